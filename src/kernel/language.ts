import { type CivilDate, type RoughDate, firstDay, precisionOf } from './civil-date.ts'
import { isolate } from './messages.ts'
import { type Money, minorDigits, writeMoney } from './money.ts'

/** The languages people read. All three are complete everywhere. */
export type Language = 'fr' | 'ar' | 'en'

export const LANGUAGES: readonly Language[] = ['fr', 'ar', 'en']

/** A text in every language. */
export type Localized = Readonly<Record<Language, string>>

export function isLanguage(text: unknown): text is Language {
  return text === 'fr' || text === 'ar' || text === 'en'
}

export function directionOf(language: Language): 'rtl' | 'ltr' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** Month names as Morocco writes them (نونبر, not نوفمبر); western digits everywhere. */
const dates = { fr: 'fr', ar: 'ar-MA-u-nu-latn', en: 'en-GB' } as const
const numbers = { fr: 'fr', ar: 'ar-u-nu-latn', en: 'en' } as const

/** "21 août 2017", "août 2017" or "2017": as exact as the date is known. */
export function showDate(language: Language, date: RoughDate): string {
  const precision = precisionOf(date)
  if (precision === 'year') return date
  const options: Intl.DateTimeFormatOptions =
    precision === 'day' ? { day: 'numeric', month: 'long', year: 'numeric' } : { month: 'long', year: 'numeric' }
  const text = dateFormat(language, options).format(noonOf(firstDay(date)))
  return language === 'fr' ? text.replace(/^1 /, '1er ').replaceAll(' ', '\u00a0') : text.replaceAll(' ', '\u00a0')
}

/** "14 mars 2018" shortened where months are long: "13 janv. 2028". For narrow columns. */
export function showShortDate(language: Language, date: RoughDate): string {
  const precision = precisionOf(date)
  if (precision === 'year') return date
  const options: Intl.DateTimeFormatOptions =
    precision === 'day' ? { day: 'numeric', month: 'short', year: 'numeric' } : { month: 'short', year: 'numeric' }
  const text = dateFormat(language, options).format(noonOf(firstDay(date)))
  return (language === 'fr' ? text.replace(/^1 /, '1er ') : text).replaceAll(' ', '\u00a0')
}

/** An instant in a zone: "21 août 2017 à 14:05". */
export function showInstant(language: Language, instant: Date, zone: string): string {
  return dateFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(instant)
}

export function showNumber(language: Language, value: number, options: Intl.NumberFormatOptions = {}): string {
  return wide(numberFormat(language, options).format(value))
}

/** "3 200 000 MAD": the amount, grouped as the language groups, and the ISO code; decimals only where there are any. */
export function showMoney(language: Language, amount: Money): string {
  const places = minorDigits(amount.currency)
  const whole = places === 0 || amount.minor % 10n ** BigInt(places) === 0n
  const text = numberFormat(language, {
    minimumFractionDigits: whole ? 0 : places,
    maximumFractionDigits: places,
  }).format(writeMoney(amount).amount as Intl.StringNumericLiteral)
  const shown = `${wide(text)}\u00a0${amount.currency}`
  // Isolated, so that the figure and its code keep their order among words written from the right.
  return language === 'ar' ? isolate(shown) : shown
}

/** A share from 0 to 1 as "41 %". */
export function showShare(language: Language, share: number): string {
  return numberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

/** The forms a language needs for a counted thing; the missing ones fall back to `other`. */
export interface PluralForms {
  readonly zero?: string
  readonly one?: string
  readonly two?: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

/** The form for a count, with "#" replaced by the count as the language writes it. */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const form =
    count === 0 && forms.zero !== undefined ? forms.zero : (forms[pluralRules(language).select(count)] ?? forms.other)
  return form.replaceAll('#', showNumber(language, count))
}

/** "Casablanca, Rabat et Tanger". */
export function showList(
  language: Language,
  items: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return kept(lists, `${language}${type}`, () => new Intl.ListFormat(numbers[language], { type })).format(items)
}

/** Order of names as readers of the language expect it. */
export function compareNames(language: Language): (a: string, b: string) => number {
  return kept(collators, language, () => new Intl.Collator(language, { sensitivity: 'base', numeric: true })).compare
}

/** Groups of digits parted by a whole no-break space: the thin one nearly vanishes in the typeface of our pages. */
function wide(text: string): string {
  return text.replaceAll('\u202f', '\u00a0')
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()
const numberFormats = new Map<string, Intl.NumberFormat>()
const rules = new Map<string, Intl.PluralRules>()
const lists = new Map<string, Intl.ListFormat>()
const collators = new Map<string, Intl.Collator>()

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const zoned = { timeZone: 'UTC', ...options }
  return kept(dateFormats, language + JSON.stringify(zoned), () => new Intl.DateTimeFormat(dates[language], zoned))
}

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(
    numberFormats,
    language + JSON.stringify(options),
    () => new Intl.NumberFormat(numbers[language], options),
  )
}

function pluralRules(language: Language): Intl.PluralRules {
  return kept(rules, language, () => new Intl.PluralRules(language))
}

function kept<Value>(store: Map<string, Value>, key: string, make: () => Value): Value {
  let value = store.get(key)
  if (value === undefined) store.set(key, (value = make()))
  return value
}

function noonOf(date: CivilDate): Date {
  return new Date(`${date}T12:00:00Z`)
}
