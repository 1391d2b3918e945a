import type { CivilDate } from '../../kernel/civil-date.ts'
import type { FactKey, Facts } from '../rules/index.ts'

/** Something about a rule that its author should know, with a company that shows it wherever one can. */
export type RuleFinding =
  /** Nobody can pass on any day: these criteria cannot all hold, and without any one of them somebody could pass. */
  | { readonly code: 'never-true'; readonly criteria: readonly string[] }
  /** Everybody of whom all is known passes. */
  | { readonly code: 'always-true'; readonly company: Facts | undefined }
  /** Leaving it out changes nothing. */
  | { readonly code: 'changes-nothing'; readonly criterion: string }
  /** A code that the fact can never hold. */
  | {
      readonly code: 'outside-domain'
      readonly criterion: string
      readonly value: string
      readonly company: Facts | undefined
    }
  /** From that day on, which may be past, nobody can pass any more; the company passes the day before. */
  | { readonly code: 'dead-from'; readonly on: CivilDate; readonly company: Facts | undefined }
  /** Nobody is asked for this fact, so nobody will ever pass or fail by it. */
  | { readonly code: 'nobody-collects'; readonly criterion: string; readonly fact: FactKey }
  /** Whoever passes this rule passes the other too. */
  | { readonly code: 'implies'; readonly other: string; readonly company: Facts | undefined }
  | { readonly code: 'implied-by'; readonly other: string; readonly company: Facts | undefined }
  | { readonly code: 'same-as'; readonly other: string; readonly company: Facts | undefined }
  /** Somebody passes both. */
  | { readonly code: 'overlaps'; readonly other: string; readonly company: Facts }
  | { readonly code: 'disjoint-from'; readonly other: string }
  /** The rule has more choices than could be gone through, or refers to another that is not at hand. */
  | { readonly code: 'not-decided' }
