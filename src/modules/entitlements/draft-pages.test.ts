import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import { aParkWith } from './entitlements.testing.ts'
import { pagesFor } from './pages.testing.ts'

const CODE = 'technopark-2017'

/** A complete offer, as the form sends it. */
const complete: Readonly<Record<string, string>> = {
  kind: 'convention',
  partnerName: 'Nuage Atlas',
  titleFr: 'Crédits Atlas',
  titleAr: 'أرصدة أطلس',
  titleEn: 'Atlas credits',
  summaryFr: 'Des crédits.',
  summaryAr: 'أرصدة.',
  summaryEn: 'Credits.',
  benefitKind: 'credits',
  benefitFr: 'Crédits',
  benefitAr: 'أرصدة',
  benefitEn: 'Credits',
  hosted: 'yes',
  headcountUnder: '10',
  expects: 'yes',
  from: '2017-08-01',
  sourceUrl: 'https://example.org/convention',
  certainty: 'high',
}

/** A park whose two directors write drafts: two companies, of five and of fifty people. */
async function aPark() {
  const platform = await aPlatform()
  const park = await aParkWith(platform, [CODE])
  await park.companies([
    { name: 'Petite', facts: { headcount: { number: 5 } } },
    { name: 'Grande', facts: { headcount: { number: 50 } } },
  ])
  await platform.work()
  const person = async (name: string): Promise<Actor> => {
    const userId = platform.newId<'user'>()
    const email = `${userId}@people.example`
    await platform.pool.query('insert into auth.users (id, name, email) values ($1, $2, $3)', [userId, name, email])
    return { ...park.director, userId }
  }
  const { rows } = await platform.pool.query<{ id: string }>('select id from offers')
  const amal = pagesFor(platform, await person('Amal Bennani'))
  const yassine = pagesFor(platform, await person('Yassine Idrissi'))
  return { platform, park, amal, yassine, offerId: rows[0]?.id ?? '' }
}

type Pages = ReturnType<typeof pagesFor>

/** Saves what is typed as a draft; gives the address of the draft. */
async function save(pages: Pages, path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const sent = await pages.post(path, { ...fields, do: 'draft' })
  assert.equal(sent.status, 303, sent.text)
  return sent.location ?? ''
}

/** The fields by which a page says which draft it shows. */
function draftIn(html: string): { readonly draft: string; readonly revision: string } {
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  return { draft: value('draft'), revision: value('revision') }
}

test('a director keeps what was typed, right or wrong, finds it among the drafts and goes on with it', async () => {
  const { amal } = await aPark()
  const typed = { partnerName: 'Nuage Atlas', titleFr: 'Crédits Atlas', from: '2017-02-30', headcountUnder: 'dix' }

  const address = await save(amal, '/fr/offers/new', typed)
  const saved = await amal.get(address)
  const again = await save(amal, '/fr/offers/new', { ...typed, ...draftIn(saved.html), headcountUnder: '10' })
  const list = await amal.get('/fr/offers')

  assert.match(saved.text, /Le brouillon est enregistré/)
  for (const value of Object.values(typed)) assert.ok(saved.html.includes(`value="${value}"`), value)
  assert.equal(again, address)
  assert.match(
    (await amal.get(again)).html,
    /name="headcountUnder"[^>]*value="10"|value="10"[^>]*name="headcountUnder"/,
  )
  assert.match(
    list.text,
    /Un brouillon .* Crédits Atlas Nouvelle offre de Nuage Atlas · enregistré par Amal Bennani le 21 août 2017/,
  )
})

test('a draft of new terms stands on the offer’s page, keeps the rule as it was typed, and is found in the list', async () => {
  const { amal, offerId } = await aPark()
  const rule = 'all:\n  hosted\n    nonsense'
  const form = `/fr/offers/${offerId}/versions/new`

  const address = await save(amal, form, { note: 'Plus de places', rule, b0Gone: 'yes', from: '' })
  const opened = await amal.get(address)

  assert.ok(opened.html.includes(`>${rule}</textarea>`))
  assert.match(opened.html, /name="b0Gone"[^>]*checked/)
  for (const page of ['/fr/offers', `/fr/offers/${offerId}`]) {
    assert.match((await amal.get(page)).text, /Plus de places .*enregistré par Amal Bennani/, page)
  }
})

