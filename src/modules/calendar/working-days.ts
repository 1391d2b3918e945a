import { type CivilDate, addDays, civilDate, dayNumber, daysBetween, partsOf } from '../../kernel/civil-date.ts'
import {
  type HolidayCountry,
  type LunarHoliday,
  LUNAR_HOLIDAYS,
  type PublicHoliday,
  holidaysOf,
} from './public-holidays.ts'
import { type Weekday, WEEKDAYS, type WorkSettings } from './work-settings.ts'

/** Days on which nobody works, in a row. */
export interface Holiday {
  readonly on: CivilDate
  readonly days: number
  /** Which one of those that follow the moon; undefined for a day of the park's own. */
  readonly holiday?: LunarHoliday | undefined
}

/** The fixed holidays of a year in a country whose holidays are known, in order. */
export function fixedHolidays(country: HolidayCountry | undefined, year: number): readonly DatedHoliday[] {
  const fixed = country ? holidaysOf[country].fixed : []
  return fixed
    .filter(({ since }) => year >= since)
    .map(({ holiday, month, day }) => ({ on: civilDate(year, month, day), holiday }))
}

export interface DatedHoliday {
  readonly on: CivilDate
  readonly holiday: PublicHoliday
}

/**
 * When the holidays that follow the moon are expected in a year, by the calculated calendar of Umm al-Qura and one day on:
 * Morocco sees the moon a day later as a rule. What is announced goes before it.
 */
export function expectedHolidays(country: HolidayCountry | undefined, year: number): readonly Holiday[] {
  if (!country) return []
  const { lunar } = holidaysOf[country]
  const first = civilDate(year, 1, 1)
  const length = daysBetween(first, civilDate(year + 1, 1, 1))
  const found: Holiday[] = []
  for (let offset = 0; offset < length; offset += 1) {
    const on = addDays(first, offset)
    const { month, day } = hijri(addDays(on, -1))
    for (const holiday of LUNAR_HOLIDAYS) {
      const rule = lunar[holiday]
      if (rule?.month === month && rule.day === day) found.push({ on, days: rule.days, holiday })
    }
  }
  return found
}

const hijriFormat = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
})

function hijri(on: CivilDate): { readonly month: number; readonly day: number } {
  const parts = hijriFormat.formatToParts(dayNumber(on) * 86_400_000)
  const number = (type: 'month' | 'day') => Number(parts.find((part) => part.type === type)?.value)
  return { month: number('month'), day: number('day') }
}

/** On which days a park works. */
export interface WorkCalendar extends WorkSettings {
  /** What the park has entered: days of its own, and holidays that follow the moon as they were announced. */
  readonly entered: readonly Holiday[]
}

/** Whether people work on a day: none of the weekend, no holiday. */
export function isWorkingDay(calendar: WorkCalendar, on: CivilDate): boolean {
  return !calendar.weekend.includes(weekdayOf(on)) && !holidaysIn(calendar, partsOf(on).year).has(on)
}

function weekdayOf(on: CivilDate): Weekday {
  // 1 January 1970 was a Thursday; of days before it the remainder is negative.
  return WEEKDAYS[(((dayNumber(on) + 3) % 7) + 7) % 7] ?? 7
}

/** How many working days lie after a day up to and with another: one that waits since yesterday has waited for one. */
export function workingDaysBetween(calendar: WorkCalendar, from: CivilDate, to: CivilDate): number {
  let count = 0
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) if (isWorkingDay(calendar, on)) count += 1
  return count
}

/** The day on which so many working days will have passed. */
export function afterWorkingDays(calendar: WorkCalendar, from: CivilDate, days: number): CivilDate {
  let on = from
  for (let left = days; left > 0; ) {
    on = addDays(on, 1)
    if (isWorkingDay(calendar, on)) left -= 1
  }
  return on
}

/** Every holiday of a year, an announced one in the place of the expected. */
function holidaysIn(calendar: WorkCalendar, year: number): ReadonlySet<CivilDate> {
  let years = kept.get(calendar)
  if (!years) kept.set(calendar, (years = new Map()))
  let days = years.get(year)
  if (!days) years.set(year, (days = new Set(daysOff(calendar, year))))
  return days
}

const kept = new WeakMap<WorkCalendar, Map<number, ReadonlySet<CivilDate>>>()

function daysOff({ country, entered }: WorkCalendar, year: number): readonly CivilDate[] {
  // One that begins at the end of a year goes on into the next.
  const expected = [...expectedHolidays(country, year - 1), ...expectedHolidays(country, year)]
  const announced = expected.filter((each) => !entered.some((other) => isTheSame(each, other)))
  const rows = [...announced, ...entered].flatMap(({ on, days }) =>
    Array.from({ length: days }, (_, offset) => addDays(on, offset)),
  )
  return [...fixedHolidays(country, year).map(({ on }) => on), ...rows]
}

/** Twice in a year one of them may fall; an announcement is never more than a few days off. */
export function isTheSame(expected: Holiday, entered: Holiday): boolean {
  return expected.holiday === entered.holiday && Math.abs(daysBetween(expected.on, entered.on)) <= 10
}

/** The last day on which a request of a day may still wait for its decision. */
export function mayWaitUntil(calendar: WorkCalendar, requestedOn: CivilDate): CivilDate {
  return afterWorkingDays(calendar, requestedOn, calendar.patience)
}
