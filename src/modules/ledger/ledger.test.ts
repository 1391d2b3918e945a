import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestPlatform, aPlatform } from '../../../tests/database.ts'
import { waitingForALock } from '../../../tests/twice.ts'
import { anOperator } from '../../../tests/operator.ts'
import type { Id } from '../../kernel/id.ts'
import { type Money, money } from '../../kernel/money.ts'
import { sql } from 'kysely'
import { refuse } from '../../kernel/result.ts'
import { systemActor } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import {
  type AgreementLimits,
  type Limits,
  type QuotaKind,
  agreementBalancesOf,
  balancesOf,
  fullFor,
  holdCounters,
  ledgerInvariants,
  setAgreementLimits,
  setHolderLimit,
  setLimits,
} from './index.ts'
import { returnPlace, takePlace } from './ledger.store.ts'
import { CARELESS } from './ledger.testing.ts'

const platform = await aPlatform({ maxConnections: 12 })

/** An offer with these limits, another one of the same agreement, and companies of a site that ask for them. */
async function anOffer(limits: Limits, on: TestPlatform = platform, together?: AgreementLimits) {
  const operatorId = await anOperator(on)
  const actor = systemActor(operatorId)
  const offerId = on.newId<'offer'>()
  const otherId = on.newId<'offer'>()
  const partnerId = on.newId<'partner'>()
  const agreementId = on.newId<'agreement'>()
  await change(on, actor, async (tx) => {
    const title = JSON.stringify({ fr: 'Offre', ar: 'عرض', en: 'Offer' })
    await tx.insertInto('partners').values({ id: partnerId, code: 'partner', name: title, website: null }).execute()
    for (const [id, code] of [
      [offerId, 'offer'],
      [otherId, 'other'],
    ] as const) {
      await tx
        .insertInto('offers')
        .values({
          id,
          code,
          partnerId,
          kind: 'convention',
          title,
          summary: title,
          adoptedAt: on.now(),
          closedAt: null,
          catalogueDigest: null,
          keptReason: null,
          keptAt: null,
        })
        .execute()
      await setLimits(tx, id, limits)
    }
    await sql`insert into agreements (id, partner_id, number, title, begins_on, written_at)
      values (${agreementId}, ${partnerId}, '1', 'Convention', '2017-08-01', ${on.now()})`.execute(tx)
    if (together) await setAgreementLimits(tx, agreementId, together)
    return changed(undefined, { event: 'offer.made', subjectId: offerId })
  })
  const entering = () => ({ at: on.now(), by: null })
  const take = (
    who: {
      readonly claimId?: Id<'claim'>
      readonly companyId?: Id<'company'>
      readonly siteId?: Id<'site'>
      readonly personId?: Id<'user'>
      readonly worth?: Money
      /** The other offer of the agreement. */
      readonly other?: boolean
    } = {},
  ) =>
    change<Id<'claim'>, { readonly code: 'full'; readonly kind: QuotaKind }>(on, actor, async (tx) => {
      const claimId = who.claimId ?? on.newId<'claim'>()
      const full = await takePlace(
        tx,
        {
          offerId: who.other ? otherId : offerId,
          agreementId: together ? agreementId : null,
          claimId,
          companyId: who.companyId ?? on.newId(),
          siteId: who.siteId ?? null,
          personId: who.personId ?? null,
          minor: who.worth?.minor ?? 0n,
        },
        entering(),
      )
      if (full) return refuse({ code: 'full', kind: full })
      return changed(claimId, { event: 'place.taken', subjectId: claimId })
    })
  const limit = (to: Limits) =>
    change(on, actor, async (tx) => {
      await setLimits(tx, offerId, to)
      return changed(undefined, { event: 'offer.limited', subjectId: offerId })
    })
  const giveBack = (claimId: Id<'claim'>) =>
    change(on, actor, async (tx) => {
      const returned = await returnPlace(tx, claimId, entering())
      return changed(returned, { event: 'place.returned', subjectId: claimId })
    })
  const balance = async () => (await read(on, actor, (db) => balancesOf(db, [offerId]))).get(offerId)
  const limitTogether = (to: AgreementLimits) =>
    change(on, actor, async (tx) => {
      await setAgreementLimits(tx, agreementId, to)
      return changed(undefined, { event: 'agreement.limited', subjectId: agreementId })
    })
  const stand = async () => {
    const { places, companies } =
      (await read(on, actor, (db) => agreementBalancesOf(db, [agreementId]))).get(agreementId) ?? {}
    return [places?.used, places?.most, companies?.used, companies?.most]
  }
  return { actor, offerId, otherId, agreementId, take, limit, limitTogether, giveBack, balance, stand }
}

