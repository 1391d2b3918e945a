import { type CivilDate, addDays, civilDate, dayNumber, daysBetween, partsOf } from '../../kernel/civil-date.ts'

/** The holidays that follow the moon. When they fall is decided by who sees it. */
export const LUNAR_HOLIDAYS = ['new-year-hijri', 'mawlid', 'eid-al-fitr', 'eid-al-adha'] as const
export type LunarHoliday = (typeof LUNAR_HOLIDAYS)[number]

/** Days on which nobody works, in a row. */
export interface Holiday {
  readonly on: CivilDate
  readonly days: number
  /** Which one of those that follow the moon; undefined for a day of the park's own. */
  readonly holiday?: LunarHoliday | undefined
}

/** The public holidays of Morocco that stand on the same day each year, with the first year of each. */
const FIXED: readonly { readonly month: number; readonly day: number; readonly since: number }[] = [
  { month: 1, day: 1, since: 1956 },
  { month: 1, day: 11, since: 1956 },
  // The Amazigh new year, since 2024.
  { month: 1, day: 14, since: 2024 },
  { month: 5, day: 1, since: 1956 },
  { month: 7, day: 30, since: 1999 },
  { month: 8, day: 14, since: 1979 },
  { month: 8, day: 20, since: 1956 },
  { month: 8, day: 21, since: 1999 },
  // Eid Al Wahda, since 2025.
  { month: 10, day: 31, since: 2025 },
  { month: 11, day: 6, since: 1975 },
  { month: 11, day: 18, since: 1956 },
]

/** Month and day of the Hijri year on which each begins, and how many days are off. */
const LUNAR: Readonly<Record<LunarHoliday, { readonly month: number; readonly day: number; readonly days: number }>> = {
  'new-year-hijri': { month: 1, day: 1, days: 1 },
  mawlid: { month: 3, day: 12, days: 2 },
  'eid-al-fitr': { month: 10, day: 1, days: 2 },
  'eid-al-adha': { month: 12, day: 10, days: 2 },
}

/** The fixed holidays of a year in a country; those of Morocco are known. */
export function fixedHolidays(country: string, year: number): readonly CivilDate[] {
  if (country !== 'MA') return []
  return FIXED.filter(({ since }) => year >= since).map(({ month, day }) => civilDate(year, month, day))
}

/**
 * When the holidays that follow the moon are expected in a year, by the calculated calendar of Umm al-Qura and one day on:
 * Morocco sees the moon a day later as a rule. What is announced goes before it.
 */
export function expectedHolidays(country: string, year: number): readonly Holiday[] {
  if (country !== 'MA') return []
  const first = civilDate(year, 1, 1)
  const length = daysBetween(first, civilDate(year + 1, 1, 1))
  const found: Holiday[] = []
  for (let offset = 0; offset < length; offset += 1) {
    const on = addDays(first, offset)
    const { month, day } = hijri(addDays(on, -1))
    for (const holiday of LUNAR_HOLIDAYS) {
      const rule = LUNAR[holiday]
      if (rule.month === month && rule.day === day) found.push({ on, days: rule.days, holiday })
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
export interface WorkCalendar {
  readonly country: string
  /** What the park has entered: days of its own, and holidays that follow the moon as they were announced. */
  readonly entered: readonly Holiday[]
}

/** Whether people work on a day: no Saturday, no Sunday, no holiday. */
export function isWorkingDay(calendar: WorkCalendar, on: CivilDate): boolean {
  const weekday = (dayNumber(on) + 4) % 7
  return weekday !== 0 && weekday !== 6 && !holidaysIn(calendar, partsOf(on).year).has(on)
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
  return [...fixedHolidays(country, year), ...rows]
}

/** Twice in a year one of them may fall; an announcement is never more than a few days off. */
export function isTheSame(expected: Holiday, entered: Holiday): boolean {
  return expected.holiday === entered.holiday && Math.abs(daysBetween(expected.on, entered.on)) <= 10
}
