import { type CivilDate, addDays, addMonths, civilDate, daysBetween, partsOf } from '../../kernel/civil-date.ts'
import { openingOf } from '../eligibility/index.ts'
import { type Age, type Criterion, type Rule, criteriaOf } from '../rules/index.ts'
import type { Moment } from './moment.ts'
import { type Found, find, subjectOf, whoever } from './questions.ts'

/** When a rule can be passed at all. */
export interface Lifetime {
  /** A day on which somebody can pass: today, else the first later one, else the last there was. */
  readonly passableOn: CivilDate
  /** The first day from which nobody can pass any more, today or in the past too; absent where somebody always can. */
  readonly deadFrom?: CivilDate
}

/** Farther ahead nobody looks: whoever may pass in a century may pass for ever. */
const YEARS_AHEAD = 100

/** When somebody can pass a rule; undefined where nobody ever can, on the days before today as on those after. */
export function lifetimeOf(rule: Rule, { on, rates }: Moment): Lifetime | undefined {
  const passable = (day: CivilDate) => whoever(subjectOf([rule], { on: day, rates }), ['passes']) !== 'none'
  const days = [...new Set([on, ...turningDays(rule, { on, rates })])].sort()
  const last = days.findLastIndex(passable)
  const [alive, after] = [days[last], days[last + 1]]
  if (alive === undefined) return undefined
  const passableOn = days.find((day, at) => day >= on && at <= last && passable(day))
  // Whoever can pass on some days of that far year can on the same days of the next.
  if (after === undefined || partsOf(alive).year >= partsOf(on).year + YEARS_AHEAD)
    return { passableOn: passableOn ?? alive }
  const deadFrom = turnBetween(alive, after, passable)
  return { passableOn: passableOn ?? addDays(deadFrom, -1), deadFrom }
}

/** The first day from which nobody can pass a rule any more, and somebody who passes it the day before. */
export function deadFrom(rule: Rule, moment: Moment): { readonly on: CivilDate; readonly company: Found } | undefined {
  const on = lifetimeOf(rule, moment)?.deadFrom
  return on && { on, company: lastToPass(rule, on, moment) }
}

/** Somebody who passes a rule on the day before nobody can any more. */
export function lastToPass(rule: Rule, deadFrom: CivilDate, moment: Moment): Found {
  return find(subjectOf([rule], { ...moment, on: addDays(deadFrom, -1) }), ['passes'])
}

/** The first day on which it is no longer so, between one on which it is and one on which it is not. */
function turnBetween(from: CivilDate, to: CivilDate, isSo: (day: CivilDate) => boolean): CivilDate {
  const days = daysBetween(from, to)
  if (days <= 1) return to
  const middle = addDays(from, Math.floor(days / 2))
  return isSo(middle) ? turnBetween(middle, to, isSo) : turnBetween(from, middle, isSo)
}

/**
 * Days on which the answers about all companies may turn: those that the rule names, those on which an age meets them, the
 * days of new rates, and where the last closed year counts the turns of the months.
 */
function turningDays(rule: Rule, { on, rates }: Moment): readonly CivilDate[] {
  const criteria = criteriaOf(rule.where)
  const opening = openingOf(rule.where)
  const ages = criteria.filter((criterion) => criterion.kind === 'age')
  const named = [...criteria.flatMap(daysNamed), ...ages.flatMap((age) => (opening ? startsAt(age, opening) : []))]
  const months = [...new Set(ages.flatMap(({ bound }) => [bound.limit, bound.limit + 1]))]
  const met = named.flatMap((day) => months.flatMap((count) => around(monthsLater(day, count))))
  const quoted = rates.flatMap((rate) => rate.on ?? [])
  const year = partsOf(on).year
  const furthest = civilDate(year + YEARS_AHEAD, 12, 31)
  const days = [...named.flatMap(around), ...met, ...quoted].filter((day) => day < furthest)
  if (!criteria.some(countsClosedYears)) return [...days, furthest]
  const lastNamed = days.reduce((latest, day) => Math.max(latest, partsOf(day).year), year)
  const years = Array.from({ length: lastNamed - year + 2 }, (_, at) => year + at)
  return [...days, ...[...years, year + YEARS_AHEAD].flatMap(monthTurns)]
}

function around(day: CivilDate): readonly CivilDate[] {
  return [-1, 0, 1].map((by) => addDays(day, by))
}

/** The same day so many months on, not beyond the calendar. */
function monthsLater(day: CivilDate, months: number): CivilDate {
  return partsOf(day).year + months / 12 < 9990 ? addMonths(day, months) : day
}

/** The starts at which an age counted at the window's opening turns. */
function startsAt({ at, bound }: Age, opening: CivilDate): readonly CivilDate[] {
  if (at !== 'window-opening' || bound.limit / 12 >= partsOf(opening).year - 1000) return []
  return [addMonths(opening, -bound.limit), addMonths(opening, -bound.limit - 1)]
}

function monthTurns(year: number): readonly CivilDate[] {
  return Array.from({ length: 12 }, (_, month) => civilDate(year, month + 1, 1)).flatMap((first) => [
    addDays(first, -1),
    first,
  ])
}

function countsClosedYears(criterion: Criterion): boolean {
  return criterion.kind === 'money' && typeof criterion.period === 'string'
}

/** Days of the calendar that a criterion speaks of. */
function daysNamed(criterion: Criterion): readonly CivilDate[] {
  switch (criterion.kind) {
    case 'window': {
      const { opensOn, closesOn } = criterion
      return [...(opensOn ? [opensOn] : []), ...(closesOn ? [addDays(closesOn, 1)] : [])]
    }
    case 'date':
      return [criterion.bound.limit]
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
