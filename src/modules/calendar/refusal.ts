import type { RequestRefusal } from '../../platform/change.ts'

/** Why a day off is refused. */
export type HolidayRefusal =
  | RequestRefusal
  | { readonly code: 'not-allowed' }
  | { readonly code: 'holiday-not-found' }
  | { readonly code: 'day-not-understood' }
  | { readonly code: 'days-not-understood' }
  | { readonly code: 'name-missing' }
  | { readonly code: 'day-there-already' }
