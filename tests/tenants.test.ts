import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { createApp } from '../src/app.ts'
import { refuse } from '../src/kernel/result.ts'
import { change } from '../src/platform/change.ts'
import type { Platform } from '../src/platform/platform.ts'
import { aPlatform } from './database.ts'
import { type App, type FullPark, aFullPark } from './hostile-park.ts'

/** Two parks of the same shape in one database, whose queries do not say whose rows they want. */
async function twoParks() {
  const platform = await aPlatform({ ownCondition: false })
  const app = await createApp(platform)
  const own = await aFullPark(platform, app, 'Canari')
  const other = await aFullPark(platform, app, 'Rossignol')
  // The very first visit happens once per database: it was the other one's.
  await platform.pool.query('insert into first_visits (operator_id, at) values ($1, now())', [other.operatorId])
  return { platform, app, own, other }
}

const { platform, app, own, other } = await twoParks()
const tables = await tablesOf(platform, 'BASE TABLE')
const views = await tablesOf(platform, 'VIEW')

test('the other park has rows in every table, so that there is something to see', async () => {
  const empty = []
  for (const table of [...tables, ...views]) {
    if ((await rowsOf(platform, table, other)) === 0) empty.push(table)
  }

  assert.ok(tables.length > 20)
  assert.deepEqual(empty, [])
})

test('without the queries’ own condition row-level security still shows, changes and removes nothing of another park', async () => {
  assert.deepEqual(await reach(platform, own, other), [])
})

test('rows can neither be given to another park nor made in its name', async () => {
  const given = []
  for (const table of tables) {
    const outcome = await attempt(platform, other, `update ${table} set operator_id = '${own.operatorId}'`)
    if (outcome !== '42501') given.push(`${table}: ${outcome}`)
  }

  assert.deepEqual(given, [])
})

test('no page of a park shows a name or an id of another', async () => {
  const shown = []
  for (const path of pagesOf(app, own)) {
    const { raw } = await asked(app, own, path)
    for (const secret of secretsOf(other)) if (raw.includes(secret)) shown.push(`${path}: ${secret}`)
  }

  assert.deepEqual(shown, [])
})

test('ids of another park answer exactly like ids that do not exist', async () => {
  const differing = []
  for (const [path, missing] of twins(app, own, other, platform)) {
    const [one, two] = [await asked(app, own, path), await asked(app, own, missing)]
    if (one.status !== two.status || one.text !== two.text || one.status < 400) {
      differing.push(`${path}: ${one.status}, ${two.status}`)
    }
  }

  assert.deepEqual(differing, [])
})

test('forms sent to ids of another park answer like missing ones and leave that park as it is', async () => {
  const before = await contentsOf(platform, other)
  const differing = []
  for (const [path, missing] of twins(app, own, other, platform, 'POST')) {
    const [one, two] = [await asked(app, own, path, 'POST'), await asked(app, own, missing, 'POST')]
    if (one.status !== two.status || one.text !== two.text) differing.push(`${path}: ${one.status}, ${two.status}`)
  }

  assert.deepEqual(differing, [])
  assert.equal(await contentsOf(platform, other), before)
})

test('a park’s own pages are the same with the condition as without', async () => {
  const withCondition = await createApp({ ...platform, ownCondition: true })
  let answered = 0
  for (const path of pagesOf(app, own)) {
    const [one, two] = [await asked(app, own, path), await asked(withCondition, own, path)]
    assert.equal(one.status, two.status, path)
    if (!path.endsWith('.xlsx')) assert.equal(one.text, two.text, path)
    answered += one.status === 200 ? 1 : 0
  }
  assert.ok(answered > 25)
})

test('with row-level security taken away as well the same checks find every table (the twin of the tests above)', async () => {
  const open = await twoParks()
  for (const table of [...tables, 'operators']) {
    await open.platform.pool.query(`alter table ${table} no force row level security`)
    await open.platform.pool.query(`alter table ${table} disable row level security`)
  }

  const found = new Set((await reach(open.platform, open.own, open.other)).map((line) => line.split(/[ :]/)[1]))
  const companies = await asked(open.app, open.own, '/fr/companies')

  assert.deepEqual(
    [...tables, ...views].filter((table) => !found.has(table)),
    [],
  )
  assert.match(companies.text, /Rossignol Robotics/)
})

/** What a park reaches of another's rows: one line for each table and kind of statement. */
async function reach(on: Platform, from: FullPark, to: FullPark): Promise<readonly string[]> {
  const reached = []
  const where = `where operator_id = '${to.operatorId}'`
  for (const table of [...tables, ...views]) {
    const statements = [`select 1 from ${table} ${where}`]
    if (tables.includes(table)) {
      statements.push(`update ${table} set operator_id = operator_id ${where}`, `delete from ${table} ${where}`)
    }
    for (const statement of statements) {
      const outcome = await attempt(on, from, statement)
      // No permission at all, as for the lines of the audit trail, reaches nothing; any other failure met a row.
      if (outcome !== 0 && outcome !== '42501') reached.push(`${statement.split(' ')[0]} ${table}: ${outcome}`)
    }
  }
  return reached
}

