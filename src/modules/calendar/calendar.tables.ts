import type { Generated } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { LunarHoliday } from './working-days.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    holidays: HolidaysTable
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
