import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, day } from '../../kernel/civil-date.ts'
import { answerOf, viewOf } from '../eligibility/index.ts'
import { type FactKey, type FactValue, type Facts, type Rates, type Rule, plainRule } from '../rules/index.ts'
import { aRule, aStay, someFacts } from '../rules/rule.testing.ts'
import { Dice, randomDay, randomFacts, randomOffer, randomRates, randomRule } from '../screening/random.testing.ts'
import { ground, opaqueOn } from '../screening/index.ts'
import { type Population, populationOf } from './population.ts'
import { factsAt } from './population-facts.ts'
import { type Means, answersOf, prepare, screen } from './screen.ts'

const truths = { unmet: 0, unknown: 1, met: 2 } as const
const today = day('2026-01-01')
const BOTH: readonly Means[] = ['simd', 'loop']

function asked(population: Population, rule: Rule, on = today, rates: Rates = [], means?: Means): readonly number[] {
  return [...answersOf(population, ground(rule, on, rates), opaqueOn(on, rates), means)]
}

function counted(population: Population, rule: Rule, means?: Means) {
  return screen(population, ground(rule, today, []), opaqueOn(today, []), means)
}

test('a population answers every rule as the interpreter does, with vectors and without', () => {
  for (let seed = 1; seed <= 4; seed += 1) {
    const dice = new Dice(seed)
    const [on, rates] = [randomDay(dice), randomRates(dice)]
    const companies = Array.from({ length: 133 }, () => randomFacts(dice, 0.85))
    const population = populationOf(companies)
    for (let index = 0; index < 60; index += 1) {
      const rule = index % 2 === 0 ? randomRule(dice) : randomOffer(dice)
      const expected = companies.map((facts) => truths[answerOf(rule.where, viewOf(rule, facts, on, rates))])
      const [yes, no] = [2, 0].map((truth) => expected.filter((each) => each === truth).length)
      for (const means of BOTH) {
        assert.deepEqual(asked(population, rule, on, rates, means), expected)
        const counts = screen(population, ground(rule, on, rates), opaqueOn(on, rates), means)
        assert.deepEqual(counts, { yes, unknown: companies.length - (yes ?? 0) - (no ?? 0), no })
      }
    }
  }
})

test('a company that changes is answered as it is now, by rules prepared before too', () => {
  const dice = new Dice(5)
  const companies = Array.from({ length: 70 }, () => randomFacts(dice, 0.3))
  const population = populationOf(companies)
  const rules = Array.from({ length: 25 }, () => randomOffer(dice))
  const opaque = opaqueOn(today, [])
  const counts = rules.map((rule) => prepare(population, ground(rule, today, []), opaque, 'simd'))

  for (let change = 0; change < 60; change += 1) {
    const row = dice.below(companies.length)
    const facts = randomFacts(dice, 0.9)
    companies[row] = facts
    population.set(row, facts)
  }

  const anew = populationOf(companies)
  for (const [index, rule] of rules.entries()) {
    assert.deepEqual(asked(population, rule, today, [], 'simd'), asked(anew, rule, today, [], 'loop'))
    assert.deepEqual(counts[index]?.(), counted(anew, rule, 'loop'))
  }
})

test('a company can come to be active in more fields than the park knew, and in combinations it never saw', () => {
  const codes = Array.from({ length: 24 }, (_, index) => `label-${index}`)
  const holding = (...held: readonly string[]) => someFacts({ labels: { codes: held } })
  const companies = codes.flatMap((one) => codes.map((other) => holding(...new Set([one, other])))).slice(0, 480)
  const population = populationOf(companies)
  const asked = ['label-2', 'new-one', 'new-9']
  const rule = plainRule({ kind: 'set', id: 'labels', fact: 'labels', op: 'any-of', codes: asked })
  const before = counted(population, rule, 'simd').yes

  population.set(0, holding('label-3', 'label-4', 'new-one'))
  population.set(1, holding(...Array.from({ length: 10 }, (_, index) => `new-${index}`)))

  for (const means of BOTH) assert.equal(counted(population, rule, means).yes, before + 2)
  assert.deepEqual(factsAt(population, 1).known.get('labels')?.value, {
    kind: 'choices',
    codes: Array.from({ length: 10 }, (_, index) => `new-${index}`),
  })
})

test('what is known of a company can be read back from a population', () => {
  const dice = new Dice(6)
  const companies = Array.from({ length: 40 }, () => randomFacts(dice, 0.7))
  const population = populationOf(companies)

  for (const [row, { known }] of companies.entries()) {
    const kept = factsAt(population, row).known
    // Turnover of years before the start is none, whatever is recorded; codes may come in another order.
    const told = [...known].filter(([key, { value }]) => !key.startsWith('turnover:') && value.kind !== 'choices')
    for (const [key, { value }] of told) assert.deepEqual(kept.get(key)?.value, value, key)
  }
})

