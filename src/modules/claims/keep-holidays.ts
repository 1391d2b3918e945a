import { type CivilDate, dayIn } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import { findOperator } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { workCalendar } from './calendar.ts'
import { PATIENCE_DAYS } from './claim.ts'
import { openClaims, setDue } from './claims.store.ts'
import { dropHoliday, keepHoliday } from './holidays.store.ts'
import type { HolidayRefusal } from './refusal.ts'
import { type LunarHoliday, afterWorkingDays } from './working-days.ts'

export const MOST_DAYS_OFF = 30

export interface HolidayWish {
  readonly on: CivilDate
  readonly days: number
  /** One that follows the moon, as it was announced; else a day of the park's own with its name. */
  readonly holiday: LunarHoliday | undefined
  readonly name: string
}

/** Says that the park does not work on some days. How long requests may wait is counted anew. */
export function addHoliday(platform: Platform, actor: Actor, { on, days, holiday, name }: HolidayWish) {
  return change<Id<'holiday'>, HolidayRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })
    if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS_OFF) return refuse({ code: 'days-not-understood' })
    if (!holiday && (name === '' || name.length > 100)) return refuse({ code: 'name-missing' })

    const id = platform.newId<'holiday'>()
    const kept = await keepHoliday(tx, { id, onDay: on, days, holiday: holiday ?? null, name: holiday ? null : name })
    if (!kept) return refuse({ code: 'day-there-already' })
    await countAnew(tx, actor.operatorId)
    return changed(id, { event: 'holiday.added', subjectId: id, detail: { on, days, holiday: holiday ?? null } })
  })
}

/** Takes back that the park does not work on some days. */
export function removeHoliday(platform: Platform, actor: Actor, id: Id<'holiday'>) {
  return change<Id<'holiday'>, HolidayRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })
    if (!(await dropHoliday(tx, id))) return refuse({ code: 'holiday-not-found' })
    await countAnew(tx, actor.operatorId)
    return changed(id, { event: 'holiday.removed', subjectId: id })
  })
}

/** Until when each open request may wait, now that other days are off. */
async function countAnew(tx: Transaction, operatorId: Id<'operator'>): Promise<void> {
  const { zone } = await findOperator(tx, operatorId)
  const calendar = await workCalendar(tx, operatorId)
  for (const { id, requestedAt } of await openClaims(tx)) {
    await setDue(tx, id, afterWorkingDays(calendar, dayIn(zone, requestedAt), PATIENCE_DAYS))
  }
}
