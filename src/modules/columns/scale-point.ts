import type { Cell, GroundTest, Truth } from '../screening/index.ts'

/** Where a cell stands: a number, and of what the number is one. Numbers with one mark have an order; marks have none. */
export interface Point {
  /** Of a date how exact it is, of an amount its currency and whether it is zero; '' of everything else. */
  readonly mark: string
  readonly value: number
}

/** A date is its first day and, as a fraction, how many days more it may be. Months do not overlap, nor do years: they have an order. */
function daysPoint(first: number, width: number): Point {
  return { mark: width === 0 ? 'day' : width < 31 ? 'month' : 'year', value: first + width / WIDTHS }
}

/** Above the widths of all dates, and a power of two, so that no fraction is rounded. */
const WIDTHS = 512

/** The point that says all of a cell; undefined where no number says it exactly. */
export function pointOf(cell: Cell): Point | undefined {
  switch (cell.kind) {
    case 'days':
      return daysPoint(cell.first, cell.last - cell.first)
    case 'number':
      return { mark: '', value: cell.number }
    case 'amount': {
      const { minor, currency } = cell.money
      const value = Number(minor)
      return Number.isSafeInteger(value) ? { mark: minor === 0n ? `0${currency}` : currency, value } : undefined
    }
    case 'flag':
      return { mark: '', value: cell.yes ? 0 : 1 }
    case 'codes':
    case 'other':
      return undefined
  }
}

/** The cell that a point was made of. */
export function cellAt(kind: Exclude<Cell['kind'], 'codes' | 'other'>, { mark, value }: Point): Cell {
  switch (kind) {
    case 'days': {
      const first = Math.floor(value)
      return { kind, first, last: first + (value - first) * WIDTHS }
    }
    case 'number':
      return { kind, number: value }
    case 'amount':
      return { kind, money: { minor: BigInt(value), currency: mark.slice(-3) } }
    case 'flag':
      return { kind, yes: value === 0 }
  }
}

/** The answer for every number of a mark. It never rises with the number: yes, then perhaps unknown, then no. */
export type Falling = (value: number) => Truth

/** A test of something that has an order, as an answer for every point. */
export type ScaleTest = Extract<GroundTest, { kind: 'day' | 'number' | 'amount' | 'flag' }>

export function fallingFor(test: ScaleTest, mark: string): Falling {
  switch (test.kind) {
    case 'day': {
      const { before } = test
      return (value) => {
        const first = Math.floor(value)
        return first >= before ? 0 : first + (value - first) * WIDTHS < before ? 2 : 1
      }
    }
    case 'number': {
      const { limit } = test
      return test.op === 'under' ? (value) => (value < limit ? 2 : 0) : (value) => (value <= limit ? 2 : 0)
    }
    case 'amount': {
      const { under, zero } = test
      if (mark.startsWith('0')) return () => zero
      const limit = under.get(mark)
      if (limit === undefined) return () => 1
      // Amounts are safe integers, and no limit is rounded past one of them.
      const reached = Number(limit)
      return (value) => (value < reached ? 2 : 0)
    }
    case 'flag':
      return (value) => (value === 0 ? 2 : 0)
  }
}
