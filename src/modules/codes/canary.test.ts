import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { serialize } from 'node:v8'
import { cookieOf } from '../../../tests/session.ts'
import { createApp } from '../../app.ts'
import { jsonLog } from '../../platform/log.ts'
import type { Platform } from '../../platform/platform.ts'
import { aMailServer } from '../identity/mail-server.testing.ts'
import { parkDirectors } from '../identity/index.ts'
import { aParkWithCodes, take, valueOf } from './codes.testing.ts'
import { declareDead } from './declare-dead.ts'
import { revealCode } from './reveal-code.ts'
import { rotateKeys } from './rotate-keys.ts'
import { tellStock } from './tell-stock.ts'

/** In every canary, and in nothing else. */
const MARK = 'QZKANARI'
const MARK_IN_HEX = Buffer.from(MARK).toString('hex')

test('of 1,000 codes none is in the database, its files, the logs, the letters or any answer but the reveal', {
  timeout: 600_000,
}, async (t) => {
  const mail = await aMailServer()
  const park = await aParkWithCodes('', { settings: { smtpUrl: mail.smtpUrl }, maxConnections: 8 })
  const logged: string[] = []
  const platform: Platform = { ...park.platform, log: jsonLog((line) => logged.push(line)) }
  const app = await createApp(platform)
  const director = await cookieOf(park, app, { kind: 'director' })
  const manager = await cookieOf(park, app, { kind: 'site-manager', siteIds: [park.site('rabat')] })
  const companyId = await park.company({ name: 'Atlas Robotics' })
  const owner = await cookieOf(park, app, { kind: 'company-owner', companyId })
  const answers: string[] = []
  const ask = async (cookie: string, path: string, fields?: Readonly<Record<string, string | File>>) => {
    const body = fields && new FormData()
    for (const [name, value] of Object.entries(fields ?? {})) body?.set(name, value)
    if (body && !body.has('_key')) body.set('_key', crypto.randomUUID())
    const answer = await app.request(path, { method: body ? 'POST' : 'GET', headers: { cookie }, body: body ?? null })
    answers.push(`${path} ${JSON.stringify([...answer.headers])} ${await answer.text()}`)
    return answer.status
  }

  const canaries = Array.from({ length: 1_000 }, (_, at) => `${at}-${MARK}-${randomBytes(6).toString('hex')}`)
  const pool = `/fr/offers/${park.offerId}/codes`
  const dated = canaries.slice(0, 600).map((code, at) => (at % 3 === 0 ? `${code};2017-09-01` : code))
  assert.equal(await ask(director, pool, { list: new File([dated.join('\n')], 'codes.csv') }), 303)
  assert.equal(await ask(director, pool, { codes: canaries.slice(600).join('\n') }), 303)
  // What is refused is not kept or told either.
  assert.equal(await ask(director, pool, { codes: canaries.slice(0, 20).join('\n') }), 422)
  assert.equal(await ask(director, pool, { codes: canaries.map((code) => `${code};soon`).join('\n') }), 422)
  assert.equal(await ask(director, `${pool}/threshold`, { lowAt: '900' }), 303)

  const revealed = new Set<string>()
  for (let at = 0; at < 150; at += 1) {
    const claimId = platform.newId<'claim'>()
    const code = await take(platform, park.system(), { claimId, companyId, offerId: park.offerId, on: park.today() })
    assert.ok(code)
    const asking = { ...park.director, request: { route: '/reveal', key: `reveal-${at}`, fingerprint: `${at}` } }
    const look = () => revealCode(platform, asking, { claimId, may: () => Promise.resolve(true) })
    const shown = [valueOf(await look()), valueOf(await look())]
    for (const { code: text } of shown) revealed.add(text)
    if (at % 10 === 0) {
      const reason = `The partner refuses ${shown[0]?.code}`
      valueOf(await declareDead(platform, park.director, { codeId: code, reason }))
    }
  }
  assert.equal(revealed.size, 150)
  assert.ok([...revealed].every((code) => canaries.includes(code)))

  await park.platform.work()
  await tellStock(platform, parkDirectors)
  await rotateKeys(platform)
  await park.platform.work()
  assert.ok(mail.received.length >= 2, 'No letter was sent.')

  // The log tells of what went wrong, not of what was sent.
  await platform.pool.query('alter table code_uploads rename column codes to away')
  const more = canaries.map((code) => `${code}-MORE`).slice(0, 50)
  assert.equal(await ask(director, pool, { codes: more.join('\n') }), 500)
  await platform.pool.query('alter table code_uploads rename column away to codes')
  assert.ok(logged.length > 0, 'Nothing was logged.')

  const { rows } = await platform.pool.query<{ id: string }>('select id from codes order by number limit 30')
  const pages = ['', '?state=free', '?state=seen', '?state=dead', '?page=2', '/trace', '/trace?page=2'].map(
    (end) => pool + end,
  )
  const around = ['/fr/offers', `/fr/offers/${park.offerId}`, `/fr/offers/${park.offerId}/export.csv`, '/fr/overview']
  for (const cookie of [director, manager, owner]) {
    for (const path of [...pages, ...around, `/fr/companies/${companyId}`, '/fr/opportunities']) await ask(cookie, path)
  }
  for (const { id } of rows) await ask(director, `/ar/codes/${id}`)
  await ask(director, `/en/codes/${rows[0]?.id}/dead`, { reason: '' })

  const found = async () => ({
    tables: await tablesWith(platform),
    answers: answers.filter(tells),
    letters: mail.received.map((letter) => JSON.stringify(letter)).filter(tells),
    logged: logged.filter(tells),
  })
  assert.deepEqual(await found(), { tables: [], answers: [], letters: [], logged: [] })
  const files = await filesWith(platform)
  if (files) assert.deepEqual(files.found, [])
  t.diagnostic(
    `${answers.length} answers, ${mail.received.length} letters, ${logged.length} lines of the log, ${files?.searched ?? 'no'} files of the database`,
  )

  // The search finds what is there: as text, as bytes, in a file.
  await platform.pool.query('update answered_requests set answer = $1 where key = $2', [
    serialize(canaries[0]),
    'reveal-0',
  ])
  await platform.pool.query(
    'update codes set dead_reason = $1 where id = (select id from codes where dead_at is not null limit 1)',
    [canaries[1]],
  )
  assert.deepEqual(await tablesWith(platform), ['public.answered_requests', 'public.codes'])
  const planted = await filesWith(platform)
  if (planted) assert.notEqual(planted.found.length, 0)
})

