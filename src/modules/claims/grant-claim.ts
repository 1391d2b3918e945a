import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { type OfferLimits, valuesOf } from '../agreements/index.ts'
import { codesHeldBy, giveCodeBack, markSpent, setCodeAside } from '../codes/index.ts'
import { worthOf } from '../entitlements/index.ts'
import { returnPlace, takePlace } from '../ledger/index.ts'
import type { OfferVersion } from '../partners/index.ts'
import type { Claim } from './claim.ts'
import { keepValue } from './claims.store.ts'
import type { ClaimRefusal } from './refusal.ts'
import { fullRefusal, worthOfGrant } from './terms.ts'

export interface Granting {
  readonly claim: Pick<Claim, 'id' | 'offerId' | 'agreementId' | 'companyId' | 'siteId' | 'personId' | 'withCode'>
  readonly limits: OfferLimits
  readonly on: CivilDate
}

/**
 * Takes a place and, where the offer hands out codes, a code for a claim, as the last thing that is done: from here on
 * rivals for the offer or its agreement wait. A refusal has to end the transaction.
 */
export async function takeGrant(
  platform: Platform,
  tx: Transaction,
  actor: Actor,
  { claim, limits, on }: Granting,
): Promise<ClaimRefusal | undefined> {
  const { id: claimId, offerId, agreementId, companyId, siteId, personId, withCode } = claim
  const entering = { at: platform.now(), by: actor.userId ?? null }
  const minor = limits.budget?.each.minor ?? 0n
  const full = await takePlace(tx, { offerId, agreementId, claimId, companyId, siteId, personId, minor }, entering)
  if (full) return fullRefusal(full, limits)
  if (withCode && !(await setCodeAside(platform, tx, actor, { offerId, claimId, companyId, on }))) {
    return { code: 'no-codes-left' }
  }
  return undefined
}

/** Records what the partner declares that a grant is worth, and what was granted, each where it is known. */
export async function keepGrantedValues(
  platform: Platform,
  tx: Transaction,
  actor: Actor,
  { claim: { id: claimId, offerId }, limits, on }: Granting,
  version: OfferVersion,
): Promise<void> {
  const recording = () => ({
    id: platform.newId<'claim-value'>(),
    at: platform.now(),
    by: actor.userId ?? null,
  })
  const title = version.source.title ?? new URL(version.source.url).hostname
  const declared = worthOf(version.benefits)
  if (declared) {
    await keepValue(tx, { claimId, kind: 'declared', value: declared, on, source: title.slice(0, 300) }, recording())
  }
  const granted = worthOfGrant(limits, await valuesOf(tx, offerId))
  if (granted) {
    const source = granted.source ?? title.slice(0, 300)
    await keepValue(tx, { claimId, kind: 'granted', value: granted.value, on, source }, recording())
  }
}

/** Gives back what a claim holds: its place, and its code to the pool unless somebody has seen it. */
export async function giveGrantBack(
  platform: Platform,
  tx: Transaction,
  actor: Actor,
  { id }: Pick<Claim, 'id'>,
): Promise<void> {
  const at = platform.now()
  await returnPlace(tx, id, { at, by: actor.userId ?? null })
  const code = (await codesHeldBy(tx, [id])).get(id)
  if (code && !(await giveCodeBack(tx, code.id))) await markSpent(tx, code.id, at)
}
