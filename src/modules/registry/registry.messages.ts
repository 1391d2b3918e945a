import type { RoughDate } from '../../kernel/civil-date.ts'
import type { InLanguages, Messages } from '../../kernel/messages.ts'
import type { FactValue } from '../rules/index.ts'
import type { CompanyIdentity, CompanyState, SourceKind } from './company.ts'
import type { AgeBand } from './company-list.ts'
import type { RegistryRefusal } from './refusal.ts'
import { ar } from './registry.messages.ar.ts'
import { en } from './registry.messages.en.ts'
import { fr } from './registry.messages.fr.ts'

export type IdentityPart = Exclude<keyof CompanyIdentity, 'iceOverridden'>

/** What the pages of the register say. */
export interface RegistryWords {
  readonly refusals: Messages<RegistryRefusal>
  readonly states: Readonly<Record<CompanyState | 'archived', string>>
  readonly sources: Readonly<Record<SourceKind, string>>
  readonly ages: Readonly<Record<AgeBand, string>>
  readonly identity: Readonly<Record<IdentityPart, string>>
  readonly done: Readonly<Record<DoneCode, string>>
  readonly list: {
    readonly title: string
    readonly found: (total: number) => string
    readonly asOn: (day: string) => string
    readonly search: string
    readonly searchHint: string
    readonly site: string
    readonly allSites: string
    readonly sector: string
    readonly allSectors: string
    readonly age: string
    readonly allAges: string
    readonly state: string
    readonly allStates: string
    readonly caption: string
    readonly company: string
    readonly since: string
    readonly turnover: string
    readonly add: string
    readonly exportXlsx: string
    readonly exportCsv: string
    readonly none: string
    readonly noneYet: string
    readonly noneYetDetail: string
    readonly noneFits: string
    readonly noneFitsDetail: string
    readonly showAll: string
  }
  readonly company: {
    readonly edit: string
    readonly hostedAt: (place: string, since: RoughDate | null) => string
    readonly formerAt: (place: string, until: string) => string
    readonly candidate: string
    readonly archivedOn: (day: string) => string
    readonly activity: string
    readonly activityMonths: (months: number) => string
    readonly unknown: string
    readonly overriddenIce: string
    readonly facts: string
    readonly factsDetail: string
    readonly fact: string
    readonly value: string
    readonly source: string
    readonly on: (date: RoughDate) => string
    readonly change: string
    readonly changeFact: (label: string) => string
    readonly complete: string
    readonly history: (count: number) => string
    readonly answers: (count: number) => string
    readonly until: (day: string) => string
    readonly identityTitle: string
    readonly residencies: string
    readonly place: string
    readonly from: string
    readonly to: string
    readonly area: string
    readonly terms: string
    readonly move: string
    readonly noResidency: string
    readonly timeline: string
    readonly began: string
    readonly incorporated: string
    readonly arrived: (place: string) => string
    readonly left: (place: string) => string
    readonly added: string
    readonly renamed: (before: string, after: string) => string
    readonly identityChanged: string
    readonly recorded: (count: number) => string
    readonly archive: string
    readonly restore: string
    readonly archiveDetail: string
  }
  readonly form: {
    readonly addTitle: string
    readonly editTitle: (name: string) => string
    readonly save: string
    readonly add: string
    readonly identifiers: string
    readonly identifiersDetail: string
    readonly iceHint: string
    readonly keepIce: string
    readonly contact: string
    readonly stay: string
    readonly noSite: string
    readonly unit: string
    readonly noUnit: string
    readonly startedOn: string
    readonly areaSqm: string
    readonly terms: string
    readonly first: string
    readonly moveTitle: (name: string) => string
    readonly moveDetail: string
    readonly moveFrom: string
    readonly move: string
    readonly entryTitle: string
    readonly entryDetail: string
    readonly enteredOn: string
    readonly enter: string
    readonly endTitle: string
    readonly endDetail: string
    readonly endOn: string
    readonly end: string
    readonly factTitle: (label: string) => string
    readonly validOn: string
    readonly validOnHint: string
    readonly sourceKind: string
    readonly sourceText: string
    readonly sourceHint: string
    readonly withdraw: string
    readonly withdrawDetail: string
    readonly currentValue: string
    readonly yes: string
    readonly no: string
    readonly choose: string
    readonly cancel: string
    /** Who holds a share of the company, row by row. */
    readonly owners: {
      readonly title: string
      readonly hint: string
      readonly holder: (number: number) => string
      readonly name: string
      readonly percent: string
      readonly group: string
      readonly turnover: string
    }
  }
  readonly sites: {
    readonly title: string
    readonly detail: (hosted: number) => string
    readonly caption: string
    readonly hosted: string
    readonly units: string
    readonly letOf: string
    readonly letShare: (letArea: string, area: string) => string
    readonly area: (sqm: string) => string
    readonly desks: string
    readonly code: string
    readonly codeHint: string
    readonly name: string
    readonly aliases: string
    readonly aliasesHint: string
    readonly address: string
    readonly add: string
    readonly edit: string
    readonly unitsTitle: string
    readonly noUnits: string
    readonly addUnit: string
    readonly editUnit: (name: string) => string
    readonly unitName: string
    readonly floor: string
    readonly areaSqm: string
    readonly none: string
    readonly noneDetail: string
  }
  readonly rates: {
    readonly title: string
    readonly detail: string
    readonly caption: string
    readonly rate: string
    readonly equals: (from: string, value: string, to: string) => string
    readonly on: string
    readonly source: string
    readonly add: string
    readonly from: string
    readonly to: string
    readonly value: string
    readonly valueHint: string
    readonly none: string
    readonly noneDetail: string
  }
  /** The columns of an exported list, in words that our own intake knows. */
  readonly columns: {
    readonly sheet: string
    readonly name: string
    readonly rc: string
    readonly taxId: string
    readonly site: string
    readonly unit: string
    readonly enteredOn: string
    readonly leftOn: string
    readonly turnover: (year: string) => string
    readonly email: string
    readonly phone: string
    readonly website: string
    readonly contactName: string
  }
}

/** What has just been done, as the next page says it. */
export const DONE = [
  'added',
  'edited',
  'fact',
  'same',
  'withdrawn',
  'moved',
  'entered',
  'ended',
  'archived',
  'restored',
  'site',
  'unit',
  'rate',
] as const

export type DoneCode = (typeof DONE)[number]

export type ExpectedKinds = Readonly<Record<FactValue['kind'], string>>

export const registryWords: InLanguages<RegistryWords> = { fr, ar, en }