/** Every table of every schema, those of the queue and of sign-in included, in which a row tells a canary, as text or as bytes. */
async function tablesWith({ pool }: Platform): Promise<readonly string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  )
  assert.ok(tables.length > 40)
  const found = []
  for (const { name } of tables) {
    const { rowCount } = await pool.query(
      `select 1 from ${name} as row_of where row_of::text like $1 or row_of::text like $2 limit 1`,
      [`%${MARK}%`, `%${MARK_IN_HEX}%`],
    )
    if (rowCount) found.push(name)
  }
  return found
}

/** The files of this database and of the log of all changes that hold a canary; undefined where they are not ours to read. */
async function filesWith({ pool }: Platform) {
  await pool.query('checkpoint')
  const { rows } = await pool.query<{ folder: string; oid: number }>(
    `select current_setting('data_directory') as folder, oid from pg_database where datname = current_database()`,
  )
  const [place] = rows
  assert.ok(place)
  try {
    readdirSync(place.folder)
  } catch {
    return undefined
  }
  // What the database itself logs lies beside its folder.
  const files = [join('base', String(place.oid)), 'pg_wal', '.', '..'].flatMap((folder) =>
    readdirSync(join(place.folder, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => join(place.folder, folder, name)),
  )
  return { searched: files.length, found: files.filter((file) => readFileSync(file).includes(MARK)) }
}

function tells(text: string): boolean {
  return text.includes(MARK) || text.includes(MARK_IN_HEX)
}