/** The invariants that do not hold, by name. */
async function broken(on: TestPlatform = platform): Promise<readonly string[]> {
  const found = []
  for (const { name, sql: text } of ledgerInvariants) {
    const { rows } = await on.pool.query(text)
    if (rows.length > 0) found.push(name)
  }
  return found
}

function fullOf(result: Awaited<ReturnType<Awaited<ReturnType<typeof anOffer>>['take']>>): QuotaKind | 'granted' {
  if (result.ok) return 'granted'
  assert.equal(result.refusal.code, 'full')
  return result.refusal.code === 'full' ? result.refusal.kind : 'granted'
}

test('places are taken until there are none, and one that comes back is given again', async () => {
  const { take, giveBack, balance } = await anOffer({ offer: 2 })
  const first = await take()
  await take()

  const third = await take()
  assert.ok(first.ok)
  await giveBack(first.value)
  const fourth = await take()

  assert.equal(fullOf(third), 'offer')
  assert.equal(fullOf(fourth), 'granted')
  assert.equal((await balance())?.used, 2)
  assert.deepEqual(await broken(), [])
})

test('a place is given back once, however often that is asked', async () => {
  const { take, giveBack, balance } = await anOffer({ offer: 5 })
  const taken = await take()
  assert.ok(taken.ok)

  const returned = await Promise.all(Array.from({ length: 5 }, () => giveBack(taken.value)))

  assert.equal(returned.filter((each) => each.ok && each.value).length, 1)
  assert.equal((await balance())?.used, 0)
  assert.deepEqual(await broken(), [])
})

test('the first thing that is full is named, and then nothing is taken', async () => {
  const companyId = platform.newId<'company'>()
  const siteId = platform.newId<'site'>()
  const personId = platform.newId<'user'>()
  const limits = { offer: 100, budget: money(1000, 'USD'), site: 3, company: 2, person: 1 }
  const { take, balance } = await anOffer(limits)
  const worth = money(10, 'USD')

  const told = [
    await take({ companyId, siteId, personId, worth }),
    await take({ companyId, siteId, personId, worth }),
    await take({ companyId, siteId, worth }),
    await take({ companyId, siteId, worth }),
    await take({ siteId, worth }),
    await take({ siteId, worth }),
    await take({ worth: money(980, 'USD') }),
  ].map(fullOf)

  assert.deepEqual(told, ['granted', 'person', 'granted', 'company', 'granted', 'site', 'budget'])
  assert.deepEqual(await balance(), { used: 3, most: 100, spent: 3000n, budget: money(1000, 'USD') })
  assert.deepEqual(await broken(), [])
})

test('a site may have a limit of its own in place of the offer’s', async () => {
  const siteId = platform.newId<'site'>()
  const { take, actor, offerId } = await anOffer({ site: 1 })
  await change(platform, actor, async (tx) => {
    await setHolderLimit(tx, { offerId, kind: 'site', holderId: siteId }, 2)
    return changed(undefined, { event: 'site.limited', subjectId: siteId })
  })

  const told = [await take({ siteId }), await take({ siteId }), await take({ siteId })].map(fullOf)
  const taker = { offerId, agreementId: null, siteId, companyId: platform.newId<'company'>(), personId: null }

  assert.deepEqual(told, ['granted', 'granted', 'site'])
  assert.equal(await read(platform, actor, (db) => fullFor(db, taker, 0n)), 'site')
})

test('a limit lowered under what is used takes nothing away and lets nobody in until it is raised', async () => {
  const { take, limit, balance } = await anOffer({ offer: 3 })
  await take()
  await take()

  await limit({ offer: 1 })
  const refused = await take()
  const lowered = await balance()
  await limit({ offer: 3 })
  const granted = await take()

  assert.equal(fullOf(refused), 'offer')
  assert.deepEqual(lowered, { used: 2, most: 1, spent: 0n, budget: null })
  assert.equal(fullOf(granted), 'granted')
  assert.deepEqual(await broken(), [])
})

test('an agreement gives so many places over all its offers, and to so many companies, whichever limit comes first', async () => {
  const { take, giveBack, stand } = await anOffer({}, platform, { places: 4, companies: 2 })
  const [first, second, third] = [platform.newId<'company'>(), platform.newId<'company'>(), platform.newId<'company'>()]
  const kept = await take({ companyId: first })

  const told = [
    kept,
    await take({ companyId: second, other: true }),
    await take({ companyId: third }),
    await take({ companyId: first, other: true }),
    await take({ companyId: second }),
    await take({ companyId: second }),
  ].map(fullOf)
  const whole = await stand()
  assert.ok(kept.ok)
  await giveBack(kept.value)
  const oneBack = [await stand(), fullOf(await take({ companyId: third }))]

  assert.deepEqual(told, ['granted', 'granted', 'agreement-companies', 'granted', 'granted', 'agreement'])
  assert.deepEqual(whole, [4, 4, 2, 2])
  assert.deepEqual(oneBack, [[3, 4, 2, 2], 'agreement-companies'], 'The first company still holds a place.')
  assert.deepEqual(await broken(), [])
})

