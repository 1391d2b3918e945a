import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimPeople } from '../../app.ts'
import { day } from '../../kernel/civil-date.ts'
import { money } from '../../kernel/money.ts'
import { read } from '../../platform/change.ts'
import { anAgreement } from '../agreements/agreements.testing.ts'
import { placeOffer } from '../agreements/place-offer.ts'
import { addHoliday, setWorkSettings } from '../calendar/index.ts'
import { type Weekday, WEEKDAYS } from '../calendar/work-settings.ts'
import { listPartners } from '../partners/index.ts'
import { broughtByClaims } from './brought.store.ts'
import { recordHeldOffer } from '../entitlements/index.ts'
import { declareFact } from '../registry/index.ts'
import { addDocument } from './add-document.ts'
import { followDays } from './claims-day.ts'
import { valuesOfClaims } from './claims.store.ts'
import { aParkWithClaims, brokenInvariants, eligible, manyCodes, refusalOf, valueOf } from './claims.testing.ts'
import { takeClaimOver } from './decide-claim.ts'
import { replaceDeadCode } from './replace-dead-code.ts'
import { revealClaimCode } from './reveal-claim-code.ts'
import { tellStep } from './tell-claim.ts'

const PDF = new TextEncoder().encode('%PDF-1.7\nmake-believe')

test('a company that is entitled has its offer and its code with one click', async () => {
  const park = await aParkWithClaims({}, { codes: 'AAA-111\nBBB-222' })
  const { companyId, owner } = await park.entitled()

  const claimed = valueOf(await park.claim(owner, companyId))
  const shown = await revealClaimCode(park.platform, owner, claimed.id)

  assert.equal(claimed.state, 'granted')
  assert.equal(valueOf(shown).code, 'AAA-111')
  assert.deepEqual(await park.acts(claimed.id), ['request', 'grant'])
  assert.deepEqual(await brokenInvariants(park.platform), [])
})

test('nobody but the company sees its code: not its neighbour, not the park', async () => {
  const park = await aParkWithClaims({}, { codes: 'AAA-111' })
  const { companyId, owner } = await park.entitled()
  const { owner: neighbour } = await park.entitled()
  const { id } = valueOf(await park.claim(owner, companyId))

  const told = []
  for (const actor of [neighbour, park.director, park.manager, park.system()]) {
    told.push(refusalOf(await revealClaimCode(park.platform, actor, id)))
  }

  assert.deepEqual(told, ['code-not-found', 'code-not-found', 'code-not-found', 'code-not-found'])
})

test('the verdict of the moment counts, not the kept one', async () => {
  const park = await aParkWithClaims()
  const { companyId, owner } = await park.entitled()
  await park.platform.work()
  const tooMuch = { kind: 'money', money: money(90_000_000, 'MAD') } as const
  valueOf(await declareFact(park.platform, owner, { companyId, key: 'turnover:2016', value: tooMuch }))
  const unknown = await park.company({ facts: {} })

  assert.equal(refusalOf(await park.claim(owner, companyId)), 'not-eligible')
  assert.equal(refusalOf(await park.claim(park.director, unknown)), 'cannot-say')
})

test('an exception is a recorded act with a reason; a company cannot make one, and the rule stays as it is', async () => {
  const park = await aParkWithClaims({ perOffer: 1 })
  const young = await park.company({ facts: { ...eligible, activityStartedOn: { date: '2010-01-01' } } })
  const owner = await park.person({ kind: 'company-owner', companyId: young })

  const byItself = await park.claim(owner, young, { exception: 'we want it' })
  const without = await park.claim(park.manager, young, { exception: '' })
  const made = valueOf(
    await park.claim(park.manager, young, { exception: 'A spin-off: the new firm began last year.' }),
  )
  const claim = await park.shown(made.id)
  const { owner: next, companyId } = await park.entitled()

  assert.deepEqual([refusalOf(byItself), refusalOf(without)], ['not-allowed', 'reason-missing'])
  assert.deepEqual([claim.state, claim.verdict], ['granted', 'ineligible'])
  assert.equal(claim.exception, 'A spin-off: the new firm began last year.')
  assert.equal(refusalOf(await park.claim(next, companyId)), 'offer-full', 'An exception takes a place like any other.')
  const { rows } = await park.platform.pool.query(
    `select 1 from audit_lines where event = 'claim.granted-as-exception'`,
  )
  assert.equal(rows.length, 1)
})

