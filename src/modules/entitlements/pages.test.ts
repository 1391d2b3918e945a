import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { read } from '../../platform/change.ts'
import { readCatalogue } from '../partners/index.ts'
import { aParkWith, valueOf } from './entitlements.testing.ts'
import { pagesFor } from './pages.testing.ts'
import { partnerSummary } from './partner-summary.ts'

const facts = {
  activityStartedOn: { date: '2015-03-14' },
  'turnover:2016': { amount: '4161000', currency: 'MAD' },
}

function rowsIn(html: string): number {
  return html.split('<li class="entry">').length - 1
}

async function anOpenCatalogue() {
  return valueOf(await readCatalogue()).offers.flatMap(({ id, status }) => (status === 'open' ? [id] : []))
}

test('a founder reads what the company is entitled to, why, and until when', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017'])
  const companyId = await park.company({ name: 'Atlas Robotics', facts })

  const page = await pagesFor(platform, park.owner(companyId)).get('/fr/opportunities')

  assert.match(page.text, /Atlas Robotics a droit à une offre/)
  assert.match(page.text, /jusqu’au 13 mars 2018/)
  assert.match(page.text, /4 161 000 MAD/)
  assert.match(page.text, /source : workbook\.xlsx/)
  assert.match(page.text, /416 100 USD/)
  assert.match(page.html, /https:\/\/www\.2ibm\.pro\//)
})

test('the right that ends within six months is to be seized, and says before which day', async () => {
  const platform = await aPlatform({ now: '2017-12-01' })
  const park = await aParkWith(platform, ['technopark-2017'])
  const companyId = await park.company({ name: 'Atlas Robotics', facts })

  const page = await pagesFor(platform, park.owner(companyId)).get('/fr/opportunities')

  assert.match(page.text, /à saisir bientôt/)
  assert.match(page.text, /À saisir avant le 14 mars 2018/)
})

test('the missing fact is asked for on the page, and its answer changes the verdict at once', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017'])
  const { activityStartedOn } = facts
  const companyId = await park.company({ name: 'Atlas Robotics', facts: { activityStartedOn } })
  const founder = pagesFor(platform, park.owner(companyId))
  const before = await founder.get('/fr/opportunities')
  assert.match(before.text, /La question qui décide le plus Quel est votre chiffre d’affaires de 2016 \?/)

  const fields = { fact: 'turnover:2016', answer: '3 200 000', answerCurrency: 'MAD' }
  const sent = await founder.post('/fr/opportunities/answer', fields)

  assert.equal(sent.status, 303)
  const after = await founder.get(sent.location ?? '')
  assert.match(after.text, /Merci, votre réponse est enregistrée/)
  assert.match(after.text, /a droit à une offre/)
  assert.match(after.text, /3 200 000 MAD \(source : déclaration de l’entreprise\)/)
})

test('an answer that cannot be read comes back as it was typed, and is not kept', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017'])
  const companyId = await park.company({ facts: { activityStartedOn: { date: '2015' } } })
  const founder = pagesFor(platform, park.owner(companyId))

  const fields = { fact: 'turnover:2016', answer: '<b>plein</b>', answerCurrency: 'USD' }
  const refused = await founder.post('/en/opportunities/answer', fields)

  assert.equal(refused.status, 422)
  assert.match(refused.text, /Choose or write an answer/)
  assert.match(refused.html, /value="&lt;b&gt;plein&lt;\/b&gt;"/)
  assert.equal((await park.verdicts())[0]?.verdict, 'undetermined')
  for (const fact of ['', '__proto__', 'turnover:99999', 'answer:../..']) {
    const odd = await founder.post('/en/opportunities/answer', { ...fields, fact })
    assert.equal(odd.status, 303)
  }
})

