import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { BadRule } from './parse-rule.ts'
import { Problems } from './problem.ts'
import { type Condition, type Criterion, type Group, type Rule, isGroup } from './rule.ts'

/** Rules are not nested deeper into one another than this. */
const DEEPEST = 8
/** References resolved in one rule: a few rules that name one another many times would grow without end. */
const MOST_REFERENCES = 200

/**
 * The rule with the conditions of every rule it refers to, and of those they refer to, put in; criterion ids below a
 * reference begin with its code ("base.age"). Names and declarations of the others come along. Refuses references that go
 * round in circles or are more than 200, and codes that `find` does not know.
 */
export function resolveReferences(rule: Rule, find: (code: string) => Rule | undefined): Result<Rule, BadRule> {
  const problems = new Problems()
  let resolved = 0
  const names = new Map(rule.names)
  const declares = new Map(rule.declares)

  const where = resolve(rule.where, 'rule.where', [])
  const prefers = rule.prefers.map((each, index) => ({
    ...each,
    when: resolve(each.when, `rule.prefers[${index}].when`, []),
  }))
  if (problems.found.length > 0) return refuse({ code: 'bad-rule', problems: problems.found })
  return ok({ ...rule, where, prefers, names, declares })

  function resolve(condition: Condition, path: string, through: readonly string[]): Condition {
    if (!isGroup(condition)) return condition
    if (condition.kind !== 'rule') return mapParts(condition, (part) => resolve(part, path, through))
    const code = condition.rule
    resolved += 1
    if (resolved > MOST_REFERENCES) {
      if (resolved === MOST_REFERENCES + 1) problems.note(path, { code: 'too-many-conditions', limit: MOST_REFERENCES })
      return condition
    }
    if (through.includes(code) || through.length >= DEEPEST) {
      problems.note(path, { code: 'circular-reference', rules: [...through, code] })
      return condition
    }
    const other = find(code)
    if (!other) {
      problems.note(path, { code: 'unknown-rule', rule: code })
      return condition
    }
    for (const [key, name] of other.names) if (!names.has(key)) names.set(key, name)
    for (const [key, words] of other.declares) if (!declares.has(key)) declares.set(key, words)
    const own = mapCriteria(other.where, (criterion) => ({ ...criterion, id: `${code}.${criterion.id}` }))
    return { ...condition, where: resolve(own, path, [...through, code]) }
  }
}

/**
 * The rule with the conditions of those it refers to in the place of the references, so that it can be kept by itself; a dot
 * in a criterion's id becomes a hyphen. References that are not resolved stay.
 */
export function standalone(rule: Rule): Rule {
  const inPlace = (condition: Condition): Condition => {
    if (!isGroup(condition)) return { ...condition, id: condition.id.replaceAll('.', '-') }
    return condition.kind === 'rule' && condition.where ? inPlace(condition.where) : mapParts(condition, inPlace)
  }
  const prefers = rule.prefers.map((each) => ({ ...each, when: inPlace(each.when) }))
  return { ...rule, where: inPlace(rule.where), prefers }
}

/** The rule with the entries of the lists it names, where they are at hand; the others stay a question to the company. */
export function withLists(rule: Rule, lists: ReadonlyMap<string, readonly string[]>): Rule {
  const listed = (criterion: Criterion): Criterion => {
    const codes = criterion.kind === 'set' && criterion.list !== undefined ? lists.get(criterion.list) : undefined
    return codes && codes.length > 0 && criterion.kind === 'set' ? { ...criterion, codes } : criterion
  }
  return mapRule(rule, listed)
}

/** The rule with every criterion replaced by what `change` makes of it. */
export function mapRule(rule: Rule, change: (criterion: Criterion) => Criterion): Rule {
  return {
    ...rule,
    where: mapCriteria(rule.where, change),
    prefers: rule.prefers.map((each) => ({ ...each, when: mapCriteria(each.when, change) })),
  }
}

function mapCriteria(condition: Condition, change: (criterion: Criterion) => Criterion): Condition {
  return isGroup(condition) ? mapParts(condition, (part) => mapCriteria(part, change)) : change(condition)
}

function mapParts(condition: Group, change: (part: Condition) => Condition): Condition {
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'at-least':
      return { ...condition, of: condition.of.map(change) }
    case 'not':
      return { ...condition, of: change(condition.of) }
    case 'implies':
      return { ...condition, if: change(condition.if), must: change(condition.must) }
    case 'unless':
      return { ...condition, of: change(condition.of), unless: change(condition.unless) }
    case 'rule':
      return condition.where ? { ...condition, where: change(condition.where) } : condition
  }
}
