import { sql } from 'kysely'
import { type CivilDate, addDays } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { fold } from '../../kernel/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import type { Verdict } from '../eligibility/index.ts'
import type { FactKey } from '../rules/index.ts'
import { seenBy } from '../registry/index.ts'
import './entitlements.tables.ts'
import { ACT_BEFORE_DAYS } from './judge-offer.ts'
import { STANDINGS, type Standing } from './opportunity.ts'

/** What an offer is to a company in the eyes of its park: as the rule says, unless the company has it already. */
export type WhoStanding = Standing | 'held'

export const WHO_STANDINGS: readonly WhoStanding[] = [...STANDINGS, 'held']

export type Counts = Readonly<Record<WhoStanding, number>>

export const NO_COUNTS: Counts = { eligible: 0, 'act-before': 0, undetermined: 0, ineligible: 0, held: 0 }

export function totalOf(counts: Counts): number {
  return WHO_STANDINGS.reduce((total, standing) => total + counts[standing], 0)
}

/** Those entitled, for long or for a while, who have it not yet. */
export function entitledOf(counts: Counts): number {
  return counts.eligible + counts['act-before']
}

/** How many of the companies that the actor sees stand how, by offer. */
export async function countsByOffer(
  db: Database,
  actor: Actor,
  on: CivilDate,
  { offerId }: { readonly offerId?: Id<'offer'> } = {},
): Promise<ReadonlyMap<Id<'offer'>, Counts>> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('entitlements')
        .select(['offerId', standingIn(on).as('standing')])
        .where('companyId', 'in', seenCompanies(db, actor))
        .$if(offerId !== undefined, (query) => query.where('offerId', '=', offerId ?? null))
        .as('standings'),
    )
    .select((eb) => ['offerId', 'standing', eb.fn.countAll<bigint>().as('companies')])
    .groupBy(['offerId', 'standing'])
    .execute()
  const counts = new Map<Id<'offer'>, Counts>()
  for (const { offerId: id, standing, companies } of rows) {
    counts.set(id, { ...(counts.get(id) ?? NO_COUNTS), [standing]: Number(companies) })
  }
  return counts
}

export interface WhoFilter {
  readonly standing?: WhoStanding | undefined
  readonly siteId?: Id<'site'> | undefined
  readonly search?: string | undefined
  /** Those whose verdict waits for this fact. */
  readonly missing?: FactKey | undefined
}

export interface WhoRow {
  readonly companyId: Id<'company'>
  readonly name: string
  readonly ice: string | null
  readonly site: string | null
  readonly verdict: Verdict
  readonly changesOn: CivilDate | null
  readonly changesTo: Verdict | 'ended' | null
  readonly missing: readonly FactKey[]
  readonly held: boolean
}

/** The companies that the actor sees with their verdict for an offer, by name; `total` counts them on all pages. */
export async function whoFor(
  db: Database,
  actor: Actor,
  { offerId, on, filter }: { readonly offerId: Id<'offer'>; readonly on: CivilDate; readonly filter: WhoFilter },
  page?: { readonly number: number; readonly size: number },
): Promise<{ readonly rows: readonly WhoRow[]; readonly total: number }> {
  const { standing, siteId, search = '', missing } = filter
  const words = fold(search).split(' ').filter(Boolean)
  const query = db
    .selectFrom('entitlements')
    .innerJoin('companies', 'companies.id', 'entitlements.companyId')
    .leftJoin('companyPlaces', 'companyPlaces.companyId', 'companies.id')
    .leftJoin('sites', 'sites.id', 'companyPlaces.siteId')
    .where('entitlements.offerId', '=', offerId)
    .where('companies.id', 'in', seenCompanies(db, actor))
    .$if(standing !== undefined, (each) => each.where((eb) => eb(standingIn(on), '=', standing ?? null)))
    .$if(siteId !== undefined, (each) => each.where('companyPlaces.siteId', '=', siteId ?? null))
    .$if(missing !== undefined, (each) =>
      each.where(sql<boolean>`${missing} = any(entitlements.missing)`).where('entitlements.held', '=', false),
    )
    .where((eb) => eb.and(words.map((word) => eb('companies.search', 'like', `%${word}%`))))
  const { total } = await query.select((eb) => eb.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .select([
      'companies.id as companyId',
      'companies.name',
      'companies.ice',
      'sites.name as site',
      'entitlements.verdict',
      'entitlements.changesOn',
      'entitlements.changesTo',
      'entitlements.missing',
      'entitlements.held',
    ])
    .orderBy('companies.name')
    .orderBy('companies.id')
    .$if(page !== undefined, (each) =>
      each.limit(page?.size ?? 0).offset(((page?.number ?? 1) - 1) * (page?.size ?? 0)),
    )
    .execute()
  return { rows, total: Number(total) }
}

export interface MissingFact {
  readonly key: FactKey
  /** Companies of which a verdict waits for it. */
  readonly companies: number
  /** Verdicts that wait for nothing else. */
  readonly alone: number
}

/** The facts for which most companies are waited for, for an offer. */
export async function mostMissing(
  db: Database,
  actor: Actor,
  { offerId, most }: { readonly offerId: Id<'offer'>; readonly most: number },
): Promise<readonly MissingFact[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('entitlements')
        .select([
          'companyId',
          sql<FactKey>`unnest(missing)`.as('key'),
          sql<boolean>`cardinality(missing) = 1`.as('only'),
        ])
        .where('verdict', '=', 'undetermined')
        .where('held', '=', false)
        .where('companyId', 'in', seenCompanies(db, actor))
        .where('offerId', '=', offerId)
        .as('waiting'),
    )
    // The register says it of itself: no company is waited for.
    .where('key', '!=', 'hostedSince')
    .select([
      'key',
      sql<bigint>`count(distinct company_id)`.as('companies'),
      sql<bigint>`count(*) filter (where waiting.only)`.as('alone'),
    ])
    .groupBy('key')
    .orderBy('companies', 'desc')
    .orderBy('alone', 'desc')
    .orderBy('key')
    .limit(most)
    .execute()
  return rows.map(({ key, companies, alone }) => ({ key, companies: Number(companies), alone: Number(alone) }))
}

/** The ids of the companies that the actor sees, for use inside a query. */
export function seenCompanies(db: Database, actor: Actor) {
  return db.selectFrom('companies').select('companies.id').where(seenBy(actor))
}

/** The standing of a kept verdict on a day, as `standingOf` tells it, or that the company has the offer already. */
function standingIn(on: CivilDate) {
  return sql<WhoStanding>`case when entitlements.held then 'held'
    when entitlements.verdict = 'eligible' and entitlements.changes_to in ('ineligible', 'ended')
    and entitlements.changes_on <= ${addDays(on, ACT_BEFORE_DAYS)}::date then 'act-before' else entitlements.verdict end`
}
