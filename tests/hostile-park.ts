import assert from 'node:assert/strict'
import { catchUp, type createApp } from '../src/app.ts'
import { keepOperator, keepPlaces } from '../src/demo/builders.ts'
import { threeSites } from '../src/demo/sites.ts'
import type { Id } from '../src/kernel/id.ts'
import { type MemberRole, addMembership, createUser } from '../src/modules/identity/index.ts'
import { addCodes } from '../src/modules/codes/index.ts'
import { noticeKind, notify } from '../src/modules/notices/index.ts'
import { listPartners } from '../src/modules/partners/index.ts'
import { type Actor, systemActor } from '../src/platform/actor.ts'
import { change, changed, read } from '../src/platform/change.ts'
import type { TestPlatform } from './database.ts'
import { staysHere } from './hostile-answers.ts'
import { formsOf } from './hostile-html.ts'

export type App = Awaited<ReturnType<typeof createApp>>
export type FullPark = Awaited<ReturnType<typeof aFullPark>>

/** Of a kind that the product does not know: its page says so much as it can. */
const parkTold = noticeKind<{ company: string }>('park.told', {
  fr: ({ company }) => ({ title: company }),
  ar: ({ company }) => ({ title: company }),
  en: ({ company }) => ({ title: company }),
})

const PASSWORD = 'seven green zebras dance'

/**
 * A park with something in every table, made by its director through the forms. Every text that is its own contains
 * `canary`, so that it is found wherever it should not be.
 */
