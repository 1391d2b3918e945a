import { test } from 'node:test'
import { sql } from 'kysely'
import { aPlatform } from '../../../tests/database.ts'
import { money } from '../../kernel/money.ts'
import { change, changed, read } from '../../platform/change.ts'
import { identityOf } from './company.ts'
import { companyFacts } from './company-facts.store.ts'
import { keepCompanies } from './companies.store.ts'
import { recordFacts } from './facts.store.ts'
import { aRegister } from './registry.samples.ts'
import { keepResidencies } from './residencies.store.ts'
import { listedCompanies } from './company-list.store.ts'
import { parkOf } from './operator.store.ts'
import { companyTable, csvOf, workbookOf } from './export-companies.ts'
test('perf', async () => {
  const platform = await aPlatform()
  const park = await aRegister(platform)
  const at = platform.now()
  const ids = Array.from({ length: 10_000 }, () => platform.newId<'company'>())
  await change(platform, park.director, async (tx) => {
    await keepCompanies(
      tx,
      ids.map((id, i) => ({ id, identity: identityOf(`Company ${i}`), createdAt: at })),
    )
    await keepResidencies(
      tx,
      ids.map((companyId) => ({
        id: platform.newId<'residency'>(),
        companyId,
        siteId: park.siteId('rabat'),
        unitId: null,
        startedOn: null,
        endedOn: null,
        areaSqm: null,
        terms: null,
      })),
      { at, by: undefined },
    )
    await recordFacts(
      platform,
      tx,
      ids.flatMap((companyId, i) =>
        [
          ['activityStartedOn', { kind: 'date', date: '2015-03-14' }],
          ['incorporatedOn', { kind: 'date', date: '2015-01' }],
          ['turnover:2016', { kind: 'money', money: money(i, 'MAD') }],
          ['turnover:2015', { kind: 'money', money: money(i, 'MAD') }],
          ['headcount', { kind: 'number', number: 7 }],
          ['sector', { kind: 'choices', codes: ['ai'] }],
          ['legalForm', { kind: 'choices', codes: ['sarl'] }],
          ['country', { kind: 'choices', codes: ['MA'] }],
        ].map(([key, value]) => ({ companyId, key, value, sourceKind: 'workbook', source: 'parc.xlsx, A4' }) as never),
      ),
      { at, by: undefined },
    )
    return changed(1, { event: 'a.b', subjectId: park.operatorId })
  })
  await platform.pool.query('analyze')
  const time = async (n: string, w: () => Promise<unknown>) => {
    for (let i = 0; i < 3; i++) {
      const t = performance.now()
      await w()
      console.log(n, Math.round(performance.now() - t))
    }
  }
  await time('companyFacts', () => park.see((db) => companyFacts(db)))
  await time('grouped', () =>
    park.see((db) =>
      db
        .selectFrom('facts')
        .select([
          'companyId',
          sql<string>`json_agg(json_build_array(key, value, valid_on, source, recorded_at))::text`.as('l'),
        ])
        .where('supersededAt', 'is', null)
        .groupBy('companyId')
        .execute(),
    ),
  )
  await time('grouped2', () =>
    park.see((db) =>
      db
        .selectFrom('facts')
        .select([
          'companyId',
          sql<string>`'[' || string_agg('["' || key || '",' || value::text || ',' || coalesce(to_json(valid_on)::text,'null') || ',' || coalesce(to_json(source)::text, 'null') || ',' || extract(epoch from recorded_at)::text || ']', ',') || ']'`.as(
            'l',
          ),
        ])
        .where('supersededAt', 'is', null)
        .groupBy('companyId')
        .execute(),
    ),
  )
  await time('parse', async () => {
    const r = await park.see((db) =>
      db
        .selectFrom('facts')
        .select(['companyId', sql<string>`json_agg(json_build_array(key, value, valid_on, source))::text`.as('l')])
        .where('supersededAt', 'is', null)
        .groupBy('companyId')
        .execute(),
    )
    const t = performance.now()
    for (const x of r) JSON.parse(x.l)
    console.log('  json', Math.round(performance.now() - t))
  })
  await time('list', () =>
    park.see(async (db) =>
      listedCompanies(db, park.director, await parkOf(platform, db, park.director), {}, { most: 50 }),
    ),
  )
  await time('list search', () =>
    park.see(async (db) =>
      listedCompanies(
        db,
        park.director,
        await parkOf(platform, db, park.director),
        { search: '77', sort: 'turnover', age: '1-to-3' },
        { most: 50 },
      ),
    ),
  )
  await time('export', () =>
    park.see(async (db) => {
      const t = await companyTable(db, park.director, await parkOf(platform, db, park.director), {}, 'fr')
      csvOf(t, 'fr')
      await workbookOf(t, 'fr')
    }),
  )
})
