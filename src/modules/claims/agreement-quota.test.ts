import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '../../app.ts'
import { cookieOf } from '../../../tests/session.ts'
import { day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { read } from '../../platform/change.ts'
import type { AgreementSample } from '../agreements/agreements.testing.ts'
import { aWish, anAgreement } from '../agreements/agreements.testing.ts'
import { endAgreement } from '../agreements/end-agreement.ts'
import { placeOffer } from '../agreements/place-offer.ts'
import { renewAgreement, rewriteAgreement } from '../agreements/write-agreement.ts'
import { agreementBalancesOf } from '../ledger/index.ts'
import { findOffer } from '../partners/index.ts'
import { aParkWithClaims, brokenInvariants, refusalOf, valueOf } from './claims.testing.ts'
import { followDays } from './claims-day.ts'

/** A park whose offer stands under an agreement with its partner, and how that agreement stands. */
async function aParkWithAnAgreement(
  limits: Parameters<typeof aParkWithClaims>[0],
  sample: AgreementSample = {},
  options: Parameters<typeof aParkWithClaims>[1] = {},
) {
  const park = await aParkWithClaims(limits, options)
  const { platform, director, offerId } = park
  const offer = await read(platform, park, (db) => findOffer(db, offerId))
  assert.ok(offer)
  const wish = { partner: { id: offer.partner.id }, ...sample }
  const agreementId = await anAgreement(platform, director, wish)
  valueOf(await placeOffer(platform, director, { agreementId, offerId }))
  const stand = async (id: Id<'agreement'> = agreementId) => {
    const balance = (await read(platform, park, (db) => agreementBalancesOf(db, [id]))).get(id)
    assert.ok(balance)
    return { places: balance.places.used, companies: balance.companies.used }
  }
  return { ...park, agreementId, wish, stand }
}

test('when an agreement has given all its places, or has reached all its companies, others are told so, an exception too', async () => {
  const quota = { mostPlaces: 2, mostCompanies: undefined }
  const park = await aParkWithAnAgreement({ perCompany: 5 }, { quota })
  const [one, two] = [await park.entitled(), await park.entitled()]
  const rewrite = (most: Partial<typeof quota> | { readonly mostCompanies: number }) =>
    rewriteAgreement(park.platform, park.director, {
      ...aWish({ ...park.wish, quota: { mostPlaces: undefined, mostCompanies: undefined, ...most } }),
      agreementId: park.agreementId,
    })

  const told = [await park.claim(one.owner, one.companyId), await park.claim(one.owner, one.companyId)]
  told.push(await park.claim(one.owner, one.companyId))
  told.push(await park.claim(park.director, two.companyId, { exception: 'They were promised one.' }))
  valueOf(await rewrite({ mostCompanies: 1 }))
  told.push(await park.claim(two.owner, two.companyId), await park.claim(one.owner, one.companyId))

  assert.deepEqual(told.map(refusalOf), [
    'ok',
    'ok',
    'agreement-full',
    'agreement-full',
    'agreement-companies-full',
    'ok',
  ])
  assert.deepEqual(await park.stand(), { places: 3, companies: 1 })
  assert.deepEqual(await brokenInvariants(park.platform), [])
})

test('a request is refused at once where the agreement has no place left, and what is given back opens it again', async () => {
  const park = await aParkWithAnAgreement({}, { quota: { mostPlaces: 1, mostCompanies: 1 } })
  const [one, two] = [await park.entitled(), await park.entitled()]
  const granted = valueOf(await park.claim(one.owner, one.companyId))
  await park.limit({ verify: 'site-manager' })

  const early = await park.claim(two.owner, two.companyId)
  valueOf(await park.follow(one.owner, granted.id, 'withdraw'))
  const asked = valueOf(await park.claim(two.owner, two.companyId))
  const decided = await park.decide(park.manager, asked.id, 'grant')

  assert.equal(refusalOf(early), 'agreement-full')
  assert.equal(refusalOf(decided), 'ok')
  assert.deepEqual(await brokenInvariants(park.platform), [])
})

test('a request that is granted after a renewal stands under the new agreement and counts against it, and that is on record', async () => {
  const park = await aParkWithAnAgreement({ verify: 'site-manager' }, { until: '2017-08-22' })
  const { platform, director, agreementId } = park
  const renewed = valueOf(
    await renewAgreement(platform, director, {
      ...aWish({ beginsOn: '2017-08-23', until: null, quota: { mostPlaces: 1, mostCompanies: undefined } }),
      follows: agreementId,
    }),
  )
  const [one, two] = [await park.entitled(), await park.entitled()]
  const first = valueOf(await park.claim(one.owner, one.companyId))
  const second = valueOf(await park.claim(two.owner, two.companyId))
  const asked = (await park.shown(first.id)).agreementId

  platform.moveTo('2017-08-23')
  valueOf(await park.decide(park.manager, first.id, 'grant'))
  const full = await park.decide(park.manager, second.id, 'grant')

  assert.equal(asked, agreementId)
  assert.equal((await park.shown(first.id)).agreementId, renewed)
  assert.equal((await park.shown(second.id)).agreementId, agreementId, 'What is not granted stays as it was asked for.')
  assert.equal(refusalOf(full), 'agreement-full')
  assert.deepEqual(
    [await park.stand(), await park.stand(renewed)],
    [
      { places: 0, companies: 0 },
      { places: 1, companies: 1 },
    ],
  )
  const { rows } = await platform.pool.query<{ detail: object }>(
    `select text::jsonb->'detail' as detail from audit_lines where event = 'claim.granted'`,
  )
  assert.partialDeepStrictEqual(rows, [{ detail: { agreementId: renewed, askedUnder: agreementId } }])
  assert.deepEqual(await brokenInvariants(platform), [])
})

test('once an agreement was ended early nothing is granted under it, and companies keep what they had', async () => {
  const park = await aParkWithAnAgreement({})
  const { platform, director, agreementId } = park
  const [one, two, three] = [await park.entitled(), await park.entitled(), await park.entitled()]
  const kept = valueOf(await park.claim(one.owner, one.companyId))
  await park.limit({ verify: 'site-manager' })
  const waiting = valueOf(await park.claim(two.owner, two.companyId))
  const reason = 'The partner has left the country.'

  valueOf(await endAgreement(platform, director, { agreementId, on: day('2017-08-22'), reason }))
  const lastDay = await park.decide(park.manager, waiting.id, 'verify')
  platform.moveTo('2017-08-22')
  const refused = [await park.decide(park.manager, waiting.id, 'grant'), await park.claim(three.owner, three.companyId)]
  const excepted = await park.claim(director, three.companyId, { exception: 'They were promised one.' })

  assert.equal(refusalOf(lastDay), 'ok')
  for (const each of [...refused, excepted]) {
    assert.deepEqual(each, { ok: false, refusal: { code: 'agreement-ended', on: '2017-08-21' } })
  }
  assert.equal((await park.shown(kept.id)).state, 'granted')
  assert.deepEqual(await park.stand(), { places: 1, companies: 1 })
  assert.equal(refusalOf(await park.follow(one.owner, kept.id, 'activate')), 'ok')
})

test('what lapses together goes back to its agreement, place by place', async () => {
  const park = await aParkWithAnAgreement({}, { until: null, quota: { mostPlaces: 3, mostCompanies: 3 } })
  const companies = [await park.entitled(), await park.entitled(), await park.entitled()]
  for (const { companyId, owner } of companies) valueOf(await park.claim(owner, companyId))
  await park.platform.pool.query(`update claims set activate_by = '2017-08-22'`)

  park.platform.moveTo('2017-08-24')
  await followDays(park.platform)

  assert.deepEqual(await park.stand(), { places: 0, companies: 0 })
  assert.deepEqual(await brokenInvariants(park.platform), [])
})

test('a program reads with each offer how much of its agreement is taken, and of how much', async () => {
  const park = await aParkWithAnAgreement({ perOffer: 9 }, { quota: { mostPlaces: 4, mostCompanies: 3 } })
  const app = await createApp(park.platform)
  await park.adopt('ibm-global-entrepreneur')
  const { companyId, owner } = await park.entitled()
  valueOf(await park.claim(owner, companyId))
  const cookie = await cookieOf(park, app, { kind: 'company-owner', companyId })

  const answer = await app.request('/api/offers', { headers: { cookie } })
  const { offers } = (await answer.json()) as { offers: { id: string; places: object; agreement: object | null }[] }
  const ours = offers.find(({ id }) => id === park.offerId)
  const other = offers.find(({ id }) => id !== park.offerId)

  assert.deepEqual(ours?.places, { used: 1, most: 9 })
  assert.deepEqual(ours.agreement, { places: { used: 1, most: 4 }, companies: { used: 1, most: 3 } })
  assert.equal(other?.agreement, null)
  const refused = await app.request('/api/claims', {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ company: companyId, offer: park.offerId }),
  })
  assert.equal(refused.status, 409)
})
