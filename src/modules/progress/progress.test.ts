import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '../../app.ts'
import { aPlatform } from '../../../tests/database.ts'
import { aFullPark } from '../../../tests/hostile-park.ts'
import { day } from '../../kernel/civil-date.ts'
import { type Actor } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { findOffer } from '../partners/index.ts'
import { claimNumber } from '../claims/index.ts'
import { aParkWithClaims, eligible, manyCodes, valueOf } from '../claims/claims.testing.ts'
import { foldSmall, lowOn, monthsBefore } from './progress.ts'
import {
  codesGivenLately,
  grantedByMonth,
  grantedBySector,
  grantedBySite,
  ownOffersOf,
  stepsByOffer,
  waitingGrants,
} from './progress.store.ts'

/** A park whose offer was asked for, granted, taken up and given back, and what somebody sees of that. */
async function aParkInProgress() {
  const park = await aParkWithClaims({}, { codes: manyCodes(20) })
  const { platform, offerId } = park
  const [other] = await park.adopt('ibm-global-entrepreneur')
  const offer = await read(platform, park, (db) => findOffer(db, offerId))
  const foreign = await read(platform, park, (db) => findOffer(db, other ?? offerId))
  assert.ok(offer && foreign)
  const inSector = async (sector: string, site: 'casablanca' | 'rabat' = 'casablanca') => {
    const companyId = await park.company({ facts: { ...eligible, sector: { codes: [sector] } }, site })
    const owner = await park.person({ kind: 'company-owner', companyId })
    return { companyId, owner }
  }
  const seenBy = (actor: Actor) =>
    read(platform, actor, async (db) => ({
      offers: (await ownOffersOf(db, actor)).map(({ id }) => id),
      steps: await stepsByOffer(db, actor),
      sites: await grantedBySite(db, actor),
      sectors: await grantedBySector(db, actor),
      months: (await grantedByMonth(db, actor, day('2017-08-21'))).filter(({ granted }) => granted > 0),
      given: await codesGivenLately(db, actor, day('2017-08-21')),
      waiting: await waitingGrants(db, actor, { number: 1, size: 10 }),
    }))
  return { ...park, offer, foreign, inSector, seenBy }
}

test('a partner sees how far its offers have come: by step, site, sector and month, and what waits to be taken up', async () => {
  const park = await aParkInProgress()
  const companies = [
    await park.inSector('fintech'),
    await park.inSector('fintech', 'rabat'),
    await park.inSector('agritech'),
    await park.inSector('agritech'),
  ]
  const claims = []
  for (const { companyId, owner } of companies) claims.push(valueOf(await park.claim(owner, companyId)).id)
  const [first, second, third, fourth] = claims
  assert.ok(first && second && third && fourth)
  valueOf(await park.follow(park.director, first, 'activate'))
  valueOf(await park.follow(park.director, first, 'use'))
  valueOf(await park.follow(park.director, second, 'activate'))
  valueOf(await park.follow(park.director, third, 'withdraw'))
  await park.limit({ verify: 'site-manager' })
  const last = await park.inSector('fintech')
  valueOf(await park.claim(last.owner, last.companyId))

  const seen = await park.seenBy(park.partner(park.offer.partner.id))

  assert.deepEqual(seen.offers, [park.offerId])
  assert.deepEqual(
    [...seen.steps],
    [[park.offerId, { asked: 5, open: 1, granted: 3, activated: 2, used: 1, returned: 1 }]],
  )
  assert.deepEqual(
    seen.sites.toSorted((a, b) => b.granted - a.granted).map(({ granted }) => granted),
    [2, 1],
  )
  assert.deepEqual(
    seen.sectors.toSorted((a, b) => b.granted - a.granted),
    [
      { name: 'fintech', granted: 2 },
      { name: 'agritech', granted: 1 },
    ],
  )
  assert.deepEqual(seen.months, [{ name: '2017-08', granted: 4 }])
  assert.deepEqual([...seen.given], [[park.offerId, 4]])
  assert.equal(seen.waiting.total, 1)
  assert.partialDeepStrictEqual(seen.waiting.grants, [{ id: fourth, grantedOn: '2017-08-21' }])
})

