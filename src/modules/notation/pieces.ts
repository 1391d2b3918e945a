import type { Cursor } from './cursor.ts'
import { type Body, type Places, emptyBody } from './places.ts'
import { type Value, code } from './values.ts'
import { KEYWORDS, type Keyword, type TextLanguage, phraseOf } from './words.ts'

/**
 * A piece of a line, both ways: what `read` puts into a JSON body, `write` makes of it. A line is read and written by the
 * same pieces, so that no text loses what the JSON says.
 */
export interface Piece {
  readonly read: (at: Cursor, body: Body, places: Places) => void
  /** Empty where the body has nothing for it. */
  readonly write: (body: Body, language: TextLanguage) => string
}

export function readPieces(pieces: readonly Piece[], at: Cursor, body: Body, places: Places): void {
  for (const piece of pieces) piece.read(at, body, places)
}

export function writePieces(pieces: readonly Piece[], body: Body, language: TextLanguage): string {
  const texts = pieces.map((piece) => piece.write(body, language))
  return texts.filter((text) => text !== '').join(' ')
}

/** A keyword that stands for nothing but itself. */
export function word(keyword: Keyword): Piece {
  return {
    read: (at) => void at.take([keyword]),
    write: (_, language) => phraseOf(keyword, language),
  }
}

/** A value under a key of the body. */
export function field<Json>(key: string, value: Value<Json>): Piece {
  return {
    read: (at, body, places) => {
      const { place } = at
      places.put(body, key, value.read(at), place)
    },
    write: (body, language) => value.write(body[key] as Json, language),
  }
}

/** A few pieces under a key of their own: `"share":{"over":25}`. */
export function nested(key: string, pieces: readonly Piece[]): Piece {
  return {
    read: (at, body, places) => {
      const { place } = at
      const inner = emptyBody()
      readPieces(pieces, at, inner, places)
      places.put(body, key, inner, place)
    },
    write: (body, language) => writePieces(pieces, body[key] as Body, language),
  }
}

/** Pieces that may be absent: the keyword before them tells on a line, the key in a body. */
export function optional(key: string, before: Keyword, ...pieces: readonly Piece[]): Piece {
  const all = [word(before), ...pieces]
  return {
    read: (at, body, places) => {
      if (at.fits(KEYWORDS[before]) > 0) readPieces(all, at, body, places)
    },
    write: (body, language) => (body[key] === undefined ? '' : writePieces(all, body, language)),
  }
}

/** One value of a few, each with its keyword. */
export function oneOf<Json extends string | boolean>(...of: readonly (readonly [Json, Keyword])[]): Value<Json> {
  return {
    read: (at) => {
      const keyword = at.take(of.map(([, each]) => each))
      return of.find(([, each]) => each === keyword)?.[0]
    },
    write: (json, language) =>
      of.flatMap(([each, keyword]) => (each === json ? [phraseOf(keyword, language)] : [])).join(),
  }
}

/** One code of a few that are called as their keywords are: `third-party`. */
export function named<Name extends Keyword>(...names: readonly Name[]): Value<Name> {
  return oneOf(...names.map((name) => [name, name] as const))
}

/** How something is bounded and by which limit, `under 36`; in the body the way is the key. */
export function bound<Json>(limit: Value<Json>, ways: Readonly<Record<string, Keyword>> = BOUNDS): Piece {
  return {
    read: (at, body, places) => {
      const keyword = at.take(Object.values(ways))
      const key = Object.keys(ways).find((each) => ways[each] === keyword)
      if (key !== undefined) field(key, limit).read(at, body, places)
    },
    write: (body, language) => {
      const key = Object.keys(ways).find((each) => body[each] !== undefined)
      const keyword = ways[key ?? '']
      if (key === undefined || !keyword) return ''
      return `${phraseOf(keyword, language)} ${limit.write(body[key] as Json, language)}`
    },
  }
}

const BOUNDS = { under: 'under', atMost: 'at-most', atLeast: 'at-least', over: 'over' } as const

interface NamedParameter {
  readonly parameter: string
}

/** A limit, or the parameter that it is taken from: `{max-age}`. */
export function limit<Json>(value: Value<Json>): Value<Json | NamedParameter> {
  return {
    read: (at) => {
      if (!at.mark('{')) return value.read(at)
      const parameter = code.read(at)
      at.takeMark('}')
      return parameter === undefined ? undefined : { parameter }
    },
    write: (json, language) => (isParameter(json) ? `{${json.parameter}}` : value.write(json, language)),
  }
}

function isParameter(json: unknown): json is NamedParameter {
  return typeof json === 'object' && json !== null && 'parameter' in json
}

/** A value with its unit after it, which has a form of its own for one. */
export function counted<Json>(value: Value<Json>, unit: Keyword, unitOfOne = unit): Value<Json> {
  return {
    read: (at) => {
      const json = value.read(at)
      at.take([unit, unitOfOne])
      return json
    },
    write: (json, language) => `${value.write(json, language)} ${phraseOf(json === 1 ? unitOfOne : unit, language)}`,
  }
}
