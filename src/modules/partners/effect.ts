import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import type { Rule } from '../rules/index.ts'

/** What other terms would do to the companies that a reader sees, and to all that there can be. */
export interface Effect {
  readonly companies: number
  /** How many are entitled by the terms before and by those after. */
  readonly entitled: { readonly before: number; readonly after: number }
  readonly gains: readonly NamedCompany[]
  readonly loses: readonly NamedCompany[]
  /** Of whom one of the two cannot say, and the other can. */
  readonly unsure: readonly NamedCompany[]
  readonly couldGain: Witness
  readonly couldLose: Witness
}

export interface NamedCompany {
  readonly id: Id<'company'>
  readonly name: string
}

/** What is known of an invented company that shows a difference, a line each; or that there is none, or that none was found. */
export type Witness = readonly string[] | 'nobody' | 'undecided'

/** Two rules of one offer to be held against each other on a day. */
export interface Comparison {
  readonly offerId: Id<'offer'>
  readonly before: Rule
  readonly after: Rule
  readonly on: CivilDate
}

/** Whoever knows companies and verdicts holds rules against each other; `app.ts` says who. */
export type CompareTerms = (db: Database, actor: Actor, comparison: Comparison, language: Language) => Promise<Effect>
