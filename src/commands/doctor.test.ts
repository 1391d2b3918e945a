import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { sql } from 'kysely'
import { aFullPark } from '../../tests/hostile-park.ts'
import { aPlatform } from '../../tests/database.ts'
import { createApp, modules } from '../app.ts'
import { LANGUAGES } from '../kernel/language.ts'
import { exportAuditHeads, exportedHeads, writeHead } from '../platform/audit-heads.ts'
import { type Invariant, brokenAmong, parentInvariants, platformInvariants } from '../platform/invariants.ts'
import { doctor, examine } from './doctor.ts'

const platform = await aPlatform()
const app = await createApp(platform)
const park = await aFullPark(platform, app, 'Canari')
await aFullPark(platform, app, 'Rossignol')

/** For each thing that must hold, something done to the data after which it does not. */
const breakers: Readonly<Record<string, string>> = {
  'platform.own-rows': 'alter table facts no force row level security',
  'platform.audit-append-only': 'grant update on audit_lines to tremplin_app',
  'platform.answers': 'update answered_requests set answer = null',
  'identity.director': `update memberships set ended_at = now() where role = 'director'`,
  'registry.history': `insert into facts (operator_id, id, company_id, key, value, source_kind, recorded_at, supersedes)
    select operator_id, gen_random_uuid(), company_id, 'stage', '{}', 'declared', now(), id from facts limit 1`,
  'partners.terms': 'delete from offer_versions',
  'entitlements.offer-counts': 'update offer_counts set companies = companies + 1',
  'entitlements.waiting-companies': 'update waiting_companies set offers = offers + 1',
  'entitlements.missing-counts': 'update missing_counts set companies = companies + 1 where offer_id is null',
  'entitlements.company-figures': 'delete from company_figures',
  'entitlements.site-figures': 'update site_figures set age_sum = age_sum + 1',
  'entitlements.terms': 'update offer_versions set offer_id = gen_random_uuid()',
  'entitlements.held': 'update entitlements set held = not held',
  'ledger.offer-counters-are-sums': 'update offer_counters set used = used + 1',
  'ledger.holder-counters-are-sums': 'update holder_counters set used = used + 1',
  'ledger.agreement-counters-are-sums': 'update agreement_counters set used = used + 1, companies = companies + 1',
  'ledger.agreement-holders-are-sums': 'update agreement_holders set used = used + 1',
  'ledger.returns-follow-grants': `update ledger_entries set kind = 'return', places = -1, minor = -minor`,
  'claims.entries-fit-the-state': 'delete from ledger_entries',
  'claims.entries-have-a-claim': 'update ledger_entries set company_id = gen_random_uuid()',
  'claims.agreement-limits-are-counted': 'update agreement_counters set most_places = most_places + 1',
  'claims.each-granted-one-holds-its-code': `delete from codes;
    update claims set with_code = true where state = 'granted'`,
  'claims.code-and-claim-agree': 'update claims set company_id = gen_random_uuid()',
  'claims.no-code-is-burnt': `update claims set state = 'withdrawn'`,
  'claims.history-ends-in-the-state': 'delete from claim_steps',
  'claims.exceptions-have-a-reason': `update claims set state = 'withdrawn', granted_on = '2017-08-21', exception = null, verdict = 'ineligible'`,
}

test('a park whose data hold together passes, and is told so in every language', async () => {
  for (const [language, sentence] of [
    ['fr', 'Tout tient.'],
    ['ar', 'كل شيء سليم.'],
    ['en', 'All holds.'],
  ] as const) {
    const { status, out } = await examined(language)
    assert.equal(status, 0, out)
    assert.ok(out.endsWith(`${sentence}\n`), out)
  }
})

const all: readonly Invariant[] = [...platformInvariants, ...modules.invariants]

test('everything that must hold can be broken, so that no check is one that cannot fail', () => {
  assert.deepEqual(new Set(Object.keys(breakers)), new Set(all.map(({ name }) => name)))
})

for (const invariant of all) {
  test(`the doctor finds what is broken: ${invariant.name}`, async () => {
    const broken = await brokenAfter(breakers[invariant.name] ?? 'select', all)

    const found = broken.find(({ invariant: { name } }) => name === invariant.name)
    assert.ok(found, 'It was not found.')
    assert.ok(found.places > 0)
    assert.ok(!inspect(found.examples).includes('Canari'), 'Examples name nobody.')
    for (const language of LANGUAGES) assert.ok(invariant.means[language].length > 20)
  })
}

test('a row whose parent is gone or another park’s is found, whatever table it is in', async () => {
  const parents = await platform.database.transaction().execute((tx) => parentInvariants(tx))
  assert.ok(parents.length > 40)

  const gone = await brokenAfter('delete from companies', parents)
  assert.ok(gone.some(({ invariant }) => invariant.name.startsWith('parents.facts.')))
  assert.ok(gone.some(({ invariant }) => invariant.name.startsWith('parents.entitlements.')))

  const other = await brokenAfter(
    `update facts set operator_id = (select id from operators where id <> facts.operator_id limit 1)`,
    parents,
  )
  assert.deepEqual(
    other.map(({ invariant: { name } }) => name.split('.')[1]),
    ['facts'],
  )
})