test('a company that has given back its last place under an agreement leaves room for another one', async () => {
  const { take, giveBack, stand } = await anOffer({}, platform, { companies: 1 })
  const taken = await take()
  assert.ok(taken.ok)

  const before = fullOf(await take({ other: true }))
  await giveBack(taken.value)
  await giveBack(taken.value)
  const between = await stand()
  const after = fullOf(await take({ other: true }))

  assert.deepEqual([before, after], ['agreement-companies', 'granted'])
  assert.deepEqual(between, [0, null, 0, 1])
  assert.deepEqual(await broken(), [])
})

test('a quota lowered under what is used takes nothing away and lets nobody in; the places of an offer stay as they were', async () => {
  const { take, limitTogether, stand, balance } = await anOffer({ offer: 9 }, platform, { places: 3 })
  const companyId = platform.newId<'company'>()
  await take({ companyId })
  await take({ companyId, other: true })

  await limitTogether({ places: 1, companies: 1 })
  const refused = [await take({ companyId }), await take()].map(fullOf)
  const lowered = await stand()
  const own = (await balance())?.used
  await limitTogether({ companies: 1 })
  const raised = [await take({ companyId }), await take()].map(fullOf)

  assert.deepEqual(refused, ['agreement', 'agreement'])
  assert.deepEqual(lowered, [2, 1, 1, 1])
  assert.equal(own, 1, 'What the agreement refused has taken no place of the offer.')
  assert.deepEqual(raised, ['granted', 'agreement-companies'])
  assert.deepEqual(await broken(), [])
})

test('what is full is told early for an agreement too, to a company that holds no place yet', async () => {
  const { take, actor, offerId, agreementId, limitTogether } = await anOffer({}, platform, { companies: 1 })
  const companyId = platform.newId<'company'>()
  await take({ companyId, other: true })
  const early = (whose: Id<'company'>) =>
    read(platform, actor, (db) =>
      fullFor(db, { offerId, agreementId, siteId: null, companyId: whose, personId: null }, 0n),
    )

  const before = [await early(companyId), await early(platform.newId())]
  await limitTogether({ places: 1 })
  const after = await early(companyId)

  assert.deepEqual(before, [undefined, 'agreement-companies'])
  assert.equal(after, 'agreement')
})

test('places given back together do not wait crosswise for those who take one of the agreement’s other offer', async () => {
  const { take, actor, stand } = await anOffer({}, platform, { places: 1_000 })
  const lasting = await Promise.all(
    Array.from({ length: 16 }, async (_, index) => {
      const taken = await take({ other: index % 2 === 1 })
      assert.ok(taken.ok)
      return taken.value
    }),
  )
  const both = (claimIds: readonly Id<'claim'>[]) =>
    change(platform, actor, async (tx) => {
      await holdCounters(tx, claimIds)
      for (const claimId of claimIds) await returnPlace(tx, claimId, { at: platform.now(), by: null })
      return changed(undefined, { event: 'places.returned', subjectId: actor.operatorId })
    })
  // Half of them come to the second offer first.
  const batches = Array.from({ length: 4 }, (_, index) => {
    const batch = lasting.slice(index * 4, index * 4 + 4)
    return index % 2 === 0 ? batch : batch.toReversed()
  })

  const done = await Promise.all([
    ...batches.map(both),
    ...Array.from({ length: 12 }, (_, index) => take({ other: index % 2 === 0 })),
  ])

  assert.ok(done.every(({ ok }) => ok))
  assert.deepEqual(await stand(), [12, 1_000, 12, null])
  assert.deepEqual(await broken(), [])
})

test('an entry is neither changed nor removed, not by a query of ours', async () => {
  const { take, actor } = await anOffer({ offer: 3 })
  await take()

  for (const spoil of [
    (tx: Parameters<Parameters<typeof change>[2]>[0]) => tx.updateTable('ledgerEntries').set({ minor: 5n }).execute(),
    (tx: Parameters<Parameters<typeof change>[2]>[0]) => tx.deleteFrom('ledgerEntries').execute(),
  ]) {
    const spoiling = change(platform, actor, async (tx) => {
      await spoil(tx)
      return changed(undefined, { event: 'ledger.spoiled', subjectId: actor.operatorId })
    })
    await assert.rejects(spoiling, /permission denied/)
  }
})

