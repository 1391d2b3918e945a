import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { day } from '../../kernel/civil-date.ts'
import { addCompany } from './add-company.ts'
import { addRate } from './add-rate.ts'
import { earlierIdentities, findCompany } from './companies.store.ts'
import { archiveCompany, editCompany } from './edit-company.ts'
import { addSite, addUnit, editUnit } from './keep-site.ts'
import { correctEntry } from './correct-entry.ts'
import { endResidency, moveCompany } from './move-company.ts'
import { exchangeRates } from './rates.store.ts'
import { aRegister, refusalOf, roughly, someIces, typed, valueOf } from './registry.testing.ts'
import { residenciesOf } from './residencies.store.ts'
import { listSiteRooms } from './sites.store.ts'

const [ice, otherIce] = someIces

test('two people who add the same ICE at once get one company and one refusal', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)

  const results = await Promise.all(
    ['Atlas Robotics', 'Atlas Robotique'].map((name) =>
      addCompany(platform, park.director, { identity: typed({ name, ice }) }),
    ),
  )

  assert.deepEqual(new Set(results.map(refusalOf)), new Set(['ice-taken', undefined]))
  assert.equal(await companiesWith(park, ice), 1)
})

test('without the unique key the same two would both be kept: the key is what decides', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  await platform.pool.query('drop index companies_ice')

  const results = await Promise.all(
    ['Atlas Robotics', 'Atlas Robotique'].map((name) =>
      addCompany(platform, park.director, { identity: typed({ name, ice }) }),
    ),
  )

  assert.deepEqual(results.map(refusalOf), [undefined, undefined])
  assert.equal(await companiesWith(park, ice), 2)
})

test('two people who take a candidate in at two sites at once give it one stay', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const companyId = await park.company({ site: null })
  await holdBack(platform.pool, 'residencies')

  const results = await Promise.all(
    ['casablanca', 'rabat'].map((site) =>
      moveCompany(platform, park.director, { companyId, siteId: park.siteId(site), startedOn: day('2017-08-01') }),
    ),
  )

  assert.deepEqual(new Set(results.map(refusalOf)), new Set(['already-moved', undefined]))
  assert.equal(await openStays(park, companyId), 1)
})

test('without the unique key two open stays could stand side by side', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const companyId = await park.company({ site: null })
  await platform.pool.query('drop index residencies_open')
  await holdBack(platform.pool, 'residencies')

  await Promise.all(
    ['casablanca', 'rabat'].map((site) =>
      moveCompany(platform, park.director, { companyId, siteId: park.siteId(site), startedOn: day('2017-08-01') }),
    ),
  )

  assert.equal(await openStays(park, companyId), 2)
})

test('an ICE whose check digits do not fit is kept only when somebody says so, and the page can tell', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const doubtful = '001561191000065'

  const first = await addCompany(platform, park.director, { identity: typed({ ice: doubtful }) })
  const second = await addCompany(platform, park.director, {
    identity: typed({ ice: doubtful, keepDoubtfulIce: true }),
  })

  assert.equal(refusalOf(first), 'ice-doubtful')
  const company = await park.see((db) => findCompany(db, park.director, valueOf(second)))
  assert.deepEqual([company?.ice, company?.iceOverridden], [doubtful, true])
})

test('spaces and lost leading zeros of an ICE are made good; a text that is none is refused', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)

  const id = valueOf(await addCompany(platform, park.director, { identity: typed({ ice: '1561 1910 000 66' }) }))
  const words = await addCompany(platform, park.director, { identity: typed({ ice: 'en cours' }) })

  assert.equal((await park.see((db) => findCompany(db, park.director, id)))?.ice, ice)
  assert.equal(refusalOf(words), 'ice-malformed')
})

test('a duplicate ICE is refused with the name of the other company only to those who see it', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const id = await park.company({ name: 'Atlas Robotics', ice, site: 'casablanca' })
  const wish = { identity: typed({ name: 'Atlas', ice }), stay: { siteId: park.siteId('rabat') } }

  const told = await addCompany(platform, park.director, wish)
  const hidden = await addCompany(platform, park.manager('rabat'), wish)

  assert.deepEqual(told, { ok: false, refusal: { code: 'ice-taken', company: { id, name: 'Atlas Robotics' } } })
  assert.deepEqual(hidden, { ok: false, refusal: { code: 'ice-taken' } })
})

