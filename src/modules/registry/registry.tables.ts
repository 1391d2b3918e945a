import type { ColumnType, Generated } from 'kysely'
import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { FactKey, WrittenFactValue } from '../rules/index.ts'
import type { CompanyIdentity, SourceKind } from './company.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    sites: SitesTable
    units: UnitsTable
    companies: CompaniesTable
    companyVersions: CompanyVersionsTable
    residencies: ResidenciesTable
    facts: FactsTable
    exchangeRates: ExchangeRatesTable
    companyPlaces: CompanyPlacesView
    currentFacts: CurrentFactsView
  }
}

interface SitesTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'site'>
  /** What rules and files call it: "rabat". Never changes. */
  code: string
  name: string
  /** Other names it is known by: "Casa", "الدار البيضاء". */
  aliases: readonly string[]
  address: string | null
}

interface UnitsTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'unit'>
  siteId: Id<'site'>
  name: string
  floor: string | null
  areaSqm: string | null
  desks: number | null
}

interface CompaniesTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'company'>
  name: string
  search: string
  ice: string | null
  iceOverridden: boolean
  rc: string | null
  taxId: string | null
  cnss: string | null
  email: string | null
  phone: string | null
  website: string | null
  contactName: string | null
  createdAt: Date
  archivedAt: Date | null
}

interface CompanyVersionsTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'company-version'>
  companyId: Id<'company'>
  identity: ColumnType<CompanyIdentity, string, never>
  replacedAt: Date
  replacedBy: Id<'user'> | null
}

interface ResidenciesTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'residency'>
  companyId: Id<'company'>
  siteId: Id<'site'>
  unitId: Id<'unit'> | null
  startedOn: RoughDate | null
  endedOn: CivilDate | null
  areaSqm: string | null
  terms: string | null
  recordedAt: Date
  recordedBy: Id<'user'> | null
  endRecordedAt: Date | null
  /** When its beginning was last written by itself. */
  startCorrectedAt: Generated<Date | null>
}

interface FactsTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'fact'>
  companyId: Id<'company'>
  key: FactKey
  value: ColumnType<WrittenFactValue, string, never>
  validOn: RoughDate | null
  source: string | null
  sourceKind: SourceKind
  recordedAt: Date
  recordedBy: Id<'user'> | null
  supersededAt: Date | null
  supersedes: Id<'fact'> | null
}

interface ExchangeRatesTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'rate'>
  fromCurrency: string
  toCurrency: string
  value: string
  quotedOn: CivilDate
  source: string
}

interface CompanyPlacesView {
  operatorId: Id<'operator'>
  companyId: Id<'company'>
  residencyId: Id<'residency'>
  siteId: Id<'site'>
  unitId: Id<'unit'> | null
  startedOn: RoughDate | null
  endedOn: CivilDate | null
  areaSqm: string | null
}

interface CurrentFactsView {
  operatorId: Id<'operator'>
  companyId: Id<'company'>
  key: FactKey
  id: Id<'fact'>
  value: WrittenFactValue
  validOn: RoughDate | null
  source: string | null
  sourceKind: SourceKind
  recordedAt: Date
  recordedBy: Id<'user'> | null
}
