import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, daysBetween, firstDay, precisionOf } from '../kernel/civil-date.ts'
import {
  type TrueCompany,
  type Written,
  arabicDigits,
  csvOf,
  inArabic,
  inFrench,
  monthFirst,
  readTruth,
  startOf,
  xlsxOf,
} from '../modules/workbook/workbook.testing.ts'
import { assertTrue, reference, verdictsOf, written } from './check.testing.ts'

const thousands = (company: TrueCompany) => (company.turnover2016 === null ? null : company.turnover2016 / 1000)

test('the same companies under Arabic headings, digits and months get the same verdicts', async (t) => {
  const data = reference(t)
  if (!data) return
  const truth = readTruth(data, 'technopark-fr')
  const towns: Readonly<Record<string, string>> = { Casablanca: 'الدار البيضاء', Rabat: 'الرباط', Tanger: 'طنجة' }
  const rows = truth.companies.map((company): Written[] => {
    const start = startOf(company)
    const turnover = thousands(company)
    return [
      turnover === null ? 'غير متوفر' : arabicDigits(turnover.toLocaleString('fr')),
      company.name,
      start ? inArabic(start) : '؟',
      arabicDigits(String(company.headcount)),
      towns[company.site] ?? company.site,
      company.ice === null ? '-' : arabicDigits(company.ice),
    ]
  })
  const bytes = await xlsxOf([
    {
      sheet: 'ورقة1',
      data: [
        ['لائحة المقاولات المحتضنة'],
        [],
        [
          'رقم المعاملات 2016 (بآلاف الدراهم)',
          'اسم الشركة',
          'تاريخ بداية النشاط',
          'عدد المستخدمين',
          'الموقع',
          'التعريف الموحد للمقاولة',
        ],
        ...rows,
        ['المجموع', null, null, '١٩١٩'],
      ],
    },
  ])

  assertTrue(await verdictsOf(await written('arabic.xlsx', bytes)), truth)
})

test('the same companies as American dates in a CSV with blank columns and notes get the same verdicts', async (t) => {
  const data = reference(t)
  if (!data) return
  const truth = readTruth(data, 'technopark-fr')
  const rows = truth.companies.map((company): Written[] => {
    const start = startOf(company)
    const turnover = company.turnover2016
    return [
      null,
      company.ice,
      null,
      start ? monthFirst(start) : 'n/a',
      turnover === null ? 'NC' : `MAD ${turnover.toLocaleString('en')}`,
      `${company.headcount} staff`,
      company.name,
      company.site,
    ]
  })
  const csv = csvOf(
    [
      ['Tenants register'],
      [],
      ['Prepared, for the board'],
      [],
      [null, 'I.C.E.', null, 'Incorporated', 'Revenue FY16', 'Headcount', 'Company', 'City'],
      ...rows,
      [],
      [null, null, null, null, null, '1,919', 'Total', null],
      ['* figures are provisional'],
    ],
    ',',
  )

  assertTrue(await verdictsOf(await written('american.csv', `\ufeff${csv}`)), truth)
})

test('sites as section rows, headings on two rows, merged titles and headings repeated change nothing', async (t) => {
  const data = reference(t)
  if (!data) return
  const truth = readTruth(data, 'technopark-fr')
  const upper: Written[] = [
    'N°',
    'Identification',
    null,
    { value: 'Chiffre d’affaires (KDH)', columnSpan: 2 },
    null,
    'Démarrage',
    'Effectif',
  ]
  const lower: Written[] = [null, 'Raison sociale', 'ICE', 2015, 2016, 'Début d’activité', 'Total']
  const sections = ['Casablanca', 'Rabat', 'Tanger'].flatMap((site, part): Written[][] => {
    const own = truth.companies.filter((company) => company.site === site)
    const rows = own.map((company, at): Written[] => {
      const start = startOf(company)
      return [
        at + 1,
        company.name,
        company.ice,
        99_999,
        thousands(company),
        start ? (precisionOf(start) === 'day' ? new Date(`${start}T00:00:00Z`) : inFrench(start)) : null,
        company.headcount,
      ]
    })
    const total: Written[] = [
      null,
      `Sous-total ${site}`,
      null,
      null,
      123_456,
      null,
      own.reduce((sum, { headcount }) => sum + headcount, 0),
    ]
    return [
      [{ value: `SITE DE ${site.toUpperCase()}`, columnSpan: 7 }],
      ...(part === 0 ? [] : [upper, lower]),
      ...rows,
      total,
      [],
    ]
  })
  const bytes = await xlsxOf([
    {
      sheet: 'Liste',
      data: [
        [{ value: 'Entreprises hébergées au 21/08/2017', columnSpan: 7 }],
        [],
        upper,
        lower,
        ...sections,
        [null, 'TOTAL GÉNÉRAL', null, null, 999, null, 1919],
      ],
    },
  ])

  const answer = await verdictsOf(await written('sections.xlsx', bytes))

  assertTrue(answer, truth)
  const sites = new Set(
    answer.results.map(
      ({ company, findings }) =>
        `${truth.companies.find(({ name, ice }) => name === company.name && (ice === company.ice || ice === null))?.site}: ${findings[0]?.text}`,
    ),
  )
  assert.deepEqual(
    [...sites]
      .filter((text) => /Casablanca|Rabat|Tanger/.test(text))
      .every((text) => text.match(/Casablanca|Rabat|Tanger/g)?.[0] === text.match(/Casablanca|Rabat|Tanger/g)?.[1]),
    true,
  )
})

