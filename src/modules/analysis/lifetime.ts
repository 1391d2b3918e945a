import { type CivilDate, addDays, addMonths, civilDate, partsOf } from '../../kernel/civil-date.ts'
import { type Criterion, type Rule, criteriaOf } from '../rules/index.ts'
import { type Found, type Moment, find, subjectOf } from './questions.ts'

/** Farther ahead nobody looks: whoever may pass in a century may pass for ever. */
const YEARS_AHEAD = 100

/**
 * The first day from which nobody can pass any more, and somebody who passes the day before; undefined where somebody always
 * can. Answers about all companies turn only where a window opens or closes, and where an age meets a day that the rule names.
 */
export function deadFrom(
  rule: Rule,
  { on, rates }: Moment,
): { readonly on: CivilDate; readonly company: Found } | undefined {
  const days = [on, ...turningDays(rule, on)].sort()
  const passes = (day: CivilDate) => find(subjectOf([rule], { on: day, rates }), ['passes'])
  let dead: CivilDate | undefined
  for (const day of days.toReversed()) {
    const found = passes(day)
    if (found !== 'nobody') return dead && { on: dead, company: passes(addDays(dead, -1)) }
    dead = day
  }
  return undefined
}

function turningDays(rule: Rule, on: CivilDate): readonly CivilDate[] {
  const criteria = criteriaOf(rule.where)
  const last = civilDate(partsOf(on).year + YEARS_AHEAD, 12, 31)
  const named = criteria.flatMap(daysNamed)
  const ages = criteria.flatMap((criterion) =>
    criterion.kind === 'age' ? [criterion.bound.limit, criterion.bound.limit + 1] : [],
  )
  const met = named.flatMap((day) =>
    ages.flatMap((months) => [-1, 0, 1].map((by) => addDays(addMonths(day, months), by))),
  )
  return [...new Set([...named, ...met, last])].filter((day) => day > on)
}

/** Days of the calendar that a criterion speaks of, and the day after each. */
function daysNamed(criterion: Criterion): readonly CivilDate[] {
  switch (criterion.kind) {
    case 'window': {
      const { opensOn, closesOn } = criterion
      return [...(opensOn ? [opensOn] : []), ...(closesOn ? [addDays(closesOn, 1)] : [])]
    }
    case 'date':
      return [criterion.bound.limit, addDays(criterion.bound.limit, 1)]
    case 'money':
      return typeof criterion.period === 'object' ? [civilDate(criterion.period.fiscalYear + 1, 1, 1)] : []
    case 'age':
    case 'number':
    case 'set':
    case 'order':
    case 'flag':
    case 'hosted':
    case 'question':
    case 'decision':
    case 'commitment':
    case 'once':
    case 'exceeds':
    case 'owners':
      return []
  }
}
