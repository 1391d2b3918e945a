import { type CivilDate, type RoughDate, civilDate, partsOf } from '../../kernel/civil-date.ts'
import type { Currency, Rate } from '../../kernel/money.ts'
import {
  type DateKey,
  type Fact,
  type FactKey,
  type FactValue,
  type Facts,
  type MoneyLimit,
  type RateRule,
  type Rates,
  isOwnRate,
} from '../rules/index.ts'

/** A fact whose value has the kind that its key calls for. */
export type Known<Kind extends FactValue['kind']> = Fact & { readonly value: Extract<FactValue, { kind: Kind }> }

/** What is known under a key; a value of another kind than the key's is no value. */
export function known<Kind extends FactValue['kind']>(facts: Facts, key: FactKey, kind: Kind): Known<Kind> | undefined {
  const fact = facts.known.get(key)
  return fact && isOf(kind, fact) ? fact : undefined
}

function isOf<Kind extends FactValue['kind']>(kind: Kind, fact: Fact): fact is Known<Kind> {
  return fact.value.kind === kind
}

export interface Start {
  readonly key: DateKey
  readonly fact: Known<'date'>
  readonly date: RoughDate
  /** The date of incorporation answers for the start of activity, which is not given. */
  readonly standIn: boolean
}

/** The day that an age is counted from; where no start of activity is given, the incorporation stands in. */
export function startOf(facts: Facts, since: 'activity' | 'incorporation' | DateKey): Start | undefined {
  if (since !== 'activity') {
    const key = since === 'incorporation' ? 'incorporatedOn' : since
    return startAt(facts, key, false)
  }
  return startAt(facts, 'activityStartedOn', false) ?? startAt(facts, 'incorporatedOn', true)
}

function startAt(facts: Facts, key: DateKey, standIn: boolean): Start | undefined {
  const fact = known(facts, key, 'date')
  return fact && { key, fact, date: fact.value.date, standIn }
}

/**
 * The fiscal years that a criterion reads on a day, the latest first; undefined for facts without a period. Every fiscal
 * year ends on 31 December.
 */
export function fiscalYearsOf({ period }: MoneyLimit, on: CivilDate): readonly number[] | undefined {
  if (period === undefined) return undefined
  const last = partsOf(on).year - 1
  if (period === 'last-closed-year') return [last]
  return period === 'best-of-three' ? [last, last - 1, last - 2] : [period.fiscalYear]
}

/** What a rate is looked up for: a day, and the fiscal year of the amount where it has one. */
export interface RateDay {
  readonly on: CivilDate
  readonly fiscalYear?: number | undefined
  readonly rates: Rates
}

/**
 * The rate that turns one currency into another: the rule's own, else the one without a day, else the latest one dated on or
 * before the day that counts.
 */
export function rateFor(
  rate: RateRule,
  [from, to]: readonly [Currency, Currency],
  { on, fiscalYear, rates }: RateDay,
): Rate | undefined {
  if (isOwnRate(rate)) return joins(rate, from, to) ? rate : undefined
  return latestRate(rates, [from, to], rateDay(rate, on, fiscalYear))
}

/** The last day whose rates may be used: the day asked, or an earlier one that the rule fixes. */
export function rateDay(rate: Exclude<RateRule, Rate>, on: CivilDate, fiscalYear: number | undefined): CivilDate {
  const fixed = typeof rate === 'object' ? rate.fixedOn : rate === 'period-end' && fiscalYear ? yearEnd(fiscalYear) : on
  return fixed < on ? fixed : on
}

export function yearEnd(year: number): CivilDate {
  return civilDate(year, 12, 31)
}

function latestRate(rates: Rates, [from, to]: readonly [Currency, Currency], by: CivilDate): Rate | undefined {
  let latest: Rate | undefined
  for (const candidate of rates) {
    if ((candidate.on !== undefined && candidate.on > by) || !joins(candidate, from, to)) continue
    if (candidate.on === undefined) return candidate
    if (latest?.on === undefined || candidate.on > latest.on) latest = candidate
  }
  return latest
}

/** Whether a rate speaks of two currencies, in either direction. */
export function joins(rate: Rate, a: Currency, b: Currency): boolean {
  return (rate.from === a && rate.to === b) || (rate.from === b && rate.to === a)
}
