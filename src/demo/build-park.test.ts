import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../tests/database.ts'
import { anOperator } from '../../tests/operator.ts'
import { aPark } from '../../tests/park.ts'
import { inquiryPeople } from '../app.ts'
import { systemActor } from '../platform/actor.ts'
import { read } from '../platform/change.ts'
import type { Platform } from '../platform/platform.ts'
import { parseFactValue } from '../modules/rules/index.ts'
import { demoAccounts } from '../modules/identity/index.ts'
import { listInquiries } from '../modules/inquiries/index.ts'
import { listOffers, newsAmong, theCatalogue } from '../modules/partners/index.ts'
import { hostedCounts } from '../modules/registry/index.ts'
import { buildPark, storyDay } from './build-park.ts'
import { storyOf2017, storyOfToday } from './story.ts'

const demo = { settings: { demo: true } }

/** Made once: it is large, and these tests only look at it. */
const park = await theParkOfToday()

test('the demo park of today is made with one account for each role and every verdict', async () => {
  const { platform, story } = park

  const roles = (await demoAccounts(platform)).map(({ membership }) => membership.role.kind)
  assert.deepEqual(roles, ['director', 'site-manager', 'company-owner', 'company-member', 'partner', 'expert', 'buyer'])
  const kept = await verdictsOf(platform)
  for (const { name, promises } of story.tales) {
    for (const { offer, verdict, changesOn } of promises) {
      const found = kept.find((one) => one.name === name && one.offer === offer)
      assert.equal(found?.verdict, verdict, `${name}, ${offer}`)
      if (changesOn) assert.equal(found?.changesOn, changesOn, `${name}, ${offer}`)
    }
  }
})

test('whoever opens the demo park finds news, held offers, inquiries, a correction and a condition of the park; no letter of the story leaves', async () => {
  const { platform } = park
  const system = systemActor(await theOperator(platform))

  const { offers, inquiries, held } = await read(platform, system, async (db) => ({
    offers: await listOffers(db),
    inquiries: (await listInquiries(db, system, { number: 1, size: 10 })).inquiries,
    held: await db.selectFrom('heldOffers').select(['toldBy', 'toldOn']).execute(),
  }))

  const news = newsAmong(offers, await theCatalogue())
  assert.deepEqual(news.map(({ offer, ended }) => (ended ? `${offer.code} has ended` : offer.code)).toSorted(), [
    'ibm-global-entrepreneur has ended',
    'retool-startup',
  ])
  const own = offers.flatMap(({ code, versions }) => (versions.some(({ origin }) => origin === 'own') ? [code] : []))
  const local = offers.flatMap(({ code, versions }) => (versions.some((each) => each.local.length > 0) ? [code] : []))
  assert.deepEqual([own, local], [['ovhcloud-start'], ['hubspot-organisation']])
  assert.deepEqual(
    inquiries.map(({ keys, asked, answered }) => [keys[0], asked, answered]),
    [
      ['turnover:2025', 12, 5],
      ['developers', 6, 5],
    ],
  )
  assert.ok(held.some(({ toldBy }) => toldBy === 'company') && held.some(({ toldBy }) => toldBy === 'park'))
  assert.ok(held.every(({ toldOn }) => toldOn < '2026-11-23'))
  const declared = await read(platform, system, (db) =>
    db.selectFrom('auditLines').select(['at', 'text']).where('event', '=', 'inquiry.answered').execute(),
  )
  assert.equal(declared.length, 10)
  assert.ok(declared.every(({ at }) => at < new Date('2026-11-23')))
  const { rows: letters } = await platform.pool.query(`select data from pgboss.job where name = 'mail.send'`)
  assert.deepEqual(letters, [], 'letters of the story leave')
})

test('the demo park of 2017 hosts 260 companies on its three sites, with some two thousand people of mean age under thirty', async () => {
  const platform = await aPlatform({ ...demo, now: '2017-08-21' })

  await buildPark(platform, storyOf2017(), inquiryPeople)

  const operatorId = await theOperator(platform)
  const counts = await read(platform, systemActor(operatorId), (db) => hostedCounts(db, storyDay(platform)))
  assert.equal(counts.companies, 260)
  assert.deepEqual(counts.bySite, [
    { site: 'Casablanca', companies: 171 },
    { site: 'Rabat', companies: 50 },
    { site: 'Tanger', companies: 39 },
  ])
  const staffs = await staffsOf(platform)
  const people = staffs.reduce((sum, { headcount }) => sum + headcount, 0)
  const years = staffs.reduce((sum, { headcount, meanAge }) => sum + headcount * meanAge, 0)
  assert.equal(staffs.length, 260)
  assert.ok(people >= 1_950 && people <= 2_050, `${people} people`)
  assert.ok(years / people < 30, `mean age ${years / people}`)
})

test('a demo park that is there is left as it is', async () => {
  const platform = await aPlatform({ ...demo, now: '2017-08-21' })
  await buildPark(platform, storyOf2017(), inquiryPeople)
  const before = await linesOf(platform)

  await buildPark(platform, storyOf2017(), inquiryPeople)

  assert.deepEqual(await linesOf(platform), before)
})

