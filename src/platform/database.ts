import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction as KyselyTransaction } from 'kysely'
import { Pool, type PoolConfig, types } from 'pg'

/** Every table, by its name in code. The module that owns a table adds it here by declaration merging. */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by the modules
export interface Tables {}

/** For reading. Whatever writes asks for a `Transaction` instead. */
export type Database = Kysely<Tables>

/** An open transaction that speaks for one operator: what `change` hands out. */
export type Transaction = KyselyTransaction<Tables>

// int8 arrives as text because it may pass 2^53. Our int8 columns are money (read as bigint) and counts (converted where read).
types.setTypeParser(types.builtins.INT8, BigInt)
// A day stays the text it is: a Date would drag it through a time zone.
types.setTypeParser(types.builtins.DATE, (text) => text)
types.setTypeParser(1182 as never, (text: string) => text.slice(1, -1).split(',').filter(Boolean))

/** A pool whose idle clients may lose their server without taking the process with them. */
export function openPool(config: PoolConfig, onError: (error: Error) => void): Pool {
  const pool = new Pool({ max: 10, connectionTimeoutMillis: 10_000, ...config })
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

export function openDatabase(pool: Pool): Database {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}
