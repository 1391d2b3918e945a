import type { ColumnTest } from './column-test.ts'
import { entriesIn } from './column.ts'
import type { Truth } from './ground.ts'
import type { Population } from './population.ts'
import type { ColumnRule } from './prepared-rule.ts'

/** The answer of one row. */
export type RowAnswer = (row: number) => Truth

/** A rule as functions over the columns, row by row: what runs where WebAssembly's vectors do not. */
export function loopFor(rule: ColumnRule, population: Population): RowAnswer {
  switch (rule.kind) {
    case 'all':
      return rule.of.map((part) => loopFor(part, population)).reduceRight(both, () => 2)
    case 'any':
      return rule.of.map((part) => loopFor(part, population)).reduceRight(either, () => 0)
    case 'not': {
      const of = loopFor(rule.of, population)
      return (row) => (2 - of(row)) as Truth
    }
    case 'at-least': {
      const { count } = rule
      const of = rule.of.map((part) => loopFor(part, population))
      return (row) => {
        let [sure, possible] = [0, 0]
        for (const part of of) {
          const truth = part(row)
          if (truth === 2) sure += 1
          if (truth > 0) possible += 1
        }
        return sure >= count ? 2 : possible >= count ? 1 : 0
      }
    }
    case 'constant':
    case 'below':
    case 'since':
    case 'tenders':
    case 'bits':
    case 'places':
      return testLoop(rule, population)
  }
}

function both(rest: RowAnswer, first: RowAnswer): RowAnswer {
  return (row) => {
    const truth = first(row)
    if (truth === 0) return 0
    const other = rest(row)
    return other < truth ? other : truth
  }
}

function either(rest: RowAnswer, first: RowAnswer): RowAnswer {
  return (row) => {
    const truth = first(row)
    if (truth === 2) return 2
    const other = rest(row)
    return other > truth ? other : truth
  }
}

function testLoop(test: ColumnTest, { memory, size }: Population): RowAnswer {
  const { buffer } = memory
  switch (test.kind) {
    case 'constant': {
      const { value } = test
      return () => value
    }
    case 'below': {
      const { limit } = test
      const [first, last] = [entriesIn(buffer, test.first, size), entriesIn(buffer, test.last, size)]
      return (row) => {
        const high = last[row] ?? 0
        return high !== 0 && high <= limit ? 2 : (first[row] ?? 0) > limit ? 0 : 1
      }
    }
    case 'since': {
      const { limit, value } = test
      const values = entriesIn(buffer, test.values, size)
      return (row) => ((values[row] ?? 0) > limit ? value : 1)
    }
    case 'tenders': {
      const values = entriesIn(buffer, test.values, size)
      const tenders = entriesIn(buffer, test.tender, size)
      const { zero } = test
      const limits = new Float64Array(256).fill(Number.NaN)
      for (const { tender, limit } of test.limits) limits[tender] = limit
      const starts = test.after && entriesIn(buffer, test.after.values, size)
      const last = test.after?.limit ?? 0
      return (row) => {
        if (starts && (starts[row] ?? 0) > last) return zero
        const tender = tenders[row] ?? 0
        if (tender === 1) return zero
        const [value, limit] = [values[row] ?? 0, limits[tender] ?? Number.NaN]
        return value <= limit ? 2 : value > limit ? 0 : 1
      }
    }
    case 'bits': {
      const values = entriesIn(buffer, test.values, size)
      const { mask, known } = test
      return (row) => {
        const value = values[row] ?? 0
        return (value & mask) !== 0 ? 2 : value >= known ? 0 : 1
      }
    }
    case 'places': {
      const values = entriesIn(buffer, test.values, size)
      const { answers } = test
      return (row) => (answers[values[row] ?? 0] ?? 1) as Truth
    }
  }
}
