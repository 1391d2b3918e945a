import { sql } from 'kysely'
import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { anyOf } from '../../platform/any-of.ts'
import type { Database } from '../../platform/database.ts'
import { type Fact, type FactKey, type Facts, type Stay, hostedSince } from '../rules/index.ts'
import { countsFrom, readValue } from './facts.store.ts'
import './registry.tables.ts'

export interface AsOf {
  /** The day on which is looked since when a company is hosted. */
  readonly today: CivilDate
  /** These companies only; without it all that are not archived. */
  readonly companyIds?: readonly Id<'company'>[] | undefined
  /** As it was known at this moment, not as it is known now. */
  readonly knownAt?: Date
  /** As on this day: statements on later days are left out. Without it the latest counts. */
  readonly on?: CivilDate
}

/** All that is known of companies, since when they are hosted too, in three queries however many they are. A company of which nothing is known is there too. */
export async function companyFacts(db: Database, asOf: AsOf): Promise<ReadonlyMap<Id<'company'>, Facts>> {
  const facts = await factsByCompany(db, asOf)
  const stays = await staysByCompany(db, asOf)
  return new Map(
    [...facts].map(([companyId, lines]) => {
      const known = knownFrom(lines, asOf.on)
      const own = stays.get(companyId) ?? []
      // Read from the stays, whatever a statement may say.
      known.delete('hostedSince')
      const date = hostedSince(own, asOf.on ?? asOf.today)
      if (date) known.set('hostedSince', { value: { kind: 'date', date } })
      return [companyId, { known, stays: own }]
    }),
  )
}

/** key, value, valid on, source, recorded at */
type Line = readonly [FactKey, unknown, RoughDate | null, string | null, string]

/**
 * The lines of each company as one JSON text: several times faster to carry over than a row each. Joined here and not
 * in SQL, where a planner without statistics, as after a large intake, may go through the facts once for each company.
 */
async function factsByCompany(
  db: Database,
  { companyIds, knownAt }: AsOf,
): Promise<ReadonlyMap<Id<'company'>, readonly Line[]>> {
  const companies = await db
    .selectFrom('companies')
    .select('id')
    .$if(companyIds === undefined, (query) => query.where('archivedAt', 'is', null))
    .$if(companyIds !== undefined, (query) => query.where('id', '=', anyOf(companyIds ?? [])))
    .execute()
  const told = await db
    .selectFrom('facts')
    .select([
      'companyId',
      sql<string>`json_agg(json_build_array(key, value, valid_on, source, recorded_at))::text`.as('lines'),
    ])
    .$if(companyIds !== undefined, (query) => query.where('companyId', '=', anyOf(companyIds ?? [])))
    .$if(knownAt === undefined, (query) => query.where('supersededAt', 'is', null))
    .$if(knownAt !== undefined, (query) =>
      query
        .where('recordedAt', '<=', knownAt ?? null)
        .where((eb) => eb.or([eb('supersededAt', 'is', null), eb('supersededAt', '>', knownAt ?? null)])),
    )
    .groupBy('companyId')
    .execute()
  const lines = new Map(told.map((row) => [row.companyId, row.lines]))
  return new Map(companies.map(({ id }) => [id, JSON.parse(lines.get(id) ?? '[]') as Line[]]))
}

/** For each key the latest statement, as on a day where one is asked for. */
function knownFrom(lines: readonly Line[], on: CivilDate | undefined): Map<FactKey, Fact> {
  const latest = new Map<FactKey, Line>()
  for (const line of lines) {
    const [key, , validOn] = line
    if (on !== undefined && validOn && validOn > on) continue
    const rival = latest.get(key)
    if (!rival || orderOf(line, on) > orderOf(rival, on)) latest.set(key, line)
  }
  const known = new Map<FactKey, Fact>()
  for (const [key, [, value, validOn, source]] of latest) {
    known.set(key, { value: readValue(key, value), ...(source && { source }), ...(validOn && { validOn }) })
  }
  return known
}

/**
 * What a statement is ordered by among those on the same key. One without a day holds on every day, but for a day before
 * it was recorded it gives way to one that tells of the time before.
 */
function orderOf([, , validOn, , recordedAt]: Line, on: CivilDate | undefined): string {
  const from = countsFrom(validOn, new Date(recordedAt))
  return on !== undefined && from > on ? ` ${recordedAt}` : `${from} ${recordedAt}`
}

async function staysByCompany(
  db: Database,
  { companyIds, knownAt }: AsOf,
): Promise<ReadonlyMap<Id<'company'>, readonly Stay[]>> {
  const rows = await db
    .selectFrom('residencies')
    .innerJoin('sites', 'sites.id', 'residencies.siteId')
    .select([
      'residencies.companyId',
      'residencies.startedOn',
      'residencies.endedOn',
      'residencies.endRecordedAt',
      'sites.code as site',
      'sites.name as siteName',
    ])
    .$if(companyIds !== undefined, (query) => query.where('residencies.companyId', '=', anyOf(companyIds ?? [])))
    .$if(knownAt !== undefined, (query) => query.where('residencies.recordedAt', '<=', knownAt ?? null))
    .orderBy(sql`residencies.started_on nulls first`)
    .execute()
  const stays = new Map<Id<'company'>, Stay[]>()
  for (const { companyId, startedOn, endedOn, endRecordedAt, site, siteName } of rows) {
    const endKnown = endedOn && (!knownAt || !endRecordedAt || endRecordedAt <= knownAt)
    const stay: Stay = { site, siteName, ...(startedOn && { from: startedOn }), ...(endKnown && { to: endedOn }) }
    const known = stays.get(companyId)
    if (known) known.push(stay)
    else stays.set(companyId, [stay])
  }
  return stays
}
