import {
  type CivilDate,
  type RoughDate,
  addMonths,
  firstDay,
  lastDay,
  monthsBetween,
  partsOf,
} from '../../kernel/civil-date.ts'
import type { Age, Bound, DateLimit, FactKey } from '../rules/index.ts'
import { answered, noValue, seenFact, within } from './finding.ts'
import type { Finding } from './judgement.ts'
import { known, startOf } from './reading.ts'
import { type View, openingOf } from './view.ts'

export function examineAge(criterion: Age, view: View): Finding {
  const { since, bound } = criterion
  const start = startOf(view.facts, since)
  if (!start) return noValue(criterion, since === 'activity' ? 'activityStartedOn' : keyOf(since))

  const { key, fact, date, standIn } = start
  const seen = seenFact(key, fact, standIn)
  const counted = dayCounted(criterion, view)
  const met = everyDay(date, (day) => within(bound, wholeMonths(day, counted) - bound.limit))
  if (met !== undefined) return answered(criterion, met, seen)
  const missing: FactKey[] = standIn ? ['activityStartedOn', key] : [key]
  return { criterion, answer: 'unknown', seen, reason: { code: 'too-rough', fact: key }, missing }
}

function keyOf(since: Exclude<Age['since'], 'activity'>): FactKey {
  return since === 'incorporation' ? 'incorporatedOn' : since
}

/** The day on which an age is counted. */
export function dayCounted(criterion: Age, view: View): CivilDate {
  return dayFixed(criterion, view) ?? view.on
}

/** The day that an age is counted on whatever the day asked; none where it is counted on that one. */
export function dayFixed({ at }: Age, { appliedOn, where }: View): CivilDate | undefined {
  if (at === 'asked') return undefined
  return at === 'application' ? appliedOn : openingOf(where)
}

/** Months completed on a day; a company that has not begun is 0 months old. */
export function wholeMonths(start: CivilDate, on: CivilDate): number {
  return start > on ? 0 : monthsBetween(start, on)
}

/** The day from which an age bound answers otherwise for a company begun on `start`; none after year 9999. */
export function turningDay({ op, limit }: Bound<number>, start: CivilDate): CivilDate | undefined {
  const months = op === 'under' || op === 'at-least' ? limit : limit + 1
  return partsOf(start).year + months / 12 < 9999 ? addMonths(start, months) : undefined
}

export function examineDate(criterion: DateLimit, { facts }: View): Finding {
  const { fact: key, bound } = criterion
  const fact = known(facts, key, 'date')
  if (!fact) return noValue(criterion, key)

  const seen = seenFact(key, fact)
  const met = everyDay(fact.value.date, (day) => (bound.op === 'before' ? day < bound.limit : day >= bound.limit))
  if (met === undefined)
    return { criterion, answer: 'unknown', seen, reason: { code: 'too-rough', fact: key }, missing: [key] }
  return answered(criterion, met, seen)
}

/** What all days of a date answer alike, if they do. For questions that turn once, so that the two ends speak for all. */
function everyDay(date: RoughDate, holds: (day: CivilDate) => boolean): boolean | undefined {
  const met = holds(firstDay(date))
  return met === holds(lastDay(date)) ? met : undefined
}
