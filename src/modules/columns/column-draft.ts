import type { Cell } from '../screening/index.ts'
import { CodeSets } from './code-sets.ts'
import { CodeColumn, MOST_CODES } from './code-column.ts'
import { type Column, type Entry, SEVERAL } from './column.ts'
import { KeyColumn, type Keys, type Within, missingKey, oddKey } from './key-column.ts'
import { Scale } from './scale.ts'
import { cellAt, pointOf } from './scale-point.ts'

/** How many keys one byte and two bytes hold, with a few left over for what comes later. */
const KEYS = { few: 250, most: 65_000 } as const

/** Gathers one slot, company by company. Those of which nothing is said are not known. */
export interface ColumnDraft {
  note(row: number, entry: Entry): void
  isKnown(row: number): boolean
  /** The number by which a company's value is ordered, if it has one. */
  valueAt(row: number): number | undefined
  /** The column, and what is to lie in memory for it. */
  column(rows: number): { readonly column: Column; readonly content: Keys }
}

/** A draft for a slot with this kind of cell. Cells of another kind are no value, and not noted. */
export function draftFor(kind: Cell['kind']): ColumnDraft {
  return kind === 'codes' ? codesDraft() : scaleDraft(kind)
}

/** Of each company a mark by its number – 0 where nothing is known, 1 where no point says it – and the value. */
function scaleDraft(kind: Cell['kind']): ColumnDraft {
  let marks = new Uint16Array(1024)
  let values = new Float64Array(1024)
  const places = new Map<string, number>()
  const odd = new Map<number, Entry>()
  let whole = true
  return {
    note(row, entry) {
      if (entry !== SEVERAL && entry.kind !== kind) return
      if (row >= marks.length) [marks, values] = [wider(marks, row), wider(values, row)]
      const point = entry === SEVERAL ? undefined : pointOf(entry)
      if (!point) {
        marks[row] = 1
        odd.set(row, entry)
        return
      }
      let place = places.get(point.mark)
      if (place === undefined) {
        place = places.size + 2
        places.set(point.mark, place)
      }
      marks[row] = place
      values[row] = point.value
      whole &&= Number.isInteger(point.value)
    },
    isKnown: (row) => (marks[row] ?? 0) > 0,
    valueAt: (row) => ((marks[row] ?? 0) > 1 ? values[row] : undefined),
    column(rows) {
      const scale = Scale.of(gathered(rows), KEYS)
      const width = scale.count <= KEYS.few ? 8 : 16
      const keys = width === 8 ? new Uint8Array(rows) : new Uint16Array(rows)
      const names = ['', '', ...places.keys()]
      const within = scale.widest > 0 ? withinFor(whole ? scale.widest : Infinity, rows) : undefined
      let missing = 0
      for (let row = 0; row < rows; row += 1) {
        const mark = marks[row] ?? 0
        const value = values[row] ?? 0
        const found = mark > 1 ? scale.find({ mark: names[mark] as string, value }) : undefined
        if (found) {
          keys[row] = found.key
          if (within) within[row] = within instanceof Float64Array ? value : found.above
        } else if (mark === 0) {
          keys[row] = missingKey(width)
          missing += 1
        } else {
          keys[row] = oddKey(width)
          if (mark > 1 && isScaled(kind)) odd.set(row, cellAt(kind, { mark: names[mark] as string, value }))
        }
      }
      return { column: new KeyColumn({ kind, size: rows, width, domain: scale, within, odd, missing }), content: keys }
    },
  }

  /** The values of each mark. */
  function gathered(rows: number): ReadonlyMap<string, Float64Array> {
    const counts = new Uint32Array(places.size + 2)
    const end = Math.min(rows, marks.length)
    for (let row = 0; row < end; row += 1) counts[marks[row] as number] = (counts[marks[row] as number] as number) + 1
    const byPlace = Array.from(counts, (count, place) => new Float64Array(place > 1 ? count : 0))
    const filled = new Uint32Array(counts.length)
    for (let row = 0; row < end; row += 1) {
      const place = marks[row] as number
      const at = filled[place] as number
      filled[place] = at + 1
      if (place > 1) (byPlace[place] as Float64Array)[at] = values[row] as number
    }
    return new Map([...places].map(([mark, place]) => [mark, byPlace[place] as Float64Array]))
  }
}

function isScaled(kind: Cell['kind']): kind is Exclude<Cell['kind'], 'codes' | 'other'> {
  return kind !== 'codes' && kind !== 'other'
}

/** Few sets take a byte, many two; sets beyond those are odd. */
function codesDraft(): ColumnDraft {
  let places = new Uint16Array(1024)
  const sets = new CodeSets(KEYS.most)
  const odd = new Map<number, Entry>()
  return {
    note(row, entry) {
      if (entry !== SEVERAL && entry.kind !== 'codes') return
      if (row >= places.length) places = wider(places, row)
      const place = entry === SEVERAL ? undefined : sets.find(entry.codes)
      if (place === undefined) odd.set(row, entry)
      places[row] = (place ?? oddKey(16)) + 1
    },
    isKnown: (row) => (places[row] ?? 0) > 0,
    valueAt: () => undefined,
    column(rows) {
      if (sets.count > KEYS.few && sets.codes.length <= MOST_CODES && odd.size === 0) {
        return CodeColumn.of(
          sets.codes,
          sets.all,
          (places.length < rows ? wider(places, rows) : places).subarray(0, rows),
        )
      }
      const width = sets.count <= KEYS.few ? 8 : 16
      const keys = width === 8 ? new Uint8Array(rows) : new Uint16Array(rows)
      let missing = 0
      for (let row = 0; row < rows; row += 1) {
        const place = places[row] ?? 0
        if (place === 0) missing += 1
        keys[row] = place === 0 ? missingKey(width) : odd.has(row) ? oddKey(width) : place - 1
      }
      return {
        column: new KeyColumn({ kind: 'codes', size: rows, width, domain: sets, within: undefined, odd, missing }),
        content: keys,
      }
    },
  }
}

function withinFor(widest: number, rows: number): Within {
  if (widest < 2 ** 8) return new Uint8Array(rows)
  if (widest < 2 ** 16) return new Uint16Array(rows)
  return widest < 2 ** 32 ? new Uint32Array(rows) : new Float64Array(rows)
}

/** The same numbers with room for a row, and as many again. */
function wider<Numbers extends Uint16Array | Float64Array>(numbers: Numbers, row: number): Numbers {
  const more = new (numbers.constructor as new (length: number) => Numbers)(2 * (row + 1))
  more.set(numbers)
  return more
}
