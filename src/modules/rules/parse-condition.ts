import { parseCriterion } from './parse-criterion.ts'
import { type Fields, exactlyOne, fieldsOf, numberAt, required } from './parse-fields.ts'
import { type Reading, namedCodeAt } from './reading.ts'
import type { Condition, Criterion, Group } from './rule.ts'

/** Conditions are not nested deeper than this. */
export const DEEPEST = 16
export const MOST_CONDITIONS = 200

const criteria: readonly Criterion['kind'][] = [
  'age',
  'money',
  'number',
  'date',
  'set',
  'order',
  'flag',
  'hosted',
  'question',
  'decision',
  'commitment',
  'window',
  'once',
  'exceeds',
  'owners',
]
/** The key by which a group is known, and the keys it has besides. */
const groups = { all: [], any: [], not: [], atLeast: ['of'], if: ['must'], require: ['unless'], rule: [] } as const
const groupKeys = ['all', 'any', 'not', 'atLeast', 'if', 'require', 'rule'] as const
const besides = ['of', 'must', 'unless'] as const

/** Reads a condition: a group of conditions or one criterion. No deeper and no more of them than a person can follow. */
export function parseCondition(reading: Reading, input: unknown, path: string, depth: number): Condition | undefined {
  const { problems } = reading
  if (depth > DEEPEST) return problems.note(path, { code: 'too-deep', limit: DEEPEST })
  reading.count += 1
  if (reading.count > MOST_CONDITIONS) {
    if (reading.count > MOST_CONDITIONS + 1) return undefined
    return problems.note(path, { code: 'too-many-conditions', limit: MOST_CONDITIONS })
  }

  const fields = fieldsOf(problems, input, path, ['id', ...criteria, ...groupKeys, ...besides])
  if (!fields) return undefined
  const kind = exactlyOne(problems, fields, path, [...groupKeys, ...criteria])
  if (kind === undefined) return undefined
  const own: readonly string[] = isGroupKey(kind) ? groups[kind] : ['id']
  for (const key of ['id', ...besides]) {
    if (fields.has(key) && !own.includes(key)) problems.note(path, { code: 'unknown-key', key })
  }
  if (isGroupKey(kind)) return parseGroup(reading, fields, kind, path, depth)
  const criterion = parseCriterion(reading, fields, kind, path)
  return criterion && uniqueIn(reading, criterion, path)
}

function isGroupKey(key: string): key is (typeof groupKeys)[number] {
  return Object.hasOwn(groups, key)
}

function parseGroup(
  reading: Reading,
  fields: Fields,
  kind: (typeof groupKeys)[number],
  path: string,
  depth: number,
): Group | undefined {
  const { problems } = reading
  const part = (name: string): Condition | undefined => {
    const written = required(problems, fields, path, name)
    return written === undefined ? undefined : parseCondition(reading, written, `${path}.${name}`, depth + 1)
  }
  switch (kind) {
    case 'all':
    case 'any': {
      const of = partsAt(reading, fields.get(kind), `${path}.${kind}`, depth)
      return of && { kind, of }
    }
    case 'not': {
      const of = part('not')
      return of && { kind, of }
    }
    case 'atLeast': {
      const of = partsAt(reading, required(problems, fields, path, 'of') ?? [], `${path}.of`, depth)
      const bounds = { least: 1, most: Math.max(1, of?.length ?? 1), whole: true }
      const count = of && numberAt(problems, fields.get('atLeast'), `${path}.atLeast`, bounds)
      return of && count !== undefined ? { kind: 'at-least', count, of } : undefined
    }
    case 'if': {
      const [premise, must] = [part('if'), part('must')]
      return premise && must && { kind: 'implies', if: premise, must }
    }
    case 'require': {
      const [of, unless] = [part('require'), part('unless')]
      return of && unless && { kind: 'unless', of, unless }
    }
    case 'rule': {
      const rule = namedCodeAt(reading, fields.get('rule'), `${path}.rule`)
      return rule === undefined ? undefined : { kind, rule }
    }
  }
}

function partsAt(reading: Reading, input: unknown, path: string, depth: number): readonly Condition[] | undefined {
  if (!Array.isArray(input)) return reading.problems.note(path, { code: 'not-a-list' })
  if (input.length === 0) return reading.problems.note(path, { code: 'empty' })
  const of: Condition[] = []
  for (const [index, part] of (input as readonly unknown[]).entries()) {
    if (reading.count > MOST_CONDITIONS) break
    const condition = parseCondition(reading, part, `${path}[${index}]`, depth + 1)
    if (condition) of.push(condition)
  }
  return of.length === input.length ? of : undefined
}

function uniqueIn({ problems, ids }: Reading, criterion: Criterion, path: string): Criterion | undefined {
  if (ids.has(criterion.id)) return problems.note(`${path}.id`, { code: 'duplicate-id', id: criterion.id })
  ids.add(criterion.id)
  return criterion
}
