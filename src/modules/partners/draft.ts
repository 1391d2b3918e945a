import type { Id } from '../../kernel/id.ts'
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

/**
 * Whoever knows companies and verdicts looks at a draft; `app.ts` says who. `offer` is the one that the rule would be of,
 * where it is there already.
 */
export type LookAtDraft = (
  db: Database,
  actor: Actor,
  rule: Rule,
  language: Language,
  offer?: { readonly id: Id<'offer'> },
) => Promise<Draft>

/** The same, counted only: often, while somebody is still typing. */
export type CountDraft = (
  db: Database,
  actor: Actor,
  rule: Rule,
  offer?: { readonly id: Id<'offer'> },
) => Promise<DraftCount>
