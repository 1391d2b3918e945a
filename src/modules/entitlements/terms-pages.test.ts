import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { day } from '../../kernel/civil-date.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { read } from '../../platform/change.ts'
import { type Catalogue, adoptOffers, findOffer, theCatalogue } from '../partners/index.ts'
import { parseRule } from '../rules/index.ts'
import { aParkWith, valueOf } from './entitlements.testing.ts'
import { pagesFor } from './pages.testing.ts'

const CODE = 'scaleway-founders'
const [one, two, three, four] = ['Atlas Robotics', 'Médina Énergie', 'Sebou Data', 'Zellige Studio'] as const

/** A park that adopted Scaleway's programme from an earlier edition of the catalogue, which asked for ten people at most. */
async function aParkBehind(local: Parameters<typeof adoptOffers>[2]['local'] = []) {
  const platform = await aPlatform({ now: '2026-11-26' })
  const park = await aParkWith(platform, [])
  const catalogue = earlier(await theCatalogue())
  const [offerId] = valueOf(await adoptOffers(platform, park.director, { codes: [CODE], catalogue, local }))
  assert.ok(offerId)
  const known = (since: string, headcount: number) => ({
    incorporatedOn: { date: since },
    headcount: { number: headcount },
    'customerOf:scaleway': { yes: false },
  })
  const companies = await park.companies([
    { name: one, facts: known('2024-03', 30) },
    { name: two, facts: known('2012-05', 4) },
    { name: three, site: 'rabat', facts: known('2024-03', 4) },
    { name: four, site: 'rabat', facts: { headcount: { number: 7 }, 'customerOf:scaleway': { yes: false } } },
  ])
  await platform.work()
  const offer = async () => {
    const found = await read(platform, park.director, (db) => findOffer(db, offerId))
    assert.ok(found)
    return found
  }
  return { platform, park, offerId, companies, offer, director: pagesFor(platform, park.director) }
}

/** The catalogue before Scaleway looked at the age of companies. */
function earlier(catalogue: Catalogue): Catalogue {
  const rule = valueOf(parseRule({ version: 1, where: { id: 'small', number: { fact: 'headcount', atMost: 10 } } }))
  const offers = catalogue.offers.map((offer) =>
    offer.id === CODE
      ? { ...offer, versions: offer.versions.map((version) => ({ ...version, from: day('2026-01-01'), rule })) }
      : offer,
  )
  return { ...catalogue, offers }
}

test('director and site manager are told that the catalogue has moved on, wherever they look at offers', async () => {
  const { platform, park, offerId, director } = await aParkBehind()
  const manager = pagesFor(platform, park.manager('rabat'))

  for (const path of [
    '/fr/overview',
    '/fr/offers',
    '/fr/offers/catalogue',
    '/fr/offers/news',
    `/fr/offers/${offerId}`,
  ]) {
    for (const staff of [director, manager]) {
      const { text } = await staff.get(path)
      assert.match(text, /Le catalogue a du nouveau sur une de vos offres/, path)
    }
  }
})

test('what changes is told in words, with who gains and who loses by name', async () => {
  const { offerId, companies, director } = await aParkBehind()

  const { text, html } = await director.get(`/fr/offers/${offerId}/news`)

  assert.match(text, /une entreprise y gagne, une y perd/)
  assert.match(text, /Est demandé désormais Créée depuis moins de 5 ans Moins de 50 personnes dans l’effectif/)
  assert.match(text, /N’est plus demandé Au plus 10 personnes dans l’effectif/)
  assert.match(text, /Une entreprise y gagne Atlas Robotics/)
  assert.match(text, /Une entreprise y perd Médina Énergie/)
  assert.match(text, /Pour une entreprise, une des deux règles ne peut pas se prononcer Zellige Studio/)
  assert.match(text, /Une entreprise imaginaire qui y gagnerait/)
  assert.match(text, /Sur 4 entreprises, 2 y auraient droit, contre 3 selon vos conditions/)
  for (const id of companies.filter((_, index) => index !== 2)) assert.ok(html.includes(`/fr/companies/${id}/`))
})

