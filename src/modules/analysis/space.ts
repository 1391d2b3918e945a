import type { Currency } from '../../kernel/money.ts'
import { type ChoiceKey, holdsMany, isChoiceKey } from '../rules/index.ts'
import { type Ground, type GroundTest, type Slot, testsOf } from '../screening/index.ts'

/**
 * What companies can be, as far as some rules tell them apart. A value is a place between two limits, so that every question
 * about all companies is one about few places.
 */
export interface Space {
  readonly attributes: readonly Attribute[]
  /** The attribute that a test looks at. */
  readonly of: (test: GroundTest) => Attribute
}

export type Attribute =
  /** A value on a scale: days, numbers, and yes or no. Places `least` to `most`. */
  | ScaleAttribute
  /** An amount: a scale for each currency that some limit reaches. */
  | AmountAttribute
  /** One code, or any number of them: a bit for each that some rule names, and one for every other. */
  | CodesAttribute
  /** Something that only the interpreter tells, taken as a yes or no by itself. */
  | {
      readonly kind: 'atom'
      readonly index: number
      readonly slot: string
      readonly test: GroundTest
      /** Whether somebody can be found of whom it is so. */
      readonly canHold: boolean
    }

export interface ScaleAttribute {
  readonly kind: 'scale'
  readonly index: number
  readonly slot: string
  readonly holds: 'days' | 'numbers' | 'flag'
  /** Sorted. Of numbers each limit has a place of its own, of days and flags it begins one. */
  readonly limits: readonly number[]
  readonly least: number
  readonly most: number
}

export interface AmountAttribute {
  readonly kind: 'amount'
  readonly index: number
  readonly slot: string
  readonly scales: readonly { readonly currency: Currency; readonly limits: readonly bigint[] }[]
}

export interface CodesAttribute {
  readonly kind: 'codes'
  readonly index: number
  readonly slot: string
  readonly many: boolean
  /** The codes by their bit; the last bit stands for any other code, and for none. */
  readonly codes: readonly string[]
}

/** The space in which these rules, made ready for the same day, live. */
export function spaceOf(grounds: readonly Ground[]): Space {
  const bySlot = new Map<string, GroundTest[]>()
  for (const test of grounds.flatMap((ground) => [...testsOf(ground)])) {
    const name = nameOf(test)
    const same = bySlot.get(name)
    if (same) same.push(test)
    else bySlot.set(name, [test])
  }
  const attributes = [...bySlot].map(([slot, tests], index) => attributeOf(slot, tests, index))
  const places = new Map(attributes.map((attribute) => [attribute.slot, attribute]))
  return {
    attributes,
    of(test) {
      const found = places.get(nameOf(test))
      if (!found) throw new Error(`${nameOf(test)} is not a part of this space.`)
      return found
    },
  }
}

/**
 * Tests of one name are about one thing. The start of activity is what the start is where both are asked for: a company that
 * tells it passes or fails both tests alike, and one that does not can.
 */
export function nameOf(test: GroundTest): string {
  switch (test.kind) {
    case 'hosted':
      return `hosted ${test.on}`
    case 'other':
      return `other ${JSON.stringify(test.criterion, (key, value: unknown) => (key === 'id' ? undefined : typeof value === 'bigint' ? `${value}` : value))}`
    case 'day':
    case 'number':
    case 'amount':
    case 'codes':
    case 'flag':
      return test.slot === 'activityStartedOn' ? 'start' : test.slot
  }
}

function attributeOf(slot: string, tests: readonly GroundTest[], index: number): Attribute {
  const [first] = tests
  switch (first?.kind) {
    case 'day': {
      const limits = sorted(tests.flatMap((test) => (test.kind === 'day' ? [test.before] : [])))
      return {
        kind: 'scale',
        index,
        slot,
        holds: 'days',
        limits,
        least: 0,
        most: limits.filter((limit) => limit <= LAST_DAY).length,
      }
    }
    case 'number': {
      const limits = sorted(tests.flatMap((test) => (test.kind === 'number' ? [test.limit] : [])))
      // No number is below zero: where zero is a limit nothing lies under it, nor under a limit below it.
      const below = limits.filter((limit) => limit < 0).length
      const least = below * 2 + (limits[below] === 0 ? 1 : 0)
      return { kind: 'scale', index, slot, holds: 'numbers', limits, least, most: limits.length * 2 }
    }
    case 'flag':
      return { kind: 'scale', index, slot, holds: 'flag', limits: [], least: 0, most: 1 }
    case 'amount':
      return { kind: 'amount', index, slot, scales: scalesOf(tests) }
    case 'codes':
    case 'hosted':
      return codesOf(slot, tests, index)
    case 'other':
      return { kind: 'atom', index, slot, test: first, canHold: canHold(first) }
    case undefined:
      throw new Error('An attribute is what some test looks at.')
  }
}

/** 9999-12-31: no day comes after it. */
const LAST_DAY = 2_932_896

function sorted(limits: readonly number[]): readonly number[] {
  return [...new Set(limits)].sort((a, b) => a - b)
}

function scalesOf(tests: readonly GroundTest[]): AmountAttribute['scales'] {
  const limits = new Map<Currency, Set<bigint>>()
  for (const test of tests) {
    if (test.kind !== 'amount') continue
    for (const [currency, limit] of test.under) {
      const known = limits.get(currency)
      if (known) known.add(limit)
      else limits.set(currency, new Set([limit]))
    }
  }
  return [...limits].map(([currency, each]) => ({
    currency,
    limits: [...each].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  }))
}

function codesOf(slot: string, tests: readonly GroundTest[], index: number): CodesAttribute {
  const codes = new Set<string>()
  for (const test of tests) {
    if (test.kind === 'codes') for (const code of test.any) codes.add(code)
    if (test.kind === 'hosted') for (const site of test.sites ?? []) codes.add(site)
  }
  const many = !isChoiceKey(slot as Slot & ChoiceKey) || holdsMany(slot as ChoiceKey)
  return { kind: 'codes', index, slot, many: slot.startsWith('hosted ') || many, codes: [...codes] }
}

/** Nobody holds less than nothing or more than everything, and no group turns over less than nothing. */
function canHold(test: GroundTest): boolean {
  if (test.kind !== 'other' || test.criterion.kind !== 'owners') return true
  const { share, turnover } = test.criterion
  if ((share.op === 'under' && share.limit <= 0) || (share.op === 'over' && share.limit >= 100)) return false
  return !(turnover?.op === 'under' && turnover.limit.minor <= 0n)
}
