import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { money } from '../../kernel/money.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { FactKey, FactValue } from '../rules/index.ts'
import { identityOf } from './company.ts'
import { companyFacts } from './company-facts.store.ts'
import { listedCompanies } from './company-list.store.ts'
import { forgetCompanies, keepCompanies } from './companies.store.ts'
import { type Statement, factHistory, recordFacts } from './facts.store.ts'
import { endResidency, moveCompany } from './move-company.ts'
import { parkOf } from './operator.store.ts'
import { correctFact, declareFact, recordFact, withdrawFact } from './record-fact.ts'
import { type Register, aRegister, refusalOf, roughly, valueOf } from './registry.testing.ts'
import { keepResidencies } from './residencies.store.ts'

const today = day('2017-08-21')
const people = (number: number): FactValue => ({ kind: 'number', number })

test('a corrected figure counts from now on, and what was believed before can still be asked for', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const companyId = await park.company()
  const turnover = (amount: number): FactValue => ({ kind: 'money', money: money(amount, 'MAD') })

  platform.moveTo('2017-03-01')
  valueOf(await recordFact(platform, park.director, { companyId, key: 'turnover:2016', value: turnover(3_000_000) }))
  const believed = platform.now()
  platform.moveTo('2017-06-01')
  valueOf(
    await recordFact(platform, park.director, {
      companyId,
      key: 'turnover:2016',
      value: turnover(4_161_000),
      sourceKind: 'document',
      source: 'Liasse fiscale 2016',
    }),
  )

  assert.deepEqual(await known(park, companyId, 'turnover:2016'), {
    value: turnover(4_161_000),
    source: 'Liasse fiscale 2016',
  })
  assert.deepEqual(await known(park, companyId, 'turnover:2016', { knownAt: believed }), { value: turnover(3_000_000) })
  const history = await park.see((db) => factHistory(db, companyId))
  assert.deepEqual(
    history.map(({ value, supersededAt }) => [value, supersededAt?.toISOString().slice(0, 10)]),
    [
      [turnover(4_161_000), undefined],
      [turnover(3_000_000), '2017-06-01'],
    ],
  )
})

test('figures of different days stand side by side: as on a day, the one of that time counts', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const companyId = await park.company()
  const headcount = (number: number, validOn: string) =>
    recordFact(platform, park.director, {
      companyId,
      key: 'headcount',
      value: people(number),
      validOn: roughly(validOn),
    })

  for (const [number, validOn] of [
    [12, '2017-06'],
    [5, '2015'],
    [8, '2016-12-31'],
  ] as const) {
    valueOf(await headcount(number, validOn))
  }

  const on = async (text: string) => (await known(park, companyId, 'headcount', { on: day(text) }))?.value
  assert.deepEqual((await known(park, companyId, 'headcount'))?.value, people(12))
  assert.deepEqual(await on('2017-01-01'), people(8))
  assert.deepEqual(await on('2015-08-01'), people(5))
  assert.equal(await on('2014-12-31'), undefined)
})

test('a figure without a day holds on every day, but gives way to one that tells of the time before it was written', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const companyId = await park.company()
  platform.moveTo('2017-08-21')
  valueOf(await recordFact(platform, park.director, { companyId, key: 'headcount', value: people(12) }))
  const dated = { companyId, key: 'headcount', value: people(5), validOn: roughly('2015') } as const
  valueOf(await recordFact(platform, park.director, dated))

  const on = async (text: string) => (await known(park, companyId, 'headcount', { on: day(text) }))?.value
  assert.deepEqual((await known(park, companyId, 'headcount'))?.value, people(12))
  assert.deepEqual(await on('2014-05-01'), people(12))
  assert.deepEqual(await on('2016-05-01'), people(5))
  assert.deepEqual(await on('2017-08-21'), people(12))
})

test('where a company was known to be on a day does not change when its end is written later', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const companyId = await park.company({ site: 'casablanca', startedOn: '2015' })
  const before = platform.now()
  platform.moveTo('2017-09-10')
  const stay = { companyId, siteId: park.siteId('rabat'), startedOn: day('2017-09-01') }
  valueOf(await moveCompany(platform, park.director, stay))

  const stays = async (asOf: object) =>
    (await park.see((db) => companyFacts(db, { today, companyIds: [companyId], ...asOf }))).get(companyId)?.stays

  assert.deepEqual(await stays({ knownAt: before }), [{ site: 'casablanca', siteName: 'Casablanca', from: '2015' }])
  assert.deepEqual(await stays({}), [
    { site: 'casablanca', siteName: 'Casablanca', from: '2015', to: '2017-09-01' },
    { site: 'rabat', siteName: 'Rabat', from: '2017-09-01' },
  ])
})