export async function aFullPark(platform: TestPlatform, app: App, canary: string) {
  const operatorId = platform.newId<'operator'>()
  const system = systemActor(operatorId)
  await change(platform, system, async (tx) => {
    await keepOperator(tx, { id: operatorId, name: `${canary} Park`, demo: false })
    const sites = threeSites({ casablanca: 2, rabat: 1, tanger: 1 })
    await keepPlaces(
      platform,
      tx,
      sites.map((site) => ({ ...site, name: `${site.name} ${canary}`, address: `${canary} street` })),
    )
    return changed(undefined, { event: 'park.made', subjectId: operatorId })
  })
  const enter = (role: MemberRole, fields: Readonly<Record<string, string>> = {}) =>
    signedIn(platform, app, system, role, canary, fields)
  const director = await enter({ kind: 'director' })
  const post = posting(app, director)
  const idOf = async (table: string, order = 'id') => {
    const { rows } = await platform.pool.query<{ id: string }>(
      `select id from ${table} where operator_id = $1 order by ${order} limit 1`,
      [operatorId],
    )
    return rows[0]?.id ?? ''
  }
  const idsOf = async (table: string) => {
    const { rows } = await platform.pool.query<{ id: string }>(
      `select id from ${table} where operator_id = $1 order by id`,
      [operatorId],
    )
    return rows.map(({ id }) => id)
  }

  const siteId = await idOf('sites', 'code')
  const unitId = await idOf('units')
  const name = `${canary} Robotics`
  const company = {
    name,
    contactName: `${canary} Berrada`,
    email: `${canary}@company.example`,
    place: siteId,
    startedOn: '03/2016',
  }
  await post('/companies', company)
  const companyId = await idOf('companies')
  await post(`/companies/${companyId}/edit`, { ...company, phone: '0522 00 00 00' })
  const fact = { value: '12', validOn: '30/06/2017', sourceKind: 'document', source: `${canary} report` }
  await post(`/companies/${companyId}/facts/headcount`, fact)
  await post('/rates', { from: 'EUR', to: 'MAD', value: '10.8', on: '2017-08-01', source: `${canary} bank` })
  await post('/offers/catalogue/technopark-2017', { sites: 'casablanca' })
  await post(`/companies/${companyId}/opportunities/held`, { offer: await idOf('offers') })
  await post('/offers/catalogue/technopark-admission', {})
  await post(`/offers/${await idOf('offers')}/codes`, { codes: `${canary}-1\n${canary}-2` })
  await post('/offers/new', { do: 'draft', titleFr: `${canary} brouillon`, partnerName: `${canary} Works` })
  // As if the park had adopted it from an earlier edition, so that the catalogue has news.
  await platform.pool.query(`update offers set catalogue_digest = 'earlier' where operator_id = $1`, [operatorId])
  const invited = { email: `${canary}@guest.example`, letters: 'fr', role: 'buyer', organisation: `${canary} Works` }
  await post('/people/invitations', invited)
  await post('/inquiries', { fact: 'turnover:2016', company: companyId })
  const intakes = [await broughtIn(platform, app, director, canary, 'one'), await previewed(app, director, canary)]
  const agreementId = await signedAgreement(app, director, canary, {
    partner: await idOf('partners'),
    offers: await idsOf('offers'),
    siteId,
  })
  await platform.work()
  // Of the letters that its company's owner gets: a choice, a warning, and what was told when they were last looked at.
  const owner = await enter({ kind: 'company-owner', companyId: companyId as Id<'company'> })
  await posting(app, owner)('/account/letters', { letter: 'closing' })
  await catchUp(platform)
  await platform.work()
  await platform.pool.query(
    `insert into closing_letters (operator_id, company_id, user_id, offer_id, closes_on, days_before, told_at)
     select operator_id, $2, user_id, $3, '2017-09-01', 30, now() from declined_letters where operator_id = $1`,
    [operatorId, companyId, await idOf('offers')],
  )

  const key = new URLSearchParams({ _key: platform.newId(), name: `${canary} portal`, role: 'director' })
  await app.request('/fr/keys', { method: 'POST', headers: { cookie: director }, body: key })
  const reader = await idOf(`(select user_id as id, operator_id from memberships where role = 'director') directors`)
  await change(platform, system, async (tx) => {
    const told = { userIds: [reader as Id<'user'>], data: { company: `${canary} Robotics` }, path: '/companies' }
    await notify(platform, tx, system, parkTold, told)
    return changed(undefined, { event: 'park.told', subjectId: operatorId })
  })

  const claims = await someClaims(platform, app, { director, owner, canary, companyId, system })
  await platform.work()

  const partners = await read(platform, system, listPartners)
  const partnerId = partners[0]?.id
  assert.ok(partnerId)
  return {
    platform,
    operatorId,
    canary,
    director,
    system: () => system,
    /** Ids by the first part of the addresses that they belong to. */
    ids: {
      companies: companyId as Id<'company'>,
      sites: siteId as Id<'site'>,
      units: unitId,
      offers: await idOf('offers'),
      codes: await idOf('codes'),
      drafts: await idOf('offer_drafts'),
      intake: intakes[0] ?? '',
      inquiries: await idOf('inquiries'),
      agreements: agreementId,
      documents: await idOf('agreement_documents'),
      previewed: intakes[1] ?? '',
      invitations: await idOf('invitations'),
      people: await idOf('memberships'),
      withdraw: await idOf('facts'),
      partners: partnerId,
      keys: await idOf('api_keys'),
      notices: await idOf('notices'),
      claims: claims.open,
      granted: claims.granted,
      holidays: await idOf('holidays'),
    },
    /** The cookie of a new person in this role. */
    enter,
  }
}

/** A request of a company that waits with its paper, a grant with its code that the company has seen, and a day off. */
async function someClaims(
  platform: TestPlatform,
  app: App,
  given: {
    readonly director: string
    readonly owner: string
    readonly canary: string
    readonly companyId: string
    readonly system: Actor
  },
): Promise<{ readonly open: string; readonly granted: string }> {
  const { director, owner, canary, companyId, system } = given
  const post = posting(app, director)
  const { rows } = await platform.pool.query<{ id: string }>(
    'select id from offers where operator_id = $1 order by id',
    [system.operatorId],
  )
  const [first, second] = rows.map(({ id }) => id as Id<'offer'>)
  assert.ok(first && second)
  await addCodes(platform, system, { offerId: second, text: `${canary}-CODE-1\n${canary}-CODE-2\n${canary}-CODE-3` })
  await post('/holidays', { on: '24/08/2017', days: '1', name: `${canary} closing` })
  await post('/holidays/settings', { patience: '4', weekend: '7', country: 'MA' })
  const excepted = { reason: `${canary} exception` }
  const granted = await post(`/companies/${companyId}/exception`, { ...excepted, offer: second })
  const seen = await app.request(`/fr${granted}/reveal`, {
    method: 'POST',
    headers: { cookie: owner },
    body: new URLSearchParams({ _key: platform.newId() }),
  })
  assert.equal(seen.status, 200)
  const open = await reopened(platform, app, director, { companyId, offerId: first, canary })
  const paper = new File([`%PDF-1.7 ${canary} registre`], `${canary}-registre.pdf`)
  await post(`/claims/${open}/documents`, { asked: `${canary} paper`, file: paper })
  return { open, granted: granted.replace('/claims/', '') }
}

