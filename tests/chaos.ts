import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../src/platform/postgres-server.ts'
import { type Kill, type Seen, chaos } from './rush/chaos.ts'
import { FAULTS, type Fault } from './rush/faults.ts'

/**
 * Twenty clients claim, give up, decide and look at codes at two servers, while somebody kills servers and the database's
 * back ends with kill -9 and drops every twelfth reply. Whoever gets no reply asks again with the same key. At the end
 * nothing that was acknowledged may be lost or doubled. Then the same for a short while with a fault planted each time,
 * which has to be told of, or all of it proves nothing.
 *
 *   node tests/chaos.ts [--minutes 1] [--seeds 1,2,3] [--without-faults]
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seeds: { type: 'string' },
    clients: { type: 'string', default: '20' },
    'without-faults': { type: 'boolean', default: false },
  },
})
const seeds = values.seeds
  ? values.seeds.split(',').map(Number)
  : Array.from({ length: 3 }, () => 1 + Math.floor(Math.random() * 2 ** 31))
const seconds = (Number(values.minutes) * 60) / seeds.length
console.log(
  `seeds ${seeds.join(',')}: ${seconds.toFixed(0)} seconds each. Again with: npm run chaos -- --seeds ${seeds.join(',')}`,
)

/** For how long a planted fault has time to show, and how often. */
const FAULTY_SECONDS = 8
const TURNS = 4

let [passed, failed] = [0, 0]
const check = (title: string, wrong: readonly string[]) => {
  if (wrong.length === 0) passed += 1
  else failed += 1
  console.log(`${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${title}`)
  for (const each of wrong.slice(0, 10)) console.log(`     ${each}`)
}
const inSeconds = ({ kind, ms }: Kill) => `${kind} ${(ms / 1000).toFixed(1)} s`

for (const seed of seeds) {
  const { kills, asked, missing, answers, rules, course } = await onADatabase(seed, seconds)
  console.log(`\nseed ${seed}: ${asked} asked, ${missing} replies missing, ${kills.map(inSeconds).join(', ')}`)
  console.log(`  ${[...answers].map(([answer, count]) => `${count} × ${answer}`).join(', ')}`)
  for (const [title, wrong] of Object.entries({ ...rules, ...course })) check(`seed ${seed}: ${title}`, wrong)
}
for (const fault of values['without-faults'] ? [] : FAULTS) {
  let told: readonly string[] = []
  // What happens by chance may need another chance.
  for (let turn = 0; turn < TURNS && !told.some((each) => fault.found.test(each)); turn += 1) {
    const { rules } = await onADatabase((seeds[0] ?? 1) + turn, FAULTY_SECONDS, fault)
    told = Object.entries(rules).flatMap(([title, wrong]) => (wrong.length > 0 ? [`${title}: ${wrong[0]}`] : []))
  }
  const found = told.find((each) => fault.found.test(each))
  check(`planted: ${fault.name}`, found ? [] : [`not found; ${told.join('; ') || 'nothing was told'}`])
  if (found) console.log(`     ${found}`)
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** Chaos on a database of its own, which does not outlive it. */
async function onADatabase(seed: number, lasting: number, fault?: Fault): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), 'tremplin-chaos-'))
  chmodSync(folder, 0o755)
  const postgres = await startPostgres(join(folder, 'database'))
  try {
    const connection = postgres.connectionTo('postgres')
    return await chaos({ seed, seconds: lasting, clients: Number(values.clients), connection, fault })
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
