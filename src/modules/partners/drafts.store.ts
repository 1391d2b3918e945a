import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { MOST_DRAFTS, type OfferDraft, type ReadDraft } from './offer-draft.ts'
import './partners.tables.ts'

/** What saving a draft changes of it. */
export type SavedDraft = Pick<OfferDraft, 'title' | 'typed' | 'savedAt' | 'savedBy'>

/** A draft without what was typed, for a list. */
export interface DraftLine extends Omit<OfferDraft, 'typed'> {
  /** Of a draft of a new offer: the partner chosen or named in it. */
  readonly partnerId: string | undefined
  readonly partnerName: string | undefined
}

/** The drafts of the park, or of new terms of one offer, the last saved first; none for anybody but the director. */
export async function listDrafts(
  db: Database,
  actor: Actor,
  { offerId }: { readonly offerId?: Id<'offer'> } = {},
): Promise<readonly DraftLine[]> {
  const rows = await db
    .selectFrom('offerDrafts')
    .select(['id', 'offerId', 'title', 'revision', 'savedAt', 'savedBy'])
    .select([
      sql<string | null>`typed->'partner'->>0`.as('partnerId'),
      sql<string | null>`typed->'partnerName'->>0`.as('partnerName'),
    ])
    .where(seenBy(actor))
    .$if(offerId !== undefined, (query) => query.where('offerId', '=', offerId ?? null))
    .orderBy('savedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ offerId: of, savedBy, partnerId, partnerName, ...row }) => ({
    ...row,
    offerId: of ?? undefined,
    savedBy: savedBy ?? undefined,
    partnerId: partnerId ?? undefined,
    partnerName: partnerName ?? undefined,
  }))
}

export async function findDraft(
  db: Database,
  actor: Actor,
  { id, offerId }: { readonly id: Id<'offer-draft'>; readonly offerId: Id<'offer'> | undefined },
): Promise<OfferDraft | undefined> {
  const row = await db
    .selectFrom('offerDrafts')
    .select(['id', 'offerId', 'title', 'typed', 'revision', 'savedAt', 'savedBy'])
    .where('id', '=', id)
    .where('offerId', 'is not distinct from', offerId ?? null)
    .where(seenBy(actor))
    .executeTakeFirst()
  return row && { ...row, offerId: row.offerId ?? undefined, savedBy: row.savedBy ?? undefined }
}

/** Drafts are the director's. */
function seenBy(actor: Actor) {
  return sql<boolean>`${isDirector(actor)}::boolean`
}

/**
 * Keeps a new draft under the first number that is free; false where none is left. A rival that takes the number first makes
 * this one look for the next.
 */
export async function keepDraft(
  tx: Transaction,
  { id, offerId, ...saved }: SavedDraft & Pick<OfferDraft, 'id' | 'offerId'>,
): Promise<boolean> {
  for (;;) {
    const rows = await tx.selectFrom('offerDrafts').select('number').execute()
    const taken = new Set(rows.map(({ number }) => number))
    const number = Array.from({ length: MOST_DRAFTS }, (_, index) => index + 1).find((each) => !taken.has(each))
    if (number === undefined) return false
    const kept = await tx
      .insertInto('offerDrafts')
      .values({ id, offerId: offerId ?? null, number, revision: 1, ...written(saved) })
      .onConflict((conflict) => conflict.columns(['operatorId', 'number']).doNothing())
      .executeTakeFirst()
    if (kept.numInsertedOrUpdatedRows === 1n) return true
  }
}

/** Saves over the revision that was read; undefined where the draft is another one by now, or gone. */
export async function saveOver(tx: Transaction, read: ReadDraft, saved: SavedDraft): Promise<number | undefined> {
  const row = await tx
    .updateTable('offerDrafts')
    .set((draft) => ({ revision: draft('revision', '+', 1), ...written(saved) }))
    .where('id', '=', read.id)
    .where('offerId', 'is not distinct from', read.offerId ?? null)
    .where('revision', '=', read.revision)
    .returning('revision')
    .executeTakeFirst()
  return row?.revision
}

/** Takes away the revision that was read; false where the draft is another one by now, or gone. */
export async function removeDraft(tx: Transaction, { id, offerId, revision }: ReadDraft): Promise<boolean> {
  const removed = await tx
    .deleteFrom('offerDrafts')
    .where('id', '=', id)
    .where('offerId', 'is not distinct from', offerId ?? null)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return removed.numDeletedRows === 1n
}

/** Whether a draft is still there, at whatever revision. */
export async function isThere(db: Database, { id, offerId }: Omit<ReadDraft, 'revision'>): Promise<boolean> {
  const found = await db
    .selectFrom('offerDrafts')
    .select('id')
    .where('id', '=', id)
    .where('offerId', 'is not distinct from', offerId ?? null)
    .executeTakeFirst()
  return found !== undefined
}

function written({ title, typed, savedAt, savedBy }: SavedDraft) {
  return { title, typed: JSON.stringify(typed), savedAt, savedBy: savedBy ?? null }
}
