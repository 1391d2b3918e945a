import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { readCatalogue } from '../partners/index.ts'
import { aParkWith, valueOf } from './entitlements.testing.ts'
import { pagesFor } from './pages.testing.ts'

/** A founder of a park with every open offer of the catalogue. */
async function aFounder() {
  const platform = await aPlatform({ now: '2026-11-23' })
  const catalogue = valueOf(await readCatalogue())
  const open = catalogue.offers.filter(({ status }) => status === 'open')
  const park = await aParkWith(
    platform,
    open.map(({ id }) => id),
  )
  const facts = { incorporatedOn: { date: '2024-03-14' }, headcount: { number: 7 }, stage: { codes: ['seed'] } }
  const companyId = await park.company({ name: 'Atlas Robotics', facts })
  return { park, companyId, offers: open.length, founder: pagesFor(platform, park.owner(companyId)) }
}

const { founder, offers } = await aFounder()

test('a search finds offers by title, partner or benefit, whatever the accents, and says how many', async () => {
  const byBenefit = await founder.get('/fr/opportunities?search=Credits+Azure')
  const byPartner = await founder.get('/fr/opportunities?search=SCÀLEWAY')
  const inArabic = await founder.get('/ar/opportunities?search=Scaleway')

  assert.match(byBenefit.text, /Microsoft for Startups/)
  assert.match(byBenefit.text, /offres? trouvées? :.*« Credits Azure »/)
  assert.match(byPartner.text, /Scaleway, formule Founders/)
  assert.doesNotMatch(byPartner.text, /Zendesk pour/)
  assert.match(inArabic.text, /عُثر على/)
})

test('a filtered page says so, and leads back to all offers', async () => {
  const none = await founder.get('/fr/opportunities?search=introuvable&partner=microsoft')
  const some = await founder.get('/fr/opportunities?kind=expert-time')

  assert.match(none.text, /Aucune offre ne correspond « introuvable » · Microsoft · sur \d+ offres ouvertes/)
  assert.match(none.html, /<a class="above" href="\/fr\/opportunities">Toutes les offres<\/a>/)
  assert.match(none.text, /Essayez un autre mot, ou retirez un filtre/)
  assert.match(some.text, /Temps d’expert · sur/)
  assert.match(some.html, /<option value="expert-time" selected>/)
})

test('verdicts are counted among what a search has left, and lead to these alone', async () => {
  const found = await founder.get('/fr/opportunities?search=credits')
  const open = await founder.get('/fr/opportunities?search=credits&verdict=undetermined')

  const counts =
    /(\d+) oui (\d+) à saisir avant (\d+) à préciser (\d+) non/.exec(found.text)?.slice(1).map(Number) ?? []
  const total = Number(/(\d+) offres trouvées/.exec(found.text)?.[1])
  assert.equal(
    counts.reduce((sum, count) => sum + count, 0),
    total,
  )
  assert.ok(total < offers)
  assert.ok(found.html.includes('href="/fr/opportunities?search=credits&amp;verdict=undetermined"'))
  assert.match(open.html, /aria-labelledby="undetermined"/)
  assert.doesNotMatch(open.html, /aria-labelledby="(?:eligible|ineligible|act-before)"/)
})

test('the question is asked over all open offers, whatever the list is narrowed to, and keeps the filter', async () => {
  const all = await founder.get('/fr/opportunities')
  const narrowed = await founder.get('/fr/opportunities?search=scaleway&order=value')

  const asked = (text: string) => /La question qui décide le plus (.*?) Votre réponse/.exec(text)?.[1]
  assert.ok(asked(all.text))
  assert.equal(asked(narrowed.text), asked(all.text))
  assert.match(narrowed.html, /action="\/fr\/opportunities\/answer\?search=scaleway&amp;order=value"/)
})

test('offers come by value, by what closes first, or by what one answer settles', async () => {
  const byValue = await founder.get('/en/opportunities?order=value&verdict=undetermined')
  const nearest = await founder.get('/en/opportunities?order=nearest')
  const closing = await founder.get('/en/opportunities?order=closing&verdict=eligible')

  // Amounts of one currency alone: others are compared by rates, of which this park has none.
  const amounts = [...byValue.html.matchAll(/entry-value num">up to ([\d,]+)\u00a0USD/g)].map(([, amount]) =>
    Number(amount?.replaceAll(',', '')),
  )
  assert.ok(amounts.length > 5)
  assert.deepEqual(
    amounts,
    amounts.toSorted((a, b) => b - a),
  )
  const answers = [...nearest.text.matchAll(/(One answer is|\d+ answers are) missing/g)].map(([, count]) =>
    count?.startsWith('One') ? 1 : Number.parseInt(count ?? '', 10),
  )
  assert.deepEqual(
    answers,
    answers.toSorted((a, b) => a - b),
  )
  assert.deepEqual(
    [...nearest.html.matchAll(/aria-labelledby="([a-z-]+)"/g)].map(([, verdict]) => verdict)[0],
    'undetermined',
  )
  const days = [...closing.text.matchAll(/until (\d+ \w+ \d{4})/g)].map(([, day]) => Date.parse(day ?? ''))
  assert.deepEqual(
    days,
    days.toSorted((a, b) => a - b),
  )
})

test('a filter is chosen without script, and whatever is asked for in its place is answered', async () => {
  const page = await founder.get('/fr/opportunities?verdict=eligible&later=stage')

  assert.match(page.html, /<form method="get" action="\/fr\/opportunities" class="filters"/)
  assert.match(
    page.html,
    /<input type="hidden" name="verdict" value="eligible"><input type="hidden" name="later" value="stage">/,
  )
  for (const odd of [
    'kind=gold',
    'order=%00',
    'verdict=maybe',
    'partner=%22%3E%3Cscript',
    `search=${'é'.repeat(500)}`,
    'page=77',
  ]) {
    for (const language of LANGUAGES) {
      assert.equal((await founder.get(`/${language}/opportunities?${odd}&verdict=ineligible`)).status, 200)
    }
  }
})
