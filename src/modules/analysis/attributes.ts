import type { Currency, Money } from '../../kernel/money.ts'
import { type ChoiceKey, type NumberKey, codesOf, holdsMany, isChoiceKey } from '../rules/index.ts'
import type { GroundTest, Slot } from '../screening/index.ts'
import type { OwnersAttribute } from './owners.ts'

/** What companies differ in, as far as some rules tell them apart: values that no test tells apart share a place. */
export type Attribute = ScaleAttribute | AmountAttribute | CodesAttribute | ComparisonAttribute | OwnersAttribute

/** Days, numbers, or yes and no. */
export interface ScaleAttribute {
  readonly kind: 'scale'
  readonly index: number
  readonly name: Slot
  readonly holds: 'days' | 'numbers' | 'flag'
  /** Sorted. Of days each begins a place; of numbers each is a place of its own. Of flags yes is place 0 and no place 1. */
  readonly limits: readonly number[]
  readonly least: number
  readonly most: number
}

/** An amount: one scale for each currency in which something can be told of it. */
export interface AmountAttribute {
  readonly kind: 'amount'
  readonly index: number
  readonly name: Slot
  readonly scales: readonly AmountScale[]
}

/** Sorted limits in minor units, each of which begins a place. Zero is in none: it is nothing in every currency. */
export interface AmountScale {
  readonly currency: Currency
  readonly limits: readonly bigint[]
}

/** One code, or any number of them: a bit for each that some rule names, and one above them for any other, or for none. */
export interface CodesAttribute {
  readonly kind: 'codes'
  readonly index: number
  /** "hosted": the sites at which a company is. */
  readonly name: Slot | 'hosted'
  readonly many: boolean
  readonly codes: readonly string[]
  /** The bits that can be held; a code that the fact does not have cannot. */
  readonly possible: bigint
  /** A code that none of the rules names, where there is one. */
  readonly unnamed: string | undefined
}

/** Whether one amount exceeds another: place 0 where it does, 1 where it does not. */
export interface ComparisonAttribute {
  readonly kind: 'comparison'
  readonly index: number
  readonly name: string
  /** Indices of the two amounts. */
  readonly fact: number
  readonly other: number
}

/** The codes that rules declare for facts of their own. */
export type Declared = ReadonlyMap<string, ReadonlySet<string>>

/** 9999-12-31: no day comes after it. */
const LAST_DAY = 2_932_896

/** Days, cut at the tests' limits and at some more. */
export function daysAttribute(
  name: Slot,
  tests: readonly GroundTest[],
  index: number,
  more: readonly number[],
): ScaleAttribute {
  const limits = sorted([...tests.flatMap((test) => (test.kind === 'day' ? [test.before] : [])), ...more])
  const most = limits.filter((limit) => limit <= LAST_DAY).length
  return { kind: 'scale', index, name, holds: 'days', limits, least: 0, most }
}

/** Facts that are a part of a whole. */
export const percentFacts: ReadonlySet<string> = new Set<NumberKey>(['ownFundsPercent'])

/** Numbers, none of which is below zero, and no part of a whole above it. */
export function numbersAttribute(name: Slot, tests: readonly GroundTest[], index: number): ScaleAttribute {
  const limits = sorted(tests.flatMap((test) => (test.kind === 'number' ? [test.limit] : [])))
  const below = limits.filter((limit) => limit < 0).length
  const least = below * 2 + (limits[below] === 0 ? 1 : 0)
  const within = percentFacts.has(name) ? limits.filter((limit) => limit <= 100) : limits
  const most = within.length * 2 - (percentFacts.has(name) && within.at(-1) === 100 ? 1 : 0)
  return { kind: 'scale', index, name, holds: 'numbers', limits, least, most }
}

export function flagAttribute(name: Slot, index: number): ScaleAttribute {
  return { kind: 'scale', index, name, holds: 'flag', limits: [], least: 0, most: 1 }
}

/** The last place that passes a test "under" or "at most" on a scale of numbers. */
export function lastUnder(limits: readonly number[], { op, limit }: Extract<GroundTest, { kind: 'number' }>): number {
  return limits.indexOf(limit) * 2 + (op === 'at-most' ? 1 : 0)
}

/** The place of a day or an amount among limits that each begin one. */
export function placeOf<Limit extends number | bigint>(limits: readonly Limit[], value: Limit): number {
  return limits.filter((limit) => limit <= value).length
}

/** The scales on which tests measure an amount, those of further currencies, and a place for one amount alone. */
export function amountScales(
  tests: readonly GroundTest[],
  currencies: Iterable<Currency> = [],
  alone?: Money,
): readonly AmountScale[] {
  const limits = new Map<Currency, Set<bigint>>()
  const noted = (currency: Currency) => limits.get(currency) ?? limits.set(currency, new Set()).get(currency)
  for (const test of tests) {
    if (test.kind === 'amount') for (const [currency, limit] of test.under) noted(currency)?.add(limit)
  }
  for (const currency of currencies) noted(currency)
  if (alone)
    noted(alone.currency)
      ?.add(alone.minor)
      .add(alone.minor + 1n)
  return [...limits].map(([currency, each]) => ({
    currency,
    limits: [...each].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  }))
}

/** The codes that tests name. Of a closed or declared domain no others can be held. */
export function codesAttribute(
  name: Slot | 'hosted',
  tests: readonly GroundTest[],
  index: number,
  declared: Declared,
): CodesAttribute {
  const named = new Set<string>()
  for (const test of tests) {
    if (test.kind === 'codes') for (const code of test.any) named.add(code)
    if (test.kind === 'hosted') for (const site of test.sites ?? []) named.add(site)
  }
  const codes = [...named]
  const other = 1n << BigInt(codes.length)
  if (name === 'hosted') {
    return { kind: 'codes', index, name, many: true, codes, possible: 2n * other - 1n, unnamed: 'elsewhere' }
  }
  const fact = name as ChoiceKey
  const known = codesOf(fact) ?? declared.get(fact)
  const domain = known && new Set(known)
  const possible = codes.reduce(
    (bits, code, at) => (domain?.has(code) === false ? bits : bits | (1n << BigInt(at))),
    other,
  )
  const unnamed = [...(domain ?? [])].find((code) => !named.has(code))
  return { kind: 'codes', index, name, many: !isChoiceKey(fact) || holdsMany(fact), codes, possible, unnamed }
}

function sorted(limits: readonly number[]): readonly number[] {
  return [...new Set(limits)].sort((a, b) => a - b)
}
