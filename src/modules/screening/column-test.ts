import { civilDate, dayNumber } from '../../kernel/civil-date.ts'
import type { Money } from '../../kernel/money.ts'
import { type Column, type Stored, knownBit } from './column.ts'
import type { GroundTest, Slot, Truth } from './ground.ts'

/**
 * A test in terms of what a column stores. Numbers are stored with one added, so `below` is met by 1 to `limit`, is not met
 * above it, and 0 is not known.
 */
export type ColumnTest =
  | { readonly kind: 'constant'; readonly value: Truth }
  /** Met where the last entry is below the limit, not met where the first is not. */
  | { readonly kind: 'below'; readonly first: Stored; readonly last: Stored; readonly limit: number }
  /** The same with a limit for every tender; one without a limit is not known, `zero` answers for tender 1. */
  | {
      readonly kind: 'tenders'
      readonly values: Stored
      readonly tender: Stored
      readonly zero: 0 | 2
      readonly limits: readonly { readonly tender: number; readonly limit: number }[]
      /** Companies whose start lies after a day have nothing, whatever is stored. */
      readonly after?: { readonly values: Stored; readonly limit: number }
    }
  /** That answer for entries above the limit, and nothing is known of the others. */
  | { readonly kind: 'since'; readonly values: Stored; readonly limit: number; readonly value: 0 | 2 }
  | { readonly kind: 'bits'; readonly values: Stored; readonly mask: number; readonly known: number }
  /** The answer for every entry by its number. */
  | { readonly kind: 'places'; readonly values: Stored; readonly answers: Uint8Array }

/** A test held against the column of its slot; without one, nobody has the fact and nothing is known. */
export function columnTest(
  test: Exclude<GroundTest, { kind: 'hosted' | 'other' }>,
  columns: ReadonlyMap<Slot, Column>,
): ColumnTest {
  const column = columns.get(test.slot)
  if (test.kind === 'amount') return amountTest(test, column, columns.get('start'))
  if (!column) return { kind: 'constant', value: 1 }
  switch (test.kind) {
    case 'day':
      if (column.kind !== 'days') return { kind: 'constant', value: 1 }
      return {
        kind: 'below',
        first: column.first,
        last: column.last,
        limit: fitted(test.before - column.base, column.first),
      }
    case 'number':
      if (column.kind !== 'numbers') return { kind: 'constant', value: 1 }
      return {
        kind: 'below',
        first: column.values,
        last: column.values,
        limit: fitted(countBelow(test, column.scale), column.values),
      }
    case 'codes':
      return codesTest(test.any, column)
    case 'flag':
      if (column.kind !== 'truths') return { kind: 'constant', value: 1 }
      return { kind: 'places', values: column.values, answers: Uint8Array.of(0, 1, 2) }
  }
}

/** How many of the whole numbers 0, 1, 2 … over the scale keep the limit, as floating point has them. */
function countBelow({ op, limit }: Extract<GroundTest, { kind: 'number' }>, scale: number): number {
  const keeps = (whole: number) => (op === 'under' ? whole / scale < limit : whole / scale <= limit)
  let count = Math.max(0, Math.floor(limit * scale) - 1)
  while (keeps(count)) count += 1
  return count
}

function fitted(limit: number, { width }: Stored): number {
  return Math.min(Math.max(limit, 0), 2 ** width - 1)
}

/** The turnover of a year is zero for a company that certainly began after it, whether or not one is recorded. */
function amountTest(
  { slot, under, zero }: Extract<GroundTest, { kind: 'amount' }>,
  column: Column | undefined,
  start: Column | undefined,
): ColumnTest {
  const year = slot.startsWith('turnover:') ? Number(slot.slice('turnover:'.length)) : undefined
  const after =
    year !== undefined && start?.kind === 'days'
      ? { values: start.first, limit: fitted(dayNumber(civilDate(year, 12, 31)) - start.base + 1, start.first) }
      : undefined
  if (column?.kind !== 'amounts') {
    if (!after) return { kind: 'constant', value: 1 }
    // Nobody has an amount: all that may be known is that there cannot have been one.
    return { kind: 'since', values: after.values, limit: after.limit, value: zero }
  }
  const { values, tender, tenders } = column
  const limits = tenders.flatMap(({ currency, unit }, place) => {
    const limit = place === 0 ? undefined : under.get(currency)
    if (limit === undefined) return []
    return [{ tender: place + 1, limit: fitted(wholeBelow(limit, unit), values) }]
  })
  return { kind: 'tenders', values, tender, zero, limits, ...(after && { after }) }
}

/** How many whole multiples 0, 1, 2 … of a unit lie below a limit. */
function wholeBelow(limit: Money['minor'], unit: bigint): number {
  return limit <= 0n ? 0 : Number((limit + unit - 1n) / unit)
}

function codesTest(any: readonly string[], column: Column): ColumnTest {
  if (column.kind === 'sets') {
    const answers = column.sets.map((held) => (held.some((code) => any.includes(code)) ? 2 : 0))
    return { kind: 'places', values: column.values, answers: Uint8Array.of(1, ...answers) }
  }
  if (column.kind !== 'bits') return { kind: 'constant', value: 1 }
  const mask = column.codes.reduce((sum, code, bit) => (any.includes(code) ? sum + 2 ** bit : sum), 0)
  return { kind: 'bits', values: column.values, mask, known: knownBit(column.values.width) }
}
