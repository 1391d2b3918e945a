import { parseCivilDate } from '../../kernel/civil-date.ts'
import type { Localized } from '../../kernel/language.ts'
import { type Currency, type Money, type Rate, parseRate } from '../../kernel/money.ts'
import {
  type Fields,
  exactlyOne,
  fieldsOf,
  isKnownCurrency,
  listAt,
  moneyAt,
  numberAt,
  required,
  shown,
  textAt,
} from './parse-fields.ts'
import type { Problems } from './problem.ts'
import type {
  Age,
  Bound,
  Criterion,
  DateLimit,
  Hosted,
  MoneyLimit,
  NumberLimit,
  Question,
  SetMembership,
} from './rule.ts'
import {
  CHOICE_FACTS,
  DATE_FACTS,
  FISCAL_YEARS,
  MONEY_FACTS,
  NUMBER_FACTS,
  codesOf,
  isChoiceFact,
  isDateFact,
  isKebab,
  isMoneyFact,
  isNumberFact,
} from './vocabulary.ts'

/** Reads one criterion of the given kind from its object, which has `id` and that kind's key. */
export function parseCriterion(
  problems: Problems,
  fields: Fields,
  kind: Criterion['kind'],
  path: string,
): Criterion | undefined {
  const id = kebabAt(problems, required(problems, fields, path, 'id'), `${path}.id`)
  const body = readers[kind](problems, fields.get(kind), `${path}.${kind}`)
  return id === undefined || body === undefined ? undefined : { ...body, id }
}

const readers: {
  readonly [Kind in Criterion['kind']]: (
    problems: Problems,
    input: unknown,
    path: string,
  ) => Omit<Extract<Criterion, { kind: Kind }>, 'id'> | undefined
} = {
  age: readAge,
  money: readMoney,
  number: readNumber,
  date: readDate,
  set: readSet,
  hosted: readHosted,
  question: readQuestion,
}

const bounds = { under: 'under', atMost: 'at-most', atLeast: 'at-least', over: 'over' } as const
const boundKeys = ['under', 'atMost', 'atLeast', 'over'] as const
const MOST_MONTHS = 1200
const MOST_NUMBER = 1_000_000_000

function readAge(problems: Problems, input: unknown, path: string): Omit<Age, 'id'> | undefined {
  const fields = fieldsOf(problems, input, path, ['since', ...boundKeys])
  if (!fields) return undefined
  const since = fields.get('since')
  const bound = readBound(problems, fields, path, (limit, at) =>
    numberAt(problems, limit, at, { least: 0, most: MOST_MONTHS, whole: true }),
  )
  if (since !== 'activity' && since !== 'incorporation') {
    return problems.note(`${path}.since`, { code: 'not-allowed-value', values: ['activity', 'incorporation'] })
  }
  return bound && { kind: 'age', since, bound }
}

function readMoney(problems: Problems, input: unknown, path: string): Omit<MoneyLimit, 'id'> | undefined {
  const fields = fieldsOf(problems, input, path, ['fact', 'fiscalYear', 'period', 'rate', ...boundKeys])
  if (!fields) return undefined
  const fact = fields.get('fact')
  const bound = readBound(problems, fields, path, (limit, at) => moneyAt(problems, limit, at))
  if (!isMoneyFact(fact)) return problems.note(`${path}.fact`, { code: 'unknown-fact', facts: MONEY_FACTS })
  const rate = bound && readRate(problems, fields, path, bound.limit.currency)
  if (fact === 'fundingRaised') {
    for (const key of ['fiscalYear', 'period']) {
      if (fields.has(key)) problems.note(path, { code: 'unknown-key', key })
    }
    return bound && rate && { kind: 'money', fact, bound, rate }
  }
  const period = readPeriod(problems, fields, path)
  return period && bound && rate && { kind: 'money', fact, period, bound, rate }
}

function readPeriod(problems: Problems, fields: Fields, path: string): MoneyLimit['period'] {
  const key = exactlyOne(problems, fields, path, ['fiscalYear', 'period'])
  if (key === undefined) return undefined
  if (key === 'fiscalYear') {
    const { first: least, last: most } = FISCAL_YEARS
    const fiscalYear = numberAt(problems, fields.get(key), `${path}.${key}`, { least, most, whole: true })
    return fiscalYear === undefined ? undefined : { fiscalYear }
  }
  if (fields.get(key) === 'last-closed-year') return 'last-closed-year'
  return problems.note(`${path}.${key}`, { code: 'not-allowed-value', values: ['last-closed-year'] })
}

