import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect, parseArgs } from 'node:util'
import { Client } from 'pg'
import type { Facts, Rule } from '../src/modules/rules/index.ts'
import {
  Dice,
  randomDay,
  randomFacts,
  randomOffer,
  randomRates,
  randomRule,
} from '../src/modules/screening/random.testing.ts'
import { startPostgres } from '../src/platform/postgres-server.ts'
import { testClient } from './client.ts'
import { type Differing, smallest } from './smallest.ts'
import { type Answers, type Batch, type Way, fastWays, interpreter, postgresWay } from './ways.ts'

/*
 * Holds every way of running rules against the interpreter: random rules × random companies × days × rates.
 * `node tests/agreement.ts [--cells 10000000] [--seed 1]`; ends with 1 where any cell differs. It runs on a PostgreSQL of its
 * own, or on that of TREMPLIN_TEST_SERVER.
 */

export interface Agreement {
  readonly cells: number
  /** How many cells are no, unknown and yes. */
  readonly answers: readonly [number, number, number]
  /** For each way by name, the cells that differ from the interpreter's. */
  readonly differences: ReadonlyMap<string, number>
  /** The first difference of each way, as small as it could be made. */
  readonly examples: readonly Difference[]
}

export interface Difference extends Differing {
  readonly way: string
}

const RULES = 50
const BATCHES_PER_POPULATION = 4

export interface Extent {
  readonly cells: number
  readonly seed: number
  /** Companies at a time. */
  readonly companies?: number
  /** Told after every batch how many cells have been compared. */
  readonly onProgress?: (cells: number) => void
}

/** Compares the ways with the interpreter on at least so many cells; the same seed makes the same cells. */
export async function agreementOf(
  ways: readonly Way[],
  { cells, seed, companies = 2_000, onProgress }: Extent,
): Promise<Agreement> {
  const dice = new Dice(seed)
  const answers: [number, number, number] = [0, 0, 0]
  const differences = new Map(ways.map(({ name }) => [name, 0]))
  const examples: Difference[] = []
  let [compared, round] = [0, 0]
  let population: readonly Facts[] = []
  while (compared < cells) {
    if (round++ % BATCHES_PER_POPULATION === 0) {
      population = Array.from({ length: companies }, () => randomFacts(dice, dice.pick([0.3, 0.8, 0.8, 0.95, 1])))
    }
    const batch = randomBatch(dice, population)
    const running = ways.map(async (way) => ({ way, found: await way.answer(batch) }))
    const expected = await interpreter.answer(batch)
    for (const of of expected) for (const truth of of) answers[truth as 0 | 1 | 2] += 1
    for (const { way, found } of await Promise.all(running)) {
      const { count, first } = compare(batch, expected, found)
      differences.set(way.name, (differences.get(way.name) ?? 0) + count)
      if (first && !examples.some((example) => example.way === way.name)) {
        examples.push({ way: way.name, ...(await smallest(way, first)) })
      }
    }
    compared += batch.rules.length * batch.companies.length
    onProgress?.(compared)
  }
  return { cells: compared, answers, differences, examples }
}

function randomBatch(dice: Dice, companies: readonly Facts[]): Batch {
  const on = randomDay(dice)
  return {
    rules: Array.from({ length: RULES }, (): Rule => (dice.says(0.3) ? randomOffer(dice) : randomRule(dice))),
    companies,
    on,
    appliedOn: dice.says(0.5) ? on : randomDay(dice),
    rates: randomRates(dice),
  }
}

function compare(batch: Batch, expected: Answers, found: Answers) {
  let count = 0
  let first: Differing | undefined
  for (const [rule, of] of expected.entries()) {
    for (const [company, truth] of of.entries()) {
      const other = found[rule]?.[company] ?? NOTHING
      if (other === truth) continue
      count += 1
      first ??= { batch: only(batch, rule, company), expected: truth, found: other }
    }
  }
  return { count, first }
}

/** In place of an answer where a way gives none. */
const NOTHING = 3

function only(batch: Batch, rule: number, company: number): Batch {
  return {
    ...batch,
    rules: batch.rules.slice(rule, rule + 1),
    companies: batch.companies.slice(company, company + 1),
  }
}

/** A difference in words, for whoever has to find out which of the two is right. */
export function difference({ way, batch, expected, found }: Difference): string {
  const [rule] = batch.rules
  const [company] = batch.companies
  const { on, appliedOn, rates } = batch
  const shown = {
    rule: rule?.where,
    known: company && [...company.known].map(([key, { value }]) => [key, value]),
    stays: company?.stays,
    on,
    appliedOn,
    rates,
  }
  const said = ['no', 'unknown', 'yes']
  const heading = `${way} says ${said[found] ?? 'nothing'}, the interpreter ${said[expected] ?? 'nothing'}:`
  return `${heading}\n${inspect(shown, { depth: null, maxStringLength: 200 })}`
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { cells: { type: 'string' }, seed: { type: 'string' } } })
  process.exitCode = await run(whole(values.cells ?? '10000000'), whole(values.seed ?? String(Date.now() % 1_000_000)))
}

function whole(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`${text} is not a whole number.`)
  return Number(text)
}

async function run(cells: number, seed: number): Promise<number> {
  const { client, end } = await connected()
  try {
    // First the database, which works while we do.
    const ways = [await postgresWay(client), ...fastWays]
    console.log(`Seed ${seed}: ${ways.length} ways of running against the interpreter.`)
    const started = performance.now()
    let told = started
    const agreement = await agreementOf(ways, {
      cells,
      seed,
      onProgress: (done) => {
        if (performance.now() - told < 30_000) return
        told = performance.now()
        console.log(`  ${done.toLocaleString('en')} cells …`)
      },
    })
    for (const example of agreement.examples) console.log(`\n${difference(example)}`)
    const [no, unknown, yes] = agreement.answers.map((count) => `${Math.round((100 * count) / agreement.cells)} %`)
    for (const [way, count] of agreement.differences) console.log(`  ${way}: ${count} differences`)
    const seconds = Math.round((performance.now() - started) / 1000)
    console.log(
      `${agreement.cells.toLocaleString('en')} cells in ${seconds} s: ${yes} yes, ${no} no, ${unknown} unknown, seed ${seed}.`,
    )
    const failed = [...agreement.differences.values()].filter((count) => count > 0).length
    console.log(`${ways.length - failed} passed, ${failed} failed`)
    return failed > 0 ? 1 : 0
  } finally {
    await end()
  }
}

/** A connection to the tests' server, or to one of our own that goes with it. */
async function connected(): Promise<{ readonly client: Client; readonly end: () => Promise<void> }> {
  if (process.env['TREMPLIN_TEST_SERVER']) {
    const client = await testClient()
    return { client, end: () => client.end() }
  }
  const folder = mkdtempSync(join(tmpdir(), 'tremplin-agreement-'))
  // As root the database runs as another user, who must be able to enter.
  chmodSync(folder, 0o755)
  const server = await startPostgres(join(folder, 'database'), { durable: false })
  const client = new Client(server.connectionTo('postgres'))
  await client.connect()
  return {
    client,
    end: async () => {
      await client.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
