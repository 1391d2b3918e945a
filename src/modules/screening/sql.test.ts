import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client } from 'pg'
import { testClient } from '../../../tests/client.ts'
import { factsJson } from '../../../tests/ways.ts'
import { type CivilDate, day, firstDay, lastDay } from '../../kernel/civil-date.ts'
import { writeMoney } from '../../kernel/money.ts'
import {
  type Condition,
  type Criterion,
  type FactKey,
  type FactValue,
  type Facts,
  type Rates,
  factKeyOf,
  kindOf,
  parseFactValue,
  plainRule,
} from '../rules/index.ts'
import { Dice, randomDay, randomFacts, randomOffer, randomRates } from './random.testing.ts'
import type { FactColumns, Source } from './sql-source.ts'
import { sqlFor } from './sql.ts'

let client: Client
before(async () => {
  client = await testClient()
})
after(() => client.end())

const today = day('2025-03-14')

/** What PostgreSQL answers for one company, of which is known what the JSON says. */
async function answer(
  where: Condition,
  known: Readonly<Record<string, unknown>>,
  { on = today, rates = [], stays = [] }: { on?: CivilDate; rates?: Rates; stays?: readonly object[] } = {},
): Promise<boolean | null> {
  for (const [key, value] of Object.entries(known)) {
    const name = factKeyOf(key)
    assert.ok(name && parseFactValue(name, value).ok, key)
  }
  const { text, values } = sqlFor(plainRule(where), { on, rates })
  const next = values.length + 1
  const { rows } = await client.query<{ answer: boolean | null }>(
    `select ${text} as answer from (values ($${next}::jsonb, $${next + 1}::jsonb)) as companies (facts, stays)`,
    [...values, JSON.stringify(known), JSON.stringify(stays)],
  )
  return rows[0]?.answer ?? null
}

const age = (op: 'under' | 'at-most', limit: number): Criterion => ({
  kind: 'age',
  id: 'age',
  since: 'activity',
  bound: { op, limit },
  at: 'asked',
})
const large: Criterion = { kind: 'number', id: 'large', fact: 'headcount', bound: { op: 'over', limit: 50 } }
const inCloud: Criterion = { kind: 'flag', id: 'cloud', fact: 'customerOf:cloud', expects: true }
const rich = (minor: bigint): Criterion => ({
  kind: 'money',
  id: 'rich',
  fact: 'fundingRaised',
  bound: { op: 'at-least', limit: { minor, currency: 'MAD' } },
  rate: 'dated',
})

test('a company begun on the last of a month is a month old on the last of the next', async () => {
  const begun = { activityStartedOn: { date: '2025-01-31' } }

  assert.equal(await answer(age('under', 1), begun, { on: day('2025-02-27') }), true)
  assert.equal(await answer(age('under', 1), begun, { on: day('2025-02-28') }), false)
  assert.equal(
    await answer(age('at-most', 12), { activityStartedOn: { date: '2024-02-29' } }, { on: day('2026-02-27') }),
    false,
  )
})

test('a date known to its year answers where all its days do', async () => {
  const verdicts = []
  for (const date of ['2024', '2022', '2021', '2022-04', '2022-03']) {
    verdicts.push(await answer(age('under', 36), { activityStartedOn: { date } }))
  }

  assert.deepEqual(verdicts, [true, null, false, true, null])
})

test('what is not known is neither a yes nor a no, and is settled by what is', async () => {
  const many = { headcount: { number: 51 } }

  assert.equal(await answer(large, {}), null)
  assert.equal(await answer({ kind: 'not', of: large }, {}), null)
  assert.equal(await answer({ kind: 'any', of: [inCloud, large] }, many), true)
  assert.equal(await answer({ kind: 'all', of: [inCloud, large] }, many), null)
  assert.equal(await answer({ kind: 'implies', if: large, must: inCloud }, { headcount: { number: 50 } }), true)
})

test('two of three are met, or still may be, or no longer can', async () => {
  const third: Criterion = { kind: 'hosted', id: 'hosted' }
  const two: Condition = { kind: 'at-least', count: 2, of: [large, inCloud, third] }
  const here = { stays: [{ site: 'rabat', from: '2025-03' }] }

  assert.equal(await answer(two, { headcount: { number: 51 } }, here), true)
  assert.equal(await answer(two, {}, here), null)
  assert.equal(await answer(two, { 'customerOf:cloud': { yes: false } }), false)
})

test('amounts are told apart to the last cent, however large', async () => {
  const raised = { fundingRaised: { amount: '9999999999999999.98', currency: 'MAD' } }

  assert.equal(await answer(rich(999_999_999_999_999_998n), raised), true)
  assert.equal(await answer(rich(999_999_999_999_999_999n), raised), false)
})

test('a rate counts from its day on, and none is invented', async () => {
  const raised = { fundingRaised: { amount: '1000', currency: 'EUR' } }
  const rates: Rates = [
    { from: 'EUR', to: 'MAD', numerator: 109n, denominator: 10n, on: day('2025-01-01'), source: 'Bank' },
    { from: 'EUR', to: 'MAD', numerator: 11n, denominator: 1n, on: day('2025-03-15'), source: 'Bank' },
  ]

  assert.equal(await answer(rich(10_900_00n), raised, { rates }), true)
  assert.equal(await answer(rich(10_900_01n), raised, { rates }), false)
  assert.equal(await answer(rich(10_900_01n), raised, { rates, on: day('2025-03-15') }), true)
  assert.equal(await answer(rich(1n), raised, { on: today }), null)
})

