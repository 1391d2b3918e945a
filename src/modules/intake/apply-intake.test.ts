import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change, changed, read } from '../../platform/change.ts'
import { listCompanies } from '../registry/index.ts'
import { applyIntake } from './apply-intake.ts'
import { compareWorkbook } from './compare-workbook.ts'
import { aPark, aWorkbook, three } from './intake.testing.ts'
import { findWork } from './intake.store.ts'
import { resumeIntakes, startApplying } from './start-applying.ts'
import { writePlan } from './write-plan.ts'

test('of two who apply a workbook at once one does', async () => {
  const park = await aPark()
  const { intakeId } = await park.preview(three)
  const { platform, director } = park

  const started = await Promise.all([1, 2, 3].map(() => startApplying(platform, director, { intakeId, gone: 'keep' })))
  await Promise.all([1, 2].map(() => applyIntake(platform, { operatorId: director.operatorId, intakeId })))
  await platform.work()

  assert.equal(started.filter(({ ok }) => ok).length, 1)
  assert.equal((await read(platform, director, listCompanies)).length, 3)
})

test('without taking turns two applications would bring each company twice (the twin of the test above)', async () => {
  const park = await aPark()
  const { intakeId } = await park.preview(three)
  const { platform, director } = park
  const bothCompared = new Set<() => void>()

  await Promise.all(
    [1, 2].map(() =>
      change(platform, director, async (tx) => {
        const work = await findWork(tx, director, intakeId)
        assert.ok(work)
        const comparison = await compareWorkbook(platform, tx, director, work)
        assert.ok(comparison.ok)
        await new Promise<void>((go) => {
          bothCompared.add(go)
          if (bothCompared.size === 2) for (const each of bothCompared) each()
        })
        const { plan } = comparison.value
        const withoutSites = plan.rows.map(({ act, ...row }) => ({
          ...row,
          ...(act && { act: { company: act.company, facts: act.facts } }),
        }))
        await writePlan(
          platform,
          tx,
          director,
          { ...comparison.value, plan: { rows: withoutSites, gone: [] } },
          {
            intakeId,
            asOn: work.asOn,
            gone: 'keep',
            at: platform.now(),
            tell: () => {},
          },
        )
        return changed(intakeId, { event: 'intake.applied', subjectId: intakeId })
      }),
    ),
  )

  assert.equal((await read(platform, director, listCompanies)).length, 6)
})

test('two workbooks that bring the same companies at once bring them once, and the second is told', async () => {
  const park = await aPark()
  const [one, other] = [await park.preview(three), await park.preview(three, { name: 'copie.csv' })]
  await park.start(one.intakeId)
  await park.start(other.intakeId)
  const { operatorId } = park.director

  await Promise.all([one, other].map(({ intakeId }) => applyIntake(park.platform, { operatorId, intakeId })))

  assert.equal((await read(park.platform, park.director, listCompanies)).length, 3)
  const states = [await park.intake(one.intakeId), await park.intake(other.intakeId)]
  assert.deepEqual(
    new Set(states.map(({ state, setback }) => `${state} ${setback ?? ''}`)),
    new Set(['applied ', 'previewed register-changed']),
  )
})

test('when something breaks in the middle nothing is applied and the workbook says so', async () => {
  const park = await aPark()
  const { intakeId } = await park.preview(three)
  await park.start(intakeId)
  const broken = {
    ...park.platform,
    listeners: {
      'company.facts-changed': [
        () => {
          throw new Error('A listener broke.')
        },
      ],
    },
  }

  await assert.rejects(applyIntake(broken, { operatorId: park.director.operatorId, intakeId }), /A listener broke/)

  assert.deepEqual((await park.register())['companies'], [])
  const { state, setback } = await park.intake(intakeId)
  assert.deepEqual([state, setback], ['previewed', 'failed'])
})

test('a workbook whose job was lost goes on after the next start, once', async () => {
  const park = await aPark()
  const { intakeId } = await park.preview(three)
  await park.start(intakeId)
  await park.platform.pool.query(`delete from pgboss.job where name = 'intake.apply'`)

  await resumeIntakes(park.platform)
  await resumeIntakes(park.platform)
  await park.platform.work()

  assert.equal((await park.intake(intakeId)).state, 'applied')
  assert.equal((await read(park.platform, park.director, listCompanies)).length, 3)
})

test('ten thousand rows are applied', async () => {
  const park = await aPark()
  const rows = Array.from({ length: 10_000 }, (_, at) => [
    `Société numéro ${at}`,
    '',
    ['Casa', 'Rabat', 'Tanger'][at % 3] ?? '',
    `${2000 + (at % 17)}-03-0${1 + (at % 9)}`,
    String(1 + (at % 40)),
    String(100 + at),
    ['Fintech', 'Cloud', 'Mobile'][at % 3] ?? '',
    'SARL',
  ])
  const bytes = aWorkbook(rows, [
    'Raison sociale',
    'ICE',
    'Site',
    'Date de création',
    'Effectif',
    'CA 2016 (KDH)',
    'Secteur',
    'Forme juridique',
  ])

  const { counts, intakeId } = await park.bring(bytes)

  assert.equal(counts.new, 10_000)
  const { rows: facts } = await park.platform.pool.query<{ count: bigint }>('select count(*) from facts')
  assert.equal(facts[0]?.count, 50_000n)
  const { rows: told } = await park.platform.pool.query(
    'select phase, done, total from intake_progress where intake_id = $1',
    [intakeId],
  )
  assert.deepEqual(told, [{ phase: 'writing', done: 10_000, total: 10_000 }])
})
