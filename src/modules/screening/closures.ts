import type { Facts } from '../rules/index.ts'
import { type Encoded, STAY_WIDTH } from './encode.ts'
import type { Ground, GroundTest, Truth } from './ground.ts'
import { KNOWN_BIT, type Layout, OTHER_CURRENCY, ZERO_CURRENCY, maskOf, minorAsDouble, placeOf } from './layout.ts'
import type { Opaque } from './plain.ts'

/** Answers a company of the rule's layout. */
export type Answering = (company: Encoded) => Truth

/** A rule composed of functions, two for each of its parts: no text is compiled, so it runs where that is forbidden. */
export function closureOf(ground: Ground, layout: Layout, opaque: Opaque): Answering {
  const { yes, no } = sidesOf(ground, layout, opaque)
  return ({ cells, facts }) => (no(cells, facts) ? 0 : yes(cells, facts) ? 2 : 1)
}

/**
 * A part from its two sides: that it certainly holds, and that it certainly does not. Both are plain yes and no, a denial
 * swaps them, and where neither is so the answer is not known.
 */
interface Sides {
  readonly yes: Side
  readonly no: Side
}

type Side = (cells: Float64Array, facts: Facts) => boolean

function sidesOf(ground: Ground, layout: Layout, opaque: Opaque): Sides {
  const parts = (of: readonly Ground[]): readonly Sides[] => of.map((part) => sidesOf(part, layout, opaque))
  switch (ground.kind) {
    case 'all': {
      const of = parts(ground.of)
      return { yes: every(of.map(({ yes }) => yes)), no: some(of.map(({ no }) => no)) }
    }
    case 'any': {
      const of = parts(ground.of)
      return { yes: some(of.map(({ yes }) => yes)), no: every(of.map(({ no }) => no)) }
    }
    case 'not': {
      const { yes, no } = sidesOf(ground.of, layout, opaque)
      return { yes: no, no: yes }
    }
    case 'at-least': {
      const of = parts(ground.of)
      return {
        yes: atLeast(
          ground.count,
          of.map(({ yes }) => yes),
        ),
        no: atLeast(
          of.length - ground.count + 1,
          of.map(({ no }) => no),
        ),
      }
    }
    case 'constant':
      return { yes: () => ground.value === 2, no: () => ground.value === 0 }
    case 'day':
    case 'number':
    case 'amount':
    case 'codes':
    case 'flag':
    case 'hosted':
    case 'other':
      return testSides(ground, layout, opaque)
  }
}

function every(sides: readonly Side[]): Side {
  return (cells, facts) => {
    for (const side of sides) if (!side(cells, facts)) return false
    return true
  }
}

function some(sides: readonly Side[]): Side {
  return (cells, facts) => {
    for (const side of sides) if (side(cells, facts)) return true
    return false
  }
}

function atLeast(count: number, sides: readonly Side[]): Side {
  return (cells, facts) => {
    let held = 0
    for (const side of sides) if (side(cells, facts)) held += 1
    return held >= count
  }
}

function testSides(test: GroundTest, layout: Layout, opaque: Opaque): Sides {
  switch (test.kind) {
    case 'day': {
      const place = placeOf(layout.days, test.slot)
      const { before } = test
      return { yes: (cells) => (cells[place + 1] ?? 0) < before, no: (cells) => (cells[place] ?? 0) >= before }
    }
    case 'number': {
      const place = placeOf(layout.numbers, test.slot)
      const { limit } = test
      return test.op === 'under'
        ? { yes: (cells) => (cells[place] ?? 0) < limit, no: (cells) => (cells[place] ?? 0) >= limit }
        : { yes: (cells) => (cells[place] ?? 0) <= limit, no: (cells) => (cells[place] ?? 0) > limit }
    }
    case 'amount': {
      const place = placeOf(layout.amounts, test.slot)
      const limits = limitsOf(test, layout)
      return {
        yes: (cells) => (cells[place] ?? 0) < (limits[cells[place + 1] ?? 0] ?? 0),
        no: (cells) => (cells[place] ?? 0) >= (limits[cells[place + 1] ?? 0] ?? 0),
      }
    }
    case 'codes':
      return codeSides(test, layout)
    case 'flag': {
      const place = placeOf(layout.flags, test.slot)
      return { yes: (cells) => cells[place] === 2, no: (cells) => cells[place] === 0 }
    }
    case 'hosted': {
      const hosted = hostedSide(test, layout)
      return { yes: hosted, no: (cells, facts) => !hosted(cells, facts) }
    }
    case 'other': {
      const { criterion } = test
      return {
        yes: (_, facts) => opaque(criterion, facts) === 2,
        no: (_, facts) => opaque(criterion, facts) === 0,
      }
    }
  }
}

function codeSides({ slot, any }: Extract<GroundTest, { kind: 'codes' }>, layout: Layout): Sides {
  const places = placeOf(layout.codes, slot)
  const { place } = places
  const masks = maskOf(places, any)
  const [mask = 0, ...more] = masks
  const known = mask | KNOWN_BIT
  const inFirst: Sides = {
    yes: (cells) => ((cells[place] ?? 0) & mask) !== 0,
    no: (cells) => ((cells[place] ?? 0) & known) === KNOWN_BIT,
  }
  if (more.every((word) => word === 0)) return inFirst
  const inMore: Side = (cells) => more.some((word, at) => ((cells[place + 1 + at] ?? 0) & word) !== 0)
  return {
    yes: (cells, facts) => inFirst.yes(cells, facts) || inMore(cells, facts),
    no: (cells, facts) => inFirst.no(cells, facts) && !inMore(cells, facts),
  }
}

/** Whether a stay holds on the day; never unknown. */
export function hostedSide({ sites, on }: Extract<GroundTest, { kind: 'hosted' }>, layout: Layout): Side {
  const named = sites && new Set(sites.flatMap((site) => layout.sites.get(site) ?? []))
  return (cells) => {
    for (let at = layout.stays; at < cells.length; at += STAY_WIDTH) {
      const [site, from, to] = [cells[at] ?? 0, cells[at + 1] ?? 0, cells[at + 2] ?? 0]
      if (from <= on && on < to && (named?.has(site) ?? true)) return true
    }
    return false
  }
}

/**
 * The limit for each currency by its number. No amount is below or above NaN, which is what "no rate" and "not known" need.
 */
export function limitsOf({ under, zero }: Extract<GroundTest, { kind: 'amount' }>, layout: Layout): Float64Array {
  const limits = new Float64Array(OTHER_CURRENCY + 1 + layout.currencies.size).fill(Number.NaN)
  limits[ZERO_CURRENCY] = zero === 2 ? 1 : 0
  for (const [currency, number] of layout.currencies) {
    const limit = under.get(currency)
    if (limit !== undefined) limits[number] = minorAsDouble(limit, layout)
  }
  return limits
}
