import { type Answering, closureOf } from './closures.ts'
import type { Encoded } from './encode.ts'
import type { Ground, GroundTest, Truth } from './ground.ts'
import type { Layout } from './layout.ts'
import { type Opaque, opposite } from './plain.ts'

/** Many rules in one table of numbers. A test that several of them make is made once for a company. */
export interface FlatRules {
  readonly size: number
  /** Turns to a company of the rules' layout. */
  turnTo(company: Encoded): void
  /** What a rule, by its key, says of the company last turned to. Throws where there is no such rule. */
  answer(rule: number): Truth
}

const ALL = 0
const ANY = 1
const NOT = 2
const AT_LEAST = 3
const CONSTANT = 4
const TEST = 5

/** In place of an answer: the test was not made of this company. */
const NOT_MADE = 3

/**
 * Writes rules one after another, each part as its kind, the place after its end, its number where it has one, and its
 * parts. One function reads them all: it stays warm and within reach where a function for each of many rules would not.
 */
export function flatRulesOf(rules: ReadonlyMap<number, Ground>, layout: Layout, opaque: Opaque): FlatRules {
  const written: number[] = []
  const places = new Map<string, number>()
  const tests: Answering[] = []
  const starts = new Map<number, number>()
  for (const [rule, ground] of rules) {
    starts.set(rule, written.length)
    write(ground)
  }
  const table = Int32Array.from(written)
  const answers = new Uint8Array(tests.length)
  let company: Encoded | undefined

  return {
    size: rules.size,
    turnTo(next) {
      company = next
      answers.fill(NOT_MADE)
    },
    answer(rule) {
      const start = starts.get(rule)
      if (start === undefined) throw new RangeError(`There is no rule ${rule}.`)
      return read(start)
    },
  }

  function write(ground: Ground): void {
    const start = written.length
    switch (ground.kind) {
      case 'all':
      case 'any':
        written.push(ground.kind === 'all' ? ALL : ANY, 0)
        ground.of.forEach(write)
        break
      case 'not':
        written.push(NOT, 0)
        write(ground.of)
        break
      case 'at-least':
        written.push(AT_LEAST, 0, ground.count)
        ground.of.forEach(write)
        break
      case 'constant':
        written.push(CONSTANT, 0, ground.value)
        break
      case 'day':
      case 'number':
      case 'amount':
      case 'codes':
      case 'flag':
      case 'hosted':
      case 'other':
        written.push(TEST, 0, placeOf(ground))
    }
    written[start + 1] = written.length
  }

  function placeOf(test: GroundTest): number {
    const key = keyOf(test)
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, tests.length)
    return tests.push(closureOf(test, layout, opaque)) - 1
  }

  function read(start: number): Truth {
    const end = table[start + 1] ?? 0
    switch (table[start] ?? TEST) {
      case ALL: {
        let least: Truth = 2
        for (let part = start + 2; part < end; part = table[part + 1] ?? end) {
          const truth = read(part)
          if (truth === 0) return 0
          if (truth < least) least = truth
        }
        return least
      }
      case ANY: {
        let most: Truth = 0
        for (let part = start + 2; part < end; part = table[part + 1] ?? end) {
          const truth = read(part)
          if (truth === 2) return 2
          if (truth > most) most = truth
        }
        return most
      }
      case NOT:
        return opposite(read(start + 2))
      case AT_LEAST: {
        const count = table[start + 2] ?? 0
        let [sure, possible] = [0, 0]
        for (let part = start + 3; part < end; part = table[part + 1] ?? end) {
          const truth = read(part)
          if (truth === 2) sure += 1
          if (truth > 0) possible += 1
        }
        return sure >= count ? 2 : possible >= count ? 1 : 0
      }
      case CONSTANT:
        return (table[start + 2] ?? 1) as Truth
      default:
        return test(table[start + 2] ?? 0)
    }
  }

  function test(place: number): Truth {
    const made = answers[place] ?? NOT_MADE
    if (made !== NOT_MADE) return made as Truth
    const truth = company ? (tests[place]?.(company) ?? 1) : 1
    answers[place] = truth
    return truth
  }
}

/** The same for tests that answer alike: what they ask, without the ids of criteria. */
function keyOf(test: GroundTest): string {
  return JSON.stringify(test, (name, value: unknown) => {
    if (name === 'id') return undefined
    return value instanceof Map ? [...value] : typeof value === 'bigint' ? String(value) : value
  })
}
