import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '../src/app.ts'
import { day } from '../src/kernel/civil-date.ts'
import { LANGUAGES } from '../src/kernel/language.ts'
import { anAgreement } from '../src/modules/agreements/agreements.testing.ts'
import { resumeAgreement, suspendAgreement } from '../src/modules/agreements/suspend-agreement.ts'
import { placeOffer, setLimits } from '../src/modules/agreements/index.ts'
import { shutText } from '../src/modules/entitlements/shut.messages.ts'
import { listPartners } from '../src/modules/partners/index.ts'
import { read } from '../src/platform/change.ts'
import { aPark } from './park.ts'
import { cookieOf } from './session.ts'

/** Entitled to the convention of 2017, to be seized before 1 December 2017. */
const entitled = {
  activityStartedOn: { date: '2014-12-01' },
  'turnover:2016': { amount: '4161000', currency: 'MAD' },
} as const

async function aParkWithDoors() {
  const park = await aPark()
  const { platform } = park
  const [offerId] = await park.adopt('technopark-2017')
  assert.ok(offerId)
  const director = await park.person({ kind: 'director' })
  const partner = await read(platform, director, async (db) => (await listPartners(db))[0])
  assert.ok(partner)
  const companyId = await park.company({ name: 'Atlas Robotics', facts: entitled })
  const app = await createApp(platform)
  const owner = await cookieOf(park, app, { kind: 'company-owner', companyId })
  const manager = await cookieOf(park, app, { kind: 'director' })
  const get = async (path: string, cookie: string) => (await app.request(path, { headers: { cookie } })).text()
  const see = async (path = '/en/opportunities', cookie = owner) => {
    const html = await get(path, cookie)
    return { text: plain(html), asks: html.includes('action="/en/claims"') }
  }
  const under = async (sample: Parameters<typeof anAgreement>[2]) => {
    const agreementId = await anAgreement(platform, director, { partner: { id: partner.id }, ...sample })
    const placed = await placeOffer(platform, director, { agreementId, offerId })
    assert.ok(placed.ok)
    return agreementId
  }
  return { ...park, offerId, director, companyId, partner, get, see, under, owner, manager }
}

test('a suspended agreement is told where its offer is listed, and neither button nor warning urges to ask', async () => {
  const { platform, director, companyId, partner, get, see, under, owner, manager } = await aParkWithDoors()
  const agreementId = await under({})
  const open = await see()

  const wish = { agreementId, on: day('2017-08-20'), reason: 'An audit.' }
  assert.ok((await suspendAgreement(platform, director, wish)).ok)
  const shut = await see()
  const asPark = await see(`/en/companies/${companyId}/opportunities`, manager)
  const onPaper = await see('/en/opportunities/sheet')
  const api = JSON.parse(await get(`/api/companies/${companyId}/opportunities`, owner)) as {
    opportunities: { verdict: string; shut: string | null }[]
  }

  const offers = JSON.parse(await get('/api/offers', owner)) as { offers: { verdict: string; shut: string | null }[] }

  const told = `The agreement with ${partner.name.en} is suspended since 20 August 2017; you will be able to ask for the offer again when it resumes.`
  assert.ok(open.asks && /Act before/.test(open.text) && !open.text.includes(told))
  assert.ok(!shut.asks && !asPark.asks)
  for (const { text } of [shut, asPark]) {
    assert.ok(text.includes(told))
    assert.doesNotMatch(text, /Act before|days left|Grant as an exception/)
    assert.match(text, /Atlas Robotics is entitled to one offer/)
  }
  assert.match(onPaper.text, /suspended since 20 August 2017/)
  assert.deepEqual(
    api.opportunities.map((each) => [each.verdict, plain(each.shut ?? '')]),
    [['eligible', told]],
  )

  assert.deepEqual(
    offers.offers.map((each) => [each.verdict, plain(each.shut ?? '')]),
    [['eligible', told]],
  )

  assert.ok((await resumeAgreement(platform, director, { ...wish, on: day('2017-08-21') })).ok)
  const again = await see()
  assert.ok(again.asks && !again.text.includes(told))
})

test('whatever else keeps an offer from everybody is told as plainly', async () => {
  const { platform, director, offerId, see, under } = await aParkWithDoors()
  const reach = async (window: { readonly from?: string; readonly until?: string } | undefined) => {
    const days = window && {
      window: { ...(window.from && { from: day(window.from) }), ...(window.until && { until: day(window.until) }) },
    }
    const limits = { verify: 'nobody', documents: [], ...days } as const
    const chains = { notWith: [], onlyAfter: [] }
    assert.ok((await setLimits(platform, director, { offerId, limits, values: [], chains })).ok)
    const { text, asks } = await see()
    return { text, asks }
  }

  const later = await reach({ from: '2017-09-01' })
  const closed = await reach({ until: '2017-08-20' })
  const always = await reach(undefined)
  await under({ signedOn: null })
  const draft = await see()
  await under({ beginsOn: '2017-08-25' })
  const notBegun = await see()
  platform.moveTo('2018-08-15')
  await under({ beginsOn: '2017-08-26', until: '2018-08-14' })

  assert.match(later.text, /Requests open on 1 September 2017; you will be able to ask for the offer that day\./)
  assert.match(closed.text, /Requests were open until 20 August 2017: the offer can no longer be asked for\./)
  assert.match(draft.text, /is not signed yet; you will be able to ask for the offer once it runs\./)
  assert.match(notBegun.text, /begins on 25 August 2017; you will be able to ask for the offer from that day on\./)
  assert.match((await see()).text, /ended on 14 August 2018: the offer can no longer be asked for\./)
  assert.deepEqual(
    [later, closed, draft, notBegun].map(({ asks }) => asks),
    [false, false, false, false],
  )
  assert.ok(always.asks)
})

test('each sentence names the partner and the day in every language', () => {
  for (const language of LANGUAGES) {
    const said = shutText({ code: 'agreement-suspended', since: day('2017-08-20') }, 'IBM', language)
    assert.match(said, /IBM/)
    assert.match(said, /20/)
  }
})

/** The words of a page, with plain spaces. */
function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/[\u2068\u2069]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
}
