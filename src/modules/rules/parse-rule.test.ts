import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { convention, hosted, ownsSoftware, small, young } from './rule.testing.ts'
import { factKeyOf, parseFactValue, parseRule, ruleProblemText } from './index.ts'

function problems(where: unknown): readonly string[] {
  return told({ version: 1, where })
}

function told(input: unknown): readonly string[] {
  const read = parseRule(input)
  return read.ok ? [] : read.refusal.problems.map(({ path, code }) => `${path} ${code}`)
}

test('the rule of the convention is read as it is written', () => {
  assert.deepEqual(convention.where.kind === 'all' && convention.where.of.map(({ kind }) => kind), [
    'hosted',
    'age',
    'money',
  ])
})

test('every mistake is told with its place', () => {
  const where = {
    all: [
      { id: 'Not Kebab', age: { since: 'birth', under: -1 } },
      { id: 'one', age: { since: 'activity', under: 36, over: 12 } },
      { id: 'two', number: { fact: 'turnover', under: 5 }, hosted: true },
      { id: 'two', set: { fact: 'sector', anyOf: ['fintech', 'farming', 'fintech'] } },
      { id: 'three', number: { fact: 'headcount', under: Number.POSITIVE_INFINITY }, note: 'x' },
      { any: [] },
      { id: 'group', not: hosted },
      { hosted: true },
    ],
  }

  assert.deepEqual(problems(where), [
    'rule.where.all[0].id bad-code-form',
    'rule.where.all[0].age.under bad-number',
    'rule.where.all[0].age.since not-allowed-value',
    'rule.where.all[1].age not-exactly-one',
    'rule.where.all[2] not-exactly-one',
    'rule.where.all[3].set.anyOf[1] unknown-code',
    'rule.where.all[3].set.anyOf[2] duplicate-code',
    'rule.where.all[4] unknown-key',
    'rule.where.all[4].number.under bad-number',
    'rule.where.all[5].any empty',
    'rule.where.all[6] unknown-key',
    'rule.where.all[7] missing-key',
  ])
})

test('two criteria of a rule never share an id', () => {
  assert.deepEqual(problems({ any: [hosted, { not: { ...young, id: 'hosted' } }] }), [
    'rule.where.any[1].not.id duplicate-id',
  ])
})

test('money needs a known currency, an amount not below zero, a year and a rate that concerns it', () => {
  const wrong = (change: object) => problems({ id: 'm', money: { ...small.money, ...change } })
  const rate = { from: 'USD', to: 'MAD', value: '10', source: 'Convention' }

  assert.deepEqual(wrong({}), [])
  assert.deepEqual(wrong({ under: { amount: '-1', currency: 'USD' } }), ['rule.where.money.under.amount bad-amount'])
  assert.deepEqual(wrong({ under: { amount: 1000, currency: 'USD' } }), ['rule.where.money.under.amount bad-amount'])
  assert.deepEqual(wrong({ under: { amount: '1', currency: 'ABC' } }), ['rule.where.money.under.currency bad-currency'])
  assert.deepEqual(wrong({ under: { amount: '1', currency: 'EUR' } }), ['rule.where.money.rate rate-misses-limit'])
  assert.deepEqual(wrong({ rate: { ...rate, value: '0' } }), ['rule.where.money.rate.value bad-rate'])
  assert.deepEqual(wrong({ rate: { ...rate, source: ' ' } }), ['rule.where.money.rate.source bad-text'])
  assert.deepEqual(wrong({ period: 'last-closed-year' }), ['rule.where.money not-exactly-one'])
  assert.deepEqual(wrong({ fiscalYear: 2016.5 }), ['rule.where.money.fiscalYear bad-number'])
  assert.deepEqual(wrong({ fact: 'fundingRaised' }), ['rule.where.money unknown-key'])
})

test('a question is asked and required in all three languages', () => {
  const { asks, ...rest } = ownsSoftware.question

  assert.deepEqual(problems({ id: 'q', question: { ...rest, asks: { fr: asks.fr, ar: asks.ar, en: ' ' } } }), [
    'rule.where.question.asks.en bad-text',
  ])
})

test('a rule is 16 levels deep at most and has 200 conditions at most', () => {
  const nested = (depth: number): unknown => (depth === 1 ? hosted : { not: nested(depth - 1) })
  const wide = (count: number) => ({
    any: Array.from({ length: count }, (_, index) => ({ ...hosted, id: `h${index}` })),
  })

  assert.deepEqual(problems(nested(16)), [])
  assert.equal(problems(nested(17)).length, 1)
  assert.deepEqual(problems(wide(199)), [])
  assert.deepEqual(problems(wide(5000)), ['rule.where.any[199] too-many-conditions'])
})

