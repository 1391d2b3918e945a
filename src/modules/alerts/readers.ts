import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Database } from '../../platform/database.ts'

/** A member of a company, as letters need to know one. */
export interface Reader {
  readonly userId: Id<'user'>
  readonly name: string
  readonly email: string
  readonly language: Language
}

/** Who belongs to these companies now, each person once; joined by `app.ts`. */
export type ReadersOf = (
  db: Database,
  companyIds: readonly Id<'company'>[],
) => Promise<ReadonlyMap<Id<'company'>, readonly Reader[]>>
