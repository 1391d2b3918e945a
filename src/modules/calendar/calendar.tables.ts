import type { Generated } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { HolidayCountry, LunarHoliday } from './public-holidays.ts'
import type { Weekday } from './work-settings.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    holidays: HolidaysTable
    workSettings: WorkSettingsTable
  }
}

interface HolidaysTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'holiday'>
  onDay: CivilDate
  days: number
  holiday: LunarHoliday | null
  name: string | null
}

interface WorkSettingsTable {
  operatorId: Generated<Id<'operator'>>
  patience: number
  weekend: readonly Weekday[]
  country: HolidayCountry | null
}
