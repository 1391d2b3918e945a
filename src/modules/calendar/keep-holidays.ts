import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { dropHoliday, keepHoliday } from './holidays.store.ts'
import type { HolidayRefusal } from './refusal.ts'
import type { LunarHoliday } from './public-holidays.ts'
import { tellOfCalendar } from './tell-of-calendar.ts'

export const MOST_DAYS_OFF = 30

export interface HolidayWish {
  readonly on: CivilDate
  readonly days: number
  /** One that follows the moon, as it was announced; else a day of the park's own with its name. */
  readonly holiday: LunarHoliday | undefined
  readonly name: string
}

/** Says that the park does not work on some days. Whoever counts in working days hears of it. */
export function addHoliday(platform: Platform, actor: Actor, { on, days, holiday, name }: HolidayWish) {
  return change<Id<'holiday'>, HolidayRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })
    if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS_OFF) return refuse({ code: 'days-not-understood' })
    if (!holiday && (name === '' || name.length > 100)) return refuse({ code: 'name-missing' })

    const id = platform.newId<'holiday'>()
    const kept = await keepHoliday(tx, { id, onDay: on, days, holiday: holiday ?? null, name: holiday ? null : name })
    if (!kept) return refuse({ code: 'day-there-already' })
    await tellOfCalendar(platform, tx, actor)
    return changed(id, { event: 'holiday.added', subjectId: id, detail: { on, days, holiday: holiday ?? null } })
  })
}

/** Takes back that the park does not work on some days. */
export function removeHoliday(platform: Platform, actor: Actor, id: Id<'holiday'>) {
  return change<Id<'holiday'>, HolidayRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })
    if (!(await dropHoliday(tx, id))) return refuse({ code: 'holiday-not-found' })
    await tellOfCalendar(platform, tx, actor)
    return changed(id, { event: 'holiday.removed', subjectId: id })
  })
}
