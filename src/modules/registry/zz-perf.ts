import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { money } from '../../kernel/money.ts'
import { change, changed } from '../../platform/change.ts'
import { identityOf } from './company.ts'
import { companyFacts } from './company-facts.store.ts'
import { keepCompanies } from './companies.store.ts'
import { recordFacts } from './facts.store.ts'
import { aRegister } from './registry.testing.ts'
import { keepResidencies } from './residencies.store.ts'
import { listedCompanies } from './company-list.store.ts'
import { parkOf } from './operator.store.ts'
import { companyTable, csvOf } from './export-companies.ts'
test('perf', async () => {
  const platform = await aPlatform(); const park = await aRegister(platform); const at = platform.now()
  const ids = Array.from({ length: 10_000 }, () => platform.newId<'company'>())
  await change(platform, park.director, async (tx) => {
    await keepCompanies(tx, ids.map((id, i) => ({ id, identity: identityOf(`Company ${i}`), createdAt: at })))
    await keepResidencies(tx, ids.map((companyId) => ({ id: platform.newId<'residency'>(), companyId, siteId: park.siteId('rabat'), unitId: null, startedOn: null, endedOn: null, areaSqm: null, terms: null })), { at, by: undefined })
    await recordFacts(platform, tx, ids.flatMap((companyId, i) => [
      ['activityStartedOn', { kind: 'date', date: '2015-03-14' }], ['incorporatedOn', { kind: 'date', date: '2015-01' }],
      ['turnover:2016', { kind: 'money', money: money(i, 'MAD') }], ['turnover:2015', { kind: 'money', money: money(i, 'MAD') }],
      ['headcount', { kind: 'number', number: 7 }], ['sector', { kind: 'choices', codes: ['ai'] }], ['legalForm', { kind: 'choices', codes: ['sarl'] }], ['country', { kind: 'choices', codes: ['MA'] }],
    ].map(([key, value]) => ({ companyId, key, value, sourceKind: 'workbook', source: 'parc.xlsx, A4' }) as never)), { at, by: undefined })
    return changed(1, { event: 'a.b', subjectId: park.operatorId })
  })
  const time = async (n: string, w: () => Promise<unknown>) => { for (let i = 0; i < 2; i++) { const t = performance.now(); await w(); console.log(n, Math.round(performance.now() - t)) } }
  for (const stats of [false, true]) {
    if (stats) await platform.pool.query('analyze')
    console.log(stats ? 'with statistics' : 'without statistics')
    await time('companyFacts', () => park.see((db) => companyFacts(db)))
    const manager = park.manager('rabat')
    for (const actor of [park.director, manager]) {
      await time('list', () => park.see(async (db) => listedCompanies(db, actor, await parkOf(platform, db, actor), {}, { most: 50 })))
      await time('list search', () => park.see(async (db) => listedCompanies(db, actor, await parkOf(platform, db, actor), { search: '77', sort: 'turnover', age: '1-to-3', sector: 'ai', state: 'hosted' }, { most: 50 })))
      await time('export', () => park.see(async (db) => { csvOf(await companyTable(db, actor, await parkOf(platform, db, actor), {}, 'fr'), 'fr') }))
    }
  }
})
