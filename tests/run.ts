import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { modules } from '../src/app.ts'
import { openPool } from '../src/platform/database.ts'
import { openJobs } from '../src/platform/jobs.ts'
import { silentLog } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres-server.ts'
import { buildAssets } from '../src/ui/build.ts'

/**
 * Runs the tests on a PostgreSQL of their own: `node tests/run.ts [files or folders]`, everything by default. Each test
 * file clones a database from a migrated template; nothing outlives the run. With TREMPLIN_TEST_DATABASE_URL (a server
 * whose user may create databases and roles) they run there instead.
 */
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(roomInMemory() ?? tmpdir(), 'tremplin-test-'))
// As root the database runs as another user, who must be able to enter.
chmodSync(folder, 0o755)
const asked = process.argv.slice(2)
const givenUrl = process.env['TREMPLIN_TEST_DATABASE_URL']

const server = givenUrl ? undefined : await startPostgres(join(folder, 'database'), { durable: false })
const connection = server ? server.connectionTo('postgres') : { connectionString: givenUrl }
await makeTemplate()
await buildAssets()

const runner = spawn(
  process.execPath,
  [
    '--test',
    '--test-reporter=spec',
    `--test-timeout=${process.env['TREMPLIN_TEST_TIMEOUT'] ?? 300_000}`,
    `--test-concurrency=${process.env['TREMPLIN_TEST_CONCURRENCY'] ?? 2}`,
    ...patterns(asked),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    // Every test file is a process of its own: what one has read and compiled the others need not.
    env: {
      ...process.env,
      TREMPLIN_TEST_SERVER: JSON.stringify(connection),
      NODE_ENV: 'test',
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
    },
  },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => runner.kill(signal))
const code = await new Promise<number>((resolve) => runner.once('exit', (status) => resolve(status ?? 1)))
await server?.stop()
rmSync(folder, { recursive: true, force: true })
process.exitCode = code

/** Where Linux keeps files in memory, if there is room: making a database's many small files is most of a test's work on disk. */
function roomInMemory(): string | undefined {
  const place = '/dev/shm'
  if (!existsSync(place)) return undefined
  const { type, bavail, bsize } = statfsSync(place)
  const inMemory = type === 0x0102_1994
  return inMemory && bavail * bsize >= 4e9 ? place : undefined
}

function patterns(places: readonly string[]): readonly string[] {
  if (places.length === 0) return ['src/**/*.test.ts', 'tests/**/*.test.ts']
  return places.map((place) =>
    existsSync(join(root, place)) && !place.endsWith('.ts') ? `${place}/**/*.test.ts` : place,
  )
}

async function makeTemplate(): Promise<void> {
  const main = openPool({ ...connection, max: 1 }, () => {})
  await main.query('drop database if exists tremplin_template').catch(() => {})
  await main.query(`create database tremplin_template template template0 encoding 'UTF8'`)
  await main.end()
  const template = openPool({ ...connectionWith('tremplin_template'), max: 3 }, () => {})
  await migrate(template)
  await (await openJobs(template, modules.queues, silentLog)).stop()
  await template.end()
}

function connectionWith(database: string): object {
  if (!('connectionString' in connection)) return { ...connection, database }
  const url = new URL(String(connection.connectionString))
  url.pathname = `/${database}`
  return { connectionString: url.href }
}
