import { parseCivilDate } from '../../kernel/civil-date.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { DeclaredKey, FactDeclaration } from './facts.ts'
import { parseCondition } from './parse-condition.ts'
import { type Fields, fieldsOf, isPlainObject, moneyAt, numberAt, required } from './parse-fields.ts'
import { Problems, type RuleProblem } from './problem.ts'
import { type Reading, choiceAt, entriesAt, kebabAt, localizedAt, nameAt } from './reading.ts'
import type { Parameter, Places, Preference, Rule } from './rule.ts'
import { factKeyOf, isDeclaredKey, isKebab } from './vocabulary.ts'

export interface BadRule {
  readonly code: 'bad-rule'
  readonly problems: readonly RuleProblem[]
}

const MOST_NAMED = 200
const MOST_CODES = 1000
const MOST_PREFERENCES = 50

/** Reads a rule from JSON. It refuses whatever it does not know, so that no rule means less than it says. */
export function parseRule(input: unknown): Result<Rule, BadRule> {
  const problems = new Problems()
  const rule = readRule(problems, input)
  return rule && problems.found.length === 0 ? ok(rule) : refuse({ code: 'bad-rule', problems: problems.found })
}

const keys = ['version', 'where', 'parameters', 'names', 'declares', 'checked', 'places', 'prefers']

function readRule(problems: Problems, input: unknown): Rule | undefined {
  const fields = fieldsOf(problems, input, 'rule', keys)
  if (!fields) return undefined
  if (fields.get('version') !== 1) problems.note('rule.version', { code: 'unsupported-version' })
  const reading: Reading = {
    problems,
    parameters: entriesAt(problems, fields.get('parameters'), 'rule.parameters', MOST_NAMED, (name, value, path) => {
      const parameter = parameterAt(problems, value, path)
      return kebabAt(problems, name, path) === undefined || !parameter ? undefined : [name, parameter]
    }),
    names: entriesAt(problems, fields.get('names'), 'rule.names', MOST_NAMED, (code, value, path) => {
      const name = nameAt(problems, value, path)
      return kebabAt(problems, code, path) === undefined || !name ? undefined : [code, name]
    }),
    declares: entriesAt(problems, fields.get('declares'), 'rule.declares', MOST_NAMED, (key, value, path) =>
      declarationAt(problems, key, value, path),
    ),
    ids: new Set(),
    count: 0,
    countedAtOpening: [],
    opening: false,
  }

  const written = required(problems, fields, 'rule', 'where')
  const where = written === undefined ? undefined : parseCondition(reading, written, 'rule.where', 1)
  const prefers = preferencesAt(reading, fields.get('prefers'))
  const checked = checkedAt(problems, fields)
  const places = placesAt(problems, fields)
  if (!reading.opening) for (const path of reading.countedAtOpening) problems.note(path, { code: 'no-opening' })
  const { parameters, names, declares } = reading
  return where && { version: 1, where, parameters, names, declares, checked, ...(places && { places }), prefers }
}

function parameterAt(problems: Problems, input: unknown, path: string): Parameter | undefined {
  if (typeof input === 'number') {
    const number = numberAt(problems, input, path, { least: 0, most: 1_000_000_000, whole: false })
    return number === undefined ? undefined : { kind: 'number', number }
  }
  if (isPlainObject(input) && 'date' in input) {
    fieldsOf(problems, input, path, ['date'])
    const day = typeof input.date === 'string' ? parseCivilDate(input.date) : undefined
    return day?.ok ? { kind: 'date', date: day.value } : problems.note(`${path}.date`, { code: 'bad-date' })
  }
  const money = moneyAt(problems, input, path)
  return money && { kind: 'money', money }
}

function declarationAt(
  problems: Problems,
  text: string,
  input: unknown,
  path: string,
): readonly [DeclaredKey, FactDeclaration] | undefined {
  const key = factKeyOf(text)
  if (!key || !isDeclaredKey(key)) {
    return problems.note(path, { code: 'unknown-fact', facts: ['date:…', 'money:…', 'number:…', 'choices:…'] })
  }
  const isChoice = key.startsWith('choices:')
  const fields = fieldsOf(problems, input, path, ['label', 'asks', ...(isChoice ? ['codes'] : [])])
  if (!fields) return undefined
  const label = localizedAt(problems, required(problems, fields, path, 'label'), `${path}.label`)
  const asks = localizedAt(problems, required(problems, fields, path, 'asks'), `${path}.asks`)
  if (!isChoice) return label && asks && [key, { label, asks }]
  const written = required(problems, fields, path, 'codes')
  const codes = entriesAt(problems, written, `${path}.codes`, MOST_CODES, (code, value, at) => {
    const name = nameAt(problems, value, at)
    return isKebab(code) && name ? [code, name] : problems.note(at, { code: 'bad-code-form' })
  })
  if (written !== undefined && codes.size === 0) problems.note(`${path}.codes`, { code: 'empty' })
  return label && asks && [key, { label, asks, codes }]
}

function checkedAt(problems: Problems, fields: Fields): Rule['checked'] {
  const written = fields.get('checked')
  if (written === undefined || written === 'throughout') return 'throughout'
  if (written === 'at-entry') return 'at-entry'
  if (isPlainObject(written)) {
    const every = fieldsOf(problems, written, 'rule.checked', ['everyMonths'])
    const bounds = { least: 1, most: 120, whole: true }
    const everyMonths = every && numberAt(problems, every.get('everyMonths'), 'rule.checked.everyMonths', bounds)
    if (everyMonths !== undefined) return { everyMonths }
  } else problems.note('rule.checked', { code: 'not-allowed-value', values: ['throughout', 'at-entry'] })
  return 'throughout'
}

function placesAt(problems: Problems, all: Fields): Places | undefined {
  if (!all.has('places')) return undefined
  const fields = fieldsOf(problems, all.get('places'), 'rule.places', ['count', 'order'])
  if (!fields) return undefined
  const bounds = { least: 1, most: 1_000_000_000, whole: true }
  const count = numberAt(problems, fields.get('count'), 'rule.places.count', bounds)
  const order = choiceAt(problems, fields.get('order'), 'rule.places.order', ['first-come', 'ranked'])
  return count === undefined || !order ? undefined : { count, order }
}

function preferencesAt(reading: Reading, input: unknown): readonly Preference[] {
  const { problems } = reading
  if (input === undefined) return []
  if (!Array.isArray(input)) {
    problems.note('rule.prefers', { code: 'not-a-list' })
    return []
  }
  if (input.length > MOST_PREFERENCES) {
    problems.note('rule.prefers', { code: 'too-long', most: MOST_PREFERENCES })
    return []
  }
  return (input as readonly unknown[]).flatMap((each, index) => {
    const path = `rule.prefers[${index}]`
    const fields = fieldsOf(problems, each, path, ['id', 'weight', 'when'])
    if (!fields) return []
    const id = kebabAt(problems, required(problems, fields, path, 'id'), `${path}.id`)
    const weight = numberAt(problems, fields.get('weight'), `${path}.weight`, { least: 1, most: 1000, whole: true })
    const written = required(problems, fields, path, 'when')
    const when = written === undefined ? undefined : parseCondition(reading, written, `${path}.when`, 1)
    if (id !== undefined && reading.ids.has(id)) problems.note(`${path}.id`, { code: 'duplicate-id', id })
    if (id !== undefined) reading.ids.add(id)
    return id === undefined || weight === undefined || !when ? [] : [{ id, weight, when }]
  })
}
