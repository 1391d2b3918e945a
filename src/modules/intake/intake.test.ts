import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestPlatform } from '../../../tests/database.ts'
import { anOperator } from '../../../tests/operator.ts'
import { day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { toNumber } from '../../kernel/money.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { companyFacts, listCompanies } from '../registry/index.ts'
import { aPark, aTaker, aWorkbook, nobodyBelongs, three } from './intake.testing.ts'
import { chooseForRows } from './prepare-preview.ts'
import { startApplying } from './start-applying.ts'
import { undoIntake } from './undo-intake.ts'
import { nameKey } from '../workbook/index.ts'

const data = process.env['TREMPLIN_REFERENCE_DATA'] ?? join(import.meta.dirname, '../../../../shared/data')
const skip = existsSync(join(data, 'workbooks')) ? false : 'the reference data is not here'

interface Truth {
  readonly counts: { readonly companies: number; readonly headcount: number }
  readonly companies: readonly {
    readonly name: string
    readonly site: string
    /** Absent where the truth gives the verdict alone. */
    readonly startedFrom?: string | null
    readonly turnover2016: number | null
    readonly headcount: number | null
  }[]
}

for (const name of ['technopark-fr', 'three-sheets']) {
  test(`the workbook ${name} enters the register as its truth tells, and again changes nothing`, { skip }, async () => {
    const park = await aPark()
    const bytes = readFileSync(join(data, `workbooks/${name}.xlsx`))
    const truth = JSON.parse(readFileSync(join(data, `workbooks/${name}.truth.json`), 'utf8')) as Truth

    const { counts } = await park.bring(bytes, { name: `${name}.xlsx` })
    const again = await park.preview(bytes, { name: `${name}.xlsx` })

    assert.equal(counts.new, truth.counts.companies)
    const { platform, director } = park
    const [companies, facts] = await read(platform, director, async (db) => [
      await listCompanies(db),
      await companyFacts(db, { today: day('2017-08-21') }),
    ])
    const byName = new Map(companies.map((company) => [nameKey(company.name), facts.get(company.id)]))
    assert.equal(companies.length, truth.counts.companies)
    for (const { name: company, site, headcount, turnover2016, startedFrom } of truth.companies) {
      const known = byName.get(nameKey(company))
      assert.equal(known?.stays[0]?.siteName, site, company)
      const people = known?.known.get('headcount')?.value
      assert.equal(people?.kind === 'number' ? people.number : null, headcount, company)
      const turnover = known?.known.get('turnover:2016')?.value
      if (turnover2016 !== null && turnover2016 > 0) {
        assert.equal(turnover?.kind === 'money' ? toNumber(turnover.money) : null, turnover2016, company)
      }
      if (startedFrom === undefined) continue
      const began = known?.known.get('activityStartedOn') ?? known?.known.get('incorporatedOn')
      const date = began?.value.kind === 'date' ? began.value.date : null
      assert.equal(date?.slice(0, 4) ?? null, startedFrom?.slice(0, 4) ?? null, company)
    }
    assert.match(
      facts.get(companies[0]?.id ?? ('' as Id<'company'>))?.known.get('headcount')?.source ?? '',
      /\.xlsx, .+![A-Z]+\d+$/,
    )
    assert.deepEqual(
      { new: again.counts.new, changed: again.counts.changed, same: again.counts.same, gone: again.counts.gone },
      { new: 0, changed: 0, same: truth.counts.companies, gone: 0 },
    )
  })
}

test('nothing of a workbook reaches the register before it is applied', async () => {
  const park = await aPark()

  await park.preview(three)

  assert.deepEqual(
    Object.values(await park.register()).map((rows) => rows.length),
    [0, 0, 0, 0, 0, 0],
  )
})

test('one changed cell is one changed company, told from what to what', async () => {
  const park = await aPark()
  await park.bring(three)

  const { intakeId, counts } = await park.preview(
    aWorkbook([
      ['ATLAS  ROBOTICS', '', 'Rabat', '2015-10-22', '9', '4161'],
      ['Souk Labs', '', 'Casa', '2016', '12', '0'],
      ['طنجة ميديا', '', 'طنجة', '2017-03', '3', '-'],
    ]),
  )

  assert.deepEqual(counts, { new: 0, changed: 1, same: 2, doubtful: 0, refused: 0, gone: 0 })
  const [row] = await park.rows(intakeId)
  assert.deepEqual(row?.details.alterations, [
    { what: 'headcount', kind: 'set', from: { fact: { number: 7 } }, to: { fact: { number: 9 } }, column: 'E' },
  ])
})

test('a later workbook adds to what is known of earlier days, an earlier one does not take its place', async () => {
  const park = await aPark()
  await park.bring(three)
  const later = await park.bring(aWorkbook([['Souk Labs', '', 'Casa', '2016', '12', '']]), { asOn: day('2018-08-21') })

  const earlier = await park.preview(aWorkbook([['Souk Labs', '', 'Casa', '2016', '5', '']]), {
    asOn: day('2016-08-21'),
  })

  assert.equal(later.counts.same, 1)
  const [before] = await park.rows(later.intakeId)
  assert.deepEqual(
    before?.details.alterations.map(({ kind }) => kind),
    ['confirmed'],
  )
  const [after] = await park.rows(earlier.intakeId)
  assert.deepEqual(
    after?.details.alterations.map(({ kind }) => kind),
    ['older'],
  )
})

test('a name that the register knows with another ICE is left out until somebody says what it is', async () => {
  const park = await aPark()
  await park.bring(aWorkbook([['Atlas Robotics', '221248865000037', 'Rabat', '2015-10-22', '7', '']]))
  const other = aWorkbook([['Atlas Robotics', '256923444000090', 'Rabat', '2016', '3', '']])
  const { intakeId, counts } = await park.preview(other)
  const [row] = await park.rows(intakeId)

  const chosen = await chooseForRows(park.platform, park.director, {
    intakeId,
    choices: new Map([[row?.number ?? 0, 'new']]),
  })
  await park.start(intakeId)
  await park.platform.work()

  assert.equal(counts.doubtful, 1)
  assert.deepEqual([row?.details.doubt?.code, row?.details.choice], ['name-with-other-ice', 'leave'])
  assert.ok(chosen.ok)
  const companies = await read(park.platform, park.director, listCompanies)
  assert.deepEqual(new Set(companies.map(({ ice }) => ice)), new Set(['221248865000037', '256923444000090']))
})

test('an ICE under another name renames the company only when somebody says that it is the same', async () => {
  const park = await aPark()
  await park.bring(aWorkbook([['Atlas Robotics', '221248865000037', 'Rabat', '2015', '7', '']]))
  const { intakeId } = await park.preview(
    aWorkbook([['Atlas Automation', '221248865000037', 'Rabat', '2015', '7', '']]),
  )
  const [row] = await park.rows(intakeId)
  const same = row?.details.choices?.find((choice) => choice.startsWith('same:')) ?? ''

  await chooseForRows(park.platform, park.director, { intakeId, choices: new Map([[row?.number ?? 0, same]]) })
  await park.start(intakeId)
  await park.platform.work()

  assert.equal(row?.details.doubt?.code, 'ice-with-other-name')
  const companies = await read(park.platform, park.director, listCompanies)
  assert.deepEqual(
    companies.map(({ name }) => name),
    ['Atlas Automation'],
  )
})

test('hosted companies that the workbook no longer names are listed, and end only when asked', async () => {
  const park = await aPark()
  await park.bring(three)
  const fewer = aWorkbook([
    ['Atlas Robotics', '', 'Rabat', '2015-10-22', '7', '4161'],
    ['Neuf', '', 'Casa', '2017', '1', ''],
  ])

  const kept = await park.bring(fewer)
  const openAfterKeeping = await openStays(park.platform)
  const ended = await park.bring(fewer, { gone: 'end', asOn: day('2017-12-31'), name: 'decembre.csv' })

  // Tanger is not in the workbook at all: it says nothing of the companies there.
  assert.equal(kept.counts.gone, 1)
  assert.equal(openAfterKeeping, 4)
  assert.equal(ended.counts.gone, 1)
  assert.equal(await openStays(park.platform), 3)
})

async function openStays(platform: TestPlatform): Promise<number> {
  const { rows } = await platform.pool.query<{ id: string }>('select id from residencies where ended_on is null')
  return rows.length
}

test('a site manager brings companies of his own sites, and opens his own workbooks', async () => {
  const park = await aPark()
  await park.bring(three)
  const [site] = (await park.register())['sites']?.filter((line) => line.includes('Rabat')) ?? []
  const manager = (userId: string): Actor => ({
    ...park.director,
    userId: userId as Id<'user'>,
    role: { kind: 'site-manager', siteIds: [(JSON.parse(site ?? '{}') as { id: Id<'site'> }).id] },
  })
  const [one, other] = [manager(park.platform.newId()), manager(park.platform.newId())]
  const his = aTaker(park.platform, one)

  const { intakeId, counts } = await his.preview(
    aWorkbook([
      ['Rif Mobile', '', 'Rabat', '2017', '2', ''],
      ['Souk Labs', '', 'Casa', '2016', '99', ''],
      ['طنجة ميديا', '', 'Rabat', '2017-03', '3', ''],
      ['Nulle Part', '', '', '2017', '1', ''],
      ['Ailleurs', '', 'Oujda', '2017', '1', ''],
    ]),
  )
  await his.start(intakeId)
  await park.platform.work()

  const rows = await his.rows(intakeId)
  assert.deepEqual(
    rows.filter(({ state }) => state === 'refused').map(({ details }) => details.refusal?.code),
    ['site-not-yours', 'hosted-elsewhere', 'site-missing', 'site-not-yours'],
  )
  assert.deepEqual([counts.new, counts.refused], [1, 4])
  assert.equal((await his.intake(intakeId)).state, 'applied')
  assert.equal((await read(park.platform, park.director, listCompanies)).length, 4)
  await assert.rejects(aTaker(park.platform, other).intake(intakeId))
  const started = await startApplying(park.platform, other, { intakeId, gone: 'keep' })
  assert.equal(!started.ok && started.refusal.code, 'intake-not-found')
})

test('another operator finds nothing of a workbook', async () => {
  const park = await aPark()
  const { intakeId } = await park.bring(three)
  const stranger = systemActor(await anOperator(park.platform, { name: 'Other park' }))

  const undone = await undoIntake(park.platform, stranger, { intakeId, whoBelongs: nobodyBelongs })

  assert.equal(!undone.ok && undone.refusal.code, 'intake-not-found')
  assert.equal((await read(park.platform, stranger, listCompanies)).length, 0)
})
