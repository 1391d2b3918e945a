import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../src/platform/postgres-server.ts'
import { RUSHES, runRush, twoServers } from './rush/rushes.ts'

/**
 * Many clients claim what is scarce at two servers on one database: exactly as many are granted as there are places, each
 * with a code of its own, and nobody is refused while places are left. Then once more with the guard taken away, which
 * must go wrong, or the test proves nothing.
 *
 *   node tests/rush.ts [--clients 50] [--claims 200] [--places 100]
 */
const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '50' },
    claims: { type: 'string', default: '200' },
    places: { type: 'string', default: '100' },
  },
})
const size = { clients: Number(values.clients), claims: Number(values.claims), places: Number(values.places) }
const all = size.clients * size.claims

const folder = mkdtempSync(join(tmpdir(), 'tremplin-rush-database-'))
chmodSync(folder, 0o755)
const postgres = await startPostgres(join(folder, 'database'))
let [passed, failed] = [0, 0]
const check = (title: string, holds: boolean, seen: string) => {
  if (holds) passed += 1
  else failed += 1
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${title}${holds ? '' : `: ${seen}`}`)
}
try {
  const running = await twoServers(postgres.connectionTo('postgres'))
  try {
    for (const guarded of [true, false]) {
      for (const kind of RUSHES) {
        // What goes wrong without the guard goes wrong at once.
        const asking = guarded ? size : { ...size, claims: Math.min(size.claims, 6) }
        const outcome = await runRush(running, kind, asking, { guarded })
        const { granted, codes, refusals, tooEarly, broken, perSecond } = outcome
        const told = [...refusals].map(([refusal, count]) => `${count} × ${refusal}`).join(', ')
        const name = guarded ? kind.name : `${kind.name}, without its guard`
        console.log(
          `${name}: ${size.clients * asking.claims} asked, ${granted} granted, ${told}; ${perSecond.toFixed(0)} a second`,
        )
        if (!guarded) {
          check(`${name}: more than ${size.places} get a place`, granted > size.places, String(granted))
          continue
        }
        check(`${name}: exactly ${size.places} granted`, granted === size.places, String(granted))
        check(`${name}: ${size.places} different codes`, codes === size.places, String(codes))
        const refused = refusals.get(`409 ${kind.refusal}`) ?? 0
        check(`${name}: everybody else is refused for this reason`, refused === all - size.places, told)
        check(`${name}: nobody is refused while places are left`, tooEarly === 0, String(tooEarly))
        check(`${name}: ledger, claims, codes and audit trail are whole`, broken.length === 0, broken.join('; '))
      }
    }
  } finally {
    await running.stop()
  }
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
