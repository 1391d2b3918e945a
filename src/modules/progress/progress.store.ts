import { type ExpressionBuilder, sql } from 'kysely'
import { type CivilDate, addDays } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Localized } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database, Tables } from '../../platform/database.ts'
import { companySectors } from '../claims/index.ts'
import { type Group, PACE_DAYS, type Steps, monthsBefore } from './progress.ts'

/** The offers of the partner for whom an actor acts; for anybody else none. */
function ownOffers({ role }: Actor) {
  return (eb: ExpressionBuilder<Tables, 'offers'>) =>
    role.kind === 'partner' ? eb('offers.partnerId', '=', role.partnerId) : eb.lit(false)
}

function ownClaims(db: Database, actor: Actor) {
  return db.selectFrom('claims').innerJoin('offers', 'offers.id', 'claims.offerId').where(ownOffers(actor))
}

const held = sql<boolean>`claims.state in ('granted', 'activated', 'used', 'ended')`

const granted = sql<number>`count(*) filter (where ${held})::int`.as('granted')

function took(act: 'activate' | 'use') {
  return sql<boolean>`exists (select from claim_steps s where s.operator_id = claims.operator_id and s.claim_id = claims.id and s.act = ${act})`
}

export interface OwnOffer {
  readonly id: Id<'offer'>
  readonly title: Localized
  readonly closedAt: Date | null
}

/** The partner's own offers, those that are open first. */
export async function ownOffersOf(db: Database, actor: Actor): Promise<readonly OwnOffer[]> {
  return db
    .selectFrom('offers')
    .select(['offers.id', 'offers.title', 'offers.closedAt'])
    .where(ownOffers(actor))
    .orderBy(sql`offers.closed_at is not null`)
    .orderBy('offers.code')
    .execute()
}

/** How far requests for each of the partner's own offers have come; an offer that nobody asked for is not among them. */
export async function stepsByOffer(db: Database, actor: Actor): Promise<ReadonlyMap<Id<'offer'>, Steps>> {
  const rows = await ownClaims(db, actor)
    .select([
      'claims.offerId',
      sql<number>`count(*)::int`.as('asked'),
      sql<number>`count(*) filter (where claims.state in ('requested', 'verified'))::int`.as('open'),
      granted,
      sql<number>`count(*) filter (where ${held} and ${took('activate')})::int`.as('activated'),
      sql<number>`count(*) filter (where ${held} and ${took('use')})::int`.as('used'),
      sql<number>`count(*) filter (where claims.granted_on is not null and not ${held})::int`.as('returned'),
    ])
    .groupBy('claims.offerId')
    .execute()
  return new Map(rows.map(({ offerId, ...steps }) => [offerId, steps]))
}

/** What was granted of the partner's own offers, by the site where the company was. */
export async function grantedBySite(db: Database, actor: Actor): Promise<readonly Group[]> {
  return ownClaims(db, actor)
    .innerJoin('sites', 'sites.id', 'claims.siteId')
    .select(['sites.name', granted])
    .where(held)
    .groupBy(['sites.id', 'sites.name'])
    .execute()
}

/** The same by the code of the company's sector; a company of two sectors counts in both. */
export async function grantedBySector(db: Database, actor: Actor): Promise<readonly Group[]> {
  return ownClaims(db, actor)
    .innerJoin(companySectors(db).as('sectors'), 'sectors.companyId', 'claims.companyId')
    .select(['sectors.sector as name', granted])
    .where(held)
    .groupBy('sectors.sector')
    .execute()
}

/** What was granted in each of the last twelve months, given back later or not; the oldest month first. */
export async function grantedByMonth(db: Database, actor: Actor, on: CivilDate): Promise<readonly Group[]> {
  const months = monthsBefore(on, 12)
  const rows = await ownClaims(db, actor)
    .select([sql<string>`to_char(claims.granted_on, 'YYYY-MM')`.as('name'), sql<number>`count(*)::int`.as('granted')])
    .where('claims.grantedOn', '>=', `${months[0]}-01` as CivilDate)
    .groupBy(sql`to_char(claims.granted_on, 'YYYY-MM')`)
    .execute()
  const counted = new Map(rows.map(({ name, granted: count }) => [name, count]))
  return months.map((name) => ({ name, granted: counted.get(name) ?? 0 }))
}

/** How many codes of each of the partner's own offers went to a company in the last days. */
export async function codesGivenLately(
  db: Database,
  actor: Actor,
  on: CivilDate,
): Promise<ReadonlyMap<Id<'offer'>, number>> {
  const rows = await ownClaims(db, actor)
    .select(['claims.offerId', sql<number>`count(*)::int`.as('given')])
    .where('claims.withCode', '=', true)
    .where('claims.grantedOn', '>', addDays(on, -PACE_DAYS))
    .groupBy('claims.offerId')
    .execute()
  return new Map(rows.map(({ offerId, given }) => [offerId, given]))
}

/** A grant that nobody has taken up yet: by its number and its offer, never by its company. */
export interface WaitingGrant {
  readonly id: Id<'claim'>
  readonly offer: Localized
  readonly grantedOn: CivilDate | null
  readonly activateBy: CivilDate | null
  /** Of the code that was given with it. */
  readonly code: number | null
}

/** What of the partner's own offers was granted and waits to be taken up, what lapses first before all. */
export async function waitingGrants(
  db: Database,
  actor: Actor,
  { number, size }: { readonly number: number; readonly size: number },
): Promise<{ readonly grants: readonly WaitingGrant[]; readonly total: number }> {
  const waiting = ownClaims(db, actor).where('claims.state', '=', 'granted')
  const { total } = await waiting.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  const grants = await waiting
    .leftJoin('codes', (join) =>
      join.onRef('codes.claimId', '=', 'claims.id').on('codes.deadAt', 'is', null).on('codes.spentAt', 'is', null),
    )
    .select(['claims.id', 'offers.title as offer', 'claims.grantedOn', 'claims.activateBy', 'codes.number as code'])
    .orderBy('claims.activateBy', (order) => order.asc().nullsLast())
    .orderBy('claims.grantedOn')
    .orderBy('claims.id')
    .limit(size)
    .offset((number - 1) * size)
    .execute()
  return { grants, total }
}