test('the command tells what it finds in sentences, and says by its exit status that it found something', async () => {
  await platform.pool.query('update offer_counts set companies = companies + 1')

  const { status, out } = await examined('en')

  await platform.pool.query('update offer_counts set companies = companies - 1')
  assert.equal(status, 1)
  assert.match(
    out,
    /✗ entitlements\.offer-counts: The number of companies by offer .*\(\d+ places?, for example .*companies -1/,
  )
  assert.match(out, /1 thing is not as it should be\.\n$/)
})

test('a trail that was rolled back shows by the heads in the data folder, and by a file kept elsewhere', async () => {
  await exportAuditHeads(platform)
  const head = (await exportedHeads(platform.settings.dataFolder, park.operatorId)).at(-1)
  assert.ok(head)
  const { rows } = await platform.pool.query<{ number: bigint }>(
    'select number from audit_heads where operator_id = $1',
    [park.operatorId],
  )
  const reached = rows[0]?.number ?? 0n
  const file = join(platform.settings.dataFolder, 'kept-elsewhere.jsonl')
  writeFileSync(file, writeHead({ ...head, number: reached + 5n, at: '2017-08-22T08:00:00.000Z' }))

  const whole = await asked([])
  const shorter = await asked(['--heads', file, '--lang', 'en'])

  assert.equal(whole.status, 0, whole.out + whole.err)
  assert.match(whole.out, /Il passe par la fin exportée, la dernière du 21 août 2017/)
  assert.equal(shorter.status, 1)
  assert.match(shorter.out, /✗ Canari Park: the audit trail reached line [\d,]+ on 22 August 2017/)
})

test('a head of a park that is no longer there is told', async () => {
  const file = join(platform.settings.dataFolder, 'of-another.jsonl')
  writeFileSync(
    file,
    writeHead({ operatorId: platform.newId(), number: 1n, hash: 'ab', at: '2017-08-22T08:00:00.000Z' }),
  )

  const { status, out } = await asked(['--heads', file, '--lang', 'en'])

  assert.equal(status, 1)
  assert.match(out, /✗ A head was exported for the park [0-9a-f-]{36}, which is no longer in the database\./)
})

test('what the command cannot answer it says, with the next step', async () => {
  const bad = join(platform.settings.dataFolder, 'bad.jsonl')
  writeFileSync(bad, 'hello\n')
  const said = async (...args: readonly string[]) => {
    const { status, err } = await asked([...args, '--lang', 'en'])
    assert.equal(status, 2)
    assert.match(err, /\nHelp: doctor --help\n$/)
    return err
  }

  assert.match(await said('--heads', '/nowhere/heads.jsonl'), /cannot be read/)
  assert.match(await said('--heads', bad), /Line 1 of the file .* is no exported head/)
  assert.match(await said('--depth', '3'), /not understood/)
  assert.equal((await asked(['--lang', 'de'])).status, 2)
  const none = await run(['--lang', 'en'], { TREMPLIN_DATA: join(platform.settings.dataFolder, 'empty') })
  assert.equal(none.status, 2)
  assert.match(none.err, /There is no park in .*empty/)
  const gone = await run(['--lang', 'en'], { DATABASE_URL: 'postgresql://localhost:1/none' })
  assert.equal(gone.status, 2)
  assert.match(gone.err, /The database does not answer/)
  for (const language of LANGUAGES) assert.match((await asked(['--help', '--lang', language])).out, /--heads/)
})

async function examined(language: 'fr' | 'ar' | 'en') {
  let out = ''
  const status = await examine(platform.pool, [], { stdout: (text) => (out += text) }, language)
  return { status, out }
}

function asked(args: readonly string[]) {
  const { host, user, password, database } = platform.pool.options
  const url = `postgresql://${encodeURIComponent(String(user))}:${encodeURIComponent(String(password))}@localhost/${database}?host=${encodeURIComponent(String(host))}`
  return run(args, { DATABASE_URL: url, TREMPLIN_DATA: platform.settings.dataFolder })
}

async function run(args: readonly string[], env: NodeJS.ProcessEnv) {
  const told = { out: '', err: '' }
  const world = {
    stdout: (text: string) => (told.out += text),
    stderr: (text: string) => (told.err += text),
    now: platform.now(),
    folder: '/',
  }
  return { status: await doctor(args, world, env), ...told }
}

/** What is found once something was done to the data as only the database's owner can; afterwards it is undone. */
async function brokenAfter(breaker: string, invariants: readonly Invariant[]) {
  const undo = new Error('undo')
  let broken: Awaited<ReturnType<typeof brokenAmong>> = []
  await platform.database
    .transaction()
    .execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql.raw(breaker).execute(tx)
      broken = await brokenAmong(tx, invariants)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return broken
}
