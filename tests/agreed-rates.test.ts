import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimPeople, createApp } from '../src/app.ts'
import { day } from '../src/kernel/civil-date.ts'
import type { Id } from '../src/kernel/id.ts'
import type { Language } from '../src/kernel/language.ts'
import type { Result } from '../src/kernel/result.ts'
import type { WrittenRate } from '../src/modules/agreements/agreement.ts'
import { anAgreement } from '../src/modules/agreements/agreements.testing.ts'
import {
  NO_QUOTA,
  agreedRates,
  agreementOf,
  exactRate,
  findAgreement,
  placeOffer,
  renewAgreement,
  setLimits,
} from '../src/modules/agreements/index.ts'
import { removeOffer } from '../src/modules/agreements/place-offer.ts'
import { resumeAgreement, suspendAgreement } from '../src/modules/agreements/suspend-agreement.ts'
import { rewriteAgreement } from '../src/modules/agreements/write-agreement.ts'
import { claimOffer } from '../src/modules/claims/index.ts'
import {
  compareTerms,
  entitlementsOf,
  judgeDueDays,
  lookAtDraft,
  offerRates,
} from '../src/modules/entitlements/index.ts'
import { readWho } from '../src/modules/entitlements/who.ts'
import { addOffer, findOffer } from '../src/modules/partners/index.ts'
import { addRate } from '../src/modules/registry/add-rate.ts'
import { parseRule } from '../src/modules/rules/index.ts'
import { read } from '../src/platform/change.ts'
import { aPark } from './park.ts'
import { cookieOf } from './session.ts'

/** By the park's rate 970,000 MAD are more than 100,000 USD, by the agreement's less. */
const PARK = '9.5'
const AGREED: WrittenRate = { from: 'USD', to: 'MAD', value: '10', on: day('2017-07-01') }
const raised = { fundingRaised: { amount: '970000', currency: 'MAD' } } as const
const hundredThousand = { amount: '100000', currency: 'USD' }

function valueOf<Value>(result: Result<Value, unknown>): Value {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusal))
  return result.value
}

/**
 * A park whose company has raised between the two limits, with three offers of one partner: `small` for those below the limit
 * and `large` for those from it on, both under an agreement with a rate unless a test says otherwise, and `outside` under none.
 */
async function aParkWithRates(given: { readonly rate?: WrittenRate | undefined; readonly beginsOn?: string } = {}) {
  const park = await aPark()
  const { platform } = park
  const director = await park.person({ kind: 'director' })
  const quoted = { from: 'USD', to: 'MAD', value: PARK, on: day('2017-08-01'), source: 'Bank Al-Maghrib' }
  valueOf(await addRate(platform, director, quoted))
  const partner = { name: 'Canari Cloud', website: undefined }
  const rate = 'rate' in given ? given.rate : AGREED
  const begins = { beginsOn: given.beginsOn ?? '2017-08-01', signedOn: '2017-08-01' }
  const agreementId = await anAgreement(platform, director, { partner, number: 'C-2017', rate, ...begins })
  const partnerId = (await read(platform, director, (db) => db.selectFrom('partners').select('id').execute()))[0]?.id
  assert.ok(partnerId)
  const source = { url: 'https://example.org/terms' }
  const offer = async (name: string, bound: object) => {
    const words = { fr: name, ar: name, en: name }
    const where = { id: 'raised', money: { fact: 'fundingRaised', ...bound, rate: 'dated' } }
    const terms = {
      from: day('2017-08-01'),
      rule: { version: 1, where },
      benefits: [],
      source,
      certainty: 'high',
    } as const
    const wish = { partner: { id: partnerId }, kind: 'programme', title: words, summary: words, terms } as const
    const offerId = valueOf(await addOffer(platform, director, wish))
    const limits = { verify: 'nobody', documents: [] } as const
    const chains = { notWith: [], onlyAfter: [] }
    valueOf(await setLimits(platform, director, { offerId, limits, values: [], chains }))
    return offerId
  }
  const offers = {
    small: await offer('small', { under: hundredThousand }),
    large: await offer('large', { atLeast: hundredThousand }),
    outside: await offer('outside', { under: hundredThousand }),
  }
  for (const offerId of [offers.small, offers.large]) {
    valueOf(await placeOffer(platform, director, { agreementId, offerId }))
  }
  const companyId = await park.company({ name: 'Atlas Robotics', facts: raised })
  await platform.work()
  const kept = async () => {
    const rows = await read(platform, director, (db) => entitlementsOf(db, companyId))
    const of = (id: Id<'offer'>) => rows.find(({ offerId }) => offerId === id)
    return { small: of(offers.small), large: of(offers.large), outside: of(offers.outside) }
  }
  const verdicts = async () => {
    const { small, large, outside } = await kept()
    return [small?.verdict, large?.verdict, outside?.verdict]
  }
  const wish = { partner, number: 'C-2017', title: 'Convention de partenariat', signatories: [], quota: NO_QUOTA }
  const rewrite = (to: { readonly rate: WrittenRate | undefined }) =>
    rewriteAgreement(platform, director, {
      ...wish,
      agreementId,
      signedOn: day(begins.signedOn),
      beginsOn: day(begins.beginsOn),
      until: day('2018-08-14'),
      ...to,
    })
  return { ...park, director, agreementId, offers, companyId, kept, verdicts, rewrite }
}

