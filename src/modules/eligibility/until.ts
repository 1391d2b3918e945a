import { type CivilDate, addDays, civilDate, firstDay, lastDay, partsOf } from '../../kernel/civil-date.ts'
import {
  type Age,
  type Condition,
  type Criterion,
  type Exceeds,
  type Group,
  type Hosted,
  type MoneyLimit,
  type Owners,
  type RateRule,
  type Window,
  isGroup,
  isOwnRate,
  partsIn,
} from '../rules/index.ts'
import { dayFixed, turningDay } from './examine-days.ts'
import { examine } from './examine.ts'
import type { Answer } from './judgement.ts'
import { joins, known, startOf } from './reading.ts'
import type { View } from './view.ts'
import { joined, opposite } from './weigh.ts'

/** An answer, and the first later day on which it may be another though no fact changes: until then it surely holds. */
export interface Held {
  readonly answer: Answer
  readonly until: CivilDate | typeof FOREVER
  /** The parts of a group, in its order. */
  readonly of: readonly Held[]
}

/** Sorts after every day. */
export const FOREVER = 'forever'

/**
 * The answer of a condition and how long it surely holds. Given what held on an earlier day, only what may have turned since
 * is looked at again; and once one part alone settles the answer for ever, the others are not.
 */
export function hold(condition: Condition, view: View, before?: Held): Held {
  if (before && view.on < before.until) return before
  if (!isGroup(condition)) {
    const { answer } = examine(condition, view)
    const until = turningKinds.has(condition.kind) ? criterionUntil(condition, view) : FOREVER
    return until === FOREVER ? forEver[answer] : { answer, until, of: nothing }
  }
  const parts = partsIn(condition)
  const settling = condition.kind === 'all' ? 'unmet' : condition.kind === 'any' ? 'met' : undefined
  const of: Held[] = parts.map(() => forEver.unknown)
  // What never turns is asked first: it may settle everything, and then no day need be looked for.
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index]
    if (!part || turningKinds.has(part.kind)) continue
    const held = before?.of[index] ?? forEver[examine(part as Criterion, view).answer]
    if (held.answer === settling) return held
    of[index] = held
  }
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index]
    if (!part || !turningKinds.has(part.kind)) continue
    const held = hold(part, view, before?.of[index])
    if (held.answer === settling && held.until === FOREVER) return held
    of[index] = held
  }
  const answer = joined(
    condition,
    of.map((part) => part.answer),
  )
  return { answer, until: groupUntil(condition, answer, of), of }
}

const nothing: readonly Held[] = []

const forEver: Readonly<Record<Answer, Held>> = {
  met: { answer: 'met', until: FOREVER, of: nothing },
  unmet: { answer: 'unmet', until: FOREVER, of: nothing },
  unknown: { answer: 'unknown', until: FOREVER, of: nothing },
}

/** What the passing of time alone may turn: some criteria, and groups, which may hold one of them. */
const turningKinds: ReadonlySet<Condition['kind']> = new Set([
  'all',
  'any',
  'not',
  'at-least',
  'implies',
  'unless',
  'rule',
  'age',
  'money',
  'hosted',
  'window',
  'exceeds',
  'owners',
] as const)

/**
 * While a group answers, the parts that carry the answer must turn first: one "no" of an `all` is enough, so the last of
 * them counts; a "yes" needs every part, so the first one does.
 */
function groupUntil(group: Group, answer: Answer, of: readonly Held[]): Held['until'] {
  switch (group.kind) {
    case 'not':
    case 'rule':
      return earliest(of)
    case 'all':
      return answer === 'unmet' ? enough(of, 'unmet', 1) : earliest(of)
    case 'any':
    case 'unless':
      return answer === 'met' ? enough(of, 'met', 1) : earliest(of)
    case 'implies': {
      const [premise, then] = of
      const turned = premise && then ? [{ ...premise, answer: opposite(premise.answer) }, then] : of
      return answer === 'met' ? enough(turned, 'met', 1) : earliest(of)
    }
    case 'at-least':
      if (answer === 'met') return enough(of, 'met', group.count)
      return answer === 'unmet' ? enough(of, 'unmet', of.length - group.count + 1) : earliest(of)
  }
}

/** The day on which fewer than so many parts still surely give the answer. */
function enough(of: readonly Held[], answer: Answer, needed: number): Held['until'] {
  const untils = of.filter((part) => part.answer === answer).map(({ until }) => until)
  return untils.sort()[untils.length - needed] ?? FOREVER
}

function earliest(of: readonly Held[]): Held['until'] {
  let first: Held['until'] = FOREVER
  for (const { until } of of) if (until < first) first = until
  return first
}

