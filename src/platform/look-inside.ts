import { join } from 'node:path'
import type pg from 'pg'
import { openPool } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { migrationsAhead } from './migrate.ts'
import { isDatabase } from './postgres-place.ts'
import { runningPostgres, startPostgres } from './postgres-server.ts'

/** A park's database, opened to be looked at: nothing in it is changed, no migration runs. */
export interface Inside {
  readonly pool: pg.Pool
  close(): Promise<void>
}

export type NoInside = 'no-park' | 'migrations-ahead' | 'unreachable'

/**
 * Opens the database of a park, whether its server runs or not: the one at `databaseUrl`, else the embedded one of the
 * data folder, which is started for the while if nobody has it running.
 */
export async function lookInside({
  databaseUrl,
  dataFolder,
}: {
  readonly databaseUrl: string | undefined
  readonly dataFolder: string
}): Promise<Inside | NoInside> {
  const found = databaseUrl ? { config: { connectionString: databaseUrl }, leave: nothing } : await embedded(dataFolder)
  if (!found) return 'no-park'
  if (found === 'unreachable') return found
  const pool = openPool({ ...found.config, max: 2 }, () => {})
  const close = async () => {
    await pool.end()
    await found.leave()
  }
  const ahead = await migrationsAhead(pool).catch((): 'unreachable' => 'unreachable')
  if (typeof ahead === 'object' && ahead.length === 0) return { pool, close }
  await close()
  return ahead === 'unreachable' ? ahead : ahead ? 'migrations-ahead' : 'no-park'
}

const nothing = () => Promise.resolve()

async function embedded(
  dataFolder: string,
): Promise<{ readonly config: pg.PoolConfig; readonly leave: () => Promise<void> } | 'unreachable' | undefined> {
  const folder = join(dataFolder, 'database')
  if (!isDatabase(join(folder, 'data'))) return undefined
  const lock = await lockFolder(dataFolder, { pid: process.pid, address: '' })
  if ('heldBy' in lock) {
    const config = runningPostgres(folder)
    return config ? { config, leave: nothing } : 'unreachable'
  }
  try {
    const server = await startPostgres(folder)
    const leave = async () => {
      await server.stop()
      await lock.release()
    }
    return { config: server.connectionTo('postgres'), leave }
  } catch (error) {
    await lock.release()
    throw error
  }
}
