import { KNOWN_CODES } from './code-column.ts'
import type { Ground, GroundTest, Truth } from './ground.ts'
import { testsOf } from './layout.ts'
import { type Opaque, answerPlainly, atLeast } from './plain.ts'
import type { ColumnName, Population } from './population.ts'
import { factsAt } from './population-facts.ts'
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
  return answerPlainly(test, factsAt(population, row, testsOf(test).flatMap(columnsFor)), opaque)
}

/** What a test looks at, spelled out: a start is one of two dates, and a turnover is nothing before it. */
function columnsFor(test: GroundTest): readonly ColumnName[] {
  if (test.kind === 'hosted') return []
  if (test.kind === 'other') return test.keys
  const start = ['activityStartedOn', 'incorporatedOn'] as const
  if (test.slot === 'start') return start
  return test.slot.startsWith('turnover:') ? [test.slot, ...start] : [test.slot]
}
