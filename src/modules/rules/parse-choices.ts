import type { ChoiceKey } from './facts.ts'
import { boundAt, boundKeys } from './parse-bound.ts'
import { exactlyOne, fieldsOf, isPlainObject, listAt, required, shown } from './parse-fields.ts'
import { type Reading, choiceAt, kebabAt, namedCodeAt, soundKey } from './reading.ts'
import type { Flag, Hosted, Once, Order, SetMembership } from './rule.ts'
import {
  CHOICE_FACTS,
  ORDERED_FACTS,
  RELATION_FLAGS,
  codesOf,
  factKeyOf,
  groupsOf,
  isChoiceKey,
  isDeclaredKey,
  isFlagKey,
  isKebab,
  scaleOf,
} from './vocabulary.ts'

const ops = { anyOf: 'any-of', allOf: 'all-of', noneOf: 'none-of' } as const

/** Codes of a fact, or a list kept elsewhere: `{"fact":"sector","anyOf":["ai"]}`, `{"fact":"memberships","anyOf":{"list":"x"}}`. */
export function readChoices(reading: Reading, input: unknown, path: string): Omit<SetMembership, 'id'> | undefined {
  const { problems } = reading
  const fields = fieldsOf(problems, input, path, ['fact', 'anyOf', 'allOf', 'noneOf'])
  if (!fields) return undefined
  const key = factKeyOf(fields.get('fact'))
  const op = exactlyOne(problems, fields, path, ['anyOf', 'allOf', 'noneOf'])
  if (!key || !isChoiceKey(key)) {
    return problems.note(`${path}.fact`, { code: 'unknown-fact', facts: [...CHOICE_FACTS, 'planAt:…', 'choices:…'] })
  }
  const fact = soundKey(reading, key, `${path}.fact`)
  if (op === undefined || !fact) return undefined

  const written = fields.get(op)
  const at = `${path}.${op}`
  if (isPlainObject(written)) {
    const list = fieldsOf(problems, written, at, ['list'])
    const name = list && namedCodeAt(reading, list.get('list'), `${at}.list`)
    if (op === 'allOf') return problems.note(at, { code: 'not-a-list' })
    return name === undefined ? undefined : { kind: 'set', fact, op: ops[op], codes: [], list: name }
  }
  const codes = listAt(problems, written, at, (code, place) => codeAt(reading, fact, code, place))
  return codes && { kind: 'set', fact, op: ops[op], codes }
}

/**
 * A code of the vocabulary or one that stands above some of them. Where the vocabulary knows none, any code that the rule
 * names or declares; a declared fact may be asked for a code it does not declare, which the analysis of the rule tells.
 */
function codeAt(reading: Reading, fact: ChoiceKey, code: unknown, path: string): string | undefined {
  const known = codesOf(fact)
  if (!known && isDeclaredKey(fact))
    return isKebab(code) ? code : reading.problems.note(path, { code: 'bad-code-form' })
  if (!known) return namedCodeAt(reading, code, path)
  if (typeof code === 'string' && (known.includes(code) || groupsOf(fact).has(code))) return code
  const value = shown(typeof code === 'string' ? code : typeof code)
  return reading.problems.note(path, { code: 'unknown-code', fact, value })
}

export function readOrder(reading: Reading, input: unknown, path: string): Omit<Order, 'id'> | undefined {
  const { problems } = reading
  const fields = fieldsOf(problems, input, path, ['fact', ...boundKeys])
  if (!fields) return undefined
  const fact = ORDERED_FACTS.find((ordered) => ordered === fields.get('fact'))
  if (!fact) return problems.note(`${path}.fact`, { code: 'unknown-fact', facts: ORDERED_FACTS })
  const read = (code: unknown, at: string) => choiceAt(problems, code, at, scaleOf(fact))
  const bound = boundAt(reading, fields, path, read, () => undefined)
  return bound && { kind: 'order', fact, bound }
}

export function readFlag(reading: Reading, input: unknown, path: string): Omit<Flag, 'id'> | undefined {
  const { problems } = reading
  const fields = fieldsOf(problems, input, path, ['fact', 'expects'])
  if (!fields) return undefined
  const key = factKeyOf(fields.get('fact'))
  const expects = fields.get('expects')
  if (!key || !isFlagKey(key)) {
    return problems.note(`${path}.fact`, { code: 'unknown-fact', facts: RELATION_FLAGS.map((name) => `${name}:…`) })
  }
  const fact = soundKey(reading, key, `${path}.fact`)
  if (typeof expects !== 'boolean') {
    return problems.note(`${path}.expects`, { code: 'not-allowed-value', values: ['true', 'false'] })
  }
  return fact && { kind: 'flag', fact, expects }
}

export function readHosted({ problems }: Reading, input: unknown, path: string): Omit<Hosted, 'id'> | undefined {
  if (input === true) return { kind: 'hosted' }
  const fields = fieldsOf(problems, input, path, ['sites'])
  const written = fields && required(problems, fields, path, 'sites')
  if (written === undefined) return undefined
  const sites = listAt(problems, written, `${path}.sites`, (site, at) => kebabAt(problems, site, at))
  return sites && { kind: 'hosted', sites }
}

const scopes = ['organisation', 'founder', 'group', 'predecessor'] as const

export function readOnce(reading: Reading, input: unknown, path: string): Omit<Once, 'id'> | undefined {
  const { problems } = reading
  const fields = fieldsOf(problems, input, path, ['of', 'per'])
  if (!fields) return undefined
  const of = namedCodeAt(reading, fields.get('of'), `${path}.of`)
  const per = listAt(problems, fields.get('per'), `${path}.per`, (scope, at) => choiceAt(problems, scope, at, scopes))
  return of !== undefined && per ? { kind: 'once', of, per } : undefined
}
