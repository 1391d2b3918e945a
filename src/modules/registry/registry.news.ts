import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'

declare module '../../platform/announce.ts' {
  interface News {
    /** Something that rules look at is known otherwise than before: facts or residencies. */
    'company.facts-changed': { readonly companyIds: readonly Id<'company'>[] }
    /** A company is called otherwise. */
    'company.renamed': { readonly companyId: Id<'company'>; readonly name: string }
    /** A rate of this day is new: verdicts that convert money may differ. */
    'rates.changed': { readonly on: CivilDate }
  }
}
