import type { Language } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import type { Rule } from '../rules/index.ts'

/** How many companies a rule that is being written would let in, cannot tell of and would keep out. */
export interface DraftCount {
  readonly yes: number
  readonly unknown: number
  readonly no: number
}

/** What such a rule would do: companies by its answer, and sentences that its author should read. */
export interface Draft extends DraftCount {
  readonly findings: readonly string[]
}

/** Whoever knows companies and verdicts looks at a draft; `app.ts` says who. */
export type LookAtDraft = (db: Database, actor: Actor, rule: Rule, language: Language) => Promise<Draft>

/** The same, counted only: often, while somebody is still typing. */
export type CountDraft = (db: Database, actor: Actor, rule: Rule) => Promise<DraftCount>
