import assert from 'node:assert/strict'
import type { FullPark } from './hostile-park.ts'
import { injectedInto } from './hostile-html.ts'

/** Marks of an error that was shown instead of met: SQL and stacks. */
const leaks =
  /invalid input syntax|violates (?:foreign|check|not-null|unique|row-level)|duplicate key value|tremplin_app|node_modules|node:internal|\bat (?:async )?[\w.<>]+ \((?:file|node|\/)|\[object Object\]/

export interface Answered {
  readonly status: number
  readonly text: string
  readonly location: string
}

/** What was wrong with an answer to something hostile; nothing where it is as it should be. */
export async function faultsOf(answer: Response, asked: string): Promise<{ answered: Answered; faults: string[] }> {
  const text = await answer.text()
  const location = answer.headers.get('location') ?? ''
  const faults: string[] = []
  const note = (fault: string) => faults.push(`${asked.slice(0, 300)}: ${fault}`)
  if (answer.status >= 500) note(`answered ${answer.status}`)
  const leaked = leaks.exec(text)
  if (leaked) note(`tells of its insides: ${leaked[0]}`)
  if (location !== '' && !staysHere(location)) note(`leads to ${location}`)
  if (/text\/html/.test(answer.headers.get('content-type') ?? '')) {
    for (const injected of injectedInto(text)) note(`holds ${injected}`)
    if (!/script-src 'self'(?:;|$)/.test(answer.headers.get('content-security-policy') ?? '')) note('has no policy')
  }
  return { answered: { status: answer.status, text, location }, faults }
}

/** Whether a browser on our site that follows this stays there. */
export function staysHere(location: string): boolean {
  const here = 'http://localhost:3000'
  return URL.canParse(location, here) && new URL(location, here).origin === here && !/^[/\\]{2}/.test(location)
}

/** How each table stands: its rows counted, and the latest transaction that wrote one. Any write shows. */
export async function standOf({ platform }: Pick<FullPark, 'platform'>): Promise<ReadonlyMap<string, string>> {
  tables ??= (
    await platform.pool.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
       where table_type = 'BASE TABLE' and (table_schema = 'public' or (table_schema, table_name) in (('auth', 'users'), ('auth', 'accounts')))
       order by 1`,
    )
  ).rows.map(({ name }) => name)
  const counted = tables.map(
    (table) =>
      `select '${table}' as name, count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as stand from ${table}`,
  )
  // Prepared: it is asked after every form.
  const { rows } = await platform.pool.query<{ name: string; stand: string }>({
    name: 'stand',
    text: counted.join(' union all '),
  })
  return new Map(rows.map(({ name, stand }) => [name.replace('public.', ''), stand]))
}

let tables: readonly string[] | undefined

/** The tables that were written to between two stands. */
export function written(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...after].flatMap(([table, stand]) => (before.get(table) === stand ? [] : [table]))
}

/** That nothing on the way has put a property into every object. */
export function assertUnpolluted(): void {
  for (const name of ['polluted', 'isAdmin', 'role', 'x', 'tenantId']) {
    assert.equal(({} as Record<string, unknown>)[name], undefined)
  }
}
