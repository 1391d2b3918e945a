import { parseCivilDate } from '../../kernel/civil-date.ts'
import { type Currency, type Money, type Rate, parseRate } from '../../kernel/money.ts'
import { type Fields, exactlyOne, fieldsOf, isKnownCurrency, isPlainObject, moneyAt, textAt } from './parse-fields.ts'
import type { Problems } from './problem.ts'
import type { Reading } from './reading.ts'
import type { Bound, Parameter, RateRule } from './rule.ts'

export const boundKeys = ['under', 'atMost', 'atLeast', 'over'] as const
const bounds = { under: 'under', atMost: 'at-most', atLeast: 'at-least', over: 'over' } as const

/** The bound of an object that has one of `boundKeys`; its limit is read by `read`, or is a parameter of that kind. */
export function boundAt<Limit extends number | Money | string>(
  reading: Reading,
  fields: Fields,
  path: string,
  read: (limit: unknown, path: string) => Limit | undefined,
  fromParameter: (parameter: Parameter) => Limit | undefined,
): Bound<Limit> | undefined {
  const key = exactlyOne(reading.problems, fields, path, boundKeys)
  if (key === undefined) return undefined
  const limit = limitAt(reading, fields.get(key), `${path}.${key}`, read, fromParameter)
  return limit && { op: bounds[key], ...limit }
}

/** A limit written as a value, or taken from a parameter of the rule: `{"parameter":"max-age"}`. */
export function limitAt<Limit>(
  reading: Reading,
  input: unknown,
  path: string,
  read: (limit: unknown, path: string) => Limit | undefined,
  fromParameter: (parameter: Parameter) => Limit | undefined,
): { readonly limit: Limit; readonly parameter?: string } | undefined {
  const name = isPlainObject(input) && 'parameter' in input ? input.parameter : undefined
  if (name === undefined) {
    const limit = read(input, path)
    return limit === undefined ? undefined : { limit }
  }
  const { problems, parameters } = reading
  fieldsOf(problems, input, path, ['parameter'])
  const parameter = typeof name === 'string' ? parameters.get(name) : undefined
  if (typeof name !== 'string' || !parameter) {
    return problems.note(path, { code: 'unknown-parameter', parameters: [...parameters.keys()] })
  }
  const value = fromParameter(parameter)
  // Read as a written limit is, so that a parameter cannot say what a limit may not.
  const limit = value === undefined ? problems.note(path, { code: 'wrong-parameter', parameter: name }) : value
  return limit === undefined ? undefined : { limit, parameter: name }
}

export const moneyOf = (parameter: Parameter) => (parameter.kind === 'money' ? parameter.money : undefined)
export const dateOf = (parameter: Parameter) => (parameter.kind === 'date' ? parameter.date : undefined)
export const numberOf =
  ({ least, most, whole }: { readonly least: number; readonly most: number; readonly whole: boolean }) =>
  (parameter: Parameter) => {
    if (parameter.kind !== 'number') return undefined
    const { number } = parameter
    return number >= least && number <= most && (!whole || Number.isInteger(number)) ? number : undefined
  }

export function moneyBoundAt(reading: Reading, fields: Fields, path: string): Bound<Money> | undefined {
  return boundAt(reading, fields, path, (limit, at) => moneyAt(reading.problems, limit, at), moneyOf)
}

/** `"dated"`, `"period-end"`, `{"fixedOn":"2017-08-14"}` or a rate of the rule's own. */
export function rateAt(problems: Problems, written: unknown, at: string, limit: Currency): RateRule | undefined {
  if (written === 'dated' || written === 'period-end') return written
  if (isPlainObject(written) && 'fixedOn' in written) {
    fieldsOf(problems, written, at, ['fixedOn'])
    const day = typeof written.fixedOn === 'string' ? parseCivilDate(written.fixedOn) : undefined
    return day?.ok ? { fixedOn: day.value } : problems.note(`${at}.fixedOn`, { code: 'bad-date' })
  }
  return ownRateAt(problems, written, at, limit)
}

function ownRateAt(problems: Problems, written: unknown, at: string, limit: Currency): Rate | undefined {
  const rate = fieldsOf(problems, written, at, ['from', 'to', 'value', 'source'])
  if (!rate) return undefined
  const [from, to, value] = [rate.get('from'), rate.get('to'), rate.get('value')]
  const source = textAt(problems, rate.get('source'), `${at}.source`)
  if (!isKnownCurrency(from)) return problems.note(`${at}.from`, { code: 'bad-currency' })
  if (!isKnownCurrency(to) || to === from) return problems.note(`${at}.to`, { code: 'bad-currency' })
  if (from !== limit && to !== limit) return problems.note(at, { code: 'rate-misses-limit', currency: limit })
  const ratio = typeof value === 'string' ? parseRate(value) : undefined
  if (!ratio?.ok) return problems.note(`${at}.value`, { code: 'bad-rate' })
  return source === undefined ? undefined : { from, to, ...ratio.value, source }
}
