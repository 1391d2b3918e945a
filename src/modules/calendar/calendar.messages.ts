import type { InLanguages, Messages } from '../../kernel/messages.ts'
import { ar } from './calendar.messages.ar.ts'
import { en } from './calendar.messages.en.ts'
import { fr } from './calendar.messages.fr.ts'
import type { HolidayRefusal } from './refusal.ts'
import type { LunarHoliday } from './working-days.ts'

export interface CalendarWords {
  readonly title: string
  readonly above: string
  readonly detail: string
  readonly refusals: Messages<HolidayRefusal>
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
  readonly fixed: string
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
}

export const calendarWords: InLanguages<CalendarWords> = { fr, ar, en }