test('another partner, and anybody who is none, sees nothing of it', async () => {
  const park = await aParkInProgress()
  const { companyId, owner } = await park.entitled()
  valueOf(await park.claim(owner, companyId))
  const nothing = { steps: new Map(), sites: [], sectors: [], months: [], given: new Map() }

  const foreign = await park.seenBy(park.partner(park.foreign.partner.id))

  assert.notDeepEqual(foreign.offers, [park.offerId])
  assert.partialDeepStrictEqual(foreign, { ...nothing, waiting: { grants: [], total: 0 } })
  assert.equal(foreign.steps.size + foreign.given.size, 0)
  for (const actor of [park.director, park.manager, owner, park.expert(), park.buyer(), park.system()]) {
    const seen = await park.seenBy(actor)
    assert.deepEqual([seen.offers, seen.steps.size, seen.waiting.total], [[], 0, 0])
  }
})

test('small groups are put together, so that a sector of one company does not tell which it is', () => {
  const groups = [
    { name: 'fintech', granted: 7 },
    { name: 'agritech', granted: 1 },
    { name: 'health', granted: 3 },
    { name: 'games', granted: 2 },
  ]

  assert.deepEqual(foldSmall(groups), {
    shown: [
      { name: 'fintech', granted: 7 },
      { name: 'health', granted: 3 },
    ],
    others: 3,
  })
})

test('a pool is low on the day that the pace of the last ninety days tells, at once where it is low, and never without a pace', () => {
  const on = day('2026-11-26')

  assert.equal(lowOn({ free: 10, lowAt: 10 }, 0, on), on)
  assert.equal(lowOn({ free: 11, lowAt: 10 }, 0, on), undefined)
  assert.equal(lowOn({ free: 20, lowAt: 10 }, 90, on), '2026-12-06')
  assert.equal(lowOn({ free: 20, lowAt: 10 }, 7, on), '2027-04-04')
})

test('twelve months end with the month of the day', () => {
  assert.deepEqual(monthsBefore(day('2026-02-28'), 4), ['2025-11', '2025-12', '2026-01', '2026-02'])
})

test('the page of a partner names no company, in no language; the number of a request is on the park’s page too', async () => {
  const platform = await aPlatform()
  const app = await createApp(platform)
  const park = await aFullPark(platform, app, 'Canari')
  await platform.pool.query(`update claims set exception = 'x', activate_by = '2017-09-01' where id = $1`, [
    park.ids.granted,
  ])
  const partners = await platform.pool.query<{ partner_id: string }>(
    'select o.partner_id from claims c join offers o on o.id = c.offer_id where c.id = $1',
    [park.ids.granted],
  )
  const partnerId = partners.rows[0]?.partner_id as typeof park.ids.partners
  const partner = await park.enter({ kind: 'partner', partnerId })
  const get = (path: string, cookie: string) => app.request(path, { headers: { cookie } })
  const number = claimNumber(park.ids.granted as Parameters<typeof claimNumber>[0])

  for (const language of ['fr', 'ar', 'en']) {
    const answer = await get(`/${language}/progress`, partner)
    const html = await answer.text()
    assert.equal(answer.status, 200)
    assert.ok(html.includes(number), `${language}: the number of the claim is not there.`)
    assert.doesNotMatch(html, /Canari Robotics/)
    assert.ok(!html.includes(park.ids.companies))
    assert.ok(html.includes(`href="/${language}/progress" aria-current="page"`), 'The navigation leads here.')
  }
  assert.ok((await (await get(`/fr/claims/${park.ids.granted}`, park.director)).text()).includes(number))
  assert.equal((await get('/fr/progress', park.director)).status, 403)
  const other = await park.enter({ kind: 'partner', partnerId: platform.newId() })
  assert.ok(!(await (await get('/fr/progress', other)).text()).includes(number))
})