test('whatever the two forms have is kept, and nothing that they do not have', async () => {
  const { platform, amal, offerId } = await aPark()

  for (const form of ['/fr/offers/new', `/fr/offers/${offerId}/versions/new`]) {
    const { html } = await amal.get(form)
    const body =
      /<form method="post"[\s\S]*?<\/form>/.exec(html.slice(html.indexOf(`action="${form}"`) - 20))?.[0] ?? ''
    const names = [
      ...new Set([...body.matchAll(/<(?:input|select|textarea)[^>]* name="([^"]+)"/g)].map(([, name]) => name ?? '')),
    ]
    const asked = names.filter((name) => name !== '_key')
    const typed = Object.fromEntries([...asked, 'role', 'operatorId', 'b0Anything'].map((name) => [name, 'yes']))
    await save(amal, form, typed)
    const { rows } = await platform.pool.query<{ typed: object }>(
      'select typed from offer_drafts order by id desc limit 1',
    )

    assert.ok(asked.length > 20)
    assert.deepEqual(Object.keys(rows[0]?.typed ?? {}).toSorted(), asked.toSorted(), form)
  }
})

test('nobody else sees a draft, and nothing that counts or judges knows of it', async () => {
  const { platform, park, amal, offerId } = await aPark()
  const before = await park.verdicts()
  const address = await save(amal, '/fr/offers/new', complete)
  const ofTerms = await save(amal, `/fr/offers/${offerId}/versions/new`, { note: 'Brouillon secret', rule: 'hosted' })
  await platform.work()
  const manager = pagesFor(platform, park.manager('rabat'))

  for (const page of [
    '/fr/offers',
    `/fr/offers/${offerId}`,
    '/fr/offers/sheet',
    '/fr/overview',
    '/fr/offers/catalogue',
  ]) {
    assert.doesNotMatch((await manager.get(page)).text, /brouillon|Crédits Atlas|Brouillon secret/i, page)
  }
  for (const page of [address, ofTerms]) assert.equal((await manager.get(page)).status, 403)
  assert.equal((await manager.post('/fr/offers/new', { ...complete, do: 'draft' })).status, 403)
  assert.deepEqual(await park.verdicts(), before)
  assert.match((await amal.get('/fr/offers')).text, /Une offre ouverte/)
})

test('who saves over what somebody has saved meanwhile is told, sees it at the field, and loses nothing typed', async () => {
  const { amal, yassine } = await aPark()
  const address = await save(amal, '/fr/offers/new', {
    titleFr: 'Crédits',
    sectors: 'ai',
    upTo: '5000',
    upToCurrency: 'USD',
  })
  const mine = draftIn((await amal.get(address)).html)
  const theirs = draftIn((await yassine.get(address)).html)
  await save(yassine, '/fr/offers/new', {
    ...theirs,
    titleFr: 'Crédits et aide',
    sectors: 'cloud',
    upTo: '7000',
    upToCurrency: 'EUR',
  })

  const told = await amal.post('/fr/offers/new', {
    ...mine,
    do: 'draft',
    titleFr: 'Crédits de calcul',
    sectors: 'ai',
    upTo: '5000',
    upToCurrency: 'USD',
    summaryFr: 'À moi',
  })
  const kept = await amal.get(address)
  await save(amal, '/fr/offers/new', { ...draftIn(told.html), titleFr: 'Crédits de calcul' })

  assert.equal(told.status, 422)
  assert.match(told.text, /Yassine Idrissi a enregistré ce brouillon le .* pendant que vous écriviez/)
  assert.ok(told.html.includes('value="Crédits de calcul"') && told.html.includes('value="À moi"'))
  assert.match(told.html, /id="titleFr-error">.*?Enregistré par Yassine Idrissi\s: «\sCrédits et aide\s»/)
  assert.match(told.text, /Enregistré par Yassine Idrissi\s: «\s7000 EUR\s»/)
  assert.match(told.text, /Enregistré par Yassine Idrissi\s: «\sCloud[^»]*»/)
  assert.match(told.text, /Résumé en une phrase \(en français\) Yassine Idrissi a laissé ce champ vide/)
  assert.match(kept.html, /value="Crédits et aide"/)
  assert.match((await amal.get(address)).html, /value="Crédits de calcul"/)
})

test('publishing a draft makes the offer, and the draft is gone; the other who still writes it loses nothing', async () => {
  const { platform, park, amal, yassine } = await aPark()
  const address = await save(amal, '/fr/offers/new', complete)
  const draft = draftIn((await amal.get(address)).html)

  const wrong = await amal.post('/fr/offers/new', { ...complete, ...draft, titleAr: '' })
  const published = await amal.post('/fr/offers/new', { ...complete, ...draft })
  await platform.work()
  const late = await yassine.post('/fr/offers/new', { ...complete, ...draft, titleFr: 'À moi' })
  const anew = await save(yassine, '/fr/offers/new', { ...complete, ...draftIn(late.html), titleFr: 'À moi' })

  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Remplissez ce champ/)
  assert.equal(published.status, 303)
  assert.equal((await amal.get(address)).status, 404)
  assert.equal((await park.verdicts()).filter(({ offer }) => offer === 'atlas-credits').length, 2)
  assert.equal(late.status, 422)
  assert.match(late.text, /Ce brouillon a été publié ou supprimé pendant que vous écriviez/)
  assert.ok(late.html.includes('value="À moi"'))
  assert.notEqual(anew, address)
})

