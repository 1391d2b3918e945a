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
    const waiting = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql') && !seen.has(name)).sort()
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
