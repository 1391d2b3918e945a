import { type Result, ok, refuse } from './result.ts'

declare const civil: unique symbol
declare const rough: unique symbol

/** A day of the civil calendar, "2017-08-21", without hour or zone. Texts of this type sort by time. */
export type CivilDate = string & { readonly [civil]: true }

/** A day that may be known only to its month or its year: "2016-03-05", "2016-03" or "2016". */
export type RoughDate = (string & { readonly [rough]: true }) | CivilDate

export type Precision = 'day' | 'month' | 'year'

const form = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Reads "2016-03-05", "2016-03" or "2016", years 1000 to 9999, and refuses days that do not exist. */
export function parseRoughDate(text: string): Result<RoughDate, { code: 'not-a-date' }> {
  const match = form.exec(text)
  if (!match) return refuse({ code: 'not-a-date' })
  const [, year, month, day] = match
  if (Number(year) < 1000) return refuse({ code: 'not-a-date' })
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return refuse({ code: 'not-a-date' })
  if (day !== undefined && (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month)))) {
    return refuse({ code: 'not-a-date' })
  }
  return ok(text as RoughDate)
}

/** Reads a full day, "2016-03-05". */
export function parseCivilDate(text: string): Result<CivilDate, { code: 'not-a-date' }> {
  const read = parseRoughDate(text)
  return read.ok && precisionOf(read.value) === 'day' ? ok(read.value as CivilDate) : refuse({ code: 'not-a-date' })
}

/** A day written in the code itself; throws on a mistake. */
export function day(text: string): CivilDate {
  const read = parseCivilDate(text)
  if (!read.ok) throw new Error(`${text} is not a day.`)
  return read.value
}

export function precisionOf(date: RoughDate): Precision {
  return date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year'
}

/** The earliest day the date can be. */
export function firstDay(date: RoughDate): CivilDate {
  return (date.length === 10 ? date : date.length === 7 ? `${date}-01` : `${date}-01-01`) as CivilDate
}

/** The latest day the date can be. */
export function lastDay(date: RoughDate): CivilDate {
  if (date.length === 10) return date as CivilDate
  if (date.length === 4) return `${date}-12-31` as CivilDate
  const { year, month } = partsOf(firstDay(date))
  return civilDate(year, month, daysInMonth(year, month))
}

/** Month counts from 1. Throws where the day does not exist: the caller has checked it. */
export function civilDate(year: number, month: number, dayOfMonth: number): CivilDate {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) {
    throw new RangeError(`There is no day ${year}-${month}-${dayOfMonth}.`)
  }
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(dayOfMonth)}` as CivilDate
}

export function partsOf(date: CivilDate): { readonly year: number; readonly month: number; readonly day: number } {
  return {
    year: twoDigits(date, 0) * 100 + twoDigits(date, 2),
    month: twoDigits(date, 5),
    day: twoDigits(date, 8),
  }
}

/** Read by character: dates are read far more often than anything else. */
function twoDigits(date: CivilDate, at: number): number {
  return (date.charCodeAt(at) - 48) * 10 + (date.charCodeAt(at + 1) - 48)
}

/** The same day so many months on; where that month is shorter, its last day: 2016-02-29 + 12 is 2017-02-28. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date)
  const index = year * 12 + (month - 1) + months
  const toYear = Math.floor(index / 12)
  const toMonth = (index % 12) + 1
  return civilDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return dayFrom(dayNumber(date) + days)
}

/** Whole days from one day to another; negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Days since 1970-01-01, negative before. */
export function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date)
  // Years begin in March, so that the day that comes and goes is the last one.
  const shifted = month > 2 ? year : year - 1
  const fromMarch = (month + 9) % 12
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400)
  return shifted * 365 + leapDays + Math.floor((fromMarch * 153 + 2) / 5) + day - 719_469
}

/** The day that so many days after 1970-01-01 is. */
export function dayFrom(number: number): CivilDate {
  return new Date(number * 86_400_000).toISOString().slice(0, 10) as CivilDate
}

/** Whole months completed from one day to another: the largest n with `addMonths(from, n) <= to`. */
export function monthsBetween(from: CivilDate, to: CivilDate): number {
  const a = partsOf(from)
  const b = partsOf(to)
  const months = (b.year - a.year) * 12 + (b.month - a.month)
  return Math.min(a.day, daysInMonth(b.year, b.month)) <= b.day ? months : months - 1
}

/** Month counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

/** The civil day of an instant in a time zone ("Africa/Casablanca"), by the zone data that Node carries. */
export function dayIn(zone: string, instant: Date): CivilDate {
  let format = dayFormats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    dayFormats.set(zone, format)
  }
  return format.format(instant) as CivilDate
}

/** The hour of an instant in a time zone, 0 to 23. */
export function hourIn(zone: string, instant: Date): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(instant))
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
