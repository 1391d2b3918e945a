import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from './unzip.testing.ts'
import { aPlatform } from '../../../tests/database.ts'
import { day } from '../../kernel/civil-date.ts'
import type { Actor } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ListWish } from './company-list.ts'
import { listedCompanies } from './company-list.store.ts'
import { unguarded } from '../../kernel/formula-guard.ts'
import { companyTable, csvOf, workbookOf } from './export-companies.ts'
import { parkOf } from './operator.store.ts'
import { type Register, aRegister, someIces } from './registry.testing.ts'

const began = (date: string) => ({ activityStartedOn: { date } })

test('a search ignores case and accents, finds Arabic however it is spelt, and identifiers', async () => {
  const { platform, park } = await aParkWithNames()
  const found = (search: string) => names(platform, park.director, { search })

  assert.deepEqual(await found('medina ENERGIE'), ['Médina Énergie'])
  assert.deepEqual(await found('énergie'), ['Médina Énergie'])
  assert.deepEqual(await found('الابتكار'), ['الإبتكار المغربي'])
  assert.deepEqual(await found('إبتكار'), ['الإبتكار المغربي'])
  assert.deepEqual(await found(someIces[0].slice(3, 9)), ['Atlas Robotics'])
  assert.deepEqual(await found('001 561 191'), ['Atlas Robotics'])
  assert.deepEqual(await found('RC 4471'), ['Atlas Robotics'])
  assert.deepEqual(await found('%'), await names(platform, park.director, {}), 'signs alone ask for nothing')
  assert.deepEqual(await found("' or 1=1 --"), [])
})

test('the list is narrowed by site, sector, age and state', async () => {
  const { platform, park } = await aParkWithNames()
  const found = (wish: ListWish) => names(platform, park.director, wish)

  assert.deepEqual(await found({ siteId: park.siteId('rabat') }), ['Médina Énergie'])
  assert.deepEqual(await found({ sector: 'green-tech' }), ['Médina Énergie'])
  assert.deepEqual(await found({ sector: "ai' or true" }), [])
  assert.deepEqual(await found({ age: 'under-1' }), ['Atlas Robotics'])
  assert.deepEqual(await found({ age: '1-to-3' }), ['Médina Énergie'])
  assert.deepEqual(await found({ age: '3-to-5' }), ['Sahel Data'])
  assert.deepEqual(await found({ age: '5-and-over' }), [])
  assert.deepEqual(await found({ age: 'unknown' }), ['الإبتكار المغربي'])
  assert.deepEqual(await found({ state: 'hosted' }), ['Atlas Robotics', 'Médina Énergie'])
  assert.deepEqual(await found({ state: 'former' }), ['Sahel Data'])
  assert.deepEqual(await found({ state: 'candidate' }), ['الإبتكار المغربي'])
  assert.deepEqual(await found({ state: 'archived' }), [])
})

test('exactly three years of activity is three years, not under', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  await park.company({ name: 'Three years', facts: began('2014-08-21') })
  await park.company({ name: 'A day less', facts: began('2014-08-22') })

  assert.deepEqual(await names(platform, park.director, { age: '1-to-3' }), ['A day less'])
  assert.deepEqual(await names(platform, park.director, { age: '3-to-5' }), ['Three years'])
})

test('the list is put in order of name, age or turnover, what is not known last', async () => {
  const { platform, park } = await aParkWithNames()
  const found = (wish: ListWish) => names(platform, park.director, wish)

  assert.deepEqual((await found({ sort: 'age' })).slice(0, 3), ['Atlas Robotics', 'Médina Énergie', 'Sahel Data'])
  assert.deepEqual((await found({ sort: 'age', descending: true })).slice(0, 3), [
    'Sahel Data',
    'Médina Énergie',
    'Atlas Robotics',
  ])
  // Amounts in the park's currency are compared; the one in dollars comes after them.
  assert.deepEqual((await found({ sort: 'turnover', descending: true })).slice(0, 3), [
    'Médina Énergie',
    'Atlas Robotics',
    'Sahel Data',
  ])
  assert.equal((await found({ sort: 'name', descending: true })).at(-1), 'Atlas Robotics')
})

