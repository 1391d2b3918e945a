import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { day } from '../kernel/civil-date.ts'
import { interpret, readFile, understand } from '../modules/workbook/index.ts'
import { readTruth } from '../modules/workbook/workbook.testing.ts'
import { factsOf } from './check.ts'
import { assertTrue, folder, reference, run, verdictsOf, written } from './check.testing.ts'

for (const name of ['technopark-fr', 'three-sheets']) {
  test(`every company of ${name}.xlsx gets its true verdict, and rows met twice are told`, async (t) => {
    const data = reference(t)
    if (!data) return
    const truth = readTruth(data, name)

    const answer = await verdictsOf(join(data, `${name}.xlsx`))

    assertTrue(answer, truth)
    const duplicates = answer.problems.filter(({ code }) => code === 'duplicate-company')
    assert.deepEqual(
      duplicates.map(({ value }) => value.toLowerCase()).toSorted(),
      truth.duplicates.map((name) => name.toLowerCase()).toSorted(),
    )
    assert.ok(duplicates.every(({ firstRow, row }) => firstRow !== undefined && firstRow < row))
  })
}

test('the second row of a company is reported with the first row’s number and what differs', async (t) => {
  const data = reference(t)
  if (!data) return

  const { problems } = await verdictsOf(join(data, 'technopark-fr.xlsx'))

  const twice = problems.find(({ value }) => value === 'AMLAL GAMES NORD')
  assert.equal(twice?.row, 268)
  assert.equal(twice.firstRow, 46)
  assert.match(twice.problem, /Effectif \(«\u00a08\u00a0», puis «\u00a09\u00a0»\)/)
})

test('wrong arguments and unreadable files are answered with 2 and a sentence in the language asked', async () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /fichier lire/],
    [['a.xlsx', '--lang', 'en'], /which offer/],
    [['a.xlsx', '--offer', 'nothing', '--lang', 'en'], /no offer “nothing”.*technopark-2017/],
    [['a.xlsx', '--offer', 'technopark-2017', '--on', '21/08/2017'], /n’est pas un jour/],
    [['a.xlsx', '--offer', 'technopark-2017', '--on', '2017-02-30'], /n’est pas un jour/],
    [['a.xlsx', '--all', '--lang', 'de'], /langue/],
    [['a.xlsx', '--all', '--unknown'], /--unknown/],
    [['a.xlsx', 'b.xlsx', '--all'], /un seul fichier/],
    [['a.xlsx', '--offer', 'technopark-2017', '--lang', 'ar'], /تعذرت/],
    [[folder, '--offer', 'technopark-2017'], /n’est pas un fichier/],
    [[await written('a.pdf', '%PDF-1.7'), '--offer', 'technopark-2017', '--on', '2017-08-21'], /PDF/],
    [[await written('empty.csv', ''), '--offer', 'technopark-2017', '--on', '2017-08-21'], /vide/],
    [[await written('other.csv', 'a;b\n1;2\n'), '--offer', 'technopark-2017', '--on', '2017-08-21'], /Aucune liste/],
  ]
  for (const [args, sentence] of cases) {
    const { status, stdout, stderr } = await run(...args)

    assert.equal(status, 2, args.join(' '))
    assert.match(stderr, sentence)
    assert.equal(stdout, '')
  }
})

test('the table for people shows every company once, the counts and what to verify, in three languages', async () => {
  const file = await written(
    'few.csv',
    'Société;Site;Date de création;CA 2016\nAtlas;Rabat;03/2016;2 MDH\nRif;طنجة;2005;1 MDH\nSouk;Casa;2016;n.c.\nATLAS;Rabat;03/2016;2 MDH\nTotal;;;5 MDH\n',
  )

  for (const [language, counts] of [
    ['fr', '1 éligible, 1 non éligible, 1 indéterminée'],
    ['en', '1 eligible, 1 not eligible, 1 undetermined'],
    ['ar', 'مؤهلة: 1، غير مؤهلة: 1، غير محسومة: 1'],
  ] as const) {
    const { status, stdout } = await run(file, '--offer', 'technopark-2017', '--on', '2017-08-21', '--lang', language)

    assert.equal(status, 0)
    assert.ok(stdout.includes(counts), stdout)
    assert.ok(stdout.includes('few!A5  duplicate-company'), stdout)
  }
})

test('the help names every criterion, fact and problem that the output may hold', async () => {
  const { status, stdout } = await run('--help')

  assert.equal(status, 0)
  for (const word of [
    'technopark-2017',
    'activity-age',
    'turnover:YEAR',
    'activityStartedOn',
    'duplicate-company',
    'no-year',
    '--json',
  ]) {
    assert.ok(stdout.includes(word), word)
  }
})

test('a company that has left the park is no longer hosted, whatever else it is', async () => {
  const file = await written(
    'left.csv',
    'Société;Site;Date de création;CA 2016;Date de sortie\nAtlas;Rabat;03/2016;2 MDH;30/06/2017\nRif;Rabat;03/2016;2 MDH;\n',
  )

  const { results } = await verdictsOf(file)

  assert.deepEqual(
    results.map(({ verdict }) => verdict),
    ['ineligible', 'eligible'],
  )
})

test('since when a company is hosted is read from its day of entry, and no column gives it', async () => {
  const on = day('2017-08-21')
  const heading = 'Société;Site;Date d’entrée;Date de sortie;hostedSince;Hébergée depuis'
  const rows = ['Atlas;Rabat;03/2016;;01/01/2001;01/01/2002', 'Rif;Rabat;;;;', 'Sebou;Rabat;03/2016;30/06/2017;;']
  const file = readFile(new TextEncoder().encode([heading, ...rows, ''].join('\n')), 'parc.csv')
  assert.ok(file.ok)
  const { companies } = interpret(file.value, understand(file.value, on), { on, currency: 'MAD' })

  const since = companies.map((company) => factsOf(company, on, 'parc.csv').known.get('hostedSince')?.value)

  assert.deepEqual(since, [{ kind: 'date', date: '2016-03' }, undefined, undefined])
})

test('an offer asked for by name is judged by its nearest terms on a day when it has none, and that is said', async () => {
  const file = await written('early.csv', 'Société;Site;Date de création;CA 2016\nAtlas;Rabat;03/2013;2 MDH\n')

  const { status, stdout, stderr } = await run(file, '--offer', 'technopark-2017', '--on', '2015-01-01', '--json')

  assert.equal(status, 0)
  assert.match(stderr, /celles du 14.août.2017 sont appliquées/)
  assert.match(stdout, /"verdict":"eligible"/)
})