/** The first day after the day asked on which the answer of a criterion may turn. */
function criterionUntil(criterion: Criterion, view: View): Held['until'] {
  switch (criterion.kind) {
    case 'age':
      return birthday(criterion, view)
    case 'money':
      return firstOf(firstAfter(view.on, newYears(criterion, view)), newRate(criterion.rate, criterion, view))
    case 'hosted':
      return comingOrGoing(criterion, view)
    case 'window':
      return opening(criterion, view)
    case 'exceeds':
      return newRate('dated', criterion, view)
    case 'owners':
      return criterion.turnover ? newRate(criterion.rate, criterion, view) : FOREVER
    case 'number':
    case 'date':
    case 'set':
    case 'order':
    case 'flag':
    case 'question':
    case 'decision':
    case 'commitment':
    case 'once':
      return FOREVER
  }
}

function firstAfter(on: CivilDate, days: readonly (CivilDate | undefined)[]): Held['until'] {
  let first: Held['until'] = FOREVER
  for (const day of days) if (day !== undefined && day > on && day < first) first = day
  return first
}

function birthday(age: Age, view: View): Held['until'] {
  const { since, bound } = age
  const start = dayFixed(age, view) ? undefined : startOf(view.facts, since)
  if (!start) return FOREVER
  return firstAfter(view.on, [turningDay(bound, firstDay(start.date)), turningDay(bound, lastDay(start.date))])
}

const noDays: readonly CivilDate[] = []

/** The closed years move on every 1 January: to one that is known, to one that is not, to the first one of activity. */
function newYears({ period }: MoneyLimit, { facts }: View): readonly CivilDate[] {
  if (typeof period !== 'string') return noDays
  const reach = period === 'best-of-three' ? 3 : 1
  const start = startOf(facts, 'activity')
  const years: number[] = []
  if (start) years.push(...following(partsOf(firstDay(start.date)).year, reach - 1))
  for (const key of facts.known.keys()) {
    if (key.startsWith('turnover:')) years.push(...following(Number(key.slice('turnover:'.length)), reach))
  }
  return years.filter((year) => year >= 1000 && year < 9999).map((year) => civilDate(year + 1, 1, 1))
}

function following(year: number, count: number): readonly number[] {
  return Array.from({ length: count + 1 }, (_, index) => year + index)
}

/**
 * The first later rate between the limit's currency and an amount's; a rate fixed on a day takes none after it, and between
 * currencies with a rate on every day no other ever counts.
 */
function newRate(rate: RateRule, criterion: MoneyLimit | Exceeds | Owners, view: View): Held['until'] {
  const { rates, on } = view
  if (isOwnRate(rate)) return FOREVER
  const last = typeof rate === 'object' ? rate.fixedOn : FOREVER
  let first: Held['until'] = FOREVER
  for (const dated of rates) {
    if (dated.on === undefined || dated.on <= on || dated.on > last || dated.on >= first) continue
    const [limits, amounts] = currenciesOf(criterion, view)
    const joining = limits.some((limit) => amounts.some((amount) => joins(dated, amount, limit)))
    if (joining && !rates.some((rate) => rate.on === undefined && joins(rate, dated.from, dated.to))) first = dated.on
  }
  return first
}

function firstOf(a: Held['until'], b: Held['until']): Held['until'] {
  return a < b ? a : b
}

/** The currencies on the two sides of a comparison. */
type Currencies = readonly [limits: readonly string[], amounts: readonly string[]]

function currenciesOf(criterion: MoneyLimit | Exceeds | Owners, { facts }: View): Currencies {
  if (criterion.kind === 'owners') {
    const owners = known(facts, 'owners', 'owners')?.value.owners ?? []
    const limit = criterion.turnover?.limit.currency
    return [limit === undefined ? [] : [limit], owners.flatMap(({ turnover }) => (turnover ? [turnover.currency] : []))]
  }
  if (criterion.kind === 'exceeds') {
    const currency = (key: Exceeds['fact']) => known(facts, key, 'money')?.value.money.currency
    const [left, right] = [currency(criterion.fact), currency(criterion.other)]
    return [right === undefined ? [] : [right], left === undefined ? [] : [left]]
  }
  const amounts = new Set<string>()
  for (const key of facts.known.keys()) {
    if (key !== criterion.fact && !(criterion.fact === 'turnover' && key.startsWith('turnover:'))) continue
    const amount = known(facts, key, 'money')?.value.money
    if (amount) amounts.add(amount.currency)
  }
  return [[criterion.bound.limit.currency], [...amounts]]
}

function comingOrGoing({ sites }: Hosted, { facts, on }: View): Held['until'] {
  const stays = facts.stays.filter(({ site }) => !sites || sites.includes(site))
  return firstAfter(
    on,
    stays.flatMap(({ from, to }) => [from === undefined ? undefined : firstDay(from), to]),
  )
}

function opening({ opensOn, closesOn }: Window, { on }: View): Held['until'] {
  return firstAfter(on, [opensOn, closesOn && addDays(closesOn, 1)])
}
