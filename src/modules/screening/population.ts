import './web-assembly.ts'
import { type CivilDate, type RoughDate, addMonths, addDays, dayFrom } from '../../kernel/civil-date.ts'
import type { Fact, FactKey, FactValue, Facts } from '../rules/index.ts'
import { cellOf } from './cells.ts'
import { type Column, type Stored, entriesIn, knownBit } from './column.ts'
import { type ColumnDraft, draftFor } from './column-draft.ts'
import type { Slot } from './ground.ts'
import { type StayTable, gatherStays } from './stay-table.ts'

/**
 * Many companies, slot by slot: what one rule looks at lies together. Made once from what is known of each; what a column
 * cannot hold exactly is kept beside it, company by company.
 */
export interface Population {
  readonly size: number
  /** What all columns take, in bytes. */
  readonly bytes: number
  readonly memory: WebAssembly.Memory
  readonly columns: ReadonlyMap<Slot, Column>
  readonly stays: StayTable
  /** Facts of several parts, which no column holds and only the interpreter looks at. */
  readonly apart: ReadonlyMap<number, readonly (readonly [FactKey, FactValue])[]>
  /** Companies of which some value fits no column. They are answered one by one. */
  readonly exceptions: ReadonlyMap<number, Facts>
  /** The first byte that no column takes. */
  readonly free: number
}

/** Bytes that a rule may take for itself after the columns, for each company: an answer, and truths of up to six tests. */
export const WORKING_BYTES = 8

const PAGE = 65_536
const ALIGNMENT = 16

/** Gathers companies into columns. Every slot that some company has gets one, and the start of activity its own. */
export function populationOf(companies: Iterable<Facts>): Population {
  const drafts = new Map<Slot, ColumnDraft | undefined>()
  const exceptions = new Map<number, Facts>()
  const apart = new Map<number, [FactKey, FactValue][]>()
  const stays = gatherStays()
  let size = 0
  for (const facts of companies) {
    const row = size++
    stays.note(facts)
    const fits = [...slotsOf(facts)].every((slot) => {
      const cell = cellOf(facts, slot)
      if (!cell) return true
      if (cell.kind === 'other') {
        if (slot !== 'start') apart.set(row, [...(apart.get(row) ?? []), [slot, cell.value]])
        return true
      }
      if (!drafts.has(slot)) drafts.set(slot, draftFor(cell.kind))
      return drafts.get(slot)?.note(row, cell) ?? false
    })
    if (!fits) exceptions.set(row, facts)
  }
  return stored(size, drafts, { stays: stays.table(), apart, exceptions })
}

function* slotsOf({ known }: Facts): Generator<Slot> {
  yield 'start'
  yield* known.keys()
}

function stored(
  size: number,
  drafts: ReadonlyMap<Slot, ColumnDraft | undefined>,
  beside: Pick<Population, 'stays' | 'apart' | 'exceptions'>,
): Population {
  const plans = [...drafts].flatMap(([slot, draft]) => (draft ? [[slot, draft.plan(size)] as const] : []))
  let free = ALIGNMENT
  const placed = plans.map(([slot, plan]) => {
    const arrays = plan.arrays.map(({ width }): Stored => {
      const offset = free
      // Whole blocks, so that a kernel may read past the last company.
      free += Math.ceil((size + ALIGNMENT) / ALIGNMENT) * ALIGNMENT * (width / 8)
      return { offset, width }
    })
    return { slot, plan, arrays }
  })
  const working = (size + 2 * ALIGNMENT) * WORKING_BYTES
  const memory = new WebAssembly.Memory({ initial: Math.ceil((free + working) / PAGE) })
  const columns = new Map<Slot, Column>()
  for (const { slot, plan, arrays } of placed) {
    for (const [index, { values }] of plan.arrays.entries()) {
      const array = arrays[index]
      if (array) entriesIn(memory.buffer, array, size).set(values)
    }
    columns.set(slot, plan.place(arrays))
  }
  return { size, bytes: free + beside.stays.bytes, memory, columns, free, ...beside }
}

/** What is known of a company of a population, as its columns have it. Sources and days of facts are not kept. */
export function factsAt(population: Population, row: number): Facts {
  const exception = population.exceptions.get(row)
  if (exception) return exception
  const known = new Map<FactKey, Fact>()
  for (const [slot, column] of population.columns) {
    const value = slot === 'start' ? undefined : valueAt(population, column, row)
    if (value && slot !== 'start') known.set(slot, { value })
  }
  for (const [key, value] of population.apart.get(row) ?? []) known.set(key, { value })
  return { known, stays: population.stays.at(row) }
}

function valueAt({ memory, size }: Population, column: Column, row: number): FactValue | undefined {
  const read = (stored: Stored): number => entriesIn(memory.buffer, stored, size)[row] ?? 0
  switch (column.kind) {
    case 'days': {
      const [first, last] = [read(column.first), read(column.last)]
      return first === 0
        ? undefined
        : { kind: 'date', date: roughDate(dayFrom(first - 1 + column.base), dayFrom(last - 1 + column.base)) }
    }
    case 'numbers': {
      const value = read(column.values)
      return value === 0 ? undefined : { kind: 'number', number: (value - 1) / column.scale }
    }
    case 'amounts': {
      const tender = column.tenders[read(column.tender) - 1]
      if (!tender) return undefined
      return {
        kind: 'money',
        money: { minor: BigInt(read(column.values) - 1) * tender.unit, currency: tender.currency },
      }
    }
    case 'sets': {
      const codes = column.sets[read(column.values) - 1]
      return codes && { kind: 'choices', codes }
    }
    case 'bits': {
      const mask = read(column.values)
      if (mask < knownBit(column.values.width)) return undefined
      return { kind: 'choices', codes: column.codes.filter((_, bit) => Math.floor(mask / 2 ** bit) % 2 === 1) }
    }
    case 'truths': {
      const truth = read(column.values)
      return truth === 1 ? undefined : { kind: 'answer', yes: truth === 2 }
    }
  }
}

/** The day, the month or the year that has this first and this last day. */
function roughDate(first: CivilDate, last: CivilDate): RoughDate {
  if (first === last) return first
  return (addDays(addMonths(first, 1), -1) === last ? first.slice(0, 7) : first.slice(0, 4)) as RoughDate
}