test('a site manager reads it for the companies of its sites, and cannot answer', async () => {
  const { platform, park, offerId } = await aParkBehind()
  const manager = pagesFor(platform, park.manager('rabat'))

  const { text, html } = await manager.get(`/fr/offers/${offerId}/news`)
  const sent = await manager.post(`/fr/offers/${offerId}/news/accept`, { digest: digestIn(html) })

  assert.doesNotMatch(text, /Atlas Robotics|Médina Énergie/)
  assert.match(text, /Sur 2 entreprises/)
  assert.match(text, /La direction du parc accepte ces conditions ou garde les siennes/)
  assert.equal(sent.status, 403)
})

test('accepted, the new terms decide, and nobody is told any more', async () => {
  const { platform, park, offerId, director, offer } = await aParkBehind()
  const { html } = await director.get(`/fr/offers/${offerId}/news`)

  const sent = await director.post(`/fr/offers/${offerId}/news/accept`, { digest: digestIn(html) })
  await platform.work()

  assert.equal(sent.location, `/fr/offers/${offerId}`)
  assert.equal((await offer()).versions.length, 2)
  const verdicts = new Map((await park.verdicts()).map(({ companyId, verdict }) => [companyId, verdict]))
  assert.deepEqual([...verdicts.values()].toSorted(), ['eligible', 'eligible', 'ineligible', 'undetermined'].toSorted())
  assert.doesNotMatch((await director.get('/fr/offers')).text, /Le catalogue a du nouveau/)
  assert.equal((await director.get(`/fr/offers/${offerId}/news`)).status, 303)
})

test('the park keeps its terms with a reason, which stands beside what the catalogue says', async () => {
  const { offerId, director } = await aParkBehind()
  const { html } = await director.get(`/fr/offers/${offerId}/news`)
  const digest = digestIn(html)

  const silent = await director.post(`/fr/offers/${offerId}/news/keep`, { digest, reason: '' })
  const sent = await director.post(`/fr/offers/${offerId}/news/keep`, { digest, reason: 'Notre convention dit dix.' })
  const late = await director.post(`/fr/offers/${offerId}/news/accept`, { digest })

  assert.equal(silent.status, 422)
  assert.match(silent.text, /Remplissez ce champ/)
  assert.equal(sent.location, `/fr/offers/${offerId}`)
  const { text } = await director.get(`/fr/offers/${offerId}`)
  assert.match(text, /Ce que dit le catalogue/)
  assert.match(text, /Vous avez gardé vos conditions le 26 novembre 2026 : « Notre convention dit dix\. »/)
  assert.equal(late.location, '/fr/offers/news?answered=before')
  assert.match((await director.get(late.location)).text, /Une réponse a déjà été donnée/)
})

test('a programme is adopted with conditions of the park’s own, counted before it is chosen', async () => {
  const { platform, park, director } = await aParkBehind()
  const path = '/fr/offers/catalogue/scaleway-early-stage'
  const fields = { sites: 'rabat', ageAtLeast: '6' }

  const page = await director.get(path)
  const counted = await director.post(path, { ...fields, do: 'preview' })
  const wrong = await director.post(path, { ...fields, ageAtLeast: 'six' })
  const sent = await director.post(path, fields)
  await platform.work()

  assert.match(page.text, /Créée depuis moins de 5 ans/)
  assert.match(counted.text, /Hébergée à Rabat Au moins 6 mois d’activité/)
  assert.match(counted.text, /Aucune entreprise n’y aurait droit aujourd’hui, 2 à préciser, 2 non/)
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Écrivez un nombre entier/)
  assert.equal(sent.status, 303)
  const offer = await director.get(sent.location ?? '')
  assert.match(offer.text, /Ajouté par le parc Hébergée à Rabat Au moins 6 mois d’activité/)
  assert.match((await director.get(path)).text, /Cette offre est déjà la vôtre/)
  const verdicts = (await park.verdicts()).filter(({ offer: code }) => code === 'scaleway-early-stage')
  assert.equal(verdicts.filter(({ verdict }) => verdict === 'ineligible').length, 2)
})

