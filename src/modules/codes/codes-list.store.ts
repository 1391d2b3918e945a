import { sql } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import type { Code, CodeState } from './code.ts'
import { codeFrom, codes } from './codes.store.ts'
import './codes.tables.ts'

/** What became of each code by a day, as `stateOf` tells it of one. */
function state(on: CivilDate) {
  return sql<CodeState>`case
    when codes.dead_at is not null then 'dead'
    when codes.spent_at is not null then 'spent'
    when codes.revealed_at is not null then 'seen'
    when codes.claim_id is not null then 'given'
    when codes.expires_on < ${on}::date then 'expired'
    else 'free' end`
}

/** How many codes of a pool are in each state. */
export async function codesByState(
  db: Database,
  offerId: Id<'offer'>,
  on: CivilDate,
): Promise<ReadonlyMap<CodeState, number>> {
  const rows = await db
    .selectFrom('codes')
    .select([state(on).as('state'), sql<bigint>`count(*)`.as('codes')])
    .where('offerId', '=', offerId)
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state: each, codes: count }) => [each, Number(count)]))
}

/** The codes of a pool by their numbers, the newest first. */
export async function listCodes(db: Database, { offerId, on, wanted, page }: CodesWanted): Promise<readonly Code[]> {
  const rows = await codes(db)
    .where('offerId', '=', offerId)
    .$if(wanted !== undefined, (query) => query.where(sql<boolean>`${state(on)} = ${wanted}`))
    .orderBy('number', 'desc')
    .limit(page.size)
    .offset((page.number - 1) * page.size)
    .execute()
  return rows.map(codeFrom)
}

export interface CodesWanted {
  readonly offerId: Id<'offer'>
  readonly on: CivilDate
  readonly wanted: CodeState | undefined
  readonly page: { readonly number: number; readonly size: number }
}

/** The free codes of a pool that end between two days: how many, and the first of these days. */
export async function endingCodes(
  db: Database,
  offerId: Id<'offer'>,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<{ readonly codes: number; readonly first: CivilDate } | undefined> {
  const { count, first } = await db
    .selectFrom('codes')
    .select([sql<bigint>`count(*)`.as('count'), sql<CivilDate | null>`min(expires_on)`.as('first')])
    .where('offerId', '=', offerId)
    .where('claimId', 'is', null)
    .where('deadAt', 'is', null)
    .where('expiresOn', '>=', from)
    .where('expiresOn', '<=', to)
    .executeTakeFirstOrThrow()
  return first ? { codes: Number(count), first } : undefined
}

/** One code with where it came from, whom it went to, and who looked at it. */
export interface CodeStory extends Code {
  readonly companyId: Id<'company'> | undefined
  readonly uploadedAt: Date
  readonly uploadedBy: Id<'user'> | undefined
  readonly replacedBy: Neighbour | undefined
  readonly replaces: Neighbour | undefined
  /** The last so many looks, the first of them first. */
  readonly looks: readonly { readonly at: Date; readonly by: Id<'user'> | undefined }[]
}

/** Another code of the pool. */
export interface Neighbour {
  readonly id: Id<'code'>
  readonly number: number
}

const MOST_LOOKS = 100

export async function findStory(db: Database, id: Id<'code'>): Promise<CodeStory | undefined> {
  const row = await codes(db)
    .innerJoin('codeUploads', 'codeUploads.id', 'codes.uploadId')
    .select(['codeUploads.uploadedAt', 'codeUploads.uploadedBy', 'codes.replacedBy'])
    .where('codes.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const looks = await db
    .selectFrom('codeReveals')
    .select(['revealedAt as at', 'revealedBy as by'])
    .where('codeId', '=', id)
    .orderBy('revealedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LOOKS)
    .execute()
  const next = row.replacedBy === null ? undefined : await neighbour(db, 'id', row.replacedBy)
  return {
    ...codeFrom(row),
    companyId: row.companyId ?? undefined,
    uploadedAt: row.uploadedAt,
    uploadedBy: row.uploadedBy ?? undefined,
    replacedBy: next,
    replaces: await neighbour(db, 'replacedBy', id),
    looks: looks.map(({ at, by }) => ({ at, by: by ?? undefined })).toReversed(),
  }
}

function neighbour(db: Database, key: 'id' | 'replacedBy', id: Id<'code'>): Promise<Neighbour | undefined> {
  return db.selectFrom('codes').select(['id', 'number']).where(key, '=', id).executeTakeFirst()
}

/** That somebody had codes before their eyes: whoever brought them in, and whoever looked at one. */
export type Sight = { readonly at: Date; readonly by: Id<'user'> | undefined } & (
  | { readonly kind: 'brought'; readonly codes: number }
  | { readonly kind: 'saw'; readonly code: Neighbour; readonly companyId: Id<'company'> }
)

/** Who had which codes of a pool before their eyes, the latest first. */
export async function listSights(
  db: Database,
  offerId: Id<'offer'>,
  page: { readonly number: number; readonly size: number },
): Promise<{ readonly sights: readonly Sight[]; readonly total: number }> {
  const { rows } = await sql<SightRow>`
    select *, count(*) over () as total from (
      select uploaded_at as at, uploaded_by as by, codes, null::uuid as "codeId", null::int as number,
        null::uuid as "companyId", id
      from code_uploads where operator_id = current_operator() and offer_id = ${offerId}
      union all
      select r.revealed_at, r.revealed_by, null, c.id, c.number, r.company_id, r.id
      from code_reveals r join codes c on c.operator_id = r.operator_id and c.id = r.code_id
      where r.operator_id = current_operator() and c.offer_id = ${offerId}
    ) sights
    order by at desc, id desc
    limit ${page.size} offset ${(page.number - 1) * page.size}`.execute(db)
  const sights = rows.flatMap(({ at, by, codes: count, codeId, number, companyId }): Sight[] => {
    const whose = { at, by: by ?? undefined }
    if (count !== null) return [{ ...whose, kind: 'brought', codes: count }]
    if (codeId === null || number === null || companyId === null) return []
    return [{ ...whose, kind: 'saw', code: { id: codeId, number }, companyId }]
  })
  return { sights, total: Number(rows[0]?.total ?? 0) }
}

interface SightRow {
  readonly at: Date
  readonly by: Id<'user'> | null
  readonly codes: number | null
  readonly codeId: Id<'code'> | null
  readonly number: number | null
  readonly companyId: Id<'company'> | null
  readonly total: bigint
}
