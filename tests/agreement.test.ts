import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Client } from 'pg'
import { isGroup } from '../src/modules/rules/index.ts'
import { agreementOf, difference } from './agreement.ts'
import { testClient } from './client.ts'
import { type Way, fastWays, interpreter, postgresWay } from './ways.ts'

const opened: Client[] = []
after(async () => {
  for (const client of opened) await client.end()
})

async function client(): Promise<Client> {
  const one = await testClient()
  opened.push(one)
  return one
}

const sample = { cells: 200_000, seed: 20_261_126, companies: 1_000 }

test('every way of running rules gives the answers of the interpreter, PostgreSQL included', async () => {
  const ways = [await postgresWay(await client()), ...fastWays]

  const { differences, examples, answers } = await agreementOf(ways, sample)

  assert.deepEqual(examples.map(difference), [])
  assert.deepEqual(
    [...differences.values()],
    ways.map(() => 0),
  )
  for (const count of answers)
    assert.ok(count > sample.cells / 10, `of no, unknown and yes there are ${answers.join(', ')}`)
})

test('a database in which "at most" came to mean "less than" is found out, with one criterion and one fact to show for it', async () => {
  const altered = await postgresWay(await client(), (text) => text.replaceAll(' <= ', ' < '))

  const { differences, examples } = await agreementOf([altered], { ...sample, cells: 50_000 })

  assert.ok((differences.get('PostgreSQL') ?? 0) > 0)
  const [example] = examples
  assert.ok(example && example.expected !== example.found)
  const { rules, companies } = example.batch
  assert.ok(rules.every(({ where }) => !isGroup(where)))
  assert.ok(companies.every(({ known, stays }) => known.size + stays.length <= 1))
})

test('a way that takes unknown for no is found out', async () => {
  const rash: Way = {
    name: 'rash',
    answer: async (batch) =>
      (await interpreter.answer(batch)).map((of) => of.map((truth) => (truth === 1 ? 0 : truth))),
  }

  const { differences, examples } = await agreementOf([rash], { ...sample, cells: 50_000 })

  assert.ok((differences.get('rash') ?? 0) > 1_000)
  assert.equal(examples[0]?.batch.companies[0]?.known.size, 0)
})

test('a way that errs only where companies are many is told as it was met', async () => {
  const crowded: Way = {
    name: 'crowded',
    answer: async (batch) =>
      (await interpreter.answer(batch)).map((of) => (of.length > 100 ? of.map((truth) => 2 - truth) : of)),
  }

  const { examples } = await agreementOf([crowded], { ...sample, cells: 50_000 })

  const [example] = examples
  assert.ok(example && example.expected + example.found === 2 && example.expected !== example.found)
  assert.match(difference(example), /crowded says (yes, the interpreter no|no, the interpreter yes):/)
})
