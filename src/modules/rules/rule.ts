import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Localized } from '../../kernel/language.ts'
import type { Money, Rate } from '../../kernel/money.ts'
import type { ChoiceKey, DateKey, DeclaredKey, FactDeclaration, FlagKey, MoneyKey, NumberKey } from './facts.ts'

/** Who may have an offer, as validated data. Made by `parseRule` from JSON; never built from unchecked input. */
export interface Rule {
  readonly version: 1
  readonly where: Condition
  /** Named thresholds. A bound that names one carries its value; `withParameters` sets others. */
  readonly parameters: ReadonlyMap<string, Parameter>
  /** How providers, programmes, lists and other codes that the vocabulary does not know are called. */
  readonly names: ReadonlyMap<string, Localized>
  /** Facts that the rule needs and the vocabulary lacks. */
  readonly declares: ReadonlyMap<DeclaredKey, FactDeclaration>
  /** When it must hold: at entry only, all the time, or at entry and then again every so many months. */
  readonly checked: 'throughout' | 'at-entry' | { readonly everyMonths: number }
  /** Scarcity; settled by whoever hands places out, never by a verdict. */
  readonly places?: Places
  /** What puts a company before others and never shuts it out. */
  readonly prefers: readonly Preference[]
}

export type Parameter =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'money'; readonly money: Money }
  | { readonly kind: 'date'; readonly date: CivilDate }

export interface Places {
  readonly count: number
  /** Who comes first, or who ranks first by the preferences. */
  readonly order: 'first-come' | 'ranked'
}

export interface Preference {
  readonly id: string
  /** Points, 1 to 1000. */
  readonly weight: number
  readonly when: Condition
}

export type Condition = Group | Criterion

export type Group = All | Any | Not | AtLeast | Implies | Unless | Reference

export interface All {
  readonly kind: 'all'
  readonly of: readonly Condition[]
}

export interface Any {
  readonly kind: 'any'
  readonly of: readonly Condition[]
}

export interface Not {
  readonly kind: 'not'
  readonly of: Condition
}

/** At least so many of the parts; 1 ≤ count ≤ the number of parts. */
export interface AtLeast {
  readonly kind: 'at-least'
  readonly count: number
  readonly of: readonly Condition[]
}

/** Where `if` holds, `must` must; where it does not, nothing is asked. */
export interface Implies {
  readonly kind: 'implies'
  readonly if: Condition
  readonly must: Condition
}

/** `of` must hold, except for those whom `unless` exempts. */
export interface Unless {
  readonly kind: 'unless'
  readonly of: Condition
  readonly unless: Condition
}

/**
 * The conditions of another rule, by its code. `where` is there once `resolveReferences` found it, its criterion ids
 * prefixed with the code; until then nothing can be said.
 */
export interface Reference {
  readonly kind: 'rule'
  readonly rule: string
  readonly where?: Condition
}

/** One condition of a rule. Its id is stable: explanations, examples and exports point to it. Unique within the rule. */
export type Criterion =
  | Age
  | MoneyLimit
  | NumberLimit
  | DateLimit
  | SetMembership
  | Order
  | Flag
  | Hosted
  | Question
  | Decision
  | Commitment
  | Window
  | Once
  | Exceeds
  | Owners

/**
 * Months completed since incorporation, since the start of activity, or since another date: a company begun on 14 March 2015
 * is 36 months old from 14 March 2018 to 13 April 2018, and 0 before it begins. "At most 36" thus holds one month longer
 * than "under 36".
 */
export interface Age {
  readonly kind: 'age'
  readonly id: string
  readonly since: 'activity' | 'incorporation' | Exclude<DateKey, 'incorporatedOn' | 'activityStartedOn'>
  readonly bound: Bound<number>
  /** The day on which it is counted: the day asked, the day of the request, or the day the rule's window opens. */
  readonly at: 'asked' | 'application' | 'window-opening'
}

/** A money fact against a limit, converted exactly where currencies differ. */
export interface MoneyLimit {
  readonly kind: 'money'
  readonly id: string
  readonly fact: 'turnover' | MoneyKey
  /**
   * For turnover only: a named fiscal year, the last one closed on the day asked, or the largest of the last three closed
   * ones. Absent for facts without period.
   */
  readonly period?: { readonly fiscalYear: number } | 'last-closed-year' | 'best-of-three'
  readonly bound: Bound<Money>
  readonly rate: RateRule
}

/**
 * The rule's own rate; "dated": the last known rate on or before the day asked; "period-end": on or before the last day of
 * the fiscal year looked at; or on or before a day that the rule fixes. All but the own one give way to a rate that the
 * agreement fixes.
 */
export type RateRule = Rate | 'dated' | 'period-end' | { readonly fixedOn: CivilDate }

/** Whether the rate is the rule's own, and not looked up by a day. */
export function isOwnRate(rate: RateRule): rate is Rate {
  return typeof rate === 'object' && 'numerator' in rate
}

export interface NumberLimit {
  readonly kind: 'number'
  readonly id: string
  readonly fact: NumberKey
  readonly bound: Bound<number>
}

export interface DateLimit {
  readonly kind: 'date'
  readonly id: string
  readonly fact: DateKey
  readonly bound: {
    readonly op: 'before' | 'on-or-after'
    readonly limit: CivilDate
    readonly parameter?: string
  }
}