/** Runs a statement as the park's director would and takes it back: how many rows it met, or the code of its failure. */
async function attempt(on: Platform, from: FullPark, statement: string): Promise<number | string> {
  let met = 0
  try {
    await change(on, from.system(), async (tx) => {
      const { rows, numAffectedRows } = await sql.raw(statement).execute(tx)
      met = Number(numAffectedRows ?? rows.length)
      return refuse({ code: 'only-tried' })
    })
    return met
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

/** What an answer says once ids, which differ by themselves, are made alike. */
async function asked(on: App, { director }: FullPark, path: string, method = 'GET') {
  const body = method === 'POST' ? new URLSearchParams(usual) : null
  const answer = await on.request(path, { method, body, headers: { cookie: director } })
  const raw = await answer.text()
  return { status: answer.status, raw, text: raw.replaceAll(uuid, 'ID') }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Fields with which most forms would be granted. */
const usual = { name: 'Renamed', value: '7', on: '2017-06-30', answer: 'yes', gone: 'keep', asOn: '2017-08-21' }

function secretsOf(park: FullPark): readonly string[] {
  return [park.canary, ...Object.values(park.ids), park.operatorId]
}

/** Every page that can be asked for, with the park's own ids in it. */
function pagesOf(on: App, park: FullPark): readonly string[] {
  return routesOf(on, 'GET').map((route) => filled(route, (kind) => park.ids[kind]))
}

/** Every address with an id: once with one of the other park's, once with one that does not exist. */
function twins(on: App, from: FullPark, to: FullPark, ground: Platform, method: 'GET' | 'POST' = 'GET') {
  return routesOf(on, method)
    .filter((route) => /:(?:id|unit|fact|document)\b/.test(route))
    .flatMap((route) => {
      const last = [...route.matchAll(/:(id|unit|fact|document)\b/g)].length
      // Where an address has two ids, the foreign one is tried in each place beside an own one.
      return Array.from({ length: last }, (_, place) => {
        const at = (foreign: (kind: Kind) => string) => {
          let seen = 0
          return filled(route, (kind) => (seen++ === place ? foreign(kind) : from.ids[kind]))
        }
        return [at((kind) => to.ids[kind]), at(() => ground.newId())] as const
      })
    })
}

type Kind = keyof FullPark['ids']

function filled(route: string, idOf: (kind: Kind) => string): string {
  const kinds: Readonly<Record<string, Kind>> = {
    companies: 'companies',
    sites: 'sites',
    offers: 'offers',
    drafts: 'drafts',
    intake: 'intake',
    inquiries: 'inquiries',
    agreements: 'agreements',
  }
  const parts = route.split('/')
  return parts
    .map((part, index) => {
      const before = parts[index - 1] ?? ''
      if (part.startsWith(':id'))
        return idOf(before === 'people' || before === 'invitations' ? before : (kinds[before] ?? 'companies'))
      if (part.startsWith(':unit')) return idOf('units')
      if (part.startsWith(':fact')) return idOf('withdraw')
      if (part.startsWith(':document')) return idOf('documents')
      if (part.startsWith(':key')) return 'headcount'
      if (part.startsWith(':file')) return 'export.csv'
      if (part.startsWith(':token')) return 'no-such-token'
      return part
    })
    .join('/')
}

function routesOf(on: App, method: 'GET' | 'POST'): readonly string[] {
  const paths = on.routes
    .filter((route) => route.method === method && /^\/(?:fr|api)(?:\/|$)/.test(route.path))
    .map(({ path }) => path.replace(/\{[^/]*?\}(?=\/|$)/g, ''))
  // One's own account and session are nobody else's business.
  return [...new Set(paths)].filter((path) => !/sign-out|\/setup|\/invitations\/:token|\/sign-in/.test(path))
}

async function tablesOf(on: Platform, kind: 'BASE TABLE' | 'VIEW'): Promise<readonly string[]> {
  const { rows } = await on.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and column_name = 'operator_id' and table_type = $1 order by 1`,
    [kind],
  )
  return rows.map(({ name }) => name)
}

/** Counted by the owner of the database, whom nothing hides anything from. */
async function rowsOf(on: Platform, table: string, { operatorId }: FullPark): Promise<number> {
  const { rows } = await on.pool.query<{ count: number }>(
    `select count(*)::int as count from ${table} where operator_id = $1`,
    [operatorId],
  )
  return rows[0]?.count ?? 0
}

/** Everything a park has, as one text. */
async function contentsOf(on: Platform, { operatorId }: FullPark): Promise<string> {
  const found = []
  for (const table of tables) {
    const { rows } = await on.pool.query(`select t::text from ${table} t where operator_id = $1 order by 1`, [
      operatorId,
    ])
    found.push(table, JSON.stringify(rows))
  }
  return found.join('\n')
}
