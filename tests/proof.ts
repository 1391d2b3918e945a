import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

/**
 * `npm run proof`: asks every route as everybody, looks at every page in every language, width and light, and sends every
 * form with everything there is; the tests do the same for a sample. `npm run proof -- --planted` shows only that faults
 * planted into a copy of the app are found; `--strings 8` puts every eighth string of the lists into all fields, where
 * there is less time.
 */
const PLANTED = 'tests/proof-planted.test.ts'
const folder = mkdtempSync(join(tmpdir(), 'tremplin-proof-'))
const tally = join(folder, 'tally')
writeFileSync(tally, '')
const { values: given } = parseArgs({
  options: { planted: { type: 'boolean', default: false }, strings: { type: 'string', default: '1' } },
})
const { planted } = given
const files = readdirSync(import.meta.dirname)
  .filter((name) => /^proof-.*\.test\.ts$/.test(name) && (!planted || `tests/${name}` === PLANTED))
  .map((name) => `tests/${name}`)

// Two processors get half of it each; what is planted is shown once.
const parts = planted ? 1 : Math.min(2, availableParallelism())
const runs = Array.from({ length: parts }, (_, at) =>
  spawn(
    process.execPath,
    [join(import.meta.dirname, 'run.ts'), ...files.filter((name) => at === 0 || name !== PLANTED)],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        TREMPLIN_PROOF: 'everything',
        TREMPLIN_PROOF_STRINGS: given.strings,
        TREMPLIN_PROOF_PART: `${at + 1}/${parts}`,
        TREMPLIN_PROOF_TALLY: tally,
        TREMPLIN_TEST_CONCURRENCY: process.env['TREMPLIN_TEST_CONCURRENCY'] ?? '1',
        TREMPLIN_TEST_TIMEOUT: process.env['TREMPLIN_TEST_TIMEOUT'] ?? '1800000',
      },
    },
  ),
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => runs.forEach((run) => run.kill(signal)))
const codes = await Promise.all(
  runs.map((run) => new Promise<number>((resolve) => run.once('exit', (status) => resolve(status ?? 1)))),
)
const code = Math.max(...codes)

const lines = readFileSync(tally, 'utf8').split('\n').filter(Boolean)
const sum = (column: number) => lines.reduce((total, line) => total + Number(line.split(' ')[column]), 0)
// What ended before it was counted has failed as well.
const failed = sum(1) || (code === 0 ? 0 : 1)
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`\n${sum(0)} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
