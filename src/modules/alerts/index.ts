import './alerts.tables.ts'

export { alertsPages, lettersSection } from './alerts.pages.ts'
export { closingNotice } from './closing-notice.view.ts'
export type { Reader, ReadersOf } from './readers.ts'
export { tellDue } from './tell-due.ts'