test('a draft of terms is published as a version; begun from older terms it says so and keeps their benefits', async () => {
  const { platform, amal, offerId } = await aPark()
  const form = `/fr/offers/${offerId}/versions/new`
  const { html } = await amal.get(form)
  const base = /name="base" value="([^"]*)"/.exec(html)?.[1] ?? ''
  const terms = {
    base,
    note: 'Plus de places',
    from: '2017-09-01',
    rule: 'règle\n  hébergée [hosted]',
    sourceUrl: 'https://example.org',
    readOn: '2017-08-20',
    certainty: 'high',
  }
  const address = await save(amal, form, terms)
  const others = {
    ...terms,
    note: 'Autres',
    benefitKind: 'support',
    benefitFr: 'Aide',
    benefitAr: 'دعم',
    benefitEn: 'Help',
  }
  await amal.post(form, others)

  const opened = await amal.get(address)
  const published = await amal.post(form, { ...terms, ...draftIn(opened.html), from: '2017-10-01' })
  const { rows } = await platform.pool.query<{ benefits: readonly unknown[] }>(
    'select benefits from offer_versions order by number',
  )

  assert.match(opened.text, /L’offre a reçu d’autres conditions depuis que ce brouillon a été commencé/)
  assert.equal(published.status, 303)
  assert.equal((await amal.get(address)).status, 404)
  assert.equal(rows.length, 3)
  assert.deepEqual(
    rows.map(({ benefits }) => benefits.length - (rows[0]?.benefits.length ?? 0)),
    [0, 1, 0],
  )
})

test('discarding is asked for on its own, and does not throw away what somebody saved since', async () => {
  const { amal, yassine } = await aPark()
  const address = await save(amal, '/fr/offers/new', { titleFr: 'Crédits' })
  const read = draftIn((await amal.get(address)).html)
  await save(yassine, '/fr/offers/new', { ...read, titleFr: 'Crédits et aide' })
  const discard = `/fr/offers/drafts/${read.draft}/discard`

  const early = await amal.post(discard, { revision: read.revision })
  const told = await amal.get(early.location ?? '')
  const done = await amal.post(discard, { revision: draftIn(told.html).revision })

  assert.match(told.text, /Le brouillon n’a pas été supprimé, car quelqu’un l’a enregistré entre-temps/)
  assert.equal(done.location, '/fr/offers')
  assert.equal((await amal.get(address)).status, 404)
  assert.doesNotMatch((await amal.get('/fr/offers')).text, /brouillon/)
})

test('too much text and too many drafts are refused with what to do, and the form comes back filled in', async () => {
  const { platform, park, amal } = await aPark()
  const long = await amal.post('/fr/offers/new', { titleFr: 'Crédits', summaryFr: 'x'.repeat(120_000), do: 'draft' })
  await platform.pool.query(
    `insert into offer_drafts (operator_id, id, number, title, typed, revision, saved_at)
     select $1, gen_random_uuid(), number, '', '{}', 1, now() from generate_series(1, 200) number`,
    [park.operatorId],
  )

  const many = await amal.post('/fr/offers/new', { titleFr: 'Crédits', do: 'draft' })

  for (const { status, html } of [long, many]) assert.ok(status === 422 && html.includes('value="Crédits"'))
  assert.match(long.text, /C’est plus de texte qu’un brouillon ne peut garder/)
  assert.match(many.text, /Le parc a déjà 200 brouillons/)
})