test('a company without any identifier is welcome, and the name alone is needed', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)

  const projectHolder = await addCompany(platform, park.director, { identity: typed({ name: 'Projet Amal' }) })
  const nameless = await addCompany(platform, park.director, { identity: typed({ name: '' }) })
  const long = await addCompany(platform, park.director, { identity: typed({ name: 'a'.repeat(201) }) })

  assert.deepEqual([projectHolder, nameless, long].map(refusalOf), [undefined, 'name-missing', 'too-long'])
})

test('a website leads to the web and nowhere else', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const sites = ['atlas.ma', 'javascript:alert(1)', 'data:text/html,x', 'https://atlas.ma/fr', 'nowhere']

  const results = []
  for (const website of sites) {
    results.push(refusalOf(await addCompany(platform, park.director, { identity: typed({ website }) })))
  }

  assert.deepEqual(results, [undefined, 'website-malformed', 'website-malformed', undefined, 'website-malformed'])
})

test('a company changes how it is reached, and what it was before is kept', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const id = await park.company({ name: 'Atlas Robotics', email: 'old@atlas.ma' })

  const identity = typed({ name: 'Atlas Robotics', email: 'new@atlas.ma' })
  valueOf(await editCompany(platform, park.owner(id), { companyId: id, identity }))

  const [before] = await park.see((db) => earlierIdentities(db, id))
  assert.equal(before?.identity.email, 'old@atlas.ma')
  assert.equal((await park.see((db) => findCompany(db, park.director, id)))?.email, 'new@atlas.ma')
})

test('an ICE kept on purpose is not asked about again when something else is edited; a taken one is refused', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const doubtful = '001561191000065'
  const id = await park.company({ name: 'Atlas', ice: doubtful, keepDoubtfulIce: true })
  await park.company({ name: 'Other', ice: otherIce })

  const renamed = await editCompany(platform, park.director, {
    companyId: id,
    identity: typed({ name: 'Atlas Robotics', ice: doubtful }),
  })
  const taken = await editCompany(platform, park.director, { companyId: id, identity: typed({ ice: otherIce }) })

  assert.deepEqual([renamed, taken].map(refusalOf), [undefined, 'ice-taken'])
  assert.equal((await park.see((db) => findCompany(db, park.director, id)))?.name, 'Atlas Robotics')
  assert.equal((await park.see((db) => earlierIdentities(db, id))).length, 1, 'the refused edit left nothing')
})

test('a move ends the stay before it on the same day; an end makes an alumnus; only then it can be archived', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const companyId = await park.company({ site: 'casablanca', startedOn: '2015-03' })
  const rabat = { companyId, siteId: park.siteId('rabat'), startedOn: day('2017-01-15') }

  valueOf(await moveCompany(platform, park.director, rabat))
  const early = await archiveCompany(platform, park.director, { companyId })
  valueOf(await endResidency(platform, park.director, { companyId, on: day('2017-06-30') }))
  const twice = await endResidency(platform, park.director, { companyId, on: day('2017-07-30') })
  const archived = await archiveCompany(platform, park.director, { companyId })

  const stays = await park.see((db) => residenciesOf(db, companyId))
  assert.deepEqual(
    stays.map(({ siteCode, startedOn, endedOn }) => [siteCode, startedOn, endedOn]),
    [
      ['rabat', '2017-01-15', '2017-06-30'],
      ['casablanca', '2015-03', '2017-01-15'],
    ],
  )
  assert.deepEqual([early, twice, archived].map(refusalOf), ['still-hosted', 'no-open-residency', undefined])
})

test('since when a company is hosted can be written later, for the whole unbroken stay and never into another one', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const companyId = await park.company({ site: 'casablanca', endedOn: day('2015-06-30') })
  const back = { companyId, siteId: park.siteId('casablanca'), startedOn: day('2016-01-10') }
  valueOf(await moveCompany(platform, park.director, back))
  const moved = { companyId, siteId: park.siteId('rabat'), startedOn: day('2017-01-15') }
  valueOf(await moveCompany(platform, park.director, moved))
  const write = (enteredOn: string, by = park.director) =>
    correctEntry(platform, by, { companyId, enteredOn: roughly(enteredOn) })

  const results = [
    await write('2015-06-29'),
    await write('2017-01-15'),
    await write('2017-08-22'),
    await write('2016', park.owner(companyId)),
    await write('2016', park.manager('tanger')),
    await write('2015-09', park.manager('rabat')),
  ]

  assert.deepEqual(results.map(refusalOf), [
    'within-other-stay',
    'within-other-stay',
    'day-to-come',
    'not-allowed',
    'company-not-found',
    undefined,
  ])
  const stays = await park.see((db) => residenciesOf(db, companyId))
  assert.deepEqual(
    stays.map(({ siteCode, startedOn, endedOn }) => [siteCode, startedOn, endedOn]),
    [
      ['rabat', '2017-01-15', null],
      ['casablanca', '2015-09', '2017-01-15'],
      ['casablanca', null, '2015-06-30'],
    ],
  )
  valueOf(await endResidency(platform, park.director, { companyId, on: day('2017-08-21') }))
  assert.equal(refusalOf(await write('2016')), 'no-open-residency')
})