test('a length of the stay can be asked for, at some sites or at any: who is not hosted gets a no', async () => {
  const { platform, park, director } = await aParkBehind()
  const path = '/fr/offers/catalogue/scaleway-early-stage'
  await park.companies([{ name: 'Nowhere', site: null }])

  const page = await director.get(path)
  const counted = await director.post(path, { hostedAtLeast: '6', do: 'preview' })
  const wrong = await director.post(path, { hostedAtLeast: '0' })
  const sent = await director.post(path, { sites: 'rabat', hostedAtLeast: '6' })
  await platform.work()

  assert.match(page.text, /Hébergée sans interruption depuis au moins combien de mois/)
  assert.match(counted.text, /Hébergée par le parc Hébergée sans interruption depuis au moins 6 mois/)
  assert.match(counted.html, /name="hostedAtLeast"[^>]* value="6"/)
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /href="#hostedAtLeast"/)
  assert.equal(sent.status, 303)
  const offer = await director.get(sent.location ?? '')
  assert.match(offer.text, /Ajouté par le parc Hébergée à Rabat Hébergée sans interruption depuis au moins 6 mois/)
  const english = await director.get((sent.location ?? '').replace('/fr/', '/en/'))
  assert.match(english.text, /Hosted at Rabat Hosted without a break for at least 6 months/)
  const arabic = await director.get((sent.location ?? '').replace('/fr/', '/ar/'))
  assert.match(arabic.text.replace(/[\u2068\u2069]/g, ''), /محتضنة في Rabat محتضنة دون انقطاع منذ 6 أشهر على الأقل/)
  const verdicts = (await park.verdicts()).filter(({ offer: code }) => code === 'scaleway-early-stage')
  assert.ok(verdicts.every(({ missing }) => !missing.includes('hostedSince')))
  // The two elsewhere and the one nowhere.
  assert.equal(verdicts.filter(({ verdict }) => verdict === 'ineligible').length, 3)
})

test('conditions of the park’s own are still asked for after the catalogue’s terms were accepted', async () => {
  const local = [{ kind: 'hosted', id: 'park-hosted', sites: ['rabat'] }] as const
  const { platform, park, offerId, director } = await aParkBehind(local)
  const { html, text } = await director.get(`/fr/offers/${offerId}/news`)

  await director.post(`/fr/offers/${offerId}/news/accept`, { digest: digestIn(html) })
  await platform.work()

  assert.doesNotMatch(text, /N’est plus demandé[^]*Rabat[^]*Sur 4/)
  const eligible = (await park.verdicts()).filter(({ verdict }) => verdict === 'eligible')
  assert.equal(eligible.length, 1)
})

const correction = {
  note: 'Trente personnes, dit leur lettre.',
  from: '2026-11-26',
  rule: 'règle\n  toutes\n    effectif moins de 30 [small]\n    pas cliente de scaleway [new]\n  nom scaleway "Scaleway"\n',
  b0UpTo: '2 000',
  b0UpToCurrency: 'EUR',
  b0Months: '12',
  benefitKind: 'credits',
  sourceUrl: 'https://example.org/lettre',
  sourceTitle: 'Lettre de Scaleway',
  readOn: '2026-11-20',
  certainty: 'high',
}

test('a correction becomes a version with its source, its date of reading and what changed', async () => {
  const { platform, offerId, director, offer } = await aParkBehind()
  const path = `/fr/offers/${offerId}/versions/new`

  const page = await director.get(path)
  const preview = await director.post(path, { ...correction, do: 'preview' })
  const sent = await director.post(path, correction)
  await platform.work()

  assert.match(page.html, /effectif au plus 10 \[small\]/)
  assert.match(preview.text, /3 entreprises y auraient droit aujourd’hui, 0 à préciser, 1 non/)
  assert.equal(sent.status, 303, sent.text)
  const own = (await offer()).versions.at(-1)
  assert.equal(own?.origin, 'own')
  assert.deepEqual(own.source, { url: correction.sourceUrl, title: correction.sourceTitle, readOn: '2026-11-20' })
  assert.equal(own.benefits[0]?.upTo?.minor, 200_000n)
  const { text } = await director.get(`/fr/offers/${offerId}`)
  assert.match(text, /écrite par le parc · Lettre de Scaleway Trente personnes, dit leur lettre\./)
  assert.match(text, /lue le 20 novembre 2026/)
  assert.match(text, /Ce que dit le catalogue/)
})