test('the companies are counted while the form is filled in, as the button counts them', async () => {
  const { platform, park, amal } = await aPark()
  const fields = { hosted: 'yes', headcountUnder: '10' }

  const live = await amal.post('/fr/offers/new/count', fields)
  const pressed = await amal.post('/fr/offers/new', { ...fields, do: 'preview' })
  const nothing = await amal.post('/fr/offers/new/count', { headcountUnder: 'dix' })
  await park.company({ name: 'Troisième', facts: { headcount: { number: 3 } } })
  const later = await amal.post('/fr/offers/new/count', fields)
  const manager = pagesFor(platform, park.manager('rabat'))

  assert.equal(live.text.trim(), '1 entreprise y aurait droit aujourd’hui, 0 à préciser, 1 non')
  assert.ok(pressed.text.includes(live.text.trim()))
  assert.match(nothing.text, /Remplissez au moins une condition/)
  assert.match(later.text, /^ 2 entreprises y auraient droit/)
  assert.ok(live.html.length < 300)
  assert.equal((await manager.post('/fr/offers/new/count', fields)).status, 403)
})

test('the rule of new terms is counted while it is typed, with the conditions of the park', async () => {
  const { amal, offerId } = await aPark()
  const address = `/fr/offers/${offerId}/versions/count`

  const counted = await amal.post(address, { rule: 'règle\n  effectif moins de 10 [small]' })
  const unread = await amal.post(address, { rule: 'règle\n  effectif moins de' })
  const page = await amal.get(`/fr/offers/${offerId}/versions/new`)

  assert.match(counted.text, /1 entreprise y aurait droit aujourd’hui, 0 à préciser, 1 non/)
  assert.match(unread.text, /La règle ne se lit pas encore/)
  assert.match(page.html, new RegExp(`hx-post="${address}"`))
  assert.match(page.html, /id="live-count"[^>]*aria-live="polite"/)
})

test('a closed offer is in the archive, and opened again it is judged for every company', async () => {
  const { platform, park, amal, offerId } = await aPark()
  const before = await park.verdicts()
  await amal.post(`/fr/offers/${offerId}/close`, {})
  await platform.work()
  const closed = await park.verdicts()

  const list = await amal.get('/fr/offers')
  const page = await amal.get(`/fr/offers/${offerId}`)
  const manager = pagesFor(platform, park.manager('rabat'))
  const refused = await manager.post(`/fr/offers/${offerId}/reopen`, {})
  const opened = await amal.post(`/fr/offers/${offerId}/reopen`, {})
  await platform.work()

  assert.match(list.text, /Une offre archivée .* fermée le 21 août 2017 · Aucune entreprise n’en a bénéficié/)
  assert.match(page.text, /Rouvrir cette offre/)
  assert.doesNotMatch((await manager.get(`/fr/offers/${offerId}`)).text, /Rouvrir/)
  assert.equal(refused.status, 403)
  assert.equal(opened.location, `/fr/offers/${offerId}`)
  assert.deepEqual(closed, [])
  assert.deepEqual(await park.verdicts(), before)
  assert.doesNotMatch((await amal.get('/fr/offers')).text, /archivée/)
})

test('the form of a draft says the same in every language, with the buttons in it', async () => {
  const { amal } = await aPark()
  const address = await save(amal, '/fr/offers/new', { titleFr: 'Crédits' })

  for (const language of LANGUAGES) {
    const { status, text } = await amal.get(address.replace('/fr/', `/${language}/`))
    assert.equal(status, 200)
    assert.match(text, { fr: /Enregistrer le brouillon/, ar: /حفظ المسودة/, en: /Save as draft/ }[language])
    assert.match(text, { fr: /Supprimer ce brouillon/, ar: /حذف هذه المسودة/, en: /Discard this draft/ }[language])
    assert.match(text, /Amal Bennani/)
  }
})
