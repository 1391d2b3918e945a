import { type CivilDate, civilDate, dayNumber, daysInMonth, partsOf } from '../../kernel/civil-date.ts'
import { type Currency, type Money, type Rate, factorBetween } from '../../kernel/money.ts'
import { type Occasion, fiscalYearsOf, openingOf, rateFor, within } from '../eligibility/index.ts'
import {
  type Age,
  type Bound,
  type Condition,
  type Criterion,
  type FactKey,
  type MoneyLimit,
  type RateRule,
  type Rates,
  type Rule,
  type SetMembership,
  codesUnder,
  isOwnRate,
  onceKeys,
  scaleOf,
} from '../rules/index.ts'

/**
 * A rule made ready for one day: limits are constants, dates day numbers, money limits whole minor units in each currency
 * that a rate reaches, codes spelled out. What is left to look at are slots of a company. Every fast way of running starts
 * from here, so that they can only differ in how they run.
 */
export type Ground =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Ground[] }
  | { readonly kind: 'not'; readonly of: Ground }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly Ground[] }
  | { readonly kind: 'constant'; readonly value: Truth }
  | GroundTest

/** 0 is no, 1 unknown, 2 yes: "all" is the least, "any" the greatest, "not" two minus it. */
export type Truth = 0 | 1 | 2

/**
 * What a test looks at: a fact, or `start`, the start of activity with the date of incorporation in its stead where it is
 * not given. The slot `turnover:2016` holds nothing but zero for a company that certainly began after 2016.
 */
export type Slot = FactKey | 'start'

export type GroundTest =
  /** Yes where every day the date can be lies before the limit, no where none does. Days since 1970-01-01. */
  | { readonly kind: 'day'; readonly slot: Slot; readonly before: number }
  | { readonly kind: 'number'; readonly slot: Slot; readonly op: 'under' | 'at-most'; readonly limit: number }
  /**
   * Yes where the amount, in minor units of its currency, is below the limit for that currency; unknown where there is none
   * for it. A zero amount is zero in every currency: `zero` answers for it.
   */
  | {
      readonly kind: 'amount'
      readonly slot: Slot
      readonly under: ReadonlyMap<Currency, bigint>
      readonly zero: 0 | 2
    }
  /** Yes where at least one of the codes is held. */
  | { readonly kind: 'codes'; readonly slot: Slot; readonly any: readonly string[] }
  | { readonly kind: 'flag'; readonly slot: Slot }
  /** Yes or no, never unknown: a stay at one of the sites (at any where not given) holds on the day. */
  | { readonly kind: 'hosted'; readonly sites?: readonly string[]; readonly on: number }
  /** What no table holds (owners, two amounts compared): asked of the interpreter, criterion by criterion. */
  | { readonly kind: 'other'; readonly criterion: Criterion; readonly keys: readonly FactKey[] }

/** Makes a rule ready for the day asked. The same rule on another day, or with other rates, is another ground. */
export function ground(rule: Rule, on: CivilDate, rates: Rates, { appliedOn = on }: Occasion = {}): Ground {
  const opening = openingOf(rule.where)
  return groundOf(rule.where, { on, appliedOn, opening: opening ?? on, rates })
}

interface Days {
  readonly on: CivilDate
  readonly appliedOn: CivilDate
  readonly opening: CivilDate
  readonly rates: Rates
}

function groundOf(condition: Condition, days: Days): Ground {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { kind: condition.kind, of: condition.of.map((part) => groundOf(part, days)) }
    case 'not':
      return not(groundOf(condition.of, days))
    case 'at-least':
      return { kind: 'at-least', count: condition.count, of: condition.of.map((part) => groundOf(part, days)) }
    case 'implies':
      return { kind: 'any', of: [not(groundOf(condition.if, days)), groundOf(condition.must, days)] }
    case 'unless':
      return { kind: 'any', of: [groundOf(condition.of, days), groundOf(condition.unless, days)] }
    case 'rule':
      return condition.where ? groundOf(condition.where, days) : { kind: 'constant', value: 1 }
    case 'age':
      return groundAge(condition, days)
    case 'money':
      return groundMoney(condition, days)
    case 'number':
      return bounded(condition.bound, (op, limit) => ({ kind: 'number', slot: condition.fact, op, limit }))
    case 'date': {
      const before: Ground = { kind: 'day', slot: condition.fact, before: dayNumber(condition.bound.limit) }
      return condition.bound.op === 'before' ? before : not(before)
    }
    case 'set':
      return groundSet(condition)
    case 'order': {
      const scale = scaleOf(condition.fact)
      const held = scale.filter((_, place) => within(condition.bound, place - scale.indexOf(condition.bound.limit)))
      return { kind: 'codes', slot: condition.fact, any: held }
    }
    case 'flag': {
      const flag: Ground = { kind: 'flag', slot: condition.fact }
      return condition.expects ? flag : not(flag)
    }
    case 'question': {
      const flag: Ground = { kind: 'flag', slot: `answer:${condition.key}` }
      return condition.expects ? flag : not(flag)
    }
    case 'decision':
      return { kind: 'flag', slot: `decision:${condition.key}` }
    case 'commitment':
      return { kind: 'flag', slot: `answer:${condition.key}` }
    case 'hosted': {
      const { sites } = condition
      return { kind: 'hosted', ...(sites && { sites }), on: dayNumber(days.on) }
    }
    case 'window': {
      const { opensOn, closesOn } = condition
      const open = (!opensOn || opensOn <= days.on) && (!closesOn || days.on <= closesOn)
      return { kind: 'constant', value: open ? 2 : 0 }
    }
    case 'once':
      return not({
        kind: 'any',
        of: onceKeys(condition).map((slot) => ({ kind: 'flag', slot })),
      })
    case 'exceeds':
      return { kind: 'other', criterion: condition, keys: [condition.fact, condition.other] }
    case 'owners':
      return { kind: 'other', criterion: condition, keys: ['owners'] }
  }
}

