import type { Id } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { type Actor, companyOf } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import { type RevealRefusal, type RevealedCode, revealCode } from '../codes/index.ts'
import { holdsPlace } from './claim.ts'
import { findClaim } from './claims.store.ts'

/** Shows the code of a claim to somebody of the company that holds it, and to nobody else. Each look is on record. */
export function revealClaimCode(
  platform: Platform,
  actor: Actor,
  claimId: Id<'claim'>,
): Promise<Result<RevealedCode, RevealRefusal>> {
  return revealCode(platform, actor, {
    claimId,
    may: async (db, { companyId }) => {
      if (companyOf(actor) !== companyId) return false
      const claim = await findClaim(db, actor, claimId)
      return claim !== undefined && claim.companyId === companyId && holdsPlace(claim.state)
    },
  })
}
