import { sql } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Localized } from '../../kernel/language.ts'
import type { Money } from '../../kernel/money.ts'
import type { Actor } from '../../platform/actor.ts'
import { anyOf } from '../../platform/any-of.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Taken } from '../agreements/index.ts'
import { seenBy } from '../registry/index.ts'
import { type Claim, type ClaimState, type ClaimStep, type StepAct, type ValueKind } from './claim.ts'
import './claims.tables.ts'

/** Keeps a new claim; false where the same person has an open request for the offer. */
export async function keepClaim(tx: Transaction, claim: Claim): Promise<boolean> {
  const kept = await tx
    .insertInto('claims')
    .values({ ...claim, documents: [...claim.documents] })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}

export interface NewStep {
  readonly claimId: Id<'claim'>
  readonly act: StepAct
  readonly state: ClaimState
  readonly at: Date
  readonly by: Id<'user'> | null
  readonly reason?: string | undefined
}

/** Adds a line to a claim's history and gives its number. The claim's row is held, so that lines are numbered one by one. */
export async function keepStep(tx: Transaction, { claimId, act, state, at, by, reason }: NewStep): Promise<number> {
  const { number } = await tx
    .insertInto('claimSteps')
    .values({
      claimId,
      number: sql<number>`(select count(*) + 1 from claim_steps where operator_id = current_operator() and claim_id = ${claimId})`,
      act,
      state,
      at,
      byId: by,
      reason: reason ?? null,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  return number
}

/** What changes with a state. */
export type ClaimChange = Partial<
  Pick<Claim, 'agreementId' | 'ownerId' | 'verdict' | 'exception' | 'withCode' | 'grantedOn' | 'activateBy' | 'dueOn'>
>

/** Moves a claim from the state it was seen in to another; false where somebody else has moved it. */
export async function moveClaim(
  tx: Transaction,
  { id, state }: Pick<Claim, 'id' | 'state'>,
  to: ClaimState,
  at: Date,
  changes: ClaimChange = {},
): Promise<boolean> {
  const moved = await tx
    .updateTable('claims')
    .set({ ...changes, state: to, stateAt: at })
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

export async function setOwner(tx: Transaction, id: Id<'claim'>, ownerId: Id<'user'>): Promise<void> {
  await tx.updateTable('claims').set({ ownerId }).where('id', '=', id).execute()
}

/** A claim that the actor sees, held until the transaction ends; foreign and missing are alike. */
export async function holdClaim(tx: Transaction, actor: Actor, id: Id<'claim'>): Promise<Claim | undefined> {
  const claim = await tx.selectFrom('claims').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!claim) return undefined
  const seen = await tx
    .selectFrom('companies')
    .select('companies.id')
    .where('companies.id', '=', claim.companyId)
    .where(seenBy(actor))
    .executeTakeFirst()
  return seen && claim
}

const columns = [
  'claims.id',
  'claims.offerId',
  'claims.versionId',
  'claims.agreementId',
  'claims.companyId',
  'claims.siteId',
  'claims.personId',
  'claims.state',
  'claims.stateAt',
  'claims.requestedAt',
  'claims.verify',
  'claims.ownerId',
  'claims.documents',
  'claims.dueOn',
  'claims.escalatedAt',
  'claims.verdict',
  'claims.exception',
  'claims.withCode',
  'claims.grantedOn',
  'claims.activateBy',
] as const

/** A claim with the names that people know it by. */
export interface ShownClaim extends Claim {
  readonly company: string
  readonly site: string | null
  readonly offer: Localized
  readonly partner: Localized
}

function shownClaims(db: Database, actor: Actor) {
  return db
    .selectFrom('claims')
    .innerJoin('companies', 'companies.id', 'claims.companyId')
    .innerJoin('offers', 'offers.id', 'claims.offerId')
    .innerJoin('partners', 'partners.id', 'offers.partnerId')
    .leftJoin('sites', 'sites.id', 'claims.siteId')
    .where(seenBy(actor))
}

const names = [
  'companies.name as company',
  'sites.name as site',
  'offers.title as offer',
  'partners.name as partner',
] as const

/** A claim that the actor sees. */
export function findClaim(db: Database, actor: Actor, id: Id<'claim'>): Promise<ShownClaim | undefined> {
  return shownClaims(db, actor).select(columns).select(names).where('claims.id', '=', id).executeTakeFirst()
}

/** Which claims are wanted. */
export interface ClaimsWish {
  readonly states?: readonly ClaimState[] | undefined
  readonly companyId?: Id<'company'> | undefined
  readonly offerId?: Id<'offer'> | undefined
  readonly number: number
  readonly size: number
  /** Those that wait longest first; else the latest first. */
  readonly oldestFirst?: boolean
}

/** A page of the claims that the actor sees, and how many there are in all. */
export async function listClaims(
  db: Database,
  actor: Actor,
  { states, companyId, offerId, number, size, oldestFirst = false }: ClaimsWish,
): Promise<{ readonly claims: readonly ShownClaim[]; readonly total: number }> {
  const wanted = shownClaims(db, actor)
    .$if(states !== undefined, (query) => query.where('claims.state', 'in', [...(states ?? [])]))
    .$if(companyId !== undefined, (query) => query.where('claims.companyId', '=', companyId ?? null!))
    .$if(offerId !== undefined, (query) => query.where('claims.offerId', '=', offerId ?? null!))
  const { total } = await wanted.select(sql<bigint>`count(*)`.as('total')).executeTakeFirstOrThrow()
  const claims = await wanted
    .select(columns)
    .select(names)
    .orderBy('claims.requestedAt', oldestFirst ? 'asc' : 'desc')
    .orderBy('claims.id')
    .limit(size)
    .offset((number - 1) * size)
    .execute()
  return { claims, total: Number(total) }
}

/** How many claims the actor sees in each state. */
export async function countStates(db: Database, actor: Actor): Promise<ReadonlyMap<ClaimState, number>> {
  const rows = await shownClaims(db, actor)
    .select(['claims.state', sql<bigint>`count(*)`.as('claims')])
    .groupBy('claims.state')
    .execute()
  return new Map(rows.map(({ state, claims }) => [state, Number(claims)]))
}

/** The claims of a company for these offers that are open or hold a place. */
export async function runningClaims(
  db: Database,
  companyId: Id<'company'>,
): Promise<readonly Pick<Claim, 'id' | 'offerId' | 'state' | 'personId'>[]> {
  return db
    .selectFrom('claims')
    .select(['id', 'offerId', 'state', 'personId'])
    .where('companyId', '=', companyId)
    .where('state', 'in', ['requested', 'verified', 'granted', 'activated', 'used', 'ended'])
    .orderBy('requestedAt', 'desc')
    .execute()
}

/** How many open requests a company has for an offer. */
export async function openRequests(db: Database, offerId: Id<'offer'>, companyId: Id<'company'>): Promise<number> {
  const { open } = await db
    .selectFrom('claims')
    .select(sql<bigint>`count(*)`.as('open'))
    .where('companyId', '=', companyId)
    .where('offerId', '=', offerId)
    .where('state', 'in', ['requested', 'verified'])
    .executeTakeFirstOrThrow()
  return Number(open)
}

/** What a company was granted of these offers, as chains between offers count it. */
export async function takenBy(
  db: Database,
  companyId: Id<'company'>,
  dayOf: (instant: Date) => CivilDate,
): Promise<readonly Taken[]> {
  const rows = await db
    .selectFrom('claims')
    .select(['offerId', 'grantedOn', 'state', 'stateAt'])
    .where('companyId', '=', companyId)
    .where('state', 'in', ['granted', 'activated', 'used', 'ended'])
    .execute()
  return rows.flatMap(({ offerId, grantedOn, state, stateAt }) =>
    grantedOn === null ? [] : [{ offerId, from: grantedOn, ...(state === 'ended' && { until: dayOf(stateAt) }) }],
  )
}

/** What happened to a claim, in order. */
export async function stepsOf(db: Database, claimId: Id<'claim'>): Promise<readonly ClaimStep[]> {
  const rows = await db
    .selectFrom('claimSteps')
    .select(['number', 'act', 'state', 'at', 'byId as by', 'reason'])
    .where('claimId', '=', claimId)
    .orderBy('number')
    .execute()
  return rows
}

/** Takes it upon itself to tell of a step. Of two at once, one gets true. */
export async function takeTelling(
  tx: Transaction,
  { claimId, number }: { readonly claimId: Id<'claim'>; readonly number: number },
  toldAt: Date,
): Promise<boolean> {
  const taken = await tx
    .insertInto('claimTellings')
    .values({ claimId, number, toldAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return taken.numInsertedOrUpdatedRows === 1n
}

/** One of the four values, with its day and source. */
export interface ClaimValue {
  readonly claimId: Id<'claim'>
  readonly kind: ValueKind
  readonly value: Money
  readonly on: CivilDate
  readonly source: string
}

export async function keepValue(
  tx: Transaction,
  { claimId, kind, value, on, source }: ClaimValue,
  recording: { readonly id: Id<'claim-value'>; readonly at: Date; readonly by: Id<'user'> | null },
): Promise<void> {
  await tx
    .insertInto('claimValues')
    .values({
      id: recording.id,
      claimId,
      kind,
      minor: value.minor,
      currency: value.currency,
      onDay: on,
      source,
      recordedAt: recording.at,
      recordedBy: recording.by,
    })
    .execute()
}

/** The latest of each kind of value of these claims. */
export async function valuesOfClaims(
  db: Database,
  claimIds: readonly Id<'claim'>[],
): Promise<ReadonlyMap<Id<'claim'>, ReadonlyMap<ValueKind, ClaimValue>>> {
  const rows = await db
    .selectFrom('claimValues')
    .select(['claimId', 'kind', 'minor', 'currency', 'onDay', 'source'])
    .where('claimId', '=', anyOf(claimIds))
    .orderBy('id')
    .execute()
  const values = new Map<Id<'claim'>, Map<ValueKind, ClaimValue>>()
  for (const { claimId, kind, minor, currency, onDay, source } of rows) {
    const of = values.get(claimId) ?? new Map<ValueKind, ClaimValue>()
    of.set(kind, { claimId, kind, value: { minor, currency }, on: onDay, source })
    values.set(claimId, of)
  }
  return values
}

/** Open requests that have waited for longer than the set days, each taken once: whoever gets one tells the director. */
export async function takeOverdue(tx: Transaction, today: CivilDate, at: Date): Promise<readonly Claim[]> {
  const overdue = tx
    .selectFrom('claims')
    .select('claims.id')
    .where('state', 'in', ['requested', 'verified'])
    .where('dueOn', '<', today)
    .where('escalatedAt', 'is', null)
    .orderBy('id')
    .limit(100)
    .forUpdate()
    .skipLocked()
  return tx.updateTable('claims').set({ escalatedAt: at }).where('id', 'in', overdue).returning(columns).execute()
}

/** Grants that were not taken up in time, held until the transaction ends. */
export async function holdLapsed(tx: Transaction, today: CivilDate): Promise<readonly Claim[]> {
  return tx
    .selectFrom('claims')
    .select(columns)
    .where('state', '=', 'granted')
    .where('activateBy', '<', today)
    .orderBy('id')
    .limit(50)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** The open requests, to count anew until when each may wait. */
export async function openClaims(tx: Transaction): Promise<readonly Pick<Claim, 'id' | 'requestedAt'>[]> {
  return tx
    .selectFrom('claims')
    .select(['id', 'requestedAt'])
    .where('state', 'in', ['requested', 'verified'])
    .where('dueOn', 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function setDue(tx: Transaction, id: Id<'claim'>, dueOn: CivilDate): Promise<void> {
  await tx.updateTable('claims').set({ dueOn }).where('id', '=', id).execute()
}

/** Whether an offer hands out codes: somebody has opened a pool for it. */
export async function handsOutCodes(db: Database, offerId: Id<'offer'>): Promise<boolean> {
  const pool = await db.selectFrom('codePools').select('offerId').where('offerId', '=', offerId).executeTakeFirst()
  return pool !== undefined
}

/** Where a company is, or was last. */
export async function siteOf(db: Database, companyId: Id<'company'>): Promise<Id<'site'> | null> {
  const place = await db
    .selectFrom('companyPlaces')
    .select('siteId')
    .where('companyId', '=', companyId)
    .executeTakeFirst()
  return place?.siteId ?? null
}

/** Those of the companies that have or had a claim: they are more than a row of a workbook. */
export async function companiesWithClaims(
  db: Database,
  companyIds: readonly Id<'company'>[],
): Promise<readonly Id<'company'>[]> {
  const rows = await db
    .selectFrom('claims')
    .select('companyId')
    .distinct()
    .where('companyId', '=', anyOf(companyIds))
    .execute()
  return rows.map(({ companyId }) => companyId)
}

/** How many companies and claims there are of something. */
export interface Counted {
  readonly companies: number
  /** Those that hold a place. */
  readonly claims: number
  /** Those that wait for a decision. */
  readonly open: number
}

const counted = [
  sql<number>`count(distinct companies.id)::int`.as('companies'),
  sql<number>`count(distinct claims.id) filter (where claims.state in ('granted', 'activated', 'used', 'ended'))::int`.as(
    'claims',
  ),
  sql<number>`count(distinct claims.id) filter (where claims.state in ('requested', 'verified'))::int`.as('open'),
]

/** Companies and claims of each site that the actor sees; those without a place stand under null. */
export async function countsBySite(
  db: Database,
  actor: Actor,
): Promise<readonly (Counted & { site: string | null })[]> {
  return db
    .selectFrom('companies')
    .leftJoin('companyPlaces', 'companyPlaces.companyId', 'companies.id')
    .leftJoin('sites', 'sites.id', 'companyPlaces.siteId')
    .leftJoin('claims', 'claims.companyId', 'companies.id')
    .select('sites.code as site')
    .select(counted)
    .where('companies.archivedAt', 'is', null)
    .where(seenBy(actor))
    .groupBy('sites.code')
    .orderBy('sites.code')
    .execute()
}

/** The sectors of companies by their codes: a row for each that a company has. */
export function companySectors(db: Database) {
  return db
    .selectFrom('currentFacts')
    .select([
      'currentFacts.companyId',
      sql<string>`jsonb_array_elements_text(current_facts.value->'codes')`.as('sector'),
    ])
    .where('currentFacts.key', '=', 'sector')
}

/** The same of each sector; a company with several counts in each, one without a known sector under null. */
export async function countsBySector(
  db: Database,
  actor: Actor,
): Promise<readonly (Counted & { sector: string | null })[]> {
  return db
    .selectFrom('companies')
    .leftJoin(companySectors(db).as('sectors'), 'sectors.companyId', 'companies.id')
    .leftJoin('claims', 'claims.companyId', 'companies.id')
    .select('sectors.sector')
    .select(counted)
    .where('companies.archivedAt', 'is', null)
    .where(seenBy(actor))
    .groupBy('sectors.sector')
    .orderBy('sectors.sector')
    .execute()
}
