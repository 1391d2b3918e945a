import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import { type Taken, chainsOf, objectionFromChains } from '../agreements/index.ts'
import { heldOffersOf } from '../entitlements/index.ts'
import { findOffer } from '../partners/index.ts'
import { takenBy } from './claims.store.ts'
import type { ClaimRefusal } from './refusal.ts'

/** What of the offers that a company has, or had, stands in the way of another: those it claimed, and those it told of. */
export async function objectionOfChains(
  db: Database,
  { offerId, companyId }: { readonly offerId: Id<'offer'>; readonly companyId: Id<'company'> },
  on: CivilDate,
  dayOf: (instant: Date) => CivilDate,
): Promise<Extract<ClaimRefusal, { readonly code: 'not-with' | 'only-after' }> | undefined> {
  const chains = await chainsOf(db, offerId)
  if (chains.notWith.length === 0 && chains.onlyAfter.length === 0) return undefined
  const claimed = await takenBy(db, companyId, dayOf)
  const told = (await heldOffersOf(db, companyId)).map((held): Taken => ({ offerId: held.offerId, from: held.toldOn }))
  const objection = objectionFromChains(chains, [...claimed, ...told], on)
  const other = objection && (await findOffer(db, objection.other))
  if (!objection || !other) return undefined
  return objection.code === 'not-with'
    ? { code: 'not-with', other: other.title, freeOn: objection.freeOn }
    : { code: 'only-after', other: other.title, openOn: objection.openOn }
}
