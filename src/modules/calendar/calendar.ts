import type { Id } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import { findOperator } from '../../platform/operator.ts'
import { listHolidays } from './holidays.store.ts'
import type { WorkCalendar } from './working-days.ts'

/** On which days an operator works, with what it has entered. */
export async function workCalendar(db: Database, operatorId: Id<'operator'>): Promise<WorkCalendar> {
  const { country } = await findOperator(db, operatorId)
  return { country, entered: await listHolidays(db) }
}
