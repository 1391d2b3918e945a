import { type FactKey, factKeyOf, type FactValue, kindOf, splitKey } from '../rules/index.ts'
import type { Cursor } from './cursor.ts'
import { FACT_PHRASES, FLAG_PHRASES, RELATION_PHRASES } from './facts.ts'
import type { Phrase, TextLanguage } from './words.ts'

/** One value of the JSON form, as a few words of a line: what `read` reads is what `write` wrote. */
export interface Value<Json = unknown> {
  readonly read: (at: Cursor) => Json | undefined
  readonly write: (json: Json, language: TextLanguage) => string
}

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/i
/** A declared fact keeps the name that it has in JSON. */
const DECLARED = /^(?:date|money|number|choices):/

/** A code: `fintech`, `MA`, `aws-activate`. */
export const code: Value<string> = {
  read: (at) => at.word(CODE) ?? at.expected([], ['code']),
  write: (json) => json,
}

export const date: Value<string> = {
  read: (at) => at.word(/^\d{4}-\d{2}-\d{2}$/) ?? at.expected([], ['date']),
  write: (json) => json,
}

/** Digits, those of the whole part in groups of three where there are more than four: `1 000 000`, `0.5`, `1e-7`. */
export function grouped(digits: string): string {
  const [whole = '', ...rest] = digits.split('.')
  const groups = /^\d{5,}$/.test(whole) ? whole.replace(/\B(?=(?:\d{3})+$)/g, ' ') : whole
  return [groups, ...rest].join('.')
}

/** A number as it is written, its groups joined; undefined where none comes next. */
export function digitsAhead(at: Cursor): string | undefined {
  let digits = at.word(/^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/)
  if (digits === undefined || !/^\d{1,3}$/.test(digits)) return digits
  for (let group = at.word(GROUP); group !== undefined; group = digits.includes('.') ? undefined : at.word(GROUP)) {
    digits += group
  }
  return digits
}

const GROUP = /^\d{3}(?:\.\d+)?$/

export const number: Value<number> = {
  read: (at) => {
    const digits = digitsAhead(at)
    return digits === undefined ? at.expected([], ['number']) : Number(digits)
  },
  write: (json) => grouped(String(json)),
}

/** A decimal text, where JSON has one: an amount, a rate. */
export const decimal: Value<string> = {
  read: (at) => digitsAhead(at) ?? at.expected([], ['amount']),
  write: grouped,
}

export const currency: Value<string> = {
  read: (at) => at.word(/^[A-Z]{3}$/) ?? at.expected([], ['currency']),
  write: (json) => json,
}

export interface WrittenAmount {
  readonly amount: string
  readonly currency: string
}

/** `1 000 000 USD` */
export const amount: Value<WrittenAmount> = {
  read: (at) => {
    const digits = decimal.read(at)
    const unit = currency.read(at)
    return digits === undefined || unit === undefined ? undefined : { amount: digits, currency: unit }
  },
  write: (json) => `${grouped(json.amount)} ${json.currency}`,
}

/** One or more of a value, with commas between them. */
export function list<Json>(each: Value<Json>): Value<readonly Json[]> {
  return {
    read: (at) => {
      const values: Json[] = []
      do {
        const value = each.read(at)
        if (value === undefined) return undefined
        values.push(value)
      } while (at.mark(','))
      return values
    },
    write: (json, language) => json.map((value) => each.write(value, language)).join(', '),
  }
}

/** The name of a fact, and what follows it: a code, nothing, or yes or no. */
export interface NamedFact {
  readonly name: string
  readonly phrase: Phrase
  readonly kind: FactValue['kind']
  readonly hasCode: boolean
  readonly expects?: boolean
}

const plain: readonly NamedFact[] = Object.entries(FACT_PHRASES).map(([name, phrase]) => ({
  name,
  phrase,
  kind: kindOf(name as FactKey),
  hasCode: false,
}))

const related: readonly NamedFact[] = Object.entries(RELATION_PHRASES).map(([name, phrase]) => ({
  name,
  phrase,
  kind: kindOf(`${name}:x` as FactKey),
  hasCode: true,
}))

/** The facts whose value a criterion bounds. */
export const NAMED_FACTS: readonly NamedFact[] = [...plain, ...related]

/** The relations, once for yes and once for no. */
export const NAMED_FLAGS: readonly NamedFact[] = Object.entries(FLAG_PHRASES).flatMap(([name, { yes, no }]) => [
  { name, phrase: yes, kind: 'answer' as const, hasCode: true, expects: true },
  { name, phrase: no, kind: 'answer' as const, hasCode: true, expects: false },
])

const byName: ReadonlyMap<string, NamedFact> = new Map(NAMED_FACTS.map((fact) => [fact.name, fact]))

/** The key of a fact by its phrase and code, or of a declared one by itself. */
export const fact: Value<string> = {
  read: (at) => {
    const declared = at.word(DECLARED)
    if (declared !== undefined) return declared
    const named = at.longest(NAMED_FACTS)
    if (!named) return at.expected([], ['fact'])
    if (!named.hasCode) return named.name
    const of = code.read(at)
    return of === undefined ? undefined : `${named.name}:${of}`
  },
  write: (key, language) => {
    const { name, of } = splitKey(key as FactKey)
    const phrase = byName.get(name)?.phrase[language]
    if (phrase === undefined) return key
    return of === undefined ? phrase : `${phrase} ${of}`
  },
}

/** What kind of value the fact that comes next has, without taking it. */
export function factKindAhead(at: Cursor): FactValue['kind'] | undefined {
  const ahead = at.copy()
  const declared = ahead.word(DECLARED)
  if (declared === undefined) return ahead.longest(NAMED_FACTS)?.kind
  const key = factKeyOf(declared)
  return key ? kindOf(key) : undefined
}
