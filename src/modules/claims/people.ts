import type { Id } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'

/** Who has to do with claims; joined by `app.ts`, which knows the people. */
export interface ClaimPeople {
  /** Who belongs to these companies now. */
  readonly membersOf: (
    db: Database,
    companyIds: readonly Id<'company'>[],
  ) => Promise<ReadonlyMap<Id<'company'>, readonly { readonly userId: Id<'user'> }[]>>
  /** Who runs a site, those who have done so longest first; and who runs the park. */
  readonly staffOf: (db: Database, siteId: Id<'site'> | null) => Promise<Staff>
  readonly namesOf: (db: Database, userIds: readonly Id<'user'>[]) => Promise<ReadonlyMap<Id<'user'>, string>>
}

export interface Staff {
  readonly managers: readonly Id<'user'>[]
  readonly directors: readonly Id<'user'>[]
}

/** Whose request a new claim is: of those who may decide on it, the one who has been there longest. */
export function ownerAmong({ managers, directors }: Staff, verify: 'site-manager' | 'director'): Id<'user'> | null {
  const [owner] = verify === 'director' ? directors : [...managers, ...directors]
  return owner ?? null
}
