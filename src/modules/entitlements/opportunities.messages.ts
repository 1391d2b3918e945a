import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import type { InLanguages } from '../../kernel/messages.ts'
import type { Money } from '../../kernel/money.ts'
import type { Certainty } from '../partners/index.ts'
import { ar } from './opportunities.messages.ar.ts'
import { en } from './opportunities.messages.en.ts'
import { fr } from './opportunities.messages.fr.ts'
import type { SourceNames } from './opportunities.ts'
import type { Standing } from './opportunity.ts'

export interface OpportunityWords {
  /** Of the browser's tab and the navigation. */
  readonly pageTitle: string
  /** The finding: how many offers the company is entitled to, and how many of those end soon. */
  readonly title: (company: string, entitled: number, soon: number) => string
  readonly detail: (offers: number, on: CivilDate) => string
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
  /** Unfolds the rows that a list keeps back. */
  readonly seeOthers: (offers: number) => string
  readonly because: (requirement: string) => string
  readonly correct: (fact: string) => string
  readonly changeAnswer: string
  /** Above the changes of which each alone would turn a no. */
  readonly wouldChange: (changes: number) => string
  readonly decide: string
  readonly decideAgain: string
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
