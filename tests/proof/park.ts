import assert from 'node:assert/strict'
import { createApp } from '../../src/app.ts'
import { asId } from '../../src/kernel/id.ts'
import { signToken } from '../../src/modules/alerts/letter-token.ts'
import type { MemberRole } from '../../src/modules/identity/index.ts'
import { aPlatform } from '../database.ts'
import { type App, aFullPark, reopened } from '../hostile-park.ts'
import { keptState } from './kept.ts'
import type { Route } from './routes.ts'

/** Who comes, in the order of the columns of the table of expectations. */
export const VISITORS = ['director', 'manager', 'owner', 'member', 'partner', 'expert', 'buyer', 'nobody'] as const
export type Visitor = (typeof VISITORS)[number]

export type ProofPark = Awaited<ReturnType<typeof aProofPark>>

/** What an address points at, by the word before its id; with a link's secret instead of an id, by that word and `-link`. */
export type Kind =
  | 'companies'
  | 'sites'
  | 'offers'
  | 'codes'
  | 'intake'
  | 'applied'
  | 'people'
  | 'invitations'
  | 'invitations-link'
  | 'letters-link'
  | 'inquiries'
  | 'agreements'
  | 'inquiry-link'
  | 'keys'
  | 'notices'
  | 'claims'
  | 'holidays'
  | 'drafts'

/** How what an address points at relates to the site manager, to the company's people and to the partner who ask. */
export const RELATIONS: Readonly<Record<Kind, readonly string[]>> = {
  companies: ['own', 'same site', 'other site'],
  sites: ['own', 'other'],
  offers: ['own', 'other partner'],
  codes: ['own'],
  intake: ['own', 'director’s'],
  applied: ['own', 'director’s'],
  people: ['own company', 'company of other site', 'park’s team'],
  invitations: ['own company', 'company of other site', 'park’s team'],
  'invitations-link': ['sent'],
  'letters-link': ['sent'],
  inquiries: ['own', 'other site'],
  agreements: ['own', 'other partner’s'],
  'inquiry-link': ['sent'],
  keys: ['park’s'],
  notices: ['director’s'],
  claims: ['own', 'same site', 'other site'],
  holidays: ['park’s'],
  drafts: ['park’s'],
}

