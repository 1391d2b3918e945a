import { parseRoughDate } from '../../kernel/civil-date.ts'
import { type WrittenMoney, writeMoney } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { FactKey, FactValue, Owner } from './facts.ts'
import { fieldsOf, isPlainObject, moneyAt, numberAt, textAt } from './parse-fields.ts'
import { Problems } from './problem.ts'
import { codesOf, isChoiceKey, isKebab, kindOf } from './vocabulary.ts'

export interface BadFactValue {
  readonly code: 'bad-fact-value'
  readonly expects: FactValue['kind']
}

/**
 * Reads the JSON form of a fact's value: `{"date":"2016-03"}`, `{"amount":"4161000","currency":"MAD"}`, `{"number":7}`,
 * `{"codes":["fintech"]}`, `{"yes":true}`.
 */
export function parseFactValue(key: FactKey, input: unknown): Result<FactValue, BadFactValue> {
  const kind = kindOf(key)
  const value = readers[kind](isPlainObject(input) ? new Map(Object.entries(input)) : new Map(), input, key)
  return value ? ok(value) : refuse({ code: 'bad-fact-value', expects: kind })
}

export type WrittenFactValue = {
  readonly [field: string]: string | number | boolean | readonly string[] | readonly WrittenOwner[]
}

/** A holder of a share as JSON carries it. */
export interface WrittenOwner {
  readonly name: string
  readonly group?: string
  readonly percent: number
  readonly turnover?: WrittenMoney
}

/** The JSON form of a fact's value, which `parseFactValue` reads back. */
export function writeFactValue(value: FactValue): WrittenFactValue {
  switch (value.kind) {
    case 'date':
      return { date: value.date }
    case 'money':
      return { ...writeMoney(value.money) }
    case 'number':
      return { number: value.number }
    case 'choices':
      return { codes: value.codes }
    case 'answer':
      return { yes: value.yes }
    case 'owners':
      return {
        owners: value.owners.map(({ turnover, ...owner }) => ({
          ...owner,
          ...(turnover && { turnover: writeMoney(turnover) }),
        })),
      }
  }
}

const MOST_NUMBER = 1_000_000_000

type Reader = (fields: ReadonlyMap<string, unknown>, input: unknown, key: FactKey) => FactValue | undefined

const readers: Readonly<Record<FactValue['kind'], Reader>> = {
  date: (fields) => {
    const text = only(fields, 'date')
    const read = typeof text === 'string' ? parseRoughDate(text) : undefined
    return read?.ok ? { kind: 'date', date: read.value } : undefined
  },
  money: (_, input) => {
    const problems = new Problems()
    const money = moneyAt(problems, input, 'value')
    return money && problems.found.length === 0 ? { kind: 'money', money } : undefined
  },
  number: (fields) => {
    const number = only(fields, 'number')
    const fits = typeof number === 'number' && number >= 0 && number <= MOST_NUMBER
    return fits ? { kind: 'number', number: number + 0 } : undefined
  },
  choices: (fields, _, key) => {
    const codes = only(fields, 'codes')
    if (!Array.isArray(codes) || !isChoiceKey(key)) return undefined
    const allowed = codesOf(key)
    const isCode = (code: unknown): code is string =>
      allowed ? typeof code === 'string' && allowed.includes(code) : isKebab(code)
    const held = (codes as readonly unknown[]).filter(isCode)
    return held.length === codes.length && new Set(held).size === held.length
      ? { kind: 'choices', codes: held }
      : undefined
  },
  answer: (fields) => {
    const yes = only(fields, 'yes')
    return typeof yes === 'boolean' ? { kind: 'answer', yes } : undefined
  },
  owners: (fields) => {
    const written = only(fields, 'owners')
    if (!Array.isArray(written) || written.length > MOST_OWNERS) return undefined
    const owners = (written as readonly unknown[]).map(ownerFrom)
    return owners.every((owner) => owner !== undefined) ? { kind: 'owners', owners } : undefined
  },
}

const MOST_OWNERS = 100

function ownerFrom(input: unknown): Owner | undefined {
  const problems = new Problems()
  const fields = fieldsOf(problems, input, 'owner', ['name', 'group', 'percent', 'turnover'])
  if (!fields) return undefined
  const name = textAt(problems, fields.get('name'), 'owner.name')
  const group = fields.has('group') ? textAt(problems, fields.get('group'), 'owner.group') : undefined
  const percent = numberAt(problems, fields.get('percent'), 'owner.percent', { least: 0, most: 100, whole: false })
  const turnover = fields.has('turnover') ? moneyAt(problems, fields.get('turnover'), 'owner.turnover') : undefined
  if (problems.found.length > 0 || name === undefined || percent === undefined) return undefined
  return { name, ...(group !== undefined && { group }), percent, ...(turnover && { turnover }) }
}

/** The value of the one field there may be. */
function only(fields: ReadonlyMap<string, unknown>, name: string): unknown {
  return fields.size === 1 ? fields.get(name) : undefined
}