test('a request that somebody looks at has one owner, and is granted once its papers are there', async () => {
  const park = await aParkWithClaims({ verify: 'site-manager', documents: ['Extrait du registre'] })
  const { companyId, owner } = await park.entitled()

  const { id, state } = valueOf(await park.claim(owner, companyId))
  const claim = await park.shown(id)
  const early = await park.decide(park.manager, id, 'grant')
  const wrong = await addDocument(park.platform, owner, {
    claimId: id,
    asked: 'Extrait du registre',
    file: { name: 'x.pdf', bytes: new TextEncoder().encode('MZ not a paper') },
  })
  valueOf(
    await addDocument(park.platform, owner, {
      claimId: id,
      asked: 'Extrait du registre',
      file: { name: 'registre.pdf', bytes: PDF },
    }),
  )
  valueOf(await park.decide(park.manager, id, 'verify'))
  const granted = valueOf(await park.decide(park.manager, id, 'grant'))

  assert.equal(state, 'requested')
  assert.equal(claim.ownerId, park.manager.userId)
  assert.equal(claim.dueOn, day('2017-08-28'), 'Five working days from Monday, and the 21st was a holiday.')
  assert.deepEqual([refusalOf(early), refusalOf(wrong)], ['documents-missing', 'not-a-document'])
  assert.equal(granted.state, 'granted')
  assert.deepEqual(await park.acts(id), ['request', 'verify', 'grant'])
  assert.deepEqual(await brokenInvariants(park.platform), [])
})

test('a refusal needs a reason, and each decision is taken once', async () => {
  const park = await aParkWithClaims({ verify: 'site-manager' })
  const { companyId, owner } = await park.entitled()
  const { id } = valueOf(await park.claim(owner, companyId))

  const bare = await park.decide(park.manager, id, 'refuse')
  const told = await Promise.all(
    Array.from({ length: 4 }, () => park.decide(park.manager, id, 'refuse', { reason: 'The project is not begun.' })),
  )

  assert.equal(refusalOf(bare), 'reason-missing')
  assert.deepEqual(told.map(refusalOf).toSorted(), ['not-now', 'not-now', 'not-now', 'ok'])
  assert.deepEqual(await park.acts(id), ['request', 'refuse'])
})

test('where the director decides a site manager does not, and another site’s manager does not see the request', async () => {
  const park = await aParkWithClaims({ verify: 'director' })
  const { companyId, owner } = await park.entitled()
  const elsewhere = await park.person({ kind: 'site-manager', siteIds: [park.site('rabat')] })
  const { id } = valueOf(await park.claim(owner, companyId))

  assert.equal((await park.shown(id)).ownerId, park.director.userId)
  assert.equal(refusalOf(await park.decide(park.manager, id, 'grant')), 'for-the-director')
  assert.equal(refusalOf(await park.decide(elsewhere, id, 'grant')), 'claim-not-found')
  assert.equal(refusalOf(await park.decide(owner, id, 'grant')), 'not-allowed')
  assert.equal(refusalOf(await park.decide(park.director, id, 'grant')), 'ok')
})

test('what the rule no longer allows is granted only as an exception', async () => {
  const park = await aParkWithClaims({ verify: 'site-manager' })
  const { companyId, owner } = await park.entitled()
  const { id } = valueOf(await park.claim(owner, companyId))
  const value = { kind: 'money', money: money(90_000_000, 'MAD') } as const
  valueOf(await declareFact(park.platform, owner, { companyId, key: 'turnover:2016', value }))

  const plain = await park.decide(park.manager, id, 'grant')
  valueOf(await park.decide(park.manager, id, 'grant', { exception: true, reason: 'It asked while it was entitled.' }))

  assert.equal(refusalOf(plain), 'not-eligible')
  assert.equal((await park.shown(id)).exception, 'It asked while it was entitled.')
})

test('one claim of a company for an offer unless the park allows more, and one open request', async () => {
  const park = await aParkWithClaims()
  const { companyId, owner } = await park.entitled()
  valueOf(await park.claim(owner, companyId))
  const second = await park.claim(owner, companyId)
  await park.limit({ perCompany: 2, perPerson: 1 })
  const third = await park.claim(owner, companyId)
  const colleague = await park.person({ kind: 'company-member', companyId })
  const fourth = await park.claim(colleague, companyId)
  const fifth = await park.claim(colleague, companyId)
  const waiting = await park.entitled()
  await park.limit({ verify: 'site-manager' })
  valueOf(await park.claim(waiting.owner, waiting.companyId))
  const again = await park.claim(waiting.owner, waiting.companyId)

  assert.deepEqual([second, third, fourth, fifth, again].map(refusalOf), [
    'already-claimed',
    'person-full',
    'ok',
    'company-full',
    'already-requested',
  ])
})