test('a rule of another version is refused', () => {
  assert.deepEqual(told({ version: 2, where: hosted }), ['rule.version unsupported-version'])
  assert.deepEqual(told({ version: 1 }), ['rule missing-key'])
})

test('a prototype is no key, and nothing inherited counts', () => {
  const inherited: unknown = Object.create({ version: 1, where: hosted })

  assert.deepEqual(told(JSON.parse('{"version":1,"where":{"id":"h","hosted":true,"__proto__":{"any":[]}}}')), [
    'rule.where unknown-key',
  ])
  assert.deepEqual(told(inherited), ['rule not-an-object'])
  assert.deepEqual(problems(JSON.parse('{"id":"s","set":{"fact":"__proto__","anyOf":["x"]}}')), [
    'rule.where.set.fact unknown-fact',
  ])
  assert.deepEqual(problems(JSON.parse('{"id":"s","set":{"fact":"sector","anyOf":[{"toString":1}]}}')), [
    'rule.where.set.anyOf[0] unknown-code',
  ])
})

test('every problem has a sentence in three languages', () => {
  const read = parseRule({ version: 1, where: { all: [{ id: 'Á', set: { fact: 'sector', anyOf: ['<b>'] }, x: 1 }] } })

  assert.ok(!read.ok)
  for (const problem of read.refusal.problems) {
    const sentences = (['fr', 'ar', 'en'] as const).map((language) => ruleProblemText(problem, language))
    assert.equal(new Set(sentences).size, 3)
    for (const sentence of sentences) assert.ok(sentence.includes(problem.path) && sentence.endsWith('.'))
  }
})

test('fact names are known names and nothing else', () => {
  assert.equal(factKeyOf('turnover:2016'), 'turnover:2016')
  assert.equal(factKeyOf('answer:owns-software'), 'answer:owns-software')
  for (const text of [
    'turnover',
    'turnover:16',
    'turnover:0016',
    'turnover:20160',
    'answer:',
    'answer:A',
    'answer:a\nb',
    '__proto__',
    'constructor',
    7,
    null,
  ]) {
    assert.equal(factKeyOf(text), undefined)
  }
})

test('a fact’s value has the form of its kind and nothing else', () => {
  const wrong = [
    ['incorporatedOn', { date: '2016-02-30' }],
    ['incorporatedOn', { date: '2016', note: 'x' }],
    ['incorporatedOn', '2016'],
    ['turnover:2016', { amount: '-1', currency: 'MAD' }],
    ['turnover:2016', { amount: '1', currency: 'MAD', __proto__: null, more: 1 }],
    ['turnover:2016', { number: 7 }],
    ['headcount', { number: Number.NaN }],
    ['headcount', { number: -1 }],
    ['sector', { codes: ['fintech', 'fintech'] }],
    ['sector', { codes: ['toString'] }],
    ['answer:owns-software', { yes: 'true' }],
  ] as const

  for (const [key, input] of wrong) assert.equal(parseFactValue(key, input).ok, false, JSON.stringify([key, input]))
  assert.equal(parseFactValue('sector', { codes: [] }).ok, true)
})

const reference = process.env['TREMPLIN_REFERENCE_DATA'] ?? join(import.meta.dirname, '../../../../shared/data')
const hostile = join(reference, 'bad-input')

test('hostile JSON is refused with problems, never with an exception', {
  skip: existsSync(hostile) ? false : `no bad input at ${hostile}`,
}, () => {
  const folder = join(hostile, 'json')
  const pollution: unknown = JSON.parse(readFileSync(join(hostile, 'prototype-pollution.json'), 'utf8'))
  const naughty: unknown = JSON.parse(readFileSync(join(hostile, 'naughty-strings.json'), 'utf8'))
  const bodies = pollution as { raw_bodies: string[] }
  const texts = [...readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')), ...bodies.raw_bodies]
  const inputs = texts.flatMap((text) => {
    try {
      return [JSON.parse(text) as unknown]
    } catch {
      return []
    }
  })

  assert.ok(inputs.length > 20)
  for (const input of [...inputs, ...strings(naughty)]) {
    for (const rule of [input, { version: 1, where: input }, { version: 1, where: { all: [input] } }]) {
      assert.ok(told(rule).length > 0)
    }
    for (const criterion of [
      { ...young, age: input },
      { ...small, money: input },
      { id: input, hosted: input },
    ]) {
      if (input !== true) assert.ok(problems(criterion).length > 0)
    }
  }
  assert.equal(({} as { isAdmin?: unknown }).isAdmin, undefined)
})

function strings(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(strings)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [value]
}
