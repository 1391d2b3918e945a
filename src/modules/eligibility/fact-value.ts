import { parseRoughDate } from '../../kernel/civil-date.ts'
import { writeMoney } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { FactKey, FactValue } from './facts.ts'
import { isPlainObject, moneyAt } from './parse-fields.ts'
import { Problems } from './problem.ts'
import { codesOf, isChoiceFact, kindOf } from './vocabulary.ts'

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

export type WrittenFactValue = { readonly [field: string]: string | number | boolean | readonly string[] }

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
    if (!Array.isArray(codes) || !isChoiceFact(key)) return undefined
    const allowed = codesOf(key)
    const isCode = (code: unknown): code is string => typeof code === 'string' && allowed.includes(code)
    const held = (codes as readonly unknown[]).filter(isCode)
    return held.length === codes.length && new Set(held).size === held.length
      ? { kind: 'choices', codes: held }
      : undefined
  },
  answer: (fields) => {
    const yes = only(fields, 'yes')
    return typeof yes === 'boolean' ? { kind: 'answer', yes } : undefined
  },
}

/** The value of the one field there may be. */
function only(fields: ReadonlyMap<string, unknown>, name: string): unknown {
  return fields.size === 1 ? fields.get(name) : undefined
}
