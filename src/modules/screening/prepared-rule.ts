import { loopFor } from './column-loop.ts'
import { type ColumnTest, columnTest } from './column-test.ts'
import { type Stored, entriesIn } from './column.ts'
import type { Ground, GroundTest } from './ground.ts'
import type { Opaque } from './plain.ts'
import { type Population, WORKING_BYTES, factsAt } from './population.ts'

/** A rule whose tests are in terms of a population's columns. */
export type ColumnRule =
  | { readonly kind: 'all' | 'any'; readonly of: readonly ColumnRule[] }
  | { readonly kind: 'not'; readonly of: ColumnRule }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly ColumnRule[] }
  | ColumnTest

/**
 * A rule made ready for a population. What no column holds – where companies are on a day, two amounts compared, owners – is
 * worked out first, company by company, into columns of its own after the others; there is room for so many of them, and
 * `undefined` is returned where a rule has more.
 */
export function ruleFor(ground: Ground, population: Population, opaque: Opaque): ColumnRule | undefined {
  const room = WORKING_BYTES - 2
  let made = 0
  const prepare = (part: Ground): ColumnRule => {
    switch (part.kind) {
      case 'all':
      case 'any':
        return { kind: part.kind, of: bestFirst(part.kind, part.of.map(prepare), population) }
      case 'not':
        return { kind: 'not', of: prepare(part.of) }
      case 'at-least':
        return { kind: 'at-least', count: part.count, of: part.of.map(prepare) }
      case 'constant':
        return part
      case 'hosted':
      case 'other': {
        made += 1
        return made > room ? { kind: 'constant', value: 1 } : workedOut(part, population, opaque, made)
      }
      case 'day':
      case 'number':
      case 'amount':
      case 'codes':
      case 'flag':
        return columnTest(part, population.columns)
    }
  }
  const rule = prepare(ground)
  return made > room ? undefined : rule
}

/** What the tests of a part cost to look at, in loads of sixteen bytes: the cheap ones are asked first. */
function costOf(rule: ColumnRule): number {
  switch (rule.kind) {
    case 'all':
    case 'any':
    case 'at-least':
      return rule.of.reduce((sum, part) => sum + costOf(part), 1)
    case 'not':
      return costOf(rule.of)
    case 'constant':
      return 0
    case 'below':
      return (rule.first.width + rule.last.width) / 16
    case 'tenders':
      return 1 + (rule.values.width / 8) * rule.limits.length
    case 'since':
    case 'bits':
    case 'places':
      return rule.values.width / 8
  }
}

/** So many companies, spread over the population, are asked which parts settle most. */
const SAMPLE = 64

/** Parts in the order in which they are best asked: those that settle many companies for little come first. */
function bestFirst(kind: 'all' | 'any', of: readonly ColumnRule[], population: Population): readonly ColumnRule[] {
  const { size } = population
  const settling = kind === 'all' ? 0 : 2
  const step = Math.max(1, Math.floor(size / SAMPLE))
  const worth = new Map(
    of.map((part) => {
      const answer = loopFor(part, population)
      let settled = 0
      for (let row = 0; row < size; row += step) if (answer(row) === settling) settled += 1
      return [part, (1 + costOf(part)) / (1 + settled)]
    }),
  )
  return of.toSorted((a, b) => (worth.get(a) ?? 0) - (worth.get(b) ?? 0))
}

/** Where answers are written, before the columns that a rule works out. */
export function answersIn({ free, size }: Population): Stored & { readonly size: number } {
  return { offset: aligned(free), width: 8, size }
}

function workedOut(
  test: Extract<GroundTest, { kind: 'hosted' | 'other' }>,
  population: Population,
  opaque: Opaque,
  place: number,
): ColumnTest {
  const { free, size, memory, stays } = population
  const values: Stored = { offset: aligned(free) + place * aligned(size + 16), width: 8 }
  const entries = entriesIn(memory.buffer, values, size)
  if (test.kind === 'hosted') {
    const { places, sets } = stays.on(test.on)
    const answers = sets.map((held) => (isHosted(held, test.sites) ? 2 : 0))
    for (let row = 0; row < size; row += 1) entries[row] = answers[places[row] ?? 0] ?? 0
  } else {
    for (let row = 0; row < size; row += 1) entries[row] = opaque(test.criterion, factsAt(population, row))
  }
  return { kind: 'places', values, answers: Uint8Array.of(0, 1, 2) }
}

function isHosted(held: readonly string[], sites: readonly string[] | undefined): boolean {
  return sites ? held.some((site) => sites.includes(site)) : held.length > 0
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 16) * 16
}
