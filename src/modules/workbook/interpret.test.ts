import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { writeMoney } from '../../kernel/money.ts'
import type { CompanyDraft } from './company-draft.ts'
import type { Meaning } from './heading.ts'
import { fileRefusalText, meaningText, problemCodeText, problemText } from './workbook.messages.ts'
import { type Interpreted, interpret } from './interpret.ts'
import { PROBLEM_CODES, type Problem } from './problem.ts'
import { readFile } from './read-file.ts'
import { type Understanding, understand } from './understand.ts'
import { type WrittenSheet, xlsxOf } from './workbook.testing.ts'

const on = day('2017-08-21')

interface Read extends Interpreted {
  readonly understanding: Understanding
}

function readBytes(bytes: Uint8Array, name: string): Read {
  const read = readFile(bytes, name)
  assert.ok(read.ok)
  const understanding = understand(read.value, on)
  return { understanding, ...interpret(read.value, understanding, { on, currency: 'MAD' }) }
}

const readText = (...lines: readonly string[]) => readBytes(new TextEncoder().encode(lines.join('\n')), 'list.csv')
const readSheets = async (...sheets: readonly WrittenSheet[]) => readBytes(await xlsxOf(sheets), 'list.xlsx')

const names = ({ companies }: Interpreted) => companies.map(({ name }) => name)
const codes = ({ problems }: Interpreted) => problems.map(({ code, column, row }) => `${column}${row} ${code}`)

function factOf(
  company: CompanyDraft | undefined,
  key: 'turnover:2015' | 'turnover:2016' | 'incorporatedOn' | 'headcount',
): unknown {
  const value = company?.facts.get(key)?.value
  if (value?.kind === 'money') return Object.values(writeMoney(value.money)).join(' ')
  return value?.kind === 'date' ? value.date : value?.kind === 'number' ? value.number : undefined
}

test('titles, blanks, totals, sections, notes and the heading again are no companies', () => {
  const read = readText(
    'Liste des entreprises hébergées',
    '',
    'Société;Site;Date de création;CA 2016',
    'Site de Rabat;;;',
    'Alpha;Rabat;2015;5',
    'Sous-total Rabat;;;5',
    'Société;Site;Date de création;CA 2016',
    'TANGER (1);;;',
    'Beta;;2016;6',
    'S/Total;;;6',
    'Moyenne;;;5,5',
    'Total général;;;11',
    ';;;11',
    'Source : direction, chiffres provisoires;;;',
  )

  assert.deepEqual(names(read), ['Alpha', 'Beta'])
  assert.deepEqual(
    read.companies.map(({ site }) => site?.name),
    ['Rabat', 'Tanger'],
  )
  assert.equal(read.skipped.totals, 4)
  assert.deepEqual(codes(read), ['D3 assumed-currency'])
})

test('a company that is called Total is a company when it has a date, a form or an ICE', () => {
  const read = readText(
    'Société;Site;Date de création;Effectif',
    'Total Logistics;Rabat;2015;5',
    'Moyenne Bleue;Rabat;03/2016;6',
    'TOTAL;;;11',
  )

  assert.deepEqual(names(read), ['Total Logistics', 'Moyenne Bleue'])
})

test('a row without a name and a text alone are shown, not guessed', () => {
  const read = readText('Société;Site;Date de création;Effectif', ';Rabat;2015;5', 'Atlas;;;', 'Rif;Rabat;2016;6')

  assert.deepEqual(names(read), ['Rif'])
  assert.deepEqual(codes(read), ['A2 no-name', 'A3 only-a-name'])
})

test('the same ICE is the same company whatever its name; merely alike names are not', () => {
  const read = readText(
    'Société;ICE;Site',
    'Atlas;001561191000066;Rabat',
    'Atlas Nord;;Rabat',
    'Autre nom;1561191000066;Casa',
    'ÁTLAS nord;;Rabat',
    'Atlas;002136093000040;Rabat',
  )

  assert.deepEqual(names(read), ['Atlas', 'Atlas Nord', 'Atlas'])
  assert.deepEqual(codes(read), ['A4 duplicate-company', 'A5 duplicate-company', 'A6 same-name-other-ice'])
  const [first] = read.problems
  assert.ok(first?.code === 'duplicate-company')
  assert.equal(first.firstRow, 2)
  assert.deepEqual(
    first.differences.map(({ heading, first, second }) => `${heading}: ${first}, ${second}`),
    ['Société: Atlas, Autre nom', 'Site: Rabat, Casa'],
  )
})

test('a cell that cannot be read is told with its place, and the rest of the row stays', () => {
  const read = readText(
    'Société;ICE;Effectif;CA 2016 (KDH);Date de création',
    'Atlas;001561191000065;env. 10;#REF!;31/02/2016',
    'Rif;12;5;(1 200);T1 2016',
  )

  assert.deepEqual(names(read), ['Atlas', 'Rif'])
  assert.deepEqual(codes(read).toSorted(), [
    'B2 bad-ice',
    'B3 not-an-ice',
    'C2 approximate',
    'D2 error-cell',
    'D3 negative',
    'E2 unreadable-date',
    'E3 wider-date',
  ])
  assert.equal(factOf(read.companies[1], 'headcount'), 5)
  assert.equal(factOf(read.companies[1], 'incorporatedOn'), '2016')
})