/** A request that still waits, of a company of which too little is known to ask: granted as an exception, and put back. */
export async function reopened(
  platform: TestPlatform,
  app: App,
  director: string,
  { companyId, offerId, canary }: { readonly companyId: string; readonly offerId: string; readonly canary: string },
): Promise<string> {
  const reason = `${canary} exception`
  const made = await posting(app, director)(`/companies/${companyId}/exception`, { offer: offerId, reason })
  const id = made.replace('/claims/', '')
  await platform.work()
  const { rows } = await platform.pool.query<{ minor: string; site_id: string; agreement_id: string | null }>(
    'delete from ledger_entries where claim_id = $1 returning minor, site_id, agreement_id',
    [id],
  )
  await platform.pool.query('update offer_counters set used = used - 1, spent = spent - $2 where offer_id = $1', [
    offerId,
    rows[0]?.minor ?? '0',
  ])
  await platform.pool.query(
    `update holder_counters set used = used - 1 where offer_id = $1 and holder_id = any($2::uuid[])`,
    [offerId, [companyId, rows[0]?.site_id]],
  )
  const under = [rows[0]?.agreement_id, companyId]
  await platform.pool.query(
    'update agreement_holders set used = used - 1 where agreement_id = $1 and company_id = $2',
    under,
  )
  await platform.pool.query(
    `update agreement_counters c set used = c.used - 1, companies = c.companies - (h.used = 0)::int
     from agreement_holders h where (h.agreement_id, h.company_id) = ($1, $2) and c.agreement_id = h.agreement_id`,
    under,
  )
  await platform.pool.query(
    'update codes set claim_id = null, company_id = null, given_at = null where claim_id = $1',
    [id],
  )
  await platform.pool.query('delete from claim_tellings where claim_id = $1 and number > 1', [id])
  await platform.pool.query('delete from claim_steps where claim_id = $1 and number > 1', [id])
  await platform.pool.query(
    `update claims set state = 'requested', with_code = false, granted_on = null, exception = null, due_on = '2017-08-28', documents = array[$2::text]
     where id = $1`,
    [id, `${canary} paper`],
  )
  // What was told of the first step.
  await platform.pool.query(
    `insert into claim_tellings (operator_id, claim_id, number, told_at)
     select operator_id, id, 1, now() from claims where id = $1 on conflict do nothing`,
    [id],
  )
  return id
}

/** Makes a person with this role and signs in by the form; gives the session's cookie. */
async function signedIn(
  platform: TestPlatform,
  app: App,
  system: Actor,
  role: MemberRole,
  canary: string,
  fields: Readonly<Record<string, string>>,
) {
  const email = `${platform.newId()}@people.example`
  const userId = await createUser(platform, { name: `${canary} Idrissi`, email, password: PASSWORD })
  await change(platform, system, async (tx) => {
    const began = await addMembership(platform, tx, { userId, role, actsFor: canary })
    assert.ok(began)
    return changed(undefined, began)
  })
  const body = new URLSearchParams({ ...fields, email, password: PASSWORD })
  const answer = await app.request('/fr/sign-in', { method: 'POST', body })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0])
  assert.ok(cookies.length > 0, `Signing in answered ${answer.status}.`)
  assert.ok(staysHere(answer.headers.get('location') ?? ''), answer.headers.get('location') ?? '')
  return cookies.join('; ')
}

/** Sends forms that have to succeed; gives where they lead. */
function posting(app: App, cookie: string) {
  return async (path: string, fields: Readonly<Record<string, string | File>>): Promise<string> => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ _key: crypto.randomUUID(), ...fields })) body.set(name, value)
    const answer = await app.request(`/fr${path}`, { method: 'POST', body, headers: { cookie } })
    const text = answer.status === 303 ? '' : await answer.text()
    assert.equal(answer.status, 303, `${path}: ${text.slice(text.indexOf('<main'), text.indexOf('<main') + 2_000)}`)
    return (answer.headers.get('location') ?? '').replace(/^\/fr|\?.*$/g, '')
  }
}

