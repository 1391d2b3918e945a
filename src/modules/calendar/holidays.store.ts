import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import './calendar.tables.ts'
import type { LunarHoliday } from './public-holidays.ts'
import type { Holiday } from './working-days.ts'

/** A day off that the park has entered. */
export interface EnteredHoliday extends Holiday {
  readonly id: Id<'holiday'>
  /** What a day of the park's own is called. */
  readonly name: string | undefined
}

/** The days off that the park has entered, in order. */
export async function listHolidays(db: Database): Promise<readonly EnteredHoliday[]> {
  const rows = await db
    .selectFrom('holidays')
    .select(['id', 'onDay', 'days', 'holiday', 'name'])
    .orderBy('onDay')
    .orderBy('id')
    .execute()
  return rows.map(({ id, onDay, days, holiday, name }) => ({
    id,
    on: onDay,
    days,
    holiday: holiday ?? undefined,
    name: name ?? undefined,
  }))
}

/** Keeps a day off; false where the same one is there already. */
export async function keepHoliday(
  tx: Transaction,
  holiday: {
    readonly id: Id<'holiday'>
    readonly onDay: CivilDate
    readonly days: number
    readonly holiday: LunarHoliday | null
    readonly name: string | null
  },
): Promise<boolean> {
  const kept = await tx
    .insertInto('holidays')
    .values(holiday)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}

/** Takes a day off out; false where there is none such. */
export async function dropHoliday(tx: Transaction, id: Id<'holiday'>): Promise<boolean> {
  const dropped = await tx.deleteFrom('holidays').where('id', '=', id).executeTakeFirst()
  return dropped.numDeletedRows === 1n
}
