import type { Cell } from './cells.ts'
import { type Column, NO_CURRENCY, type Stored, type Tender, knownBit } from './column.ts'

/** An array that is to be stored, still as wide as it was gathered. */
export interface Unstored {
  readonly values: ArrayLike<number>
  readonly width: Stored['width']
}

/** A column whose arrays are not in memory yet, in the order in which `place` asks for them. */
export interface ColumnPlan {
  readonly arrays: readonly Unstored[]
  place(stored: readonly Stored[]): Column
}

/** Gathers one slot, company by company; those of which nothing is said are not known. */
export interface ColumnDraft {
  /** Notes what a company has; false where it has a value that a column cannot hold exactly. */
  note(row: number, cell: Cell): boolean
  plan(rows: number): ColumnPlan
}

/** A draft for the kind of cell that a slot was first seen with. */
export function draftFor(kind: Cell['kind']): ColumnDraft | undefined {
  switch (kind) {
    case 'days':
      return daysDraft()
    case 'number':
      return numbersDraft()
    case 'amount':
      return amountsDraft()
    case 'codes':
      return codesDraft()
    case 'flag':
      return flagsDraft()
    case 'other':
      return undefined
  }
}

/** Days that two bytes reach, from 1899-12-31 on: to the year 2079. */
const FIRST_DAY = -25_568
const MOST_DAYS = 65_534

function daysDraft(): ColumnDraft {
  const first: number[] = []
  const last: number[] = []
  let rough = false
  return {
    note(row, cell) {
      if (cell.kind !== 'days') return false
      const [from, to] = [cell.first - FIRST_DAY, cell.last - FIRST_DAY]
      if (from < 0 || to >= MOST_DAYS) return false
      put(first, row, from + 1)
      put(last, row, to + 1)
      rough ||= from !== to
      return true
    },
    plan(rows) {
      const from: Unstored = { values: filled(first, rows), width: 16 }
      const arrays = rough ? [from, { values: filled(last, rows), width: 16 } as const] : [from]
      return {
        arrays,
        place: (stored) => {
          const earliest = storedAt(stored, 0)
          return { kind: 'days', base: FIRST_DAY, first: earliest, last: rough ? storedAt(stored, 1) : earliest }
        },
      }
    },
  }
}

const SCALES = [1, 10, 100, 1000] as const

/** Numbers are scaled to whole ones; the smallest scale that fits all is found at the end, so they are kept until then. */
function numbersDraft(): ColumnDraft {
  const numbers: number[] = []
  let [scale, largest] = [1, 0]
  return {
    note(row, cell) {
      if (cell.kind !== 'number') return false
      const fitting = SCALES.find((each) => each >= scale && isWholeTimes(cell.number, each))
      if (fitting === undefined || cell.number < 0 || Math.max(largest, cell.number) * fitting > MOST_WIDE) return false
      scale = fitting
      largest = Math.max(largest, cell.number)
      put(numbers, row, cell.number + 1)
      return true
    },
    plan(rows) {
      const times = scale
      const values = Float64Array.from({ length: rows }, (_, row) => {
        const noted = numbers[row] ?? 0
        return noted === 0 ? 0 : Math.round((noted - 1) * times) + 1
      })
      return {
        arrays: [{ values, width: narrowest(largest * times + 1) }],
        place: (stored) => ({ kind: 'numbers', scale: times, values: storedAt(stored, 0) }),
      }
    },
  }
}

/** The number is that many over the scale, as floating point has it, and found again after adding one. */
function isWholeTimes(number: number, scale: number): boolean {
  const whole = Math.round(number * scale)
  return whole / scale === number && Math.round((number + 1 - 1) * scale) / scale === number
}

const MOST_WIDE = 2 ** 32 - 3

/** Amounts are whole in the main unit, or in the minor one, or so large that they are round: that, and the currency, is noted. */
const UNITS = [100n, 1n, 1_000_000n, 10_000_000_000n] as const
const MOST_TENDERS = 254