test('an answer given twice from the same page is asked for again, and the first one stands', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017'])
  const founder = pagesFor(platform, park.owner(await park.company({ facts: { activityStartedOn: { date: '2016' } } })))
  const fields = { _key: platform.newId(), fact: 'turnover:2016', answer: '3 200 000', answerCurrency: 'MAD' }

  const first = await founder.post('/en/opportunities/answer', fields)
  const repeated = await founder.post('/en/opportunities/answer', fields)
  const other = await founder.post('/en/opportunities/answer', { ...fields, answer: '90 000 000' })

  assert.deepEqual([first.status, repeated.status, other.status], [303, 303, 422])
  assert.match(other.text, /already used/)
  assert.match(other.html, /value="90 000 000"/)
  assert.equal((await park.verdicts())[0]?.verdict, 'eligible')
})

test('whatever stands in the address bar is answered, never with a failure', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, [])
  const [offerId] = await park.adopt(['technopark-2017'])
  const companyId = await park.company()
  const odd = [
    '?page=99999',
    '?page=-1',
    '?search=%00%27%22%25_',
    '?site=x',
    '?verdict=yes',
    `?missing=${'a'.repeat(5000)}`,
  ]

  for (const part of [...odd, '?ask=answer:%F0%9F%92%A5', '?later=__proto__', `?search=${'é'.repeat(3000)}`]) {
    assert.equal((await pagesFor(platform, park.director).get(`/fr/offers/${offerId}${part}`)).status, 200)
    assert.equal((await pagesFor(platform, park.owner(companyId)).get(`/ar/opportunities${part}`)).status, 200)
    assert.equal((await pagesFor(platform, park.director).get(`/en/offers/catalogue${part}`)).status, 200)
  }
  const posted = await pagesFor(platform, park.director).post('/fr/offers/new', { titleFr: 'x'.repeat(10_000) })
  assert.equal(posted.status, 422)
})

test('a question put off makes room for the next one', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017'])
  const founder = pagesFor(platform, park.owner(await park.company()))

  const first = await founder.get('/en/opportunities')
  const next = await founder.get('/en/opportunities?later=activityStartedOn')
  const none = await founder.get('/en/opportunities?later=activityStartedOn&later=turnover:2016&later=nonsense')

  assert.match(first.text, /The question that decides most When did your activity start\?/)
  assert.match(next.text, /What was your turnover in 2016\?/)
  assert.doesNotMatch(none.html, /name="fact"/)
})

test('the operator sees a company’s page as the company sees it, and its answers say whose they are', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017'])
  const { activityStartedOn } = facts
  const companyId = await park.company({ name: 'Atlas Robotics', site: 'rabat', facts: { activityStartedOn } })
  const manager = pagesFor(platform, park.manager('rabat'))
  const path = `/fr/companies/${companyId}/opportunities`

  const page = await manager.get(path)
  const fields = { fact: 'turnover:2016', button: 'none', answerCurrency: 'MAD' }
  const sent = await manager.post(`${path}/answer`, fields)

  assert.match(page.text, /Vous voyez cette page comme Atlas Robotics la voit/)
  assert.equal(sent.status, 303)
  assert.match((await manager.get(path)).text, /source : équipe du parc/)
})

