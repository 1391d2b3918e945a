import { sql } from 'kysely'
import { type CivilDate, addDays } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Localized } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import type { Verdict } from '../eligibility/index.ts'
import './entitlements.tables.ts'
import { isHeld } from './held-offers.store.ts'
import { seenCompanies } from './offers.store.ts'

/** A site with what is known of the companies hosted there; the unknown is counted, never guessed. */
export interface SiteFigures {
  readonly site: string
  readonly companies: number
  readonly entitled: number
  readonly people: number
  /** Companies whose headcount is not known. */
  readonly withoutHeadcount: number
  /** Mean age times people, and those people: to be divided once, whatever is summed before. */
  readonly ageSum: number
  readonly aged: number
  /** Companies whose mean age or headcount is not known. */
  readonly withoutAge: number
}

/** The figures of each site for the companies hosted on a day that the actor sees. */
export async function figuresBySite(db: Database, actor: Actor, on: CivilDate): Promise<readonly SiteFigures[]> {
  const rows = await db
    .selectFrom('companyPlaces')
    .innerJoin('companies', 'companies.id', 'companyPlaces.companyId')
    .innerJoin('sites', 'sites.id', 'companyPlaces.siteId')
    .leftJoin('currentFacts as headcount', (join) =>
      join.onRef('headcount.companyId', '=', 'companies.id').on('headcount.key', '=', 'headcount'),
    )
    .leftJoin('currentFacts as age', (join) =>
      join.onRef('age.companyId', '=', 'companies.id').on('age.key', '=', 'meanAge'),
    )
    .select((eb) => [
      'sites.name as site',
      sql<number | null>`(headcount.value->>'number')::float8`.as('people'),
      sql<number | null>`(age.value->>'number')::float8`.as('meanAge'),
      eb
        .exists(
          eb
            .selectFrom('entitlements')
            .select('entitlements.offerId')
            .whereRef('entitlements.companyId', '=', 'companies.id')
            .where('entitlements.verdict', '=', 'eligible')
            .where((inner) => inner.not(isHeld(inner))),
        )
        .as('entitled'),
    ])
    .where('companies.archivedAt', 'is', null)
    .where((eb) => eb.or([eb('companyPlaces.endedOn', 'is', null), eb('companyPlaces.endedOn', '>', on)]))
    .where('companies.id', 'in', seenCompanies(db, actor))
    .orderBy('sites.name')
    .execute()
  return [...Map.groupBy(rows, ({ site }) => site)].map(([site, hosted]) => {
    const aged = hosted.flatMap(({ people, meanAge }) =>
      people === null || meanAge === null ? [] : [{ people, meanAge }],
    )
    return {
      site,
      companies: hosted.length,
      entitled: hosted.filter(({ entitled }) => entitled).length,
      people: hosted.reduce((sum, { people }) => sum + (people ?? 0), 0),
      withoutHeadcount: hosted.filter(({ people }) => people === null).length,
      ageSum: aged.reduce((sum, { people, meanAge }) => sum + people * meanAge, 0),
      aged: aged.reduce((sum, { people }) => sum + people, 0),
      withoutAge: hosted.length - aged.length,
    }
  })
}

/** How many companies the actor sees, and how many of them are entitled to something. */
export async function entitledAtAll(
  db: Database,
  actor: Actor,
): Promise<{ readonly companies: number; readonly entitled: number }> {
  const row = await db
    .selectFrom('companies')
    .select((eb) => [
      eb.fn.countAll<bigint>().as('companies'),
      eb.fn
        .countAll<bigint>()
        .filterWhere((inner) =>
          inner.exists(
            inner
              .selectFrom('entitlements')
              .select('entitlements.offerId')
              .whereRef('entitlements.companyId', '=', 'companies.id')
              .where('entitlements.verdict', '=', 'eligible')
              .where((each) => each.not(isHeld(each))),
          ),
        )
        .as('entitled'),
    ])
    .where('companies.archivedAt', 'is', null)
    .where('companies.id', 'in', seenCompanies(db, actor))
    .executeTakeFirstOrThrow()
  return { companies: Number(row.companies), entitled: Number(row.entitled) }
}

/** A right that a company loses or gains on a day though nobody learns anything new. */
export interface ComingChange {
  readonly companyId: Id<'company'>
  readonly company: string
  readonly offerId: Id<'offer'>
  readonly offer: Localized
  readonly on: CivilDate
  readonly to: Verdict | 'ended'
}

/** The rights that are lost or gained within so many days, the soonest first; `total` counts all of them. */
export async function comingChanges(
  db: Database,
  actor: Actor,
  on: CivilDate,
  { kind, days, most }: { readonly kind: 'lost' | 'gained'; readonly days: number; readonly most: number },
): Promise<{ readonly changes: readonly ComingChange[]; readonly total: number }> {
  const query = db
    .selectFrom('entitlements')
    .innerJoin('companies', 'companies.id', 'entitlements.companyId')
    .innerJoin('offers', 'offers.id', 'entitlements.offerId')
    .where('companies.id', 'in', seenCompanies(db, actor))
    .where('entitlements.changesOn', '>', on)
    .where('entitlements.changesOn', '<=', addDays(on, days))
    .where((eb) => eb.not(isHeld(eb)))
    .$if(kind === 'lost', (each) =>
      each
        .where('entitlements.verdict', '=', 'eligible')
        .where('entitlements.changesTo', 'in', ['ineligible', 'ended']),
    )
    .$if(kind === 'gained', (each) => each.where('entitlements.changesTo', '=', 'eligible'))
  const { total } = await query.select((eb) => eb.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .select([
      'companies.id as companyId',
      'companies.name as company',
      'offers.id as offerId',
      'offers.title as offer',
      'entitlements.changesOn as on',
      'entitlements.changesTo as to',
    ])
    .orderBy('entitlements.changesOn')
    .orderBy('companies.name')
    .limit(most)
    .execute()
  const changes = rows.flatMap(({ on: day, to, ...row }) => (day && to ? [{ ...row, on: day, to }] : []))
  return { changes, total: Number(total) }
}