test('a park of any size is counted, an empty one too', () => {
  const rule = aRule({ id: 'staff', number: { fact: 'headcount', under: 10 } })
  for (const size of [0, 1, 15, 16, 17, 33, 1024, 1025]) {
    const companies = Array.from({ length: size }, (_, index) => someFacts({ headcount: { number: index % 20 } }))

    const yes = companies.filter((_, index) => index % 20 < 10).length
    for (const means of BOTH) {
      assert.deepEqual(counted(populationOf(companies), rule, means), { yes, unknown: 0, no: size - yes })
    }
  }
})

test('amounts beyond what a number holds exactly are counted to the last cent', () => {
  const limit = '90071992547409.93'
  const rule = aRule({
    id: 'funds',
    money: { fact: 'fundingRaised', under: { amount: limit, currency: 'MAD' }, rate: 'dated' },
  })
  const amounts = ['90071992547409.92', '90071992547409.93', '90071992547409.94']
  const companies = amounts.map((amount) => someFacts({ fundingRaised: { amount, currency: 'MAD' } }))

  for (const means of BOTH) assert.deepEqual(asked(populationOf(companies), rule, today, [], means), [2, 0, 0])
})

test('a company at several sites is at each of them, and where it is changes with the day', () => {
  const rule = aRule({ id: 'site', hosted: { sites: ['rabat'] } })
  const moved = someFacts({}, [aStay('tanger', { to: '2026-02-01' }), aStay('rabat', { from: '2026-01-15' })])
  const population = populationOf([moved, someFacts({}, []), someFacts({}, [aStay('rabat', { from: '2026-01' })])])
  const on = (date: string, means: Means) => asked(population, rule, day(date), [], means)

  for (const means of BOTH) {
    assert.deepEqual(
      ['2025-12-31', '2026-01-14', '2026-01-15', '2026-02-01'].map((date) => on(date, means)),
      [
        [0, 0, 0],
        [0, 0, 2],
        [2, 0, 2],
        [2, 0, 2],
      ],
    )
  }
})

test('the turnover of a year before its start is none for a company, though nobody recorded one', () => {
  const small = (fiscalYear: number) =>
    aRule({
      id: 'small',
      money: { fact: 'turnover', fiscalYear, under: { amount: '1000', currency: 'MAD' }, rate: 'dated' },
    })
  const young = someFacts({ activityStartedOn: { date: '2025-03' } })
  const old = someFacts({ activityStartedOn: { date: '2010' }, 'turnover:2024': { amount: '5000', currency: 'MAD' } })
  const population = populationOf([young, old, someFacts({})])

  for (const means of BOTH) {
    assert.deepEqual(asked(population, small(2024), today, [], means), [2, 0, 1])
    assert.deepEqual(asked(population, small(2023), today, [], means), [2, 1, 1])
  }
})

test('a million companies take at most sixty bytes each, as a park knows them', () => {
  const dice = new Dice(7)
  const population = populationOf(Array.from({ length: 20_000 }, () => aParkCompany(dice)))

  // Scales and lists of sets are as long for a million companies, where they weigh next to nothing.
  const scales = population.columns
    .values()
    .reduce((sum, column) => sum + ('domain' in column ? column.domain.bytes : 0), 0)
  const each = (population.bytes - scales) / population.size + scales / 1_000_000
  assert.ok(each <= 60, `${each} bytes a company`)
  assert.equal(Math.max(...population.columns.values().map((column) => ('odd' in column ? column.odd.size : 0))), 0)
})

function aParkCompany(dice: Dice): Facts {
  const known = new Map<FactKey, { readonly value: FactValue }>()
  const tell = (key: FactKey, value: FactValue) => dice.says(0.9) && known.set(key, { value })
  const money = (): FactValue => ({
    kind: 'money',
    money: { minor: BigInt(Math.floor(dice.roll() ** 6 * 1e12)), currency: dice.pick(['MAD', 'MAD', 'EUR', 'USD']) },
  })
  const began = addDays(today, -dice.below(9000))
  tell('incorporatedOn', { kind: 'date', date: began })
  tell('activityStartedOn', { kind: 'date', date: addDays(began, dice.below(60)) })
  tell('lastRoundOn', { kind: 'date', date: addDays(today, -dice.below(2000)) })
  for (const key of ['turnover:2024', 'turnover:2025', 'fundingRaised'] as const) tell(key, money())
  tell('headcount', { kind: 'number', number: dice.below(900) })
  tell('womenHeadcount', { kind: 'number', number: dice.below(300) })
  tell('sector', {
    kind: 'choices',
    codes: [...new Set(dice.some(['software', 'ai', 'iot', 'games', 'health'], 1, 3))],
  })
  tell('stage', { kind: 'choices', codes: [dice.pick(['seed', 'series-a'])] })
  tell('legalForm', { kind: 'choices', codes: [dice.pick(['sarl', 'sas'])] })
  tell('country', { kind: 'choices', codes: [dice.pick(['MA', 'FR', 'SN'])] })
  for (const one of ['aws', 'azure', 'ibm', 'ovh', 'scaleway', 'notion']) {
    tell(`received:${one}`, { kind: 'answer', yes: dice.says(0.2) })
    tell(`answer:${one}`, { kind: 'answer', yes: dice.says(0.5) })
  }
  return { known, stays: [{ site: dice.pick(['rabat', 'tanger']), siteName: 'Rabat', from: began }] }
}
