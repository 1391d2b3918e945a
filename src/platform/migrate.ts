import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

const FOLDER = join(import.meta.dirname, '../../migrations')

/** One lock for every process that may migrate the same database at the same moment. */
const LOCK = 7_208_112_300

/**
 * Brings the database to today's shape: runs the SQL files of `migrations/` that it has not seen, in the order of their
 * names, each in a transaction of its own. Returns the names it ran.
 */
export async function migrate(pool: pg.Pool): Promise<readonly string[]> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists migrations (name text primary key, ran_at timestamptz not null default now())',
    )
    const seen = new Set(
      (await client.query<{ name: string }>('select name from migrations')).rows.map(({ name }) => name),
    )
    const waiting = (await migrationNames()).filter((name) => !seen.has(name))
    for (const name of waiting) {
      await client.query('begin')
      try {
        await client.query(await readFile(join(FOLDER, name), 'utf8'))
        await client.query('insert into migrations (name) values ($1)', [name])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`The migration ${name} failed and was undone.`, { cause: error })
      }
    }
    return waiting
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {})
    client.release()
  }
}

/** The migrations that a database has not seen; undefined where it has seen none, and is no park's. */
export async function migrationsAhead(pool: pg.Pool): Promise<readonly string[] | undefined> {
  const { rows } = await pool.query<{ there: boolean }>(`select to_regclass('migrations') is not null as there`)
  if (!rows[0]?.there) return undefined
  const seen = new Set((await pool.query<{ name: string }>('select name from migrations')).rows.map(({ name }) => name))
  return (await migrationNames()).filter((name) => !seen.has(name))
}

async function migrationNames(): Promise<readonly string[]> {
  return (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
}
