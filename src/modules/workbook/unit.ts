import type { Currency } from '../../kernel/money.ts'
import { plainText } from './sheet.ts'
import { folded } from './words.ts'

/** What an amount counts: so many zeros more, of a currency; each absent where the text does not say it. */
export interface Unit {
  /** Powers of ten: 3 for thousands, 6 for millions. */
  readonly scale?: number
  readonly currency?: Currency
}

const scales: readonly (readonly [RegExp, number])[] = [
  [/^(?:k|kilo|mille|milliers?|thousands?|الف|الاف)$/, 3],
  [/^(?:m|mn|mio|mln|millions?|مليون|ملايين|م)$/, 6],
  [/^(?:bn|md|mds|mrd|milliards?|billions?|مليار|ملايير)$/, 9],
]
const currencies: readonly (readonly [RegExp, Currency])[] = [
  [/^(?:dhs?|mad|dirhams?|dirham marocain|درهم|دراهم|درهما|د)$/, 'MAD'],
  [/^(?:usd|us|dollars?|dollar us|us dollars?|دولار|دولارات|دولار امريكي)$/, 'USD'],
  [/^(?:eur|euros?|اورو|يورو)$/, 'EUR'],
  [/^(?:gbp|pounds?|livres? sterling|جنيه استرليني)$/, 'GBP'],
  [/^(?:cad|chf|cny|jpy|aed|sar|qar|tnd|dzd|egp|xof|xaf|mru)$/, ''],
]
const scale =
  '(k|kilo|mille|milliers?|thousands?|الاف|الف|mio|mln|mn|millions?|m|ملايين|مليون|م|bn|mds|mrd|md|milliards?|billions?|مليار|ملايير)'
const currency =
  '(dhs?|mad|dirhams? marocains?|dirhams?|دراهم|درهما|درهم|د|usd|us dollars?|us|dollars? us|dollars?|دولار امريكي|دولارات|دولار|eur|euros?|اورو|يورو|gbp|pounds?|livres? sterling|cad|chf|cny|jpy|aed|sar|qar|tnd|dzd|egp|xof|xaf|mru)'
const link = '(?: ?(?:de|d|of|en|in|من|ال))?'
const scaleFirst = new RegExp(`^(?:${scale}${link} ?)?(?:ال)?${currency}?$`)
const currencyFirst = new RegExp(`^${currency} ?${scale}$`)

/** Reads "KDH", "M DH", "millions de dirhams", "k€", "$", "بآلاف الدراهم"; undefined where the text says anything else. */
export function readUnit(text: string): Unit | undefined {
  const words = bare(text)
  if (words === '') return {}
  const one = scaleFirst.exec(words)
  if (one) return unitOf(one[1], one[2])
  const other = currencyFirst.exec(words)
  return other ? unitOf(other[2], other[1]) : undefined
}

function unitOf(scaleWord: string | undefined, currencyWord: string | undefined): Unit {
  const power = scaleWord && scales.find(([pattern]) => pattern.test(scaleWord))?.[1]
  const found = currencyWord && currencies.find(([pattern]) => pattern.test(currencyWord))
  const code = found && currencyWord ? found[1] || currencyWord.toUpperCase() : undefined
  return { ...(power ? { scale: power } : {}), ...(code ? { currency: code } : {}) }
}

function bare(text: string): string {
  const symbols = text
    .replace(/US\s?\$|\$\s?US|\$/gi, ' usd ')
    .replace(/€/g, ' eur ')
    .replace(/£/g, ' gbp ')
  return folded(symbols)
    .replace(/\b(?:ht|ttc|hors taxes?|excl vat|net|courants?)\b/g, ' ')
    .replace(/(^| )(?:ب|و)(?=ال|ملايين|مليون|الاف|درهم)/g, '$1')
    .replace(/(^| )ال(?=دراهم|درهم|الاف|ملايين|دولار|يورو|اورو)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * The unit that a heading or a title says somewhere: "CA 2016 (KDH)", "Revenue 2016 in MAD thousands". A single letter
 * counts in brackets only.
 */
export function findUnit(text: string): Unit {
  const plain = plainText(text)
  for (const [, inside = ''] of plain.matchAll(/[([]([^)\]]*)[)\]]/g)) {
    const unit = readUnit(inside.replace(/^\s*(?:en|in|unité|unit|exprimé en|ب|في)\s*:?\s+/i, ''))
    if (unit && (unit.scale ?? unit.currency) !== undefined) return unit
  }
  const words = bare(plain).split(' ')
  for (let length = 4; length >= 1; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const piece = words.slice(start, start + length).join(' ')
      const after = words[start - 1]
      const short = /^(?:k|m|د|م|us|md|mn)$/.test(piece) && !(after === 'en' || after === 'in')
      const unit = short ? undefined : readUnit(piece)
      if (unit && (unit.scale ?? unit.currency) !== undefined) return unit
    }
  }
  return {}
}
