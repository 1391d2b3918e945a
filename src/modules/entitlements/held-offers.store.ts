import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import './entitlements.tables.ts'

/** Who has said that a company has an offer: it itself, or the park on its behalf. */
export type ToldBy = 'company' | 'park'

/** That a company already has an offer, as somebody has said. */
export interface HeldOffer {
  readonly offerId: Id<'offer'>
  readonly toldBy: ToldBy
  readonly toldOn: CivilDate
}

/** The offers that a company already has. */
export function heldOffersOf(db: Database, companyId: Id<'company'>): Promise<readonly HeldOffer[]> {
  return db
    .selectFrom('heldOffers')
    .select(['offerId', 'toldBy', 'toldOn'])
    .where('companyId', '=', companyId)
    .execute()
}

/** Keeps that a company has an offer; false where that is kept already, and then by whom and since when stay. */
export async function keepHeldOffer(
  tx: Transaction,
  held: HeldOffer & {
    readonly companyId: Id<'company'>
    readonly recordedAt: Date
    readonly recordedBy: Id<'user'> | null
  },
): Promise<boolean> {
  const kept = await tx
    .insertInto('heldOffers')
    .values(held)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}

/** Takes back that a company has an offer; false where nobody had said so. */
export async function dropHeldOffer(
  tx: Transaction,
  { companyId, offerId }: { readonly companyId: Id<'company'>; readonly offerId: Id<'offer'> },
): Promise<boolean> {
  const dropped = await tx
    .deleteFrom('heldOffers')
    .where('companyId', '=', companyId)
    .where('offerId', '=', offerId)
    .executeTakeFirst()
  return dropped.numDeletedRows === 1n
}
