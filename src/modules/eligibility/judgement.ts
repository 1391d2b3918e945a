import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Money, Rate } from '../../kernel/money.ts'
import type { Fact, FactKey, Stay } from './facts.ts'
import type { Criterion } from './rule.ts'

export type Answer = 'met' | 'unmet' | 'unknown'
export type Verdict = 'eligible' | 'ineligible' | 'undetermined'

/** Why a criterion cannot be answered. */
export type UnknownReason =
  | { readonly code: 'no-value'; readonly fact: FactKey }
  /** Known, but not exactly enough: "2014" when the day of the year decides. */
  | { readonly code: 'too-rough'; readonly fact: FactKey }
  | { readonly code: 'no-rate'; readonly from: string; readonly to: string }

/** One criterion's answer with all it looked at. */
export interface Finding {
  readonly criterion: Criterion
  readonly answer: Answer
  readonly seen: Seen
  readonly reason?: UnknownReason
  /** What would settle it, most useful first; empty when answered. */
  readonly missing: readonly FactKey[]
}

/** What a criterion saw. */
export type Seen =
  | { readonly kind: 'nothing' }
  /** `standIn`: the date of incorporation answered for the start of activity, which is not given. */
  | {
      readonly kind: 'fact'
      readonly key: FactKey
      readonly fact: Fact
      readonly standIn: boolean
      readonly converted?: { readonly amount: Money; readonly rate: Rate }
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

/** The proof, with the shape of the rule. */
export type Explanation =
  | { readonly kind: 'all' | 'any'; readonly answer: Answer; readonly of: readonly Explanation[] }
  | { readonly kind: 'not'; readonly answer: Answer; readonly of: Explanation }
  | { readonly kind: 'criterion'; readonly answer: Answer; readonly finding: Finding }

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
