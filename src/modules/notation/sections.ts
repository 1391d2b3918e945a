import { type TextReading, cursorAt, endAlone, putOnce, readId, readName, readWords } from './block.ts'
import { readOnlyCondition } from './conditions.ts'
import type { Cursor } from './cursor.ts'
import { field, named } from './pieces.ts'
import { type Body, emptyBody } from './places.ts'
import { phraseOf } from './words.ts'
import { amount, code, currency, date, digitsAhead, number } from './values.ts'

/** The sections of a rule beside its condition: one line each, any number of those that name something. */
export const SECTIONS = ['parameter', 'checked', 'places', 'prefer', 'name', 'declare'] as const
type Section = (typeof SECTIONS)[number]

/** Reads the section whose keyword was just taken into the JSON of the rule. */
export function readSection(reading: TextReading, at: Cursor, section: Section, rule: Body): void {
  sections[section](reading, at, rule)
}

type Reader = (reading: TextReading, at: Cursor, rule: Body) => void

const sections: Readonly<Record<Section, Reader>> = {
  parameter: (reading, at, rule) => {
    const { place } = at
    const name = code.read(at)
    at.takeMark('=')
    const value = parameterValue(at)
    endAlone(reading, at)
    if (name !== undefined) putOnce(reading, below(reading, at, rule, 'parameters'), [name, value], place)
  },

  checked: (reading, at, rule) => {
    const { place } = at
    const when = at.take(['at-entry', 'throughout', 'every'])
    const checked = when === 'every' ? everyMonths(reading, at) : when
    putOnce(reading, rule, ['checked', checked], place, phraseOf('checked', at.language))
    endAlone(reading, at)
  },

  places: (reading, at, rule) => {
    const { place } = at
    const body = emptyBody()
    field('count', number).read(at, body, reading.places)
    at.takeMark(',')
    field('order', named('first-come', 'ranked')).read(at, body, reading.places)
    putOnce(reading, rule, ['places', body], place, phraseOf('places', at.language))
    endAlone(reading, at)
  },

  prefer: (reading, at, rule) => {
    const body = emptyBody()
    field('weight', number).read(at, body, reading.places)
    at.take(['points', 'point'])
    readId(reading, at, body)
    at.end()
    reading.places.put(body, 'when', readOnlyCondition(reading, at.line, 1), at.line)
    if (!Array.isArray(rule['prefers'])) reading.places.put(rule, 'prefers', [], at.line)
    const prefers = rule['prefers'] as unknown[]
    reading.places.put(prefers, String(prefers.length), body, at.line)
  },

  name: (reading, at, rule) => {
    const { place } = at
    const named = code.read(at)
    const name = readName(reading, at)
    if (named !== undefined) putOnce(reading, below(reading, at, rule, 'names'), [named, name], place)
  },

  declare: (reading, at, rule) => {
    const { place } = at
    const key = at.word(/:/) ?? at.expected([], ['fact-key'])
    at.end()
    const declaration = emptyBody()
    const codes = at.line.beneath.filter((line) => cursorAt(reading, line).any(['code']))
    const others = at.line.beneath.filter((line) => !codes.includes(line))
    readWords(reading, others, ['label', 'asks'], declaration)
    for (const line of codes) {
      const inner = cursorAt(reading, line)
      inner.take(['code'])
      const { place } = inner
      const of = code.read(inner)
      const name = readName(reading, inner)
      if (of !== undefined) putOnce(reading, below(reading, inner, declaration, 'codes'), [of, name], place)
    }
    if (key !== undefined) putOnce(reading, below(reading, at, rule, 'declares'), [key, declaration], place)
  },
}

/** The object under a key, made where it is not there yet. */
function below({ places }: TextReading, at: Cursor, body: Body, key: string): Body {
  if (!Object.hasOwn(body, key)) places.put(body, key, emptyBody(), at.line)
  return body[key] as Body
}

function everyMonths({ places }: TextReading, at: Cursor): Body {
  const body = emptyBody()
  field('everyMonths', number).read(at, body, places)
  at.take(['months', 'month'])
  return body
}

/** `2026-01-01`, `1 000 000 MAD` or `36`. */
function parameterValue(at: Cursor): unknown {
  const ahead = at.copy()
  const day = date.read(ahead)
  if (day !== undefined) return { date: date.read(at) }
  const start = at.copy()
  const digits = digitsAhead(start)
  if (digits === undefined) return at.expected([], ['number', 'amount', 'date'])
  return currency.read(start) === undefined ? number.read(at) : amount.read(at)
}
