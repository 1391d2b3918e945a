import * as fc from 'fast-check'
import { type CivilDate, type RoughDate, addDays, day } from '../../kernel/civil-date.ts'
import type { Money, Rate } from '../../kernel/money.ts'
import type {
  ChoiceKey,
  Condition,
  Criterion,
  DateKey,
  FactKey,
  FactValue,
  Facts,
  FlagKey,
  MoneyKey,
  MoneyLimit,
  NumberKey,
  Owner,
  RateRule,
  Rates,
  Stay,
} from '../rules/index.ts'

/** Conditions of every kind, and companies, days and rates that meet them at their limits. What fails shrinks. */

const DATES = [
  'incorporatedOn',
  'activityStartedOn',
  'lastRoundOn',
  'hostedSince',
] as const satisfies readonly DateKey[]
const AMOUNTS = ['fundingRaised', 'requestedAmount', 'receivedAmount:boost'] as const satisfies readonly MoneyKey[]
const YEARS = ['turnover:2021', 'turnover:2022', 'turnover:2023', 'turnover:2024'] as const satisfies readonly FactKey[]
const NUMBERS = ['headcount', 'seatsAt:cloud'] as const satisfies readonly NumberKey[]
const CHOICES = ['sector', 'country', 'stage', 'labels'] as const satisfies readonly ChoiceKey[]
const FLAGS = ['customerOf:cloud', 'holds:boost', 'onList:funds'] as const satisfies readonly FlagKey[]
const RECEIVED = [
  'received:boost',
  'receivedByFounder:boost',
  'receivedByGroup:boost',
] as const satisfies readonly FlagKey[]
const STAGES = ['bootstrapped', 'seed', 'series-b'] as const
const CODES_ASKED = {
  sector: ['software', 'games', 'health', 'ict', 'creative'],
  country: ['MA', 'SN', 'FR', 'africa', 'european-union'],
  stage: STAGES,
  labels: ['green', 'young'],
} as const
const CODES_HELD = {
  sector: ['software', 'games'],
  country: ['MA', 'FR'],
  stage: STAGES,
  labels: ['green', 'young'],
} as const
const WORDS = { asks: { fr: 'a', ar: 'b', en: 'c' }, requires: { fr: 'a', ar: 'b', en: 'c' } } as const

export const days: fc.Arbitrary<CivilDate> = fc.oneof(
  fc.constantFrom('2024-02-29', '2024-12-31', '2025-01-31', '2025-03-14').map(day),
  fc.integer({ min: 0, max: 1500 }).map((count) => addDays(day('2022-01-01'), count)),
)
const roughDays = fc
  .tuple(days, fc.constantFrom(4, 7, 10, 10))
  .map(([date, length]) => date.slice(0, length) as RoughDate)
const amounts: fc.Arbitrary<Money> = fc.record({
  minor: fc.constantFrom(0n, 1n, 99_99n, 100_00n, 100_01n, 1000_00n),
  currency: fc.constantFrom('MAD', 'USD', 'EUR'),
})
const numbers = fc.constantFrom(0, 1, 7, 7.5, 50)
const bounds = <Limit>(limit: fc.Arbitrary<Limit>) =>
  fc.record({ op: fc.constantFrom('under', 'at-most', 'at-least', 'over'), limit })

const ownRate: Rate = { from: 'USD', to: 'MAD', numerator: 10n, denominator: 1n, source: 'Made up.' }
const rateRules: fc.Arbitrary<RateRule> = fc.oneof(
  fc.constant<RateRule>('dated'),
  days.map((fixedOn): RateRule => ({ fixedOn })),
  fc.constant<RateRule>(ownRate),
)
const periods = fc.constantFrom<NonNullable<MoneyLimit['period']>>('last-closed-year', 'best-of-three', {
  fiscalYear: 2023,
})

