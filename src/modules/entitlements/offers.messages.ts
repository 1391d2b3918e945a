import type { CivilDate } from '../../kernel/civil-date.ts'
import type { InLanguages } from '../../kernel/messages.ts'
import type { OfferKind } from '../partners/index.ts'
import { ar } from './offers.messages.ar.ts'
import { en } from './offers.messages.en.ts'
import { fr } from './offers.messages.fr.ts'
import type { WhoStanding } from './offers.store.ts'

export interface OfferWords {
  readonly list: {
    readonly title: (offers: number) => string
    readonly detail: (companies: number, on: CivilDate) => string
    readonly caption: string
    readonly offer: string
    readonly kind: string
    readonly worth: string
    readonly since: (day: CivilDate) => string
    readonly until: (day: CivilDate) => string
    readonly from: (day: CivilDate) => string
    readonly counting: string
    /** Offers without terms in force today. */
    readonly waiting: (offers: number) => string
    readonly archived: (offers: number) => string
    readonly archivedDetail: string
    /** To how many companies an offer gave something. */
    readonly gave: (companies: number) => string
    readonly closedOn: (day: CivilDate) => string
    readonly notInForce: string
    readonly none: string
    readonly noneDetail: string
    readonly noneForManager: string
    readonly catalogue: string
    readonly add: string
  }
  readonly kinds: Readonly<Record<OfferKind, string>>
  readonly standings: Readonly<Record<WhoStanding, string>>
  /** Of the page of all open offers that is printed. */
  readonly sheet: {
    readonly link: string
    readonly detail: (park: string, on: CivilDate) => string
    readonly forWhom: string
    /** Conditions that are not told. */
    readonly others: (conditions: number) => string
  }
  readonly who: {
    readonly above: string
    readonly title: (entitled: number, companies: number) => string
    readonly noneYet: string
    readonly noneYetDetail: string
    readonly closed: (day: CivilDate) => string
    /** What companies have by an archived offer. */
    readonly kept: string
    readonly reopen: string
    readonly reopenDetail: string
    readonly detail: (offer: string, partner: string, on: CivilDate) => string
    readonly tabs: string
    readonly all: string
    readonly caption: string
    readonly company: string
    readonly site: string
    readonly noSite: string
    readonly allSites: string
    readonly verdict: string
    readonly reason: string
    readonly changes: string
    readonly search: string
    readonly waitingFor: (fact: string) => string
    readonly clear: string
    readonly nobody: string
    readonly nobodyDetail: string
    readonly missing: string
    readonly missingDetail: string
    readonly waiting: (companies: number) => string
    readonly alone: (verdicts: number) => string
    readonly nothingMissing: string
    readonly rule: string
    readonly versions: string
    readonly version: (number: number) => string
    readonly current: string
    readonly xlsx: string
    readonly csv: string
    readonly close: string
    readonly closeDetail: string
    readonly becomes: Readonly<Record<'eligible' | 'ineligible' | 'undetermined' | 'ended', string>>
    readonly ice: string
    readonly changesOn: string
    readonly verdictThen: string
    readonly missingFacts: string
    /** In place of a verdict: the company has the offer already. */
    readonly held: string
  }
}

export const offerWords: InLanguages<OfferWords> = { fr, ar, en }
