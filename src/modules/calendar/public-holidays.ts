/** The public holidays that are known by name. */
export const PUBLIC_HOLIDAYS = [
  'new-year',
  'independence-manifesto',
  'amazigh-new-year',
  'labour-day',
  'throne-day',
  'oued-eddahab',
  'king-and-people',
  'youth-day',
  'unity-day',
  'green-march',
  'independence-day',
] as const
export type PublicHoliday = (typeof PUBLIC_HOLIDAYS)[number]

/** The holidays that follow the moon. When they fall is decided by who sees it. */
export const LUNAR_HOLIDAYS = ['new-year-hijri', 'mawlid', 'eid-al-fitr', 'eid-al-adha'] as const
export type LunarHoliday = (typeof LUNAR_HOLIDAYS)[number]

/** The countries whose public holidays are known. A park elsewhere enters its own days, or keeps none. */
export const HOLIDAY_COUNTRIES = ['MA'] as const
export type HolidayCountry = (typeof HOLIDAY_COUNTRIES)[number]

export interface FixedHoliday {
  readonly holiday: PublicHoliday
  readonly month: number
  readonly day: number
  /** The first year in which nobody worked on it. */
  readonly since: number
}

export interface LunarRule {
  /** Month and day of the Hijri year on which it begins, and how many days are off. */
  readonly month: number
  readonly day: number
  readonly days: number
}

interface CountryHolidays {
  readonly fixed: readonly FixedHoliday[]
  readonly lunar: Readonly<Partial<Record<LunarHoliday, LunarRule>>>
}

/**
 * Morocco: decree 2-77-169 of 28 February 1977 for offices and 2-04-426 of 29 December 2004 for businesses, as amended. The
 * Amazigh new year was decided in May 2023, after that year's day; Aïd Al Wahda on 4 November 2025, after that year's day, by
 * decrees 2-26-14 and 2-25-1140 of January 2026.
 */
export const holidaysOf: Readonly<Record<HolidayCountry, CountryHolidays>> = {
  MA: {
    fixed: [
      { holiday: 'new-year', month: 1, day: 1, since: 1956 },
      { holiday: 'independence-manifesto', month: 1, day: 11, since: 1956 },
      { holiday: 'amazigh-new-year', month: 1, day: 14, since: 2024 },
      { holiday: 'labour-day', month: 5, day: 1, since: 1956 },
      { holiday: 'throne-day', month: 7, day: 30, since: 2000 },
      { holiday: 'oued-eddahab', month: 8, day: 14, since: 1980 },
      { holiday: 'king-and-people', month: 8, day: 20, since: 1956 },
      { holiday: 'youth-day', month: 8, day: 21, since: 2000 },
      { holiday: 'unity-day', month: 10, day: 31, since: 2026 },
      { holiday: 'green-march', month: 11, day: 6, since: 1976 },
      { holiday: 'independence-day', month: 11, day: 18, since: 1956 },
    ],
    lunar: {
      'new-year-hijri': { month: 1, day: 1, days: 1 },
      mawlid: { month: 3, day: 12, days: 2 },
      'eid-al-fitr': { month: 10, day: 1, days: 2 },
      'eid-al-adha': { month: 12, day: 10, days: 2 },
    },
  },
}

/** The country whose holidays are known by this code. */
export function holidayCountry(code: string | null): HolidayCountry | undefined {
  return HOLIDAY_COUNTRIES.find((each) => each === code)
}