/** Two parks in one database: one with somebody in every role and something in every relation to them, and a foreign one. */
export async function aProofPark() {
  const platform = await aPlatform({ settings: { host: '127.0.0.1' } })
  const app = await createApp(platform)
  const own = await aFullPark(platform, app, 'Canari')
  const other = await aFullPark(platform, app, 'Rossignol')
  const mail = { language: 'fr', letters: 'fr' }
  const post = posting(app, own.director)
  const ids = async (sql: string, ...values: readonly unknown[]) => {
    const { rows } = await platform.pool.query<{ id: string }>(sql, [...values])
    return rows.map(({ id }) => id)
  }
  const idOf = async (sql: string, ...values: readonly unknown[]) => {
    const [id] = await ids(sql, ...values)
    assert.ok(id, `${sql} ${values.join()}`)
    return id
  }

  const [ownSite = '', otherSite = ''] = await ids(
    'select id from sites where operator_id = $1 order by code',
    own.operatorId,
  )
  const company = async (name: string, place: string) => {
    const email = 'contact@company.example'
    await post('/companies', { name, contactName: 'Canari Alaoui', email, place, startedOn: '03/2016' })
    const id = await idOf('select id from companies where operator_id = $1 and name = $2', own.operatorId, name)
    const fact = { value: '9', validOn: '30/06/2017', sourceKind: 'document', source: 'Canari report' }
    await post(`/companies/${id}/facts/headcount`, fact)
    return id
  }
  const companies = [
    own.ids.companies,
    await company('Canari Voisine', ownSite),
    await company('Canari Lointaine', otherSite),
  ]
  await post('/offers/catalogue/microsoft-bizspark', {})
  const roles: Readonly<Record<Exclude<Visitor, 'nobody'>, MemberRole>> = {
    director: { kind: 'director' },
    manager: { kind: 'site-manager', siteIds: [own.ids.sites] },
    owner: { kind: 'company-owner', companyId: own.ids.companies },
    member: { kind: 'company-member', companyId: own.ids.companies },
    partner: { kind: 'partner', partnerId: own.ids.partners },
    expert: { kind: 'expert', partnerId: undefined },
    buyer: { kind: 'buyer', organisation: 'Canari Works' },
  }
  const cookies = new Map<Visitor, string>([['nobody', '']])
  for (const visitor of VISITORS) {
    if (visitor === 'nobody') continue
    cookies.set(visitor, visitor === 'director' ? own.director : await own.enter(roles[visitor]))
  }
  const manager = cookies.get('manager') ?? ''
  const reader = asId<'user'>(
    await idOf(
      `select user_id as id from memberships where operator_id = $1 and role = 'company-owner' limit 1`,
      own.operatorId,
    ),
  )
  assert.ok(reader)

  const invite = async (email: string, fields: Readonly<Record<string, string>>) => {
    await post('/people/invitations', { ...mail, email, ...fields })
    return idOf('select id from invitations where operator_id = $1 and email = $2', own.operatorId, email)
  }
  const invitations = [
    await invite('own@guest.example', { role: 'company-member', company: companies[0] ?? '' }),
    await invite('far@guest.example', { role: 'company-member', company: companies[2] ?? '' }),
    await invite('team@guest.example', { role: 'expert' }),
  ]
  const people = await (await app.request('/fr/people', { headers: { cookie: own.director } })).text()
  const token = /\/invitations\/([\w.~-]+)</.exec(people)?.[1]
  assert.ok(token, 'The page of people shows no link of an invitation.')

  await own.enter({ kind: 'company-member', companyId: companies[2] as typeof own.ids.companies })
  const membership = (role: string, companyId: string | null) =>
    idOf(
      `select id from memberships where operator_id = $1 and role = $2 and company_id is not distinct from $3::uuid order by id desc limit 1`,
      own.operatorId,
      role,
      companyId,
    )
  const inquire = (cookie: string, company = '') =>
    posting(app, cookie)('/inquiries', { fact: 'stage', company }).then((path) => path.replace('/inquiries/', ''))
  const inquiries = [await inquire(manager, companies[1]), await inquire(own.director, companies[2])]
  // The link is nowhere but in the letter that waits to be sent.
  const { rows: letters } = await platform.pool.query<{ text: string }>(
    `select data::text as text from pgboss.job where name = 'mail.send' and data::text like '%/inquiry/%' order by created_on desc limit 1`,
  )
  const inquiryLink = /\/inquiry\/([\w.-]+)/.exec(letters[0]?.text ?? '')?.[1]
  assert.ok(inquiryLink, 'No letter with the link of an inquiry waits to be sent.')
  const suspended = await post('/agreements', {
    partnerName: 'Canari Nuage',
    number: 'Canari/2017/2',
    title: 'Canari Nuage',
    signed: '2017-07-31',
    begins: '2017-08-01',
    until: '2018-06-30',
  })
  await post(`${suspended}/documents`, { file: new File(['%PDF-1.7 Canari Nuage'], 'Canari-Nuage.pdf') })
  await post(`${suspended}/suspend`, { day: '2017-08-10', reason: 'Canari pause' })
  const applied = await previewed(app, manager, 'Atelier')
  await posting(app, manager)(`/intake/${applied}/apply`, { gone: 'keep' })
  await platform.work()
  const [offerId = ''] = await ids('select id from offers where operator_id = $1 order by id', own.operatorId)
  const waiting = (companyId: string) => reopened(platform, app, own.director, { companyId, offerId, canary: 'Canari' })
  const things: Readonly<Record<Kind, readonly string[]>> = {
    companies,
    sites: [ownSite, otherSite],
    offers: await ids(
      `select (array_agg(id order by id))[1] as id from offers where operator_id = $1 group by partner_id order by (partner_id = $2) desc limit 2`,
      own.operatorId,
      own.ids.partners,
    ),
    codes: [own.ids.codes],
    intake: [await previewed(app, manager, 'Fabrique'), own.ids.previewed],
    applied: [applied, own.ids.intake],
    people: [
      await membership('company-member', companies[0] ?? ''),
      await membership('company-member', companies[2] ?? ''),
      await membership('expert', null),
    ],
    invitations,
    'invitations-link': [token],
    inquiries,
    agreements: [own.ids.agreements, suspended.replace('/agreements/', '')],
    'inquiry-link': [inquiryLink],
    keys: [own.ids.keys],
    notices: [own.ids.notices],
    claims: [
      own.ids.claims,
      await waiting(companies[1] ?? ''),
      await waiting(companies[2] ?? ''),
      // Granted, with a code.
      own.ids.granted,
    ],
    holidays: [own.ids.holidays],
    drafts: [own.ids.drafts],
    'letters-link': [
      signToken({ operatorId: own.operatorId, userId: reader, kind: 'weekly' }, platform.settings.secret),
    ],
  }
  assert.equal(ownSite, own.ids.sites)
  const restore = await keptState(platform)

  /** What stands beside the first id of an address: a unit of that site, a fact of that company. */
  const beside: Readonly<Record<string, ReadonlyMap<string, string>>> = {
    unit: await pairs('select site_id as key, id from units order by id desc'),
    document: await pairs(
      'select agreement_id as key, id from agreement_documents union all select claim_id, id from claim_documents order by 2 desc',
    ),
    fact: await pairs(`select company_id as key, id from facts where key = 'headcount' order by id desc`),
  }
  async function pairs(sql: string): Promise<ReadonlyMap<string, string>> {
    const { rows } = await platform.pool.query<{ key: string; id: string }>(sql)
    return new Map(rows.map(({ key, id }) => [key, id]))
  }

  const foreign: Readonly<Record<Kind, string>> = {
    ...other.ids,
    intake: other.ids.previewed,
    applied: other.ids.intake,
    'invitations-link': 'no-such-token',
    'letters-link': 'no-such-token',
    'inquiry-link': 'no-such-token',
  }

  return {
    platform,
    app,
    own,
    other,
    things,
    /** Ids of the other park. */
    foreign,
    /** An id of nothing. */
    missing: () => platform.newId(),
    beside,
    restore,
    cookieOf: (visitor: Visitor) => cookies.get(visitor) ?? '',
  }
}

