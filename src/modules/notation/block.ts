import { shown } from '../rules/index.ts'
import { Cursor } from './cursor.ts'
import type { Line } from './lines.ts'
import { type Body, type Places, emptyBody } from './places.ts'
import type { TextPlace, TextProblems } from './problem.ts'
import { code } from './values.ts'
import { type Keyword, type TextLanguage, phraseOf } from './words.ts'

/** A text on its way to JSON. */
export interface TextReading {
  readonly language: TextLanguage
  readonly problems: TextProblems
  readonly places: Places
  /** Conditions seen. */
  count: number
}

export function cursorAt({ language, problems }: Pick<TextReading, 'language' | 'problems'>, line: Line): Cursor {
  return new Cursor(line, language, problems)
}

/** The end of a line that has nothing beneath it. */
export function endAlone({ problems }: TextReading, at: Cursor): void {
  at.end()
  const [first] = at.line.beneath
  if (first && !at.spent) problems.note(first, { code: 'nothing-beneath' })
}

/** Reads the id that ends a line, `[young]`, into `id`. */
export function readId({ places }: TextReading, at: Cursor, body: Body): void {
  if (!at.mark('[')) return at.expected([], ['id'])
  const { place } = at
  places.put(body, 'id', code.read(at), place)
  at.takeMark(']')
}

/** Puts an entry that there may be only once; `called` is how the text names it. */
export function putOnce(
  { places, problems }: TextReading,
  body: Body,
  [key, value]: readonly [string, unknown],
  place: TextPlace,
  called = key,
): void {
  if (Object.hasOwn(body, key)) problems.note(place, { code: 'twice', found: shown(called) })
  else places.put(body, key, value, place)
}

const languages = { 'in-fr': 'fr', 'in-ar': 'ar', 'in-en': 'en' } as const

/** The texts of the three languages, a line for each beneath this one. */
export function readLocalized(reading: TextReading, at: Cursor): Body {
  at.end()
  const texts = emptyBody()
  for (const line of at.line.beneath) {
    const inner = cursorAt(reading, line)
    const { place } = inner
    const language = inner.take(['in-fr', 'in-ar', 'in-en'])
    if (language) putOnce(reading, texts, [languages[language], inner.text()], place)
    endAlone(reading, inner)
  }
  return texts
}

/** A name on this line that serves for every language, or one for each beneath it. */
export function readName(reading: TextReading, at: Cursor): unknown {
  if (at.peek()?.kind !== 'text') return readLocalized(reading, at)
  const name = at.text()
  endAlone(reading, at)
  return name
}

/** Texts beneath a line, each under one of these keywords, which is also its key. */
export function readWords(
  reading: TextReading,
  lines: readonly Line[],
  keywords: readonly Keyword[],
  body: Body,
): void {
  for (const line of lines) {
    const at = cursorAt(reading, line)
    const { place } = at
    const keyword = at.take(keywords)
    if (!keyword) continue
    putOnce(reading, body, [keyword, readLocalized(reading, at)], place, phraseOf(keyword, at.language))
  }
}
