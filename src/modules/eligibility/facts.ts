import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import type { Money, Rate } from '../../kernel/money.ts'

export type DateFact = 'incorporatedOn' | 'activityStartedOn' | 'lastRoundOn'
export type MoneyFact = 'turnover' | 'fundingRaised'
export type NumberFact = 'headcount' | 'womenHeadcount' | 'meanAge'
export type ChoiceFact = 'sector' | 'stage' | 'legalForm' | 'country'

/** The name of a fact: `incorporatedOn`, `turnover:2016` (of a fiscal year), `answer:owns-software` (a person's answer). */
export type FactKey = DateFact | 'fundingRaised' | NumberFact | ChoiceFact | `turnover:${number}` | `answer:${string}`

export type FactValue =
  | { readonly kind: 'date'; readonly date: RoughDate }
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'number'; readonly number: number }
  /** Codes of the vocabulary; an empty list says "none", which is a value. */
  | { readonly kind: 'choices'; readonly codes: readonly string[] }
  | { readonly kind: 'answer'; readonly yes: boolean }

/** What is known of one point of a company, and where it comes from. */
export interface Fact {
  readonly value: FactValue
  /** Where it was read or who said it: shown to people as it stands. */
  readonly source?: string
  /** The day it was true, where it is true of a day (headcount, stage). */
  readonly validOn?: RoughDate
}

/** A stay in the park: the site's code, its name as shown, its days. `to` is the first day it no longer holds. */
export interface Stay {
  readonly site: string
  readonly siteName: string
  readonly from?: RoughDate
  readonly to?: CivilDate
}

/** All that a rule may look at of one company. A missing key is unknown; it is never a yes and never a no. */
export interface Facts {
  readonly known: ReadonlyMap<FactKey, Fact>
  readonly stays: readonly Stay[]
}

/** The exchange rates that criteria with `rate: 'dated'` may use. */
export type Rates = readonly Rate[]
