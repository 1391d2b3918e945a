import type { Language } from '../../kernel/language.ts'

/** The figures of a text, read back by somebody who has nothing but the text. */
export interface Figures {
  /** "416100.50 USD" */
  readonly amounts: readonly string[]
  /** "2017-08-21" or "2017-08"; a year alone is a number. */
  readonly dates: readonly string[]
  readonly numbers: readonly number[]
}

/** Reads the figures of a text, with the month names written here and not those that made the text. */
export function figuresIn(text: string, language: Language): Figures {
  const dates: string[] = []
  const amounts: string[] = []
  const numbers: number[] = []
  const names = months[language].join('|')
  const withoutDates = plain(text).replace(
    new RegExp(`(?:(\\d{1,2})(?:er)? )?(${names}) (\\d{4})`, 'gu'),
    (_, day: string | undefined, month: string, year: string) => {
      const written = `${year}-${padded(months[language].indexOf(month) + 1)}`
      dates.push(day === undefined ? written : `${written}-${padded(Number(day))}`)
      return '¶'
    },
  )
  for (const [, number = '', currency] of withoutDates.matchAll(figure[language])) {
    const written = language === 'fr' ? number.replaceAll(' ', '').replace(',', '.') : number.replaceAll(',', '')
    if (currency === undefined) numbers.push(Number(written))
    else amounts.push(`${written} ${currency}`)
  }
  return { amounts, dates, numbers }
}

/** The text with ordinary spaces and without the marks that isolate directions. */
export function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u2068\u2069\u200e\u200f\u061c]/g, '')
}

/** Whether a phrase stands in a text as words of its own; the Arabic "and" is written together with what follows. */
export function says(text: string, phrase: string): boolean {
  if (!text.includes(phrase)) return false
  return text.split(phrase).some((after, at, pieces) => {
    const before = pieces[at - 1]?.replace(/(?<=\s)و$/, '')
    return before !== undefined && !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)
  })
}

/** The text without some phrases, the longest first, so that "Pays" is not looked for within "Pays du siège". */
export function without(text: string, phrases: readonly string[]): string {
  const longestFirst = phrases.map(plain).toSorted((a, b) => b.length - a.length)
  return longestFirst.reduce((left, phrase) => left.replaceAll(phrase, '¶'), plain(text))
}

function padded(number: number): string {
  return String(number).padStart(2, '0')
}

/** The Arabic "and" is written together with the figure that follows. */
const grouped = (group: string, decimal: string) =>
  new RegExp(
    `(?:(?<![\\p{L}\\d])|(?<=\\sو))(-?(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)(?:${decimal}\\d+)?)(?: ([A-Z]{3})(?![A-Za-z]))?(?!\\d)`,
    'gu',
  )

const figure: Readonly<Record<Language, RegExp>> = {
  fr: grouped(' ', ','),
  ar: grouped(',', '\\.'),
  en: grouped(',', '\\.'),
}

const months: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  ar: ['يناير', 'فبراير', 'مارس', 'أبريل', 'ماي', 'يونيو', 'يوليوز', 'غشت', 'شتنبر', 'أكتوبر', 'نونبر', 'دجنبر'],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
}
