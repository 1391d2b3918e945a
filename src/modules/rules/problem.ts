/** What is wrong with a rule written as JSON, and where: `rule.where.all[0].age.under`. */
export type RuleProblem = { readonly path: string } & (
  | { readonly code: 'not-an-object' }
  | { readonly code: 'not-a-list' }
  | { readonly code: 'unknown-key'; readonly key: string }
  | { readonly code: 'missing-key'; readonly key: string }
  | { readonly code: 'not-exactly-one'; readonly keys: readonly string[] }
  | { readonly code: 'unsupported-version' }
  | { readonly code: 'empty' }
  | { readonly code: 'too-long'; readonly most: number }
  | { readonly code: 'too-deep'; readonly limit: number }
  | { readonly code: 'too-many-conditions'; readonly limit: number }
  | { readonly code: 'bad-code-form' }
  | { readonly code: 'duplicate-id'; readonly id: string }
  | { readonly code: 'unknown-fact'; readonly facts: readonly string[] }
  | { readonly code: 'unknown-code'; readonly fact: string; readonly value: string }
  | { readonly code: 'duplicate-code'; readonly value: string }
  | { readonly code: 'not-allowed-value'; readonly values: readonly string[] }
  | { readonly code: 'bad-number'; readonly least: number; readonly most: number; readonly whole: boolean }
  | { readonly code: 'bad-amount' }
  | { readonly code: 'bad-currency' }
  | { readonly code: 'bad-rate' }
  | { readonly code: 'rate-misses-limit'; readonly currency: string }
  | { readonly code: 'bad-date' }
  | { readonly code: 'bad-text'; readonly most: number }
  /** People would read this code, and the rule's `names` do not say how it is called. */
  | { readonly code: 'unnamed-code'; readonly value: string }
  | { readonly code: 'undeclared-fact'; readonly fact: string }
  | { readonly code: 'unknown-parameter'; readonly parameters: readonly string[] }
  /** The parameter is of another kind than the limit, or beyond what the limit may be. */
  | { readonly code: 'wrong-parameter'; readonly parameter: string }
  /** A rate at the end of the period, for a fact that has none. */
  | { readonly code: 'no-period' }
  | { readonly code: 'closes-before-it-opens' }
  /** An age is counted at the window's opening, and no window of the rule has an opening day. */
  | { readonly code: 'no-opening' }
  /** References that lead back to a rule they came from. */
  | { readonly code: 'circular-reference'; readonly rules: readonly string[] }
  | { readonly code: 'unknown-rule'; readonly rule: string }
)

type Reason<Problem> = Problem extends { readonly path: string } ? Omit<Problem, 'path'> : never
export type ProblemReason = Reason<RuleProblem>

/** Only so many problems are told at once: who sent more has another problem. */
export const MOST_PROBLEMS = 50

/** The problems found so far, while JSON is read. */
export class Problems {
  readonly found: RuleProblem[] = []

  /** Notes a problem and gives undefined, so that a reader can end with it. */
  note(path: string, reason: ProblemReason): undefined {
    if (this.found.length < MOST_PROBLEMS) this.found.push({ path, ...reason })
    return undefined
  }

  /** Whether nothing more would be told. */
  get full(): boolean {
    return this.found.length === MOST_PROBLEMS
  }
}
