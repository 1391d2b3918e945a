import { type CivilDate, type RoughDate, firstDay, lastDay, monthsBetween } from '../../kernel/civil-date.ts'
import { type Money, compareMoney, convert } from '../../kernel/money.ts'
import type { FactKey, Facts, Rates, Stay } from './facts.ts'
import type { Answer, Finding, Seen } from './judgement.ts'
import { fiscalYearOf, known, rateBetween, startOf } from './reading.ts'
import type {
  Age,
  Bound,
  Criterion,
  DateLimit,
  Hosted,
  MoneyLimit,
  NumberLimit,
  Question,
  SetMembership,
} from './rule.ts'

/** One criterion held against what is known of a company on a day: the answer, with all it looked at. */
export function examine(criterion: Criterion, facts: Facts, on: CivilDate, rates: Rates): Finding {
  switch (criterion.kind) {
    case 'age':
      return examineAge(criterion, facts, on)
    case 'money':
      return examineMoney(criterion, facts, on, rates)
    case 'number':
      return examineNumber(criterion, facts)
    case 'date':
      return examineDate(criterion, facts)
    case 'set':
      return examineSet(criterion, facts)
    case 'hosted':
      return examineHosted(criterion, facts, on)
    case 'question':
      return examineQuestion(criterion, facts)
  }
}

function examineAge(criterion: Age, facts: Facts, on: CivilDate): Finding {
  const start = startOf(facts, criterion.since)
  if (!start) return noValue(criterion, criterion.since === 'activity' ? 'activityStartedOn' : 'incorporatedOn')

  const { key, fact, date, standIn } = start
  const seen: Seen = { kind: 'fact', key, fact, standIn }
  const met = everyDay(date, (day) => within(criterion.bound, wholeMonths(day, on) - criterion.bound.limit))
  if (met !== undefined) return answered(criterion, met, seen)
  const missing: FactKey[] = standIn ? ['activityStartedOn', key] : [key]
  return { criterion, answer: 'unknown', seen, reason: { code: 'too-rough', fact: key }, missing }
}

/** Months completed on a day; a company that has not begun is 0 months old. */
export function wholeMonths(start: CivilDate, on: CivilDate): number {
  return start > on ? 0 : monthsBetween(start, on)
}

function examineMoney(criterion: MoneyLimit, facts: Facts, on: CivilDate, rates: Rates): Finding {
  const fiscalYear = fiscalYearOf(criterion, on)
  const key: FactKey = fiscalYear === undefined ? 'fundingRaised' : `turnover:${fiscalYear}`
  const { limit } = criterion.bound

  const start = startOf(facts, 'activity')
  if (fiscalYear !== undefined && start && firstDay(start.date) > `${fiscalYear}-12-31`) {
    const seen: Seen = { kind: 'not-yet-active', key, fiscalYear, began: start.fact, standIn: start.standIn }
    return answered(criterion, within(criterion.bound, compareMoney({ ...limit, minor: 0n }, limit)), seen)
  }

  const fact = known(facts, key, 'money')
  if (!fact) return noValue(criterion, key)
  const amount = fact.value.money
  const seen: Seen = { kind: 'fact', key, fact, standIn: false }
  if (amount.currency === limit.currency || amount.minor === 0n) {
    const order = compareMoney({ ...amount, currency: limit.currency }, limit)
    return answered(criterion, within(criterion.bound, order), seen)
  }

  const rate = rateBetween(criterion.rate, [amount.currency, limit.currency], on, rates)
  if (!rate) {
    const reason = { code: 'no-rate', from: amount.currency, to: limit.currency } as const
    return { criterion, answer: 'unknown', seen, reason, missing: [] }
  }
  const converted = { amount: convert(amount, limit.currency, rate), rate }
  return answered(criterion, within(criterion.bound, compareMoney(amount, limit, rate)), { ...seen, converted })
}

function examineNumber(criterion: NumberLimit, facts: Facts): Finding {
  const { fact: key, bound } = criterion
  const fact = known(facts, key, 'number')
  if (!fact) return noValue(criterion, key)
  return answered(criterion, within(bound, fact.value.number - bound.limit), {
    kind: 'fact',
    key,
    fact,
    standIn: false,
  })
}

function examineDate(criterion: DateLimit, facts: Facts): Finding {
  const { fact: key, bound } = criterion
  const fact = known(facts, key, 'date')
  if (!fact) return noValue(criterion, key)

  const seen: Seen = { kind: 'fact', key, fact, standIn: false }
  const met = everyDay(fact.value.date, (day) => (bound.op === 'before' ? day < bound.limit : day >= bound.limit))
  if (met !== undefined) return answered(criterion, met, seen)
  return { criterion, answer: 'unknown', seen, reason: { code: 'too-rough', fact: key }, missing: [key] }
}

function examineSet(criterion: SetMembership, facts: Facts): Finding {
  const { fact: key, op, codes } = criterion
  const fact = known(facts, key, 'choices')
  if (!fact) return noValue(criterion, key)
  const held = fact.value.codes.some((code) => codes.includes(code))
  return answered(criterion, held === (op === 'any-of'), { kind: 'fact', key, fact, standIn: false })
}

/**
 * The register knows who is here, so no stay means not hosted. A stay without a first day has begun, and one whose first
 * day is known roughly holds from the earliest day it can be. The stay seen is the one that lasts longest.
 */
function examineHosted(criterion: Hosted, facts: Facts, on: CivilDate): Finding {
  const running = facts.stays.filter((stay) => holdsOn(stay, on)).sort(longestFirst)
  const stay = running.find(({ site }) => !criterion.sites || criterion.sites.includes(site))
  if (stay) return answered(criterion, true, { kind: 'stay', stay })
  const elsewhere = running[0]
  return answered(criterion, false, elsewhere ? { kind: 'stay', stay: elsewhere } : { kind: 'no-stay' })
}

function holdsOn({ from, to }: Stay, on: CivilDate): boolean {
  return (from === undefined || firstDay(from) <= on) && (to === undefined || on < to)
}

function longestFirst(a: Stay, b: Stay): number {
  const [endOfA, endOfB] = [a.to ?? 'open', b.to ?? 'open']
  return endOfA === endOfB ? 0 : endOfA < endOfB ? 1 : -1
}

function examineQuestion(criterion: Question, facts: Facts): Finding {
  const key: FactKey = `answer:${criterion.key}`
  const fact = known(facts, key, 'answer')
  if (!fact) return noValue(criterion, key)
  return answered(criterion, fact.value.yes === criterion.expects, { kind: 'fact', key, fact, standIn: false })
}

/** What all days of a date answer alike, if they do. For questions that turn once, so that the two ends speak for all. */
function everyDay(date: RoughDate, holds: (day: CivilDate) => boolean): boolean | undefined {
  const met = holds(firstDay(date))
  return met === holds(lastDay(date)) ? met : undefined
}

/** Whether a value keeps a bound, by its order to the limit: below zero, zero or above. */
function within({ op }: Bound<number> | Bound<Money>, order: number): boolean {
  switch (op) {
    case 'under':
      return order < 0
    case 'at-most':
      return order <= 0
    case 'at-least':
      return order >= 0
    case 'over':
      return order > 0
  }
}

function answered(criterion: Criterion, met: boolean, seen: Seen): Finding {
  const answer: Answer = met ? 'met' : 'unmet'
  return { criterion, answer, seen, missing: [] }
}

function noValue(criterion: Criterion, fact: FactKey): Finding {
  return {
    criterion,
    answer: 'unknown',
    seen: { kind: 'nothing' },
    reason: { code: 'no-value', fact },
    missing: [fact],
  }
}
