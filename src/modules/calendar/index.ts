import './calendar.news.ts'
import './calendar.tables.ts'

export { workCalendar } from './calendar.ts'
export { type WorkCalendar, mayWaitUntil, workingDaysBetween } from './working-days.ts'
export { addHoliday, removeHoliday } from './keep-holidays.ts'
export { setWorkSettings } from './set-work-settings.ts'
export { holidaysPages } from './holidays.pages.ts'
