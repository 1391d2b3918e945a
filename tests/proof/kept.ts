import type { Pool } from 'pg'

/** Keeps everything the tables of ours hold, and gives back a way to make them hold it again, whatever was done since. */
export async function keptState({ pool }: { readonly pool: Pool }): Promise<() => Promise<void>> {
  const { rows } = await pool.query<{ schema: string; name: string; columns: string }>(
    `select table_schema as schema, table_name as name,
       string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema in ('public', 'auth') and table_type = 'BASE TABLE' and table_name <> 'migrations'
       and is_generated = 'NEVER'
     group by 1, 2 order by 1, 2`,
  )
  await pool.query('drop schema if exists kept cascade; create schema kept')
  const back: string[] = []
  for (const { schema, name, columns } of rows) {
    const [own, copy] = [`${schema}.${name}`, `kept.${schema}_${name}`]
    await pool.query(`create table ${copy} as select ${columns} from ${own}`)
    back.push(`delete from ${own}; insert into ${own} (${columns}) overriding system value select * from ${copy}`)
  }
  // Without triggers and foreign keys: the tables come back as they were, in whatever order.
  const statement = `begin; set local session_replication_role = replica; ${back.join('; ')}; commit`
  return async () => {
    await pool.query(statement)
  }
}
