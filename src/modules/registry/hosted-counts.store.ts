import { sql } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Database } from '../../platform/database.ts'
import { parseFactValue } from '../rules/index.ts'
import './registry.tables.ts'
import { hostedOn } from './sites.store.ts'

export interface HostedCounts {
  readonly companies: number
  readonly bySite: readonly { readonly site: string; readonly companies: number }[]
  /** By sector code, the largest first; a company of two sectors counts in both. */
  readonly bySector: readonly { readonly sector: string; readonly companies: number }[]
  readonly withoutSector: number
}

/** How many companies the park hosts on a day, by site and by sector: what anybody of the operator's circle may know. */
export async function hostedCounts(db: Database, on: CivilDate): Promise<HostedCounts> {
  const hosted = db
    .selectFrom('companyPlaces')
    .innerJoin('companies', 'companies.id', 'companyPlaces.companyId')
    .where('companies.archivedAt', 'is', null)
    .where(hostedOn(on))

  const bySite = await hosted
    .innerJoin('sites', 'sites.id', 'companyPlaces.siteId')
    .select(['sites.name as site', sql<number>`count(*)::int`.as('companies')])
    .groupBy(['sites.id', 'sites.name'])
    .orderBy('companies', 'desc')
    .execute()
  const sectors = await hosted
    .leftJoin('currentFacts', (join) =>
      join.onRef('currentFacts.companyId', '=', 'companies.id').on('currentFacts.key', '=', 'sector'),
    )
    .select(['currentFacts.value', sql<number>`count(*)::int`.as('companies')])
    .groupBy('currentFacts.value')
    .execute()

  const bySector = new Map<string, number>()
  let withoutSector = 0
  for (const { value, companies } of sectors) {
    const read = parseFactValue('sector', value)
    const codes = read.ok && read.value.kind === 'choices' ? read.value.codes : []
    if (codes.length === 0) withoutSector += companies
    for (const code of codes) bySector.set(code, (bySector.get(code) ?? 0) + companies)
  }
  return {
    companies: bySite.reduce((total, { companies }) => total + companies, 0),
    bySite,
    bySector: [...bySector]
      .map(([sector, companies]) => ({ sector, companies }))
      .sort((a, b) => b.companies - a.companies || a.sector.localeCompare(b.sector)),
    withoutSector,
  }
}
