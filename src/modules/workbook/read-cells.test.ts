import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { addDays, day } from '../../kernel/civil-date.ts'
import { writeMoney } from '../../kernel/money.ts'
import { type NumberColumn, moneyOf, numberOf, readAmount, readCount, studyNumbers } from './amount.ts'
import { readCodes } from './codes.ts'
import { type DayOrder, readDate, studyDates } from './date.ts'
import { recognise, yearIn } from './heading.ts'
import { readFormat } from './number-format.ts'
import type { Cell } from './sheet.ts'
import { findTown, readTown } from './town.ts'
import { findUnit, readUnit } from './unit.ts'
import { saysNone, saysUnknown } from './words.ts'
import { inArabic, inFrench, monthFirst } from './workbook.testing.ts'

const on = day('2017-08-21')
const plain: NumberColumn = { openGroups: false }
const text = (text: string): Cell => ({ kind: 'text', text })

function amount(written: string | number, headingScale = 0, column = plain): string {
  const read = readAmount(
    typeof written === 'number' ? { kind: 'number', number: written } : text(written),
    column,
    headingScale,
  )
  if (!read.ok) return read.refusal.code
  if (!read.value) return 'unknown'
  const { number, unit } = read.value
  const money = moneyOf(number, unit.scale ?? (unit.currency ? 0 : headingScale), unit.currency ?? 'MAD')
  return money ? Object.values(writeMoney(money)).join(' ') : 'too large'
}

test('an amount is read with the unit and the digit groups that people write', () => {
  const cases: Readonly<Record<string, string>> = {
    '3,2 MDH': '3200000 MAD',
    '23,441 MDH': '23441000 MAD',
    '3.2 M': '3200000 MAD',
    '4\u202f161 KDH': '4161000 MAD',
    '4\u00a0161 k MAD': '4161000 MAD',
    '4,161 KDH': '4161000 MAD',
    'MAD 349,000': '349000 MAD',
    '1.200.000': '1200000 MAD',
    '4.161,50 DH': '4161.5 MAD',
    '1,200.50': '1200.5 MAD',
    "1'200'000": '1200000 MAD',
    '$250,000': '250000 USD',
    '1,5 M€': '1500000 EUR',
    '٣٫٢ مليون درهم': '3200000 MAD',
    '٤٬١٦١ ألف درهم': '4161000 MAD',
    néant: '0 MAD',
    'لا شيء': '0 MAD',
    '0': '0 MAD',
    'n.c.': 'unknown',
    '–': 'unknown',
    '?': 'unknown',
    confidentiel: 'unknown',
    'غير متوفر': 'unknown',
    '~12': 'approximate',
    'env. 3 MDH': 'approximate',
    '10-15': 'approximate',
    '(1 200)': 'negative',
    '-5': 'negative',
    '12 34': 'unreadable-number',
    douze: 'unreadable-number',
    '5 km': 'unreadable-number',
    '3 MDH et 2 KDH': 'unreadable-number',
  }
  for (const [written, wanted] of Object.entries(cases)) assert.equal(amount(written), wanted, written)
})

test('a unit in the cell rules over the heading’s, and the heading’s over nothing', () => {
  assert.equal(amount('4 161', 3), '4161000 MAD')
  assert.equal(amount(4161, 3), '4161000 MAD')
  assert.equal(amount('4 161 DH', 3), '4161 MAD')
  assert.equal(amount('8 864 KDH', 3), '8864000 MAD')
  assert.equal(amount(2.3, 6), '2300000 MAD')
  assert.equal(amount(0.1 + 0.2, 6), '300000 MAD')
})

test('a lone mark before three digits is decimal only where the column proves it or the unit is millions', () => {
  const column = studyNumbers([text('4,161'), text('3,2')])

  assert.equal(amount('4,161', 3, column), '4161 MAD')
  assert.equal(amount('4,161', 3), '4161000 MAD')
  assert.equal(studyNumbers([text('4,161'), text('2,500')]).openGroups, true)
  assert.equal(studyNumbers([text('4,161'), text('2,500,000')]).openGroups, false)
})

test('any whole amount is read back from its French, English and German writing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.constantFrom('fr', 'en', 'de', 'fr-CH'),
      (whole, language) => {
        assert.equal(amount(`${whole.toLocaleString(language)} DH`), `${whole} MAD`)
      },
    ),
  )
})

test('a count may name what it counts and may be part-time', () => {
  const count = (written: string) => {
    const read = readCount(text(written), plain)
    return read.ok ? read.value : read.refusal.code
  }
  assert.equal(count('8 pers.'), 8)
  assert.equal(count('12 personnes'), 12)
  assert.equal(count('7,5 ETP'), 7.5)
  assert.equal(count('٨ أشخاص'), 8)
  assert.equal(count('1 250'), 1250)
  assert.equal(count('env. 10'), 'approximate')
  assert.equal(count('10 KDH'), 'unreadable-number')
  assert.equal(numberOf({ digits: 75n, places: 1 }), 7.5)
})

