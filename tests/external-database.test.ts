import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'
import { modules } from '../src/app.ts'
import { doctor } from '../src/commands/doctor.ts'
import { systemActor } from '../src/platform/actor.ts'
import { verifyAudit } from '../src/platform/audit.ts'
import { change, changed, read } from '../src/platform/change.ts'
import { silentLog } from '../src/platform/log.ts'
import { openPlatform } from '../src/platform/open-platform.ts'
import { anOperator } from './operator.ts'

/** The server that Debian installs, of another version than the embedded one. */
const programs = installed()
const skip = programs
  ? false
  : 'No other PostgreSQL is installed here (apt install postgresql), so DATABASE_URL is not tried.'

const base = mkdtempSync(join(tmpdir(), 'tremplin-external-'))
chmodSync(base, 0o755)
let server: ChildProcess | undefined
after(async () => {
  if (server) {
    const ended = new Promise((resolve) => server?.once('exit', resolve))
    server.kill('SIGINT')
    await ended
  }
  rmSync(base, { recursive: true, force: true })
})

test('a park runs on a PostgreSQL of its own, as the plain owner of its database', { skip }, async () => {
  const url = await aServerOf(programs ?? '')
  const settings = {
    port: 0,
    host: 'localhost',
    baseUrl: 'http://localhost:3000',
    databaseUrl: url,
    dataFolder: base,
    secret: 'a secret that only tests know, 32 characters at least',
    codeKeys: undefined,
    fixedNow: undefined,
    smtpUrl: undefined,
    mailFrom: 'Tremplin <tremplin@localhost>',
    demo: false,
  }

  const { platform, close } = await openPlatform(settings, modules, silentLog)
  const [ours, theirs] = [await anOperator(platform), await anOperator(platform, { name: 'Another park' })]
  const renamed = await change(platform, systemActor(ours), async (tx) => {
    await tx.updateTable('operators').set({ name: 'Parc du Nord' }).where('id', '=', ours).execute()
    return changed('done', { event: 'operator.renamed', subjectId: ours })
  })

  assert.ok(renamed.ok)
  assert.deepEqual(await read(platform, systemActor(ours), verifyAudit), { lines: 1, brokenAt: undefined })
  assert.deepEqual(await read({ ...platform, ownCondition: false }, systemActor(theirs), verifyAudit), {
    lines: 0,
    brokenAt: undefined,
  })
  await close()

  const again = await openPlatform(settings, modules, silentLog)
  // Row-level security binds this user: the doctor looks at one park after the other.
  const doctored = async () => {
    let out = ''
    const world = { stdout: (text: string) => (out += text), stderr: () => {}, now: new Date(), folder: base }
    const status = await doctor(['--lang', 'en'], world, { DATABASE_URL: url, TREMPLIN_DATA: base })
    return { status, out }
  }
  const whole = await doctored()
  assert.equal(whole.status, 0, whole.out)
  await again.platform.pool.query(
    `begin; select set_config('tremplin.operator', '${theirs}', true);
     insert into answered_requests (actor_id, route, key, fingerprint) values ('x', '/x', 'a-lost-answer', 'x'); commit`,
  )
  const broken = await doctored()
  assert.equal(broken.status, 1)
  assert.match(broken.out, /✗ platform\.answers: .*\(1 place, for example/)
  await again.close()
})

function installed(): string | undefined {
  if (!existsSync('/usr/lib/postgresql')) return undefined
  const versions = readdirSync('/usr/lib/postgresql').filter((name) =>
    existsSync(`/usr/lib/postgresql/${name}/bin/postgres`),
  )
  return versions.length > 0 ? `/usr/lib/postgresql/${versions.sort().at(-1)}/bin` : undefined
}

/** A server on a free port of the loopback, with a database owned by a user that may make roles and nothing more. */
async function aServerOf(bin: string): Promise<string> {
  const data = join(base, 'data')
  const as = process.getuid?.() === 0 ? nobody() : undefined
  if (as) chownSync(base, as.uid, as.gid)
  const made = spawnSync(
    `${bin}/initdb`,
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'],
    { ...as, cwd: base, encoding: 'utf8' },
  )
  assert.equal(made.status, 0, made.stderr)
  const port = 20_000 + (process.pid % 20_000)
  server = spawn(`${bin}/postgres`, ['-D', data, '-k', base, '-h', '127.0.0.1', '-p', String(port)], {
    ...as,
    cwd: base,
    stdio: 'ignore',
  })
  for (let tries = 0; tries < 200 && !existsSync(join(base, `.s.PGSQL.${port}`)); tries++) await wait(50)
  const admin = await connected({ host: base, port, user: 'postgres', database: 'postgres' })
  await admin.query('create role park login createrole')
  await admin.query(`create database park owner park template template0 encoding 'UTF8'`)
  await admin.end()
  return `postgres://park@127.0.0.1:${port}/park`
}

/** A connection, as soon as the server takes any. */
async function connected(config: ClientConfig): Promise<Client> {
  for (let tries = 0; ; tries++) {
    const client = new Client(config)
    try {
      await client.connect()
      return client
    } catch (error) {
      if (tries > 200) throw error
      await wait(50)
    }
  }
}

function nobody(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}
