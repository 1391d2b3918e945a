import type { Pool } from 'pg'

/**
 * Keeps everything the tables of ours hold, and gives back a way to make them hold it again, whatever was done since.
 * Only tables that were written to are filled anew: their rows are counted, and the latest transaction that wrote one is
 * known, so any write shows.
 */
export async function keptState({ pool }: { readonly pool: Pool }): Promise<() => Promise<void>> {
  const { rows } = await pool.query<{ schema: string; name: string; columns: string }>(
    `select table_schema as schema, table_name as name,
       string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema in ('public', 'auth') and table_type = 'BASE TABLE' and table_name <> 'migrations'
       and is_generated = 'NEVER'
     group by 1, 2 order by 1, 2`,
  )
  await pool.query(`
    drop schema if exists kept cascade;
    create schema kept;
    create table kept.stands (name text primary key, stand text)`)
  const back: string[] = []
  for (const { schema, name, columns } of rows) {
    const [own, copy] = [`${schema}.${name}`, `kept.${schema}_${name}`]
    const stand = `(select count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) from ${own})`
    await pool.query(`create table ${copy} as select ${columns} from ${own}`)
    await pool.query(`insert into kept.stands values ('${own}', ${stand})`)
    back.push(`
      if ${stand} <> (select stand from kept.stands where name = '${own}') then
        delete from ${own};
        insert into ${own} (${columns}) overriding system value select * from ${copy};
        update kept.stands set stand = ${stand} where name = '${own}';
      end if;`)
  }
  // Without triggers and foreign keys: the tables come back as they were, in whatever order.
  await pool.query(`
    create function kept.restore() returns void language plpgsql set session_replication_role = replica
    as $$ begin ${back.join('')} end $$`)
  return async () => {
    await pool.query('select kept.restore()')
  }
}
