import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPark } from '../../../tests/park.ts'
import { day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { money } from '../../kernel/money.ts'
import type { Result } from '../../kernel/result.ts'
import { read } from '../../platform/change.ts'
import { findOffer, listPartners } from '../partners/index.ts'
import { exactRate } from './agreement.ts'
import { findAgreement, listAgreements, offersUnder, signatoriesOf } from './agreements.store.ts'
import { aWish, anAgreement } from './agreements.testing.ts'
import { attachDocument, removeDocument } from './attach-document.ts'
import { NO_CHAINS } from './chains.ts'
import { findDocument } from './documents.store.ts'
import { dutiesOf } from './duties.store.ts'
import { endAgreement } from './end-agreement.ts'
import { renewalFrom } from './agreement-form.ts'
import { agreementOf, chainsOf, limitsOf, setLimits, valuesOf } from './index.ts'
import { addDuty, dropAgreementDuty, markDutyDone } from './keep-duty.ts'
import { NO_LIMITS, type OfferLimits } from './limits.ts'
import { placeOffer, removeOffer } from './place-offer.ts'
import { resumeAgreement, suspendAgreement } from './suspend-agreement.ts'
import { renewAgreement, rewriteAgreement, writeAgreement } from './write-agreement.ts'

/** A park with two offers of the catalogue and their partner. */
async function aParkWithOffers() {
  const park = await aPark()
  const [bizspark, globix] = await park.adopt('microsoft-bizspark', 'ibm-global-entrepreneur')
  assert.ok(bizspark && globix)
  const director = park.director()
  const partnerOfOffer = async (offerId: Id<'offer'>) => {
    const offer = await read(park.platform, director, (db) => findOffer(db, offerId))
    assert.ok(offer)
    return offer.partner.id
  }
  const reading = <Value>(work: Parameters<typeof read<Value>>[2]) => read(park.platform, director, work)
  return { ...park, bizspark, globix, director, partnerOfOffer, reading }
}

function valueOf<Value>(result: Result<Value, { readonly code: string }>): Value {
  assert.ok(result.ok, result.ok ? '' : result.refusal.code)
  return result.value
}

const code = (result: Result<unknown, { readonly code: string }>): string => (result.ok ? 'ok' : result.refusal.code)

test('an agreement is kept as it was written, with a new partner and its exact rate', async () => {
  const { platform, director, reading } = await aParkWithOffers()
  const wish = aWish({
    number: 'MITC/2017/03',
    rate: { from: 'USD', to: 'MAD', value: '9.55', on: day('2017-08-15') },
    signatories: [
      { side: 'park', name: 'Latifa Sefrioui', function: 'Directrice' },
      { side: 'partner', name: 'Nadia Belkadi', function: undefined },
    ],
  })

  const written = await writeAgreement(platform, director, wish)

  assert.ok(written.ok)
  const agreement = await reading((db) => findAgreement(db, director, written.value))
  assert.ok(agreement)
  const partners = await reading(listPartners)
  assert.equal(partners.find(({ id }) => id === agreement.partnerId)?.name.fr, 'Canari Cloud')
  assert.deepEqual(exactRate(agreement), {
    from: 'USD',
    to: 'MAD',
    numerator: 955n,
    denominator: 100n,
    fixedBy: 'agreement',
    source: 'MITC/2017/03',
  })
  assert.deepEqual(await reading((db) => signatoriesOf(db, written.value)), wish.signatories)
  assert.equal(code(await writeAgreement(platform, director, { ...wish, title: 'Another' })), 'number-taken')
  assert.equal(code(await writeAgreement(platform, director, aWish({ until: '2017-08-14' }))), 'ends-before-it-begins')
})

test('only the director writes, and a partner sees its own signed agreements, nobody else’s and no draft', async () => {
  const { platform, director, manager, partner, owner, expert, buyer, company, reading } = await aParkWithOffers()
  const signed = await anAgreement(platform, director)
  const draft = await anAgreement(platform, director, { signedOn: null })
  const other = await anAgreement(platform, director, { partner: { name: 'Rossignol', website: undefined } })
  const agreement = await reading((db) => findAgreement(db, director, signed))
  assert.ok(agreement)
  const seen = async (actor: Parameters<typeof listAgreements>[1]) =>
    (await reading((db) => listAgreements(db, actor))).map(({ id }) => id).toSorted()

  assert.deepEqual(await seen(manager('rabat')), [signed, draft, other].toSorted())
  assert.deepEqual(await seen(partner(agreement.partnerId)), [signed])
  for (const stranger of [owner(await company()), expert(), buyer()]) {
    assert.deepEqual(await seen(stranger), [])
    assert.equal(await reading((db) => findAgreement(db, stranger, signed)), undefined)
  }
  for (const actor of [manager('rabat'), partner(agreement.partnerId), expert()]) {
    const suspended = { agreementId: signed, on: day('2017-08-21'), reason: 'No' }
    assert.equal(code(await writeAgreement(platform, actor, aWish())), 'not-allowed')
    assert.equal(code(await suspendAgreement(platform, actor, suspended)), 'not-allowed')
    assert.equal(
      code(await setLimits(platform, actor, { ...reach(NO_LIMITS), offerId: platform.newId() })),
      'not-allowed',
    )
  }
})

function reach(limits: OfferLimits) {
  return { limits, values: [], chains: NO_CHAINS }
}

test('an offer stands under the agreement that has begun last, and what runs out is renewed without a gap in what it gives', async () => {
  const { platform, director, bizspark, globix, partnerOfOffer, reading } = await aParkWithOffers()
  const partner = { id: await partnerOfOffer(bizspark) }
  const old = await anAgreement(platform, director, { partner })
  const on = (text: string) => reading((db) => agreementOf(db, bizspark, day(text)))

  assert.equal(await on('2017-09-01'), undefined)
  assert.equal(
    code(await placeOffer(platform, director, { agreementId: old, offerId: globix })),
    'offer-of-another-partner',
  )
  assert.equal(code(await placeOffer(platform, director, { agreementId: old, offerId: bizspark })), 'ok')
  assert.equal((await on('2017-08-14'))?.state, 'not-begun')
  const course = {
    signedOn: '2017-08-15',
    beginsOn: '2017-08-15',
    until: '2018-08-14',
    ending: undefined,
    suspensions: [],
  }
  assert.deepEqual(await on('2018-08-14'), { id: old, partnerId: partner.id, state: 'running', ...course })
  assert.equal((await on('2018-08-15'))?.state, 'ended')

  const next = aWish({ beginsOn: '2018-08-15', signedOn: '2018-07-01', until: null })
  const early = { ...next, beginsOn: day('2018-08-14') }
  assert.equal(code(await renewAgreement(platform, director, { ...early, follows: old })), 'renewal-overlaps')
  const renewed = await renewAgreement(platform, director, { ...next, follows: old })
  assert.ok(renewed.ok)
  assert.equal((await on('2018-08-14'))?.id, old)
  assert.deepEqual(await on('2018-08-15'), {
    id: renewed.value,
    partnerId: partner.id,
    state: 'running',
    signedOn: '2018-07-01',
    beginsOn: '2018-08-15',
    until: undefined,
    ending: undefined,
    suspensions: [],
  })
  const again = await renewAgreement(platform, director, {
    ...aWish({ beginsOn: '2019-01-01', until: null }),
    follows: old,
  })
  assert.equal(code(again), 'renewed-already')

  assert.equal(code(await removeOffer(platform, director, { agreementId: renewed.value, offerId: bizspark })), 'ok')
  assert.equal((await on('2018-08-15'))?.state, 'ended')
  assert.deepEqual(await reading((db) => offersUnder(db, [old])), new Map([[old, [bizspark]]]))
})

test('an agreement is suspended and resumed once at a time, with a reason, within its days', async () => {
  const { platform, director, reading } = await aParkWithOffers()
  const agreementId = await anAgreement(platform, director)
  const draft = await anAgreement(platform, director, { signedOn: null })
  const suspend = (on: string, reason = 'No codes left', id = agreementId) =>
    suspendAgreement(platform, director, { agreementId: id, on: day(on), reason }).then(code)
  const resume = (on: string) =>
    resumeAgreement(platform, director, { agreementId, on: day(on), reason: 'New codes' }).then(code)

  assert.equal(await suspend('2017-08-20', ''), 'no-reason')
  assert.equal(await suspend('2017-08-22'), 'day-to-come')
  assert.equal(await suspend('2017-08-10'), 'outside-the-agreement')
  assert.equal(await suspend('2017-08-20', 'x', draft), 'not-signed')
  assert.equal(await suspend('2017-08-20', 'x', platform.newId()), 'agreement-not-found')
  assert.equal(await resume('2017-08-20'), 'not-suspended')
  const both = await Promise.all([suspend('2017-08-20'), suspend('2017-08-20')])
  assert.deepEqual(both.toSorted(), ['ok', 'suspended-already'])
  assert.equal(await resume('2017-08-19'), 'before-suspension')
  assert.equal(await resume('2017-08-21'), 'ok')
  assert.equal(await suspend('2017-08-20'), 'suspended-already')

  const agreement = await reading((db) => findAgreement(db, director, agreementId))
  assert.deepEqual(agreement?.suspensions, [
    { suspendedOn: '2017-08-20', reason: 'No codes left', resumedOn: '2017-08-21', resumedBecause: 'New codes' },
  ])
})

test('an agreement is ended before its last day once, with a reason, and what goes on after it is its renewal', async () => {
  const { platform, director, manager, bizspark, partnerOfOffer, reading } = await aParkWithOffers()
  const partner = { id: await partnerOfOffer(bizspark) }
  const agreementId = await anAgreement(platform, director, { partner })
  const draft = await anAgreement(platform, director, { signedOn: null })
  valueOf(await placeOffer(platform, director, { agreementId, offerId: bizspark }))
  const end = (on: string, { reason = 'The partner closes', id = agreementId, by = director } = {}) =>
    endAgreement(platform, by, { agreementId: id, on: day(on), reason }).then(code)

  assert.equal(await end('2017-12-01', { by: manager('rabat') }), 'not-allowed')
  assert.equal(await end('2017-12-01', { reason: '' }), 'no-reason')
  assert.equal(await end('2017-08-14'), 'outside-the-agreement')
  assert.equal(await end('2018-08-15'), 'outside-the-agreement')
  assert.equal(await end('2017-12-01', { id: draft }), 'not-signed')
  assert.equal(await end('2017-12-01', { id: platform.newId() }), 'agreement-not-found')
  const both = await Promise.all([end('2017-12-01'), end('2017-12-01')])
  assert.deepEqual(both.toSorted(), ['ended-already', 'ok'])

  const agreement = await reading((db) => findAgreement(db, director, agreementId))
  assert.deepEqual(agreement?.ending, { endedOn: '2017-12-01', reason: 'The partner closes' })
  assert.equal(agreement?.until, '2018-08-14', 'The paper says what it said.')
  const on = (text: string) => reading((db) => agreementOf(db, bizspark, day(text)))
  assert.deepEqual([(await on('2017-11-30'))?.id, (await on('2017-11-30'))?.state], [agreementId, 'running'])
  assert.equal((await on('2017-12-01'))?.state, 'ended')

  const late = aWish({ partner, beginsOn: '2018-01-01' })
  assert.equal(code(await rewriteAgreement(platform, director, { ...late, agreementId })), 'ends-before-it-begins')
  const renewed = { ...aWish({ beginsOn: '2017-12-01' }), follows: agreementId }
  assert.equal(code(await renewAgreement(platform, director, renewed)), 'ok')
  assert.equal((await on('2017-12-01'))?.state, 'running')
  const { rows } = await platform.pool.query(`select event from audit_lines where event = 'agreement.ended'`)
  assert.equal(rows.length, 1)
})

test('how many places and companies an agreement provides for is kept, corrected, and carried on by its renewal as it is written', async () => {
  const { platform, director, reading } = await aParkWithOffers()
  const quota = { mostPlaces: 80, mostCompanies: 40 }
  const wish = aWish({ quota })
  const agreementId = valueOf(await writeAgreement(platform, director, wish))
  const kept = () => reading((db) => findAgreement(db, director, agreementId))
  const counted = () =>
    platform.pool.query('select most_places, most_companies from agreement_counters where agreement_id = $1', [
      agreementId,
    ])

  const written = [(await kept())?.quota, (await counted()).rows]
  const fewer = { ...wish, quota: { mostPlaces: 10, mostCompanies: undefined }, agreementId }
  valueOf(await rewriteAgreement(platform, director, fewer))
  const agreement = await kept()
  assert.ok(agreement)
  const renewal = renewalFrom(agreement, [], 'MAD')

  assert.deepEqual(written, [quota, [{ most_places: 80, most_companies: 40 }]])
  assert.deepEqual((await counted()).rows, [{ most_places: 10, most_companies: null }])
  assert.deepEqual([renewal.text('mostPlaces'), renewal.text('mostCompanies')], ['10', ''])
})

test('what is signed does not become a draft again, and a draft is signed by writing it anew', async () => {
  const { platform, director, reading } = await aParkWithOffers()
  const draft = aWish({ signedOn: null })
  const agreementId = await anAgreement(platform, director, {
    ...draft,
    signedOn: null,
    beginsOn: '2017-08-15',
    until: null,
  })
  await anAgreement(platform, director, { number: 'taken' })
  const rewrite = (wish: typeof draft) => rewriteAgreement(platform, director, { ...wish, agreementId }).then(code)

  assert.equal(await rewrite({ ...draft, signedOn: day('2017-08-20'), title: 'Signed' }), 'ok')
  assert.equal(await rewrite(draft), 'signed-already')
  assert.equal(await rewrite({ ...draft, signedOn: day('2017-08-20'), number: 'taken' }), 'number-taken')
  assert.equal((await reading((db) => findAgreement(db, director, agreementId)))?.title, 'Signed')
})

test('a duty is done for its next day once, and one that is dropped is gone', async () => {
  const { platform, director, reading } = await aParkWithOffers()
  const agreementId = await anAgreement(platform, director)
  const duty = { agreementId, side: 'park', text: 'Report', dueOn: day('2017-11-30'), everyMonths: 3 } as const

  assert.equal(code(await addDuty(platform, director, { ...duty, dueOn: day('2018-08-15') })), 'outside-the-agreement')
  assert.equal(code(await addDuty(platform, director, duty)), 'ok')
  const [kept] = (await reading((db) => dutiesOf(db, [agreementId]))).get(agreementId) ?? []
  assert.ok(kept)
  const mark = (dueOn: string) =>
    markDutyDone(platform, director, { agreementId, dutyId: kept.id, dueOn: day(dueOn) }).then(code)
  const both = await Promise.all([mark('2017-11-30'), mark('2017-11-30')])
  assert.deepEqual(both.toSorted(), ['done-already', 'ok'])
  assert.equal(await mark('2018-05-30'), 'done-already')
  assert.equal(await mark('2018-02-28'), 'ok')
  const wrong = { agreementId: await anAgreement(platform, director), dutyId: kept.id }
  assert.equal(code(await dropAgreementDuty(platform, director, wrong)), 'duty-not-found')
  assert.equal(code(await dropAgreementDuty(platform, director, { agreementId, dutyId: kept.id })), 'ok')
  assert.equal(await mark('2018-05-31'), 'duty-not-found')
})

test('papers are kept by what they are, once, up to their size, and given back byte for byte', async () => {
  const { platform, director, reading } = await aParkWithOffers()
  const agreementId = await anAgreement(platform, director)
  const attach = (content: Buffer, name = 'convention.pdf') =>
    attachDocument(platform, director, { agreementId, name, content })
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from([0, 255, 13, 10, 128])])

  const attached = await attach(pdf)

  assert.ok(attached.ok)
  assert.deepEqual(await reading((db) => findDocument(db, agreementId, attached.value)), {
    name: 'convention.pdf',
    kind: 'pdf',
    content: pdf,
  })
  assert.equal(code(await attach(pdf, 'same.pdf')), 'document-there-already')
  assert.equal(code(await attach(Buffer.from('<script>alert(1)</script>'))), 'not-a-document')
  assert.equal(code(await attach(Buffer.alloc(0))), 'no-file')
  const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5 * 1024 * 1024)])
  assert.equal(code(await attach(large)), 'file-too-large')
  const elsewhere = await anAgreement(platform, director)
  assert.equal(await reading((db) => findDocument(db, elsewhere, attached.value)), undefined)
  const gone = { agreementId, documentId: attached.value }
  assert.equal(
    code(await removeDocument(platform, director, { ...gone, agreementId: elsewhere })),
    'document-not-found',
  )
  assert.equal(code(await removeDocument(platform, director, gone)), 'ok')
  const { rows } = await platform.pool.query('select count(*)::int as left from agreement_document_contents')
  assert.deepEqual(rows, [{ left: 0 }])
})

