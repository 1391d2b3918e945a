import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Money, Rate } from '../../kernel/money.ts'
import type { Criterion, Fact, FactKey, Group, Stay } from '../rules/index.ts'

export type Answer = 'met' | 'unmet' | 'unknown'
export type Verdict = 'eligible' | 'ineligible' | 'undetermined'

/** Why a criterion cannot be answered. */
export type UnknownReason =
  | { readonly code: 'no-value'; readonly fact: FactKey }
  /** Known, but not exactly enough: "2014" when the day of the year decides. */
  | { readonly code: 'too-rough'; readonly fact: FactKey }
  | { readonly code: 'no-rate'; readonly from: string; readonly to: string }
  /** A list kept elsewhere whose entries are not at hand. */
  | { readonly code: 'no-list'; readonly list: string }
  /** A person has not decided yet. */
  | { readonly code: 'not-decided'; readonly fact: FactKey }
  /** Who holds the share is known, not what their group turns over. */
  | { readonly code: 'owner-turnover-unknown'; readonly owner: string }

/** One criterion's answer with all it looked at. */
export interface Finding {
  readonly criterion: Criterion
  readonly answer: Answer
  readonly seen: Seen
  readonly reason?: UnknownReason
  /** What would settle it, most useful first; empty when answered. */
  readonly missing: readonly FactKey[]
  /** How far what was seen is from the limit; absent where there is no distance. */
  readonly margin?: Margin
}

/** The distance from the limit, not below zero; the finding's answer tells on which side. */
export type Margin =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'money'; readonly money: Money }
  /** Places on the scale of an ordered fact. */
  | { readonly kind: 'stages'; readonly stages: number }
  /** Points of a percent, of the share that comes nearest. */
  | { readonly kind: 'points'; readonly points: number }

/** An amount in the currency of its limit, and the rate that made it. */
export interface Converted {
  readonly amount: Money
  readonly rate: Rate
}

/** What a criterion saw. */
export type Seen =
  | { readonly kind: 'nothing' }
  /**
   * `standIn`: the date of incorporation answered for the start of activity, which is not given. `countedOn`: the day on
   * which an age is counted, where the rule fixes another than the one asked.
   */
  | {
      readonly kind: 'fact'
      readonly key: FactKey
      readonly fact: Fact
      readonly standIn: boolean
      readonly countedOn?: CivilDate
      readonly converted?: Converted
    }
  /**
   * Several facts answered together: the years of "best of three", the two sides of a comparison, the scopes of "once".
   * `converted`: the first side of a comparison in the currency of the second.
   */
  | {
      readonly kind: 'facts'
      readonly facts: readonly { readonly key: FactKey; readonly fact: Fact | undefined }[]
      readonly converted?: Converted
    }
  /** Activity began after the fiscal year ended: its turnover is none, whatever the record says. */
  | {
      readonly kind: 'not-yet-active'
      readonly key: FactKey
      readonly fiscalYear: number
      readonly began: Fact
      readonly standIn: boolean
    }
  | { readonly kind: 'stay'; readonly stay: Stay }
  | { readonly kind: 'no-stay' }
  /** Only the day asked was looked at. */
  | { readonly kind: 'day'; readonly on: CivilDate }

/**
 * The proof, with the shape of the rule. Ids are stable: a criterion's own, for a group its place ("where", "where.0.1").
 * `decides`: this node is among those because of which the whole rule answers as it does; taking away the others changes
 * nothing.
 */
export type Explanation = GroupExplanation | CriterionExplanation

export interface GroupExplanation {
  readonly kind: Group['kind']
  readonly id: string
  readonly answer: Answer
  readonly decides: boolean
  readonly of: readonly Explanation[]
  /** For "at-least": how many are needed. */
  readonly count?: number
  /** For "rule": the code of the rule referred to. */
  readonly rule?: string
}

export interface CriterionExplanation {
  readonly kind: 'criterion'
  readonly id: string
  readonly answer: Answer
  readonly decides: boolean
  readonly finding: Finding
}

export interface Judgement {
  readonly verdict: Verdict
  readonly explanation: Explanation
  /** The leaves, in the rule's order. */
  readonly findings: readonly Finding[]
  /** What must be known for the verdict to be yes or no; empty unless undetermined. The most deciding first. */
  readonly missing: readonly FactKey[]
  /** The first later day on which the verdict differs though no fact changed, and what it is then. */
  readonly change?: { readonly on: CivilDate; readonly to: Verdict }
}

/** The days of a request, where they are not the day asked. */
export interface Occasion {
  /** The day of the request: ages "at application" are counted on it. Without it, the day asked. */
  readonly appliedOn?: CivilDate
  /** Since when the company has the offer: a rule checked at entry only is judged as on that day. */
  readonly enteredOn?: CivilDate
}
