import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { HolidayRefusal, SettingsRefusal } from './refusal.ts'

/** The HTTP status of each refusal. */
export const holidayStatus = {
  'key-reused': 422,
  'not-allowed': 403,
  'holiday-not-found': 404,
  'day-not-understood': 422,
  'days-not-understood': 422,
  'name-missing': 422,
  'day-there-already': 422,
} as const satisfies Readonly<Record<HolidayRefusal['code'], ContentfulStatusCode>>

export const settingsStatus = {
  'key-reused': 422,
  'not-allowed': 403,
  'patience-not-understood': 422,
  'no-day-worked': 422,
  'country-not-known': 422,
} as const satisfies Readonly<Record<SettingsRefusal['code'], ContentfulStatusCode>>