test('each role meets what is its own, and nothing of others', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, [])
  const [offerId] = await park.adopt(['technopark-2017'])
  const [mine, other] = await park.companies([{ site: 'rabat' }, { site: 'casablanca' }])
  assert.ok(mine && other && offerId)
  await platform.work()
  const status = async (actor: Parameters<typeof pagesFor>[1], path: string) =>
    (await pagesFor(platform, actor).get(path)).status

  const owner = park.owner(mine)
  assert.equal(await status(owner, '/fr/opportunities'), 200)
  assert.equal(await status(owner, `/fr/companies/${other}/opportunities`), 404)
  assert.equal(await status(owner, `/fr/offers/${offerId}`), 403)
  assert.equal(await status(owner, `/fr/companies/${other}/opportunities/sheet`), 404)
  assert.equal(await status(owner, '/fr/offers/sheet'), 403)
  assert.equal(await status(owner, '/fr/overview'), 403)
  assert.equal(await status(owner, '/fr/offers/new'), 403)
  const manager = park.manager('rabat')
  assert.equal(await status(manager, `/fr/companies/${mine}/opportunities`), 200)
  assert.equal(await status(manager, `/fr/companies/${other}/opportunities`), 404)
  assert.equal(await status(manager, '/fr/offers/catalogue'), 200)
  assert.equal(await status(manager, '/fr/offers/catalogue/technopark-2017'), 403)
  assert.equal(await status(owner, '/fr/offers/catalogue'), 403)
  assert.equal(await status(owner, '/fr/offers/news'), 403)
  assert.equal(await status(manager, '/fr/offers/news'), 200)
  assert.equal(await status(manager, `/fr/offers/${offerId}/versions/new`), 403)
  assert.equal(await status(manager, `/fr/companies/${mine}/opportunities/sheet`), 200)
  assert.equal(await status(manager, '/fr/offers/sheet'), 200)
  assert.equal(await status(manager, '/fr/opportunities'), 403)
  assert.equal(await status(undefined, '/fr/opportunities'), 401)
  assert.equal(await status(park.director, `/fr/offers/${platform.newId()}`), 404)
  assert.match((await pagesFor(platform, manager).get(`/fr/offers/${offerId}`)).text, /sur 1 y a droit/)
  assert.match((await pagesFor(platform, park.director).get(`/fr/offers/${offerId}`)).text, /sur 2 y a droit/)
})

test('who is entitled to an offer: counts, filters, reasons, what is missing, and the same as a file', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, [])
  const [offerId] = await park.adopt(['technopark-2017'])
  await park.companies([
    { name: 'Médina Énergie', facts },
    { name: '=cmd|calc', facts: { ...facts, activityStartedOn: { date: '2010-01-01' } } },
    { name: 'نسيج الأطلس', site: 'tanger' },
  ])
  await platform.work()
  const director = pagesFor(platform, park.director)

  const all = await director.get(`/fr/offers/${offerId}`)
  const found = await director.get(`/fr/offers/${offerId}?search=medina`)
  const asked = await director.get(`/fr/offers/${offerId}?verdict=undetermined&missing=turnover:2016`)
  const csv = await director.get(`/en/offers/${offerId}/export.csv`)
  const xlsx = await director.get(`/fr/offers/${offerId}/export.xlsx?verdict=ineligible`)

  assert.match(all.text, /Une entreprise sur 3 y a droit/)
  assert.match(all.text, /Le temps n’y changera rien/)
  assert.match(found.text, /Médina Énergie/)
  assert.doesNotMatch(found.text, /نسيج/)
  assert.match(asked.text, /En attente de : Chiffre d’affaires de 2016/)
  assert.doesNotMatch(asked.text, /Médina/)
  assert.match(csv.html, /'=cmd\|calc/)
  assert.equal(csv.html.trim().split('\n').length, 4)
  assert.equal(xlsx.status, 200)
})

test('the overview tells a park without companies where to begin, and one with them what it delivers', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017'])
  const director = pagesFor(platform, park.director)
  assert.match((await director.get('/fr/overview')).text, /Déposez le classeur que vous tenez déjà/)

  await park.companies([
    { facts: { ...facts, headcount: { number: 10 }, meanAge: { number: 30 } } },
    { facts: { headcount: { number: 30 }, meanAge: { number: 26 } } },
    { site: 'rabat' },
  ])
  await platform.work()
  const { text } = await director.get('/fr/overview')

  assert.match(text, /Une entreprise sur 3 a droit à au moins une offre/)
  assert.match(text, /personnes y travaillent 40 effectif inconnu pour 1 entreprise/)
  assert.match(text, /pondéré par l’effectif 27 ans inconnu pour 1 entreprise/)
})

test('a partner’s summary counts, and names no company', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017'])
  await park.companies([{ facts }, {}])

  const summary = await read(platform, park.director, async (db) => {
    const { id } = await db.selectFrom('partners').select('id').executeTakeFirstOrThrow()
    return partnerSummary(db, id)
  })

  assert.deepEqual([summary.entitledCompanies, summary.companies], [1, 2])
  assert.deepEqual(
    summary.offers.map(({ counts }) => counts),
    [{ eligible: 1, undetermined: 1, ineligible: 0, held: 0 }],
  )
})

