import { civilDate, dayNumber } from '../../kernel/civil-date.ts'
import type { Currency, Money } from '../../kernel/money.ts'
import type { FactKey, Owners } from '../rules/index.ts'
import { type Ground, type GroundTest, type Slot, testsOf } from '../screening/index.ts'
import {
  type Attribute,
  type ComparisonAttribute,
  type Declared,
  amountScales,
  codesAttribute,
  daysAttribute,
  flagAttribute,
  lastUnder,
  numbersAttribute,
} from './attributes.ts'
import type { Moment } from './moment.ts'
import { type OwnersAttribute, ownersAttribute, ownersText } from './owners.ts'

/** What companies can be, as far as some rules tell them apart. */
export interface Space {
  readonly moment: Moment
  readonly attributes: readonly Attribute[]
  readonly links: readonly StartLink[]
  readonly comparisons: readonly ComparisonAttribute[]
  readonly owners: readonly OwnersAttribute[]
  /** What a test says of its attribute. */
  readonly reading: (test: GroundTest) => Reading
  /** The attributes that a ground speaks of, with those they are bound to: a bit for each. */
  readonly touched: (ground: Ground) => bigint
}

/** Whoever began on `from` or later had no turnover in a year: the attributes of the two. */
export interface StartLink {
  readonly start: number
  readonly turnover: number
  readonly from: number
}

/** What a test says of an attribute, in its places: where it passes for certain, and where it fails. */
export type Reading =
  /** Passes up to the place `last`. */
  | { readonly kind: 'scale'; readonly at: number; readonly last: number }
  /** The same on each scale; undefined where the currency has no rate and nothing can be told. */
  | {
      readonly kind: 'amount'
      readonly at: number
      readonly lasts: readonly (number | undefined)[]
      readonly zero: boolean
    }
  /** Passes where something inside is held, fails where all that is held is outside. */
  | { readonly kind: 'codes'; readonly at: number; readonly inside: bigint; readonly outside: bigint }

/** What else a space must tell apart. */
export interface Cuts {
  readonly declared?: Declared
  /** Days that begin a place of their own. */
  readonly days?: ReadonlyMap<Slot, readonly number[]>
  /** Amounts that have a place to themselves. */
  readonly amounts?: ReadonlyMap<Slot, Money>
  /** Attributes of which there are two, by name, and the tests that look at the second. */
  readonly twins?: { readonly names: ReadonlySet<string>; readonly tests: ReadonlySet<GroundTest> }
}

/** The space in which these rules, made ready for that moment, live. */
export function spaceOf(grounds: readonly Ground[], moment: Moment, cuts: Cuts = {}): Space {
  const { declared = new Map(), days = new Map(), amounts = new Map(), twins } = cuts
  const placeFor = (name: string, test: GroundTest) =>
    twins?.tests.has(test) && twins.names.has(name) ? name + TWIN : name
  const tests = new Map<string, GroundTest[]>()
  const note = (place: string) => tests.get(place) ?? tests.set(place, []).get(place)
  for (const test of grounds.flatMap(testsOf)) {
    note(placeFor(nameOf(test), test))?.push(test)
    if (test.kind === 'other' && test.criterion.kind === 'exceeds')
      for (const key of test.keys) note(placeFor(key, test))
  }
  const years = [...tests.keys()].flatMap((place) => yearOf(place) ?? [])
  if (years.length > 0 && tests.has('incorporatedOn')) note('start')
  const compared = new Set(
    [...tests.values()]
      .flat()
      .flatMap((test) => (test.kind === 'other' && test.criterion.kind === 'exceeds' ? test.keys : [])),
  )
  const currencies = currenciesOf(compared, tests, moment, amounts)

  const indices = new Map([...tests.keys()].map((place, index) => [place, index]))
  const attributes = [...tests].map(([place, each], index) => attributeOf(place.replace(TWIN, '') as Slot, each, index))
  const links = [...indices].flatMap(([place, turnover]): readonly StartLink[] => {
    const year = yearOf(place)
    const start = indices.get(place.endsWith(TWIN) && indices.has(`start${TWIN}`) ? `start${TWIN}` : 'start')
    return year === undefined || start === undefined ? [] : [{ start, turnover, from: newYear(year + 1) }]
  })
  const readings = new Map<GroundTest, Reading>()
  const bound = boundTogether(attributes, links)
  const comparisons = attributes.filter((attribute) => attribute.kind === 'comparison')
  const owners = attributes.filter((attribute) => attribute.kind === 'owners')
  return { moment, attributes, links, comparisons, owners, reading, touched }

  function indexOf(name: string, test: GroundTest): number {
    const index = indices.get(placeFor(name, test))
    if (index === undefined) throw new Error(`${name} is not a part of this space.`)
    return index
  }

  function attributeOf(name: Slot, each: readonly GroundTest[], index: number): Attribute {
    const [first] = each
    if (compared.has(name as FactKey)) {
      return { kind: 'amount', index, name, scales: amountScales(each, currencies, amounts.get(name)) }
    }
    if (name === 'start') {
      return daysAttribute(name, each, index, [...years.map((year) => newYear(year + 1)), ...(days.get(name) ?? [])])
    }
    switch (first?.kind) {
      case 'day':
        return daysAttribute(name, each, index, days.get(name) ?? [])
      case 'number':
        return numbersAttribute(name, each, index)
      case 'amount':
        return { kind: 'amount', index, name, scales: amountScales(each) }
      case 'codes':
      case 'hosted':
        return codesAttribute(name, each, index, declared)
      case 'flag':
        return flagAttribute(name, index)
      case 'other': {
        const { criterion } = first
        if (criterion.kind !== 'exceeds') return ownersAttribute(each.flatMap(ownersIn), index, moment)
        return {
          kind: 'comparison',
          index,
          name,
          fact: indexOf(criterion.fact, first),
          other: indexOf(criterion.other, first),
        }
      }
      case undefined:
        throw new Error(`No test looks at ${name}.`)
    }
  }

  function reading(test: GroundTest): Reading {
    const known = readings.get(test)
    if (known) return known
    const at = indexOf(nameOf(test), test)
    const made = readingOf(test, attributes[at])
    readings.set(test, made)
    return made
  }

  function touched(ground: Ground): bigint {
    return testsOf(ground).reduce((bits, test) => bits | (bound[reading(test).at] ?? 0n), 0n)
  }
}

