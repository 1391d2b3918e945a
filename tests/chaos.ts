import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startPostgres } from '../src/platform/postgres-server.ts'
import { type Kill, chaos } from './rush/chaos.ts'

/**
 * Twenty clients claim, give up, decide and look at codes at two servers, while somebody kills servers and the database's
 * back ends with kill -9 and drops every twelfth reply. Whoever gets no reply asks again with the same key. At the end
 * nothing that was acknowledged may be lost or doubled.
 *
 *   node tests/chaos.ts [--minutes 1] [--seeds 1,2,3]
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seeds: { type: 'string' },
    clients: { type: 'string', default: '20' },
  },
})
const seeds = values.seeds
  ? values.seeds.split(',').map(Number)
  : Array.from({ length: 3 }, () => 1 + Math.floor(Math.random() * 2 ** 31))
const seconds = (Number(values.minutes) * 60) / seeds.length
console.log(
  `seeds ${seeds.join(',')}: ${seconds.toFixed(0)} seconds each. Again with: npm run chaos -- --seeds ${seeds.join(',')}`,
)

let [passed, failed] = [0, 0]
const check = (title: string, wrong: readonly string[]) => {
  if (wrong.length === 0) passed += 1
  else failed += 1
  console.log(`${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${title}`)
  for (const each of wrong.slice(0, 10)) console.log(`     ${each}`)
}
const inSeconds = ({ kind, ms }: Kill) => `${kind} ${(ms / 1000).toFixed(1)} s`

for (const seed of seeds) {
  const folder = mkdtempSync(join(tmpdir(), 'tremplin-chaos-'))
  chmodSync(folder, 0o755)
  const postgres = await startPostgres(join(folder, 'database'))
  try {
    const seen = await chaos({
      seed,
      seconds,
      clients: Number(values.clients),
      connection: postgres.connectionTo('postgres'),
    })
    const { kills, asked, missing, answers, rules } = seen
    console.log(`\nseed ${seed}: ${asked} asked, ${missing} replies missing, ${kills.map(inSeconds).join(', ')}`)
    console.log(`  ${[...answers].map(([answer, count]) => `${count} × ${answer}`).join(', ')}`)
    for (const [title, wrong] of Object.entries(rules)) check(`seed ${seed}: ${title}`, wrong)
  } finally {
    await postgres.stop()
    await wait(100)
    rmSync(folder, { recursive: true, force: true })
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