test('limits, values and chains of an offer are kept as they were said, and whoever listens is told in the same change', async () => {
  const { platform, director, bizspark, globix, site, reading } = await aParkWithOffers()
  const heard: Id<'offer'>[] = []
  const listening = {
    ...platform,
    listeners: {
      ...platform.listeners,
      'offer.limits-changed': [
        (_: unknown, __: unknown, ___: unknown, { offerId }: { readonly offerId: Id<'offer'> }) => {
          heard.push(offerId)
          return Promise.resolve()
        },
      ],
    },
  }
  const limits: OfferLimits = {
    perOffer: 100,
    perSite: new Map([
      [site('casablanca'), 60],
      [site('rabat'), 0],
    ]),
    perCompany: 1,
    perPerson: 2,
    budget: { most: money(300_000, 'USD'), each: money(3_000, 'USD') },
    window: { from: day('2017-09-01'), until: day('2017-12-31') },
    verify: 'director',
    documents: ['Attestation'],
  }
  const values = [{ year: 1, value: money(3_000, 'USD'), source: 'Annexe 2' }]
  const chains = { notWith: [{ offerId: globix, months: 6 }], onlyAfter: [] }

  assert.deepEqual(await reading((db) => limitsOf(db, bizspark)), NO_LIMITS)
  assert.equal(code(await setLimits(listening, director, { offerId: bizspark, limits, values, chains })), 'ok')
  assert.deepEqual(await reading((db) => limitsOf(db, bizspark)), limits)
  assert.deepEqual(await reading((db) => valuesOf(db, bizspark)), values)
  assert.deepEqual(await reading((db) => chainsOf(db, bizspark)), chains)
  assert.deepEqual(heard, [bizspark])

  const fewer: OfferLimits = { perSite: 10, window: { until: day('2017-10-01') }, verify: 'nobody', documents: [] }
  assert.equal(code(await setLimits(listening, director, { offerId: bizspark, ...reach(fewer) })), 'ok')
  assert.deepEqual(await reading((db) => limitsOf(db, bizspark)), fewer)
  assert.deepEqual(await reading((db) => chainsOf(db, bizspark)), NO_CHAINS)
})

