import type { Localized } from '../../kernel/language.ts'
import { type Condition, type Criterion, type MoneyLimit, type Rule, plainRule, scaleOf } from '../rules/index.ts'
import type { Dice } from './dice.testing.ts'
import {
  CHOICE_KEYS,
  COUNTS,
  DATE_KEYS,
  DAYS,
  DECISIONS,
  FLAG_KEYS,
  LIMITS,
  MONEY_KEYS,
  MONTHS,
  NUMBER_KEYS,
  OWN_RATES,
  QUESTIONS,
  SITES,
  TURNING_DAYS,
  YEARS,
  ruleCodesFor,
} from './random-world.testing.ts'

export { Dice } from './dice.testing.ts'
export { randomDay, randomFacts, randomRates } from './random-world.testing.ts'

const OPS = ['under', 'at-most', 'at-least', 'over'] as const
const WORDS: Localized = { fr: 'Texte', ar: 'نص', en: 'Text' }

/** A rule of any shape: every kind of group and criterion, a few levels deep. */
export function randomRule(dice: Dice): Rule {
  const named = { next: 0 }
  return plainRule(randomCondition(dice, dice.below(4), named))
}

/** A rule as programmes have them: four to eight criteria that must all hold, now and then a choice or an exemption. */
export function randomOffer(dice: Dice): Rule {
  const named = { next: 0 }
  const of = Array.from({ length: 4 + dice.below(5) }, () => randomCondition(dice, dice.says(0.15) ? 1 : 0, named))
  return plainRule({ kind: 'all', of })
}

interface Named {
  next: number
}

function randomCondition(dice: Dice, depth: number, named: Named): Condition {
  if (depth === 0) return randomCriterion(dice, `c-${named.next++}`)
  const part = (): Condition => randomCondition(dice, dice.below(depth), named)
  const kind = dice.pick(['all', 'all', 'any', 'any', 'not', 'at-least', 'implies', 'unless', 'rule'] as const)
  switch (kind) {
    case 'all':
    case 'any':
      return { kind, of: Array.from({ length: 1 + dice.below(4) }, part) }
    case 'not':
      return { kind, of: part() }
    case 'at-least': {
      const of = Array.from({ length: 1 + dice.below(5) }, part)
      return { kind, count: 1 + dice.below(of.length), of }
    }
    case 'implies':
      return { kind, if: part(), must: part() }
    case 'unless':
      return { kind, of: part(), unless: part() }
    case 'rule':
      return { kind, rule: 'another-programme', ...(dice.says(0.8) && { where: part() }) }
  }
}

const CRITERIA: readonly ((dice: Dice, id: string) => Criterion)[] = [
  (dice, id) => ({
    kind: 'age',
    id,
    since: dice.pick(['activity', 'activity', 'incorporation', ...DATE_KEYS] as const),
    bound: { op: dice.pick(OPS), limit: dice.pick(MONTHS) },
    at: dice.pick(['asked', 'application', 'window-opening']),
  }),
  randomMoneyLimit,
  randomMoneyLimit,
  (dice, id) => ({
    kind: 'number',
    id,
    fact: dice.pick(NUMBER_KEYS),
    bound: { op: dice.pick(OPS), limit: dice.pick(COUNTS) },
  }),
  (dice, id) => ({
    kind: 'date',
    id,
    fact: dice.pick(['activityStartedOn', 'incorporatedOn', ...DATE_KEYS] as const),
    bound: { op: dice.pick(['before', 'on-or-after']), limit: dice.pick(TURNING_DAYS) },
  }),
  (dice, id) => {
    const fact = dice.pick(CHOICE_KEYS)
    const unknownList = dice.says(0.1)
    return {
      kind: 'set',
      id,
      fact,
      op: unknownList ? dice.pick(['any-of', 'none-of']) : dice.pick(['any-of', 'all-of', 'none-of']),
      codes: unknownList ? [] : [...new Set(dice.some(ruleCodesFor(fact), 1, 4))],
      ...(unknownList && { list: 'partner-funds' }),
    }
  },
  (dice, id) => {
    const fact = dice.pick(['stage', 'productStage'] as const)
    return { kind: 'order', id, fact, bound: { op: dice.pick(OPS), limit: dice.pick(scaleOf(fact)) } }
  },
  (dice, id) => ({ kind: 'flag', id, fact: dice.pick(FLAG_KEYS), expects: dice.says(0.5) }),
  (dice, id) => ({ kind: 'hosted', id, ...(dice.says(0.7) && { sites: [...new Set(dice.some(SITES, 1, 2))] }) }),
  (dice, id) => ({
    kind: 'question',
    id,
    key: dice.pick(QUESTIONS),
    expects: dice.says(0.7),
    asks: WORDS,
    requires: WORDS,
  }),
  (dice, id) => ({
    kind: 'decision',
    id,
    key: dice.pick(DECISIONS),
    by: 'partner',
    because: 'discretion',
    asks: WORDS,
    requires: WORDS,
  }),
  (dice, id) => ({ kind: 'commitment', id, key: dice.pick(QUESTIONS), withinMonths: 6, asks: WORDS, requires: WORDS }),
  (dice, id) => ({
    kind: 'window',
    id,
    opensOn: dice.pick(TURNING_DAYS),
    ...(dice.says(0.5) && { closesOn: dice.pick(DAYS) }),
  }),
  (dice, id) => ({
    kind: 'once',
    id,
    of: 'boost',
    per: dice.says(0.5) ? ['organisation'] : ['organisation', 'founder', 'group', 'predecessor'],
  }),
  (dice, id) => ({ kind: 'exceeds', id, fact: 'requestedAmount', other: dice.pick(MONEY_KEYS) }),
  (dice, id) => ({
    kind: 'owners',
    id,
    share: { op: dice.pick(OPS), limit: dice.pick([0, 10, 24.5, 25, 50]) },
    rate: 'dated',
    ...(dice.says(0.5) && { turnover: { op: dice.pick(OPS), limit: dice.pick(LIMITS) } }),
  }),
]

function randomCriterion(dice: Dice, id: string): Criterion {
  return dice.pick(CRITERIA)(dice, id)
}

function randomMoneyLimit(dice: Dice, id: string): MoneyLimit {
  const bound = { op: dice.pick(OPS), limit: dice.pick(LIMITS) }
  const own = OWN_RATES.filter(({ from, to }) => from === bound.limit.currency || to === bound.limit.currency)
  const dated = dice.pick(['dated', 'dated', { fixedOn: dice.pick(DAYS) }] as const)
  const fact = dice.says(0.5) ? 'turnover' : dice.pick(MONEY_KEYS)
  if (fact !== 'turnover') return { kind: 'money', id, fact, bound, rate: dice.says(0.3) ? dice.pick(own) : dated }
  const period = dice.pick(['last-closed-year', 'best-of-three', { fiscalYear: dice.pick(YEARS) }] as const)
  const rate = dice.says(0.3) ? dice.pick(own) : dice.says(0.5) ? 'period-end' : dated
  return { kind: 'money', id, fact, period, bound, rate }
}
