import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RoughDate, day, parseRoughDate } from '../../kernel/civil-date.ts'
import { readCatalogue } from './read-catalogue.ts'
import type { Catalogue, CatalogueOffer, Certainty } from './catalogue.ts'
import { certaintyText, readText } from './reading.messages.ts'
import { readingsDue } from './reading.ts'

const on = day('2026-11-26')

for (const [readOn, fr, ar, en] of [
  ['2026-11', 'ce mois-ci', 'خلال هذا الشهر', 'this month'],
  ['2026-10-26', 'il y a 1 mois', 'قبل شهر واحد', '1 month ago'],
  ['2026-09', 'il y a 2 mois', 'قبل شهرين', '2 months ago'],
  ['2026-07', 'il y a 4 mois', 'قبل 4 أشهر', '4 months ago'],
  ['2025-09', 'il y a 1 an et 2 mois', 'قبل سنة واحدة وشهرين', '1 year and 2 months ago'],
  ['2024-11-26', 'il y a 2 ans', 'قبل سنتين', '2 years ago'],
] as const) {
  test(`a rule read in ${readOn} was read so long ago in every language`, () => {
    const source = { url: 'https://acme.example', readOn: rough(readOn) }

    const texts = (['fr', 'ar', 'en'] as const).map((language) => readText({ source }, language, on))

    for (const [index, ending] of [fr, ar, en].entries()) assert.ok(plain(texts[index]).endsWith(ending), texts[index])
  })
}

test('a day of reading that nobody noted is said to be unknown, and certainty is a word', () => {
  const source = { url: 'https://acme.example' }

  assert.equal(readText({ source }, 'fr', on), 'date de lecture inconnue')
  assert.equal(readText({ source }, 'ar', on), 'تاريخ القراءة غير معروف')
  assert.equal(readText({ source }, 'en', on), 'date of reading unknown')
  assert.equal(certaintyText('low', 'fr'), 'certitude faible')
})

test('the oldest and least certain rules are to be read again first, those that ended never', async () => {
  const catalogue = await aCatalogue([
    ['fresh', 'medium', '2026-08'],
    ['old', 'high', '2024-01'],
    ['due', 'high', '2025-11'],
    ['shaky', 'low', '2026-08'],
    ['undated', 'high', undefined],
    ['undated-and-shaky', 'low', undefined],
    ['over', 'low', '2010-01', 'ended'],
    ['just-due', 'medium', '2026-05-26'],
  ])

  const due = readingsDue(catalogue, on).map(({ offer }) => offer.id)

  assert.deepEqual(due, ['undated-and-shaky', 'undated', 'old', 'shaky', 'just-due', 'due'])
})

type Written = readonly [
  id: string,
  certainty: Certainty,
  readOn: string | undefined,
  status?: CatalogueOffer['status'],
]

async function aCatalogue(written: readonly Written[]): Promise<Catalogue> {
  const read = await readCatalogue()
  assert.ok(read.ok)
  const [offer] = read.value.offers
  const [version] = offer?.versions ?? []
  assert.ok(offer && version)
  const offers = written.map(([id, certainty, readOn, status = 'open']) => {
    const source = { url: version.source.url, ...(readOn !== undefined && { readOn: rough(readOn) }) }
    return { ...offer, id, status, versions: [{ ...version, certainty, source }] }
  })
  return { providers: read.value.providers, offers }
}

function rough(text: string): RoughDate {
  const read = parseRoughDate(text)
  assert.ok(read.ok)
  return read.value
}

function plain(text: string | undefined): string {
  return (text ?? '').replace(/[\u00a0\u202f]/g, ' ')
}