test('fifty a page, and the count of all on every page', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  for (let number = 0; number < 7; number++) await park.company({ name: `Company ${number}` })
  const at = (from: number) =>
    read(platform, park.director, async (db) =>
      listedCompanies(db, park.director, await parkOf(platform, db, park.director), {}, { from, most: 3 }),
    )

  const pages = [await at(0), await at(6), await at(9)]

  assert.deepEqual(
    pages.map(({ companies, total }) => [companies.length, total]),
    [
      [3, 7],
      [1, 7],
      [0, 7],
    ],
  )
})

test('a site manager’s list and its export hold the companies of its sites alone', async () => {
  const { platform, park } = await aParkWithNames()
  const manager = park.manager('rabat')

  const table = await tableFor(platform, manager)

  assert.deepEqual(await names(platform, manager, {}), ['Médina Énergie'])
  assert.deepEqual(
    table.rows.map(([name]) => name),
    ['Médina Énergie'],
  )
})

test('an exported list holds every value as text or number, formulas as mere text', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const hostile = ['=HYPERLINK("http://127.0.0.1:9/","x")', '+1+1', '@SUM(1,1)', '-5', '＝1+1', '<b>&"', 'a\u0001b']
  for (const name of hostile) await park.company({ name, phone: '+212612345678' })
  await park.company({ name: 'With figures', facts: { 'turnover:2016': { amount: '3200000', currency: 'MAD' } } })

  const table = await tableFor(platform, park.director)
  const sheet = unzipSync(await workbookOf(table, 'fr'), 'xl/worksheets/sheet1.xml')
  const shared = unzipSync(await workbookOf(table, 'fr'), 'xl/sharedStrings.xml')
  const csv = csvOf(table, 'fr')

  assert.doesNotMatch(sheet, /<f[ >]/, 'no cell is a formula')
  assert.match(sheet, /<v>3200000<\/v>/)
  assert.match(shared, /=HYPERLINK\(/)
  assert.match(shared, /&lt;b&gt;&amp;/)
  assert.match(csv, /;'\+1\+1;|\n'\+1\+1;/)
  assert.match(csv, /\n-5;/)
  assert.match(csv, /;\+212612345678;/)
  const cells = csv.split('\r\n').map((line) => unguarded(line.split(';')[0] ?? ''))
  assert.ok(cells.includes('@SUM(1,1)') && cells.includes('＝1+1') && cells.includes('+1+1'))
})

async function aParkWithNames() {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  await park.company({
    name: 'Atlas Robotics',
    ice: someIces[0],
    rc: 'RC 4471',
    startedOn: '2017',
    facts: { ...began('2017-03'), 'turnover:2016': { amount: '100', currency: 'MAD' } },
  })
  await park.company({
    name: 'Médina Énergie',
    site: 'rabat',
    facts: {
      ...began('2015-05'),
      sector: { codes: ['green-tech', 'iot'] },
      'turnover:2015': { amount: '900', currency: 'MAD' },
      'turnover:2016': { amount: '200', currency: 'MAD' },
    },
  })
  await park.company({
    name: 'Sahel Data',
    site: 'tanger',
    startedOn: '2014',
    endedOn: day('2017-01-01'),
    facts: { incorporatedOn: { date: '2013' }, 'turnover:2016': { amount: '5000', currency: 'USD' } },
  })
  await park.company({ name: 'الإبتكار المغربي', site: null })
  return { platform, park }
}

async function names(platform: Platform, actor: Actor, wish: ListWish): Promise<readonly string[]> {
  const { companies, total } = await read(platform, actor, async (db) =>
    listedCompanies(db, actor, await parkOf(platform, db, actor), wish),
  )
  assert.equal(total, companies.length)
  return companies.map(({ name }) => name)
}

function tableFor(platform: Platform, actor: Register['director']) {
  return read(platform, actor, async (db) => companyTable(db, actor, await parkOf(platform, db, actor), {}, 'fr'))
}