// Ids do not matter to answers: two criteria may have the same.
const id = 'c'
const criteria: fc.Arbitrary<Criterion> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('activity', 'incorporation', 'lastRoundOn', 'hostedSince'),
      bounds(fc.constantFrom(0, 1, 12, 36)),
      fc.constantFrom('asked', 'application', 'window-opening'),
    )
    .map(([since, bound, at]): Criterion => ({ kind: 'age', id, since, bound, at })),
  fc
    .tuple(fc.constantFrom(...AMOUNTS), bounds(amounts), rateRules)
    .map(([fact, bound, rate]): Criterion => ({ kind: 'money', id, fact, bound, rate })),
  fc
    .tuple(periods, bounds(amounts), fc.oneof(rateRules, fc.constant<RateRule>('period-end')))
    .map(([period, bound, rate]): Criterion => ({ kind: 'money', id, fact: 'turnover', period, bound, rate })),
  fc
    .tuple(fc.constantFrom(...NUMBERS), bounds(numbers))
    .map(([fact, bound]): Criterion => ({ kind: 'number', id, fact, bound })),
  fc
    .tuple(fc.constantFrom(...DATES), fc.constantFrom('before', 'on-or-after'), days)
    .map(([fact, op, limit]): Criterion => ({ kind: 'date', id, fact, bound: { op, limit } })),
  fc
    .constantFrom(...CHOICES)
    .chain((fact) =>
      fc
        .tuple(fc.constantFrom('any-of', 'all-of', 'none-of'), fc.subarray([...CODES_ASKED[fact]], { minLength: 1 }))
        .map(([op, codes]): Criterion => ({ kind: 'set', id, fact, op, codes })),
    ),
  fc
    .constantFrom('any-of', 'none-of')
    .map((op): Criterion => ({ kind: 'set', id, fact: 'labels', op, codes: [], list: 'funds' })),
  bounds(fc.constantFrom(...STAGES)).map((bound): Criterion => ({ kind: 'order', id, fact: 'stage', bound })),
  fc
    .tuple(fc.constantFrom(...FLAGS), fc.boolean())
    .map(([fact, expects]): Criterion => ({ kind: 'flag', id, fact, expects })),
  fc.constantFrom<Criterion>({ kind: 'hosted', id }, { kind: 'hosted', id, sites: ['rabat'] }),
  fc.boolean().map((expects): Criterion => ({ kind: 'question', id, key: 'exports', expects, ...WORDS })),
  fc.constant<Criterion>({ kind: 'decision', id, key: 'fits', by: 'partner', because: 'discretion', ...WORDS }),
  fc.constant<Criterion>({ kind: 'commitment', id, key: 'exports', withinMonths: 6, ...WORDS }),
  fc
    .tuple(days, fc.option(days))
    .map(([opensOn, closesOn]): Criterion => ({ kind: 'window', id, opensOn, ...(closesOn && { closesOn }) })),
  fc.constantFrom<Criterion>(
    { kind: 'once', id, of: 'boost', per: ['organisation'] },
    { kind: 'once', id, of: 'boost', per: ['organisation', 'founder', 'group'] },
  ),
  fc
    .tuple(fc.constantFrom(...AMOUNTS), fc.constantFrom(...AMOUNTS))
    .map(([fact, other]): Criterion => ({ kind: 'exceeds', id, fact, other })),
  fc
    .tuple(bounds(numbers), fc.option(bounds(amounts)), rateRules)
    .map(([share, turnover, rate]): Criterion => ({ kind: 'owners', id, share, ...(turnover && { turnover }), rate })),
)

/** Any condition of the language, three groups deep. */
export const conditions = fc.letrec<{ condition: Condition }>((tie) => {
  const part = tie('condition')
  const parts = fc.array(part, { minLength: 1, maxLength: 4 })
  return {
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      criteria,
      parts.map((of): Condition => ({ kind: 'all', of })),
      parts.map((of): Condition => ({ kind: 'any', of })),
      part.map((of): Condition => ({ kind: 'not', of })),
      parts.chain((of) =>
        fc.integer({ min: 1, max: of.length }).map((count): Condition => ({ kind: 'at-least', count, of })),
      ),
      fc.tuple(part, part).map(([premise, must]): Condition => ({ kind: 'implies', if: premise, must })),
      fc.tuple(part, part).map(([of, unless]): Condition => ({ kind: 'unless', of, unless })),
      fc.option(part).map((where): Condition => ({ kind: 'rule', rule: 'other', ...(where && { where }) })),
    ),
  }
}).condition

const owners: fc.Arbitrary<readonly Owner[]> = fc.array(
  fc.tuple(fc.constantFrom('a', 'b'), fc.option(fc.constantFrom('g', 'h')), numbers, fc.option(amounts)).map(
    ([name, group, percent, turnover]): Owner => ({
      name,
      percent,
      ...(group && { group }),
      ...(turnover && { turnover }),
    }),
  ),
  { maxLength: 3 },
)

/** What may become known under each key. */
const values: Readonly<Record<string, fc.Arbitrary<FactValue>>> = {
  ...each(DATES, () => roughDays.map((date) => ({ kind: 'date', date }))),
  ...each([...AMOUNTS, ...YEARS], () => amounts.map((money) => ({ kind: 'money', money }))),
  ...each(NUMBERS, () => numbers.map((number) => ({ kind: 'number', number }))),
  ...each(CHOICES, (key) => fc.subarray<string>([...CODES_HELD[key]]).map((codes) => ({ kind: 'choices', codes }))),
  ...each([...FLAGS, ...RECEIVED, 'answer:exports', 'decision:fits'], () =>
    fc.boolean().map((yes) => ({ kind: 'answer', yes })),
  ),
  owners: owners.map((held) => ({ kind: 'owners', owners: held })),
}

function each<Key extends FactKey>(keys: readonly Key[], valuesFor: (key: Key) => fc.Arbitrary<FactValue>) {
  return Object.fromEntries(keys.map((key) => [key, valuesFor(key)]))
}

const stays: fc.Arbitrary<readonly Stay[]> = fc.array(
  fc
    .tuple(fc.constantFrom('rabat', 'tanger'), fc.option(roughDays), fc.option(days))
    .map(([site, from, to]): Stay => ({ site, siteName: site, ...(from && { from }), ...(to && { to }) })),
  { maxLength: 2 },
)

/** A company of which anything may be known, or not. */
export const companies: fc.Arbitrary<Facts> = fc
  .tuple(fc.record(values, { requiredKeys: [] }), stays)
  .map(([known, places]) => ({
    known: new Map(Object.entries(known).flatMap(([key, value]) => (value ? [[key as FactKey, { value }]] : []))),
    stays: places,
  }))

/** Rates of days, and now and then one without, as an agreement fixes it. */
export const quotedRates: fc.Arbitrary<Rates> = fc.array(
  fc
    .tuple(fc.constantFrom('USD', 'EUR'), fc.option(days, { freq: 6, nil: undefined }), fc.constantFrom(9n, 10n, 11n))
    .map(([from, on, numerator]): Rate => {
      return { from, to: 'MAD', numerator, denominator: 1n, ...(on && { on }), source: 'Made up.' }
    }),
  { maxLength: 4 },
)