function date(cell: Cell | string | number, order: DayOrder = 'unproven'): string {
  const read = readDate(
    typeof cell === 'string' ? text(cell) : typeof cell === 'number' ? { kind: 'number', number: cell } : cell,
    order,
    on,
  )
  return read.ok ? `${read.value?.date ?? 'unknown'}${read.value?.wider ? ' at most' : ''}` : read.refusal.code
}

test('a date keeps the precision with which it is written', () => {
  const cases: Readonly<Record<string, string>> = {
    '22/10/2015': '2015-10-22',
    '12.03.2012': '2012-03-12',
    '2012-03-12': '2012-03-12',
    '2012-03-12T00:00:00Z': '2012-03-12',
    '22/10/2015 08:30': '2015-10-22',
    '22/10/15': '2015-10-22',
    '22/10/87': '1987-10-22',
    '3 octobre 2015': '2015-10-03',
    '1er mars 2016': '2016-03-01',
    'lundi 3 octobre 2015': '2015-10-03',
    'Aug 21, 2017': '2017-08-21',
    'August 21st 2017': '2017-08-21',
    '١٢ غشت ٢٠١٥': '2015-08-12',
    '12 دجنبر 2016': '2016-12-12',
    'mars 2016': '2016-03',
    'mars-16': '2016-03',
    'janv. 2017': '2017-01',
    'يوليوز 2014': '2014-07',
    '03/2016': '2016-03',
    '2016-03': '2016-03',
    '2016': '2016',
    'en 2016': '2016',
    'T1 2016': '2016 at most',
    'Q3 2015': '2015 at most',
    '1er trimestre 2016': '2016 at most',
    'fin 2014': '2014 at most',
    'mi-mars 2016': '2016-03 at most',
    '31/02/2016': 'unreadable-date',
    'avant 2014': 'unreadable-date',
    'vers 2014': 'approximate',
    '2014 ou 2015': 'unreadable-date',
    '01/01/2107': 'implausible-date',
    'en cours': 'unreadable-date',
    '-': 'unknown',
    'n.c.': 'unknown',
  }
  for (const [written, wanted] of Object.entries(cases)) assert.equal(date(written), wanted, written)
})

test('a number in a date column is a year, a month or the day number of a spreadsheet', () => {
  assert.equal(date(2004), '2004')
  assert.equal(date(201603), '2016-03')
  assert.equal(date(42299), '2015-10-22')
  assert.equal(date(42299.75), '2015-10-22')
  assert.equal(date(20151022), '2015-10-22')
  assert.equal(date(7), 'unreadable-date')
})

test('the order of day and month comes from what the column proves', () => {
  assert.deepEqual(studyDates([text('03/04/2016'), text('22/10/2015')]), { order: 'day-first', open: true })
  assert.deepEqual(studyDates([text('03/04/2016'), text('10/22/2015')]), { order: 'month-first', open: true })
  assert.deepEqual(studyDates([text('03/04/2016')]), { order: 'unproven', open: true })
  assert.deepEqual(studyDates([text('22/10/2015'), text('10/22/2015')]), { order: 'mixed', open: false })
  assert.equal(date('03/04/2016', 'month-first'), '2016-03-04')
  assert.equal(date('03.04.2016', 'month-first'), '2016-04-03')
  assert.equal(date('03/04/2016', 'mixed'), 'ambiguous-date')
  assert.equal(date('22/04/2016', 'mixed'), '2016-04-22')
})

test('any day is read back from its French, Arabic and American writing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6_000 }), (days) => {
      const wanted = addDays(day('2001-01-01'), days)

      assert.equal(date(inFrench(wanted)), wanted)
      assert.equal(date(inArabic(wanted)), wanted)
      assert.equal(date(monthFirst(wanted), 'month-first'), wanted)
    }),
  )
})

test('reading any text as an amount, a count or a date gives an answer', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...Array.from("0123456789.,-/ ()KMDHء%مarsé'")) })),
      (written) => {
        amount(written)
        date(written)
        readCount(text(written), plain)
        studyNumbers([text(written)])
        studyDates([text(written)])
      },
    ),
  )
})

