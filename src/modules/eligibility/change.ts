import { type CivilDate, civilDate, firstDay, lastDay, partsOf } from '../../kernel/civil-date.ts'
import type { Facts, Rates } from './facts.ts'
import type { Judgement, Verdict } from './judgement.ts'
import { joins, known, startOf, turningDay } from './reading.ts'
import { type Age, type Criterion, type Hosted, type MoneyLimit, type Rule, criteriaOf } from './rule.ts'
import { verdictOf, weigh } from './weigh.ts'

/**
 * The first later day on which the verdict differs though no fact changed. Answers can only turn on a few days, so those are
 * looked at and no others.
 */
export function nextChange(
  rule: Rule,
  facts: Facts,
  on: CivilDate,
  rates: Rates,
  today: Verdict,
): Judgement['change'] | undefined {
  const days = new Set<CivilDate>()
  for (const criterion of criteriaOf(rule.where)) {
    for (const day of turningDays(criterion, facts, on, rates)) if (day > on) days.add(day)
  }
  for (const day of [...days].sort()) {
    const then = verdictOf(weigh(rule.where, facts, day, rates).answer)
    if (then !== today) return { on: day, to: then }
  }
  return undefined
}

/** Every day on which the answer of a criterion may turn; some are past, and on some it does not. */
function turningDays(criterion: Criterion, facts: Facts, on: CivilDate, rates: Rates): readonly CivilDate[] {
  switch (criterion.kind) {
    case 'age':
      return birthdays(criterion, facts)
    case 'money':
      return [...newYears(criterion, facts, on), ...newRates(criterion, facts, rates)]
    case 'hosted':
      return comingsAndGoings(criterion, facts)
    case 'number':
    case 'date':
    case 'set':
    case 'question':
      return []
  }
}

function birthdays({ since, bound }: Age, facts: Facts): readonly CivilDate[] {
  const start = startOf(facts, since)
  if (!start) return []
  const days = [turningDay(bound, firstDay(start.date)), turningDay(bound, lastDay(start.date))]
  return days.filter((day) => day !== undefined)
}

/** The last closed year moves on every 1 January: to a year that is known, to one that is not, to the first one of activity. */
function newYears({ period }: MoneyLimit, facts: Facts, on: CivilDate): readonly CivilDate[] {
  if (period !== 'last-closed-year') return []
  const start = startOf(facts, 'activity')
  const years = [partsOf(on).year]
  if (start) years.push(partsOf(firstDay(start.date)).year)
  for (const key of facts.known.keys()) {
    const year = key.startsWith('turnover:') ? Number(key.slice('turnover:'.length)) : Number.NaN
    if (Number.isInteger(year)) years.push(year, year + 1)
  }
  return years.filter((year) => year >= 1000 && year < 9999).map((year) => civilDate(year + 1, 1, 1))
}

function newRates({ fact, bound, rate }: MoneyLimit, facts: Facts, rates: Rates): readonly CivilDate[] {
  if (rate !== 'dated') return []
  const currencies = new Set<string>()
  for (const key of facts.known.keys()) {
    if (key === fact || key.startsWith(`${fact}:`)) {
      const amount = known(facts, key, 'money')?.value.money
      if (amount) currencies.add(amount.currency)
    }
  }
  return rates.flatMap((dated) => {
    const concerns = [...currencies].some((currency) => joins(dated, currency, bound.limit.currency))
    return dated.on !== undefined && concerns ? [dated.on] : []
  })
}

function comingsAndGoings({ sites }: Hosted, facts: Facts): readonly CivilDate[] {
  const stays = facts.stays.filter(({ site }) => !sites || sites.includes(site))
  return stays.flatMap(({ from, to }) => [...(from === undefined ? [] : [firstDay(from)]), ...(to ? [to] : [])])
}
