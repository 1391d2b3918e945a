import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Localized } from '../../kernel/language.ts'
import type { Money, Rate } from '../../kernel/money.ts'
import type { ChoiceFact, DateFact, MoneyFact, NumberFact } from './facts.ts'

/** Who may have an offer, as validated data. Made by `parseRule` from JSON; never built from unchecked input. */
export interface Rule {
  readonly version: 1
  readonly where: Condition
}

export type Condition = All | Any | Not | Criterion

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

/** One condition of a rule. Its id is stable: explanations, examples and exports point to it. Unique within the rule. */
export type Criterion = Age | MoneyLimit | NumberLimit | DateLimit | SetMembership | Hosted | Question

/**
 * Months completed since incorporation or since the start of activity, at the day asked: a company begun on 14 March 2015 is
 * 36 months old from 14 March 2018 to 13 April 2018, and 0 before it begins. "At most 36" thus holds one month longer than
 * "under 36".
 */
export interface Age {
  readonly kind: 'age'
  readonly id: string
  readonly since: 'activity' | 'incorporation'
  readonly bound: Bound<number>
}

/** A money fact against a limit, converted exactly where currencies differ. */
export interface MoneyLimit {
  readonly kind: 'money'
  readonly id: string
  readonly fact: MoneyFact
  /** For turnover only: a named fiscal year, or the last one closed on the day asked. Absent for facts without period. */
  readonly period?: { readonly fiscalYear: number } | 'last-closed-year'
  readonly bound: Bound<Money>
  /** The rule's own rate (an agreement's), or "dated": the last known rate on or before the day asked. */
  readonly rate: Rate | 'dated'
}

export interface NumberLimit {
  readonly kind: 'number'
  readonly id: string
  readonly fact: NumberFact
  readonly bound: Bound<number>
}

export interface DateLimit {
  readonly kind: 'date'
  readonly id: string
  readonly fact: DateFact
  readonly bound: { readonly op: 'before' | 'on-or-after'; readonly limit: CivilDate }
}

/** Codes of the vocabulary: at least one of them held, or none of them. */
export interface SetMembership {
  readonly kind: 'set'
  readonly id: string
  readonly fact: ChoiceFact
  readonly op: 'any-of' | 'none-of'
  readonly codes: readonly string[]
}

/** Hosted on the day asked, at any site or at one of those named (site codes). */
export interface Hosted {
  readonly kind: 'hosted'
  readonly id: string
  readonly sites?: readonly string[]
}

/** What only a person can say; the answer is the fact `answer:KEY`. */
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

export interface Bound<Limit> {
  /** under: <, at-most: ≤, at-least: ≥, over: > */
  readonly op: 'under' | 'at-most' | 'at-least' | 'over'
  readonly limit: Limit
}

/** The criteria of a condition, in its order; those of a rule are `criteriaOf(rule.where)`. */
export function criteriaOf(condition: Condition): readonly Criterion[] {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.flatMap(criteriaOf)
  return condition.kind === 'not' ? criteriaOf(condition.of) : [condition]
}
