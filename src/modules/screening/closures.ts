import type { Encoded } from './encode.ts'
import type { Ground, GroundTest, Truth } from './ground.ts'
import { type CodePlaces, KNOWN_BIT, type Layout, OTHER_CURRENCY, ZERO_CURRENCY, isTest, maskOf } from './layout.ts'
import { type Opaque, answerPlainly } from './plain.ts'

/** Answers a company of the rule's layout. */
export type Answering = (company: Encoded) => Truth

/** A rule composed of functions, one for each of its parts: no text is compiled, so it runs where that is forbidden. */
export function closureOf(ground: Ground, layout: Layout, opaque: Opaque): Answering {
  const answer = compose(ground, layout, opaque)
  return (company) => (company.exact ? answer(company) : answerPlainly(ground, company.facts, opaque))
}

function compose(ground: Ground, layout: Layout, opaque: Opaque): Answering {
  const part = (of: Ground) => compose(of, layout, opaque)
  switch (ground.kind) {
    case 'all':
      return ground.of.map(part).reduceRight(both, () => 2)
    case 'any':
      return ground.of.map(part).reduceRight(either, () => 0)
    case 'not':
      return isTest(ground.of) ? testClosure(ground.of, layout, opaque, true) : denied(part(ground.of))
    case 'at-least':
      return enough(ground.count, ground.of.map(part))
    case 'constant': {
      const { value } = ground
      return () => value
    }
    case 'day':
    case 'number':
    case 'amount':
    case 'codes':
    case 'flag':
    case 'hosted':
    case 'other':
      return testClosure(ground, layout, opaque, false)
  }
}

/** The last part stands alone; before it each is asked first and may settle the answer. */
function both(rest: Answering, first: Answering): Answering {
  return (company) => {
    const truth = first(company)
    if (truth === 0) return 0
    const other = rest(company)
    return other < truth ? other : truth
  }
}

function either(rest: Answering, first: Answering): Answering {
  return (company) => {
    const truth = first(company)
    if (truth === 2) return 2
    const other = rest(company)
    return other > truth ? other : truth
  }
}

function denied(of: Answering): Answering {
  return (company) => (2 - of(company)) as Truth
}

function enough(count: number, of: readonly Answering[]): Answering {
  return (company) => {
    let [sure, possible] = [0, 0]
    for (const part of of) {
      const truth = part(company)
      if (truth === 2) sure += 1
      if (truth > 0) possible += 1
    }
    return sure >= count ? 2 : possible >= count ? 1 : 0
  }
}

function testClosure(test: GroundTest, layout: Layout, opaque: Opaque, negated: boolean): Answering {
  const [yes, no]: readonly [Truth, Truth] = negated ? [0, 2] : [2, 0]
  switch (test.kind) {
    case 'day': {
      const place = layout.days.get(test.slot) ?? 0
      const { before } = test
      return ({ floats }) => ((floats[place + 1] ?? 0) < before ? yes : (floats[place] ?? 0) >= before ? no : 1)
    }
    case 'number': {
      const place = layout.numbers.get(test.slot) ?? 0
      const { limit } = test
      return test.op === 'under'
        ? ({ floats }) => ((floats[place] ?? 0) < limit ? yes : (floats[place] ?? 0) >= limit ? no : 1)
        : ({ floats }) => ((floats[place] ?? 0) <= limit ? yes : (floats[place] ?? 0) > limit ? no : 1)
    }
    case 'amount': {
      const place = layout.amounts.get(test.slot) ?? 0
      const limits = limitsOf(test, layout)
      return ({ floats }) => {
        const limit = limits[floats[place + 1] ?? 0] ?? 0
        const amount = floats[place] ?? 0
        return amount < limit ? yes : amount >= limit ? no : 1
      }
    }
    case 'codes':
      return codesClosure(layout.codes.get(test.slot), test.any, yes, no)
    case 'flag': {
      const place = layout.flags.get(test.slot) ?? 0
      return negated ? ({ ints }) => (2 - (ints[place] ?? 0)) as Truth : ({ ints }) => (ints[place] ?? 0) as Truth
    }
    case 'hosted': {
      const { on } = test
      const sites = test.sites && new Set(test.sites.flatMap((site) => layout.sites.get(site) ?? []))
      return ({ stays }) => {
        for (let at = 0; at < stays.length; at += 3) {
          if ((stays[at + 1] ?? 0) <= on && on < (stays[at + 2] ?? 0) && (!sites || sites.has(stays[at] ?? 0)))
            return yes
        }
        return no
      }
    }
    case 'other': {
      const { criterion } = test
      return negated ? ({ facts }) => (2 - opaque(criterion, facts)) as Truth : ({ facts }) => opaque(criterion, facts)
    }
  }
}

function codesClosure(places: CodePlaces | undefined, any: readonly string[], yes: Truth, no: Truth): Answering {
  if (!places) return () => 1
  const { place } = places
  const mask = maskOf(places, any)
  const [first = 0, ...more] = mask
  if (more.every((word) => word === 0)) {
    return ({ ints }) => {
      const word = ints[place] ?? 0
      return (word & first) !== 0 ? yes : (word & KNOWN_BIT) !== 0 ? no : 1
    }
  }
  return ({ ints }) => {
    for (let word = 0; word < mask.length; word += 1)
      if (((ints[place + word] ?? 0) & (mask[word] ?? 0)) !== 0) return yes
    return ((ints[place] ?? 0) & KNOWN_BIT) !== 0 ? no : 1
  }
}

/**
 * The limit for each currency by its number. No number is below or above NaN, which is what "no rate" and "not known" need;
 * an amount that fits lies below every limit that does not.
 */
export function limitsOf(
  { under, zero }: Extract<GroundTest, { kind: 'amount' }>,
  { currencies }: Layout,
): Float64Array {
  const limits = new Float64Array(currencies.size + OTHER_CURRENCY + 2).fill(Number.NaN)
  limits[ZERO_CURRENCY] = zero === 2 ? 1 : 0
  for (const [currency, limit] of under) {
    const number = currencies.get(currency)
    if (number !== undefined)
      limits[number] = Number.isSafeInteger(Number(limit)) ? Number(limit) : limit > 0n ? Infinity : -Infinity
  }
  return limits
}
