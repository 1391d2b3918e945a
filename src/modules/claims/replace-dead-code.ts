import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isStaff } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { codesHeldBy, replaceCode } from '../codes/index.ts'
import type { Claimed } from './claim-offer.ts'
import { holdsPlace, objectionToReason } from './claim.ts'
import { holdClaim, keepStep } from './claims.store.ts'
import type { ClaimRefusal } from './refusal.ts'
import { tellOf } from './tell-claim.ts'

/** Takes a code that does not work away from a claim and gives it the next one; without one left nothing happens. */
export function replaceDeadCode(
  platform: Platform,
  actor: Actor,
  { claimId, reason }: { readonly claimId: Id<'claim'>; readonly reason: string },
) {
  return change<Claimed, ClaimRefusal>(platform, actor, async (tx) => {
    const claim = await holdClaim(tx, actor, claimId)
    if (!claim) return refuse({ code: 'claim-not-found' })
    if (!isStaff(actor)) return refuse({ code: 'not-allowed' })
    if (!holdsPlace(claim.state)) return refuse({ code: 'not-now', state: claim.state })
    const unreasoned = objectionToReason(reason, { needed: true })
    if (unreasoned) return refuse(unreasoned)
    const code = (await codesHeldBy(tx, [claimId])).get(claimId)
    if (!code) return refuse({ code: 'code-not-found' })

    const at = platform.now()
    const step = { claimId, act: 'replace-code', state: claim.state, at, by: actor.userId ?? null, reason } as const
    const number = await keepStep(tx, step)
    await tellOf(platform, tx, actor, claimId, number)
    const on = await today(platform, tx, actor.operatorId)
    const replaced = await replaceCode(platform, tx, actor, { codeId: code.id, reason, on })
    if (!replaced.ok) return replaced
    return changed(
      { id: claimId, state: claim.state },
      { event: 'code.replaced', subjectId: code.id, detail: { claimId, newCodeId: replaced.value.newCodeId } },
    )
  })
}