test('since when a company is hosted is read from its stays, as on a day and as known on a day, whatever was written as a fact', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const companyId = await park.company({ site: 'casablanca', startedOn: '2015-02' })
  const never = await park.company({ name: 'Never', site: null })
  const before = platform.now()
  const at = platform.now()
  const written: Statement = {
    companyId,
    key: 'hostedSince',
    value: { kind: 'date', date: day('2001-01-01') },
    sourceKind: 'workbook',
  }
  await change(platform, park.director, async (tx) => {
    await recordFacts(platform, tx, [written, { ...written, companyId: never }], { at, by: undefined })
    return changed(undefined, { event: 'workbook.applied', subjectId: park.operatorId })
  })
  platform.moveTo('2017-09-10')
  const stay = { companyId, siteId: park.siteId('rabat'), startedOn: day('2017-09-01') }
  valueOf(await moveCompany(platform, park.director, stay))
  valueOf(await endResidency(platform, park.director, { companyId, on: day('2017-09-05') }))

  const since = (asOf: object, id = companyId) => known(park, id, 'hostedSince', asOf)

  assert.deepEqual(await since({}), { value: { kind: 'date', date: '2015-02' } })
  assert.deepEqual(await since({ today: day('2017-09-04') }), { value: { kind: 'date', date: '2015-02' } })
  assert.equal(await since({ today: day('2017-09-05') }), undefined)
  assert.equal(await since({ today: day('2017-09-10'), on: day('2017-09-05') }), undefined)
  assert.deepEqual(await since({ today: day('2017-09-10'), on: day('2016-01-01') }), {
    value: { kind: 'date', date: '2015-02' },
  })
  assert.deepEqual(await since({ today: day('2017-09-10'), knownAt: before }), {
    value: { kind: 'date', date: '2015-02' },
  })
  assert.equal(await since({}, never), undefined)
})

test('two people who write the same figure at once leave one that counts and one in the history', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const companyId = await park.company()

  const results = await Promise.all(
    [7, 8].map((number) => recordFact(platform, park.director, { companyId, key: 'headcount', value: people(number) })),
  )

  assert.deepEqual(results.map(refusalOf), [undefined, undefined])
  const history = await park.see((db) => factHistory(db, companyId))
  assert.deepEqual(
    history.map(({ supersededAt }) => supersededAt === null),
    [true, false],
  )
})

test('the same statement again changes nothing', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const companyId = await park.company()
  const wish = {
    companyId,
    key: 'sector',
    value: { kind: 'choices', codes: ['ai', 'cloud'] },
    source: 'Fiche',
  } as const

  const first = await recordFact(platform, park.director, wish)
  const second = await recordFact(platform, park.director, wish)

  assert.deepEqual([valueOf(first).recorded, valueOf(second).recorded], [true, false])
  assert.equal((await park.see((db) => factHistory(db, companyId))).length, 1)
})

test('what a company says of itself is declared, whatever the form claims', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const companyId = await park.company()
  const claim = { companyId, key: 'headcount', value: people(9), sourceKind: 'document', source: 'Trust me' } as const

  valueOf(await recordFact(platform, park.owner(companyId), claim))
  valueOf(await declareFact(platform, park.member(companyId), { companyId, key: 'meanAge', value: people(28) }))
  valueOf(
    await declareFact(platform, park.director, {
      companyId,
      key: 'stage',
      value: { kind: 'choices', codes: ['seed'] },
    }),
  )

  const history = await park.see((db) => factHistory(db, companyId))
  assert.deepEqual(
    history.map(({ key, sourceKind }) => [key, sourceKind]),
    [
      ['headcount', 'declared'],
      ['meanAge', 'declared'],
      ['stage', 'operator'],
    ],
  )
})

test('a statement of a day to come, without its source or of the wrong kind is refused', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const companyId = await park.company()
  const wish = { companyId, key: 'headcount', value: people(7) } as const

  const results = [
    await recordFact(platform, park.director, { ...wish, validOn: day('2017-08-22') }),
    await recordFact(platform, park.director, { ...wish, sourceKind: 'document' }),
    await recordFact(platform, park.director, { ...wish, value: { kind: 'answer', yes: true } }),
    await recordFact(platform, park.director, { ...wish, source: 'x'.repeat(301) }),
    await recordFact(platform, park.director, { ...wish, validOn: day('2017-08-21') }),
  ]

  assert.deepEqual(results.map(refusalOf), ['day-to-come', 'source-missing', 'bad-fact-value', 'too-long', undefined])
})

