import type { Currency } from '../../kernel/money.ts'
import type { Ground, GroundTest, Slot } from './ground.ts'

/**
 * Where the facts that a set of rules looks at stand in an encoded company, and the numbers by which codes, currencies and
 * sites go. Companies and rules of one layout belong together.
 */
export interface Layout {
  /** Of a date two cells: the earliest day it can be and the latest. Of an amount: its number and that of its currency. */
  readonly days: ReadonlyMap<Slot, number>
  readonly numbers: ReadonlyMap<Slot, number>
  readonly amounts: ReadonlyMap<Slot, number>
  readonly flags: ReadonlyMap<Slot, number>
  readonly codes: ReadonlyMap<Slot, CodePlaces>
  readonly currencies: ReadonlyMap<Currency, number>
  /** The limits that no double holds exactly, from the lowest on. */
  readonly large: readonly bigint[]
  readonly sites: ReadonlyMap<string, number>
  /** How many cells a company takes before its stays, which stand at the end, three cells each. */
  readonly stays: number
}

/** The codes of one fact that some rule asks for, by their bit; the first of its cells is at `place`. */
export interface CodePlaces {
  readonly place: number
  readonly words: number
  readonly bits: ReadonlyMap<string, number>
}

/** Bits of a cell that name codes; the bit above them, in the first cell, says that the fact is known. */
export const CODE_BITS = 30
export const KNOWN_BIT = 1 << CODE_BITS

/** Currency 0 is "an amount of zero", whatever its currency; 1 is "not known, or no rule asks for this currency". */
export const ZERO_CURRENCY = 0
export const OTHER_CURRENCY = 1
const FIRST_CURRENCY = 2

/** Lays out everything that some rules look at. */
export function layoutOf(grounds: Iterable<Ground>): Layout {
  const days = new Map<Slot, number>()
  const numbers = new Map<Slot, number>()
  const amounts = new Map<Slot, number>()
  const flags = new Map<Slot, number>()
  const codesAsked = new Map<Slot, Map<string, number>>()
  const currencies = new Map<Currency, number>()
  const large = new Set<bigint>()
  const sites = new Map<string, number>()
  let cells = 0

  for (const ground of grounds) for (const test of testsOf(ground)) place(test)

  const codes = new Map<Slot, CodePlaces>()
  for (const [slot, bits] of codesAsked) {
    const words = Math.max(1, Math.ceil(bits.size / CODE_BITS))
    codes.set(slot, { place: cells, words, bits })
    cells += words
  }
  const sorted = [...large].sort((a, b) => (a < b ? -1 : 1))
  return { days, numbers, amounts, flags, codes, currencies, large: sorted, sites, stays: cells }

  function place(test: GroundTest): void {
    switch (test.kind) {
      case 'day':
        return take(days, test.slot, 2)
      case 'number':
        return take(numbers, test.slot, 1)
      case 'amount':
        take(amounts, test.slot, 2)
        for (const [currency, limit] of test.under) {
          if (!currencies.has(currency)) currencies.set(currency, currencies.size + FIRST_CURRENCY)
          if (!isExact(limit)) large.add(limit)
        }
        return
      case 'flag':
        return take(flags, test.slot, 1)
      case 'codes': {
        const bits = codesAsked.get(test.slot) ?? new Map<string, number>()
        codesAsked.set(test.slot, bits)
        for (const code of test.any) if (!bits.has(code)) bits.set(code, bits.size)
        return
      }
      case 'hosted':
        for (const site of test.sites ?? []) if (!sites.has(site)) sites.set(site, sites.size + 1)
        return
      case 'other':
        return
    }
  }

  function take(places: Map<Slot, number>, slot: Slot, width: number): void {
    if (places.has(slot)) return
    places.set(slot, cells)
    cells += width
  }
}

/** Where a slot stands. Throws where the layout was made for rules that do not look at it. */
export function placeOf<Place>(places: ReadonlyMap<Slot, Place>, slot: Slot): Place {
  const place = places.get(slot)
  if (place === undefined) throw new Error(`The layout has no place for ${slot}.`)
  return place
}

function isExact(minor: bigint): boolean {
  return Number.isSafeInteger(Number(minor))
}

/**
 * Minor units as a double that compares with every other of the layout as they do: those that a double holds stand for
 * themselves, larger ones stand above them all by how many of the large limits they reach. No limit is negative, so that the
 * lowest amounts need not be told apart.
 */
export function minorAsDouble(minor: bigint, { large }: Layout): number {
  if (isExact(minor)) return Number(minor)
  return minor < 0n ? -(2 ** 53) : 2 ** 53 + 2 * large.filter((limit) => limit <= minor).length
}

/** The tests of a ground, in its order. */
export function testsOf(ground: Ground): readonly GroundTest[] {
  switch (ground.kind) {
    case 'all':
    case 'any':
    case 'at-least':
      return ground.of.flatMap(testsOf)
    case 'not':
      return testsOf(ground.of)
    case 'constant':
      return []
    case 'day':
    case 'number':
    case 'amount':
    case 'codes':
    case 'flag':
    case 'hosted':
    case 'other':
      return [ground]
  }
}

/** The ground with every test replaced by what `change` makes of it. */
export function mapTests(ground: Ground, change: (test: GroundTest) => Ground): Ground {
  switch (ground.kind) {
    case 'all':
    case 'any':
    case 'at-least':
      return { ...ground, of: ground.of.map((part) => mapTests(part, change)) }
    case 'not':
      return { kind: 'not', of: mapTests(ground.of, change) }
    case 'constant':
      return ground
    case 'day':
    case 'number':
    case 'amount':
    case 'codes':
    case 'flag':
    case 'hosted':
    case 'other':
      return change(ground)
  }
}

/** Whether a ground is a test and not made of others. */
export function isTest(ground: Ground): ground is GroundTest {
  return !['all', 'any', 'not', 'at-least', 'constant'].includes(ground.kind)
}

/** The words that a set of codes makes: a bit for each that the layout knows. */
export function maskOf({ words, bits }: CodePlaces, codes: readonly string[]): readonly number[] {
  const mask = Array.from({ length: words }, () => 0)
  for (const code of codes) {
    const bit = bits.get(code)
    if (bit === undefined) continue
    const word = Math.floor(bit / CODE_BITS)
    mask[word] = (mask[word] ?? 0) | (1 << (bit % CODE_BITS))
  }
  return mask
}