test('every page reads to the end in every language', async () => {
  const platform = await aPlatform({ now: '2026-11-23' })
  const park = await aParkWith(platform, await anOpenCatalogue())
  const [offerId] = await park.adopt(['nvidia-inception'])
  const known = { incorporatedOn: { date: '2017-03-14' }, headcount: { number: 12 }, stage: { codes: ['seed'] } }
  const companyId = await park.company({ name: 'Atlas Robotics', facts: known })
  await platform.work()

  for (const language of LANGUAGES) {
    const founder = pagesFor(platform, park.owner(companyId))
    const director = pagesFor(platform, park.director)
    const pages = [
      await founder.get(`/${language}/opportunities`),
      await founder.get(`/${language}/opportunities?search=cloud&kind=credits&order=nearest`),
      await founder.get(`/${language}/opportunities?verdict=ineligible&page=2`),
      await founder.get(`/${language}/opportunities/sheet`),
      await director.get(`/${language}/offers`),
      await director.get(`/${language}/offers/sheet`),
      await director.get(`/${language}/offers/${offerId}`),
      await director.get(`/${language}/offers/catalogue`),
      await director.get(`/${language}/offers/new`),
      await director.get(`/${language}/overview`),
    ]
    for (const { status, text } of pages) {
      assert.equal(status, 200)
      assert.doesNotMatch(text, /undefined|null|\[object|NaN|\$\{|act-before|incorporatedOn|answer:/)
      if (language === 'ar') assert.doesNotMatch(text, /\b(?:Votre|vous|the|your|Oui|Yes)\b/)
      if (language === 'en') assert.doesNotMatch(text, /\b(?:Votre|vous|Oui|entreprise)\b/)
      if (language === 'fr') assert.doesNotMatch(text, /\b(?:your|the|company|Yes)\b/)
    }
  }
})

test('an answer says what it brought, keeps what was put off, and believes no odd address', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017'])
  const { activityStartedOn } = facts
  const founder = pagesFor(platform, park.owner(await park.company({ facts: { activityStartedOn } })))
  const fields = { fact: 'turnover:2016', answer: '3 200 000', answerCurrency: 'MAD' }

  const sent = await founder.post('/fr/opportunities/answer?later=stage', fields)

  assert.equal(sent.location, '/fr/opportunities?done=answered&more=1&settled=1&later=stage')
  assert.match((await founder.get(sent.location ?? '')).text, /Elle vous ouvre une offre de plus/)
  assert.match((await founder.get('/fr/opportunities?done=answered&more=0&settled=3')).text, /Elle tranche 3 offres/)
  assert.match((await founder.get('/fr/opportunities?done=answered&more=-4&settled=1e9')).text, /tient déjà compte/)
})

test('after an answer reading goes on at the title, and after “later” at the next question', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017'])
  const founder = pagesFor(platform, park.owner(await park.company()))

  const first = await founder.get('/en/opportunities')
  const next = await founder.get('/en/opportunities?later=activityStartedOn')
  const answered = await founder.get('/en/opportunities?done=answered')

  assert.doesNotMatch(first.html, /autofocus/)
  assert.match(next.html, /<h2 tabindex="-1" autofocus>What was your turnover in 2016/)
  assert.match(answered.html, /<h1 tabindex="-1" autofocus>/)
})

