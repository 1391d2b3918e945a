import type { InLanguages, Messages } from '../../kernel/messages.ts'
import { ar } from './calendar.messages.ar.ts'
import { en } from './calendar.messages.en.ts'
import { fr } from './calendar.messages.fr.ts'
import type { HolidayCountry, LunarHoliday, PublicHoliday } from './public-holidays.ts'
import type { HolidayRefusal, SettingsRefusal } from './refusal.ts'
import type { Weekday } from './work-settings.ts'

export interface CalendarWords {
  readonly title: string
  readonly above: string
  readonly detail: string
  readonly refusals: Messages<HolidayRefusal>
  readonly settingsRefusals: Messages<SettingsRefusal>
  readonly names: Readonly<Record<LunarHoliday, string>>
  readonly added: string
  readonly removed: string
  readonly caption: (year: number) => string
  readonly day: string
  readonly name: string
  readonly length: string
  readonly days: (days: number) => string
  readonly kind: string
  readonly kinds: Readonly<Record<'fixed' | 'expected' | 'announced' | 'own', string>>
  readonly publicNames: Readonly<Record<PublicHoliday, string>>
  readonly remove: string
  readonly removeSpoken: (name: string) => string
  readonly addTitle: string
  readonly addDetail: string
  readonly firstDay: string
  readonly howMany: string
  readonly which: string
  readonly ownDay: string
  readonly ownName: string
  readonly ownNameHint: string
  readonly add: string
  readonly year: (year: number) => string
  readonly years: string
  readonly set: string
  readonly settingsTitle: string
  readonly settingsDetail: string
  readonly patience: string
  readonly patienceHint: string
  readonly weekend: string
  readonly weekdays: Readonly<Record<Weekday, string>>
  readonly country: string
  readonly countryHint: string
  readonly noCountry: string
  readonly countries: Readonly<Record<HolidayCountry, string>>
  readonly save: string
}

export const calendarWords: InLanguages<CalendarWords> = { fr, ar, en }