function amountsDraft(): ColumnDraft {
  const amounts: number[] = []
  const held: number[] = []
  const tenders: Tender[] = [{ currency: NO_CURRENCY, unit: 1n }]
  const places = new Map<string, number>()
  return {
    note(row, cell) {
      if (cell.kind !== 'amount') return false
      const { minor, currency } = cell.money
      const unit = UNITS.find((each) => minor >= 0n && minor % each === 0n && minor / each <= BigInt(MOST_WIDE))
      if (unit === undefined) return false
      const key = `${currency} ${unit}`
      let place = minor === 0n ? 0 : places.get(key)
      if (place === undefined) {
        if (tenders.length > MOST_TENDERS) return false
        place = tenders.push({ currency, unit }) - 1
        places.set(key, place)
      }
      put(amounts, row, Number(minor / unit) + 1)
      put(held, row, place + 1)
      return true
    },
    plan(rows) {
      const arrays = [
        { values: filled(amounts, rows), width: 32 },
        { values: filled(held, rows), width: 8 },
      ] as const
      return {
        arrays,
        place: (stored) => ({ kind: 'amounts', values: storedAt(stored, 0), tender: storedAt(stored, 1), tenders }),
      }
    },
  }
}

const MOST_SETS = 255
const MOST_BITS = 31

/** Few sets of codes are numbered; of many sets each code has a bit, as long as there are few codes. */
function codesDraft(): ColumnDraft {
  const rowsSets: number[] = []
  const sets: (readonly string[])[] = []
  const places = new Map<string, number>()
  const codes = new Map<string, number>()
  return {
    note(row, cell) {
      if (cell.kind !== 'codes') return false
      const set = [...new Set(cell.codes)].sort()
      const key = set.join(' ')
      let place = places.get(key)
      if (place === undefined) {
        const fresh = set.filter((code) => !codes.has(code))
        if (places.size >= MOST_SETS && codes.size + fresh.length > MOST_BITS) return false
        for (const code of fresh) codes.set(code, codes.size)
        place = sets.push(set)
        places.set(key, place)
      }
      put(rowsSets, row, place)
      return true
    },
    plan(rows) {
      if (sets.length <= MOST_SETS) {
        return {
          arrays: [{ values: filled(rowsSets, rows), width: 8 }],
          place: (stored) => ({ kind: 'sets', sets, values: storedAt(stored, 0) }),
        }
      }
      const width = codes.size < 8 ? 8 : codes.size < 16 ? 16 : 32
      const masks = sets.map((set) => set.reduce((mask, code) => mask + 2 ** (codes.get(code) ?? 0), knownBit(width)))
      const values = Float64Array.from({ length: rows }, (_, row) => masks[(rowsSets[row] ?? 0) - 1] ?? 0)
      return {
        arrays: [{ values, width }],
        place: (stored) => ({ kind: 'bits', codes: [...codes.keys()], values: storedAt(stored, 0) }),
      }
    },
  }
}

function flagsDraft(): ColumnDraft {
  const truths: number[] = []
  return {
    note(row, cell) {
      if (cell.kind !== 'flag') return false
      put(truths, row, cell.yes ? 3 : 1)
      return true
    },
    plan(rows) {
      const values = filled(truths, rows).map((truth) => (truth === 0 ? 1 : truth - 1))
      return {
        arrays: [{ values, width: 8 }],
        place: (stored) => ({ kind: 'truths', values: storedAt(stored, 0) }),
      }
    },
  }
}

function narrowest(largest: number): Stored['width'] {
  return largest < 0xff ? 8 : largest < 0xffff ? 16 : 32
}

/** Rows before it of which nothing was noted hold 0. */
function put(values: number[], row: number, value: number): void {
  while (values.length < row) values.push(0)
  values[row] = value
}

function filled(values: readonly number[], rows: number): Float64Array {
  const all = new Float64Array(rows)
  all.set(values)
  return all
}

function storedAt(stored: readonly Stored[], place: number): Stored {
  const found = stored[place]
  if (!found) throw new Error('A column was given fewer arrays than it asked for.')
  return found
}