test('quotas, a budget and the window each give their own reason', async () => {
  const park = await aParkWithClaims({ perOffer: 1 })
  const ask = async (site?: 'rabat') => {
    const { companyId, owner } = await park.entitled(site)
    return refusalOf(await park.claim(owner, companyId))
  }

  const told = [await ask(), await ask()]
  await park.limit({ budget: { most: money(100, 'USD'), each: money(60, 'USD') } })
  told.push(await ask(), await ask())
  await park.limit({ perSite: new Map([[park.site('rabat'), 1]]) })
  told.push(await ask('rabat'), await ask('rabat'), await ask())
  await park.limit({ window: { until: day('2017-08-20') } })
  told.push(await ask())
  await park.limit({ window: { from: day('2017-08-22') } })
  told.push(await ask())

  assert.deepEqual(told, [
    'ok',
    'offer-full',
    'ok',
    'budget-spent',
    'ok',
    'site-full',
    'ok',
    'closed-on',
    'opens-later',
  ])
})

test('without a code left a claim is refused and takes no place', async () => {
  const park = await aParkWithClaims({}, { codes: 'ONLY-ONE' })
  const [one, two] = [await park.entitled(), await park.entitled()]
  valueOf(await park.claim(one.owner, one.companyId))

  const refused = await park.claim(two.owner, two.companyId)
  await park.add('ONE-MORE')
  const granted = await park.claim(two.owner, two.companyId)

  assert.deepEqual([refused, granted].map(refusalOf), ['no-codes-left', 'ok'])
  assert.deepEqual(await brokenInvariants(park.platform), [])
})

test('what a company gives up goes to the next, with its code unless somebody has seen it', async () => {
  const park = await aParkWithClaims({ perOffer: 1 }, { codes: 'AAA-111\nBBB-222' })
  const [one, two, three] = [await park.entitled(), await park.entitled(), await park.entitled()]
  const first = valueOf(await park.claim(one.owner, one.companyId))
  valueOf(await park.follow(one.owner, first.id, 'withdraw'))
  const second = valueOf(await park.claim(two.owner, two.companyId))
  const seen = valueOf(await revealClaimCode(park.platform, two.owner, second.id))
  valueOf(await park.follow(park.director, second.id, 'revoke', { reason: 'The company has left.' }))
  const third = valueOf(await park.claim(three.owner, three.companyId))
  const fresh = valueOf(await revealClaimCode(park.platform, three.owner, third.id))

  assert.equal(seen.code, 'AAA-111')
  assert.equal(fresh.code, 'BBB-222')
  assert.equal(refusalOf(await revealClaimCode(park.platform, two.owner, second.id)), 'code-not-found')
  assert.deepEqual(await brokenInvariants(park.platform), [])
})

test('a code that does not work is replaced by the next, and without one nothing happens', async () => {
  const park = await aParkWithClaims({}, { codes: 'DEAD-1\nGOOD-2' })
  const { companyId, owner } = await park.entitled()
  const { id } = valueOf(await park.claim(owner, companyId))

  const byCompany = await replaceDeadCode(park.platform, owner, { claimId: id, reason: 'refused' })
  valueOf(await replaceDeadCode(park.platform, park.manager, { claimId: id, reason: 'The partner refuses it.' }))
  const shown = valueOf(await revealClaimCode(park.platform, owner, id))
  const none = await replaceDeadCode(park.platform, park.manager, { claimId: id, reason: 'This one too.' })

  assert.deepEqual([refusalOf(byCompany), refusalOf(none)], ['not-allowed', 'no-codes-left'])
  assert.equal(shown.code, 'GOOD-2')
  assert.deepEqual(await park.acts(id), ['request', 'grant', 'replace-code'])
  assert.deepEqual(await brokenInvariants(park.platform), [])
})

