import { type Result, ok, refuse } from '../../kernel/result.ts'
import { parseCriterion } from './parse-criterion.ts'
import { exactlyOne, fieldsOf, required } from './parse-fields.ts'
import { Problems, type RuleProblem } from './problem.ts'
import type { Condition, Criterion, Rule } from './rule.ts'

export interface BadRule {
  readonly code: 'bad-rule'
  readonly problems: readonly RuleProblem[]
}

const DEEPEST = 16
const MOST_CONDITIONS = 200
const criteria = ['age', 'money', 'number', 'date', 'set', 'hosted', 'question'] as const
const groups = ['all', 'any', 'not'] as const

/** Reads a rule from JSON. It refuses whatever it does not know, so that no rule means less than it says. */
export function parseRule(input: unknown): Result<Rule, BadRule> {
  const problems = new Problems()
  const where = readRule(problems, input)
  return where && problems.found.length === 0
    ? ok({ version: 1, where })
    : refuse({ code: 'bad-rule', problems: problems.found })
}

function readRule(problems: Problems, input: unknown): Condition | undefined {
  const fields = fieldsOf(problems, input, 'rule', ['version', 'where'])
  if (!fields) return undefined
  if (fields.get('version') !== 1) problems.note('rule.version', { code: 'unsupported-version' })
  const where = required(problems, fields, 'rule', 'where')
  return where === undefined ? undefined : readCondition({ problems, ids: new Set(), count: 0 }, where, 'rule.where', 1)
}

interface Reading {
  readonly problems: Problems
  readonly ids: Set<string>
  count: number
}

function readCondition(reading: Reading, input: unknown, path: string, depth: number): Condition | undefined {
  const { problems } = reading
  if (depth > DEEPEST) return problems.note(path, { code: 'too-deep', limit: DEEPEST })
  reading.count += 1
  if (reading.count > MOST_CONDITIONS) {
    if (reading.count > MOST_CONDITIONS + 1) return undefined
    return problems.note(path, { code: 'too-many-conditions', limit: MOST_CONDITIONS })
  }

  const fields = fieldsOf(problems, input, path, ['id', ...criteria, ...groups])
  if (!fields) return undefined
  const kind = exactlyOne(problems, fields, path, [...groups, ...criteria])
  if (kind === undefined) return undefined

  if (kind === 'all' || kind === 'any' || kind === 'not') {
    if (fields.has('id')) problems.note(path, { code: 'unknown-key', key: 'id' })
    if (kind !== 'not') return readParts(reading, kind, fields.get(kind), `${path}.${kind}`, depth)
    const of = readCondition(reading, fields.get('not'), `${path}.not`, depth + 1)
    return of && { kind, of }
  }

  const criterion = parseCriterion(problems, fields, kind, path)
  return criterion && uniqueIn(reading, criterion, path)
}

function readParts(
  reading: Reading,
  kind: 'all' | 'any',
  input: unknown,
  path: string,
  depth: number,
): Condition | undefined {
  if (!Array.isArray(input)) return reading.problems.note(path, { code: 'not-a-list' })
  if (input.length === 0) return reading.problems.note(path, { code: 'empty' })
  const of: Condition[] = []
  for (const [index, part] of (input as readonly unknown[]).entries()) {
    if (reading.count > MOST_CONDITIONS) break
    const condition = readCondition(reading, part, `${path}[${index}]`, depth + 1)
    if (condition) of.push(condition)
  }
  return of.length === input.length ? { kind, of } : undefined
}

function uniqueIn({ problems, ids }: Reading, criterion: Criterion, path: string): Criterion | undefined {
  if (ids.has(criterion.id)) return problems.note(`${path}.id`, { code: 'duplicate-id', id: criterion.id })
  ids.add(criterion.id)
  return criterion
}