test('everything that is wrong with a correction is said at once, mistakes in the rule with their line', async () => {
  const { offerId, director, offer } = await aParkBehind()
  const wrong = {
    note: '',
    from: '2025-01-01',
    rule: 'règle\n  effectif moins que beaucoup [small]',
    b0Gone: 'yes',
    readOn: '2026-12-24',
    sourceUrl: 'http://example.org',
  }

  const sent = await director.post(`/fr/offers/${offerId}/versions/new`, { ...correction, ...wrong })

  assert.equal(sent.status, 422)
  for (const sentence of [
    /Remplissez ce champ/,
    /La version en cours vaut depuis le 1er janvier 2026/,
    /Ligne 2/,
    /Gardez au moins un avantage/,
    /Ce jour est encore à venir/,
    /commence par https/,
  ]) {
    assert.match(sent.text, sentence)
  }
  assert.match(sent.html, /effectif moins que beaucoup/)
  assert.equal((await offer()).versions.length, 1)
})

test('a rule that takes the id of a condition of the park’s own is told so', async () => {
  const local = [{ kind: 'hosted', id: 'park-hosted', sites: ['rabat'] }] as const
  const { offerId, director, offer } = await aParkBehind(local)
  const rule = 'règle\n  hébergée [park-hosted]\n'

  const sent = await director.post(`/fr/offers/${offerId}/versions/new`, { ...correction, rule })

  assert.equal(sent.status, 422)
  assert.match(sent.text, /Ligne 1[^]*park-hosted/)
  assert.equal((await offer()).versions.length, 1)
})

test('what should be read again has a list of its own, with the age of each reading', async () => {
  const { director } = await aParkBehind()

  const open = await director.get('/fr/offers/catalogue')
  const again = await director.get('/fr/offers/catalogue?show=again')
  const ended = await director.get('/fr/offers/catalogue?show=ended')

  assert.match(open.text, /Lue en juillet 2026, il y a 4 mois · certitude moyenne/)
  assert.match(again.text, /Alibaba[^]*Date de lecture inconnue · certitude faible/)
  assert.doesNotMatch(again.text, /Lue en juillet 2026/)
  assert.match(ended.text, /Elles n’acceptent plus de demande aujourd’hui[^]*BizSpark/)
})

test('pages on terms are whole in every language', async () => {
  const { offerId, director } = await aParkBehind()

  for (const language of LANGUAGES) {
    for (const path of [
      '/offers/news',
      `/offers/${offerId}/news`,
      `/offers/${offerId}/versions/new`,
      '/offers/catalogue?show=again',
      '/offers/catalogue/linear-startup',
    ]) {
      const { status, text } = await director.get(`/${language}${path}`)
      assert.equal(status, 200, path)
      assert.doesNotMatch(text, /undefined|null|\[object|NaN|\$\{/)
      if (language === 'ar') assert.doesNotMatch(text, /\b(?:Votre|vos|vous|the|your|Oui|Yes)\b/)
      if (language === 'en') assert.doesNotMatch(text, /\b(?:Votre|vous|Oui|entreprise)\b/)
      if (language === 'fr') assert.doesNotMatch(text, /\b(?:your|company|Yes)\b/)
    }
  }
})

test('offers of another park, and offers that do not exist, have no news and cannot be corrected', async () => {
  const { platform, offerId } = await aParkBehind()
  const stranger = pagesFor(platform, (await aParkWith(platform, [], 'Elsewhere')).director)

  for (const id of [offerId, platform.newId()]) {
    for (const path of [`/fr/offers/${id}/news`, `/fr/offers/${id}/versions/new`]) {
      assert.equal((await stranger.get(path)).status, 404)
    }
    for (const path of ['news/accept', 'news/keep', 'versions/new']) {
      const sent = await stranger.post(`/fr/offers/${id}/${path}`, { ...correction, digest: 'x', reason: 'x' })
      assert.equal(sent.status, 404, path)
    }
  }
  assert.equal((await stranger.get('/fr/offers/catalogue/nowhere')).status, 404)
})

function digestIn(html: string): string {
  return /name="digest" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? ''
}
