import { type CivilDate, addDays, day } from '../src/kernel/civil-date.ts'
import { type Money, money } from '../src/kernel/money.ts'
import {
  type Condition,
  type Criterion,
  type Fact,
  type FactKey,
  type FactValue,
  type Facts,
  type Rates,
  type Rule,
  COUNTRIES,
  SECTORS,
  plainRule,
} from '../src/modules/rules/index.ts'
import { Dice } from '../src/modules/screening/dice.testing.ts'

/** The day everything is asked on. */
export const TODAY: CivilDate = day('2026-11-23')

/** Peers get amounts in dollars, made before the clock runs; ours go through these. */
export const RATES: Rates = [
  {
    from: 'USD',
    to: 'MAD',
    numerator: 97n,
    denominator: 10n,
    on: day('2026-11-20'),
    source: 'Made up for the benchmark',
  },
  {
    from: 'EUR',
    to: 'USD',
    numerator: 108n,
    denominator: 100n,
    on: day('2026-11-20'),
    source: 'Made up for the benchmark',
  },
]

const STAGES = ['bootstrapped', 'pre-seed', 'seed', 'series-a', 'series-b'] as const
const FORMS = ['sarl', 'sarl-au', 'sas', 'sa', 'auto-entrepreneur'] as const
const NATIONS = ['MA', 'FR', 'ES', 'SN', 'TN', 'CI', 'US', 'DE', 'EG', 'NG'].filter((code) => COUNTRIES.includes(code))
export const PROVIDERS = ['aws', 'azure', 'google-cloud', 'ibm-cloud', 'ovh', 'scaleway', 'notion', 'hubspot'] as const
const SITES = ['casablanca', 'rabat', 'tanger'] as const
const AGES = [12, 24, 36, 48, 60, 72, 84, 120] as const

/** Facts of a company as a park knows them: about one in twenty missing. */
export function company(dice: Dice): Facts {
  const known = new Map<FactKey, Fact>()
  const tell = (key: FactKey, value: () => FactValue, missing = 0.05) => {
    if (!dice.says(missing)) known.set(key, { value: value() })
  }
  const began = addDays(TODAY, -dice.below(365 * 12))
  tell('incorporatedOn', () => ({ kind: 'date', date: began }), 0.02)
  tell('activityStartedOn', () => ({ kind: 'date', date: addDays(began, dice.below(90)) }))
  tell('lastRoundOn', () => ({ kind: 'date', date: addDays(TODAY, -dice.below(2000)) }), 0.3)
  for (const year of [2024, 2025] as const) tell(`turnover:${year}`, () => ({ kind: 'money', money: amount(dice) }))
  tell('fundingRaised', () => ({ kind: 'money', money: dice.says(0.5) ? money(0, 'MAD') : amount(dice) }))
  tell('headcount', () => ({ kind: 'number', number: 1 + Math.floor(dice.roll() ** 3 * 300) }))
  tell('womenHeadcount', () => ({ kind: 'number', number: Math.floor(dice.roll() ** 3 * 100) }))
  tell('sector', () => ({ kind: 'choices', codes: [...new Set(dice.some(SECTORS, 1, 3))] }))
  tell('stage', () => ({ kind: 'choices', codes: [dice.pick(STAGES)] }))
  tell('legalForm', () => ({ kind: 'choices', codes: [dice.pick(FORMS)] }))
  tell('country', () => ({ kind: 'choices', codes: [dice.says(0.7) ? 'MA' : dice.pick(NATIONS)] }))
  for (const provider of PROVIDERS) {
    tell(`received:${provider}`, () => ({ kind: 'answer', yes: dice.says(0.15) }), 0.1)
  }
  for (const question of ['owns-software', 'exports', 'has-website', 'keeps-books']) {
    tell(`answer:${question}`, () => ({ kind: 'answer', yes: dice.says(0.6) }), 0.1)
  }
  const site = dice.pick(SITES)
  return { known, stays: [{ site, siteName: site, from: began }] }
}

function amount(dice: Dice): Money {
  const currency = dice.says(0.8) ? 'MAD' : dice.says(0.5) ? 'USD' : 'EUR'
  return money(Math.floor(dice.roll() ** 4 * 50_000_000), currency)
}

/** A rule of four to eight criteria as published programmes have them; some offer a choice. */
export function offer(dice: Dice): Rule {
  const named = { next: 0 }
  const of = Array.from({ length: 4 + dice.below(5) }, (): Condition => {
    if (!dice.says(0.12)) return criterion(dice, named)
    return { kind: 'any', of: [criterion(dice, named), criterion(dice, named)] }
  })
  return plainRule({ kind: 'all', of })
}

const words = { fr: 'x', ar: 'x', en: 'x' }

function criterion(dice: Dice, named: { next: number }): Criterion {
  const id = `c${named.next++}`
  const usd = (least: number) => money(least + dice.below(40) * 250_000, 'USD')
  switch (dice.below(10)) {
    case 0:
    case 1:
      return {
        kind: 'age',
        id,
        since: dice.says(0.5) ? 'activity' : 'incorporation',
        bound: { op: 'under', limit: dice.pick(AGES) },
        at: 'asked',
      }
    case 2:
      return {
        kind: 'money',
        id,
        fact: 'turnover',
        period: { fiscalYear: 2025 },
        bound: { op: 'under', limit: usd(500_000) },
        rate: 'dated',
      }
    case 3:
      return {
        kind: 'money',
        id,
        fact: 'fundingRaised',
        bound: { op: dice.says(0.8) ? 'at-most' : 'at-least', limit: usd(100_000) },
        rate: 'dated',
      }
    case 4:
      return {
        kind: 'number',
        id,
        fact: 'headcount',
        bound: { op: dice.says(0.8) ? 'under' : 'at-least', limit: 2 + dice.below(250) },
      }
    case 5:
      return {
        kind: 'set',
        id,
        fact: 'sector',
        op: dice.says(0.8) ? 'any-of' : 'none-of',
        codes: [...new Set(dice.some(SECTORS, 3, 9))],
      }
    case 6:
      return { kind: 'order', id, fact: 'stage', bound: { op: 'at-most', limit: dice.pick(STAGES.slice(1)) } }
    case 7:
      return {
        kind: 'set',
        id,
        fact: 'country',
        op: dice.says(0.8) ? 'any-of' : 'none-of',
        codes: [...new Set(['MA', ...dice.some(NATIONS, 1, 4)])],
      }
    case 8:
      return { kind: 'flag', id, fact: `received:${dice.pick(PROVIDERS)}`, expects: false }
    default:
      return {
        kind: 'question',
        id,
        key: dice.pick(['owns-software', 'exports', 'has-website', 'keeps-books']),
        expects: dice.says(0.8),
        asks: words,
        requires: words,
      }
  }
}

/** So many offers, always the same. */
export function offers(count: number, seed = 1): readonly Rule[] {
  const dice = new Dice(seed)
  return Array.from({ length: count }, () => offer(dice))
}

/** So many companies, always the same, one after another. */
export function* companies(count: number, seed = 2): Generator<Facts> {
  const dice = new Dice(seed)
  for (let index = 0; index < count; index += 1) yield company(dice)
}
