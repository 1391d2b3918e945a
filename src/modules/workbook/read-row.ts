import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import { type Currency, writeMoney } from '../../kernel/money.ts'
import { clean } from '../../kernel/text.ts'
import type { FactKey, FactValue } from '../rules/index.ts'
import { readIce } from '../../kernel/ice.ts'
import { moneyOf, readAmount, readCount } from './amount.ts'
import { type ReadChoice, readCodes } from './codes.ts'
import type { CompanyDraft, ReadFact, Told } from './company-draft.ts'
import { readDate } from './date.ts'
import type { Meaning } from './heading.ts'
import type { CELL_PROBLEMS, Problem } from './problem.ts'
import { type Cell, type Row, plainText, textOf } from './sheet.ts'
import { type Town, readTown } from './town.ts'
import type { Column } from './understand.ts'
import { saysUnknown } from './words.ts'

/** What reading needs besides the document: the day asked, and the currency of amounts that name none. */
export interface ReadingContext {
  readonly on: CivilDate
  readonly currency: Currency
}

export interface ReadRow {
  readonly company: CompanyDraft
  readonly problems: readonly Problem[]
  /** Columns in which an amount without any currency was read as the operator's. */
  readonly assumed: readonly Column[]
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** Reads the cells of a company's row. A cell that cannot be read is a problem; the others stay. */
export function readRow(
  sheet: string,
  row: Row,
  columns: readonly Column[],
  site: Town | undefined,
  context: ReadingContext,
): ReadRow {
  const facts = new Map<FactKey, ReadFact>()
  const told = new Map<Meaning, Told>()
  const problems: Problem[] = []
  const assumed: Column[] = []
  const company: Writable<CompanyDraft> = {
    sheet,
    row: row.number,
    name: '',
    ice: null,
    iceIsSure: false,
    facts,
    told,
    ...(site ? { site } : {}),
  }

  for (const column of columns) {
    const cell = row.cells[column.index]
    if (!cell || column.meaning === 'ignored' || column.meaning === 'turnover') continue
    const place = { sheet, row: row.number, column: column.letters }
    const object = (code: (typeof CELL_PROBLEMS)[number]) =>
      problems.push({ ...place, value: clean(textOf(cell)), code })
    const keep = (key: string) => told.set(column.meaning, { heading: column.heading, text: clean(textOf(cell)), key })
    const keepFact = (key: FactKey, value: FactValue) => {
      facts.set(key, { value, place, heading: column.heading })
      keep(keyOf(value))
    }
    if (cell.kind === 'error') {
      object('error-cell')
      continue
    }
    readCell(cell, column, { company, context, object, keep, keepFact, assume: () => assumed.push(column) })
  }
  return { company, problems, assumed }
}

interface Desk {
  readonly company: Writable<CompanyDraft>
  readonly context: ReadingContext
  readonly object: (code: (typeof CELL_PROBLEMS)[number]) => void
  readonly keep: (key: string) => void
  readonly keepFact: (key: FactKey, value: FactValue) => void
  readonly assume: () => void
}

function readCell(cell: Cell, column: Column, desk: Desk): void {
  const { meaning } = column
  const { company } = desk
  switch (meaning) {
    case 'incorporatedOn':
    case 'activityStartedOn': {
      const date = dateIn(cell, column, desk)
      return date === undefined ? undefined : desk.keepFact(meaning, { kind: 'date', date })
    }
    case 'enteredOn':
    case 'leftOn': {
      const date = dateIn(cell, column, desk)
      if (date === undefined) return
      company[meaning] = date
      return desk.keep(date)
    }
    case 'headcount':
    case 'womenHeadcount':
    case 'meanAge':
    case 'areaSqm': {
      const read = readCount(cell, column.numbers)
      if (!read.ok) return desk.object(read.refusal.code)
      if (read.value === undefined) return
      if (meaning !== 'areaSqm') return desk.keepFact(meaning, { kind: 'number', number: read.value })
      company.areaSqm = read.value
      return desk.keep(String(read.value))
    }
    case 'sector':
    case 'legalForm':
    case 'stage':
    case 'country':
      return readChoice(cell, meaning, desk)
    case 'ice':
      return readIceCell(cell, desk)
    case 'turnover':
    case 'ignored':
      return
    case 'name':
    case 'site':
    case 'office':
    case 'rc':
    case 'if':
    case 'cnss':
    case 'email':
    case 'phone':
    case 'website':
    case 'contactName':
      return readWords(cell, meaning, desk)
    case 'fundingRaised':
    default:
      return readMoney(cell, column, meaning, desk)
  }
}

function dateIn(cell: Cell, column: Column, { context, object }: Desk): RoughDate | undefined {
  const read = readDate(cell, column.dates.order, context.on)
  if (!read.ok) object(read.refusal.code)
  else if (read.value?.wider) object('wider-date')
  return read.ok ? read.value?.date : undefined
}

function readMoney(cell: Cell, column: Column, key: 'fundingRaised' | `turnover:${number}`, desk: Desk): void {
  const read = readAmount(cell, column.numbers, column.unit.scale)
  if (!read.ok) return desk.object(read.refusal.code)
  if (!read.value) return
  const { number, unit } = read.value
  const currency = unit.currency ?? column.unit.currency
  const scale = unit.scale ?? (unit.currency ? 0 : (column.unit.scale ?? 0))
  const money = moneyOf(number, scale, currency ?? desk.context.currency)
  if (!money) return desk.object('implausible-number')
  if (currency === undefined && money.minor > 0n) desk.assume()
  desk.keepFact(key, { kind: 'money', money })
}

function readChoice(cell: Cell, fact: ReadChoice, { company, object, keepFact }: Desk): void {
  const text = clean(textOf(cell))
  if (saysUnknown(text)) return
  const { codes, known } = readCodes(fact, text)
  if (!known) {
    object(
      fact === 'sector'
        ? 'unknown-sector'
        : fact === 'legalForm'
          ? 'unknown-legal-form'
          : fact === 'stage'
            ? 'unknown-stage'
            : 'unknown-country',
    )
    if (fact === 'sector') company.sectorLabel = text
    if (fact === 'legalForm') company.legalFormLabel = text
  }
  if (codes.length > 0) keepFact(fact, { kind: 'choices', codes })
}

function readIceCell(cell: Cell, { company, object, keep }: Desk): void {
  const text = plainText(textOf(cell))
  if (saysUnknown(text)) return
  const { ice, warning } = readIce(cell.kind === 'number' ? cell.number : text)
  if (warning) object(warning)
  if (ice === undefined) return
  company.ice = ice
  company.iceIsSure = warning === undefined
  keep(ice)
}

type WordsColumn = 'name' | 'site' | 'office' | 'rc' | 'if' | 'cnss' | 'email' | 'phone' | 'website' | 'contactName'

function readWords(cell: Cell, meaning: WordsColumn, { company, keep }: Desk): void {
  const text = clean(textOf(cell))
  if (meaning === 'name') {
    company.name = text
    return keep(text)
  }
  if (saysUnknown(text)) return
  if (meaning === 'site') {
    company.site = readTown(text)
    return keep(company.site.code ?? company.site.name)
  }
  company[meaning] = text
  keep(text)
}

/** The same for two values that say the same. */
function keyOf(value: FactValue): string {
  switch (value.kind) {
    case 'money':
      return Object.values(writeMoney(value.money)).join(' ')
    case 'date':
      return value.date
    case 'number':
      return String(value.number)
    case 'choices':
      return value.codes.join(' ')
    case 'answer':
      return String(value.yes)
    case 'owners':
      return value.owners.map(({ name, percent }) => `${name} ${percent}`).join(' ')
  }
}
