import { sql } from 'kysely'
import { type CivilDate, addDays } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Localized } from '../../kernel/language.ts'
import { type Actor, isDirector, siteLimit } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import type { Verdict } from '../eligibility/index.ts'
import type { FactKey } from '../rules/index.ts'
import './entitlements.tables.ts'

/** A site with what is known of the companies hosted there; the unknown is counted, never guessed. */
export interface SiteFigures {
  readonly siteId: Id<'site'>
  readonly site: string
  readonly companies: number
  readonly entitled: number
  /** Companies with a verdict that waits for an answer. */
  readonly waiting: number
  readonly people: number
  /** Companies whose headcount is not known. */
  readonly withoutHeadcount: number
  /** Mean age times people, and those people: to be divided once, whatever is summed before. */
  readonly ageSum: number
  readonly aged: number
  /** Companies whose mean age or headcount is not known. */
  readonly withoutAge: number
}

/** All companies that are judged, and how many of them are entitled to something. */
export interface ParkFigures {
  readonly companies: number
  readonly entitled: number
  /** By site, of the companies hosted there on the day. */
  readonly sites: readonly SiteFigures[]
}

/** What the companies come to that the actor sees, all of them or those of one site. */
export async function parkFigures(
  db: Database,
  actor: Actor,
  on: CivilDate,
  siteId?: Id<'site'>,
): Promise<ParkFigures> {
  const rows = await db
    .selectFrom('siteFigures')
    .leftJoin('sites', 'sites.id', 'siteFigures.siteId')
    .select(['siteFigures.siteId', 'sites.name as site'])
    .select([
      sql<boolean>`site_id is not null and (hosted_until is null or hosted_until > ${on}::date)`.as('hosted'),
      sql<bigint>`sum(companies)`.as('companies'),
      sql<bigint>`sum(entitled)`.as('entitled'),
      sql<bigint>`sum(waiting)`.as('waiting'),
      sql<number>`sum(people)::float8`.as('people'),
      sql<bigint>`sum(without_headcount)`.as('withoutHeadcount'),
      sql<number>`sum(age_sum)::float8`.as('ageSum'),
      sql<number>`sum(aged)::float8`.as('aged'),
      sql<bigint>`sum(without_age)`.as('withoutAge'),
    ])
    .where(atSeenSites(actor, 'siteFigures', siteId))
    .groupBy(['siteFigures.siteId', 'sites.name', 'hosted'])
    .having(sql<boolean>`sum(companies) > 0`)
    .orderBy('sites.name')
    .execute()
  const sum = (pick: (row: (typeof rows)[number]) => bigint) => Number(rows.reduce((all, row) => all + pick(row), 0n))
  return {
    companies: sum(({ companies }) => companies),
    entitled: sum(({ entitled }) => entitled),
    sites: rows.flatMap(({ siteId: id, site, hosted, ...row }) =>
      hosted && id && site !== null
        ? [
            {
              ...row,
              siteId: id,
              site,
              companies: Number(row.companies),
              entitled: Number(row.entitled),
              waiting: Number(row.waiting),
              withoutHeadcount: Number(row.withoutHeadcount),
              withoutAge: Number(row.withoutAge),
            },
          ]
        : [],
    ),
  }
}

/** How many companies stand how for an offer. */
export interface OfferFigures extends Readonly<Record<Verdict, number>> {
  /** Of the undetermined, those for whom one answer of the company settles it. */
  readonly oneAnswer: number
}

export const NO_FIGURES: OfferFigures = { eligible: 0, undetermined: 0, ineligible: 0, oneAnswer: 0 }

/** The figures of each offer, or of one, for the companies that the actor sees, at all sites or one. */
export async function figuresByOffer(
  db: Database,
  actor: Actor,
  { siteId, offerId }: { readonly siteId?: Id<'site'> | undefined; readonly offerId?: Id<'offer'> | undefined } = {},
): Promise<ReadonlyMap<Id<'offer'>, OfferFigures>> {
  const rows = await db
    .selectFrom('offerCounts')
    .select(['offerId', 'verdict'])
    .select([sql<bigint>`sum(companies)`.as('companies'), sql<bigint>`sum(one_answer)`.as('oneAnswer')])
    .where(atSeenSites(actor, 'offerCounts', siteId))
    .$if(offerId !== undefined, (query) => query.where('offerId', '=', offerId ?? null))
    .groupBy(['offerId', 'verdict'])
    .execute()
  const figures = new Map<Id<'offer'>, OfferFigures>()
  for (const { offerId, verdict, companies, oneAnswer } of rows) {
    const so = figures.get(offerId) ?? NO_FIGURES
    figures.set(offerId, { ...so, [verdict]: Number(companies), oneAnswer: so.oneAnswer + Number(oneAnswer) })
  }
  return figures
}

/** A fact that companies are waited for. */
export interface AwaitedFact {
  readonly key: FactKey
  /** Companies of which a verdict waits for it. */
  readonly companies: number
  /** Verdicts that wait for nothing else: this answer settles each of them. */
  readonly alone: number
  /** The offers whose verdicts wait for it. */
  readonly offerIds: readonly Id<'offer'>[]
}

