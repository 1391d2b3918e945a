import type pg from 'pg'

/** Something wrong that is put into the database on purpose, so that the model has to find it. */
export interface Fault {
  readonly name: string
  readonly plant: (pool: pg.Pool) => Promise<void>
}

/** Faults as people make them: a limit that is off by one, a place or a code that does not come back, a step that is lost. */
export const FAULTS: readonly Fault[] = [
  {
    name: 'an offer has room for one more than it says',
    plant: (pool) => rewrite(pool, 'take_place', 'c.used < c.most', 'c.used <= c.most'),
  },
  {
    name: 'the limit of a company is not looked at',
    plant: (pool) => rewrite(pool, 'take_place', 'h.used < coalesce(h.most, holder.most)', 'true'),
  },
  {
    name: 'a place that is given back stays taken',
    plant: (pool) => rewrite(pool, 'return_place', 'set used = c.used - 1', 'set used = c.used'),
  },
  {
    name: 'a code that nobody has seen does not go back to its pool',
    plant: (pool) =>
      onUpdate(pool, 'codes', 'if new.claim_id is null and old.claim_id is not null then return null; end if;'),
  },
  {
    name: 'a code that somebody has seen goes back to its pool',
    plant: (pool) => onUpdate(pool, 'codes', 'new.revealed_at := null;'),
  },
  {
    name: 'what is not taken up in time never lapses',
    plant: (pool) => onUpdate(pool, 'claims', `if new.state = 'expired' then return null; end if;`),
  },
  {
    name: 'a decision is forgotten',
    plant: (pool) => onUpdate(pool, 'claims', `if new.state = 'refused' then return null; end if;`),
  },
]

/** Writes a function of the database anew with one thing in it changed. */
async function rewrite(pool: pg.Pool, name: string, is: string, becomes: string): Promise<void> {
  const { rows } = await pool.query<{ source: string }>(
    'select pg_get_functiondef(oid) as source from pg_proc where proname = $1',
    [name],
  )
  const source = rows[0]?.source ?? ''
  if (!source.includes(is)) throw new Error(`${name} has no “${is}” any more: plant another fault.`)
  await pool.query(source.replace(is, becomes))
}

/** Lets a trigger meddle with whatever changes in a table. */
async function onUpdate(pool: pg.Pool, table: string, body: string): Promise<void> {
  await pool.query(`
    create function planted_fault() returns trigger language plpgsql as $$ begin ${body} return new; end $$;
    create trigger planted_fault before update on ${table} for each row execute function planted_fault()`)
}
