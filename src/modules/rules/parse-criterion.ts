import { parseCivilDate } from '../../kernel/civil-date.ts'
import type { FactKey } from './facts.ts'
import { boundAt, boundKeys, dateOf, limitAt, moneyBoundAt, numberOf, rateAt } from './parse-bound.ts'
import { readChoices, readFlag, readHosted, readOnce, readOrder } from './parse-choices.ts'
import { type Fields, exactlyOne, fieldsOf, numberAt, required } from './parse-fields.ts'
import { readCommitment, readDecision, readQuestion, readWindow } from './parse-words.ts'
import { type Reading, choiceAt, kebabAt, soundKey } from './reading.ts'
import type { Age, Criterion, DateLimit, Exceeds, MoneyLimit, NumberLimit, Owners } from './rule.ts'
import {
  DATE_FACTS,
  FISCAL_YEARS,
  MONEY_FACTS,
  NUMBER_FACTS,
  factKeyOf,
  isDateKey,
  isMoneyKey,
  isNumberKey,
} from './vocabulary.ts'

/** What a reader makes of a criterion's object; its id is read beside it. */
type Body<Kind extends Criterion['kind']> = Omit<Extract<Criterion, { kind: Kind }>, 'id'>

/** Reads one criterion of the given kind from its object, which has `id` and that kind's key. */
export function parseCriterion(
  reading: Reading,
  fields: Fields,
  kind: Criterion['kind'],
  path: string,
): Criterion | undefined {
  const { problems } = reading
  const id = kebabAt(problems, required(problems, fields, path, 'id'), `${path}.id`)
  const body = readers[kind](reading, fields.get(kind), `${path}.${kind}`)
  return id === undefined || body === undefined ? undefined : { ...body, id }
}

const readers: {
  readonly [Kind in Criterion['kind']]: (reading: Reading, input: unknown, path: string) => Body<Kind> | undefined
} = {
  age: readAge,
  money: readMoney,
  number: readNumber,
  date: readDate,
  set: readChoices,
  order: readOrder,
  flag: readFlag,
  hosted: readHosted,
  question: readQuestion,
  decision: readDecision,
  commitment: readCommitment,
  window: readWindow,
  once: readOnce,
  exceeds: readExceeds,
  owners: readOwners,
}

const MONTHS = { least: 0, most: 1200, whole: true }
const NUMBERS = { least: 0, most: 1_000_000_000, whole: false }
const PERCENTS = { least: 0, most: 100, whole: false }
const moments = ['asked', 'application', 'window-opening'] as const

function readAge(reading: Reading, input: unknown, path: string): Body<'age'> | undefined {
  const { problems } = reading
  const fields = fieldsOf(problems, input, path, ['since', 'at', ...boundKeys])
  if (!fields) return undefined
  const read = (limit: unknown, at: string) => numberAt(problems, limit, at, MONTHS)
  const bound = boundAt(reading, fields, path, read, numberOf(MONTHS))
  const since = sinceAt(reading, fields.get('since'), `${path}.since`)
  const at = fields.has('at') ? choiceAt(problems, fields.get('at'), `${path}.at`, moments) : 'asked'
  if (at === 'window-opening') reading.countedAtOpening.push(`${path}.at`)
  return since && bound && at && { kind: 'age', since, bound, at }
}

function sinceAt(reading: Reading, input: unknown, path: string): Age['since'] | undefined {
  if (input === 'activity' || input === 'incorporation') return input
  const key = factKeyOf(input)
  if (key && isDateKey(key) && key !== 'incorporatedOn' && key !== 'activityStartedOn')
    return soundKey(reading, key, path)
  return reading.problems.note(path, { code: 'not-allowed-value', values: sinceValues })
}

const sinceValues = [
  'activity',
  'incorporation',
  ...DATE_FACTS.filter((fact) => fact !== 'incorporatedOn' && fact !== 'activityStartedOn'),
  'lastReceivedOn:…',
  'planSince:…',
  'date:…',
]

/** A fact of one kind, by its name. */
function factAt<Key extends FactKey>(
  reading: Reading,
  fields: Fields,
  path: string,
  isOfKind: (key: FactKey) => key is Key,
  facts: readonly string[],
  name = 'fact',
): Key | undefined {
  const key = factKeyOf(fields.get(name))
  if (key && isOfKind(key)) return soundKey(reading, key, `${path}.${name}`)
  return reading.problems.note(`${path}.${name}`, { code: 'unknown-fact', facts })
}

const moneyNames = [...MONEY_FACTS, 'receivedAmount:…', 'monthlySpendAt:…', 'money:…']

