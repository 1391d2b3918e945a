import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type PostgresPlace, isDatabase, ownFolder, preparePlace } from './postgres-place.ts'
import { postmasterOf, processesIn, quiet } from './postgres-processes.ts'

/** A PostgreSQL of our own: a child process that listens on a unix socket only. */
export interface PostgresServer {
  /** Connection settings for a database of this server. */
  connectionTo(database: string): pg.ClientConfig
  /** Clean end: open transactions are rolled back, everything acknowledged is on disk. */
  stop(): Promise<void>
}

const SUPERUSER = 'tremplin'

export interface Durability {
  /** False only for data that nobody will miss, such as a test run's: nothing is forced to the disk. */
  readonly durable?: boolean
}

/**
 * Starts the database under `folder`, made on first use, or throws with the reason. A server that a killed process left
 * behind is ended first; whatever it had acknowledged is in its log and is replayed. Should the server die, it is
 * started again, and `pg` pools reconnect.
 */
export async function startPostgres(folder: string, { durable = true }: Durability = {}): Promise<PostgresServer> {
  const place = preparePlace()
  ownFolder(place, folder)
  const data = join(folder, 'data')
  const password = keptPassword(folder)
  const sockets = socketFolder(place, folder)

  await endWhatIsLeft(data, sockets)
  if (!isDatabase(data)) initialise(place, folder, data, password)

  let wanted = true
  let child = await launch(place, folder, data, sockets, durable)
  let restarted: Promise<void> | undefined
  child.once('exit', restart)

  function restart(): void {
    if (!wanted) return
    // Should it not start again, nothing of ours can go on: the rejection ends the process with its reason.
    restarted = (async () => {
      await endWhatIsLeft(data, sockets)
      if (!wanted) return
      child = await launch(place, folder, data, sockets, durable)
      child.once('exit', restart)
    })()
  }

  return {
    connectionTo: (database) => ({ host: sockets, user: SUPERUSER, password, database }),
    stop: async () => {
      wanted = false
      // A database that is coming back takes connections before we hold its process: wait for it, or it outlives us.
      await restarted
      await end(child)
    },
  }
}

/** How to reach the database that another process runs in the folder; undefined where none runs. */
export function runningPostgres(folder: string): pg.ClientConfig | undefined {
  const data = join(folder, 'data')
  if (postmasterOf(data) === undefined || !isReady(data)) return undefined
  return { host: socketPath(folder), user: SUPERUSER, password: keptPassword(folder), database: 'postgres' }
}

/** Runs initdb into a folder beside and renames it, so that a half-made database is never met again. */
function initialise(place: PostgresPlace, folder: string, data: string, password: string): void {
  const unfinished = join(folder, 'data.unfinished')
  const passwordFile = join(folder, 'initial-password')
  rmSync(unfinished, { recursive: true, force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (place.runAs) chownSync(passwordFile, place.runAs.uid, place.runAs.gid)
  try {
    const made = spawnSync(
      join(place.programs, 'bin', 'initdb'),
      ['-D', unfinished, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'].concat(
        ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
      ),
      { ...place.runAs, cwd: folder, env: environment(place), encoding: 'utf8' },
    )
    if (made.status !== 0) throw new Error(`The database could not be made in ${data}: ${made.stderr || made.error}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(unfinished, data)
}

async function launch(
  place: PostgresPlace,
  folder: string,
  data: string,
  sockets: string,
  durable: boolean,
): Promise<ChildProcess> {
  const log = join(folder, 'postgresql.log')
  const child = spawn(
    join(place.programs, 'bin', 'postgres'),
    [
      '-D',
      data,
      '-k',
      sockets,
      '-c',
      'listen_addresses=',
      '-c',
      'unix_socket_permissions=0700',
      '-c',
      'max_connections=100',
    ]
      .concat(['-c', 'shared_buffers=64MB', '-c', 'timezone=UTC', '-c', 'log_timezone=UTC', '-c', 'jit=off'])
      .concat(durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']),
    // A group of its own: Ctrl-C in the terminal reaches us alone, and we end the database in good order.
    { ...place.runAs, cwd: folder, env: environment(place), detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  child.stderr?.on('data', (piece: Buffer) => {
    said = (said + piece.toString()).slice(-4000)
    appendFileSync(log, piece)
  })
  child.unref()
  ;(child.stderr as unknown as { unref?: () => void } | null)?.unref?.()
  for (let waited = 0; waited < 60_000; waited += 25) {
    if (child.exitCode !== null) throw new Error(`The database did not start in ${data}:\n${said}`)
    if (isReady(data)) return child
    await wait(25)
  }
  child.kill('SIGQUIT')
  throw new Error(`The database in ${data} was not ready within a minute:\n${said}`)
}

/** The last line of the pid file turns to "ready" once connections are taken. */
function isReady(data: string): boolean {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

/** Ends a server that nobody owns any more and clears what a dead one left, so that the next start needs no repair. */
async function endWhatIsLeft(data: string, sockets: string): Promise<void> {
  const pid = postmasterOf(data)
  if (pid !== undefined) {
    process.kill(pid, 'SIGINT')
    if (!(await quiet(data, 10_000))) process.kill(pid, 'SIGQUIT')
  }
  // Without their postmaster, back ends notice within a moment and leave.
  if (!(await quiet(data, 10_000))) {
    for (const left of processesIn(data)) process.kill(left, 'SIGKILL')
    await quiet(data, 5_000)
  }
  if (processesIn(data).length > 0) return
  rmSync(join(data, 'postmaster.pid'), { force: true })
  for (const left of readdirSync(sockets)) rmSync(join(sockets, left))
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.ref()
  child.kill('SIGINT')
  const late = setTimeout(() => child.kill('SIGQUIT'), 15_000)
  await ended
  clearTimeout(late)
}

/** The database's password, made once. It keeps other users of the machine out, not people who may read the folder. */
function keptPassword(folder: string): string {
  const file = join(folder, 'password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** Sockets live in the folder itself, or in the temporary folder where the path would be longer than sockets allow. */
function socketPath(folder: string): string {
  const inside = join(folder, 'sockets')
  const short = join(tmpdir(), `tremplin-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
  return Buffer.byteLength(inside) > 80 ? short : inside
}

function socketFolder(place: PostgresPlace, folder: string): string {
  const sockets = socketPath(folder)
  mkdirSync(sockets, { recursive: true, mode: 0o700 })
  chmodSync(sockets, 0o700)
  if (place.runAs) chownSync(sockets, place.runAs.uid, place.runAs.gid)
  return sockets
}

function environment(place: PostgresPlace): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: join(place.programs, 'lib') }
}
