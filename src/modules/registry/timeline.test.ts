import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { day } from '../../kernel/civil-date.ts'
import { earlierIdentities, findCompany } from './companies.store.ts'
import { editCompany } from './edit-company.ts'
import { compareFacts } from './fact-order.ts'
import { factHistory } from './facts.store.ts'
import { moveCompany } from './move-company.ts'
import { aRegister, typed, valueOf } from './registry.testing.ts'
import { residenciesOf } from './residencies.store.ts'
import { momentsOf } from './timeline.ts'

test('a company’s life is told from the latest day back: stays, names, dates, what was recorded', async () => {
  const platform = await aPlatform({ now: '2016-09-01' })
  const park = await aRegister(platform)
  const companyId = await park.company({
    name: 'Amlal',
    startedOn: '2014-02',
    facts: { activityStartedOn: { date: '2013' }, headcount: { number: 7 } },
  })
  platform.moveTo('2017-08-21')
  valueOf(await editCompany(platform, park.director, { companyId, identity: typed({ name: 'Amlal Fintech' }) }))
  const stay = { companyId, siteId: park.siteId('rabat'), startedOn: day('2017-01-15') }
  valueOf(await moveCompany(platform, park.director, stay))

  const moments = await park.see(async (db) => {
    const company = await findCompany(db, park.director, companyId)
    assert.ok(company)
    return momentsOf({
      company,
      residencies: await residenciesOf(db, companyId),
      facts: await factHistory(db, companyId),
      versions: await earlierIdentities(db, companyId),
      zone: 'Africa/Casablanca',
    })
  })

  assert.deepEqual(
    moments.map((moment) => [moment.on, moment.kind]),
    [
      ['2017-08-21', 'renamed'],
      ['2017-01-15', 'arrived'],
      ['2017-01-15', 'left'],
      ['2016-09-01', 'added'],
      ['2016-09-01', 'recorded'],
      ['2014-02', 'arrived'],
      ['2013', 'began'],
    ],
  )
})

test('facts stand in the order people read them: dates, sector, turnover from the latest year, people, answers', () => {
  const keys = [
    'answer:b',
    'turnover:2015',
    'country',
    'headcount',
    'answer:a',
    'turnover:2016',
    'activityStartedOn',
  ] as const

  assert.deepEqual(keys.toSorted(compareFacts), [
    'activityStartedOn',
    'turnover:2016',
    'turnover:2015',
    'headcount',
    'country',
    'answer:a',
    'answer:b',
  ])
})
