import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import { money } from '../../kernel/money.ts'
import { type Condition, type Facts, plainRule } from '../rules/index.ts'
import { someFacts } from '../rules/rule.testing.ts'
import { answerPlainly, ground, opaqueOn } from '../screening/index.ts'
import { kernelRunner } from './column-kernel.ts'
import { loopRunner } from './column-loop.ts'
import { type Population, populationOf } from './population.ts'
import { ruleFor } from './prepared-rule.ts'
import { type Means, answersOf, screen } from './screen.ts'
import { kernelFor } from './wasm-kernel.ts'

const today = day('2026-01-01')
const opaque = opaqueOn(today, [])
const BOTH: readonly Means[] = ['simd', 'loop']

function prepared(population: Population, where: Condition) {
  return ruleFor(ground(plainRule(where), today, []), population, opaque)
}

function yesOf(population: Population, where: Condition, means: Means): number {
  return screen(population, ground(plainRule(where), today, []), opaque, means).yes
}

function headcount(limit: number): Condition {
  return { kind: 'number', id: `under-${limit}`, fact: 'headcount', bound: { op: 'under', limit } }
}

/** More amounts than a column has keys: several share one, and a limit may fall between them. */
const COMPANIES = 140_000
const crowded = populationOf(
  (function* companies(): Generator<Facts> {
    for (let index = 0; index < COMPANIES; index += 1) {
      yield {
        known: new Map([['fundingRaised', { value: { kind: 'money', money: money(index * 3, 'MAD') } }]]),
        stays: [],
      }
    }
  })(),
)
const under = (amount: number): Condition => ({
  kind: 'money',
  id: 'funds',
  fact: 'fundingRaised',
  bound: { op: 'under', limit: money(amount, 'MAD') },
  rate: 'dated',
})
const LIMITS = Array.from({ length: 40 }, (_, index) => index * 9_999 + 1)

test('where several amounts share a key, a limit between them is held against each company', () => {
  for (const means of BOTH) {
    assert.deepEqual(
      LIMITS.map((limit) => yesOf(crowded, under(limit), means)),
      LIMITS.map((limit) => Math.min(COMPANIES, Math.ceil(limit / 3))),
    )
  }
})

test('without asking those companies, some would stay unknown', () => {
  for (const runner of [kernelRunner, loopRunner]) {
    const counts = LIMITS.map((limit) => runner(prepared(crowded, under(limit)), crowded)?.count())

    assert.ok(counts.some((count) => count && count.asked.length > 0 && count.yes + count.no < COMPANIES))
    assert.ok(counts.every((count) => count && count.yes + count.no + count.asked.length === COMPANIES))
  }
})

test('only those companies are asked that the rest of a rule leaves undecided', () => {
  const limit = LIMITS.find((each) => loopRunner(prepared(crowded, under(each)), crowded).count().asked.length > 0)
  const nobody: Condition = { kind: 'all', of: [under(limit ?? 0), under(1)] }

  for (const runner of [kernelRunner, loopRunner]) {
    assert.deepEqual(runner(prepared(crowded, nobody), crowded)?.count().asked, [])
  }
})

test('of places in many combinations any can be asked for, few places or hundreds', () => {
  for (const places of [26, 300]) {
    const regions = Array.from({ length: places }, (_, index) => `place-${index}`)
    const companies = Array.from({ length: 1000 }, (_, index) =>
      index % 50 === 0
        ? someFacts({})
        : someFacts({
            region: { codes: [...new Set([index % places, (index * 7) % places].map((at) => `place-${at}`))] },
          }),
    )
    const population = populationOf(companies)
    const odd = regions.filter((_, index) => index % 3 === 1)
    for (const op of ['any-of', 'none-of', 'all-of'] as const) {
      const where: Condition = {
        kind: 'set',
        id: 'where',
        fact: 'region',
        op,
        codes: odd.slice(0, op === 'all-of' ? 2 : 40),
      }
      const made = ground(plainRule(where), today, [])
      const [vectors, loop] = BOTH.map((means) => answersOf(population, made, opaque, means))

      assert.deepEqual(vectors, loop)
      assert.deepEqual(
        [...(loop ?? [])],
        companies.map(({ known }) => {
          const value = known.get('region')?.value
          if (value?.kind !== 'choices') return 1
          const held = where.codes.filter((code) => value.codes.includes(code)).length
          return (op === 'all-of' ? held === 2 : held > 0 === (op === 'any-of')) ? 2 : 0
        }),
      )
    }
  }
})

test('amounts in many currencies are held against a limit in each that a rate reaches, and are unknown in the others', () => {
  const currencies = ['MAD', 'AED', 'CAD', 'CHF', 'CNY', 'DKK', 'EUR', 'GBP', 'NOK', 'SEK', 'USD', 'XOF', 'ZAR']
  const companies = Array.from({ length: 6500 }, (_, index): Facts => {
    const value = { kind: 'money', money: money(index % 900, currencies[index % 13] ?? 'MAD') } as const
    return { known: new Map([['fundingRaised', { value }]]), stays: [] }
  })
  const rates = ['AED', 'CHF', 'EUR', 'GBP', 'SEK', 'ZAR'].map((from, index) => ({
    from,
    to: 'MAD',
    numerator: BigInt(index + 2),
    denominator: 3n,
    on: day('2025-06-01'),
    source: 'Made up.',
  }))
  const made = ground(plainRule({ kind: 'not', of: under(700) }), today, rates)
  const expected = companies.map((facts) => answerPlainly(made, facts, opaque))

  for (const means of BOTH) assert.deepEqual([...answersOf(populationOf(companies), made, opaque, means)], expected)
})

test('a long rule and a choice among a hundred and fifty conditions are counted too', () => {
  const population = populationOf(Array.from({ length: 500 }, (_, number) => someFacts({ headcount: { number } })))
  const each = Array.from({ length: 150 }, (_, index): Condition => headcount(index + 1))
  const many: Condition = { kind: 'at-least', count: 100, of: each }
  const long: Condition = { kind: 'all', of: Array.from({ length: 4 }, () => many) }

  // At least a hundred of the limits 1 to 150 lie above a headcount of 50 and less.
  for (const means of BOTH)
    assert.deepEqual(
      [many, long].map((where) => yesOf(population, where, means)),
      [51, 51],
    )
  assert.equal(kernelRunner(prepared(population, long), population), undefined)
})

test('a kernel is a module that machines with vectors accept, and a damaged one is not', () => {
  const { bytes } = kernelFor({ kind: 'constant', value: 2 }, 'counts', { results: 16, constants: 32, tables: 64 })

  assert.equal(WebAssembly.validate(bytes), true)
  assert.equal(WebAssembly.validate(bytes.with(bytes.length - 3, 0xff)), false)
})