test('a wrong day is corrected, a mistake taken back: what held before holds again', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const companyId = await park.company()
  const wish = { companyId, key: 'headcount', value: people(7), validOn: roughly('2016') } as const
  valueOf(await recordFact(platform, park.director, wish))
  const [wrong] = await park.see((db) => factHistory(db, companyId))
  assert.ok(wrong)

  const corrected = { companyId, factId: wrong.id, value: people(7), validOn: roughly('2017') }
  valueOf(await correctFact(platform, park.director, corrected))
  valueOf(await recordFact(platform, park.director, { ...wish, value: people(70), validOn: roughly('2017') }))
  const [mistake] = await park.see((db) => factHistory(db, companyId))
  assert.ok(mistake)
  valueOf(await withdrawFact(platform, park.director, { companyId, factId: mistake.id }))
  const twice = await withdrawFact(platform, park.director, { companyId, factId: mistake.id })

  assert.deepEqual(await known(park, companyId, 'headcount'), { value: people(7), validOn: '2017' })
  assert.equal(refusalOf(twice), 'fact-not-found')
  assert.equal((await park.see((db) => factHistory(db, companyId))).length, 4)
})

test('a company of which nothing is known is there, with no fact and no stay; an archived one is not', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const blank = await park.company({ site: null })
  const gone = await park.company({ name: 'Gone', site: null })
  await platform.pool.query('update companies set archived_at = now() where id = $1', [gone])

  const all = await park.see((db) => companyFacts(db, { today }))

  assert.deepEqual([...all], [[blank, { known: new Map(), stays: [] }]])
})

test('ten thousand companies with eight facts each are kept and read at once, and forgotten when undone', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const at = platform.now()
  const ids = Array.from({ length: 10_000 }, () => platform.newId<'company'>())
  const statements = ids.flatMap((companyId, index) => eightFacts(companyId, index))

  await change(platform, park.director, async (tx) => {
    const identities = ids.map((id, index) => ({ id, identity: identityOf(`Company ${index}`), createdAt: at }))
    assert.deepEqual(await keepCompanies(tx, identities), [])
    const stays = ids.map((companyId) => ({
      id: platform.newId<'residency'>(),
      companyId,
      siteId: park.siteId('rabat'),
      unitId: null,
      startedOn: null,
      endedOn: null,
      areaSqm: null,
      terms: null,
    }))
    assert.deepEqual(await keepResidencies(tx, stays, { at, by: undefined }), [])
    assert.equal((await recordFacts(platform, tx, statements, { at, by: undefined })).length, 80_000)
    assert.equal((await recordFacts(platform, tx, statements, { at, by: undefined })).length, 0)
    return changed(undefined, { event: 'workbook.applied', subjectId: park.operatorId })
  })
  const facts = await park.see((db) => companyFacts(db, { today }))

  assert.equal(facts.size, 10_000)
  for (const { known, stays } of facts.values()) assert.deepEqual([known.size, stays.length], [8, 1])

  // The database has no statistics yet of what has just come in: a plan that goes through it all per company never ends.
  const manager = park.manager('rabat')
  const { companies, total } = await park.see(async (db) =>
    listedCompanies(db, manager, await parkOf(platform, db, manager), { sort: 'turnover', sector: 'ai' }, { most: 50 }),
  )
  assert.deepEqual([companies.length, total], [50, 10_000])

  await change(platform, park.director, async (tx) => {
    await forgetCompanies(tx, ids)
    return changed(undefined, { event: 'workbook.undone', subjectId: park.operatorId })
  })
  assert.equal((await read(platform, park.director, (db) => companyFacts(db, { today }))).size, 0)
})

function eightFacts(companyId: Id<'company'>, index: number): readonly Statement[] {
  const values: readonly (readonly [FactKey, FactValue])[] = [
    ['activityStartedOn', { kind: 'date', date: day('2015-03-14') }],
    ['incorporatedOn', { kind: 'date', date: roughly('2015-01') }],
    ['turnover:2016', { kind: 'money', money: money(index, 'MAD') }],
    ['turnover:2015', { kind: 'money', money: money(index, 'MAD') }],
    ['headcount', people(7)],
    ['sector', { kind: 'choices', codes: ['ai'] }],
    ['legalForm', { kind: 'choices', codes: ['sarl'] }],
    ['country', { kind: 'choices', codes: ['MA'] }],
  ]
  return values.map(([key, value]) => ({ companyId, key, value, sourceKind: 'workbook', source: 'parc.xlsx, A4' }))
}

async function known(park: Register, companyId: Id<'company'>, key: FactKey, asOf: object = {}) {
  const facts = await park.see((db) => companyFacts(db, { today, companyIds: [companyId], ...asOf }))
  return facts.get(companyId)?.known.get(key)
}