test('a sheet for each site without a site column, amounts in MDH, and a summary sheet that is no list', async (t) => {
  const data = reference(t)
  if (!data) return
  const truth = readTruth(data, 'three-sheets')
  const sheets = ['Casablanca', 'Rabat', 'Tanger'].map((site) => ({
    sheet: site,
    data: [
      ['Effectif', 'Société', 'Activité depuis', 'CA N-1'],
      ...truth.companies
        .filter((company) => company.site === site)
        .map((company): Written[] => {
          const start = startOf(company)
          const turnover = company.turnover2016
          return [
            company.headcount,
            company.name,
            start ? inFrench(start) : null,
            turnover === null ? 'confidentiel' : `${String(turnover / 1_000_000).replace('.', ',')} MDH`,
          ]
        }),
    ],
  }))
  const summary = {
    sheet: 'Synthèse au 21-08-2017',
    data: [
      ['Situation au 21/08/2017'],
      ['Site', 'Entreprises', 'Effectif'],
      ['Casablanca', 80, 582],
      ['Rabat', 25, 159],
    ] as Written[][],
  }
  const bytes = await xlsxOf([summary, ...sheets])

  const answer = await verdictsOf(await written('sheets.xlsx', bytes))

  const namesakes = truth.companies.filter(
    ({ name }, at, all) => all.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) !== at,
  )
  assert.deepEqual(namesakes, [])
  assertTrue(answer, truth)
  assert.ok(answer.problems.some(({ code, sheet }) => code === 'no-company-list' && sheet.startsWith('Synthèse')))
})

test('encodings and separators of text files change nothing', async (t) => {
  const data = reference(t)
  if (!data) return
  const truth = readTruth(data, 'three-sheets')
  const rows = truth.companies.map((company): Written[] => {
    const start = startOf(company)
    const exact = start && precisionOf(start) === 'day' ? daysBetween(day('1899-12-30'), firstDay(start)) : undefined
    const turnover = company.turnover2016
    return [
      company.name,
      company.site,
      exact ?? (start ? inFrench(start) : '?'),
      turnover === null ? 'n.c.' : turnover.toLocaleString('de-DE'),
      company.ice,
    ]
  })
  const table = [
    ['Dénomination', 'Implantation', 'Date de création', 'Chiffre d’affaires 2016 (DH)', 'N° ICE'],
    ...rows,
    ['Total', null, null, 5],
  ]
  const latin = (text: string) =>
    Uint8Array.from(
      Array.from(
        text,
        (letter) => ({ '’': 0x92, œ: 0x9c })[letter] ?? (letter.charCodeAt(0) < 256 ? letter.charCodeAt(0) : 0x3f),
      ),
    )
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')

  assertTrue(await verdictsOf(await written('utf16.txt', utf16(csvOf(table, '\t')))), truth)
  assertTrue(await verdictsOf(await written('pipes.csv', csvOf(table, '|'))), truth)
  const arabicNamed = truth.companies.filter(({ name }) => /\p{Script=Arabic}/u.test(name)).map(({ name }) => name)
  const western = table.filter(([name]) => !arabicNamed.some((arabic) => arabic === name))
  assertTrue(await verdictsOf(await written('windows.csv', latin(csvOf(western, ';')))), {
    ...truth,
    companies: truth.companies.filter(({ name }) => !arabicNamed.includes(name)),
  })
})
