import { sql } from 'kysely'
import { batchesOf } from '../../kernel/batches.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { anyOf } from '../../platform/any-of.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Code, HeldCode } from './code.ts'
import './codes.tables.ts'

/** A code that is sealed and ready to be kept. */
export interface SealedCode {
  readonly id: Id<'code'>
  readonly number: number
  readonly keyId: string
  readonly sealed: Buffer
  readonly digest: Buffer
  readonly expiresOn: CivilDate | undefined
}

export interface Upload {
  readonly id: Id<'code-upload'>
  readonly offerId: Id<'offer'>
  readonly uploadedAt: Date
  readonly uploadedBy: Id<'user'> | undefined
}

/** From here until the transaction ends, whoever wants to add or forget a key waits: codes are about to be sealed. */
export async function beforeSealing(tx: Transaction): Promise<void> {
  await sql`lock table codes in row exclusive mode`.execute(tx)
}

/** Those of the digests that codes of the pool have. */
export async function digestsKnown(
  db: Database,
  offerId: Id<'offer'>,
  digests: readonly Buffer[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('codes')
    .select('digest')
    .where('offerId', '=', offerId)
    .where(sql<boolean>`digest = any(${[...digests]}::bytea[])`)
    .execute()
  return new Set(rows.map(({ digest }) => digest.toString('hex')))
}

/** The names of the keys that codes are sealed with, of one pool or of all. */
export async function keysInUse(db: Database, offerId?: Id<'offer'>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('codes')
    .select('keyId')
    .distinct()
    .$if(offerId !== undefined, (query) => query.where('offerId', '=', offerId ?? null!))
    .execute()
  return rows.map(({ keyId }) => keyId)
}

/** Keeps what somebody uploaded. */
export async function keepCodes(
  tx: Transaction,
  { id: uploadId, offerId, uploadedAt, uploadedBy }: Upload,
  codes: readonly SealedCode[],
): Promise<void> {
  await tx
    .insertInto('codeUploads')
    .values({ id: uploadId, offerId, codes: codes.length, uploadedAt, uploadedBy: uploadedBy ?? null })
    .execute()
  for (const batch of batchesOf(codes, 1000)) {
    await tx
      .insertInto('codes')
      .values(
        batch.map(({ expiresOn, ...code }) => ({
          ...code,
          offerId,
          uploadId,
          expiresOn: expiresOn ?? null,
          expiryToldAt: null,
          claimId: null,
          companyId: null,
          givenAt: null,
          revealedAt: null,
          spentAt: null,
          deadAt: null,
          deadReason: null,
          replacedBy: null,
        })),
      )
      .execute()
  }
}

/** Whom a code is for. */
export interface Taking {
  readonly offerId: Id<'offer'>
  readonly claimId: Id<'claim'>
  readonly companyId: Id<'company'>
  /** The day: a code that ended before it is not handed out. */
  readonly on: CivilDate
  readonly at: Date
}

export interface Taken {
  readonly id: Id<'code'>
  /** How many free codes are left, as far as the pool's threshold and one more; rivals may take some meanwhile. */
  readonly left: number
  readonly lowAt: number
}

/**
 * Takes the next free code, those that end first before the others. Rivals pass over one another's codes. Where only
 * those are left that rivals hold, it waits for them: who gives up leaves a code behind. Nobody goes without while one is free.
 */
export async function takeCode(tx: Transaction, taking: Taking): Promise<Taken | undefined> {
  for (;;) {
    const taken = (await takeNext(tx, taking, 'skip locked')) ?? (await takeNext(tx, taking, 'wait'))
    if (taken) return taken
    // While we waited for one, another may have come back.
    if (!(await isAnyFree(tx, taking))) return undefined
  }
}

/** Takes the next free code among those that no rival holds, or after having waited for them. Only `takeCode` does both. */
export async function takeNext(
  tx: Transaction,
  { offerId, claimId, companyId, on, at }: Taking,
  rivals: 'skip locked' | 'wait',
): Promise<Taken | undefined> {
  const { rows } = await sql<{ id: Id<'code'>; left: bigint; lowAt: number }>`
    update codes set claim_id = ${claimId}, company_id = ${companyId}, given_at = ${at}
    where operator_id = current_operator() and claim_id is null and dead_at is null and id = (
      select id from codes
      where ${free(offerId, on)}
      order by expires_on, number
      limit 1 for update ${rivals === 'wait' ? sql`` : sql`skip locked`})
    returning id,
      (select low_at from code_pools where operator_id = current_operator() and offer_id = ${offerId}) as "lowAt",
      (select count(*) - 1 from (
        select from codes
        where ${free(offerId, on)}
        limit (select low_at + 2 from code_pools where operator_id = current_operator() and offer_id = ${offerId})
      ) few) as "left"`.execute(tx)
  const [taken] = rows
  return taken && { ...taken, left: Number(taken.left) }
}

async function isAnyFree(db: Database, { offerId, on }: Pick<Taking, 'offerId' | 'on'>): Promise<boolean> {
  const { rows } = await sql`select from codes where ${free(offerId, on)} limit 1`.execute(db)
  return rows.length > 0
}

function free(offerId: Id<'offer'>, on: CivilDate) {
  return sql`operator_id = current_operator() and offer_id = ${offerId} and claim_id is null and dead_at is null
    and (expires_on is null or expires_on >= ${on}::date)`
}

/** Gives a code back to its pool; false where somebody has seen it, or it is nobody's. */
export async function giveBack(tx: Transaction, codeId: Id<'code'>): Promise<boolean> {
  const back = await tx
    .updateTable('codes')
    .set({ claimId: null, companyId: null, givenAt: null })
    .where('id', '=', codeId)
    .where('claimId', 'is not', null)
    .where('revealedAt', 'is', null)
    .where('deadAt', 'is', null)
    .executeTakeFirst()
  return back.numUpdatedRows === 1n
}

/** Puts a code that was seen out of use: nobody gets it or sees it any more. False where it is not so. */
export async function markSpent(tx: Transaction, codeId: Id<'code'>, at: Date): Promise<boolean> {
  const spent = await tx
    .updateTable('codes')
    .set({ spentAt: at })
    .where('id', '=', codeId)
    .where('revealedAt', 'is not', null)
    .where('spentAt', 'is', null)
    .where('deadAt', 'is', null)
    .executeTakeFirst()
  return spent.numUpdatedRows === 1n
}

/** Marks a code dead, with the reason; undefined where it is dead or spent already, or there is none. */
export async function markDead(tx: Transaction, codeId: Id<'code'>, reason: string, at: Date) {
  return tx
    .updateTable('codes')
    .set({ deadAt: at, deadReason: reason })
    .where('id', '=', codeId)
    .where('deadAt', 'is', null)
    .where('spentAt', 'is', null)
    .returning(['offerId', 'claimId', 'companyId'])
    .executeTakeFirst()
}

export async function keepReplacement(tx: Transaction, codeId: Id<'code'>, replacedBy: Id<'code'>): Promise<void> {
  await tx.updateTable('codes').set({ replacedBy }).where('id', '=', codeId).execute()
}

/** Remembers that a code was seen. False where it is not this claim's any more: given back, spent or dead. */
export async function markRevealed(
  tx: Transaction,
  { id, claimId }: Pick<HeldCode, 'id' | 'claimId'>,
  at: Date,
): Promise<boolean> {
  const seen = await tx
    .updateTable('codes')
    .set({ revealedAt: sql<Date>`coalesce(revealed_at, ${at})` })
    .where('id', '=', id)
    .where('claimId', '=', claimId)
    .where('spentAt', 'is', null)
    .where('deadAt', 'is', null)
    .executeTakeFirst()
  return seen.numUpdatedRows === 1n
}

export interface Reveal {
  readonly id: Id<'code-reveal'>
  readonly code: Pick<HeldCode, 'id' | 'claimId' | 'companyId'>
  readonly at: Date
  readonly by: Id<'user'> | undefined
}

export async function keepReveal(tx: Transaction, { id, code, at, by }: Reveal): Promise<void> {
  await tx
    .insertInto('codeReveals')
    .values({
      id,
      codeId: code.id,
      claimId: code.claimId,
      companyId: code.companyId,
      revealedAt: at,
      revealedBy: by ?? null,
    })
    .execute()
}

/** The code that a claim can use now. */
export async function findCodeOf(
  db: Database,
  claimId: Id<'claim'>,
): Promise<(HeldCode & { keyId: string }) | undefined> {
  const row = await codes(db)
    .select('keyId')
    .where('claimId', '=', claimId)
    .where('deadAt', 'is', null)
    .where('spentAt', 'is', null)
    .executeTakeFirst()
  const held = row && heldFrom(row)
  return held && { ...held, keyId: row.keyId }
}

/** What is sealed in a code. */
export function findSealed(
  db: Database,
  codeId: Id<'code'>,
): Promise<{ readonly keyId: string; readonly sealed: Buffer } | undefined> {
  return db.selectFrom('codes').select(['keyId', 'sealed']).where('id', '=', codeId).executeTakeFirst()
}

/** The codes that claims hold or held last: dead ones are not among them. */
export async function codesHeldBy(
  db: Database,
  claimIds: readonly Id<'claim'>[],
): Promise<ReadonlyMap<Id<'claim'>, HeldCode>> {
  const rows = await codes(db).where('claimId', '=', anyOf(claimIds)).where('deadAt', 'is', null).execute()
  return new Map(
    rows.flatMap((row) => {
      const held = heldFrom(row)
      return held ? [[held.claimId, held]] : []
    }),
  )
}

/** Codes as they are spoken of. */
export function codes(db: Database) {
  return db
    .selectFrom('codes')
    .select(['codes.id', 'codes.offerId', 'codes.number', 'codes.expiresOn', 'codes.claimId', 'codes.companyId'])
    .select(['codes.givenAt', 'codes.revealedAt', 'codes.spentAt', 'codes.deadAt', 'codes.deadReason'])
}

type Row = Awaited<ReturnType<ReturnType<typeof codes>['executeTakeFirstOrThrow']>>

function heldFrom(row: Row): HeldCode | undefined {
  const { claimId, companyId } = row
  return claimId && companyId ? { ...codeFrom(row), claimId, companyId } : undefined
}

/** A row of `codes` as the code it is. */
export function codeFrom({ id, offerId, number, ...row }: Row): Code {
  return {
    id,
    offerId,
    number,
    expiresOn: row.expiresOn ?? undefined,
    givenAt: row.givenAt ?? undefined,
    revealedAt: row.revealedAt ?? undefined,
    spentAt: row.spentAt ?? undefined,
    deadAt: row.deadAt ?? undefined,
    deadReason: row.deadReason ?? undefined,
  }
}

/** Takes it upon itself to tell that free codes end between two days; each code once, whoever asks. */
export async function takeEnding(
  tx: Transaction,
  { from, to, at }: { readonly from: CivilDate; readonly to: CivilDate; readonly at: Date },
): Promise<readonly { readonly offerId: Id<'offer'>; readonly expiresOn: CivilDate }[]> {
  const rows = await tx
    .updateTable('codes')
    .set({ expiryToldAt: at })
    .where('claimId', 'is', null)
    .where('deadAt', 'is', null)
    .where('expiryToldAt', 'is', null)
    .where('expiresOn', '>=', from)
    .where('expiresOn', '<=', to)
    .returning(['offerId', 'expiresOn'])
    .execute()
  return rows.flatMap(({ offerId, expiresOn }) => (expiresOn ? [{ offerId, expiresOn }] : []))
}

/** A code as it lies in its row, to be sealed anew. */
export interface Resealable {
  readonly id: Id<'code'>
  readonly offerId: Id<'offer'>
  readonly keyId: string
  readonly sealed: Buffer
}

/** Some codes that other keys than the current one seal, held until the transaction ends. Those that somebody uses just now are passed over. */
export function holdForResealing(
  tx: Transaction,
  {
    keyIds,
    but,
    most,
  }: { readonly keyIds: readonly string[]; readonly but: readonly Id<'code'>[]; readonly most: number },
): Promise<readonly Resealable[]> {
  return tx
    .selectFrom('codes')
    .select(['id', 'offerId', 'keyId', 'sealed'])
    .where(sql<boolean>`key_id = any(${[...keyIds]}::text[])`)
    .where(sql<boolean>`id <> all(${[...but]}::uuid[])`)
    .orderBy('id')
    .limit(most)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
}

/** How many codes each key seals. */
export async function codesByKey(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('codes')
    .select(['keyId', sql<bigint>`count(*)`.as('codes')])
    .groupBy('keyId')
    .execute()
  return new Map(rows.map(({ keyId, codes: count }) => [keyId, Number(count)]))
}

/** Puts other seals in the place of those that codes had. */
export async function reseal(
  tx: Transaction,
  keyId: string,
  codes: readonly (Pick<Resealable, 'id' | 'sealed'> & { readonly digest: Buffer })[],
): Promise<void> {
  await sql`
    update codes set key_id = ${keyId}, sealed = anew.sealed, digest = anew.digest
    from unnest(
      ${codes.map(({ id }) => id)}::uuid[], ${codes.map(({ sealed }) => sealed)}::bytea[],
      ${codes.map(({ digest }) => digest)}::bytea[]) as anew (id, sealed, digest)
    where codes.operator_id = current_operator() and codes.id = anew.id`.execute(tx)
}

/** From here until the transaction ends nobody seals a code; who was about to has finished. */
export async function holdSealing(tx: Transaction): Promise<void> {
  await sql`lock table codes in share row exclusive mode`.execute(tx)
}
