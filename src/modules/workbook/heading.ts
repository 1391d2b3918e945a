import type { FactKey } from '../rules/index.ts'
import { headingPhrases } from './heading-phrases.ts'
import { plainText } from './sheet.ts'
import { folded } from './words.ts'

/** What a column of companies may hold. `turnover` is one whose year nobody says; `ignored` is left out. */
export type Meaning =
  | Extract<
      FactKey,
      'incorporatedOn' | 'activityStartedOn' | 'fundingRaised' | 'headcount' | 'womenHeadcount' | 'meanAge'
    >
  | Extract<FactKey, 'sector' | 'stage' | 'legalForm' | 'country' | `turnover:${number}`>
  | 'turnover'
  | 'name'
  | 'ice'
  | 'rc'
  | 'if'
  | 'cnss'
  | 'site'
  | 'office'
  | 'areaSqm'
  | 'enteredOn'
  | 'leftOn'
  | 'email'
  | 'phone'
  | 'website'
  | 'contactName'
  | 'ignored'

export const MEANINGS: readonly Exclude<Meaning, `turnover:${number}`>[] = [
  ...([
    'name',
    'ice',
    'rc',
    'if',
    'cnss',
    'legalForm',
    'site',
    'office',
    'areaSqm',
    'sector',
    'incorporatedOn',
  ] as const),
  ...([
    'activityStartedOn',
    'enteredOn',
    'leftOn',
    'headcount',
    'womenHeadcount',
    'meanAge',
    'turnover',
    'email',
  ] as const),
  ...(['phone', 'website', 'contactName', 'stage', 'fundingRaised', 'country', 'ignored'] as const),
]

/** The text as a column's meaning, if it is one: "name", "turnover:2016". */
export function meaningOf(text: string): Meaning | undefined {
  if (/^turnover:(?:19|20|21)\d{2}$/.test(text)) return text as Meaning
  return MEANINGS.find((meaning) => meaning === text)
}

interface Phrase {
  readonly meaning: Meaning
  readonly rank: number
  readonly text: string
  /** The text with a space on either side, as it stands among other words. */
  readonly among: string
  readonly whole: boolean
}

const phrases: readonly Phrase[] = headingPhrases.flatMap(([meaning, rank, list]) =>
  list.split('|').map((phrase) => {
    const text = stem(phrase.replace(/^=/, ''))
    return { meaning, rank, text, among: ` ${text} `, whole: phrase.startsWith('=') }
  }),
)

export interface Recognised {
  readonly meaning: Meaning
  readonly rank: number
  /** The heading says little else. */
  readonly sure: boolean
}

/** What a heading says its column holds; undefined where it says nothing we know. */
export function recognise(heading: string): Recognised | undefined {
  const kept = recognised.get(heading)
  if (kept !== undefined) return kept ?? undefined
  const found = search(heading)
  if (recognised.size > 5_000) recognised.clear()
  recognised.set(heading, found ?? null)
  return found
}

const recognised = new Map<string, Recognised | null>()

function search(heading: string): Recognised | undefined {
  const text = stem(heading)
  if (text === '' || text.length > 90) return undefined
  const words = ` ${text} `
  let best: Phrase | undefined
  for (const phrase of phrases) {
    if (phrase.whole ? text !== phrase.text : !words.includes(phrase.among)) continue
    if (!best || phrase.rank < best.rank || (phrase.rank === best.rank && phrase.text.length > best.text.length))
      best = phrase
  }
  if (!best) return undefined
  const share = best.text.length / text.replace(/\b(?:19|20)\d{2}\b/g, '').trim().length
  /** "Société Générale de Conseil" names a company; it heads no column. */
  if (best.rank >= 4 && share < 0.3) return undefined
  return { meaning: best.meaning, rank: best.rank, sure: share >= 0.5 }
}

/** The folded text, Arabic words without their article. */
function stem(text: string): string {
  return folded(text)
    .split(' ')
    .map((word) => (/^(?:وال|ال|لل)..+/.test(word) ? word.replace(/^(?:وال|ال|لل)/, '') : word))
    .join(' ')
}

/** The fiscal year that a heading names, "N-1" counted from the year of the document; undefined where it names none or two. */
export function yearIn(heading: string, documentYear: number): number | undefined {
  const plain = plainText(heading)
  const years = new Set([...plain.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(([year]) => Number(year)))
  if (years.size > 0) return years.size === 1 ? [...years][0] : undefined
  const back = /(?<![\p{L}\d])N\s*(?:-\s*(\d))?(?![\p{L}\d°])/iu.exec(plain)
  if (back) return documentYear - Number(back[1] ?? 0)
  if (
    /\b(?:dernier exercice|exercice clos|annee derniere|annee precedente|exercice precedent|last (?:fiscal |financial )?year|previous year)\b/.test(
      stem(heading),
    )
  )
    return documentYear - 1
  if (/(?:سنه ماضيه|سنه فارطه|سنه سابقه|سنه منصرمه)/.test(stem(heading))) return documentYear - 1
  const short = /(?:^|[^\d.,/])(?:FY|EX|CA)?\s*'?(\d{2})(?!\d|[.,/%])/i.exec(plain)
  if (!short) return undefined
  const year = Math.floor(documentYear / 100) * 100 + Number(short[1])
  return year <= documentYear + 1 ? year : year - 100
}

/** Whether a heading's year is told by the document's date rather than by itself. */
export function countsFromDocument(heading: string): boolean {
  return !/(?<!\d)(?:19|20)\d{2}(?!\d)/.test(plainText(heading))
}

const scraps =
  /^(?:(?:19|20)\d{2}|n|n 1|n 2|1|2|exercice|exercices|annee|fy|year|years|total|totaux|montant|valeur|date|en|in|ht|nombre|nb|number|سنه|عام|مجموع|عدد|kdh|mdh|dh|dhs|mad|k|kmad|usd|eur|milliers|millions|de|dirhams)$/

/** "2016", "Exercice 2016 (KDH)", "Total": a lower heading that says nothing without the one above it. */
export function leansOnAbove(heading: string): boolean {
  return stem(heading)
    .split(' ')
    .every((word) => word === '' || scraps.test(word))
}