test('a demo park that was cut short in the middle of its story is finished, and nothing happens twice', async () => {
  const platform = await aPlatform({ ...demo, now: '2026-11-23' })
  const story = { ...storyOfToday(storyDay(platform)), offersOf: () => offersOfTheStory, agreements: [] }
  const { past } = story
  assert.ok(past)
  const lost = { on: storyDay(platform), kind: 'holds', by: 'direction@technopark.example' } as const
  const cut = { ...past, events: [...past.events, { ...lost, company: 'Nowhere', offer: 'akamai-rise' }] }
  await assert.rejects(buildPark(platform, { ...story, past: cut }, inquiryPeople), /Nowhere/)

  await buildPark(platform, story, inquiryPeople)

  const counted = (events: readonly { readonly event: string }[], name: string) =>
    events.filter(({ event }) => event === name).length
  const lines = await linesOf(platform)
  assert.equal(counted(lines, 'inquiry.sent'), 2)
  assert.equal(counted(lines, 'inquiry.answered'), 10)
  assert.equal(counted(lines, 'offer.version-published'), 1)
  assert.equal(counted(lines, 'company.offer-held'), past.events.filter(({ kind }) => kind === 'holds').length)
})

test('a demo park whose making was cut short is finished at the next start', async () => {
  const platform = await aPlatform({ ...demo, now: '2017-08-21' })
  const story = storyOf2017()
  const stranger = { name: 'Nada Bennis', email: 'nada@nowhere.example' }
  const cuts = [
    { ...story, offersOf: () => ['no-such-offer'] },
    { ...story, people: [...story.people, { ...stranger, role: { kind: 'company-owner', company: 'Nowhere' } }] },
  ] as const
  for (const cut of cuts) {
    await assert.rejects(buildPark(platform, cut, inquiryPeople))
    assert.deepEqual(await demoAccounts(platform), [])
  }

  await buildPark(platform, story, inquiryPeople)

  assert.equal((await demoAccounts(platform)).length, 7)
  assert.equal((await verdictsOf(platform)).length, 4 * 260)
})

test('no demo park is made in the database of a real park, nor in that of another scenario', async () => {
  const real = await aPlatform(demo)
  await anOperator(real, { name: 'Technopark' })
  const other = await aPlatform({ ...demo, now: '2017-08-21' })
  await buildPark(other, storyOf2017(), inquiryPeople)

  await assert.rejects(buildPark(real, storyOf2017(), inquiryPeople), /real park “Technopark”/)
  await assert.rejects(buildPark(other, storyOfToday(storyDay(other)), inquiryPeople), /another scenario/)
  assert.deepEqual(await demoAccounts(real), [])
})

test('a park in which a test builds answers as the demo does', async () => {
  const park = await aPark()
  await park.adopt('technopark-2017')

  await park.company({
    name: 'Ourika Santé',
    site: 'rabat',
    facts: { activityStartedOn: { date: '2015-03-14' }, 'turnover:2016': { amount: '4161000', currency: 'MAD' } },
  })
  await park.company({ name: 'Ksar Mobile', site: null })

  const verdicts = (await verdictsOf(park.platform)).map(({ name, verdict }) => [name, verdict])
  assert.deepEqual(verdicts, [
    ['Ksar Mobile', 'ineligible'],
    ['Ourika Santé', 'eligible'],
  ])
})

/** Those that something happens to: a park of few offers is soon made. */
const offersOfTheStory = [
  'akamai-rise',
  'aws-activate-portfolio',
  'hubspot-organisation',
  'microsoft-for-startups',
  'ovhcloud-start',
]

async function theParkOfToday() {
  const platform = await aPlatform({ ...demo, now: '2026-11-23' })
  const story = storyOfToday(storyDay(platform))
  await buildPark(platform, story, inquiryPeople)
  return { platform, story }
}

async function theOperator({ database }: Platform) {
  return (await database.selectFrom('operators').select('id').executeTakeFirstOrThrow()).id
}

async function verdictsOf(platform: Platform) {
  return read(platform, systemActor(await theOperator(platform)), (db) =>
    db
      .selectFrom('entitlements')
      .innerJoin('companies', 'companies.id', 'entitlements.companyId')
      .innerJoin('offers', 'offers.id', 'entitlements.offerId')
      .select(['companies.name', 'offers.code as offer', 'verdict', 'changesOn'])
      .orderBy('companies.name')
      .execute(),
  )
}

/** What the register now says of the people of each company. */
async function staffsOf(platform: Platform) {
  const facts = await read(platform, systemActor(await theOperator(platform)), (db) =>
    db
      .selectFrom('currentFacts')
      .select(['companyId', 'key', 'value'])
      .where('key', 'in', ['headcount', 'meanAge'])
      .execute(),
  )
  return [...Map.groupBy(facts, ({ companyId }) => companyId).values()].map((own) => {
    const [headcount, meanAge] = (['headcount', 'meanAge'] as const).map((key) => {
      const value = parseFactValue(key, own.find((fact) => fact.key === key)?.value)
      assert.ok(value.ok && value.value.kind === 'number')
      return value.value.number
    })
    return { headcount: headcount ?? 0, meanAge: meanAge ?? 0 }
  })
}

async function linesOf(platform: Platform) {
  return read(platform, systemActor(await theOperator(platform)), (db) =>
    db.selectFrom('auditLines').select(['number', 'event']).orderBy('number').execute(),
  )
}
