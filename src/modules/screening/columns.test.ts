import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import { answerOf, viewOf } from '../eligibility/index.ts'
import type { Facts } from '../rules/index.ts'
import { aRule, aStay, someFacts } from '../rules/rule.testing.ts'
import { type Means, type Population, answersOf, ground, opaqueOn, populationOf, prepare, screen } from './index.ts'
import { Dice, randomDay, randomFacts, randomOffer, randomRates, randomRule } from './random.testing.ts'
import { kernelFor } from './wasm-kernel.ts'

const truths = { unmet: 0, unknown: 1, met: 2 } as const
const today = day('2026-01-01')
const BOTH: readonly Means[] = ['simd', 'loop']

/** What fits columns, so that they and not the exceptions are tried: no amount below zero and none beyond all limits. */
function ordinary(dice: Dice): Facts {
  const facts = randomFacts(dice, 0.85)
  const known = [...facts.known].filter(
    ([, { value }]) => value.kind !== 'money' || (value.money.minor >= 0n && value.money.minor < 4_000_000_000n),
  )
  return { ...facts, known: new Map(known) }
}

test('a population answers every rule as the interpreter does, with vectors and without', () => {
  for (let seed = 1; seed <= 4; seed += 1) {
    const dice = new Dice(seed)
    const [on, rates] = [randomDay(dice), randomRates(dice)]
    const companies = Array.from({ length: 133 }, (_, index) => (index % 9 === 0 ? randomFacts(dice) : ordinary(dice)))
    const population = populationOf(companies)
    assert.ok(population.exceptions.size < companies.length / 4, `${population.exceptions.size} exceptions`)
    for (let index = 0; index < 60; index += 1) {
      const rule = index % 2 === 0 ? randomRule(dice) : randomOffer(dice)
      const made = ground(rule, on, rates)
      const expected = companies.map((facts) => truths[answerOf(rule.where, viewOf(rule, facts, on, rates))])
      const counts = {
        yes: expected.filter((truth) => truth === 2).length,
        no: expected.filter((truth) => truth === 0).length,
      }
      for (const means of BOTH) {
        assert.deepEqual([...answersOf(population, made, opaqueOn(on, rates), means)], expected)
        const { yes, no, unknown } = screen(population, made, opaqueOn(on, rates), means)
        assert.deepEqual({ yes, no, unknown }, { ...counts, unknown: companies.length - counts.yes - counts.no })
      }
    }
  }
})

test('a park of any size is counted, an empty one too', () => {
  const rule = aRule({ id: 'staff', number: { fact: 'headcount', under: 10 } })
  for (const size of [0, 1, 15, 16, 17, 33]) {
    const companies = Array.from({ length: size }, (_, index) => someFacts({ headcount: { number: index % 20 } }))
    const counts = BOTH.map((means) =>
      screen(populationOf(companies), ground(rule, today, []), opaqueOn(today, []), means),
    )

    const yes = companies.filter((_, index) => index % 20 < 10).length
    assert.deepEqual(counts, [
      { yes, unknown: 0, no: size - yes },
      { yes, unknown: 0, no: size - yes },
    ])
  }
})

test('amounts that no column holds are counted to the last cent', () => {
  const limit = '90071992547409.93'
  const rule = aRule({
    id: 'funds',
    money: { fact: 'fundingRaised', under: { amount: limit, currency: 'MAD' }, rate: 'dated' },
  })
  const amounts = ['90071992547409.92', '90071992547409.93', '90071992547409.94']
  const companies = amounts.map((amount) => someFacts({ fundingRaised: { amount, currency: 'MAD' } }))
  const population = populationOf(companies)

  assert.equal(population.exceptions.size, 3)
  for (const means of BOTH) {
    assert.deepEqual([...answersOf(population, ground(rule, today, []), opaqueOn(today, []), means)], [2, 0, 0])
  }
})

test('a company at several sites is at each of them, and where it is changes with the day', () => {
  const rule = aRule({ id: 'site', hosted: { sites: ['rabat'] } })
  const moved = someFacts({}, [aStay('tanger', { to: '2026-02-01' }), aStay('rabat', { from: '2026-01-15' })])
  const population = populationOf([moved, someFacts({}, [])])
  const on = (date: string) => [...answersOf(population, ground(rule, day(date), []), opaqueOn(day(date), []))]

  assert.deepEqual(['2026-01-14', '2026-01-15', '2026-02-01'].map(on), [
    [0, 0],
    [2, 0],
    [2, 0],
  ])
})

test('a rule that is prepared once counts again and again', () => {
  const dice = new Dice(9)
  const companies = Array.from({ length: 100 }, () => ordinary(dice))
  const rule = randomOffer(dice)
  const count = prepare(populationOf(companies), ground(rule, today, []), opaqueOn(today, []))

  assert.deepEqual(count(), count())
})

test('a million companies take at most sixty bytes each, as a park knows them', () => {
  const known = (index: number) => ({
    activityStartedOn: { date: `20${10 + (index % 16)}-0${1 + (index % 9)}-15` },
    incorporatedOn: { date: `20${10 + (index % 16)}-0${1 + (index % 9)}-01` },
    lastRoundOn: { date: `20${20 + (index % 6)}-03-01` },
    'turnover:2024': { amount: String(index * 1000), currency: 'MAD' },
    'turnover:2025': { amount: String(index * 1100), currency: index % 7 === 0 ? 'USD' : 'MAD' },
    fundingRaised: { amount: '0', currency: 'MAD' },
    headcount: { number: index % 400 },
    womenHeadcount: { number: index % 90 },
    sector: { codes: ['software', 'ai', 'iot', 'fintech', 'games'].slice(index % 3, 2 + (index % 4)) },
    stage: { codes: ['seed'] },
    legalForm: { codes: ['sarl'] },
    country: { codes: ['MA'] },
    ...Object.fromEntries(
      ['aws', 'azure', 'ibm', 'ovh', 'scaleway', 'notion'].map((of) => [`received:${of}`, { yes: index % 2 === 0 }]),
    ),
    ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [`answer:${key}`, { yes: index % 3 === 0 }])),
  })
  const population: Population = populationOf(Array.from({ length: 2000 }, (_, index) => someFacts(known(index))))

  assert.equal(population.exceptions.size, 0)
  assert.ok(population.bytes / population.size <= 60, `${population.bytes / population.size} bytes`)
})

test('a kernel is a module that machines with vectors accept, and a damaged one is not', () => {
  const kernel = kernelFor({ kind: 'constant', value: 2 }, 'counts')

  assert.equal(WebAssembly.validate(kernel), true)
  assert.equal(WebAssembly.validate(kernel.with(kernel.length - 3, 0xff)), false)
})
