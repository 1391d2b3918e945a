import { type Currency, LARGEST_MINOR, type Money, minorDigits } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Cell, plainText } from './sheet.ts'
import { type Unit, readUnit } from './unit.ts'
import { saysAbout, saysNone, saysUnknown } from './words.ts'

/** Nobody writes a longer number or date; hostile texts are not searched. */
export const LONGEST = 100

/** A decimal number without rounding: `digits` × 10^-`places`. */
export interface Decimal {
  readonly digits: bigint
  readonly places: number
}

/** Why a number cannot be taken as it stands. */
export type NumberFault = {
  readonly code: 'unreadable-number' | 'approximate' | 'negative' | 'error-cell' | 'implausible-number'
}

/** What a column of numbers shows of itself. */
export interface NumberColumn {
  /** The mark before decimals, where a value proves it. */
  readonly decimal?: ',' | '.'
  /** A value such as "4,161" stands alone: nothing proves whether it is thousands. */
  readonly openGroups: boolean
}

/** Looks through a column for what proves its decimal mark. */
export function studyNumbers(cells: readonly (Cell | undefined)[]): NumberColumn {
  const shown = new Set<',' | '.'>()
  const grouped = new Set<',' | '.'>()
  let open = false
  for (const cell of cells) {
    if (cell?.kind !== 'text' || cell.text.length > LONGEST) continue
    const text = /\d[\d.,' ]*/.exec(plainText(cell.text))?.[0].trim() ?? ''
    const comma = text.split(',').length - 1
    const dot = text.split('.').length - 1
    if (comma === 0 && dot === 0) continue
    if (comma > 0 && dot > 0) {
      const last = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.'
      shown.add(last)
      grouped.add(last === ',' ? '.' : ',')
    } else {
      const mark = comma > 0 ? ',' : '.'
      if (comma + dot > 1) grouped.add(mark)
      else if (/[.,]\d{3}$/.test(text)) open ||= !/^0|\d{4}[.,]/.test(text)
      else shown.add(mark)
    }
  }
  const proven = [...shown].filter((mark) => !grouped.has(mark))
  return {
    openGroups: open && proven.length !== 1 && grouped.size === 0,
    ...(proven[0] && proven.length === 1 ? { decimal: proven[0] } : {}),
  }
}

/** A number with the unit written beside it. Nothing is guessed: what is not plainly a number is a fault. */
export function readAmount(
  cell: Cell | undefined,
  column: NumberColumn,
  headingScale = 0,
): Result<{ readonly number: Decimal; readonly unit: Unit } | undefined, NumberFault> {
  if (!cell) return ok(undefined)
  if (cell.kind === 'error') return refuse({ code: 'error-cell' })
  if (cell.kind === 'date') return refuse({ code: 'unreadable-number' })
  if (cell.kind === 'number') {
    const number = decimalOf(cell.number)
    if (!number) return refuse({ code: 'implausible-number' })
    if (number.digits < 0n) return refuse({ code: 'negative' })
    return ok({ number, unit: cell.shownAs ? (readUnit(cell.shownAs) ?? {}) : {} })
  }
  if (cell.text.length > LONGEST) return refuse({ code: 'unreadable-number' })
  const text = plainText(cell.text)
  if (saysNone(text)) return ok({ number: { digits: 0n, places: 0 }, unit: {} })
  if (saysUnknown(text)) return ok(undefined)
  if (saysAbout(text)) return refuse({ code: 'approximate' })

  const match = /^([^\d]*?)(\(?)([-+]?)\s*(\d[\d.,' ]*)\s*(\)?)\s*([^\d]*)$/u.exec(text)
  if (!match) return refuse({ code: 'unreadable-number' })
  const [, before = '', opened, sign, figures = '', closed, after = ''] = match
  const minus = sign === '-' || before.trim() === '-' || (opened === '(' && closed === ')')
  const unit = readUnit(`${before.replace('-', ' ')} ${after}`)
  if (!unit) return refuse({ code: 'unreadable-number' })
  const number = readFigures(figures.trim(), column, unit.scale ?? (unit.currency ? 0 : headingScale))
  if (!number) return refuse({ code: 'unreadable-number' })
  return minus && number.digits > 0n ? refuse({ code: 'negative' }) : ok({ number, unit })
}

/** "4 161", "4,161", "4.161,00", "1.200.000", "3,2"; undefined where groups are not of three digits. */
function readFigures(text: string, column: NumberColumn, scale: number): Decimal | undefined {
  const comma = text.split(',').length - 1
  const dot = text.split('.').length - 1
  let mark: ',' | '.' | undefined
  if (comma > 0 && dot > 0) {
    mark = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.'
    if ((mark === ',' ? comma : dot) > 1) return undefined
  } else if (comma + dot === 1) {
    const sole = comma === 1 ? ',' : '.'
    const [whole = '', rest = ''] = text.split(sole)
    const couldGroup = /^\d{3}$/.test(rest) && /^[1-9]\d{0,2}$/.test(whole)
    /** "23,441 MDH" is not twenty-three thousand millions, and "250,000 DH" has no thousandths. */
    const decimals = scale >= 6 || (scale > 0 && column.decimal === sole)
    if (!couldGroup || decimals) mark = sole
  }
  const [whole = '', fraction = ''] = mark ? text.split(mark) : [text]
  if (
    !/^\d*$/.test(fraction) ||
    !/^(?:\d+|\d{1,3}(?:[ ]\d{3})+|\d{1,3}(?:'\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+)$/.test(whole)
  )
    return undefined
  const figures = whole.replace(/[^\d]/g, '') + fraction
  return figures.length > 30 ? undefined : { digits: BigInt(figures), places: fraction.length }
}

/** Spreadsheets keep 15 digits: more are the noise of binary fractions. */
function decimalOf(number: number): Decimal | undefined {
  if (Math.abs(number) >= 1e15) return undefined
  const [whole = '0', fraction = ''] = Number(number.toPrecision(15)).toFixed(6).split('.')
  const kept = fraction.replace(/0+$/, '')
  return { digits: BigInt(whole + kept), places: kept.length }
}

/** The amount in minor units, to the nearest one; undefined where it is too large to keep. */
export function moneyOf({ digits, places }: Decimal, scale: number, currency: Currency): Money | undefined {
  const shift = scale + minorDigits(currency) - places
  const minor = shift >= 0 ? digits * 10n ** BigInt(shift) : rounded(digits, 10n ** BigInt(-shift))
  return minor > LARGEST_MINOR ? undefined : { minor, currency }
}

/** The decimal as a number, for counts of people and square metres. */
export function numberOf({ digits, places }: Decimal): number {
  return Number(digits) / 10 ** places
}

function rounded(value: bigint, by: bigint): bigint {
  return (2n * value + by) / (2n * by)
}

const people =
  /\b(?:personnes?|pers|salari[ée]e?s?|employ[ée]e?s?|employees|collaborateurs?|people|persons?|staff|fte|etp|agents?|postes?|heads?|ans|years?|yrs?|m2|sqm|femmes|women)\b\.?|(?:أشخاص|شخصا|شخص|مستخدمين|مستخدما|مستخدم|أجراء|أجيرا|أجير|عاملا|عاملين|عامل|موظفين|موظفا|موظف|نساء|امرأة|سنة|سنوات|متر مربع|م²|m²)/giu

/** A count: "8 pers.", "12 personnes", "7,5". */
export function readCount(cell: Cell | undefined, column: NumberColumn): Result<number | undefined, NumberFault> {
  if (cell?.kind === 'text' && cell.text.length > LONGEST) return refuse({ code: 'unreadable-number' })
  const stripped: Cell | undefined =
    cell?.kind === 'text' ? { kind: 'text', text: plainText(cell.text).replace(people, ' ').trim() } : cell
  if (cell?.kind === 'text' && stripped?.kind === 'text' && stripped.text === '' && cell.text.trim() !== '')
    return refuse({ code: 'unreadable-number' })
  const read = readAmount(stripped?.kind === 'number' ? { kind: 'number', number: stripped.number } : stripped, column)
  if (!read.ok) return read
  if (!read.value) return ok(undefined)
  const { number, unit } = read.value
  if ((unit.scale ?? unit.currency) !== undefined) return refuse({ code: 'unreadable-number' })
  const count = numberOf(number)
  return count > 1_000_000 ? refuse({ code: 'implausible-number' }) : ok(count)
}
