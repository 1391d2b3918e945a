import { type CivilDate, addMonths, daysBetween } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Side } from './agreement.ts'

/** What one side owes the other by a day, once or again and again. */
export interface Duty {
  readonly id: Id<'agreement-duty'>
  readonly side: Side
  readonly text: string
  readonly dueOn: CivilDate
  /** Then again after so many months. */
  readonly everyMonths: number | undefined
  /** The days for which it was done, each with the day on which it was. */
  readonly done: ReadonlyMap<CivilDate, CivilDate>
}

export interface DutyStatus {
  readonly state: 'done' | 'due' | 'late'
  /** The first day for which it is not done; of one that is done the last day. */
  readonly dueOn: CivilDate
  /** For how many days it was done. */
  readonly times: number
}

/** How many days before a duty falls due, or an agreement ends, its people are reminded. */
export const DAYS_BEFORE = [30, 7] as const

export type DaysBefore = (typeof DAYS_BEFORE)[number]

/** No agreement lasts longer: so many days of a duty are looked through. */
const MOST_DAYS = 1200

/** The days by which a duty is to be done, to the end of its agreement; without an end they go on. */
export function* dueDays({ dueOn, everyMonths }: Pick<Duty, 'dueOn' | 'everyMonths'>, until: CivilDate | undefined) {
  for (let time = 0; time < MOST_DAYS; time += 1) {
    // Counted from the first day, so that the 31st stays the last of its month.
    const day = addMonths(dueOn, time * (everyMonths ?? 0))
    if (until !== undefined && day > until && time > 0) return
    yield day
    if (everyMonths === undefined) return
  }
}

/** How a duty stands on a day: late, due, or done for every day it has. */
export function statusOn(duty: Duty, on: CivilDate, until: CivilDate | undefined): DutyStatus {
  const times = duty.done.size
  let last = duty.dueOn
  for (const dueOn of dueDays(duty, until)) {
    if (!duty.done.has(dueOn)) return { state: dueOn < on ? 'late' : 'due', dueOn, times }
    last = dueOn
  }
  return { state: 'done', dueOn: last, times }
}

/** The reminders whose day has come while the day itself is still to come: one that was slept over is due as well. */
export function remindersDue(on: CivilDate, dueOn: CivilDate): readonly DaysBefore[] {
  const left = daysBetween(on, dueOn)
  return left > 0 ? DAYS_BEFORE.filter((days) => left <= days) : []
}

/** The days of a duty for which reminders may be due: not done, and near. */
export function nearDays(duty: Duty, on: CivilDate, until: CivilDate | undefined): readonly CivilDate[] {
  const near: CivilDate[] = []
  for (const dueOn of dueDays(duty, until)) {
    if (daysBetween(on, dueOn) > Math.max(...DAYS_BEFORE)) break
    if (dueOn > on && !duty.done.has(dueOn)) near.push(dueOn)
  }
  return near
}