/**
 * Codes of a fact: at least one of them held, all of them, or none of them. A code that stands above others in a hierarchy
 * (a group of sectors, a country with its regions) means every code below it too. `list` names a list kept elsewhere; its
 * entries are among `codes` once `withLists` found them, and until then the fact `onList:LIST` answers.
 */
export interface SetMembership {
  readonly kind: 'set'
  readonly id: string
  readonly fact: ChoiceKey
  readonly op: 'any-of' | 'all-of' | 'none-of'
  readonly codes: readonly string[]
  readonly list?: string
}

/** The place of a company on an ordered scale (funding stage, maturity of the product). */
export interface Order {
  readonly kind: 'order'
  readonly id: string
  readonly fact: OrderedFact
  readonly bound: Bound<string>
}

export type OrderedFact = 'stage' | 'productStage'

/** Yes or no of a relation: is, or is not, a customer of a provider; has, or has not, received a programme. */
export interface Flag {
  readonly kind: 'flag'
  readonly id: string
  readonly fact: FlagKey
  readonly expects: boolean
}

/** Hosted on the day asked, at any site or at one of those named (site codes). */
export interface Hosted {
  readonly kind: 'hosted'
  readonly id: string
  readonly sites?: readonly string[]
}

/** What a company says of itself, yes or no; the answer is the fact `answer:KEY`. */
export interface Question {
  readonly kind: 'question'
  readonly id: string
  readonly key: string
  readonly expects: boolean
  /** "Votre entreprise possède-t-elle son logiciel ?" */
  readonly asks: Localized
  /** The requirement as a sentence, "Posséder son propre logiciel". */
  readonly requires: Localized
}

/** What only a person can decide, and why no data can; the decision is the fact `decision:KEY`. */
export interface Decision {
  readonly kind: 'decision'
  readonly id: string
  readonly key: string
  readonly by: 'operator' | 'partner' | 'third-party'
  readonly because: 'external-evidence' | 'discretion' | 'judgement-of-quality'
  readonly asks: Localized
  readonly requires: Localized
}

/** What a company binds itself to; that it does is the fact `answer:KEY`. Due so many months after it entered. */
export interface Commitment {
  readonly kind: 'commitment'
  readonly id: string
  readonly key: string
  readonly withinMonths?: number
  readonly asks: Localized
  readonly requires: Localized
}

/** The days on which one may ask, both included; at least one of them is given. */
export interface Window {
  readonly kind: 'window'
  readonly id: string
  readonly opensOn?: CivilDate
  readonly closesOn?: CivilDate
}

/** Never received before: by the organisation, one of its founders, its group, or one that it succeeds. */
export interface Once {
  readonly kind: 'once'
  readonly id: string
  /** The programme's code. */
  readonly of: string
  readonly per: readonly OnceScope[]
}

export type OnceScope = 'organisation' | 'founder' | 'group' | 'predecessor'

/** One amount is larger than another, as "asks for more than it received already". Converted at the last known rate. */
export interface Exceeds {
  readonly kind: 'exceeds'
  readonly id: string
  readonly fact: MoneyKey
  readonly other: MoneyKey
}

/** Some group holds a share within the bound and, where asked, has a turnover within its bound. */
export interface Owners {
  readonly kind: 'owners'
  readonly id: string
  readonly share: Bound<number>
  readonly turnover?: Bound<Money>
  /** For the turnover. */
  readonly rate: RateRule
}

export interface Bound<Limit> {
  /** under: <, at-most: ≤, at-least: ≥, over: > */
  readonly op: 'under' | 'at-most' | 'at-least' | 'over'
  readonly limit: Limit
  /** The parameter that the limit is taken from. */
  readonly parameter?: string
}

export function isGroup(condition: Condition): condition is Group {
  return groupKinds.has(condition.kind)
}

const groupKinds: ReadonlySet<string> = new Set<Group['kind']>([
  'all',
  'any',
  'not',
  'at-least',
  'implies',
  'unless',
  'rule',
])

/** The parts of a group, in its order: for "implies" the premise first, for "unless" the exemption last. */
export function partsIn(group: Group): readonly Condition[] {
  switch (group.kind) {
    case 'all':
    case 'any':
    case 'at-least':
      return group.of
    case 'not':
      return [group.of]
    case 'implies':
      return [group.if, group.must]
    case 'unless':
      return [group.of, group.unless]
    case 'rule':
      return group.where ? [group.where] : []
  }
}

/** The criteria of a condition, in its order; those of a rule are `criteriaOf(rule.where)`. */
export function criteriaOf(condition: Condition): readonly Criterion[] {
  return isGroup(condition) ? partsIn(condition).flatMap(criteriaOf) : [condition]
}

/** A rule around a condition, with nothing else to it. */
export function plainRule(where: Condition): Rule {
  return {
    version: 1,
    where,
    parameters: new Map(),
    names: new Map(),
    declares: new Map(),
    checked: 'throughout',
    prefers: [],
  }
}

/** The facts that "once" looks at, in the order of its scopes. */
export function onceKeys({ of, per }: Once): readonly FlagKey[] {
  return per.map((scope) => `${receivedBy[scope]}:${of}` as const)
}

const receivedBy = {
  organisation: 'received',
  founder: 'receivedByFounder',
  group: 'receivedByGroup',
  predecessor: 'receivedByPredecessor',
} as const satisfies Record<OnceScope, string>