test('headings say what their columns hold, in three languages', () => {
  const cases: Readonly<Record<string, string>> = {
    'Raison sociale': 'name',
    'Nom de la start-up': 'name',
    'اسم الشركة': 'name',
    Tenant: 'name',
    'I.C.E': 'ice',
    'التعريف الموحد للمقاولة': 'ice',
    'N° RC': 'rc',
    'Site / Location': 'site',
    'Site web': 'website',
    'Nom du gérant': 'contactName',
    "Date d'entrée de l'entreprise": 'enteredOn',
    "Début d'activité": 'activityStartedOn',
    'Started on': 'activityStartedOn',
    'تاريخ بداية النشاط': 'activityStartedOn',
    'Date de création': 'incorporatedOn',
    'تاريخ التأسيس': 'incorporatedOn',
    "Secteur d'activité": 'sector',
    "Effectif de l'entreprise": 'headcount',
    'Nombre de femmes salariées': 'womenHeadcount',
    "Moyenne d'âge du personnel": 'meanAge',
    'Office m2': 'areaSqm',
    'CA 2016 (KDH)': 'turnover',
    'رقم المعاملات 2016': 'turnover',
    'CA prévisionnel 2017': 'ignored',
    "Nombre d'entreprises": 'ignored',
    'N°': 'ignored',
  }
  for (const [heading, meaning] of Object.entries(cases)) assert.equal(recognise(heading)?.meaning, meaning, heading)
  assert.equal(recognise('Société Générale de Conseil et d’Ingénierie du Nord'), undefined)
})

test('a turnover’s year is the heading’s, or counted from the document’s', () => {
  assert.equal(yearIn('CA 2016 (KDH)', 2017), 2016)
  assert.equal(yearIn('Turnover FY16', 2017), 2016)
  assert.equal(yearIn("CA '16", 2017), 2016)
  assert.equal(yearIn('CA N-1', 2017), 2016)
  assert.equal(yearIn('CA (N)', 2017), 2017)
  assert.equal(yearIn('رقم معاملات السنة الماضية', 2017), 2016)
  assert.equal(yearIn('CA 2015-2016', 2017), undefined)
  assert.equal(yearIn('CA', 2017), undefined)
})

test('units are found in headings and nowhere else', () => {
  assert.deepEqual(findUnit('CA 2016 (KDH)'), { scale: 3, currency: 'MAD' })
  assert.deepEqual(findUnit('Revenue 2016 (MAD k)'), { scale: 3, currency: 'MAD' })
  assert.deepEqual(findUnit('CA 2016 en milliers de DH'), { scale: 3, currency: 'MAD' })
  assert.deepEqual(findUnit('CA en M DH'), { scale: 6, currency: 'MAD' })
  assert.deepEqual(findUnit('رقم المعاملات (بآلاف الدراهم)'), { scale: 3, currency: 'MAD' })
  assert.deepEqual(findUnit('Turnover 2016, $'), { currency: 'USD' })
  assert.deepEqual(findUnit('CA 2016 HT'), {})
  assert.deepEqual(findUnit('Chiffre d’affaires'), {})
  assert.equal(readUnit('km'), undefined)
})

test('a number format tells a date’s precision and an amount’s unit', () => {
  assert.deepEqual(readFormat('dd/mm/yyyy'), { date: 'day' })
  assert.deepEqual(readFormat('[$-40C]mmm\\-yy;@'), { date: 'month' })
  assert.deepEqual(readFormat('yyyy'), { date: 'year' })
  assert.deepEqual(readFormat('#,##0\\ "KDH"'), { words: 'KDH' })
  assert.deepEqual(readFormat('[$MAD-40C]\\ #,##0.00'), { words: 'MAD' })
  assert.deepEqual(readFormat('#,##0,"K"'), {})
  assert.deepEqual(readFormat('General'), {})
  assert.deepEqual(readFormat('0.00%'), {})
})

test('legal forms, sectors and towns are known by the names people give them', () => {
  assert.deepEqual(readCodes('legalForm', 'S.A.R.L.'), { codes: ['sarl'], known: true })
  assert.deepEqual(readCodes('legalForm', 'sarl au'), { codes: ['sarl-au'], known: true })
  assert.deepEqual(readCodes('legalForm', 'شركة ذات مسؤولية محدودة'), { codes: ['sarl'], known: true })
  assert.deepEqual(readCodes('sector', 'Fintech / IoT'), { codes: ['fintech', 'iot'], known: true })
  assert.deepEqual(readCodes('sector', 'Cuisine'), { codes: ['other'], known: false })
  assert.deepEqual(readCodes('country', 'المغرب'), { codes: ['MA'], known: true })
  for (const written of ['Casa', 'CASABLANCA', 'Technopark Casa', 'Site de Casablanca', 'الدار البيضاء']) {
    assert.equal(findTown(written)?.code, 'casablanca', written)
  }
  assert.equal(findTown('طنجة')?.name, 'Tanger')
  assert.equal(findTown('Casa Digital'), undefined)
  assert.deepEqual(readTown('Sophia Antipolis'), { code: 'sophia-antipolis', name: 'Sophia Antipolis' })
})

test('none is a value, and nothing said is not', () => {
  assert.ok(saysNone('Néant') && saysNone('nil') && saysNone('صفر'))
  assert.ok(saysUnknown('N/A') && saysUnknown('—') && saysUnknown('non communiqué'))
  assert.ok(!saysUnknown('néant') && !saysNone('n.c.'))
})
