import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import type { Actor } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { correctEntry, declareFact, listCompanies } from '../registry/index.ts'
import { aPark, aWorkbook, nobodyBelongs, three } from './intake.testing.ts'
import { undoIntake } from './undo-intake.ts'

test('taking a workbook back leaves the register as it was, byte for byte', async () => {
  const park = await aPark()
  await park.bring(
    aWorkbook([
      ['Atlas Robotics', '221248865000037', 'Rabat', '2015-10-22', '7', '4161'],
      ['Souk Labs', '', 'Casa', '2016', '12', '0'],
      ['Anfa Pay', '', 'Casa', '2016', '5', '10'],
    ]),
  )
  const before = await park.register()
  const { intakeId, counts } = await park.bring(
    aWorkbook(
      [
        ['Atlas Robotics', '221248865000037', 'Casa', '2015-10-23', '9', '4200', 'hello@atlas.example', 'B12'],
        ['Souk Labs', '256923444000090', 'Casa', '2016', '13', '0', '', ''],
        ['Rif Mobile', '', 'Agadir', '2017', '2', '', '', 'C1'],
      ],
      ['Raison sociale', 'ICE', 'Site', 'Date de création', 'Effectif', 'CA 2016 (KDH)', 'E-mail', 'Bureau'],
    ),
    { gone: 'end' },
  )
  assert.deepEqual([counts.new, counts.changed, counts.gone], [1, 2, 1])
  assert.notDeepEqual(await park.register(), before)

  const undone = await undoIntake(park.platform, park.director, { intakeId, whoBelongs: nobodyBelongs })

  assert.deepEqual(undone, { ok: true, value: { removed: 1, restored: 3 } })
  assert.deepEqual(await park.register(), before)
  const twice = await undoIntake(park.platform, park.director, { intakeId, whoBelongs: nobodyBelongs })
  assert.equal(!twice.ok && twice.refusal.code, 'not-now')
})

test('a workbook is not taken back once a company has said something later', async () => {
  const park = await aPark()
  const { intakeId } = await park.bring(three)
  const before = await park.register()
  const company = (await read(park.platform, park.director, listCompanies)).find(({ name }) => name === 'Souk Labs')
  assert.ok(company)
  const founder: Actor = { ...park.director, role: { kind: 'company-owner', companyId: company.id } }
  park.platform.moveTo('2017-09-02')
  const said = await declareFact(park.platform, founder, {
    companyId: company.id,
    key: 'headcount',
    value: { kind: 'number', number: 14 },
    validOn: day('2017-09-01'),
  })
  assert.ok(said.ok, JSON.stringify(said))

  const undone = await undoIntake(park.platform, park.director, { intakeId, whoBelongs: nobodyBelongs })

  assert.deepEqual(undone, {
    ok: false,
    refusal: { code: 'built-upon', dependents: [{ companyId: company.id, name: 'Souk Labs', because: 'facts' }] },
  })
  assert.equal((await park.register())['facts']?.length, (before['facts']?.length ?? 0) + 1)
})

test('a workbook is not taken back once somebody has written since when one of its companies is hosted', async () => {
  const park = await aPark()
  const { intakeId } = await park.bring(three)
  const company = (await read(park.platform, park.director, listCompanies)).find(({ name }) => name === 'Souk Labs')
  assert.ok(company)
  const entered = { companyId: company.id, enteredOn: day('2017-03-01') }
  const written = await correctEntry(park.platform, park.director, entered)
  assert.ok(written.ok, JSON.stringify(written))

  const undone = await undoIntake(park.platform, park.director, { intakeId, whoBelongs: nobodyBelongs })

  assert.deepEqual(undone, {
    ok: false,
    refusal: { code: 'built-upon', dependents: [{ companyId: company.id, name: 'Souk Labs', because: 'residency' }] },
  })
})

test('a workbook is not taken back once people belong to a company that it brought', async () => {
  const park = await aPark()
  const { intakeId } = await park.bring(three)

  const undone = await undoIntake(park.platform, park.director, {
    intakeId,
    whoBelongs: async (_, companyIds) => companyIds.slice(0, 1),
  })

  assert.equal(!undone.ok && undone.refusal.code === 'built-upon' && undone.refusal.dependents[0]?.because, 'people')
})