/** Marks the second of two attributes of one name. */
const TWIN = '′'

/**
 * Tests of one name are about one thing. The start of activity is what "start" is wherever it is given, so that the two are
 * one: who passes a test by the date that stands in passes it by the same start of activity too.
 */
export function nameOf(test: GroundTest): string {
  if (test.kind === 'hosted') return 'hosted'
  if (test.kind !== 'other') return test.slot === 'activityStartedOn' ? 'start' : test.slot
  const { criterion } = test
  return criterion.kind === 'exceeds' ? `${criterion.fact} exceeds ${criterion.other}` : 'owners'
}

function ownersIn(test: GroundTest): readonly Owners[] {
  return test.kind === 'other' && test.criterion.kind === 'owners' ? [test.criterion] : []
}

function yearOf(name: string): number | undefined {
  return name.startsWith('turnover:') ? Number.parseInt(name.slice('turnover:'.length), 10) : undefined
}

function newYear(year: number): number {
  return dayNumber(civilDate(year, 1, 1))
}

/** The currencies in which amounts that are compared may stand. */
function currenciesOf(
  compared: ReadonlySet<string>,
  tests: ReadonlyMap<string, readonly GroundTest[]>,
  { rates }: Moment,
  amounts: ReadonlyMap<Slot, Money>,
): ReadonlySet<Currency> {
  if (compared.size === 0) return new Set()
  const measured = [...compared].flatMap((name) => amountScales(tests.get(name) ?? []).map(({ currency }) => currency))
  const told = [...amounts.values()].map(({ currency }) => currency)
  return new Set(['MAD', ...measured, ...told, ...rates.flatMap(({ from, to }) => [from, to])])
}

function readingOf(test: GroundTest, attribute: Attribute | undefined): Reading {
  const at = attribute?.index ?? -1
  switch (attribute?.kind) {
    case 'scale':
      if (test.kind === 'day') return { kind: 'scale', at, last: attribute.limits.indexOf(test.before) }
      return { kind: 'scale', at, last: test.kind === 'number' ? lastUnder(attribute.limits, test) : 0 }
    case 'comparison':
      return { kind: 'scale', at, last: 0 }
    case 'amount': {
      const { under, zero } = test as Extract<GroundTest, { kind: 'amount' }>
      const lasts = attribute.scales.map(({ currency, limits }) => {
        const limit = under.get(currency)
        return limit === undefined ? undefined : limits.indexOf(limit)
      })
      return { kind: 'amount', at, lasts, zero: zero === 2 }
    }
    case 'codes': {
      const named = test.kind === 'codes' ? test.any : test.kind === 'hosted' ? test.sites : undefined
      const all = (2n << BigInt(attribute.codes.length)) - 1n
      const inside = named?.reduce((bits, code) => bits | (1n << BigInt(attribute.codes.indexOf(code))), 0n) ?? all
      return { kind: 'codes', at, inside, outside: all & ~inside }
    }
    case 'owners': {
      const [criterion] = ownersIn(test)
      const sides = criterion && attribute.readings.get(ownersText(criterion))
      return { kind: 'codes', at, inside: sides?.inside ?? 0n, outside: sides?.outside ?? 0n }
    }
    case undefined:
      throw new Error('A test looks at some attribute.')
  }
}

/** For each attribute the bits of those that cannot be chosen without regard to it, itself among them. */
function boundTogether(attributes: readonly Attribute[], links: readonly StartLink[]): readonly bigint[] {
  const sets = attributes.map(({ index }) => 1n << BigInt(index))
  const join = (...indices: readonly number[]) => {
    const joined = indices.reduce((bits, index) => bits | (sets[index] ?? 0n), 0n)
    for (const { index } of attributes) if (((joined >> BigInt(index)) & 1n) === 1n) sets[index] = joined
  }
  for (const { start, turnover } of links) join(start, turnover)
  for (const attribute of attributes) {
    if (attribute.kind === 'comparison') join(attribute.index, attribute.fact, attribute.other)
  }
  return sets
}
