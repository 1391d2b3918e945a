import { type CivilDate, daysBetween } from '../../kernel/civil-date.ts'
import type { Opportunity } from '../entitlements/index.ts'

/** How many days before a right ends its holders are warned. */
export const DAYS_BEFORE = [30, 7] as const

export type DaysBefore = (typeof DAYS_BEFORE)[number]

/** A right that a company has today and will not have from a near day on. */
export interface Closing {
  readonly opportunity: Opportunity
  /** The first day without it. */
  readonly closesOn: CivilDate
}

/** The rights that end within the warning time, the soonest first. What may only need another figure then does not end. */
export function closingsAmong(opportunities: readonly Opportunity[], on: CivilDate): readonly Closing[] {
  return opportunities
    .flatMap((opportunity) => {
      const { standing, judgement } = opportunity
      const closesOn = standing === 'act-before' ? judgement.change?.on : undefined
      return closesOn && warningsDue(on, closesOn).length > 0 ? [{ opportunity, closesOn }] : []
    })
    .toSorted((a, b) => a.closesOn.localeCompare(b.closesOn))
}

/** The warnings whose day has come while the door is still open: one that was slept over is due as well. */
export function warningsDue(on: CivilDate, closesOn: CivilDate): readonly DaysBefore[] {
  const left = daysBetween(on, closesOn)
  return left > 0 ? DAYS_BEFORE.filter((days) => left <= days) : []
}