test('a turnover without a year is left out, and the year before counts from the document’s date', () => {
  const without = readText('Société;Site;CA', 'Atlas;Rabat;5')
  const before = readText('Situation au 30/06/2016', '', 'Société;Site;CA N-1 (DH)', 'Atlas;Rabat;5')

  assert.deepEqual(codes(without), ['C1 no-year'])
  assert.equal(before.understanding.asOf, '2016-06-30')
  assert.equal(factOf(before.companies[0], 'turnover:2015'), '5 MAD')
})

test('a unit in the title serves the columns that name none, and is told', () => {
  const read = readText(
    'Registre du parc',
    'Montants en milliers de dirhams',
    'Société;Site;CA 2016;CA 2015 (DH)',
    'Atlas;Rabat;5;7',
  )

  assert.equal(factOf(read.companies[0], 'turnover:2016'), '5000 MAD')
  assert.equal(factOf(read.companies[0], 'turnover:2015'), '7 MAD')
  assert.deepEqual(codes(read), ['C3 unit-from-title'])
})

test('what a column leaves open is said once for the column', () => {
  const read = readText(
    'Société;Site;Date de création;CA 2016',
    'Atlas;Rabat;03/04/2016;4,161',
    'Rif;Rabat;05/06/2016;2,500',
  )

  assert.deepEqual(codes(read).toSorted(), ['C1 assumed-day-first', 'D1 assumed-currency', 'D1 assumed-groups'])
  assert.equal(factOf(read.companies[0], 'incorporatedOn'), '2016-04-03')
})

test('merged cells of a site serve all their rows', async () => {
  const read = await readSheets({
    sheet: 'Parc',
    data: [
      [{ value: 'Entreprises hébergées', columnSpan: 3 }],
      ['Site', 'Entreprise', 'Effectif'],
      [{ value: 'Casa', rowSpan: 2 }, 'Atlas', 5],
      [null, 'Rif', 6],
      ['Rabat', 'Souk', 7],
    ],
  })

  assert.deepEqual(
    read.companies.map(({ name, site }) => `${name} ${site?.name}`),
    ['Atlas Casablanca', 'Rif Casablanca', 'Souk Rabat'],
  )
})

test('a second list below the first, with other columns, is read with its own heading', () => {
  const read = readText(
    'Société;Site;Date de création',
    'Atlas;Rabat;2015',
    '',
    'Effectif;Raison sociale;Secteur;Ville',
    '5;Rif;Fintech;Tanger',
  )

  assert.deepEqual(
    read.companies.map(({ name, site }) => `${name} ${site?.name}`),
    ['Atlas Rabat', 'Rif Tanger'],
  )
  assert.equal(factOf(read.companies[1], 'headcount'), 5)
})

test('sheets without a list are named and not read', async () => {
  const read = await readSheets(
    {
      sheet: 'Synthèse',
      data: [
        ['Site', 'Entreprises', 'Effectif'],
        ['Rabat', 37, 159],
        ['Tanger', 22, 119],
      ],
    },
    {
      sheet: 'Rabat',
      data: [
        ['Entreprise', 'Effectif'],
        ['Atlas', 5],
      ],
    },
  )

  assert.deepEqual(names(read), ['Atlas'])
  assert.equal(read.companies[0]?.site?.code, 'rabat')
  assert.deepEqual(
    read.problems.map(({ sheet, code }) => `${sheet} ${code}`),
    ['Synthèse no-company-list'],
  )
})

test('what people said of a layout is followed the next time it comes', () => {
  const bytes = new TextEncoder().encode('Société;Site;Divers\nAtlas;Rabat;2015')
  const read = readFile(bytes, 'list.csv')
  assert.ok(read.ok)
  const signature = understand(read.value, on).sheets[0]?.tables[0]?.signature ?? ''
  const said: readonly Meaning[] = ['name', 'ignored', 'incorporatedOn']

  const understanding = understand(read.value, on, new Map([[signature, said]]))
  const { companies } = interpret(read.value, understanding, { on, currency: 'MAD' })

  assert.equal(factOf(companies[0], 'incorporatedOn'), '2015')
  assert.equal(companies[0]?.site, undefined)
})

test('every problem, refusal and meaning has words of its own in each language', () => {
  const place = { sheet: 'A', row: 2, column: 'B', value: 'x' }
  for (const code of PROBLEM_CODES) {
    const problem =
      code === 'duplicate-company'
        ? { ...place, code, firstSheet: 'B', firstRow: 1, differences: [{ heading: 'h', first: '', second: 'y' }] }
        : code === 'assumed-currency'
          ? { ...place, code, currency: 'MAD' }
          : { ...place, code }
    const sentences = LANGUAGES.map((language) => problemText(problem satisfies Problem, language))
    assert.equal(new Set(sentences).size, 3, code)
    assert.equal(new Set(LANGUAGES.map((language) => problemCodeText(code, language))).size, 3, code)
  }
  assert.equal(
    new Set(LANGUAGES.map((language) => fileRefusalText({ code: 'too-large', megabytes: 64 }, language))).size,
    3,
  )
  assert.equal(meaningText('turnover:2016', 'en'), 'Turnover of 2016')
  assert.equal(meaningText('headcount', 'fr'), 'Effectif')
})
