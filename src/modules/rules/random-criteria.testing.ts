import * as fc from 'fast-check'
import {
  BUSINESS_MODELS,
  DATE_FACTS,
  MONEY_FACTS,
  NUMBER_FACTS,
  RELATION_FLAGS,
  SECTORS,
  groupsOf,
  scaleOf,
} from './vocabulary.ts'

export type Json = Readonly<Record<string, unknown>>

/** What the criteria of one rule may refer to: codes it names, facts it declares, parameters it has. */
export interface Pools {
  readonly names: readonly string[]
  readonly lists: readonly string[]
  /** The part after the colon: `number:stable-jobs`. */
  readonly facts: readonly string[]
  /** The names of a number (a small whole one), an amount in MAD and a day. */
  readonly limits: { readonly number: string; readonly money: string; readonly date: string }
}

const awkward =
  'of by at not list any all under over most founder constructor to-string value-of 36 1 2016 1e5 fr ar en rule if then per ' +
  'exceeds from until is yes no one with liste de du au par est selon sauf si pas chez e5 000 2016-01-01'

/** Codes in the right form, many of which are words of the text form, of JavaScript or look like figures. */
export const kebab = fc.oneof(
  fc.constantFrom(...awkward.split(' ')),
  fc.stringMatching(/^[a-z0-9]{1,8}(?:-[a-z0-9]{1,4}){0,2}$/),
)

/** Texts that hide what they can. */
export const text = fc
  .oneof(
    fc.constantFrom('"', '\\', '\\"', '# no comment', '[x]', 'a = {b}, c', 'Être « prêt »', 'شركة', '👩‍💻', '\u200f'),
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  )
  .map((letters) => `${letters} x`)

export const localized = fc.record({ fr: text, ar: text, en: text })

export const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const months = fc.integer({ min: 0, max: 1200 })
const percent = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ min: 0, max: 100, noNaN: true }))
const figure = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000_000 }),
  fc.double({ min: 0, max: 1_000_000_000, noNaN: true }),
  fc.constantFrom(0, 1, 1000, 99_999, 1e-7, 0.1, 1_000_000_000),
)
const CURRENCIES = ['MAD', 'USD', 'EUR', 'XOF', 'TND', 'JPY']
const amount = fc.record({
  amount: fc.oneof(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }).map(String), fc.constantFrom('0', '12', '10000')),
  currency: fc.constantFrom(...CURRENCIES),
})