/** An agreement with something of everything: people, duties, a paper, a suspension that is over, an offer with limits. */
async function signedAgreement(
  app: App,
  cookie: string,
  canary: string,
  {
    partner,
    offers: [offer = '', other = ''],
    siteId,
  }: { readonly partner: string; readonly offers: readonly string[]; readonly siteId: string },
): Promise<string> {
  const post = posting(app, cookie)
  const address = await post('/agreements', {
    partner,
    number: `${canary}/2017/1`,
    title: `${canary} convention`,
    mostPlaces: '80',
    mostCompanies: '40',
    signed: '2017-06-30',
    begins: '2017-07-01',
    until: '2018-06-30',
    name1: `${canary} Sefrioui`,
    function1: `${canary} director`,
    side1: 'park',
    rate: '9.55',
    rateFrom: 'USD',
    rateTo: 'MAD',
    rateDay: '2017-06-30',
  })
  await post(`${address}/offers`, { offer })
  const due = { side: 'park', due: '2017-09-10', every: '3' }
  await post(`${address}/duties`, { duty: `${canary} report`, ...due })
  await post(`${address}/duties`, { duty: `${canary} meeting`, ...due, side: 'partner' })
  const page = await (await app.request(`/fr${address}`, { headers: { cookie } })).text()
  const done = formsOf(page).find(({ action }) => action.endsWith('/duties/done'))
  assert.ok(done, 'The agreement has no duty that can be done.')
  await post(`${address}/duties/done`, Object.fromEntries(done.fields))
  await post(`${address}/documents`, { file: new File([`%PDF-1.7 ${canary}`], `${canary}.pdf`) })
  await post(`${address}/suspend`, { day: '2017-08-01', reason: `${canary} pause` })
  await post(`${address}/resume`, { day: '2017-08-02', reason: `${canary} again` })
  await post(`/offers/${offer}/limits`, {
    perOffer: '100',
    perCompany: '1',
    [`site-${siteId}`]: '60',
    budget: '300000',
    budgetCurrency: 'USD',
    each: '3000',
    eachCurrency: 'USD',
    verify: 'site-manager',
    documents: `${canary} paper`,
    value1: '3000',
    value1Currency: 'USD',
    source1: `${canary} annex`,
    notWith1: other,
  })
  return address.replace('/agreements/', '')
}

/** A workbook on its way: one column said to mean something else, one doubtful row, settled by a choice. */
async function previewed(app: App, cookie: string, canary: string, name = 'two'): Promise<string> {
  const post = posting(app, cookie)
  const lines = [
    'Raison sociale;ICE;Site;Date de création;Effectif;Divers',
    `${canary} Labs ${name};221248865000038;Rabat;2015-10-22;7;a`,
    `${canary} Studio ${name};;Casa;2016;12;b`,
  ]
  const address = await post('/intake', { file: new File([lines.join('\n')], `${canary}-${name}.csv`) })
  await post(`${address}/columns`, { asOn: '2017-08-21', 'm0.5': name === 'one' ? 'contactName' : 'phone' })
  const preview = await (await app.request(`/fr${address}/preview`, { headers: { cookie } })).text()
  const form = formsOf(preview).find(({ action }) => action.endsWith('/choices'))
  const chosen = [...(form?.fields ?? [])].filter(([name]) => name.startsWith('row.'))
  assert.ok(chosen.length > 0, 'The preview asks for no choice.')
  await post(`${address}/choices`, Object.fromEntries(chosen.map(([name, value]) => [name, value || 'without-ice'])))
  return address.replace('/intake/', '')
}

async function broughtIn(
  platform: TestPlatform,
  app: App,
  cookie: string,
  canary: string,
  name: string,
): Promise<string> {
  const id = await previewed(app, cookie, canary, name)
  await posting(app, cookie)(`/intake/${id}/apply`, { gone: 'keep' })
  await platform.work()
  return id
}
