import type { RequestRefusal } from '../../platform/change.ts'
import type { SettingsObjection } from './work-settings.ts'

/** Why a day off is refused. */
export type HolidayRefusal =
  | RequestRefusal
  | { readonly code: 'not-allowed' }
  | { readonly code: 'holiday-not-found' }
  | { readonly code: 'day-not-understood' }
  | { readonly code: 'days-not-understood' }
  | { readonly code: 'name-missing' }
  | { readonly code: 'day-there-already' }

/** Why how the park works is not set as it was asked. */
export type SettingsRefusal =
  | RequestRefusal
  | SettingsObjection
  | { readonly code: 'not-allowed' }
  | { readonly code: 'country-not-known' }