test('whoever waits for a place that is not taken after all gets it', async () => {
  const { take, actor, offerId } = await anOffer({ offer: 1 })
  const holding = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const undone = change<undefined, { readonly code: 'changed-my-mind' }>(platform, actor, async (tx) => {
    await takePlace(
      tx,
      {
        offerId,
        agreementId: null,
        claimId: platform.newId(),
        companyId: platform.newId(),
        siteId: null,
        personId: null,
        minor: 0n,
      },
      { at: platform.now(), by: null },
    )
    held.resolve()
    await holding.promise
    return refuse({ code: 'changed-my-mind' })
  })
  await held.promise
  const waiting = take()
  const late = await Promise.race([waiting, new Promise((resolve) => setTimeout(() => resolve('waits'), 100))])
  holding.resolve()

  assert.equal(late, 'waits')
  assert.equal((await undone).ok, false)
  assert.equal(fullOf(await waiting), 'granted')
})

for (const guarded of [true, false]) {
  const title = guarded
    ? 'whoever gives back places of two offers holds their counters first, and a rival for the second one waits its turn'
    : 'without holding them first the two would wait crosswise, and the database lets one of them go'
  test(title, async () => {
    const { take, actor, stand } = await anOffer({}, platform, { places: 5 })
    const mine = [await take(), await take({ other: true })].map((taken) => {
      assert.ok(taken.ok)
      return taken.value
    })
    let rival: ReturnType<typeof take> | undefined

    const returning = change(platform, actor, async (tx) => {
      if (guarded) await holdCounters(tx, mine)
      for (const claimId of mine) {
        await returnPlace(tx, claimId, { at: platform.now(), by: null })
        if (rival) continue
        rival = take({ other: true })
        // Looked at below, however it ends.
        rival.catch(() => {})
        await waitingForALock(platform)
      }
      return changed(undefined, { event: 'places.returned', subjectId: actor.operatorId })
    })
    const ends = await Promise.allSettled([
      returning,
      returning.then(
        () => rival,
        () => rival,
      ),
    ])

    if (!guarded) {
      assert.match(ends.map((end) => (end.status === 'rejected' ? String(end.reason) : '')).join(), /deadlock detected/)
      return
    }
    assert.deepEqual(
      ends.map(({ status }) => status),
      ['fulfilled', 'fulfilled'],
    )
    assert.deepEqual(await stand(), [1, 5, 1, null])
    assert.deepEqual(await broken(), [])
  })
}

interface Rushed {
  readonly name: string
  readonly limits: Limits
  readonly full: QuotaKind
  /** Two offers of one agreement with these limits, rushed at once. */
  readonly together?: AgreementLimits
  /** Each for a company of its own, so that forty companies rival. */
  readonly apart?: boolean
}

const rushes: readonly Rushed[] = [
  { name: 'places of an offer', limits: { offer: 10 }, full: 'offer' },
  { name: 'places of an agreement’s two offers', limits: {}, together: { places: 10 }, full: 'agreement' },
  { name: 'places of an agreement', limits: {}, together: { places: 10 }, full: 'agreement', apart: true },
  {
    name: 'companies of an agreement',
    limits: {},
    together: { companies: 10 },
    full: 'agreement-companies',
    apart: true,
  },
  { name: 'places of a company', limits: { offer: 100, company: 10 }, full: 'company' },
  { name: 'places at a site', limits: { offer: 100, site: 10 }, full: 'site' },
  { name: 'places of a person', limits: { offer: 100, person: 10 }, full: 'person' },
  { name: 'a budget', limits: { offer: 100, budget: money(1005, 'USD') }, full: 'budget' },
]

for (const guarded of [true, false]) {
  const on = await aPlatform({ maxConnections: 12 })
  if (!guarded) await on.pool.query(CARELESS)
  for (const { name, limits, full, together, apart } of rushes) {
    const title = guarded
      ? `forty that ask for ten ${name} at once: ten get them, none is refused before`
      : `with the guard of ${name} taken away more than ten get them: the guard is what makes it ten`
    test(title, async () => {
      const { take } = await anOffer(limits, on, together)
      const same = { companyId: on.newId<'company'>(), siteId: on.newId<'site'>(), personId: on.newId<'user'>() }

      const told = (
        await Promise.all(
          Array.from({ length: 40 }, (_, index) => {
            const who = apart ? {} : same
            return take({ ...who, worth: money(100, 'USD'), other: together !== undefined && index % 2 === 1 })
          }),
        )
      ).map(fullOf)

      const granted = told.filter((each) => each === 'granted').length
      if (guarded) assert.deepEqual([granted, told.filter((each) => each === full).length], [10, 30])
      else assert.ok(granted > 10, `${granted} got a place.`)
      if (guarded) assert.deepEqual(await broken(on), [])
    })
  }
}