const BY_AGREEMENT = ['eligible', 'ineligible', 'ineligible']
const BY_PARK = ['ineligible', 'eligible', 'ineligible']

test('one rate of the agreement counts in kept verdict, page, API, lists, drafts and claim, and is named as the source', async () => {
  const park = await aParkWithRates()
  const { platform, director, offers, companyId } = park
  const app = await createApp(platform)
  const cookie = await cookieOf(park, app, { kind: 'company-owner', companyId })
  const owner = await park.person({ kind: 'company-owner', companyId })
  const text = async (path: string) => plain(await (await app.request(path, { headers: { cookie } })).text())

  assert.deepEqual(await park.verdicts(), BY_AGREEMENT)

  const told: Readonly<Record<Language, RegExp>> = {
    fr: /97 000 USD au taux fixé par la convention \(10 MAD pour 1 USD, C-2017\)/,
    en: /97,000 USD at the rate fixed by the agreement \(10 MAD for 1 USD, C-2017\)/,
    ar: /97[.,]000 USD حسب سعر الصرف المحدد في الاتفاقية \(1 USD = 10 MAD، C-2017\)/,
  }
  for (const language of ['fr', 'en', 'ar'] as const)
    assert.match(await text(`/${language}/opportunities`), told[language])
  assert.match(
    await text('/en/opportunities'),
    /102,105.26 USD at the rate of 1 August 2017 \(9.5 MAD for 1 USD, Bank Al-Maghrib\)/,
  )

  const api = JSON.parse(
    await (await app.request(`/api/companies/${companyId}/opportunities`, { headers: { cookie } })).text(),
  )
  const answered = new Map(
    (api as { opportunities: { offer: string; title: string; verdict: string }[] }).opportunities.map((each) => [
      each.title,
      each.verdict,
    ]),
  )
  assert.deepEqual([answered.get('small'), answered.get('large'), answered.get('outside')], BY_AGREEMENT)

  const found = await read(platform, director, async (db) => {
    const who = async (offerId: Id<'offer'>) =>
      (await readWho(platform, db, director, { offerId, filter: {} }))?.companies
    const rule = (await findOffer(db, offers.small))?.versions[0]?.rule
    assert.ok(rule)
    const { yes } = await lookAtDraft(platform, db, director, rule, 'en', { id: offers.small })
    const { yes: elsewhere } = await lookAtDraft(platform, db, director, rule, 'en')
    const stricter = valueOf(
      parseRule({
        version: 1,
        where: {
          id: 'r',
          money: { fact: 'fundingRaised', under: { amount: '98000', currency: 'USD' }, rate: 'dated' },
        },
      }),
    )
    const on = day('2017-08-21')
    const effect = await compareTerms(db, director, { offerId: offers.small, before: rule, after: stricter, on }, 'en')
    const other = await compareTerms(db, director, { offerId: offers.outside, before: rule, after: stricter, on }, 'en')
    return { small: await who(offers.small), large: await who(offers.large), yes, elsewhere, effect, other }
  })
  assert.deepEqual(
    found.small?.map(({ standing }) => standing),
    ['eligible'],
  )
  assert.match(plain(found.large?.[0]?.reason ?? ''), /au taux fixé par la convention/)
  assert.deepEqual([found.yes, found.elsewhere], [1, 0])
  assert.deepEqual(
    [found.effect.entitled, found.other.entitled],
    [
      { before: 1, after: 1 },
      { before: 0, after: 0 },
    ],
  )

  const claim = (offerId: Id<'offer'>) => claimOffer(platform, owner, claimPeople, { offerId, companyId })
  const large = await claim(offers.large)
  assert.equal(large.ok ? 'ok' : large.refusal.code, 'not-eligible')
  assert.equal(valueOf(await claim(offers.small)).state, 'granted')
})

