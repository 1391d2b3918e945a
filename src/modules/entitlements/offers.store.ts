import { sql } from 'kysely'
import { type CivilDate, addDays } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { fold } from '../../kernel/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import type { Verdict } from '../eligibility/index.ts'
import type { FactKey } from '../rules/index.ts'
import './entitlements.tables.ts'
import { ACT_BEFORE_DAYS } from './judge-offer.ts'
import { STANDINGS, type Standing } from './opportunity.ts'
import { NO_FIGURES, atSeenSites, figuresByOffer } from './overview.store.ts'

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

/** How many of the companies that the actor sees stand how, by offer: from the counts, and from those about to lose a right. */
export async function countsByOffer(
  db: Database,
  actor: Actor,
  on: CivilDate,
  { offerId }: { readonly offerId?: Id<'offer'> } = {},
): Promise<ReadonlyMap<Id<'offer'>, Counts>> {
  const figures = await figuresByOffer(db, actor, { offerId })
  const rows = await db
    .selectFrom('entitlements')
    .select(['offerId', 'held', sql<bigint>`count(*)`.as('companies')])
    .where(atSeenSites(actor, 'entitlements'))
    .$if(offerId !== undefined, (query) => query.where('offerId', '=', offerId ?? null))
    .where((eb) => eb.or([eb('held', '=', true), actBefore(on)]))
    .groupBy(['offerId', 'held'])
    .execute()
  const apart = Map.groupBy(rows, (row) => row.offerId)
  const offerIds = new Set([...figures.keys(), ...apart.keys()])
  return new Map(
    [...offerIds].map((id): [Id<'offer'>, Counts] => {
      const { eligible, undetermined, ineligible } = figures.get(id) ?? NO_FIGURES
      const count = (held: boolean) => Number(apart.get(id)?.find((row) => row.held === held)?.companies ?? 0n)
      const leaving = count(false)
      return [id, { eligible: eligible - leaving, 'act-before': leaving, undetermined, ineligible, held: count(true) }]
    }),
  )
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
  const fitting = db
    .selectFrom('entitlements')
    .innerJoin('companies', 'companies.id', 'entitlements.companyId')
    .where('entitlements.offerId', '=', offerId)
    .where(atSeenSites(actor, 'entitlements', siteId))
    .$if(standing !== undefined, (each) => each.where((eb) => eb(standingIn(on), '=', standing ?? null)))
    .$if(missing !== undefined, (each) =>
      each.where(sql<boolean>`${missing} = any(entitlements.missing)`).where('entitlements.held', '=', false),
    )
    .where((eb) => eb.and(words.map((word) => eb('companies.search', 'like', `%${word}%`))))
  const { total } = await fitting.select((eb) => eb.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow()
  const rows = await fitting
    .leftJoin('sites', 'sites.id', 'entitlements.siteId')
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
    .orderBy(sql`lower(companies.name)`)
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
    .selectFrom('missingCounts')
    .select(['key', sql<bigint>`sum(companies)`.as('companies'), sql<bigint>`sum(alone)`.as('alone')])
    .where('offerId', '=', offerId)
    .where(atSeenSites(actor, 'missingCounts'))
    // The register says it of itself: no company is waited for.
    .where('key', '!=', 'hostedSince')
    .groupBy('key')
    .having(sql<boolean>`sum(companies) > 0`)
    .orderBy('companies', 'desc')
    .orderBy('alone', 'desc')
    .orderBy('key')
    .limit(most)
    .execute()
  return rows.map(({ key, companies, alone }) => ({ key, companies: Number(companies), alone: Number(alone) }))
}

/** The standing of a kept verdict on a day, as `standingOf` tells it, or that the company has the offer already. */
function standingIn(on: CivilDate) {
  return sql<WhoStanding>`case when entitlements.held then 'held' when ${actBefore(on)} then 'act-before'
    else entitlements.verdict end`
}

/** Entitled, but not for long. */
function actBefore(on: CivilDate) {
  return sql<boolean>`(entitlements.verdict = 'eligible' and entitlements.changes_to in ('ineligible', 'ended')
    and entitlements.changes_on <= ${addDays(on, ACT_BEFORE_DAYS)}::date)`
}
