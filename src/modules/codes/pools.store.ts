import { sql } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Localized } from '../../kernel/language.ts'
import { anyOf } from '../../platform/any-of.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Pool } from './code.ts'
import './codes.tables.ts'

/** The pool of an offer as it stands on a day; undefined where the offer hands out no codes. */
export async function poolOf(db: Database, offerId: Id<'offer'>, on: CivilDate): Promise<Pool | undefined> {
  return (await poolsOf(db, [offerId], on)).get(offerId)
}

/** The pools of these offers as they stand on a day. Offers that hand out no codes have none. */
export async function poolsOf(
  db: Database,
  offerIds: readonly Id<'offer'>[],
  on: CivilDate,
): Promise<ReadonlyMap<Id<'offer'>, Pool>> {
  const unused = sql`codes.claim_id is null and codes.dead_at is null`
  const ended = sql`codes.expires_on is not null and codes.expires_on < ${on}`
  const rows = await db
    .selectFrom('codePools')
    .leftJoin('codes', 'codes.offerId', 'codePools.offerId')
    .select(['codePools.offerId', 'codePools.lowAt', sql<bigint>`count(codes.id)`.as('total')])
    .select([
      sql<bigint>`count(codes.id) filter (where ${unused} and not (${ended}))`.as('free'),
      sql<bigint>`count(codes.id) filter (where ${unused} and ${ended})`.as('expired'),
      sql<bigint>`count(codes.id) filter (where codes.claim_id is not null and codes.dead_at is null)`.as('given'),
      sql<bigint>`count(codes.id) filter (where codes.dead_at is not null)`.as('dead'),
    ])
    .where('codePools.offerId', '=', anyOf(offerIds))
    .groupBy(['codePools.offerId', 'codePools.lowAt'])
    .execute()
  return new Map(
    rows.map(({ offerId, lowAt, total, free, expired, given, dead }) => [
      offerId,
      {
        total: Number(total),
        free: Number(free),
        given: Number(given),
        dead: Number(dead),
        expired: Number(expired),
        lowAt,
      },
    ]),
  )
}

/** Every offer that hands out codes. */
export async function offersWithCodes(db: Database): Promise<readonly Id<'offer'>[]> {
  const rows = await db.selectFrom('codePools').select('offerId').orderBy('offerId').execute()
  return rows.map(({ offerId }) => offerId)
}

/** Opens a pool where there is none, and makes whoever else wants to fill it wait. Gives the number of its last code. */
export async function holdPool(tx: Transaction, offerId: Id<'offer'>, lowAt: number): Promise<number> {
  const { numbered } = await tx
    .insertInto('codePools')
    .values({ offerId, lowAt, lowToldAt: null })
    .onConflict((conflict) =>
      conflict.columns(['operatorId', 'offerId']).doUpdateSet((old) => ({ numbered: old.ref('codePools.numbered') })),
    )
    .returning('numbered')
    .executeTakeFirstOrThrow()
  return numbered
}

/** Remembers how far the codes of a pool are numbered. */
export async function keepNumbered(tx: Transaction, offerId: Id<'offer'>, numbered: number): Promise<void> {
  await tx.updateTable('codePools').set({ numbered }).where('offerId', '=', offerId).execute()
}

/** Sets with how many free codes a pool is low; false where there is no pool. */
export async function setLowAt(tx: Transaction, offerId: Id<'offer'>, lowAt: number): Promise<boolean> {
  const set = await tx.updateTable('codePools').set({ lowAt }).where('offerId', '=', offerId).executeTakeFirst()
  return set.numUpdatedRows === 1n
}

/** Takes it upon itself to tell that a pool is low. Of two at once, one gets true; until `forgetLow` nobody does again. */
export async function takeLow(tx: Transaction, offerId: Id<'offer'>, at: Date): Promise<boolean> {
  const taken = await tx
    .updateTable('codePools')
    .set({ lowToldAt: at })
    .where('offerId', '=', offerId)
    .where('lowToldAt', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

/** The pool is filled up: the next time it is low, it is told again. False where it was not told. */
export async function forgetLow(tx: Transaction, offerId: Id<'offer'>): Promise<boolean> {
  const forgotten = await tx
    .updateTable('codePools')
    .set({ lowToldAt: null })
    .where('offerId', '=', offerId)
    .where('lowToldAt', 'is not', null)
    .executeTakeFirst()
  return forgotten.numUpdatedRows === 1n
}

/** Waits until nobody fills the pool up, and keeps it so until the transaction ends. */
export async function lockPool(tx: Transaction, offerId: Id<'offer'>): Promise<void> {
  await tx.selectFrom('codePools').select('offerId').where('offerId', '=', offerId).forNoKeyUpdate().execute()
}

/** The pools that were told to be low and have not been filled up since, of offers that are not closed. */
export async function lowPools(
  db: Database,
  on: CivilDate,
): Promise<readonly { readonly offerId: Id<'offer'>; readonly title: Localized; readonly free: number }[]> {
  const rows = await db
    .selectFrom('codePools')
    .innerJoin('offers', 'offers.id', 'codePools.offerId')
    .select(['codePools.offerId', 'offers.title'])
    .where('codePools.lowToldAt', 'is not', null)
    .where('offers.closedAt', 'is', null)
    .orderBy('codePools.lowToldAt')
    .execute()
  const pools = await poolsOf(
    db,
    rows.map(({ offerId }) => offerId),
    on,
  )
  return rows.map(({ offerId, title }) => ({ offerId, title, free: pools.get(offerId)?.free ?? 0 }))
}