test('without a rate in the agreement the park’s dated ones count for all of its offers', async () => {
  const park = await aParkWithRates({ rate: undefined })

  assert.deepEqual(await park.verdicts(), BY_PARK)
})

test('a rate that is written, changed or taken out of an agreement turns the verdicts of its offers', async () => {
  const park = await aParkWithRates()
  const { platform } = park
  const after = async (rate: WrittenRate | undefined) => {
    valueOf(await park.rewrite({ rate }))
    await platform.work()
    return park.verdicts()
  }

  assert.deepEqual(await after(undefined), BY_PARK)
  assert.deepEqual(await after(AGREED), BY_AGREEMENT)
  assert.deepEqual(await after({ ...AGREED, value: '9.6' }), BY_PARK)
  // The same the other way round: 0.1 USD for one MAD.
  assert.deepEqual(await after({ from: 'MAD', to: 'USD', value: '0.1', on: AGREED.on }), BY_AGREEMENT)
  // A rate between other currencies leaves these two to the park.
  assert.deepEqual(await after({ ...AGREED, from: 'EUR' }), BY_PARK)
})

test('an offer that is placed under an agreement is judged by its rate, and by the park’s once it is taken out', async () => {
  const park = await aParkWithRates()
  const { platform, director, agreementId, offers } = park

  valueOf(await placeOffer(platform, director, { agreementId, offerId: offers.outside }))
  await platform.work()
  assert.deepEqual(await park.verdicts(), ['eligible', 'ineligible', 'eligible'])
  for (const offerId of Object.values(offers)) valueOf(await removeOffer(platform, director, { agreementId, offerId }))
  await platform.work()

  assert.deepEqual(await park.verdicts(), BY_PARK)
})

test('the rate of an agreement that begins tomorrow is announced with its day, and turns the verdict tomorrow', async () => {
  const park = await aParkWithRates({ beginsOn: '2017-08-22' })
  const { platform } = park

  const { small, large } = await park.kept()
  assert.deepEqual([small?.verdict, small?.changesOn, small?.changesTo], ['ineligible', '2017-08-22', 'eligible'])
  assert.deepEqual([large?.verdict, large?.changesOn, large?.changesTo], ['eligible', '2017-08-22', 'ineligible'])
  await judgeDueDays(platform)
  assert.deepEqual(await park.verdicts(), BY_PARK)
  platform.moveTo('2017-08-22')
  await judgeDueDays(platform)

  assert.deepEqual(await park.verdicts(), BY_AGREEMENT)
})

