import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import type { InLanguages } from '../../kernel/messages.ts'
import type { Money } from '../../kernel/money.ts'
import type { Certainty } from '../partners/index.ts'
import { ar } from './opportunities.messages.ar.ts'
import { en } from './opportunities.messages.en.ts'
import { fr } from './opportunities.messages.fr.ts'
import type { SourceNames } from './opportunities.ts'
import type { ToldBy } from './held-offers.store.ts'
import type { Standing } from './opportunity.ts'
import type { Order } from './opportunity-list.ts'

export interface OpportunityWords {
  /** Of the browser's tab and the navigation. */
  readonly pageTitle: string
  /** The finding: how many offers the company is entitled to, and how many of those end soon. */
  readonly title: (company: string, entitled: number, soon: number) => string
  /** Of how many open offers, and how many of those the company has already. */
  readonly detail: (offers: number, held: number, on: CivilDate) => string
  /** Where nothing is left but what the company has already. */
  readonly titleHeld: (company: string, held: number) => string
  readonly asSeenBy: (company: string) => string
  readonly tabs: string
  readonly tab: Readonly<Record<Standing, string>>
  readonly sections: Readonly<Record<Standing, { readonly title: string; readonly detail?: string }>>
  readonly actBefore: (day: CivilDate) => string
  readonly until: (lastDay: CivilDate) => string
  readonly unsureFrom: (day: CivilDate) => string
  readonly opensOn: (day: CivilDate) => string
  readonly noEnd: string
  readonly upTo: (amount: Money) => string
  readonly months: (months: number) => string
  readonly by: (partner: string) => string
  /** How many answers are missing, before the first of the questions. */
  readonly missing: (answers: number) => string
  /** Leads to all rows of a list that keeps some back. */
  readonly seeOthers: (offers: number) => string
  readonly because: (requirement: string) => string
  readonly correct: (fact: string) => string
  readonly changeAnswer: string
  /** Above the changes of which each alone would turn a no. */
  readonly wouldChange: (changes: number) => string
  readonly decide: string
  readonly decideAgain: string
  /** Where staff enter when a company's stay began, or that it moved. */
  readonly enterStay: string
  readonly answerHere: string
  readonly benefits: string
  readonly source: (name: string) => string
  readonly readOn: (date: RoughDate) => string
  readonly readOnUnknown: string
  readonly via: (name: string, licence: string) => string
  readonly certainty: Readonly<Record<Certainty, string>>
  readonly visit: string
  readonly visitOffer: (title: string) => string
  /** How a source is called where only its kind is on record. */
  readonly sources: SourceNames
  readonly list: ListWords
  readonly held: HeldWords
  readonly sheet: SheetWords
  readonly question: QuestionWords
  readonly changes: ChangeWords
  readonly empty: {
    readonly noOffers: string
    readonly noOffersDetail: string
    readonly nothingToAsk: string
    readonly nothingToAskDetail: string
    readonly chooseOffers: string
  }
  readonly answered: string
  /** What an answer brought: new rights first, else what it settled. */
  readonly brought: (more: number, settled: number) => string
  readonly summary: {
    readonly title: string
    readonly all: string
  }
}

/** Of the search among offers. */
export interface ListWords {
  readonly search: string
  readonly searchHint: string
  readonly find: string
  readonly narrow: string
  readonly kind: string
  readonly allKinds: string
  readonly partner: string
  readonly allPartners: string
  readonly order: string
  readonly usualOrder: string
  readonly orders: Readonly<Record<Order, string>>
  /** The finding of a search: how many offers, and how many of them the company is entitled to. */
  readonly found: (company: string, offers: number, entitled: number) => string
  readonly quoted: (search: string) => string
  readonly none: string
  readonly noneDetail: string
  readonly noneOfVerdict: string
  readonly allVerdicts: string
  readonly all: string
}

/** Of the offers that a company already has. */
export interface HeldWords {
  readonly have: string
  readonly haveForCompany: string
  readonly title: (offers: number) => string
  readonly told: (by: ToldBy, on: CivilDate) => string
  readonly undo: string
  readonly recorded: (offer: string) => string
  readonly recordedDetail: string
  readonly withdrawn: (offer: string) => string
  readonly usedAlready: string
  /** "1 déjà obtenue", beside the counts of verdicts. */
  readonly counted: (offers: number) => string
}

/** Of the page that is printed for a company. */
export interface SheetWords {
  readonly link: string
  readonly back: string
  readonly toPrint: string
  readonly rights: string
  readonly offer: string
  readonly until: string
  readonly worth: string
  readonly moreOffers: (offers: number) => string
  readonly missing: string
  readonly question: string
  readonly settles: string
  readonly moreQuestions: (questions: number) => string
  readonly closed: (offers: number) => string
  /** What the company has already: names, and how many besides. */
  readonly held: (offers: string, others: number) => string
  readonly made: (on: CivilDate) => string
}

export interface QuestionWords {
  readonly eyebrow: string
  readonly asked: string
  readonly decides: (offers: number) => string
  readonly decidesWorth: (offers: number, worth: Money) => string
  readonly yes: string
  readonly no: string
  readonly none: string
  readonly noneOfThese: string
  readonly answer: string
  readonly later: string
  readonly goTo: string
  readonly usedAlready: string
  readonly notAnAnswer: string
  readonly roughKnown: (date: RoughDate) => string
}

export interface ChangeWords {
  readonly title: string
  readonly nothing: string
  readonly closes: (offer: string) => string
  readonly opens: (offer: string) => string
  readonly unsure: (offer: string) => string
  readonly ends: (offer: string) => string
}

export const opportunityWords: InLanguages<OpportunityWords> = { fr, ar, en }
