import { type Rate, writeMoney } from '../../kernel/money.ts'
import type { Bound, Condition, Criterion, Rule } from './rule.ts'

/** The JSON form of a rule, which `parseRule` reads back as the same rule. */
export interface WrittenRule {
  readonly version: 1
  readonly where: WrittenCondition
}

export type WrittenCondition = { readonly [key: string]: unknown }

export function writeRule({ version, where }: Rule): WrittenRule {
  return { version, where: writeCondition(where) }
}

function writeCondition(condition: Condition): WrittenCondition {
  if (condition.kind === 'all' || condition.kind === 'any')
    return { [condition.kind]: condition.of.map(writeCondition) }
  if (condition.kind === 'not') return { not: writeCondition(condition.of) }
  return { id: condition.id, [condition.kind]: writeBody(condition) }
}

const keys = { under: 'under', 'at-most': 'atMost', 'at-least': 'atLeast', over: 'over' } as const

function writeBody(criterion: Criterion): unknown {
  switch (criterion.kind) {
    case 'age':
      return { since: criterion.since, ...writeBound(criterion.bound, (months) => months) }
    case 'money': {
      const { fact, period, bound, rate } = criterion
      return {
        fact,
        ...(period === 'last-closed-year' ? { period } : period),
        ...writeBound(bound, writeMoney),
        rate: rate === 'dated' ? rate : writeRate(rate),
      }
    }
    case 'number':
      return { fact: criterion.fact, ...writeBound(criterion.bound, (limit) => limit) }
    case 'date': {
      const { op, limit } = criterion.bound
      return { fact: criterion.fact, [op === 'before' ? 'before' : 'onOrAfter']: limit }
    }
    case 'set':
      return { fact: criterion.fact, [criterion.op === 'any-of' ? 'anyOf' : 'noneOf']: criterion.codes }
    case 'hosted':
      return criterion.sites ? { sites: criterion.sites } : true
    case 'question': {
      const { key, expects, asks, requires } = criterion
      return { key, expects, asks, requires }
    }
  }
}

function writeBound<Limit>({ op, limit }: Bound<Limit>, write: (limit: Limit) => unknown): object {
  return { [keys[op]]: write(limit) }
}

function writeRate({ from, to, numerator, denominator, source }: Rate): object {
  const places = denominator.toString().length - 1
  const digits = numerator.toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const value = places === 0 ? whole : `${whole}.${digits.slice(-places)}`
  return { from, to, value, source }
}
