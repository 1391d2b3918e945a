import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Money, type Rate, writeMoney } from '../../kernel/money.ts'
import { type Bound, type Exceeds, type MoneyLimit, type RateRule, type Rates, isOwnRate } from '../rules/index.ts'
import { type Reader, type SqlMoney, startOfActivity } from './sql-source.ts'
import { type Sql, date, inTurn, joined, kept, numeric, sql, text } from './sql-text.ts'

/** An amount of money against a limit, in each year that the criterion looks at. */
export function moneyLimit(
  { fact, period, bound, rate }: MoneyLimit,
  reader: Reader,
  on: CivilDate,
  rates: Rates,
): Sql {
  if (fact !== 'turnover') return keepsLimit(reader.money(fact), bound, ratesFor(rate, on, rates))
  const lastClosed = Number(on.slice(0, 4)) - 1
  const years =
    period === 'best-of-three'
      ? [lastClosed, lastClosed - 1, lastClosed - 2]
      : [typeof period === 'object' ? period.fiscalYear : lastClosed]
  const begun = startOfActivity(reader).first
  const none = kept(sql`0`, bound.op, sql`${numeric(writeMoney(bound.limit).amount)}`)
  const answers = years.map((year) => {
    const end = `${year}-12-31` as CivilDate
    const usable = ratesFor(rate, rate === 'period-end' && end < on ? end : on, rates)
    // A company that certainly began after the year had none, whatever is recorded.
    return sql`(case when ${begun} > ${date(end)} then ${none}
      else ${keepsLimit(reader.money(`turnover:${year}`), bound, usable)} end)`
  })
  // The largest of three is large where one is, and small where all are.
  return joined(answers, bound.op === 'at-least' || bound.op === 'over' ? ' or ' : ' and ')
}

/**
 * Null where the amount is, and where no rate leads from its currency to the limit's. Nothing is nothing in every currency.
 * Both sides are multiplied rather than one divided, so that nothing is rounded.
 */
export function keepsLimit({ amount, currency }: SqlMoney, bound: Bound<Money>, rates: Rates): Sql {
  const written = writeMoney(bound.limit)
  const limit = sql`${numeric(written.amount)}`
  const own = sql`when ${amount} = 0 or ${currency} = ${text(written.currency)} then ${kept(amount, bound.op, limit)}`
  const others = rates.flatMap(({ from, to, numerator, denominator }) => {
    if (from !== written.currency && to !== written.currency) return []
    const other = from === written.currency ? to : from
    const [up, down] = other === from ? [numerator, denominator] : [denominator, numerator]
    const converted = kept(sql`${amount} * ${numeric(up)}`, bound.op, sql`${limit} * ${numeric(down)}`)
    return [sql`when ${currency} = ${text(other)} then ${converted}`]
  })
  return sql`(case ${inTurn([own, ...others], ' ')} end)`
}

/** One amount above another, at the last known rate between their currencies. */
export function exceeds({ fact, other }: Exceeds, reader: Reader, on: CivilDate, rates: Rates): Sql {
  const [a, b] = [reader.money(fact), reader.money(other)]
  const plain = sql`when ${a.currency} = ${b.currency} or ${a.amount} = 0 or ${b.amount} = 0 then ${a.amount} > ${b.amount}`
  const crossed = ratesFor('dated', on, rates).flatMap(({ from, to, numerator, denominator }) => [
    sql`when ${a.currency} = ${text(from)} and ${b.currency} = ${text(to)}
      then ${a.amount} * ${numeric(numerator)} > ${b.amount} * ${numeric(denominator)}`,
    sql`when ${a.currency} = ${text(to)} and ${b.currency} = ${text(from)}
      then ${a.amount} * ${numeric(denominator)} > ${b.amount} * ${numeric(numerator)}`,
  ])
  return sql`(case ${inTurn([plain, ...crossed], ' ')} end)`
}

/** The rates that a rule goes by: its own one, or for each two currencies the one without a day, else the latest by a day. */
export function ratesFor(rule: RateRule, day: CivilDate, rates: Rates): Rates {
  if (isOwnRate(rule)) return [rule]
  const by = typeof rule === 'object' && rule.fixedOn < day ? rule.fixedOn : day
  const latest = new Map<string, Rate>()
  for (const rate of rates) {
    const { from, to, on } = rate
    if (on !== undefined && on > by) continue
    const pair = from < to ? `${from}/${to}` : `${to}/${from}`
    const rival = latest.get(pair)
    if (!rival || (rival.on !== undefined && (on === undefined || on > rival.on))) latest.set(pair, rate)
  }
  return [...latest.values()]
}