function not(of: Ground): Ground {
  if (of.kind === 'not') return of.of
  if (of.kind === 'constant') return { kind: 'constant', value: (2 - of.value) as Truth }
  return { kind: 'not', of }
}

/** A bound in terms of "under" and "at most", which the other two deny. */
function bounded<Limit>({ op, limit }: Bound<Limit>, test: (op: 'under' | 'at-most', limit: Limit) => Ground): Ground {
  if (op === 'under' || op === 'at-most') return test(op, limit)
  return not(test(op === 'at-least' ? 'under' : 'at-most', limit))
}

/** A day after every day there is. */
const NEVER = 4_000_000

/**
 * "So many months completed" as a day: fewer than n are completed exactly where the start lies after the latest day whose
 * n-th month has passed by then. Before it begins a company is 0 months old.
 */
function groundAge({ since, bound, at }: Age, { on, appliedOn, opening }: Days): Ground {
  const counted = at === 'asked' ? on : at === 'application' ? appliedOn : opening
  const slot: Slot = since === 'activity' ? 'start' : since === 'incorporation' ? 'incorporatedOn' : since
  return bounded(bound, (op, limit) => {
    const months = op === 'under' ? limit : limit + 1
    const before = months <= 0 ? NEVER : dayNumber(latestStart(months, counted)) + 1
    return not({ kind: 'day', slot, before })
  })
}

/** The latest day after which so many months are completed by a day. */
function latestStart(months: number, by: CivilDate): CivilDate {
  const { year, month, day } = partsOf(by)
  const index = year * 12 + (month - 1) - months
  const [startYear, startMonth] = [Math.floor(index / 12), (index % 12) + 1]
  const days = daysInMonth(startYear, startMonth)
  return civilDate(startYear, startMonth, day === daysInMonth(year, month) ? days : Math.min(day, days))
}

function groundMoney(criterion: MoneyLimit, days: Days): Ground {
  const { bound, rate } = criterion
  const years = fiscalYearsOf(criterion, days.on)
  if (!years) {
    const slot = criterion.fact as FactKey
    return bounded(bound, (op, limit) =>
      amountBelow(slot, op, limit, (from) => rateFor(rate, [from, limit.currency], days)),
    )
  }
  const each = years.map((year) =>
    bounded(bound, (op, limit) =>
      amountBelow(`turnover:${year}`, op, limit, (from) =>
        rateFor(rate, [from, limit.currency], { ...days, fiscalYear: year }),
      ),
    ),
  )
  const [only] = each
  if (each.length === 1 && only) return only
  return { kind: bound.op === 'under' || bound.op === 'at-most' ? 'all' : 'any', of: each }

  function amountBelow(
    slot: Slot,
    op: 'under' | 'at-most',
    limit: Money,
    rateFrom: (from: Currency) => Rate | undefined,
  ): Ground {
    const under = new Map<Currency, bigint>([[limit.currency, op === 'under' ? limit.minor : limit.minor + 1n]])
    for (const from of currenciesIn(rate, days.rates)) {
      const known = from === limit.currency ? undefined : rateFrom(from)
      if (!known) continue
      const { up, down } = factorBetween(from, limit.currency, known)
      const reach = limit.minor * down
      under.set(from, op === 'under' ? (reach + up - 1n) / up : reach / up + 1n)
    }
    return { kind: 'amount', slot, under, zero: op === 'at-most' || limit.minor > 0n ? 2 : 0 }
  }
}

/** The currencies that some rate speaks of. */
function currenciesIn(rate: RateRule, rates: Rates): ReadonlySet<Currency> {
  const spoken = isOwnRate(rate) ? [rate] : rates
  return new Set(spoken.flatMap(({ from, to }) => [from, to]))
}

function groundSet({ fact, op, codes, list }: SetMembership): Ground {
  const held = (any: readonly string[]): Ground => ({ kind: 'codes', slot: fact, any })
  if (list !== undefined && codes.length === 0) {
    const listed: Ground = { kind: 'flag', slot: `onList:${list}` }
    return op === 'none-of' ? not(listed) : listed
  }
  if (op === 'all-of') return { kind: 'all', of: codes.map((code) => held(codesUnder(fact, code))) }
  const any = held([...new Set(codes.flatMap((code) => codesUnder(fact, code)))])
  return op === 'none-of' ? not(any) : any
}
