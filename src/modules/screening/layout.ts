import type { Currency } from '../../kernel/money.ts'
import type { Ground, GroundTest, Slot } from './ground.ts'

/**
 * Where the facts that a set of rules looks at stand in an encoded company, and the numbers by which codes, currencies and
 * sites go. Companies and rules of one layout belong together.
 */
export interface Layout {
  /** Places of dates: the first day at the place, the last one after it. */
  readonly days: ReadonlyMap<Slot, number>
  /** Places of numbers, and of amounts: minor units at the place, the currency's number after it. */
  readonly numbers: ReadonlyMap<Slot, number>
  readonly amounts: ReadonlyMap<Slot, number>
  /** Places of yes and no. */
  readonly flags: ReadonlyMap<Slot, number>
  readonly codes: ReadonlyMap<Slot, CodePlaces>
  readonly currencies: ReadonlyMap<Currency, number>
  readonly sites: ReadonlyMap<string, number>
  /** How many floating-point and how many whole numbers a company takes. */
  readonly floats: number
  readonly ints: number
}

/** The codes of one fact that some rule asks for, by their bit; the first word stands at `place`. */
export interface CodePlaces {
  readonly place: number
  readonly words: number
  readonly bits: ReadonlyMap<string, number>
}

/** Bits of a word that name codes; the bit above them, in the first word, says that the fact is known. */
export const CODE_BITS = 30
export const KNOWN_BIT = 1 << CODE_BITS

/** Currency 0 is "an amount of zero", whatever its currency; 1 is "no rule asks for this currency"; 2 is "not known". */
export const ZERO_CURRENCY = 0
export const OTHER_CURRENCY = 1
export const UNKNOWN_CURRENCY = 2
const FIRST_CURRENCY = 3

/** Lays out everything that some rules look at. */
export function layoutOf(grounds: Iterable<Ground>): Layout {
  const tests = [...grounds].flatMap((ground) => testsOf(ground))
  const days = new Map<Slot, number>()
  const numbers = new Map<Slot, number>()
  const amounts = new Map<Slot, number>()
  const flags = new Map<Slot, number>()
  const codesAsked = new Map<Slot, Map<string, number>>()
  const currencies = new Map<Currency, number>()
  const sites = new Map<string, number>()
  let [floats, ints] = [0, 0]

  for (const test of tests) {
    switch (test.kind) {
      case 'day':
        if (!days.has(test.slot)) floats = placed(days, test.slot, floats, 2)
        break
      case 'number':
        if (!numbers.has(test.slot)) floats = placed(numbers, test.slot, floats, 1)
        break
      case 'amount':
        if (!amounts.has(test.slot)) floats = placed(amounts, test.slot, floats, 2)
        for (const currency of test.under.keys()) numbered(currencies, currency, FIRST_CURRENCY)
        break
      case 'flag':
        if (!flags.has(test.slot)) ints = placed(flags, test.slot, ints, 1)
        break
      case 'codes': {
        const bits = codesAsked.get(test.slot) ?? new Map<string, number>()
        codesAsked.set(test.slot, bits)
        for (const code of test.any) numbered(bits, code, 0)
        break
      }
      case 'hosted':
        for (const site of test.sites ?? []) numbered(sites, site, 1)
        break
      case 'other':
        break
    }
  }

  const codes = new Map<Slot, CodePlaces>()
  for (const [slot, bits] of codesAsked) {
    const words = Math.max(1, Math.ceil(bits.size / CODE_BITS))
    codes.set(slot, { place: ints, words, bits })
    ints += words
  }
  return { days, numbers, amounts, flags, codes, currencies, sites, floats, ints }
}

function placed(places: Map<Slot, number>, slot: Slot, next: number, width: number): number {
  places.set(slot, next)
  return next + width
}

function numbered<Name>(numbers: Map<Name, number>, name: Name, first: number): void {
  if (!numbers.has(name)) numbers.set(name, numbers.size + first)
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