test('the four values are kept apart: granted, taken up, used, each with its source', async () => {
  const each = money(60, 'USD')
  const park = await aParkWithClaims({ budget: { most: money(100, 'USD'), each } })
  const { companyId, owner } = await park.entitled()
  const { id } = valueOf(await park.claim(owner, companyId))
  const value = (amount: number) => ({ money: money(amount, 'USD'), source: 'the partner’s console' })
  valueOf(await park.follow(owner, id, 'activate', { value: value(60) }))
  valueOf(await park.follow(owner, id, 'use', { value: value(12) }))
  valueOf(await park.follow(owner, id, 'end'))

  const values = (await read(park.platform, park, (db) => valuesOfClaims(db, [id]))).get(id)
  const amounts = [...(values ?? [])].map(([kind, { value: each2 }]) => `${kind} ${each2.minor} ${each2.currency}`)

  assert.deepEqual(amounts.toSorted(), ['activated 6000 USD', 'granted 6000 USD', 'used 1200 USD'])
  assert.deepEqual(await park.acts(id), ['request', 'grant', 'activate', 'use', 'end'])
  assert.deepEqual(await brokenInvariants(park.platform), [])
})

test('what claims brought under an agreement is counted by company and told in four values', async () => {
  const each = money(60, 'USD')
  const park = await aParkWithClaims({ budget: { most: money(1000, 'USD'), each } })
  const { platform, director, offerId } = park
  const partners = await read(platform, park, listPartners)
  const agreementId = await anAgreement(platform, director, { partner: { id: partners[0]?.id ?? platform.newId() } })
  valueOf(await placeOffer(platform, director, { agreementId, offerId }))
  const [one, two, three] = [await park.entitled(), await park.entitled(), await park.entitled('rabat')]
  const first = valueOf(await park.claim(one.owner, one.companyId))
  const second = valueOf(await park.claim(two.owner, two.companyId))
  valueOf(await park.claim(three.owner, three.companyId))
  const value = { money: money(25, 'USD'), source: 'the partner’s console' }
  valueOf(await park.follow(one.owner, first.id, 'activate', { value }))
  valueOf(await park.follow(two.owner, second.id, 'withdraw'))

  const brought = await read(platform, park, (db) => broughtByClaims(db, director, agreementId))
  const atRabat = await park.person({ kind: 'site-manager', siteIds: [park.site('rabat')] })
  const seen = await read(platform, park, (db) => broughtByClaims(db, atRabat, agreementId))

  assert.deepEqual(brought.together, { requested: 3, granted: 2, activated: 1, used: 0 })
  assert.deepEqual(brought.byOffer.get(offerId), brought.together)
  assert.deepEqual(brought.values.granted, [money(120, 'USD')])
  assert.deepEqual(brought.values.activated, [money(25, 'USD')])
  assert.deepEqual(brought.values.used, [])
  assert.equal(seen.together.requested, 1)
})

test('a request that waits for more than five working days comes before the director, once', async () => {
  const park = await aParkWithClaims({ verify: 'site-manager' })
  const { companyId, owner } = await park.entitled()
  const { id } = valueOf(await park.claim(owner, companyId))
  await park.platform.work()

  park.platform.moveTo('2017-08-28')
  await followDays(park.platform)
  const inTime = await park.acts(id)
  park.platform.moveTo('2017-08-29')
  await Promise.all([followDays(park.platform), followDays(park.platform)])
  await followDays(park.platform)
  await park.platform.work()

  assert.deepEqual(inTime, ['request'])
  assert.deepEqual(await park.acts(id), ['request', 'escalate'])
  const { rows } = await park.platform.pool.query<{ user_id: string; act: string }>(
    `select user_id, data->>'act' as act from notices order by made_at, act`,
  )
  assert.deepEqual(
    rows.map(({ user_id, act }) => [user_id, act]),
    [
      [park.manager.userId, 'request'],
      [park.director.userId, 'escalate'],
    ],
  )
})

test('a day off that the director enters gives every waiting request more time', async () => {
  const park = await aParkWithClaims({ verify: 'site-manager' })
  const { companyId, owner } = await park.entitled()
  const { id } = valueOf(await park.claim(owner, companyId))
  const wish = { on: day('2017-08-24'), days: 2, holiday: undefined, name: 'Summer closing' }

  const byManager = await addHoliday(park.platform, park.manager, wish)
  valueOf(await addHoliday(park.platform, park.director, wish))

  assert.equal(refusalOf(byManager), 'not-allowed')
  assert.equal((await park.shown(id)).dueOn, day('2017-08-30'))
})

