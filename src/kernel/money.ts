import { type Result, ok, refuse } from './result.ts'
import type { CivilDate } from './civil-date.ts'

/** An amount in whole minor units of its currency: 3,200,000.00 MAD is `{ minor: 320_000_000n, currency: 'MAD' }`. */
export interface Money {
  readonly minor: bigint
  readonly currency: Currency
}

/** An ISO 4217 code, upper case. */
export type Currency = string

/** Money as it is written in JSON: a decimal text in the currency's main unit, "3200000" or "12.50". */
export interface WrittenMoney {
  readonly amount: string
  readonly currency: Currency
}

/**
 * One unit of `from` is worth `numerator / denominator` units of `to` (main units). Exact: no floating point.
 * `on` is the day it was quoted for; one that a rule or an agreement fixes has none.
 */
export interface Rate {
  readonly from: Currency
  readonly to: Currency
  readonly numerator: bigint
  readonly denominator: bigint
  readonly on?: CivilDate
  /** Who fixed a rate without a day, where it was not the rule itself. */
  readonly fixedBy?: 'agreement'
  readonly source: string
}

/** Minor-unit digits that differ from two (ISO 4217). */
const digits: Readonly<Record<Currency, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
}

export function minorDigits(currency: Currency): number {
  return digits[currency] ?? 2
}

/** How many minor units one main unit has. */
function minorUnits(currency: Currency): bigint {
  return tens[minorDigits(currency)] ?? 1n
}

const tens = [1n, 10n, 100n, 1000n, 10_000n] as const

export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text)
}

/** The largest amount the database keeps, in minor units (18 digits). */
export const LARGEST_MINOR = 999_999_999_999_999_999n

const decimal = /^(-?)(\d{1,18})(?:\.(\d{1,12}))?$/

/** Reads "3200000" or "-12.50"; refuses more decimals than the currency has and amounts too large to keep. */
export function parseMoney(amount: string, currency: Currency): Result<Money, { code: 'not-an-amount' }> {
  const match = decimal.exec(amount)
  if (!match || !isCurrency(currency)) return refuse({ code: 'not-an-amount' })
  const [, sign, whole = '0', fraction = ''] = match
  const places = minorDigits(currency)
  if (fraction.slice(places).replace(/0/g, '') !== '') return refuse({ code: 'not-an-amount' })
  const minor = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'))
  if (minor > LARGEST_MINOR) return refuse({ code: 'not-an-amount' })
  return ok({ minor: sign === '-' ? -minor : minor, currency })
}

/** An amount written in the code itself, in main units. */
export function money(amount: number | string, currency: Currency): Money {
  const read = parseMoney(String(amount), currency)
  if (!read.ok) throw new Error(`${amount} ${currency} is not an amount.`)
  return read.value
}

/** The amount as JSON carries it, without needless zeros: 320_000_000n MAD → "3200000". */
export function writeMoney({ minor, currency }: Money): WrittenMoney {
  const places = minorDigits(currency)
  const text = (minor < 0n ? -minor : minor).toString().padStart(places + 1, '0')
  const whole = text.slice(0, text.length - places)
  const fraction = text.slice(text.length - places).replace(/0+$/, '')
  return { amount: `${minor < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`, currency }
}

/** The amount in main units as a number, for showing only. */
export function toNumber({ minor, currency }: Money): number {
  return Number(minor) / 10 ** minorDigits(currency)
}

/** Reads "10", "10.8125" as an exact ratio; refuses zero and negatives. */
export function parseRate(text: string): Result<{ numerator: bigint; denominator: bigint }, { code: 'not-a-rate' }> {
  const match = /^(\d{1,12})(?:\.(\d{1,18}))?$/.exec(text)
  if (!match) return refuse({ code: 'not-a-rate' })
  const fraction = match[2] ?? ''
  const numerator = BigInt(match[1] + fraction)
  return numerator === 0n
    ? refuse({ code: 'not-a-rate' })
    : ok({ numerator, denominator: 10n ** BigInt(fraction.length) })
}

/** Below zero, zero or above: the order of two amounts, the first converted exactly where the currencies differ. */
export function compareMoney(a: Money, b: Money, rate?: Rate): -1 | 0 | 1 {
  const [left, right] = crossed(a, b, rate)
  return left < right ? -1 : left > right ? 1 : 0
}

/** The amount in the other currency, to the nearest minor unit: for showing, never for deciding. */
export function convert(amount: Money, to: Currency, rate: Rate): Money {
  const { up, down } = factorBetween(amount.currency, to, rate)
  const doubled = (2n * amount.minor * up + (amount.minor < 0n ? -down : down)) / (2n * down)
  return { minor: doubled, currency: to }
}

function crossed(a: Money, b: Money, rate: Rate | undefined): readonly [bigint, bigint] {
  if (a.currency === b.currency) return [a.minor, b.minor]
  if (!rate) throw new Error(`${a.currency} and ${b.currency} are compared without a rate.`)
  const { up, down } = factorBetween(a.currency, b.currency, rate)
  return [a.minor * up, b.minor * down]
}

/** What minor units of `from` are multiplied and divided by to become minor units of `to`. Throws where the rate joins others. */
export function factorBetween(
  from: Currency,
  to: Currency,
  rate: Rate,
): { readonly up: bigint; readonly down: bigint } {
  const forward = rate.from === from && rate.to === to
  if (!forward && !(rate.from === to && rate.to === from))
    throw new Error(`A rate ${rate.from}/${rate.to} cannot turn ${from} into ${to}.`)
  const [numerator, denominator] = forward ? [rate.numerator, rate.denominator] : [rate.denominator, rate.numerator]
  return { up: numerator * minorUnits(to), down: denominator * minorUnits(from) }
}
