import type { Id } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import { findOperator } from '../../platform/operator.ts'
import { listHolidays } from './holidays.store.ts'
import { type WorkSettings, usualSettings } from './work-settings.ts'
import { findWorkSettings } from './work-settings.store.ts'
import type { WorkCalendar } from './working-days.ts'

/** On which days an operator works, with what it has entered. */
export async function workCalendar(db: Database, operatorId: Id<'operator'>): Promise<WorkCalendar> {
  return { ...(await workSettings(db, operatorId)), entered: await listHolidays(db) }
}

/** How an operator works: what its director has set, or what is usual in its country. */
export async function workSettings(db: Database, operatorId: Id<'operator'>): Promise<WorkSettings> {
  return (await findWorkSettings(db)) ?? usualSettings((await findOperator(db, operatorId)).country)
}
