import { type HolidayCountry, holidayCountry } from './public-holidays.ts'

/** Monday is 1, Sunday 7. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** How many working days a request may wait at most, whatever a director chooses. */
export const MOST_PATIENCE = 30

/** How a park works, as its director has set it. */
export interface WorkSettings {
  /** For how many working days a request may wait before the director is told. */
  readonly patience: number
  /** The days of the week on which nobody works. */
  readonly weekend: readonly Weekday[]
  /** Whose public holidays are kept; undefined for none. */
  readonly country: HolidayCountry | undefined
}

/** How a park works until its director says otherwise. */
export function usualSettings(country: string): WorkSettings {
  return { patience: 5, weekend: [6, 7], country: holidayCountry(country) }
}

export type SettingsObjection = { readonly code: 'patience-not-understood' } | { readonly code: 'no-day-worked' }

/** What is wrong with how a park would work. Without a working day no wait would ever end. */
export function objectionToSettings({ patience, weekend }: WorkSettings): SettingsObjection | undefined {
  if (!Number.isInteger(patience) || patience < 1 || patience > MOST_PATIENCE) {
    return { code: 'patience-not-understood' }
  }
  return WEEKDAYS.every((each) => weekend.includes(each)) ? { code: 'no-day-worked' } : undefined
}
