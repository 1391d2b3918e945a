import type { CivilDate } from '../../kernel/civil-date.ts'
import type { InLanguages } from '../../kernel/messages.ts'
import { ar } from './progress.messages.ar.ts'
import { en } from './progress.messages.en.ts'
import { fr } from './progress.messages.fr.ts'
import type { Steps } from './progress.ts'

export interface ProgressWords {
  readonly title: (granted: number) => string
  readonly detail: (day: CivilDate) => string
  readonly none: string
  readonly noneDetail: string
  readonly offers: string
  readonly offer: string
  readonly steps: Readonly<Record<keyof Steps, string>>
  readonly closed: string
  readonly waiting: (grants: number) => string
  readonly waitingDetail: string
  readonly number: string
  readonly code: string
  readonly codeNumber: (number: number) => string
  readonly noCode: string
  readonly grantedOn: string
  readonly activateBy: string
  readonly noLimit: string
  readonly codes: string
  readonly codesDetail: string
  readonly codesLeft: (free: number, total: number) => string
  readonly low: (lowAt: number) => string
  readonly lowFrom: (lowAt: number) => string
  /** If codes go on leaving as they did in the last days. */
  readonly lowOn: (day: CivilDate) => string
  readonly noPace: string
  readonly byMonth: string
  readonly byMonthDetail: string
  readonly bySite: string
  readonly bySector: string
  readonly smallDetail: (least: number) => string
  readonly others: string
}

export const progressWords: InLanguages<ProgressWords> = { fr, ar, en }