/** A criterion of each kind, without its id. */
export function anyCriterion({ names, lists, facts, limits }: Pools): fc.Arbitrary<Json> {
  const code = fc.constantFrom(...names)
  const related = (...of: readonly string[]) => fc.tuple(fc.constantFrom(...of), code).map((parts) => parts.join(':'))
  const declared = (kind: string) => fc.constantFrom(...facts).map((of) => `${kind}:${of}`)
  const dateKey = fc.oneof(fc.constantFrom(...DATE_FACTS), related('lastReceivedOn', 'planSince'), declared('date'))
  const moneyKey = fc.oneof(
    fc.constantFrom(...MONEY_FACTS),
    related('receivedAmount', 'monthlySpendAt'),
    declared('money'),
  )
  const numberKey = fc.oneof(fc.constantFrom(...NUMBER_FACTS), related('seatsAt'), declared('number'))
  const some = (of: fc.Arbitrary<string>) => fc.uniqueArray(of, { minLength: 1, maxLength: 4 })
  const words = { asks: localized, requires: localized }

  const limit = (value: fc.Arbitrary<unknown>, parameter: string) =>
    fc.oneof({ arbitrary: value, weight: 3 }, { arbitrary: fc.constant({ parameter }), weight: 1 })
  const bound = (limited: fc.Arbitrary<unknown>) =>
    keyed(fc.constantFrom('under', 'atMost', 'atLeast', 'over'), limited)

  /** An amount within a bound at a rate that joins its currency. */
  const valued = (fact: fc.Arbitrary<Json>, ...rates: readonly unknown[]) =>
    fc.tuple(fact, bound(limit(amount, limits.money))).chain(([of, at]) => {
      const [{ currency = 'MAD' } = {}] = Object.values(at) as { currency?: string }[]
      return fc
        .oneof(
          ownRate(currency),
          day.map((fixedOn) => ({ fixedOn })),
          fc.constantFrom('dated', ...rates),
        )
        .map((rate): Json => ({ ...of, ...at, rate }))
    })
  const turnover: fc.Arbitrary<Json> = fc.oneof(
    fc.record({ fact: fc.constant('turnover'), fiscalYear: fc.integer({ min: 1900, max: 2199 }) }),
    fc.record({ fact: fc.constant('turnover'), period: fc.constantFrom('last-closed-year', 'best-of-three') }),
  )

  const setOps = fc.constantFrom('anyOf', 'allOf', 'noneOf')
  const held = (fact: fc.Arbitrary<string>, of: fc.Arbitrary<string>) =>
    joined(fc.record({ fact }), keyed(setOps, some(of)))
  const country = fc.constantFrom('MA', 'FR', 'africa', 'european-union')
  const set = fc.oneof(
    held(fc.constant('sector'), fc.constantFrom(...SECTORS, ...groupsOf('sector').keys())),
    held(fc.constant('businessModel'), fc.constantFrom(...BUSINESS_MODELS)),
    held(fc.constantFrom('country', 'markets', 'taxCountry', 'applicantCountry'), country),
    held(fc.oneof(fc.constantFrom('region', 'memberships', 'labels'), related('planAt')), code),
    held(declared('choices'), kebab),
    joined(
      fc.record({ fact: fc.constantFrom('memberships', 'country', 'labels') }),
      keyed(fc.constantFrom('anyOf', 'noneOf'), fc.record({ list: fc.constantFrom(...lists) })),
    ),
  )
  const share = bound(limit(percent, limits.number))
  const sinceKey = dateKey.filter((key) => key !== 'incorporatedOn' && key !== 'activityStartedOn')

  return fc.oneof(
    fc.record({
      age: joined(
        fc.record(
          {
            since: fc.oneof(fc.constantFrom('activity', 'incorporation'), sinceKey),
            at: fc.constantFrom('asked', 'application', 'window-opening'),
          },
          { requiredKeys: ['since'] },
        ),
        bound(limit(months, limits.number)),
      ),
    }),
    fc.record({
      money: fc.oneof(valued(turnover, 'period-end'), valued(fc.record({ fact: moneyKey }))),
    }),
    fc.record({ number: joined(fc.record({ fact: numberKey }), bound(limit(figure, limits.number))) }),
    fc.record({
      date: joined(
        fc.record({ fact: dateKey }),
        keyed(fc.constantFrom('before', 'onOrAfter'), limit(day, limits.date)),
      ),
    }),
    fc.record({ set }),
    fc.record({
      order: fc
        .constantFrom('stage' as const, 'productStage' as const)
        .chain((fact) => joined(fc.record({ fact: fc.constant(fact) }), bound(fc.constantFrom(...scaleOf(fact))))),
    }),
    fc.record({ flag: fc.record({ fact: related(...RELATION_FLAGS), expects: fc.boolean() }) }),
    fc.record({ hosted: fc.oneof(fc.constant(true), fc.record({ sites: some(kebab) })) }),
    fc.record({ question: fc.record({ key: kebab, expects: fc.boolean(), ...words }) }),
    fc.record({
      decision: fc.record({
        key: kebab,
        by: fc.constantFrom('operator', 'partner', 'third-party'),
        because: fc.constantFrom('external-evidence', 'discretion', 'judgement-of-quality'),
        ...words,
      }),
    }),
    fc.record({
      commitment: fc.record(
        { key: kebab, withinMonths: fc.integer({ min: 1, max: 1200 }), ...words },
        { requiredKeys: ['key', 'asks', 'requires'] },
      ),
    }),
    fc.record({
      window: fc.oneof(
        fc.record({ opensOn: day }),
        fc.record({ closesOn: day }),
        fc.tuple(day, day).map(([a, b]): Json => (a < b ? { opensOn: a, closesOn: b } : { opensOn: b, closesOn: a })),
      ),
    }),
    fc.record({
      once: fc.record({ of: code, per: some(fc.constantFrom('organisation', 'founder', 'group', 'predecessor')) }),
    }),
    fc.record({ exceeds: fc.record({ fact: moneyKey, other: moneyKey }) }),
    fc.record({
      owners: fc.oneof(
        fc.record({ share }),
        fc
          .tuple(share, valued(fc.constant({})))
          .map(([at, { rate, ...turnover }]): Json => ({ share: at, turnover, rate })),
      ),
    }),
  )
}

function ownRate(limit: string): fc.Arbitrary<Json> {
  return fc
    .record({
      other: fc.constantFrom(...CURRENCIES.filter((each) => each !== limit)),
      turned: fc.boolean(),
      value: fc.constantFrom('10', '0.093', '10.80', '655.957', '123456789012.000000000000000001'),
      source: text,
    })
    .map(({ other, turned, ...rate }) => ({
      ...(turned ? { from: other, to: limit } : { from: limit, to: other }),
      ...rate,
    }))
}

function keyed(key: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<Json> {
  return fc.tuple(key, value).map((entry) => Object.fromEntries([entry]))
}

function joined(...parts: readonly fc.Arbitrary<Json>[]): fc.Arbitrary<Json> {
  return fc.tuple(...parts).map((objects) => Object.assign({}, ...objects) as Json)
}
