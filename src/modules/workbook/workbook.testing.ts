import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import writeXlsxFile from 'write-excel-file/node'
import { type CivilDate, type RoughDate, partsOf, firstDay, precisionOf } from '../../kernel/civil-date.ts'

/** The reference workbooks, which are not part of the product; undefined where this machine has none. */
export const referenceFolder: string | undefined = [
  join(process.env['TREMPLIN_REFERENCE_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data'), 'workbooks'),
].find((folder) => existsSync(folder))

export interface Truth {
  readonly counts: { readonly companies: number; readonly headcount: number }
  readonly duplicates: readonly string[]
  readonly companies: readonly TrueCompany[]
}

export interface TrueCompany {
  readonly name: string
  readonly ice: string | null
  readonly site: string
  /** Absent for the companies that try the edges: their workbook says when they began. */
  readonly startedFrom?: string | null
  readonly startedTo?: string | null
  readonly turnover2016: number | null
  readonly headcount: number
  readonly verdict: 'eligible' | 'ineligible' | 'undetermined'
}

export function readTruth(folder: string, name: string): Truth {
  return JSON.parse(readFileSync(join(folder, `${name}.truth.json`), 'utf8')) as Truth
}

/** When the companies that try the edges began, by the last letter of their names. */
const edges: Readonly<Record<string, string>> = { A: '2014-08-21', B: '2014-08-22', C: '2014-08', D: '2014', E: '2014' }

/** The start of a company as exactly as it is known. */
export function startOf({ name, startedFrom, startedTo }: TrueCompany): RoughDate | undefined {
  if (startedFrom === undefined) return (edges[name.slice(-1)] ?? '2016-05-10') as RoughDate
  if (startedFrom === null || !startedTo) return undefined
  if (startedFrom === startedTo) return startedFrom as CivilDate
  return startedFrom.slice(0, startedTo.endsWith('12-31') && startedFrom.endsWith('01-01') ? 4 : 7) as RoughDate
}

/** A cell to write: a text, a number, a day, or one reaching over several columns or rows. */
export type Written =
  | string
  | number
  | Date
  | null
  | {
      readonly value: string | number
      readonly columnSpan?: number
      readonly rowSpan?: number
      readonly format?: string
      readonly type?: NumberConstructor | StringConstructor
    }

export interface WrittenSheet {
  readonly sheet: string
  readonly data: readonly (readonly Written[])[]
}

/** An XLSX file of these sheets. */
export async function xlsxOf(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const cells = sheets.map(({ sheet, data }) => ({
    sheet,
    data: data.map((row) =>
      row.map((cell) => (cell instanceof Date ? { value: cell, type: Date, format: 'dd/mm/yyyy' } : cell)),
    ),
  }))
  return writeXlsxFile(cells).toBuffer()
}

/** A text file of one sheet, every cell in quotes that needs them. */
export function csvOf(data: WrittenSheet['data'], separator: string): string {
  const field = (cell: Written) => {
    const value = cell !== null && typeof cell === 'object' && 'value' in cell ? cell.value : cell
    const text = value === null ? '' : String(value)
    return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `${data.map((row) => row.map(field).join(separator)).join('\r\n')}\r\n`
}

const french = ['janv.', 'févr.', 'mars', 'avril', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']
const moroccan = [
  'يناير',
  'فبراير',
  'مارس',
  'أبريل',
  'ماي',
  'يونيو',
  'يوليوز',
  'غشت',
  'شتنبر',
  'أكتوبر',
  'نونبر',
  'دجنبر',
]

export function inFrench(date: RoughDate): string {
  const { year, month, day } = partsOf(firstDay(date))
  const name = french[month - 1] ?? ''
  const precision = precisionOf(date)
  return precision === 'year'
    ? String(year)
    : precision === 'month'
      ? `${name}-${String(year).slice(2)}`
      : `${day} ${name} ${year}`
}

export function inArabic(date: RoughDate): string {
  const { year, month, day } = partsOf(firstDay(date))
  const name = moroccan[month - 1] ?? ''
  const precision = precisionOf(date)
  return arabicDigits(
    precision === 'year' ? String(year) : precision === 'month' ? `${name} ${year}` : `${day} ${name} ${year}`,
  )
}

/** As an American writes it. */
export function monthFirst(date: RoughDate): string {
  const { year, month, day } = partsOf(firstDay(date))
  const precision = precisionOf(date)
  return precision === 'year' ? String(year) : precision === 'month' ? `${month}/${year}` : `${month}/${day}/${year}`
}

export function arabicDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
}