test('a unit belongs to its site: a company cannot be put into another site’s unit', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const unit = { name: 'A12', floor: '1', areaSqm: '24.5', desks: 6 }
  const unitId = valueOf(await addUnit(platform, park.director, { ...unit, siteId: park.siteId('rabat') }))

  const wrong = await addCompany(platform, park.director, {
    identity: typed(),
    stay: { siteId: park.siteId('casablanca'), unitId },
  })
  const right = await addCompany(platform, park.director, {
    identity: typed(),
    stay: { siteId: park.siteId('rabat'), unitId, startedOn: roughly('2016') },
  })
  const again = await addUnit(platform, park.manager('rabat'), { ...unit, siteId: park.siteId('rabat') })
  const foreign = await editUnit(platform, park.manager('casablanca'), { ...unit, unitId })

  assert.deepEqual([wrong, right, again, foreign].map(refusalOf), [
    'unit-not-found',
    undefined,
    'unit-name-taken',
    'unit-not-found',
  ])
  const rooms = await park.see((db) => listSiteRooms(db, day('2017-08-21')))
  const rabat = rooms.find(({ code }) => code === 'rabat')
  assert.deepEqual(
    [rabat?.hosted, rabat?.units, rabat?.areaSqm, rabat?.letSqm, rabat?.desks],
    [1, 1, '24.50', '24.50', 6],
  )
})

test('a site’s code comes from its name where none is given, and is its own', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const site = (name: string, code = '') => addSite(platform, park.director, { name, code, aliases: [], address: '' })

  const results = [
    await site('Fès Médina'),
    await site('Fes medina'),
    await site('طنجة'),
    await site('طنجة', 'tanger-2'),
  ]
  const manager = await addSite(platform, park.manager('rabat'), { name: 'X', code: '', aliases: [], address: '' })

  assert.deepEqual([...results, manager].map(refusalOf), [
    undefined,
    'site-code-taken',
    'site-code-malformed',
    undefined,
    'not-allowed',
  ])
})

test('a rate is exact, dated and sourced, and never replaced', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const rate = { from: 'EUR', to: 'MAD', value: '10.8125', on: day('2017-08-21'), source: 'Bank Al-Maghrib' }

  const results = [
    await addRate(platform, park.director, rate),
    await addRate(platform, park.director, { ...rate, value: '11' }),
    await addRate(platform, park.director, { ...rate, to: 'EUR' }),
    await addRate(platform, park.director, { ...rate, value: '0' }),
    await addRate(platform, park.director, { ...rate, on: day('2017-08-22') }),
    await addRate(platform, park.director, { ...rate, from: 'US$' }),
    await addRate(platform, park.director, { ...rate, from: 'USD', source: '' }),
    await addRate(platform, park.manager('rabat'), { ...rate, from: 'USD' }),
  ]

  assert.deepEqual(results.map(refusalOf), [
    undefined,
    'rate-taken',
    'same-currency',
    'not-a-rate',
    'day-to-come',
    'currency-malformed',
    'source-missing',
    'not-allowed',
  ])
  assert.deepEqual(await park.see(exchangeRates), [
    { from: 'EUR', to: 'MAD', numerator: 108_125n, denominator: 10_000n, on: '2017-08-21', source: 'Bank Al-Maghrib' },
  ])
})

type Park = Awaited<ReturnType<typeof aRegister>>

async function companiesWith(park: Park, ice: string): Promise<number> {
  const rows = await park.see((db) => db.selectFrom('companies').select('id').where('ice', '=', ice).execute())
  return rows.length
}

async function openStays(park: Park, companyId: Parameters<typeof residenciesOf>[1]): Promise<number> {
  const stays = await park.see((db) => residenciesOf(db, companyId))
  return stays.filter(({ endedOn }) => endedOn === null).length
}

/** Lets two writers meet: each waits a moment before its row is written. */
async function holdBack(pool: { query(text: string): Promise<unknown> }, table: string): Promise<void> {
  await pool.query(`
    create function wait_a_moment() returns trigger language plpgsql as $$ begin perform pg_sleep(0.2); return new; end $$;
    create trigger wait before insert on ${table} for each row execute function wait_a_moment();`)
}
