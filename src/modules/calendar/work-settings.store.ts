import type { Database, Transaction } from '../../platform/database.ts'
import './calendar.tables.ts'
import { holidayCountry } from './public-holidays.ts'
import type { WorkSettings } from './work-settings.ts'

/** How the park works; undefined where its director has said nothing. */
export async function findWorkSettings(db: Database): Promise<WorkSettings | undefined> {
  const kept = await db.selectFrom('workSettings').select(['patience', 'weekend', 'country']).executeTakeFirst()
  return kept && { ...kept, country: holidayCountry(kept.country) }
}

/** Keeps how the park works, in the place of what was kept before. */
export async function keepWorkSettings(tx: Transaction, { patience, weekend, country }: WorkSettings): Promise<void> {
  const settings = { patience, weekend, country: country ?? null }
  await tx
    .insertInto('workSettings')
    .values(settings)
    .onConflict((conflict) => conflict.column('operatorId').doUpdateSet(settings))
    .execute()
}
