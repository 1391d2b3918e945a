import type { RoughDate } from '../../kernel/civil-date.ts'

/** What one cell of a file holds. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  /** `shownAs` is the text its number format adds, where that text may say the unit: "KDH" of `#,##0 "KDH"`. */
  | { readonly kind: 'number'; readonly number: number; readonly shownAs?: string }
  /** As exact as its format shows it: the first of a month shown as "mars-16" is known to the month. */
  | { readonly kind: 'date'; readonly date: RoughDate }
  /** A formula that failed: "#REF!". */
  | { readonly kind: 'error'; readonly text: string }

/** A row that holds something, with its number as the spreadsheet shows it. Columns count from 0. */
export interface Row {
  readonly number: number
  readonly cells: readonly (Cell | undefined)[]
}

export interface Sheet {
  readonly name: string
  readonly rows: readonly Row[]
  /** Merged cells, row numbers and columns included; only the first cell of each holds a value. */
  readonly merged: readonly Area[]
}

export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

const failed = /^#(?:REF!|DIV\/0!|N\/A|NAME\?|VALUE!|NUM!|NULL!|VALEUR!|NOM\?|NOMBRE!|NUL!)$/i

/** A text as a cell; undefined where it is blank. The word of a failed formula is no text. */
export function textCell(text: string): Cell | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return failed.test(trimmed) ? { kind: 'error', text: trimmed } : { kind: 'text', text: trimmed }
}

/** Where something was read. */
export interface Place {
  readonly sheet: string
  readonly row: number
  /** The column's letters, "M". */
  readonly column: string
}

/** 0 → "A", 25 → "Z", 26 → "AA". */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/** "A" → 0, "AA" → 26. */
export function columnIndex(letters: string): number {
  let index = 0
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}

/** The cell as text, the way a person would quote it. */
export function textOf(cell: Cell | undefined): string {
  if (!cell) return ''
  if (cell.kind === 'number') return cell.shownAs ? `${cell.number} ${cell.shownAs}` : String(cell.number)
  return cell.kind === 'date' ? cell.date : cell.text
}

/** Most cells: nothing but what every keyboard has, with single spaces between words. */
const plainAlready = /^(?:[!-~]+(?: [!-~]+)*)?$/

/** Western digits for Arabic-Indic and Persian ones, plain spaces, hyphens and apostrophes for their many look-alikes. */
export function plainText(text: string): string {
  if (plainAlready.test(text)) return text
  return text
    .normalize('NFC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/٫/g, ',')
    .replace(/[٬’ʼ]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]/g, '')
    .replace(/[\p{Zs}\p{Cc}]+/gu, ' ')
    .trim()
}
