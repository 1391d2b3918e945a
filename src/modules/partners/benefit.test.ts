import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES } from '../../kernel/language.ts'
import { money } from '../../kernel/money.ts'
import { type Benefit, mostOf, readBenefit, writeBenefit } from './benefit.ts'
import { benefitLine } from './benefit.messages.ts'
import { readCatalogue } from './read-catalogue.ts'

const text = { fr: 'Crédits', ar: 'أرصدة', en: 'Credits' }
const credits = { kind: 'credits', text } as const

/** French and English lines as they are typed, with ordinary spaces. */
function line(benefit: Benefit, language: 'fr' | 'ar' | 'en'): string {
  return benefitLine(benefit, language).replace(/[\u00a0\u202f]/g, ' ')
}

async function catalogueBenefits(): Promise<readonly Benefit[]> {
  const read = await readCatalogue()
  assert.ok(read.ok)
  return read.value.offers.flatMap(({ versions }) => versions.flatMap(({ benefits }) => benefits))
}

test('a benefit is kept as JSON and read again as it was', async () => {
  const benefits: readonly Benefit[] = [
    ...(await catalogueBenefits()),
    {
      ...credits,
      atLeast: money('12.50', 'EUR'),
      companyPays: money(100, 'USD'),
      activateWithin: { months: 12 },
      useWithin: { days: 360 },
      byYear: [{ year: 2, upTo: money(7, 'JPY'), companyPays: { percent: 80 } }],
    },
  ]

  for (const benefit of benefits) {
    assert.deepEqual(readBenefit(JSON.parse(JSON.stringify(writeBenefit(benefit)))), benefit)
  }
})

test('a benefit comes to its months, its years or its developers, and to nothing where it is given in kind', () => {
  const monthly = { ...credits, upTo: money(1_500, 'EUR'), per: ['month'], months: 6 } as const
  const perDeveloper = {
    ...credits,
    upTo: money(150, 'USD'),
    per: ['month', 'developer'],
    seats: 5,
    months: 36,
  } as const
  const yearly = { ...credits, upTo: money(25_000, 'USD'), per: ['year'], months: 24 } as const
  const byYear = {
    ...credits,
    byYear: [
      { year: 1, upTo: money(100_000, 'USD') },
      { year: 2, upTo: money(100_000, 'USD'), companyPays: { percent: 80 } },
    ],
  } as const

  assert.deepEqual(mostOf(monthly), money(9_000, 'EUR'))
  assert.deepEqual(mostOf(perDeveloper), money(27_000, 'USD'))
  assert.deepEqual(mostOf(yearly), money(50_000, 'USD'))
  assert.deepEqual(mostOf(byYear), money(200_000, 'USD'))
  assert.deepEqual(mostOf({ ...credits, atLeast: money(200_000, 'USD') }), money(200_000, 'USD'))
  assert.equal(mostOf({ ...credits, inKind: true }), undefined)
})

test('a benefit is told in one line, with its years, its clocks and what the company pays', () => {
  const shared: Benefit = {
    ...credits,
    byYear: [
      { year: 1, upTo: money(100_000, 'USD') },
      { year: 2, upTo: money(100_000, 'USD'), companyPays: { percent: 80 } },
    ],
  }
  const clocks: Benefit = {
    ...credits,
    upTo: money(5_000, 'USD'),
    activateWithin: { months: 12 },
    useWithin: { days: 360 },
  }
  const monthly: Benefit = { ...credits, upTo: money(150, 'USD'), per: ['month', 'developer'], seats: 5 }

  assert.equal(
    line(shared, 'fr'),
    'Crédits · 1re année : jusqu’à 100 000 USD · 2e année : jusqu’à 100 000 USD et l’entreprise paie 80 %',
  )
  assert.equal(
    line(clocks, 'en'),
    'Credits · up to 5,000 USD · to be activated within 12 months · to be used within 360 days',
  )
  assert.equal(line(monthly, 'fr'), 'Crédits · jusqu’à 150 USD par mois et par développeur · pour 5 personnes au plus')
  assert.equal(line({ ...credits, percent: 20, months: 2 }, 'ar'), 'أرصدة · 20% · لمدة شهرين')
})

test('every benefit of the catalogue is told in each language with nothing missing', async () => {
  for (const benefit of await catalogueBenefits()) {
    for (const language of LANGUAGES) assert.doesNotMatch(benefitLine(benefit, language), /undefined|NaN|\[object/)
  }
})
