import type pg from 'pg'
import { CARELESS } from '../../src/modules/ledger/ledger.testing.ts'

/** Something wrong that is put into the database on purpose, and the rule that has to tell of it. */
export interface Fault {
  readonly name: string
  readonly found: RegExp
  readonly sql: readonly string[]
}

/** One for each way in which a promise could be broken while processes die and replies get lost. */
export const FAULTS: readonly Fault[] = [
  {
    name: 'a limit that is read first and written later',
    found: /more places|whole/,
    // A little slower, as under load, so that more of them stand between reading and writing.
    sql: [CARELESS.replace('pg_sleep(0.01)', 'pg_sleep(0.1)')],
  },
  {
    name: 'an answer that is not remembered, so that whoever asks again gets it twice',
    found: /twice|once|nobody was told/,
    sql: [meddling('answered_requests', 'before update', 'new.key := gen_random_uuid()::text;')],
  },
  {
    name: 'a commit that is acknowledged before the disk has it',
    found: /lost|once/,
    // The log is then written by itself, every ten seconds; a killed back end takes what is not yet written along.
    sql: [
      'alter system set synchronous_commit = off',
      `alter system set wal_writer_delay = '10s'`,
      `alter system set wal_writer_flush_after = '1GB'`,
      'select pg_reload_conf()',
    ],
  },
  {
    name: 'a code that goes back to its pool as somebody looks at it',
    found: /shown to two claims|whole/,
    sql: [
      `do $$ declare each record; begin
        for each in select conname from pg_constraint where conrelid = 'codes'::regclass and contype = 'c' loop
          execute format('alter table codes drop constraint %I', each.conname);
        end loop; end $$`,
      meddling(
        'codes',
        'before update',
        'if new.revealed_at is not null and old.revealed_at is null then new.claim_id := null; new.company_id := null; new.given_at := null; end if;',
      ),
    ],
  },
  {
    name: 'a step that is kept as another',
    found: /in the history|whole/,
    sql: [meddling('claim_steps', 'before insert', `if new.act = 'activate' then new.act := 'use'; end if;`)],
  },
  {
    name: 'a line of the audit trail that says another thing now and then',
    found: /whole/,
    sql: [meddling('audit_lines', 'before insert', `if random() < 0.02 then new.event := 'nothing'; end if;`)],
  },
]

export async function plant(pool: pg.Pool, { sql }: Fault): Promise<void> {
  for (const statement of sql) await pool.query(statement)
}

/** A trigger that meddles with whatever is written to a table. */
function meddling(table: string, when: string, body: string): string {
  return `
    create function planted_fault() returns trigger language plpgsql as $$ begin ${body} return new; end $$;
    create trigger planted_fault ${when} on ${table} for each row execute function planted_fault()`
}