test('a long list of what is not ours shows three, leads to the rest by pages, and leaves nothing out', async () => {
  const platform = await aPlatform({ now: '2026-11-23' })
  const park = await aParkWith(platform, await anOpenCatalogue())
  const known = { incorporatedOn: { date: '1999-03-14' }, headcount: { number: 900 }, stage: { codes: ['series-a'] } }
  const founder = pagesFor(platform, park.owner(await park.company({ facts: known })))

  const all = await founder.get('/fr/opportunities')
  const first = await founder.get('/fr/opportunities?verdict=ineligible')
  const second = await founder.get('/fr/opportunities?verdict=ineligible&page=2')

  const part = /<section class="offers" aria-labelledby="ineligible">([\s\S]*?)<\/section>/.exec(all.html)?.[1] ?? ''
  const told = Number(/(\d+) non\b/.exec(all.text)?.[1])
  assert.ok(told > 20 && told <= 40)
  assert.equal(rowsIn(part), 3)
  assert.match(all.text, new RegExp(`Voir les ${told - 3} autres`))
  assert.ok(all.html.includes('href="/fr/opportunities?verdict=ineligible"'))
  assert.match(first.text, new RegExp(`1–20 sur ${told}`))
  assert.equal(rowsIn(first.html) + rowsIn(second.html), told)
})

test('the list of companies to call for an answer counts as the overview does, and only what one may see', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017'])
  const { activityStartedOn } = facts
  await park.companies([
    { name: 'Médina Énergie', facts: { activityStartedOn } },
    { name: 'Atlas Robotics', site: 'rabat', facts: { activityStartedOn } },
    { name: 'Saghro Finance', facts },
  ])
  await platform.work()
  const director = pagesFor(platform, park.director)
  const path = '/fr/overview/missing?fact=turnover%3A2016'

  const overview = await director.get('/fr/overview')
  const all = await director.get(path)
  const ofRabat = await pagesFor(platform, park.manager('rabat')).get(path)

  assert.match(overview.text, /Une même réponse manque à 2 entreprises/)
  assert.ok(overview.html.includes(`href="${path}"`))
  assert.match(all.text, /2 entreprises à appeler Quel est votre chiffre d’affaires de 2016/)
  assert.match(all.text, /Atlas Robotics.*Médina Énergie/)
  assert.doesNotMatch(all.text, /Saghro/)
  assert.match(ofRabat.text, /Une entreprise à appeler/)
  assert.doesNotMatch(ofRabat.text, /Médina/)
  assert.match((await director.get('/fr/overview/missing?fact=stage')).text, /Aucune entreprise à appeler/)
  assert.equal((await director.get('/fr/overview/missing?fact=nonsense')).status, 404)
  const owner = pagesFor(platform, park.owner(await park.company()))
  assert.equal((await owner.get(path)).status, 403)
})

test('the sheet for the reception desk says what a company is entitled to, until when and what is missing', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017'])
  const [entitled, unsure] = await park.companies([
    { name: 'Atlas Robotics', facts },
    { name: 'Médina Énergie', facts: { activityStartedOn: facts.activityStartedOn } },
  ])
  const director = pagesFor(platform, park.director)

  const one = await director.get(`/fr/companies/${entitled}/opportunities/sheet`)
  const other = await director.get(`/fr/companies/${unsure}/opportunities/sheet`)

  assert.match(one.text, /Technopark · Atlas Robotics · 21 août 2017/)
  assert.match(one.text, /Offres ouvertes à l’entreprise .* jusqu’au 13 mars 2018/)
  assert.doesNotMatch(one.text, /Ce qui nous manque/)
  assert.match(other.text, /Ce qui nous manque pour répondre .* Quel est votre chiffre d’affaires de 2016 \? 1/)
  assert.match(other.text, /Établi le 21 août 2017/)
})

test('the sheet of all open offers says whom each is for, in a few of its conditions', async () => {
  const platform = await aPlatform({ now: '2026-11-23' })
  const park = await aParkWith(platform, await anOpenCatalogue())

  const { text } = await pagesFor(platform, park.manager('rabat')).get('/fr/offers/sheet')

  assert.match(text, /\d+ offres ouvertes Aux entreprises de Technopark, au 23 novembre 2026/)
  assert.match(
    text,
    /Akamai Rise : crédits Linode Créée depuis moins de 7 ans · .* · et une autre condition jusqu’à 120 000 USD/,
  )
})
