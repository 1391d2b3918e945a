import type { CivilDate } from '../../kernel/civil-date.ts'
import type { InLanguages, Messages } from '../../kernel/messages.ts'
import type { Money } from '../../kernel/money.ts'
import type { FactValue, Owner } from './facts.ts'
import type { RuleProblem } from './problem.ts'
import type { Age, Bound, Decision, OnceScope, Places, Rule } from './rule.ts'
import { ar } from './rules.messages.ar.ts'
import { en } from './rules.messages.en.ts'
import { fr } from './rules.messages.fr.ts'

export type BoundOp = Bound<unknown>['op']

/** The sentences of rules. Every sentence speaks of "the company", so that anybody may read it. */
export interface RuleWords {
  readonly problems: Messages<RuleProblem>
  readonly badFactValues: Readonly<Record<FactValue['kind'], string>>
  /** The heading above the parts of a group. */
  readonly groups: GroupWords
  readonly requirements: RequirementWords
  readonly values: ValueWords
}

export interface GroupWords {
  readonly all: string
  readonly any: string
  readonly not: string
  readonly atLeast: (count: number) => string
  /** Above the premise and what follows from it. */
  readonly implies: string
  /** Above the requirement and the exemption. */
  readonly unless: string
  readonly rule: (name: string) => string
  /** Over the conditions and what else there is to a rule. */
  readonly whole: string
  /** Before a condition that puts companies before others. */
  readonly prefers: (points: number) => string
  readonly checked: (when: Exclude<Rule['checked'], 'throughout'>) => string
  readonly places: (count: number, order: Places['order']) => string
}

/** A criterion as a requirement, without a full stop. */
export interface RequirementWords {
  readonly age: Readonly<Record<'activity' | 'incorporation', (op: BoundOp, months: number) => string>>
  readonly applicantAge: (op: BoundOp, months: number) => string
  /** Counted from another date: its label, and how long ago. */
  /** Since the present stay began. */
  readonly stay: (op: BoundOp, months: number) => string
  readonly ageSince: (label: string, op: BoundOp, months: number) => string
  /** After an age: on which day it is counted. */
  readonly countedAt: Readonly<Record<Age['at'], string>>
  /** Without a year: of the last closed fiscal year. */
  readonly turnover: (op: BoundOp, amount: Money, year: string | undefined) => string
  readonly bestTurnover: (op: BoundOp, amount: Money) => string
  readonly fundingRaised: (op: BoundOp, amount: Money) => string
  readonly amount: (label: string, op: BoundOp, amount: Money) => string
  /** After an amount: at which rate it is converted. */
  readonly atPeriodEnd: string
  readonly atRateOf: (day: CivilDate) => string
  readonly number: Readonly<Record<'headcount' | 'womenHeadcount' | 'meanAge', (op: BoundOp, limit: number) => string>>
  readonly figure: (label: string, op: BoundOp, limit: string) => string
  readonly date: Readonly<Record<DatedFact, (op: DateOp, limit: CivilDate) => string>>
  readonly dated: (label: string, op: DateOp, limit: CivilDate) => string
  readonly anyOf: (label: string, names: readonly string[]) => string
  readonly allOf: (label: string, names: readonly string[]) => string
  readonly noneOf: (label: string, names: readonly string[]) => string
  readonly onList: (label: string, name: string) => string
  readonly offList: (label: string, name: string) => string
  readonly order: (label: string, op: BoundOp, name: string) => string
  readonly hosted: (siteNames: readonly string[] | undefined) => string
  readonly decided: (requires: string, by: Decision['by'], because: Decision['because']) => string
  readonly committed: (requires: string, months: number | undefined) => string
  readonly window: (opensOn: CivilDate | undefined, closesOn: CivilDate | undefined) => string
  readonly once: (name: string, per: readonly OnceScope[]) => string
  readonly exceeds: (label: string, other: string) => string
  readonly owners: (op: BoundOp, percent: number, turnover: Bound<Money> | undefined) => string
}

/** The date facts whose requirement is a sentence of its own. */
export type DatedFact = 'incorporatedOn' | 'activityStartedOn' | 'lastRoundOn' | 'hostedSince'

export type DateOp = 'before' | 'on-or-after'

export interface ValueWords {
  readonly people: (count: number) => string
  readonly years: (count: number) => string
  readonly percent: (share: number) => string
  readonly owner: (owner: Owner) => string
  readonly none: string
  readonly yes: string
  readonly no: string
}

export const ruleWordsIn: InLanguages<RuleWords> = { fr, ar, en }
