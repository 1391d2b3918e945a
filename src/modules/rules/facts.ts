import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import type { Localized } from '../../kernel/language.ts'
import type { Money, Rate } from '../../kernel/money.ts'

/**
 * The facts that the vocabulary names, by the kind of their value. Of a company unless their name says otherwise.
 * `hostedSince` is the first day of its present unbroken stay: read from its stays, never typed.
 */
export type DateFact = 'incorporatedOn' | 'activityStartedOn' | 'lastRoundOn' | 'hostedSince' | 'applicantBornOn'
export type MoneyFact =
  | 'fundingRaised'
  | 'turnoverLast12Months'
  | 'recurringRevenue'
  | 'projectInvestment'
  | 'requestedAmount'
export type NumberFact = 'headcount' | 'womenHeadcount' | 'meanAge' | 'developers' | 'ownFundsPercent'
export type ChoiceFact =
  | 'sector'
  | 'stage'
  | 'legalForm'
  | 'country'
  | 'region'
  | 'markets'
  | 'businessModel'
  | 'ownership'
  | 'activityClass'
  | 'productStage'
  | 'investorTypes'
  | 'memberships'
  | 'labels'
  | 'applicantCountry'
  | 'taxCountry'
  | 'intendedUse'

/**
 * What a company is to a provider, or has of a programme; the code after the colon names which: `customerOf:aws`.
 * `holds` a programme now, `holdsKind` any of a kind now, `received` one ever: itself, by a founder, by a company of the
 * same group, or by one it succeeds. `onList`: on a list kept elsewhere whose entries we do not have.
 */
export type RelationFlag =
  | 'customerOf'
  | 'accountAt'
  | 'referredBy'
  | 'holds'
  | 'holdsKind'
  | 'received'
  | 'receivedByFounder'
  | 'receivedByGroup'
  | 'receivedByPredecessor'
  | 'onList'
export type RelationDate = 'lastReceivedOn' | 'planSince'
export type RelationMoney = 'receivedAmount' | 'monthlySpendAt'
export type RelationNumber = 'seatsAt'
export type RelationChoice = 'planAt'

/** `date:…`, `money:…`, `number:…`, `choices:…` are facts that a rule declares itself, with their words. */
export type DateKey = DateFact | `${RelationDate}:${string}` | `date:${string}`
export type MoneyKey = MoneyFact | `${RelationMoney}:${string}` | `money:${string}`
export type NumberKey = NumberFact | `${RelationNumber}:${string}` | `number:${string}`
export type ChoiceKey = ChoiceFact | `${RelationChoice}:${string}` | `choices:${string}`
export type FlagKey = `${RelationFlag}:${string}`
export type DeclaredKey = `date:${string}` | `money:${string}` | `number:${string}` | `choices:${string}`

/**
 * The name of a fact: `incorporatedOn`, `turnover:2016` (of a fiscal year), `answer:owns-software` (a company's answer to a
 * question), `decision:fits-our-cloud` (what a person decided), `customerOf:aws`, `number:stable-jobs`.
 */
export type FactKey =
  | DateKey
  | MoneyKey
  | NumberKey
  | ChoiceKey
  | FlagKey
  | `turnover:${number}`
  | `answer:${string}`
  | `decision:${string}`
  | 'owners'

export type FactValue =
  | { readonly kind: 'date'; readonly date: RoughDate }
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'number'; readonly number: number }
  /** Codes of the vocabulary; an empty list says "none", which is a value. */
  | { readonly kind: 'choices'; readonly codes: readonly string[] }
  /** Yes or no: to a question, of a relation, or a person's decision. */
  | { readonly kind: 'answer'; readonly yes: boolean }
  /** Everybody who holds a share; an empty list says that nobody else does. */
  | { readonly kind: 'owners'; readonly owners: readonly Owner[] }

/** One holder of a share. Holders of one group count together; without a group the holder is one by itself. */
export interface Owner {
  readonly name: string
  readonly group?: string
  /** Of the capital, 0 to 100. */
  readonly percent: number
  /** Of the holder's group, over its last closed year. */
  readonly turnover?: Money
}

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

/**
 * The exchange rates that criteria without a rate of their own may use. One without a day, which an agreement fixes, holds
 * on every day in place of the dated ones between its two currencies.
 */
export type Rates = readonly Rate[]

/** A fact that a rule declares because the vocabulary has no such thing, in the words people read. */
export interface FactDeclaration {
  readonly label: Localized
  readonly asks: Localized
  /** For `choices:…`: every code it may hold, with its name. */
  readonly codes?: ReadonlyMap<string, Localized>
}
