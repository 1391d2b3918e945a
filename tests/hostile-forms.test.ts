import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '../src/app.ts'
import type { MemberRole } from '../src/modules/identity/index.ts'
import { aPlatform } from './database.ts'
import { assertUnpolluted, faultsOf, standOf, written } from './hostile-answers.ts'
import { everything, hostile, inTurn, noCorpora, readCorpus } from './hostile-corpora.ts'
import { type SeenForm, formsOf, injectedInto } from './hostile-html.ts'
import { aFullPark } from './hostile-park.ts'

const platform = await aPlatform()
const app = await createApp(platform)
const park = await aFullPark(platform, app, 'Canari')
const { ids } = park
const owner: MemberRole = { kind: 'company-owner', companyId: ids.companies }
const visitors = new Map([
  ['nobody', ''],
  ['director', park.director],
  ['site-manager', await park.enter({ kind: 'site-manager', siteIds: [ids.sites] })],
  ['company-owner', await park.enter(owner)],
  ['company-member', await park.enter({ ...owner, kind: 'company-member' })],
  ['expert', await park.enter({ kind: 'expert', partnerId: undefined })],
])
const skip = noCorpora

/** The pages that hold forms. */
const pages = [
  '/sign-in',
  '/sign-in/finish',
  '/account',
  '/people',
  '/companies',
  '/companies/new',
  '/sites',
  '/sites/new',
  '/rates',
  ...[
    '',
    '/edit',
    '/facts',
    '/facts/turnover:2016',
    '/facts/headcount',
    '/facts/sector',
    '/facts/country',
    '/move',
  ].map((rest) => `/companies/${ids.companies}${rest}`),
  ...[
    '/facts/activityStartedOn',
    '/facts/answer:owns-software',
    '/opportunities',
    '/opportunities?ask=turnover:2016',
  ].map((rest) => `/companies/${ids.companies}${rest}`),
  `/sites/${ids.sites}`,
  `/sites/${ids.sites}/units/${ids.units}`,
  `/sites/${ids.sites}/units/new`,
  '/offers',
  '/offers/catalogue',
  '/offers/catalogue/linear-startup',
  '/offers/news',
  `/offers/${ids.offers}/news`,
  `/offers/${ids.offers}/versions/new`,
  '/offers/new',
  `/offers/new?draft=${ids.drafts}`,
  `/offers/${ids.offers}`,
  '/opportunities',
  '/inquiries',
  `/inquiries/new?fact=headcount&company=${ids.companies}`,
  `/inquiries/${ids.inquiries}`,
  '/intake',
  `/intake/${ids.previewed}`,
  `/intake/${ids.previewed}/preview`,
  `/intake/${ids.intake}/undo`,
]

/** The kept verdicts and what is counted of them. */
const verdicts = [
  'entitlements',
  'offer_counts',
  'missing_counts',
  'waiting_companies',
  'company_figures',
  'site_figures',
]

/** What each form may write to when it is granted, besides its audit lines and its answer. The first line that fits counts. */
const asked: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\/companies$/, ['companies', 'residencies', 'facts', ...verdicts]],
  [/\/edit$/, ['companies', 'company_versions', 'memberships', 'invitations']],
  [/\/facts\/[^/]+$|\/withdraw\/[^/]+$|\/answer$/, ['facts', ...verdicts]],
  [/\/held(?:\/withdraw)?(?:\?|$)/, ['held_offers', ...verdicts]],
  [/\/move$|\/entry$|\/end$|\/archive$/, ['residencies', 'companies', ...verdicts]],
  [/\/units\/[^/]+$/, ['units']],
  [/\/sites(?:\/[^/]+)?$/, ['sites']],
  [/\/rates$/, ['exchange_rates', ...verdicts]],
  [/\/offers\/(?:new|catalogue(?:\/[^/]+)?)$/, ['partners', 'offers', 'offer_versions', 'offer_drafts', ...verdicts]],
  [/\/versions\/new$/, ['offer_versions', 'offer_drafts', ...verdicts]],
  [/\/news\/keep$/, ['offers']],
  [/\/inquiries$|\/remind$|\/revoke$/, ['inquiries', 'inquired_companies', 'inquiry_links']],
  [/\/people\/invitations$/, ['invitations']],
  [/\/columns$|\/choices$|\/again$/, ['intakes', 'intake_rows', 'intake_choices', 'intake_mappings']],
  [/\/intake$/, ['intakes']],
  [/\/account\/letters$/, ['declined_letters']],
  [/\/account(?:\/password)?$/, ['auth.users', 'auth.accounts']],
]
const always = ['audit_heads', 'audit_lines', 'answered_requests']

/** Forms of one button that end what the next forms need; what they take in is an id, which other tests try. */
const ending =
  /sign-out|\/apply$|\/accept$|\/discard$|\/undo$|\/close$|\/revoke$|\/people\/[^/]+\/end$|\/archive$|\/account\/password$/

test('every form takes every kind of hostile text: below 500, no script, nothing written but what it asks for', {
  skip,
}, async (t) => {
  const next = inTurn(hostile, 2)
  const faults: string[] = []
  let sent = 0
  for (const [who, cookie] of visitors) {
    for (const form of await formsSeenBy(cookie)) {
      const names = [...form.fields.keys()].filter((name) => name !== '')
      const one = names.flatMap((name) =>
        (everything && who === 'director' ? hostile : [next()]).map((text) => ({ [name]: text })),
      )
      const all = Array.from({ length: everything ? 20 : 3 }, () =>
        Object.fromEntries(names.map((name) => [name, next()])),
      )
      for (const change of [...one, ...all]) {
        faults.push(...(await send(form, cookie, change, who)))
        sent += 1
      }
    }
  }

  t.diagnostic(`${sent} forms were sent.`)
  assert.deepEqual(faults, [])
  assert.ok(sent > 300)
  assertUnpolluted()
})

