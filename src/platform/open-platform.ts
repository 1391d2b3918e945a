import { join } from 'node:path'
import type pg from 'pg'
import type { Listeners } from './announce.ts'
import { openDatabase, openPool } from './database.ts'
import { type FolderLock, type Holder, lockFolder } from './folder-lock.ts'
import { type Queues, openJobs } from './jobs.ts'
import type { Log } from './log.ts'
import { migrate } from './migrate.ts'
import { newId } from './new-id.ts'
import type { Platform } from './platform.ts'
import { type PostgresServer, runningPostgres, startPostgres } from './postgres-server.ts'
import type { Settings } from './settings.ts'

/** The data folder is another process's. */
export class FolderTaken extends Error {
  readonly heldBy: Holder | undefined
  constructor(folder: string, heldBy: Holder | undefined) {
    const whose = heldBy
      ? `process ${heldBy.pid}${heldBy.address && `, which answers at ${heldBy.address}`}`
      : 'another process'
    super(
      `The data folder ${folder} is in use by ${whose}. Stop that one first, or set TREMPLIN_DATA to another folder.`,
    )
    this.heldBy = heldBy
  }
}

export interface OpenPlatform {
  readonly platform: Platform
  /** Ends jobs, connections, the embedded database and the hold on the folder, in that order. */
  close(): Promise<void>
}

/**
 * Takes the data folder, starts or finds the database, brings it to today's shape, opens the queues. `beside` is for
 * commands that work beside a running server: they use its database where it has the folder.
 */
export async function openPlatform(
  settings: Settings,
  { queues, listeners }: { readonly queues: Queues; readonly listeners: Listeners },
  log: Log,
  { beside = false }: { readonly beside?: boolean } = {},
): Promise<OpenPlatform> {
  const closing: (() => Promise<unknown>)[] = []
  let ending = false
  const close = async () => {
    ending = true
    for (const step of closing.splice(0).toReversed()) await step()
  }
  try {
    let config: pg.PoolConfig
    const running = beside && !settings.databaseUrl ? runningPostgres(join(settings.dataFolder, 'database')) : undefined
    if (settings.databaseUrl) {
      config = { connectionString: settings.databaseUrl }
    } else if (running) {
      config = running
    } else {
      const lock = await heldFolder(settings)
      closing.push(() => lock.release())
      const server: PostgresServer = await startPostgres(join(settings.dataFolder, 'database'))
      closing.push(() => server.stop())
      config = server.connectionTo('postgres')
    }
    const pool = openPool(config, (error) => {
      // A connection that the database closes while we end it is no loss.
      if (!ending) log.error('database.connection-lost', error)
    })
    closing.push(() => pool.end())
    await requireVersion(pool)
    await migrate(pool)
    const jobs = await openJobs(pool, queues, log)
    closing.push(() => jobs.stop())
    const database = openDatabase(pool)
    const now = () => settings.fixedNow ?? new Date()
    return { platform: { settings, now, newId, database, pool, jobs, log, listeners, ownCondition: true }, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function heldFolder({ dataFolder, baseUrl }: Settings): Promise<FolderLock> {
  const lock = await lockFolder(dataFolder, { pid: process.pid, address: baseUrl })
  if ('heldBy' in lock) throw new FolderTaken(dataFolder, lock.heldBy)
  return lock
}

async function requireVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
  )
  const { version, encoding } = rows[0] ?? { version: 0, encoding: '' }
  if (version < 150_000)
    throw new Error(`The database is PostgreSQL ${Math.floor(version / 10_000)}. Tremplin needs 15 or later.`)
  if (encoding !== 'UTF8') throw new Error(`The database is encoded in ${encoding}. Make one with encoding UTF8.`)
}
