import { type CivilDate, type RoughDate, parseCivilDate, parseRoughDate } from '../../kernel/civil-date.ts'
import { type Currency, isCurrency, parseMoney, parseRate } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type FactKey, type FactValue, kindOf, parseFactValue } from '../rules/index.ts'
import type { RegistryRefusal } from './refusal.ts'

/** What people type into forms, read. Day comes before month, as the fields say; anything unclear is refused. */

/** Reads "05/03/2016", "03/2016", "2016" and the same written 2016-03-05, 2016-03; Arabic-Indic digits too. */
export function readTypedDate(text: string): RoughDate | undefined {
  const plain = westernDigits(text).trim()
  const iso = parseRoughDate(plain)
  if (iso.ok) return iso.value
  const [, day, month, year] = /^(?:(\d{1,2})[/. -])?(\d{1,2})[/. -](\d{4})$/.exec(plain) ?? []
  if (month === undefined || year === undefined) return undefined
  const padded = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])]
  const read = parseRoughDate(padded.join('-'))
  return read.ok ? read.value : undefined
}

/** Reads a full day, as date fields send it or as people type it. */
export function readTypedDay(text: string): CivilDate | undefined {
  const date = readTypedDate(text)
  const day = date === undefined ? undefined : parseCivilDate(date)
  return day?.ok ? day.value : undefined
}

/**
 * Reads "3 200 000", "3.200.000,50", "3,200,000.50", "28,4" as a decimal text. One lone separator before exactly three
 * digits groups thousands where the thing read has fewer than three decimals; `decimals` says how many it has.
 */
export function readTypedNumber(text: string, decimals: number): string | undefined {
  const plain = westernDigits(text)
    .replace(/[\s\u00a0\u202f'’_]/g, '')
    .replace(/٫/g, ',')
    .replace(/٬/g, '')
  if (!/^-?\d+(?:[.,]\d+)*$/.test(plain)) return undefined
  const separators = plain.replace(/[^.,]/g, '')
  const last = separators.at(-1)
  if (last === undefined) return plain
  const mixed = separators.includes('.') && separators.includes(',')
  const repeated = separators.length > 1 && !mixed
  const tail = plain.length - plain.lastIndexOf(last) - 1
  const grouping = repeated || (!mixed && tail === 3 && decimals < 3)
  if (grouping) return /^-?\d{1,3}(?:[.,]\d{3})+$/.test(plain) ? plain.replace(/[.,]/g, '') : undefined
  const whole = plain.slice(0, plain.lastIndexOf(last))
  const fraction = plain.slice(plain.lastIndexOf(last) + 1)
  if (separators.slice(0, -1).includes(last) || fraction.length > decimals) return undefined
  if (mixed && !/^-?\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return undefined
  return `${whole.replace(/[.,]/g, '')}.${fraction}`
}

/** Reads an exchange rate, "10,8125" or "10.8125": a lone comma or point is the decimal one here, always. */
export function readTypedRate(text: string): string | undefined {
  const plain = westernDigits(text)
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/[,٫]/, '.')
  return parseRate(plain).ok ? plain : undefined
}

/** What a form says of one fact: `value`, with `valueCurrency` for money and several `value` for choices. */
export interface TypedFact {
  readonly value: string
  readonly values: readonly string[]
  readonly currency: string
  /** A row for each holder of a share; rows without anything in them are passed over. */
  readonly owners?: readonly TypedOwner[]
}

export interface TypedOwner {
  readonly name: string
  readonly group: string
  readonly percent: string
  readonly turnover: string
  readonly currency: string
}

/** The value of a fact as a form tells it, or why it cannot be read. */
export function readTypedFact(key: FactKey, typed: TypedFact): Result<FactValue, RegistryRefusal> {
  const expects = kindOf(key)
  const written = writtenFrom(key, expects, typed)
  if (written === undefined) {
    return typed.value === '' && expects !== 'choices' && expects !== 'owners'
      ? refuse({ code: 'fact-missing' })
      : bad(expects)
  }
  const read = parseFactValue(key, written)
  return read.ok ? ok(read.value) : bad(expects)
}

/** The decimal text of square metres, at most 99,999,999.99 and above zero; undefined when it is not one. */
export function readTypedArea(text: string): string | undefined {
  const number = readTypedNumber(text, 2)
  return number !== undefined && Number(number) > 0 && Number(number) < 100_000_000 ? number : undefined
}

function writtenFrom(key: FactKey, kind: FactValue['kind'], { value, values, currency, owners }: TypedFact): unknown {
  switch (kind) {
    case 'date': {
      const date = readTypedDate(value)
      return date === undefined ? undefined : { date }
    }
    case 'money':
      return moneyFrom(value, currency)
    case 'number': {
      const number = readTypedNumber(value, key === 'meanAge' ? 2 : 1)
      return number === undefined ? undefined : { number: Number(number) }
    }
    case 'choices':
      return { codes: values.filter((code) => code !== '') }
    case 'answer':
      return value === 'yes' || value === 'no' ? { yes: value === 'yes' } : undefined
    case 'owners':
      return ownersFrom(owners ?? [])
  }
}

/** The owners that are filled in; undefined where one of them cannot be read. Nobody at all is a value too. */
function ownersFrom(typed: readonly TypedOwner[]): unknown {
  const owners = typed
    .filter((owner) => [owner.name, owner.group, owner.percent, owner.turnover].some((text) => text !== ''))
    .map(({ name, group, percent, turnover, currency }) => {
      const share = readTypedNumber(percent, 2)
      const amount = turnover === '' ? undefined : moneyFrom(turnover, currency)
      if (share === undefined || (turnover !== '' && amount === undefined)) return undefined
      return {
        name,
        ...(group !== '' && { group }),
        percent: Number(share),
        ...(amount !== undefined && { turnover: amount }),
      }
    })
  return owners.includes(undefined) ? undefined : { owners }
}

function moneyFrom(value: string, currency: Currency): unknown {
  if (!isCurrency(currency)) return undefined
  const amount = readTypedNumber(value, 2)
  return amount !== undefined && parseMoney(amount, currency).ok ? { amount, currency } : undefined
}

function bad(expects: FactValue['kind']) {
  return refuse({ code: 'bad-fact-value', expects })
}

function westernDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
}
