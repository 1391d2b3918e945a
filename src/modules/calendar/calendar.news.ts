import type { WorkCalendar } from './working-days.ts'

declare module '../../platform/announce.ts' {
  interface News {
    /** On which days the park works is not what it was. */
    'calendar.changed': { readonly calendar: WorkCalendar }
  }
}