/** The facts worth asking companies for: those whose answer settles most at once, then those that most are waited for. */
export async function awaitedFacts(
  db: Database,
  actor: Actor,
  { most, siteId }: { readonly most: number; readonly siteId?: Id<'site'> | undefined },
): Promise<readonly AwaitedFact[]> {
  const rows = await db
    .selectFrom('missingCounts')
    .select(['key', sql<bigint>`sum(companies)`.as('companies'), sql<bigint>`sum(alone)`.as('alone')])
    .where('offerId', 'is', null)
    .where(forTheCompany('missingCounts'))
    .where(atSeenSites(actor, 'missingCounts', siteId))
    .groupBy('key')
    .having(sql<boolean>`sum(companies) > 0`)
    .orderBy('alone', 'desc')
    .orderBy('companies', 'desc')
    .orderBy('key')
    .limit(most)
    .execute()
  const asking = await db
    .selectFrom('missingCounts')
    .select(['key', 'offerId'])
    .distinct()
    .where(sql<boolean>`key = any(${rows.map(({ key }) => key)}::text[])`)
    .where('companies', '>', 0)
    .where(atSeenSites(actor, 'missingCounts', siteId))
    .execute()
  const offers = Map.groupBy(asking, ({ key }) => key)
  return rows.map(({ key, companies, alone }) => ({
    key,
    companies: Number(companies),
    alone: Number(alone),
    offerIds: offers.get(key)?.flatMap(({ offerId }) => offerId ?? []) ?? [],
  }))
}

export type ChangeKind = 'lost' | 'gained'

/** A right that a company loses or gains on a day though nobody learns anything new. */
export interface ComingChange {
  readonly companyId: Id<'company'>
  readonly company: string
  readonly site: string | null
  readonly offerId: Id<'offer'>
  readonly offer: Localized
  readonly on: CivilDate
  readonly to: Verdict | 'ended'
}

export interface ComingWish {
  readonly kind: ChangeKind
  readonly days: number
  readonly siteId?: Id<'site'> | undefined
}

/** How many rights are lost, and how many gained, within so many days. */
export async function countComing(
  db: Database,
  actor: Actor,
  on: CivilDate,
  { days, siteId }: Omit<ComingWish, 'kind'>,
): Promise<Readonly<Record<ChangeKind, number>>> {
  const row = await db
    .selectFrom('entitlements')
    .select([
      sql<bigint>`count(*) filter (where verdict = 'eligible' and changes_to in ('ineligible', 'ended'))`.as('lost'),
      sql<bigint>`count(*) filter (where changes_to = 'eligible')`.as('gained'),
    ])
    .where(atSeenSites(actor, 'entitlements', siteId))
    .where('changesOn', '>', on)
    .where('changesOn', '<=', addDays(on, days))
    .executeTakeFirstOrThrow()
  return { lost: Number(row.lost), gained: Number(row.gained) }
}

/** The rights that are lost or gained within so many days, the soonest first. */
export async function comingChanges(
  db: Database,
  actor: Actor,
  on: CivilDate,
  wish: ComingWish,
  page?: { readonly number: number; readonly size: number },
): Promise<readonly ComingChange[]> {
  const rows = await coming(db, actor, on, wish)
    .innerJoin('companies', 'companies.id', 'entitlements.companyId')
    .innerJoin('offers', 'offers.id', 'entitlements.offerId')
    .leftJoin('sites', 'sites.id', 'entitlements.siteId')
    .select([
      'companies.id as companyId',
      'companies.name as company',
      'sites.name as site',
      'offers.id as offerId',
      'offers.title as offer',
      'entitlements.changesOn as on',
      'entitlements.changesTo as to',
    ])
    .orderBy('entitlements.changesOn')
    .orderBy('companies.name')
    .orderBy('offers.code')
    .$if(page !== undefined, (query) =>
      query.limit(page?.size ?? 0).offset(((page?.number ?? 1) - 1) * (page?.size ?? 0)),
    )
    .execute()
  return rows.flatMap(({ on: day, to, ...row }) => (day && to ? [{ ...row, on: day, to }] : []))
}

function coming(db: Database, actor: Actor, on: CivilDate, { kind, days, siteId }: ComingWish) {
  return db
    .selectFrom('entitlements')
    .where(atSeenSites(actor, 'entitlements', siteId))
    .where('entitlements.changesOn', '>', on)
    .where('entitlements.changesOn', '<=', addDays(on, days))
    .where('entitlements.held', '=', false)
    .$if(kind === 'lost', (each) =>
      each
        .where('entitlements.verdict', '=', 'eligible')
        .where('entitlements.changesTo', 'in', ['ineligible', 'ended']),
    )
    .$if(kind === 'gained', (each) => each.where('entitlements.changesTo', '=', 'eligible'))
}

type CountedTable = 'entitlements' | 'siteFigures' | 'offerCounts' | 'missingCounts' | 'waitingCompanies'

/** The rows of the sites that the actor sees, or of one of them: a director sees all, and those without a site. */
export function atSeenSites(actor: Actor, table: CountedTable, siteId?: Id<'site'>) {
  const site = sql.ref(`${table}.siteId`)
  const seen = isDirector(actor) ? sql`true` : sql`${site} = any(${[...(siteLimit(actor) ?? [])]}::uuid[])`
  return siteId === undefined ? sql<boolean>`${seen}` : sql<boolean>`${seen} and ${site} = ${siteId}::uuid`
}

/** What a company can tell, as `isForTheCompany` says it. */
export function forTheCompany(table: 'missingCounts' | 'waitingCompanies') {
  return sql<boolean>`is_for_the_company(${sql.ref(`${table}.key`)})`
}