test('the director sets how long requests may wait and which days are worked; waiting requests are counted anew', async () => {
  const park = await aParkWithClaims({ verify: 'site-manager' })
  const { companyId, owner } = await park.entitled()
  const { id } = valueOf(await park.claim(owner, companyId))
  const set = (actor = park.director, patience = 2, weekend: readonly Weekday[] = [5, 6]) =>
    setWorkSettings(park.platform, actor, { patience, weekend, country: undefined })

  const refused = [await set(park.manager), await set(park.director, 31), await set(park.director, 2, WEEKDAYS)]
  const before = (await park.shown(id)).dueOn
  valueOf(await set())
  const after = (await park.shown(id)).dueOn
  const next = await park.entitled()
  const later = valueOf(await park.claim(next.owner, next.companyId))
  valueOf(await set(park.director, 5, [6, 7]))

  assert.deepEqual(refused.map(refusalOf), ['not-allowed', 'patience-not-understood', 'no-day-worked'])
  assert.equal(before, day('2017-08-28'))
  assert.equal(after, day('2017-08-23'), 'The 21st is a holiday of Morocco, which this park does not keep.')
  assert.equal((await park.shown(later.id)).dueOn, day('2017-08-28'), 'Five working days without that holiday.')
  const { rows } = await park.platform.pool.query(`select 1 from audit_lines where event = 'work-settings.changed'`)
  assert.equal(rows.length, 2)
})

test('a step is told to each person once, in the person’s language, however often the job runs', async () => {
  const park = await aParkWithClaims()
  const { companyId, owner } = await park.entitled()
  const arabic = await park.person({ kind: 'company-member', companyId }, { email: 'leila@people.example' })
  await park.platform.pool.query(`update auth.users set language = 'ar' where id = $1`, [arabic.userId])
  const { id } = valueOf(await park.claim(owner, companyId))

  await park.platform.work()
  await tellStep(park.platform, claimPeople, { operatorId: park.operatorId, claimId: id, number: 2 })

  const { rows } = await park.platform.pool.query<{ user_id: string }>('select user_id from notices')
  assert.deepEqual(
    rows.map(({ user_id }) => user_id),
    [arabic.userId],
    'Who did it needs no notice.',
  )
})

test('whoever takes a request over is its owner from then on', async () => {
  const park = await aParkWithClaims({ verify: 'site-manager' })
  const { companyId, owner } = await park.entitled()
  const { id } = valueOf(await park.claim(owner, companyId))

  valueOf(await takeClaimOver(park.platform, park.director, id))

  assert.equal((await park.shown(id)).ownerId, park.director.userId)
  assert.equal(refusalOf(await takeClaimOver(park.platform, owner, id)), 'not-allowed')
})

test('an offer that comes after another, or does not go with it, is refused with its name', async () => {
  const park = await aParkWithClaims()
  const [other] = await park.adopt('aws-activate-founders')
  assert.ok(other)
  const { companyId, owner } = await park.entitled()
  await park.limit({}, { notWith: [], onlyAfter: [{ offerId: other, months: 0 }] })
  const early = await park.claim(owner, companyId)
  await park.limit({}, { notWith: [{ offerId: other, months: 0 }], onlyAfter: [] })
  valueOf(await recordHeldOffer(park.platform, owner, { companyId, offerId: other }))
  const beside = await park.claim(owner, companyId)

  assert.deepEqual([early, beside].map(refusalOf), ['only-after', 'not-with'])
  assert.ok(!beside.ok && 'other' in beside.refusal && beside.refusal.other.en !== '')
})

test('forty clicks on a quota of ten with forty codes: ten granted, ten different codes', async () => {
  const park = await aParkWithClaims({ perOffer: 10 }, { codes: manyCodes(40), maxConnections: 10 })
  const asking = await Promise.all(Array.from({ length: 40 }, () => park.entitled()))

  const told = await Promise.all(asking.map(({ owner, companyId }) => park.claim(owner, companyId)))

  assert.equal(told.filter(({ ok }) => ok).length, 10)
  assert.deepEqual([...new Set(told.map(refusalOf))].toSorted(), ['offer-full', 'ok'])
  assert.deepEqual(await brokenInvariants(park.platform), [])
})

test('a reason that is longer than what is kept is refused with its length, not cut', async () => {
  const park = await aParkWithClaims({ verify: 'site-manager' })
  const { companyId, owner } = await park.entitled()
  const claim = valueOf(await park.claim(owner, companyId))
  const long = 'x'.repeat(601)

  const refused = await park.decide(park.manager, claim.id, 'refuse', { reason: long })
  const excepted = await park.claim(park.director, companyId, { exception: long })
  const kept = await park.decide(park.manager, claim.id, 'refuse', { reason: long.slice(1) })

  assert.deepEqual([refused, excepted, kept].map(refusalOf), ['text-too-long', 'text-too-long', 'ok'])
})