function readMoney(reading: Reading, input: unknown, path: string): Body<'money'> | undefined {
  const { problems } = reading
  const fields = fieldsOf(problems, input, path, ['fact', 'fiscalYear', 'period', 'rate', ...boundKeys])
  if (!fields) return undefined
  const bound = moneyBoundAt(reading, fields, path)
  const isTurnover = fields.get('fact') === 'turnover'
  const fact = isTurnover ? 'turnover' : factAt(reading, fields, path, isMoneyKey, ['turnover', ...moneyNames])
  if (!fact) return undefined
  const written = required(problems, fields, path, 'rate')
  const rate =
    bound && written !== undefined ? rateAt(problems, written, `${path}.rate`, bound.limit.currency) : undefined
  if (!isTurnover) {
    for (const key of ['fiscalYear', 'period']) {
      if (fields.has(key)) problems.note(path, { code: 'unknown-key', key })
    }
    if (written === 'period-end') problems.note(`${path}.rate`, { code: 'no-period' })
    return bound && rate && { kind: 'money', fact, bound, rate }
  }
  const period = readPeriod(reading, fields, path)
  return period && bound && rate && { kind: 'money', fact, period, bound, rate }
}

const periods = ['last-closed-year', 'best-of-three'] as const

function readPeriod({ problems }: Reading, fields: Fields, path: string): MoneyLimit['period'] {
  const key = exactlyOne(problems, fields, path, ['fiscalYear', 'period'])
  if (key === undefined) return undefined
  if (key === 'period') return choiceAt(problems, fields.get(key), `${path}.${key}`, periods)
  const { first: least, last: most } = FISCAL_YEARS
  const fiscalYear = numberAt(problems, fields.get(key), `${path}.${key}`, { least, most, whole: true })
  return fiscalYear === undefined ? undefined : { fiscalYear }
}

function readNumber(reading: Reading, input: unknown, path: string): Body<'number'> | undefined {
  const { problems } = reading
  const fields = fieldsOf(problems, input, path, ['fact', ...boundKeys])
  if (!fields) return undefined
  const read = (limit: unknown, at: string) => numberAt(problems, limit, at, NUMBERS)
  const bound = boundAt(reading, fields, path, read, numberOf(NUMBERS))
  const fact = factAt(reading, fields, path, isNumberKey, [...NUMBER_FACTS, 'seatsAt:…', 'number:…'])
  return bound && fact && ({ kind: 'number', fact, bound } satisfies Omit<NumberLimit, 'id'>)
}

function readDate(reading: Reading, input: unknown, path: string): Body<'date'> | undefined {
  const { problems } = reading
  const fields = fieldsOf(problems, input, path, ['fact', 'before', 'onOrAfter'])
  if (!fields) return undefined
  const key = exactlyOne(problems, fields, path, ['before', 'onOrAfter'])
  const fact = factAt(reading, fields, path, isDateKey, [...DATE_FACTS, 'lastReceivedOn:…', 'planSince:…', 'date:…'])
  if (key === undefined || !fact) return undefined
  const read = (written: unknown, at: string) => {
    const limit = typeof written === 'string' ? parseCivilDate(written) : undefined
    return limit?.ok ? limit.value : problems.note(at, { code: 'bad-date' })
  }
  const limit = limitAt(reading, fields.get(key), `${path}.${key}`, read, dateOf)
  const op = key === 'before' ? 'before' : 'on-or-after'
  return limit && ({ kind: 'date', fact, bound: { op, ...limit } } satisfies Omit<DateLimit, 'id'>)
}

function readExceeds(reading: Reading, input: unknown, path: string): Body<'exceeds'> | undefined {
  const fields = fieldsOf(reading.problems, input, path, ['fact', 'other'])
  if (!fields) return undefined
  const fact = factAt(reading, fields, path, isMoneyKey, moneyNames)
  const other = factAt(reading, fields, path, isMoneyKey, moneyNames, 'other')
  return fact && other && ({ kind: 'exceeds', fact, other } satisfies Omit<Exceeds, 'id'>)
}

function readOwners(reading: Reading, input: unknown, path: string): Body<'owners'> | undefined {
  const { problems } = reading
  const fields = fieldsOf(problems, input, path, ['share', 'turnover', 'rate'])
  if (!fields) return undefined
  const shareFields = fieldsOf(problems, fields.get('share'), `${path}.share`, boundKeys)
  const read = (limit: unknown, at: string) => numberAt(problems, limit, at, PERCENTS)
  const share = shareFields && boundAt(reading, shareFields, `${path}.share`, read, numberOf(PERCENTS))
  if (!fields.has('turnover')) {
    if (fields.has('rate')) problems.note(path, { code: 'unknown-key', key: 'rate' })
    return share && { kind: 'owners', share, rate: 'dated' }
  }
  const turnoverFields = fieldsOf(problems, fields.get('turnover'), `${path}.turnover`, boundKeys)
  const turnover = turnoverFields && moneyBoundAt(reading, turnoverFields, `${path}.turnover`)
  const written = required(problems, fields, path, 'rate')
  if (written === 'period-end') return problems.note(`${path}.rate`, { code: 'no-period' })
  const rate =
    turnover && written !== undefined ? rateAt(problems, written, `${path}.rate`, turnover.limit.currency) : undefined
  return share && turnover && rate && ({ kind: 'owners', share, turnover, rate } satisfies Omit<Owners, 'id'>)
}
