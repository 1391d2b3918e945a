import { type CivilDate, type RoughDate, addMonths, partsOf } from '../../kernel/civil-date.ts'
import type { Currency, Rate } from '../../kernel/money.ts'
import type { DateFact, Fact, FactKey, FactValue, Facts, Rates } from './facts.ts'
import type { Bound, MoneyLimit } from './rule.ts'

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
  readonly key: DateFact
  readonly fact: Known<'date'>
  readonly date: RoughDate
  /** The date of incorporation answers for the start of activity, which is not given. */
  readonly standIn: boolean
}

/** The day a company's age is counted from; where no start of activity is given, its incorporation stands in. */
export function startOf(facts: Facts, since: 'activity' | 'incorporation'): Start | undefined {
  const activity = since === 'activity' ? known(facts, 'activityStartedOn', 'date') : undefined
  if (activity) return { key: 'activityStartedOn', fact: activity, date: activity.value.date, standIn: false }
  const incorporation = known(facts, 'incorporatedOn', 'date')
  if (!incorporation) return undefined
  const standIn = since === 'activity'
  return { key: 'incorporatedOn', fact: incorporation, date: incorporation.value.date, standIn }
}

/** The fiscal year that a criterion reads on a day; undefined for facts without a period. */
export function fiscalYearOf({ period }: MoneyLimit, on: CivilDate): number | undefined {
  return period === 'last-closed-year' ? partsOf(on).year - 1 : period?.fiscalYear
}

/** The day from which an age bound answers otherwise for a company begun on `start`; none after year 9999. */
export function turningDay({ op, limit }: Bound<number>, start: CivilDate): CivilDate | undefined {
  const months = op === 'under' || op === 'at-least' ? limit : limit + 1
  return partsOf(start).year + months / 12 < 9999 ? addMonths(start, months) : undefined
}

/** The rate that turns one currency into another on a day: the rule's own, or the latest one dated on or before it. */
export function rateBetween(
  rate: Rate | 'dated',
  [from, to]: readonly [Currency, Currency],
  on: CivilDate,
  rates: Rates,
): Rate | undefined {
  if (rate !== 'dated') return joins(rate, from, to) ? rate : undefined
  let latest: Rate | undefined
  for (const candidate of rates) {
    if (candidate.on === undefined || candidate.on > on || !joins(candidate, from, to)) continue
    if (latest?.on === undefined || candidate.on > latest.on) latest = candidate
  }
  return latest
}

/** Whether a rate speaks of two currencies, in either direction. */
export function joins(rate: Rate, a: Currency, b: Currency): boolean {
  return (rate.from === a && rate.to === b) || (rate.from === b && rate.to === a)
}