test('a renewal without a rate gives its offers back to the park’s rates on the day it begins, not before', async () => {
  const park = await aParkWithRates()
  const { platform, director, agreementId } = park
  const wish = {
    follows: agreementId,
    number: 'C-2018',
    title: 'Convention',
    signatories: [],
    rate: undefined,
    quota: NO_QUOTA,
  }
  const dates = { signedOn: day('2017-08-20'), beginsOn: day('2018-08-15'), until: undefined }
  valueOf(await renewAgreement(platform, director, { ...wish, ...dates }))
  await platform.work()

  const { small } = await park.kept()
  assert.deepEqual([small?.verdict, small?.changesOn, small?.changesTo], ['eligible', '2018-08-15', 'ineligible'])
  platform.moveTo('2018-08-15')
  await judgeDueDays(platform)

  assert.deepEqual(await park.verdicts(), BY_PARK)
})

test('a draft fixes nothing, and a suspension changes no verdict', async () => {
  const park = await aParkWithRates({ rate: undefined })
  const { platform, director, agreementId, offers } = park
  const partner = { name: 'Canari Cloud', website: undefined }
  const draft = await anAgreement(platform, director, { partner, rate: AGREED, signedOn: null })
  valueOf(await placeOffer(platform, director, { agreementId: draft, offerId: offers.small }))
  await platform.work()

  assert.deepEqual(await park.verdicts(), BY_PARK)
  assert.equal((await read(platform, director, agreedRates)).size, 0)
  valueOf(await park.rewrite({ rate: AGREED }))
  valueOf(await suspendAgreement(platform, director, { agreementId, on: day('2017-08-21'), reason: 'Audit.' }))
  await platform.work()
  assert.deepEqual(await park.verdicts(), BY_AGREEMENT)
  valueOf(await resumeAgreement(platform, director, { agreementId, on: day('2017-08-21'), reason: 'Done.' }))
  await platform.work()

  assert.deepEqual(await park.verdicts(), BY_AGREEMENT)
})

test('on every day the rate that counts for an offer is that of its agreement in force', async () => {
  const park = await aParkWithRates()
  const { platform, director, offers } = park
  const partner = { name: 'Canari Cloud', website: undefined }
  const samples = [
    { beginsOn: '2017-09-01', until: '2017-12-31', rate: { ...AGREED, value: '9.7' } },
    { beginsOn: '2017-11-01', rate: undefined },
    { beginsOn: '2018-01-01', rate: { ...AGREED, value: '9.8' } },
    { beginsOn: '2018-01-01', rate: { ...AGREED, value: '9.9' } },
    { beginsOn: '2017-10-01', signedOn: null, rate: { ...AGREED, value: '1' } },
  ]
  for (const sample of samples) {
    const agreementId = await anAgreement(platform, director, { partner, ...sample })
    valueOf(await placeOffer(platform, director, { agreementId, offerId: offers.small }))
  }

  await read(platform, director, async (db) => {
    const rates = await offerRates(db)
    for (const on of ['2017-08-21', '2017-09-01', '2017-10-31', '2017-11-01', '2018-01-01', '2019-01-01'].map(day)) {
      const inForce = await agreementOf(db, offers.small, on)
      const agreement = inForce && (await findAgreement(db, director, inForce.id))
      assert.ok(agreement)
      const fixed = rates.of({ id: offers.small }, on).find((rate) => rate.on === undefined)
      assert.deepEqual(fixed, exactRate(agreement), on)
    }
  })
})

test('rates are read in the same two statements however many offers stand under agreements', async () => {
  const park = await aParkWithRates()
  const { platform, director } = park
  let statements = 0
  const counting = {
    transformQuery: ({ node }: { node: never }) => {
      statements += 1
      return node
    },
    transformResult: ({ result }: { result: never }) => Promise.resolve(result),
  }

  const rates = await read(platform, director, (db) => offerRates(db.withPlugin(counting as never)))

  assert.equal(statements, 2)
  assert.equal(
    rates.of({ id: park.offers.small }, day('2017-08-21')),
    rates.of({ id: park.offers.small }, day('2030-01-01')),
  )
  assert.equal(rates.of(undefined, day('2017-08-21')), rates.park)
})

/** The words of a page, with plain spaces. */
function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/[\u2068\u2069]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/\( /g, '(')
    .replace(/ ([،,)])/g, '$1')
}
