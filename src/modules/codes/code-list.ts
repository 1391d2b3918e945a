import { type CivilDate, parseCivilDate } from '../../kernel/civil-date.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { clean, fold } from '../../kernel/text.ts'
import type { UploadRefusal } from './refusal.ts'

/** A code as somebody wrote it, and on which line. */
export interface WrittenCode {
  readonly line: number
  readonly code: string
  readonly expiresOn: CivilDate | undefined
}

/** What is wrong with a line. */
export type LineProblem =
  | { readonly code: 'too-long'; readonly line: number; readonly most: number }
  | { readonly code: 'not-a-date'; readonly line: number }
  | { readonly code: 'too-many-cells'; readonly line: number }
  | { readonly code: 'past'; readonly line: number }
  | { readonly code: 'repeated'; readonly line: number; readonly of: number }
  | { readonly code: 'known'; readonly line: number }

export const MOST_CODES = 10_000
export const MOST_LETTERS = 300

/**
 * Reads codes, one on a line, each with the last day of its use behind a separator if it has one. A line with headings
 * and empty lines are passed over. All lines are right, or none is taken.
 */
export function readCodes(text: string, on: CivilDate): Result<readonly WrittenCode[], UploadRefusal> {
  if (text.includes('\0') || text.startsWith('PK\u0003\u0004')) return refuse({ code: 'not-text' })
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((written, index) => ({ line: index + 1, cells: cellsOf(written) }))
    .filter(({ cells }) => cells.length > 0)
  const [first, ...others] = lines
  const rows = first && isHeading(first.cells) ? others : lines
  if (rows.length === 0) return refuse({ code: 'nothing-uploaded' })
  if (rows.length > MOST_CODES) return refuse({ code: 'too-many-codes', most: MOST_CODES })

  const seen = new Map<string, number>()
  const codes: WrittenCode[] = []
  const problems: LineProblem[] = []
  for (const { line, cells } of rows) {
    const [code = '', end = '', ...more] = cells
    const earlier = seen.get(code)
    const expiresOn = end === '' ? undefined : dayIn(end)
    if (more.length > 0 || code === '') problems.push({ code: 'too-many-cells', line })
    else if (code.length > MOST_LETTERS) problems.push({ code: 'too-long', line, most: MOST_LETTERS })
    else if (end !== '' && expiresOn === undefined) problems.push({ code: 'not-a-date', line })
    else if (expiresOn !== undefined && expiresOn < on) problems.push({ code: 'past', line })
    else if (earlier !== undefined) problems.push({ code: 'repeated', line, of: earlier })
    else codes.push({ line, code, expiresOn })
    if (earlier === undefined) seen.set(code, line)
  }
  return problems.length > 0 ? refuse({ code: 'lines-refused', problems }) : ok(codes)
}

/** The cells of a line of CSV, whichever separator it has; empty ones at its end are none. */
function cellsOf(line: string): readonly string[] {
  const cells: string[] = []
  const cell = /\s*(?:"((?:[^"]|"")*)"\s*(?=[;,\t]|$)|([^;,\t]*))(?:[;,\t]|$)/gy
  while (cell.lastIndex < line.length) {
    const [, quoted, plain = ''] = cell.exec(line) ?? []
    cells.push(clean(quoted === undefined ? plain : quoted.replaceAll('""', '"')))
  }
  return cells.slice(0, cells.findLastIndex((each) => each !== '') + 1)
}

const HEADINGS = new Set(
  [
    'code',
    'codes',
    'voucher',
    'vouchers',
    'coupon',
    'coupons',
    'code promo',
    'promo code',
    'voucher code',
    'coupon code',
  ]
    .concat([
      'activation code',
      'code d activation',
      'code activation',
      'key',
      'cle',
      'cles',
      'رمز',
      'الرمز',
      'الرموز',
      'رموز',
    ])
    .map(fold),
)

function isHeading([first = '', second = '']: readonly string[]): boolean {
  return HEADINGS.has(fold(first)) && (second === '' || dayIn(second) === undefined)
}

/** 2027-06-30 and 30/06/2027 are the same day. */
function dayIn(text: string): CivilDate | undefined {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const read = parseCivilDate(day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text)
  return read.ok ? read.value : undefined
}
