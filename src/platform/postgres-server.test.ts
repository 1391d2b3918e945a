import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { postmasterOf, processesIn } from './postgres-processes.ts'
import { startPostgres } from './postgres-server.ts'

const base = mkdtempSync(join(tmpdir(), 'tremplin-postgres-'))
chmodSync(base, 0o755)
after(() => rmSync(base, { recursive: true, force: true }))

test('what was acknowledged is there after the database and its server were killed together', async () => {
  const folder = join(base, 'both')
  const child = await aServerThatWrites(folder)
  const acknowledged = await child.untilAcknowledged(50)

  const postmaster = postmasterOf(join(folder, 'data'))
  assert.ok(postmaster)
  process.kill(child.pid, 'SIGKILL')
  process.kill(postmaster, 'SIGKILL')

  assert.deepEqual(await missingAfterRestart(folder, acknowledged()), [])
})

test('a server killed alone leaves its database running; the next start ends it and takes over', async () => {
  const folder = join(base, 'server')
  const child = await aServerThatWrites(folder)
  const acknowledged = await child.untilAcknowledged(50)

  process.kill(child.pid, 'SIGKILL')
  await wait(100)
  const left = postmasterOf(join(folder, 'data'))
  assert.ok(left, 'the database outlives its server')

  assert.deepEqual(await missingAfterRestart(folder, acknowledged()), [])
  assert.ok(!processesIn(join(folder, 'data')).includes(left))
})

test('a database killed under a living server comes back by itself', async () => {
  const folder = join(base, 'database')
  const server = await startPostgres(folder)
  const before = postmasterOf(join(folder, 'data'))
  assert.ok(before)

  process.kill(before, 'SIGKILL')

  let answer: unknown
  for (let tries = 0; tries < 200 && answer === undefined; tries++) {
    await wait(50)
    answer = await ask(server.connectionTo('postgres'), 'select 1 as one').catch(() => undefined)
  }
  assert.deepEqual(answer, [{ one: 1 }])
  await server.stop()
  assert.deepEqual(processesIn(join(folder, 'data')), [])
})

test('a server that is stopped while its database comes back leaves none running', async () => {
  const folder = join(base, 'stopped')
  const data = join(folder, 'data')
  const server = await startPostgres(folder)
  const before = postmasterOf(data)
  assert.ok(before)

  process.kill(before, 'SIGKILL')
  for (let tries = 0; tries < 1000 && [undefined, before].includes(postmasterOf(data)); tries++) await wait(5)
  assert.notEqual(postmasterOf(data), undefined, 'another database has been started')
  await server.stop()

  assert.deepEqual(processesIn(data), [])
})

/** Another process that starts the database and inserts numbers, telling each one once the database has confirmed it. */
async function aServerThatWrites(folder: string) {
  const script = `import { Client } from 'pg'
    import { startPostgres } from './postgres-server.ts'
    const server = await startPostgres(${JSON.stringify(folder)})
    const client = new Client(server.connectionTo('postgres'))
    client.on('error', () => {})
    await client.connect()
    await client.query('create table kept (n int primary key)')
    for (let n = 1; ; n++) { await client.query('insert into kept values ($1)', [n]); process.stdout.write(n + '\\n') }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  const acknowledged = () => said.split('\n').slice(0, -1).map(Number)
  return {
    pid: child.pid ?? 0,
    untilAcknowledged: async (count: number) => {
      while (acknowledged().length < count) await wait(10)
      return acknowledged
    },
  }
}

async function missingAfterRestart(folder: string, acknowledged: readonly number[]): Promise<readonly number[]> {
  await wait(50)
  const server = await startPostgres(folder)
  const rows = (await ask(server.connectionTo('postgres'), 'select n from kept')) as { n: number }[]
  await server.stop()
  const kept = new Set(rows.map(({ n }) => n))
  return acknowledged.filter((n) => !kept.has(n))
}

async function ask(config: object, query: string): Promise<unknown[]> {
  const client = new Client(config)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}