function readRate(problems: Problems, fields: Fields, path: string, limit: Currency): Rate | 'dated' | undefined {
  const written = required(problems, fields, path, 'rate')
  if (written === undefined || written === 'dated') return written
  const at = `${path}.rate`
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

function readNumber(problems: Problems, input: unknown, path: string): Omit<NumberLimit, 'id'> | undefined {
  const fields = fieldsOf(problems, input, path, ['fact', ...boundKeys])
  if (!fields) return undefined
  const fact = fields.get('fact')
  const bound = readBound(problems, fields, path, (limit, at) =>
    numberAt(problems, limit, at, { least: 0, most: MOST_NUMBER, whole: false }),
  )
  if (!isNumberFact(fact)) return problems.note(`${path}.fact`, { code: 'unknown-fact', facts: NUMBER_FACTS })
  return bound && { kind: 'number', fact, bound }
}

function readDate(problems: Problems, input: unknown, path: string): Omit<DateLimit, 'id'> | undefined {
  const fields = fieldsOf(problems, input, path, ['fact', 'before', 'onOrAfter'])
  if (!fields) return undefined
  const fact = fields.get('fact')
  const key = exactlyOne(problems, fields, path, ['before', 'onOrAfter'])
  if (!isDateFact(fact)) return problems.note(`${path}.fact`, { code: 'unknown-fact', facts: DATE_FACTS })
  if (key === undefined) return undefined
  const written = fields.get(key)
  const limit = typeof written === 'string' ? parseCivilDate(written) : undefined
  if (!limit?.ok) return problems.note(`${path}.${key}`, { code: 'bad-date' })
  return { kind: 'date', fact, bound: { op: key === 'before' ? 'before' : 'on-or-after', limit: limit.value } }
}

function readSet(problems: Problems, input: unknown, path: string): Omit<SetMembership, 'id'> | undefined {
  const fields = fieldsOf(problems, input, path, ['fact', 'anyOf', 'noneOf'])
  if (!fields) return undefined
  const fact = fields.get('fact')
  const key = exactlyOne(problems, fields, path, ['anyOf', 'noneOf'])
  if (!isChoiceFact(fact)) return problems.note(`${path}.fact`, { code: 'unknown-fact', facts: CHOICE_FACTS })
  if (key === undefined) return undefined
  const codes = listAt(problems, fields.get(key), `${path}.${key}`, (code, at) =>
    typeof code === 'string' && codesOf(fact).includes(code)
      ? code
      : problems.note(at, { code: 'unknown-code', fact, value: shown(typeof code === 'string' ? code : typeof code) }),
  )
  return codes && { kind: 'set', fact, op: key === 'anyOf' ? 'any-of' : 'none-of', codes }
}

function readHosted(problems: Problems, input: unknown, path: string): Omit<Hosted, 'id'> | undefined {
  if (input === true) return { kind: 'hosted' }
  const fields = fieldsOf(problems, input, path, ['sites'])
  const written = fields && required(problems, fields, path, 'sites')
  if (written === undefined) return undefined
  const sites = listAt(problems, written, `${path}.sites`, (site, at) => kebabAt(problems, site, at))
  return sites && { kind: 'hosted', sites }
}

function readQuestion(problems: Problems, input: unknown, path: string): Omit<Question, 'id'> | undefined {
  const fields = fieldsOf(problems, input, path, ['key', 'expects', 'asks', 'requires'])
  if (!fields) return undefined
  const key = kebabAt(problems, required(problems, fields, path, 'key'), `${path}.key`)
  const expects = fields.get('expects')
  const asks = localizedAt(problems, required(problems, fields, path, 'asks'), `${path}.asks`)
  const requires = localizedAt(problems, required(problems, fields, path, 'requires'), `${path}.requires`)
  if (typeof expects !== 'boolean') {
    return problems.note(`${path}.expects`, { code: 'not-allowed-value', values: ['true', 'false'] })
  }
  return key === undefined || !asks || !requires ? undefined : { kind: 'question', key, expects, asks, requires }
}

function readBound<Limit extends number | Money>(
  problems: Problems,
  fields: Fields,
  path: string,
  read: (limit: unknown, path: string) => Limit | undefined,
): Bound<Limit> | undefined {
  const key = exactlyOne(problems, fields, path, boundKeys)
  if (key === undefined) return undefined
  const limit = read(fields.get(key), `${path}.${key}`)
  return limit === undefined ? undefined : { op: bounds[key], limit }
}

function kebabAt(problems: Problems, input: unknown, path: string): string | undefined {
  if (input === undefined || isKebab(input)) return input
  return problems.note(path, { code: 'bad-code-form' })
}

function localizedAt(problems: Problems, input: unknown, path: string): Localized | undefined {
  if (input === undefined) return undefined
  const fields = fieldsOf(problems, input, path, ['fr', 'ar', 'en'])
  if (!fields) return undefined
  const fr = textAt(problems, fields.get('fr'), `${path}.fr`)
  const ar = textAt(problems, fields.get('ar'), `${path}.ar`)
  const en = textAt(problems, fields.get('en'), `${path}.en`)
  return fr !== undefined && ar !== undefined && en !== undefined ? { fr, ar, en } : undefined
}