test('limits that cannot be are refused: budgets too small for one, sites of nobody, offers that wait for themselves', async () => {
  const { platform, director, bizspark, globix, reading } = await aParkWithOffers()
  const set = (offerId: Id<'offer'>, limits: OfferLimits, chains = NO_CHAINS) =>
    setLimits(platform, director, { offerId, limits, values: [], chains }).then(code)
  const after = (offerId: Id<'offer'>) => ({ notWith: [], onlyAfter: [{ offerId, months: 0 }] })
  const budget = (each: number, currency = 'USD') => ({
    ...NO_LIMITS,
    budget: { most: money(100, 'USD'), each: money(each, currency) },
  })

  assert.equal(await set(platform.newId(), NO_LIMITS), 'offer-not-found')
  assert.equal(await set(bizspark, budget(101)), 'budget-too-small')
  assert.equal(await set(bizspark, budget(1, 'MAD')), 'budget-too-small')
  assert.equal(await set(bizspark, { ...NO_LIMITS, perSite: new Map([[platform.newId(), 1]]) }), 'site-not-found')
  const window = { from: day('2017-09-02'), until: day('2017-09-01') }
  assert.equal(await set(bizspark, { ...NO_LIMITS, window }), 'closes-before-it-opens')
  assert.equal(await set(bizspark, NO_LIMITS, after(bizspark)), 'chained-to-itself')
  assert.equal(await set(bizspark, NO_LIMITS, after(platform.newId())), 'offer-not-found')
  const both = await Promise.all([set(bizspark, NO_LIMITS, after(globix)), set(globix, NO_LIMITS, after(bizspark))])
  assert.deepEqual(both.toSorted(), ['chained-in-a-circle', 'ok'])
  assert.deepEqual(await reading((db) => limitsOf(db, platform.newId())), NO_LIMITS)
})