/** What the first id or link of an address points at; undefined where it has none. */
export function kindOf({ path }: Pick<Route, 'path'>): Kind | 'unknown' | undefined {
  const [, before, place] = /([\w-]+)\/:(id|token)\b/.exec(path) ?? []
  if (before === undefined) return undefined
  const kind = place === 'token' ? `${before}-link` : before
  if (kind === 'intake' && path.endsWith('/undo')) return 'applied'
  return kind in RELATIONS ? (kind as Kind) : 'unknown'
}

function posting(app: App, cookie: string) {
  return async (path: string, fields: Readonly<Record<string, string | File>>): Promise<string> => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ _key: crypto.randomUUID(), ...fields })) body.set(name, value)
    const answer = await app.request(`/fr${path}`, { method: 'POST', body, headers: { cookie } })
    assert.equal(answer.status, 303, `${path}: ${answer.status}`)
    return (answer.headers.get('location') ?? '').replace(/^\/fr|\?.*$/g, '')
  }
}

/** A workbook of one company, up to its preview. */
async function previewed(app: App, cookie: string, name: string): Promise<string> {
  const post = posting(app, cookie)
  const lines = ['Raison sociale;Site;Date de création;Effectif', `Canari ${name};Casablanca;2016-03-01;7`]
  const address = await post('/intake', { file: new File([lines.join('\n')], `Canari-${name}.csv`) })
  await post(`${address}/columns`, { asOn: '2017-08-21' })
  return address.replace('/intake/', '')
}
