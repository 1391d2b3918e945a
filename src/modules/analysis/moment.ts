import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Rates } from '../rules/index.ts'

/** The day and the rates for which rules are looked at. */
export interface Moment {
  readonly on: CivilDate
  readonly rates: Rates
}
