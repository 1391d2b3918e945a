import type { Localized } from '../../kernel/language.ts'
import type { DeclaredKey, FactDeclaration, FactKey } from './facts.ts'
import { type Fields, fieldsOf, ownKeys, required, shown, textAt } from './parse-fields.ts'
import type { Problems } from './problem.ts'
import type { Parameter } from './rule.ts'
import { isDeclaredKey, isKebab, splitKey } from './vocabulary.ts'

/** A rule under way: what was read before its conditions, and what they have used so far. */
export interface Reading {
  readonly problems: Problems
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly names: ReadonlyMap<string, Localized>
  readonly declares: ReadonlyMap<DeclaredKey, FactDeclaration>
  readonly ids: Set<string>
  /** Conditions seen. */
  count: number
  /** Where an age is counted at the window's opening, and whether a window with an opening day was seen. */
  readonly countedAtOpening: string[]
  opening: boolean
}

export function kebabAt(problems: Problems, input: unknown, path: string): string | undefined {
  if (input === undefined || isKebab(input)) return input
  return problems.note(path, { code: 'bad-code-form' })
}

/** A code that people will read, so that the rule must name it. */
export function namedCodeAt({ problems, names }: Reading, input: unknown, path: string): string | undefined {
  if (!isKebab(input)) return problems.note(path, { code: 'bad-code-form' })
  return names.has(input) ? input : problems.note(path, { code: 'unnamed-code', value: input })
}

/** Checks that the rule declares a fact of its own, or names what a relation is to. */
export function soundKey<Key extends FactKey>(reading: Reading, key: Key, path: string): Key | undefined {
  if (isDeclaredKey(key)) {
    return reading.declares.has(key) ? key : reading.problems.note(path, { code: 'undeclared-fact', fact: key })
  }
  const { name, of } = splitKey(key)
  if (of === undefined || name === 'answer' || name === 'decision') return key
  return namedCodeAt(reading, of, path) === undefined ? undefined : key
}

/** One of these texts. */
export function choiceAt<Choice extends string>(
  problems: Problems,
  input: unknown,
  path: string,
  values: readonly Choice[],
): Choice | undefined {
  const choice = values.find((value) => value === input)
  return choice ?? problems.note(path, { code: 'not-allowed-value', values })
}

export function localizedAt(problems: Problems, input: unknown, path: string): Localized | undefined {
  if (input === undefined) return undefined
  const fields = fieldsOf(problems, input, path, ['fr', 'ar', 'en'])
  if (!fields) return undefined
  const fr = textAt(problems, fields.get('fr'), `${path}.fr`)
  const ar = textAt(problems, fields.get('ar'), `${path}.ar`)
  const en = textAt(problems, fields.get('en'), `${path}.en`)
  return fr !== undefined && ar !== undefined && en !== undefined ? { fr, ar, en } : undefined
}

/** A name: one text for every language, or one for each. */
export function nameAt(problems: Problems, input: unknown, path: string): Localized | undefined {
  if (typeof input !== 'string') return localizedAt(problems, input ?? null, path)
  const name = textAt(problems, input, path)
  return name === undefined ? undefined : { fr: name, ar: name, en: name }
}

/** What is asked of a person and what it comes to as a requirement. */
export function wordsAt(problems: Problems, fields: Fields, path: string) {
  const asks = localizedAt(problems, required(problems, fields, path, 'asks'), `${path}.asks`)
  const requires = localizedAt(problems, required(problems, fields, path, 'requires'), `${path}.requires`)
  return asks && requires && { asks, requires }
}

/** The entries of an object, each key and value read; a key that stands twice cannot. */
export function entriesAt<Key extends string, Value>(
  problems: Problems,
  input: unknown,
  path: string,
  most: number,
  read: (key: string, value: unknown, path: string) => readonly [Key, Value] | undefined,
): ReadonlyMap<Key, Value> {
  const entries = new Map<Key, Value>()
  if (input === undefined) return entries
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    problems.note(path, { code: 'not-an-object' })
    return entries
  }
  if (ownKeys(input).drop(most).next().done !== true) {
    problems.note(path, { code: 'too-long', most })
    return entries
  }
  for (const [key, value] of Object.entries(input)) {
    const entry = read(key, value, `${path}.${shown(key)}`)
    if (entry) entries.set(...entry)
  }
  return entries
}
