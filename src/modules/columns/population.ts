import { civilDate, dayNumber } from '../../kernel/civil-date.ts'
import { type FactValue, type Facts, kindOf } from '../rules/index.ts'
import { type Cell, cellOf, NOT_YET_ACTIVE, type Slot, type StayDays, staysOf } from '../screening/index.ts'
import { type Column, type Entry, SEVERAL } from './column.ts'
import { type ColumnDraft, draftFor } from './column-draft.ts'
import { KeyMemory } from './key-memory.ts'

/** So many companies are counted by kernels; with fewer a loop is done before a kernel is compiled. */
export const MANY = 20_000

/** A column's name: a slot, or a part of the one stay that most companies have. */
export type ColumnName = Slot | 'stay:site' | 'stay:from' | 'stay:until'

/**
 * Many companies, slot by slot: what one rule looks at lies together. What a column cannot hold exactly is kept beside it,
 * company by company, for that slot alone.
 */
export class Population {
  readonly size: number
  readonly memory = new KeyMemory()
  readonly columns = new Map<ColumnName, Column>()
  /** The stays of companies with more than one. */
  readonly moved: Map<number, readonly StayDays[]>
  /** Rises whenever prepared rules no longer hold. */
  edition = 0

  constructor(size: number, drafts: ReadonlyMap<ColumnName, ColumnDraft>, moved: Map<number, readonly StayDays[]>) {
    this.size = size
    this.moved = moved
    for (const [name, draft] of drafts) this.#add(name, draft)
    // To lay a million companies out anew for vectors takes longer than thirty counts: nobody's first one waits for it.
    if (size >= MANY) this.memory.shared(size)
  }

  /** What all of it takes, in bytes; what is kept beside columns is taken for a hundred a company. */
  get bytes(): number {
    const beside = this.columns.values().reduce((sum, column) => sum + column.bytes, 0)
    return this.memory.free + beside + 100 * this.moved.size
  }

  entryAt(name: ColumnName, row: number): Entry | undefined {
    const column = this.columns.get(name)
    return column?.entryAt(this.memory.buffer, row)
  }

  /** Takes what is known of one company now in place of what was. Rules prepared before go on holding. */
  set(row: number, facts: Facts): void {
    if (!(row >= 0 && row < this.size)) throw new RangeError(`There is no company ${row} among ${this.size}.`)
    const entries = new Map(entriesOf(facts, this.columns.keys()))
    for (const [name, entry] of entries) {
      if (entry !== undefined && !this.columns.has(name)) this.#add(name, draftFor(kindFor(name)))
    }
    for (const [name, column] of this.columns) {
      const entry = entries.get(name)
      const fitting = entry === SEVERAL || entry?.kind === column.kind ? entry : undefined
      const put = column.put(this.memory.buffer, row, fitting)
      if (put === 'no-room') this.#gatherAnew(name, column, row, entry)
      if (put !== 'kept') this.edition += 1
    }
    const stays = staysOf(facts)
    if (stays.length > 1) this.moved.set(row, stays)
    else this.moved.delete(row)
  }

  #gatherAnew(name: ColumnName, column: Column, row: number, entry: Entry | undefined): void {
    const draft = draftFor(column.kind)
    for (let each = 0; each < this.size; each += 1) {
      const kept = each === row ? entry : column.entryAt(this.memory.buffer, each)
      if (kept !== undefined) draft.note(each, kept)
    }
    this.#add(name, draft)
  }

  #add(name: ColumnName, draft: ColumnDraft): void {
    const { column, content } = draft.column(this.size)
    column.offset = this.memory.take(content.byteLength)
    this.columns.set(name, column)
    new Uint8Array(this.memory.buffer, column.offset, content.byteLength).set(
      new Uint8Array(content.buffer, content.byteOffset, content.byteLength),
    )
    this.edition += 1
  }
}

/** Gathers companies into columns. Every slot that some company has gets one, and the start of activity its own. */
export function populationOf(companies: Iterable<Facts>): Population {
  const drafts = new Map<ColumnName, ColumnDraft>()
  const moved = new Map<number, readonly StayDays[]>()
  let size = 0
  for (const facts of companies) {
    const row = size++
    for (const [name, entry] of entriesOf(facts)) {
      if (entry === undefined) continue
      let draft = drafts.get(name)
      if (!draft) {
        draft = draftFor(kindFor(name))
        drafts.set(name, draft)
      }
      draft.note(row, entry)
    }
    if (facts.stays.length > 1) moved.set(row, staysOf(facts))
  }
  noteNotYetActive(drafts, size)
  return new Population(size, drafts, moved)
}

/** All that columns say of a company: of what is known of it, and of the slots named besides. */
function* entriesOf(
  facts: Facts,
  names: Iterable<ColumnName> = [],
): Generator<readonly [ColumnName, Entry | undefined]> {
  for (const slot of new Set<ColumnName>(['start', ...facts.known.keys(), ...names])) {
    if (!isStay(slot)) yield [slot, cellOf(facts, slot)]
  }
  const [stay, ...others] = staysOf(facts)
  if (!stay) return
  const only = others.length === 0
  yield ['stay:site', only ? { kind: 'codes', codes: [stay.site] } : SEVERAL]
  yield ['stay:from', only ? { kind: 'number', number: stay.from } : SEVERAL]
  yield ['stay:until', only ? { kind: 'number', number: stay.to } : SEVERAL]
}

/** The turnover of a year is zero for a company that certainly began after it, though nobody recorded one. */
function noteNotYetActive(drafts: ReadonlyMap<ColumnName, ColumnDraft>, size: number): void {
  const start = drafts.get('start')
  if (!start) return
  for (const [name, draft] of drafts) {
    const lastDay = lastDayOfTurnover(name)
    if (lastDay === undefined) continue
    for (let row = 0; row < size; row += 1) {
      if (!draft.isKnown(row) && (start.valueAt(row) ?? lastDay) >= lastDay + 1) draft.note(row, NOT_YET_ACTIVE)
    }
  }
}

/** The last day of the year whose turnover a column holds. */
export function lastDayOfTurnover(name: ColumnName): number | undefined {
  return name.startsWith('turnover:') ? dayNumber(civilDate(Number(name.slice('turnover:'.length)), 12, 31)) : undefined
}

function isStay(name: ColumnName): name is Exclude<ColumnName, Slot> {
  return name.startsWith('stay:')
}

const cellKinds: Readonly<Record<FactValue['kind'], Cell['kind']>> = {
  date: 'days',
  money: 'amount',
  number: 'number',
  choices: 'codes',
  answer: 'flag',
  owners: 'other',
}

function kindFor(name: ColumnName): Cell['kind'] {
  if (name === 'start') return 'days'
  if (isStay(name)) return name === 'stay:site' ? 'codes' : 'number'
  return cellKinds[kindOf(name)]
}
