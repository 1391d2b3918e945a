import { firstDay } from '../../kernel/civil-date.ts'
import { type Money, compareMoney } from '../../kernel/money.ts'
import type { Bound, Exceeds, FactKey, MoneyLimit, RateRule } from '../rules/index.ts'
import { answered, noValue, seenFact, within } from './finding.ts'
import type { Finding, Seen, UnknownReason } from './judgement.ts'
import { fiscalYearsOf, known, rateFor, startOf, yearEnd } from './reading.ts'
import type { View } from './view.ts'

export function examineMoney(criterion: MoneyLimit, view: View): Finding {
  const years = fiscalYearsOf(criterion, view.on)
  if (!years) return examineAmount(criterion, criterion.fact as FactKey, view, undefined)
  const each = years.map((year) => examineYear(criterion, year, view))
  const [only] = each
  return each.length === 1 && only ? only : best(criterion, each)
}

function examineYear(criterion: MoneyLimit, fiscalYear: number, view: View): Finding {
  const key: FactKey = `turnover:${fiscalYear}`
  const { bound } = criterion
  const start = startOf(view.facts, 'activity')
  if (!start || firstDay(start.date) <= yearEnd(fiscalYear)) return examineAmount(criterion, key, view, fiscalYear)
  const seen = { kind: 'not-yet-active', key, fiscalYear, began: start.fact, standIn: start.standIn } as const
  return answered(criterion, within(bound, bound.limit.minor > 0n ? -1 : 0), seen)
}

function examineAmount(criterion: MoneyLimit, key: FactKey, view: View, fiscalYear: number | undefined): Finding {
  const fact = known(view.facts, key, 'money')
  if (!fact) return noValue(criterion, key)
  const seen = seenFact(key, fact)
  const compared = compareTo(criterion.bound, fact.value.money, criterion.rate, view, fiscalYear)
  if (typeof compared === 'boolean') return answered(criterion, compared, seen)
  return { criterion, answer: 'unknown', seen, reason: compared, missing: [] }
}

/** An amount against a bound, exactly; the reason where no rate joins the currencies. Nothing is nothing in each of them. */
export function compareTo(
  bound: Bound<Money>,
  amount: Money,
  rate: RateRule,
  view: View,
  fiscalYear: number | undefined,
): boolean | Extract<UnknownReason, { code: 'no-rate' }> {
  const { limit } = bound
  const { currency } = limit
  if (amount.currency === currency || amount.minor === 0n) {
    return within(bound, amount.minor < limit.minor ? -1 : amount.minor > limit.minor ? 1 : 0)
  }
  const known = rateFor(rate, [amount.currency, currency], { on: view.on, fiscalYear, rates: view.rates })
  if (!known) return { code: 'no-rate', from: amount.currency, to: currency }
  return within(bound, compareMoney(amount, limit, known))
}

/** The largest of several years: over a limit where one of them is, under it where all are. */
function best(criterion: MoneyLimit, each: readonly Finding[]): Finding {
  const { op } = criterion.bound
  const settling = op === 'under' || op === 'at-most' ? 'unmet' : 'met'
  const settled = each.find(({ answer }) => answer === settling)
  if (settled) return settled
  const open = each.filter(({ answer }) => answer === 'unknown')
  const [first] = open
  const facts = each.flatMap(looked)
  const seen: Seen = {
    kind: 'facts',
    facts: facts.filter(({ key }, at) => facts.findIndex((one) => one.key === key) === at),
  }
  if (!first) return answered(criterion, settling === 'unmet', seen)
  const missing = open.flatMap((finding) => finding.missing)
  return { criterion, answer: 'unknown', seen, ...(first.reason && { reason: first.reason }), missing }
}

function looked({ seen, missing }: Finding): Extract<Seen, { kind: 'facts' }>['facts'] {
  if (seen.kind === 'fact') return [{ key: seen.key, fact: seen.fact }]
  if (seen.kind === 'not-yet-active') {
    return [{ key: seen.standIn ? 'incorporatedOn' : 'activityStartedOn', fact: seen.began }]
  }
  return missing.map((key) => ({ key, fact: undefined }))
}

/** One amount against another, the second as it stands in the first's currency at the last known rate. */
export function examineExceeds(criterion: Exceeds, view: View): Finding {
  const [left, right] = [known(view.facts, criterion.fact, 'money'), known(view.facts, criterion.other, 'money')]
  const facts = [
    { key: criterion.fact, fact: left },
    { key: criterion.other, fact: right },
  ]
  const seen = { kind: 'facts', facts } as const
  if (!left || !right) {
    const missing = facts.flatMap(({ key, fact }) => (fact ? [] : [key]))
    const fact = missing[0] ?? criterion.fact
    return { criterion, answer: 'unknown', seen, reason: { code: 'no-value', fact }, missing }
  }
  const [amount, limit] = [left.value.money, right.value.money]
  const compared = compareTo({ op: 'over', limit }, amount, 'dated', view, undefined)
  if (typeof compared === 'boolean') return answered(criterion, compared, seen)
  if (amount.minor === 0n || limit.minor === 0n)
    return answered(criterion, limit.minor === 0n && amount.minor > 0n, seen)
  return { criterion, answer: 'unknown', seen, reason: compared, missing: [] }
}