test('what was kept of it is shown without running on the pages that everybody crosses', { skip }, async () => {
  await platform.work()
  latest = undefined
  const faults: string[] = []
  for (const [who, cookie] of visitors) {
    for (const language of ['fr', 'ar', 'en']) {
      for (const page of [
        ...pages,
        '/overview',
        '/overview/missing',
        '/companies/export.csv',
        `/intake/${ids.intake}`,
      ]) {
        const answer = await app.request(`/${language}${page}`, { headers: { cookie } })
        faults.push(...(await faultsOf(answer, `${who} /${language}${page}`)).faults)
      }
    }
  }

  assert.deepEqual(faults, [])
})

test('fields that a form does not have are stored nowhere', { skip }, async () => {
  const { properties } = JSON.parse(readCorpus('mass-assignment.json')) as { properties: Record<string, unknown> }
  const mark = 'x-not-asked-for-x'
  const extras = Object.entries(properties).flatMap(([name, value]) => [
    [name, typeof value === 'string' && !/^(?:director|approved)$/.test(value) ? value : mark] as const,
    [`${name}[]`, mark] as const,
  ])
  const faults: string[] = []
  for (const form of await formsSeenBy(park.director)) {
    const change = Object.fromEntries(extras.filter(([name]) => !form.fields.has(name)))
    faults.push(...(await send(form, park.director, change, 'director')))
  }

  const rows = await everythingKept()
  assert.deepEqual(faults, [])
  for (const trace of [mark, 'OTHER', '00000000-0000-0000-0000-000000000001', '1970-01-01', '999999']) {
    assert.deepEqual(
      rows.filter((row) => row.includes(`"${trace}`)),
      [],
      trace,
    )
  }
  const { rows: held } = await platform.pool.query(`select 1 from memberships where role = 'director'`)
  assert.equal(held.length, 1)
})

test('every route that takes a form meets hostile ids and no body from everybody with a sentence', {
  skip,
}, async () => {
  const next = inTurn(hostile, 3)
  const before = await standOf(park)
  const faults: string[] = []
  const routes = new Set(
    app.routes.filter(({ method }) => method === 'POST').map(({ path }) => path.replace(/\{[^/]*?\}(?=\/|$)/g, '')),
  )
  for (const [who, cookie] of visitors) {
    for (const route of routes) {
      if (!/:/.test(route)) continue
      const path = route.replace(/:\w+/g, () => encodeURIComponent(next().toWellFormed()).slice(0, 2_000))
      const body = next().length % 2 === 0 ? new URLSearchParams({ _key: next(), name: next() }) : next().toWellFormed()
      const answer = await app.request(`http://localhost:3000${path}`, { method: 'POST', headers: { cookie }, body })
      faults.push(...(await faultsOf(answer, `${who} POST ${path}`)).faults)
    }
  }

  assert.deepEqual(faults, [])
  assert.deepEqual(written(before, await standOf(park)), [])
})

/** Every form that a visitor finds, each address once. */
async function formsSeenBy(cookie: string): Promise<readonly SeenForm[]> {
  const forms = new Map<string, SeenForm>()
  for (const page of pages) {
    const answer = await app.request(`/fr${page}`, { headers: { cookie } })
    const text = await answer.text()
    assert.deepEqual(injectedInto(text), [], page)
    for (const form of formsOf(text)) {
      const fields = [...form.fields.keys()].join()
      if (!ending.test(form.action) && form.files.length === 0) forms.set(`${form.action} ${fields}`, form)
    }
  }
  return [...forms.values()]
}

/** How the tables stood after the latest form; nothing else writes meanwhile. */
let latest: ReadonlyMap<string, string> | undefined

/** Sends a form with some fields changed; gives what was wrong with the answer or with what it wrote. */
async function send(form: SeenForm, cookie: string, change: Readonly<Record<string, string>>, who: string) {
  const before = latest ?? (await standOf(park))
  const body = new FormData()
  const fields = { ...Object.fromEntries(form.fields), _key: crypto.randomUUID(), ...change }
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  const answer = await app.request(form.action, { method: 'POST', headers: { cookie }, body })
  const asking = `${who} ${form.action} ${JSON.stringify(change).slice(0, 150)}`
  const { answered, faults } = await faultsOf(answer, asking)
  latest = await standOf(park)
  const wrote = written(before, latest)
  const mayWrite =
    answered.status === 303 ? [...always, ...(asked.find(([action]) => action.test(form.action))?.[1] ?? [])] : []
  const beyond = wrote.filter((table) => !mayWrite.includes(table))
  return beyond.length === 0
    ? faults
    : [...faults, `${asking}: answered ${answered.status} and wrote to ${beyond.join(', ')}`]
}

/** Every row of every table of ours as text, apart from the bytes of workbooks. */
async function everythingKept(): Promise<readonly string[]> {
  const { rows: tables } = await platform.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('answered_requests', 'migrations')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await platform.pool.query<{ row: string }>(
      `select (to_jsonb(t) - 'bytes')::text as row from ${name} t`,
    )
    found.push(...rows.map(({ row }) => row))
  }
  return found
}
