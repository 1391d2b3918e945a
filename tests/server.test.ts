import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { processesIn } from '../src/platform/postgres-processes.ts'

const base = mkdtempSync(join(tmpdir(), 'tremplin-server-'))
chmodSync(base, 0o755)
const running = new Set<ChildProcess>()
after(async () => {
  for (const child of running) child.kill('SIGKILL')
  await wait(100)
  rmSync(base, { recursive: true, force: true })
})

test('npm start sets up a park on the first visit, has no door without a password, and stops cleanly on Ctrl-C', async () => {
  const data = join(base, 'park')
  const server = await started(['start'], data)

  const first = await fetch(`${server.address}/fr`, { redirect: 'manual' })
  assert.equal(first.headers.get('location'), '/fr/setup')
  const door = await fetch(`${server.address}/fr/demo/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ account: 'anybody' }),
    redirect: 'manual',
  })
  assert.ok(door.status === 303 || door.status === 404)
  assert.equal(door.headers.get('set-cookie'), null)
  const healthy = (await (await fetch(`${server.address}/healthz`)).json()) as { status: string }
  assert.equal(healthy.status, 'ok')

  assert.equal(await ended(server.child, 'SIGINT'), 0)
  assert.deepEqual(processesIn(join(data, 'database/data')), [])
  assert.ok(!existsSync(join(data, 'database/data/postmaster.pid')))
})

test('a second server on the same data folder is refused with a sentence that names the first', async () => {
  const data = join(base, 'shared')
  const first = await started(['start'], data)

  const second = spawnServer(['start'], data, await freePort())
  const code = await new Promise<number | null>((done) => second.child.once('exit', done))

  assert.equal(code, 2)
  assert.match(second.said(), new RegExp(`is in use by process ${first.child.pid}, which answers at ${first.address}`))
  assert.equal((await fetch(`${first.address}/healthz`)).status, 200)
  assert.equal(await ended(first.child, 'SIGTERM'), 0)
})

test('a taken port is told in a sentence, and nothing is left running', async () => {
  const data = join(base, 'port')
  const port = await freePort()
  const blocker = createServer().listen(port, 'localhost')

  const refused = spawnServer(['start'], data, port)
  const code = await new Promise<number | null>((done) => refused.child.once('exit', done))
  await new Promise((done) => blocker.close(done))

  assert.equal(code, 2)
  assert.match(refused.said(), /Port \d+ is in use by another program\. Set PORT/)
  assert.deepEqual(processesIn(join(data, 'database/data')), [])
})

test('after kill -9 of the server the next start needs no repair', async () => {
  const data = join(base, 'killed')
  const first = await started(['start'], data)
  first.child.kill('SIGKILL')
  await wait(50)

  const second = await started(['start'], data)

  assert.equal((await fetch(`${second.address}/healthz`)).status, 200)
  assert.equal(await ended(second.child, 'SIGINT'), 0)
})

interface Started {
  readonly child: ChildProcess
  readonly address: string
  readonly said: () => string
}

test('the doctor looks inside a park whether its server runs or not, and changes nothing', async () => {
  const data = join(base, 'doctored')
  const server = await started(['start'], data)
  await fetch(`${server.address}/fr/setup`, {
    method: 'POST',
    body: new URLSearchParams({
      park: 'Parc du Nord',
      name: 'Amina Berrada',
      email: 'amina@company.example',
      password: 'seven green zebras dance',
      zone: 'Africa/Casablanca',
      currency: 'MAD',
      country: 'MA',
    }),
    redirect: 'manual',
  })
  const doctored = async () => {
    const doctor = spawnServer(['doctor', '--lang', 'en'], data, 0)
    const status = await new Promise<number | null>((done) => doctor.child.once('exit', done))
    return { status, said: doctor.said() }
  }

  const beside = await doctored()
  assert.equal((await fetch(`${server.address}/healthz`)).status, 200)
  await ended(server.child, 'SIGTERM')
  const alone = await doctored()

  assert.match(beside.said, /✓ Parc du Nord: the audit trail is whole \(\d+ lines?\)\./)
  assert.match(beside.said, /\nAll holds\.\n$/)
  assert.equal(beside.status, 0)
  assert.deepEqual(alone, beside)
  assert.deepEqual(processesIn(join(data, 'database/data')), [])
})

async function started(args: readonly string[], data: string): Promise<Started> {
  const server = spawnServer(args, data, await freePort())
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (server.said().includes(`is at ${server.address}`)) return server
    assert.equal(server.child.exitCode, null, server.said())
    await wait(50)
  }
  throw new Error(`The server did not start:\n${server.said()}`)
}

function spawnServer(args: readonly string[], data: string, port: number): Started {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts'), ...args], {
    env: { ...process.env, TREMPLIN_DATA: data, PORT: String(port), DATABASE_URL: '', NODE_ENV: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let said = ''
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
  return { child, address: `http://localhost:${port}`, said: () => said }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const gone = new Promise<number | null>((done) => child.once('exit', done))
  child.kill(signal)
  return gone
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