test('holders of one group count together', async () => {
  const owned: Criterion = { kind: 'owners', id: 'o', share: { op: 'at-least', limit: 25 }, rate: 'dated' }
  const holders = (group: object) => ({
    owners: {
      owners: [
        { name: 'a', percent: 12.1, ...group },
        { name: 'b', percent: 12.9, ...group },
      ],
    },
  })

  assert.equal(await answer(owned, holders({ group: 'g' })), true)
  assert.equal(await answer(owned, holders({})), false)
})

test('whatever a rule says goes as a parameter and never as text', () => {
  const hostile = `x'); drop table companies; --`
  const where: Condition = {
    kind: 'all',
    of: [
      { kind: 'set', id: hostile, fact: `choices:${hostile}`, op: 'any-of', codes: [hostile] },
      { kind: 'flag', id: hostile, fact: `holds:${hostile}`, expects: true },
      { kind: 'hosted', id: hostile, sites: [hostile] },
      { kind: 'number', id: hostile, fact: 'headcount', bound: { op: 'over', limit: 987_654 } },
    ],
  }

  const { text, values } = sqlFor(plainRule(where), { on: today, rates: [] })

  assert.doesNotMatch(text, /drop table|987654|2025|headcount/)
  assert.ok(values.flat().includes(hostile))
  assert.throws(
    () => sqlFor(plainRule(where), { on: today, rates: [] }, { facts: `facts"; --` }),
    /not the name of a column/,
  )
})

test('facts in columns of their own answer as facts in one document do', async () => {
  const dice = new Dice(7)
  const companies = Array.from({ length: 300 }, () => randomFacts(dice))
  const source = await keepTyped(companies)
  let yes = 0

  for (let round = 0; round < 60; round += 1) {
    const rule = randomOffer(dice)
    const asked = { on: randomDay(dice), rates: randomRates(dice) }
    const [typed, plain] = [await answersOf(sqlFor(rule, asked, source)), await answersOf(sqlFor(rule, asked))]
    assert.deepEqual(typed, plain)
    yes += typed.filter((each) => each === true).length
  }

  assert.ok(yes > 0)
})

async function answersOf({ text, values }: ReturnType<typeof sqlFor>): Promise<readonly (boolean | null)[]> {
  const { rows } = await client.query<{ answer: boolean | null }>(
    `select ${text} as answer from typed_companies order by place`,
    values.slice(),
  )
  return rows.map(({ answer: each }) => each)
}

/** Companies in a table that holds each fact twice: in the document and in columns of its own. */
async function keepTyped(companies: readonly Facts[]): Promise<Source> {
  const keys = [...new Set(companies.flatMap(({ known }) => [...known.keys()]))].filter((key) => key !== 'owners')
  const columns = new Map(keys.map((key, place) => [key, columnsFor(key, `c${place}`)]))
  const types = [...columns.values()].flatMap(typesOf)
  await client.query(
    `create temporary table typed_companies (place integer, facts jsonb, stays jsonb, ${types.join(', ')})`,
  )
  for (const [place, { known, stays }] of companies.entries()) {
    const values = keys.flatMap((key) => valuesFor(key, known.get(key)?.value))
    const all = [place, factsJson(known), JSON.stringify(stays), ...values]
    await client.query(`insert into typed_companies values (${all.map((_, at) => `$${at + 1}`).join(', ')})`, all)
  }
  return { facts: 'typed_companies.facts', columns }
}

function columnsFor(key: FactKey, name: string): FactColumns {
  switch (kindOf(key)) {
    case 'date':
      return { kind: 'date', first: `${name}_first`, last: `${name}_last` }
    case 'money':
      return { kind: 'money', amount: `${name}_amount`, currency: `${name}_currency` }
    case 'choices':
      return { kind: 'choices', codes: name }
    case 'number':
      return { kind: 'number', number: name }
    case 'answer':
      return { kind: 'answer', yes: name }
    case 'owners':
      throw new Error('Owners stay in the document.')
  }
}

function typesOf(columns: FactColumns): readonly string[] {
  switch (columns.kind) {
    case 'date':
      return [`${columns.first} date`, `${columns.last} date`]
    case 'money':
      return [`${columns.amount} numeric`, `${columns.currency} text`]
    case 'choices':
      return [`${columns.codes} text[]`]
    case 'number':
      return [`${columns.number} numeric`]
    case 'answer':
      return [`${columns.yes} boolean`]
  }
}

function valuesFor(key: FactKey, value: FactValue | undefined): readonly unknown[] {
  switch (value?.kind) {
    case undefined:
      return ['date', 'money'].includes(kindOf(key)) ? [null, null] : [null]
    case 'date':
      return [firstDay(value.date), lastDay(value.date)]
    case 'money': {
      const { amount, currency } = writeMoney(value.money)
      return [amount, currency]
    }
    case 'choices':
      return [value.codes]
    case 'number':
      return [value.number]
    case 'answer':
      return [value.yes]
    case 'owners':
      return []
  }
}
