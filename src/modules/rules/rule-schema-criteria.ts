import {
  type Schema,
  bound,
  facts,
  limit,
  list,
  number,
  object,
  objectWithOne,
  oneOf,
  the,
  whole,
} from './rule-schema-parts.ts'
import type { ChoiceFact } from './facts.ts'
import type { Criterion } from './rule.ts'
import {
  CHOICE_FACTS,
  DATE_FACTS,
  MONEY_FACTS,
  NUMBER_FACTS,
  ORDERED_FACTS,
  RELATION_FLAGS,
  codesOf,
  groupsOf,
  scaleOf,
} from './vocabulary.ts'

const words = { asks: the('localized'), requires: the('localized') }
const months = whole(0, 1200)
const money = facts(MONEY_FACTS, ['receivedAmount', 'monthlySpendAt', 'money'])
const dates = ['lastReceivedOn', 'planSince', 'date']
const since = facts(
  [
    'activity',
    'incorporation',
    ...DATE_FACTS.filter((fact) => fact !== 'incorporatedOn' && fact !== 'activityStartedOn'),
  ],
  dates,
)
const amounts = bound(limit(the('amount')))

/** Codes of one fact, held in one of three ways, or a list kept elsewhere. */
function choices(fact: Schema, code: Schema): Schema {
  const codes = list(code)
  const listed = { anyOf: [codes, object({ list: the('code') })] }
  return objectWithOne({ fact }, { anyOf: listed, allOf: codes, noneOf: listed })
}

const closed = CHOICE_FACTS.filter((fact) => codesOf(fact))
const codesOfCountries = new Set<ChoiceFact>(['country', 'markets', 'applicantCountry', 'taxCountry'])

function codesName(fact: ChoiceFact): string {
  return codesOfCountries.has(fact) ? 'countryCodes' : `${fact}Codes`
}

/** The codes that a rule may name of each fact whose codes the vocabulary knows. */
export const codeDefinitions: Readonly<Record<string, Schema>> = Object.fromEntries(
  closed.map((fact) => [codesName(fact), oneOf(...(codesOf(fact) ?? []), ...groupsOf(fact).keys())]),
)
const open = CHOICE_FACTS.filter((fact) => !codesOf(fact))

/** What stands under the key of each kind of criterion. */
export const criterionSchemas: Readonly<Record<Criterion['kind'], Schema>> = {
  age: objectWithOne({ since, at: oneOf('asked', 'application', 'window-opening') }, bound(limit(months)), ['at']),
  money: {
    oneOf: [
      objectWithOne({ fact: { const: 'turnover' }, fiscalYear: the('year'), rate: the('rate') }, amounts),
      objectWithOne(
        { fact: { const: 'turnover' }, period: oneOf('last-closed-year', 'best-of-three'), rate: the('rate') },
        amounts,
      ),
      objectWithOne({ fact: money, rate: the('rateWithoutPeriod') }, amounts),
    ],
  },
  number: objectWithOne({ fact: facts(NUMBER_FACTS, ['seatsAt', 'number']) }, bound(limit(number(0, 1_000_000_000)))),
  date: objectWithOne(
    { fact: facts(DATE_FACTS, dates) },
    { before: limit(the('date')), onOrAfter: limit(the('date')) },
  ),
  set: {
    oneOf: [
      ...closed.map((fact) => choices({ const: fact }, the(codesName(fact)))),
      choices(facts(open, ['planAt', 'choices']), the('code')),
    ],
  },
  order: {
    oneOf: ORDERED_FACTS.map((fact) => objectWithOne({ fact: { const: fact } }, bound(oneOf(...scaleOf(fact))))),
  },
  flag: object({ fact: facts([], RELATION_FLAGS), expects: { type: 'boolean' } }),
  hosted: { anyOf: [{ const: true }, object({ sites: list(the('code')) })] },
  question: object({ key: the('code'), expects: { type: 'boolean' }, ...words }),
  decision: object({
    key: the('code'),
    by: oneOf('operator', 'partner', 'third-party'),
    because: oneOf('external-evidence', 'discretion', 'judgement-of-quality'),
    ...words,
  }),
  commitment: object({ key: the('code'), withinMonths: whole(1, 1200), ...words }, ['withinMonths']),
  window: { ...object({ opensOn: the('date'), closesOn: the('date') }, ['opensOn', 'closesOn']), minProperties: 1 },
  once: object({ of: the('code'), per: list(oneOf('organisation', 'founder', 'group', 'predecessor')) }),
  exceeds: object({ fact: money, other: money }),
  owners: {
    ...object(
      {
        share: objectWithOne({}, bound(limit(number(0, 100)))),
        turnover: objectWithOne({}, amounts),
        rate: the('rateWithoutPeriod'),
      },
      ['turnover', 'rate'],
    ),
    dependentRequired: { turnover: ['rate'], rate: ['turnover'] },
  },
}
