import type { Id } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import type { SiteLabel } from './adopt-offer.view.ts'
import type { CountDraft, LookAtDraft } from './draft.ts'
import type { CompareTerms } from './effect.ts'

/** What the pages of this module ask of those that know companies and sites; `app.ts` says who. */
export interface Surroundings {
  readonly lookAtDraft: LookAtDraft
  readonly countDraft: CountDraft
  readonly compareTerms: CompareTerms
  sites(db: Database): Promise<readonly SiteLabel[]>
  /** How people are called. */
  namesOf(db: Database, userIds: readonly Id<'user'>[]): Promise<ReadonlyMap<Id<'user'>, string>>
}
