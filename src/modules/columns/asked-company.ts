import { answerFor, atLeast, type Ground, type Opaque, type Truth } from '../screening/index.ts'
import { KNOWN_CODES } from './code-column.ts'
import type { Population } from './population.ts'
import { testedAt } from './population-facts.ts'
import type { ColumnRule, Held, Lookup } from './prepared-rule.ts'
import { ASK } from './steps.ts'

/** The answer for one company: by its keys as far as they say it, and by what it has itself where they do not. */
export function answerAt(rule: ColumnRule, row: number, population: Population, opaque: Opaque): Truth {
  const answer = (part: ColumnRule): Truth => answerAt(part, row, population, opaque)
  switch (rule.kind) {
    case 'all':
      return rule.of.reduce<Truth>((least, part) => (least === 0 ? 0 : (Math.min(least, answer(part)) as Truth)), 2)
    case 'any':
      return rule.of.reduce<Truth>((most, part) => (most === 2 ? 2 : (Math.max(most, answer(part)) as Truth)), 0)
    case 'at-least':
      return atLeast(rule.count, rule.of.map(answer))
    case 'constant':
      return rule.value
    case 'lookup': {
      const found = lookedUp(rule, rule.column.keysIn(population.memory.buffer)[row] as number)
      return found === ASK ? asked(rule.test, row, population, opaque) : found
    }
    case 'held':
      return heldAt(rule, row, population.memory.buffer)
    case 'asked':
      return asked(rule.test, row, population, opaque)
  }
}

function lookedUp({ steps }: Lookup, key: number): Truth | typeof ASK {
  let [below, above] = [0, steps.length - 1]
  while (below < above) {
    const middle = (below + above) >>> 1
    if ((steps[middle]?.to ?? 0) > key) above = middle
    else below = middle + 1
  }
  return steps[below]?.answer ?? 1
}

function heldAt({ masks, denied }: Held, row: number, buffer: ArrayBuffer): Truth {
  const bytes = masks.map(({ offset, mask }) => [new Uint8Array(buffer, offset, row + 1)[row] ?? 0, mask] as const)
  if (bytes.some(([byte]) => byte < KNOWN_CODES)) return 1
  return bytes.some(([byte, mask]) => (byte & mask) !== 0) === denied ? 0 : 2
}

function asked(test: Ground, row: number, population: Population, opaque: Opaque): Truth {
  return answerFor(test, testedAt(population, row), opaque)
}
