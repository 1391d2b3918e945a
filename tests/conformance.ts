import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { day } from '../src/kernel/civil-date.ts'
import { answerOf, viewOf } from '../src/modules/eligibility/index.ts'
import {
  type Facts,
  type Rule,
  type FactKey,
  factKeyOf,
  parseFactValue,
  parseRule,
} from '../src/modules/rules/index.ts'
import { answersOf, populationOf } from '../src/modules/columns/index.ts'
import { ground, opaqueOn } from '../src/modules/screening/index.ts'

/** The folder of reference data, or why it cannot be read; tests skip with that. */
export const referenceData = process.env['TREMPLIN_REFERENCE_DATA'] ?? join(import.meta.dirname, '../../shared/data')
const folder = join(referenceData, 'conformance')
export const skipped = existsSync(folder) ? false : `there is no reference data at ${folder}`

export function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

export function readJson(path: string): unknown {
  return JSON.parse(read(path))
}

export const TODAY = day('2026-11-23')

/** A name of theirs as a code of ours: "Bourgogne-Franche-Comté" → "bourgogne-franche-comte". */
export function codeOf(text: unknown): string {
  const code = String(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return code === '' ? 'none' : code
}

const words = { fr: 'Conformité', ar: 'مطابقة', en: 'Conformance' }

/** Conditions in our JSON. Ids are given when the rule is made. */
export type Json = { readonly [key: string]: unknown }
export const always: Json = { window: { opensOn: '1000-01-01' } }
export const never: Json = { window: { closesOn: '1000-01-01' } }
export const all = (of: readonly Json[]): Json => (of.length === 0 ? always : { all: of })
export const any = (of: readonly Json[]): Json => (of.length === 0 ? never : { any: of })
export const not = (of: Json): Json => ({ not: of })
export const question = (key: string): Json => ({ question: { key, expects: true, asks: words, requires: words } })

/** One of several codes; long lists stand in pieces. */
export function oneOf(fact: string, values: readonly unknown[]): Json {
  const codes = [...new Set(values.map(codeOf))]
  const pieces = Array.from({ length: Math.ceil(codes.length / 300) }, (_, piece) =>
    codes.slice(piece * 300, piece * 300 + 300),
  )
  const sets = pieces.map((anyOf): Json => ({ set: { fact, anyOf } }))
  return sets.length === 1 ? (sets[0] ?? never) : any(sets)
}

/** A rule read as every rule is: its facts declared, every criterion with an id of its own. */
export function ruleFrom(where: Json, declares: Json): Rule {
  let next = 0
  const numbered = (condition: Json): Json => {
    if (Array.isArray(condition['all'])) return { all: (condition['all'] as Json[]).map(numbered) }
    if (Array.isArray(condition['any'])) return { any: (condition['any'] as Json[]).map(numbered) }
    if ('not' in condition) return { not: numbered(condition['not'] as Json) }
    next += 1
    return { id: `c${next}`, ...condition }
  }
  const rule = parseRule({ version: 1, declares, where: numbered(where) })
  if (!rule.ok) throw new Error(JSON.stringify(rule.refusal.problems.slice(0, 5)))
  return rule.value
}

export function declared(codes?: Iterable<string>): Json {
  return {
    label: words,
    asks: words,
    ...(codes && { codes: Object.fromEntries([...codes].map((code) => [code, code])) }),
  }
}

/** What is known of somebody, from the JSON of values; what is undefined is not known. */
export function factsFrom(values: Readonly<Record<string, unknown>>): Facts {
  const known = new Map<FactKey, { value: NonNullable<ReturnType<typeof value>> }>()
  for (const [name, written] of Object.entries(values)) {
    if (written === undefined) continue
    const key = factKeyOf(name)
    const read = key && value(key, written)
    if (!key || !read) throw new Error(`${name}: ${JSON.stringify(written)} is no fact.`)
    known.set(key, { value: read })
  }
  return { known, stays: [] }
}

function value(key: FactKey, written: unknown) {
  const read = parseFactValue(key, written)
  return read.ok ? read.value : undefined
}

const truths = { unmet: 0, unknown: 1, met: 2 } as const

/** Every rule for everybody, rule by rule: by the interpreter, and by the columns, which must say the same. */
export function answers(
  rules: readonly Rule[],
  people: readonly Facts[],
): { readonly interpreter: readonly Uint8Array[]; readonly columns: readonly Uint8Array[] } {
  const population = populationOf(people)
  return {
    interpreter: rules.map((rule) =>
      Uint8Array.from(people, (facts) => truths[answerOf(rule.where, viewOf(rule, facts, TODAY, []))]),
    ),
    columns: rules.map((rule) => answersOf(population, ground(rule, TODAY, []), opaqueOn(TODAY, []))),
  }
}
