import type { Localized } from '../../kernel/language.ts'
import { type Money, type Rate, writeMoney } from '../../kernel/money.ts'
import {
  type Bound,
  type Condition,
  type Criterion,
  type Parameter,
  type RateRule,
  type Rule,
  isGroup,
  isOwnRate,
} from './rule.ts'

/** The JSON form of a rule, which `parseRule` reads back as the same rule. What a rule does not use is left out. */
export interface WrittenRule {
  readonly version: 1
  readonly where: WrittenCondition
  readonly [field: string]: unknown
}

export type WrittenCondition = { readonly [key: string]: unknown }

export function writeRule({
  version,
  where,
  parameters,
  names,
  declares,
  checked,
  places,
  prefers,
}: Rule): WrittenRule {
  return {
    version,
    ...(parameters.size > 0 && { parameters: objectOf(parameters, writeParameter) }),
    ...(names.size > 0 && { names: objectOf(names, writeName) }),
    ...(declares.size > 0 && {
      declares: objectOf(declares, ({ label, asks, codes }) => ({
        label,
        asks,
        ...(codes && { codes: objectOf(codes, writeName) }),
      })),
    }),
    where: writeCondition(where),
    ...(checked !== 'throughout' && { checked }),
    ...(places && { places }),
    ...(prefers.length > 0 && {
      prefers: prefers.map(({ id, weight, when }) => ({ id, weight, when: writeCondition(when) })),
    }),
  }
}

function objectOf<Value>(entries: ReadonlyMap<string, Value>, write: (value: Value) => unknown): object {
  return Object.fromEntries([...entries].map(([key, value]) => [key, write(value)]))
}

/** The JSON form of a parameter's value. */
export function writeParameter(parameter: Parameter): unknown {
  switch (parameter.kind) {
    case 'number':
      return parameter.number
    case 'money':
      return writeMoney(parameter.money)
    case 'date':
      return { date: parameter.date }
  }
}

function writeName(name: Localized): string | Localized {
  return name.fr === name.en && name.fr === name.ar ? name.fr : name
}

function writeCondition(condition: Condition): WrittenCondition {
  if (!isGroup(condition)) return { id: condition.id, [condition.kind]: writeBody(condition) }
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { [condition.kind]: condition.of.map(writeCondition) }
    case 'not':
      return { not: writeCondition(condition.of) }
    case 'at-least':
      return { atLeast: condition.count, of: condition.of.map(writeCondition) }
    case 'implies':
      return { if: writeCondition(condition.if), must: writeCondition(condition.must) }
    case 'unless':
      return { require: writeCondition(condition.of), unless: writeCondition(condition.unless) }
    case 'rule':
      return { rule: condition.rule }
  }
}

const keys = { under: 'under', 'at-most': 'atMost', 'at-least': 'atLeast', over: 'over' } as const
const setKeys = { 'any-of': 'anyOf', 'all-of': 'allOf', 'none-of': 'noneOf' } as const

function writeBody(criterion: Criterion): unknown {
  switch (criterion.kind) {
    case 'age': {
      const { since, at, bound } = criterion
      return { since, ...(at !== 'asked' && { at }), ...writeBound(bound, (months) => months) }
    }
    case 'money': {
      const { fact, period, bound, rate } = criterion
      const when = typeof period === 'string' ? { period } : period
      return { fact, ...when, ...writeBound(bound, writeMoney), rate: writeRateRule(rate) }
    }
    case 'number':
      return { fact: criterion.fact, ...writeBound(criterion.bound, (limit) => limit) }
    case 'date': {
      const { op, limit, parameter } = criterion.bound
      return {
        fact: criterion.fact,
        [op === 'before' ? 'before' : 'onOrAfter']: parameter === undefined ? limit : { parameter },
      }
    }
    case 'set': {
      const { fact, op, codes, list } = criterion
      return { fact, [setKeys[op]]: list === undefined ? codes : { list } }
    }
    case 'order':
      return { fact: criterion.fact, ...writeBound(criterion.bound, (code) => code) }
    case 'hosted':
      return criterion.sites ? { sites: criterion.sites } : true
    case 'owners': {
      const { share, turnover, rate } = criterion
      return {
        share: writeBound(share, (percent) => percent),
        ...(turnover && { turnover: writeBound<Money>(turnover, writeMoney), rate: writeRateRule(rate) }),
      }
    }
    case 'flag':
    case 'question':
    case 'decision':
    case 'commitment':
    case 'window':
    case 'once':
    case 'exceeds': {
      const { kind: _kind, id: _id, ...body } = criterion
      return body
    }
  }
}

function writeBound<Limit>({ op, limit, parameter }: Bound<Limit>, write: (limit: Limit) => unknown): object {
  return { [keys[op]]: parameter === undefined ? write(limit) : { parameter } }
}

function writeRateRule(rate: RateRule): unknown {
  return isOwnRate(rate) ? writeRate(rate) : rate
}

function writeRate({ from, to, numerator, denominator, source }: Rate): object {
  const places = denominator.toString().length - 1
  const digits = numerator.toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const value = places === 0 ? whole : `${whole}.${digits.slice(-places)}`
  return { from, to, value, source }
}
