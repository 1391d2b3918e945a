import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { aParkWith, valueOf } from './entitlements.testing.ts'
import { parkFigures } from './overview.store.ts'
import { pagesFor } from './pages.testing.ts'
import { partnerSummary } from './partner-summary.ts'
import { readOpportunities } from './opportunities.ts'
import { opportunityWords } from './opportunities.messages.ts'
import { recordHeldOffer } from './record-held-offer.ts'
import { withdrawHeldOffer } from './withdraw-held-offer.ts'

const entitled = {
  activityStartedOn: { date: '2015-03-14' },
  'turnover:2016': { amount: '4161000', currency: 'MAD' },
}

async function aParkWithOffer(facts: Readonly<Record<string, unknown>> = entitled) {
  const platform = await aPlatform()
  const park = await aParkWith(platform, [])
  const [offerId] = await park.adopt(['technopark-2017'])
  assert.ok(offerId)
  const companyId = await park.company({ name: 'Atlas Robotics', facts })
  await platform.work()
  return { platform, park, offerId, companyId }
}

function eventsOf(platform: Platform): Promise<readonly string[]> {
  return platform.pool
    .query(`select event from audit_lines where event like 'company.offer%' order by number`)
    .then(({ rows }) => rows.map(({ event }: { event: string }) => event))
}

test('what a company already has leaves its list, and comes back when that is taken back', async () => {
  const { platform, park, offerId, companyId } = await aParkWithOffer()
  const founder = pagesFor(platform, park.owner(companyId))

  const said = await founder.post('/fr/opportunities/held', { offer: offerId })
  const after = await founder.get(said.location ?? '')
  const undone = await founder.post('/fr/opportunities/held/withdraw', { offer: offerId })
  const again = await founder.get(undone.location ?? '')

  assert.equal(said.location, `/fr/opportunities?done=held&offer=${offerId}`)
  assert.match(after.text, /Atlas Robotics a déjà une offre et n’a droit à aucune autre aujourd’hui/)
  assert.match(after.text, /sur une offre ouverte, dont une que vous avez déjà/)
  assert.match(after.text, /C’est noté : vous avez déjà/)
  assert.match(after.text, /Vous avez déjà cette offre .* indiqué par l’entreprise le 21 août 2017/)
  assert.match(after.text, /0 oui/)
  assert.match(again.text, /est de retour dans votre liste/)
  assert.match(again.text, /Atlas Robotics a droit à une offre/)
  assert.deepEqual(await eventsOf(platform), ['company.offer-held', 'company.offer-held-withdrawn'])
})

test('a search that finds nothing but what the company has already says so', async () => {
  const { platform, park, offerId, companyId } = await aParkWithOffer()
  const founder = pagesFor(platform, park.owner(companyId))
  valueOf(await recordHeldOffer(platform, park.owner(companyId), { companyId, offerId }))

  const found = await founder.get('/fr/opportunities?search=technopark')
  const other = await founder.get('/fr/opportunities?search=introuvable')

  assert.match(found.html, /<h1>Vous avez déjà cette offre<\/h1>/)
  assert.doesNotMatch(found.text, /Aucune offre ne correspond/)
  assert.match(other.text, /Aucune offre ne correspond/)
})

test('nothing is asked for the sake of an offer that the company already has', async () => {
  const { platform, park, offerId, companyId } = await aParkWithOffer({})
  const founder = pagesFor(platform, park.owner(companyId))
  assert.match((await founder.get('/fr/opportunities')).text, /La question qui décide le plus/)

  valueOf(await recordHeldOffer(platform, park.owner(companyId), { companyId, offerId }))

  const page = await founder.get('/fr/opportunities')
  assert.doesNotMatch(page.html, /name="fact"/)
  const overview = await pagesFor(platform, park.director).get('/fr/overview/missing?fact=activityStartedOn')
  assert.match(overview.text, /Aucune entreprise à appeler/)
})

test('who is entitled: the company that has the offer stands as having it, on the page and in the files', async () => {
  const { platform, park, offerId, companyId } = await aParkWithOffer()
  await park.company({ name: 'Saghro Finance', facts: entitled })
  await platform.work()
  valueOf(await recordHeldOffer(platform, park.manager('casablanca'), { companyId, offerId }))
  const director = pagesFor(platform, park.director)

  const all = await director.get(`/fr/offers/${offerId}`)
  const held = await director.get(`/fr/offers/${offerId}?verdict=held`)
  const csv = await director.get(`/fr/offers/${offerId}/export.csv`)

  assert.match(all.text, /Une entreprise sur 2 y a droit/)
  assert.match(all.text, /1 Oui 0 À saisir avant 0 À préciser 0 Non 1 L’ont déjà/)
  assert.match(all.text, /Atlas Robotics Casablanca L’a déjà/)
  assert.match(held.text, /Atlas Robotics/)
  assert.doesNotMatch(held.text, /Saghro/)
  assert.match(csv.html, /Atlas Robotics.*L’a déjà/)
  assert.match(csv.html, /Saghro Finance.*Éligible/)
  const figures = await read(platform, park.director, async (db) => ({
    park: await parkFigures(db, park.director, day('2017-08-21')),
    partner: await partnerSummary(db, (await db.selectFrom('partners').select('id').executeTakeFirstOrThrow()).id),
  }))
  assert.deepEqual([figures.park.companies, figures.park.entitled], [2, 1])
  assert.equal(figures.park.sites[0]?.entitled, 1)
  assert.deepEqual([figures.partner.companies, figures.partner.entitledCompanies], [2, 1])
  assert.deepEqual(figures.partner.offers[0]?.counts, { eligible: 1, undetermined: 0, ineligible: 0, held: 1 })
})

test('a company says it of itself, the park of its companies, and nobody of others', async () => {
  const { platform, park, offerId, companyId } = await aParkWithOffer()
  const other = await park.company({ site: 'rabat' })
  const holding = { companyId, offerId }
  const code = async (wish: ReturnType<typeof recordHeldOffer>) => {
    const result = await wish
    return result.ok ? 'ok' : result.refusal.code
  }

  assert.equal(await code(recordHeldOffer(platform, park.owner(other), holding)), 'company-not-found')
  assert.equal(await code(recordHeldOffer(platform, park.manager('rabat'), holding)), 'company-not-found')
  const missing = { companyId, offerId: platform.newId<'offer'>() }
  assert.equal(await code(recordHeldOffer(platform, park.owner(companyId), missing)), 'offer-not-found')
  const rabat = pagesFor(platform, park.manager('rabat'))
  const path = `/fr/companies/${companyId}/opportunities`
  const foreign = await rabat.post(`${path}/held`, { offer: offerId })
  const nobody = await rabat.post(`/fr/companies/${platform.newId()}/opportunities/held`, { offer: offerId })
  assert.deepEqual([foreign.status, nobody.status, foreign.html], [404, 404, nobody.html])
  assert.deepEqual(await eventsOf(platform), [])

  const manager = pagesFor(platform, park.manager('casablanca'))
  const sent = await manager.post(`${path}/held?search=x`, { offer: offerId })
  assert.equal(sent.location, `${path}?done=held&offer=${offerId}&search=x`)
  assert.match((await manager.get(path)).text, /indiqué par l’équipe du parc/)
  assert.equal((await manager.post(`${path}/held`, { offer: 'nonsense' })).status, 404)
  const undone = await withdrawHeldOffer(platform, park.owner(other), holding)
  assert.equal(undone.ok ? 'ok' : undone.refusal.code, 'company-not-found')
})

test('programs are told the verdict all the same, and that the company has the offer', async () => {
  const { platform, park, offerId, companyId } = await aParkWithOffer()
  valueOf(await recordHeldOffer(platform, park.owner(companyId), { companyId, offerId }))

  const view = await readOpportunities(platform, park.owner(companyId), companyId, opportunityWords.en.sources)

  assert.deepEqual(view?.opportunities, [])
  assert.deepEqual(
    view.held.map(({ standing, toldBy, toldOn }) => ({ standing, toldBy, toldOn })),
    [{ standing: 'eligible', toldBy: 'company', toldOn: '2017-08-21' }],
  )
})

/** Twenty people of one company say at once that it has an offer: how many were told that they said it first. */
async function saidAtOnce(
  platform: Platform,
  owner: Parameters<typeof recordHeldOffer>[1],
  offerId: Id<'offer'>,
  companyId: Id<'company'>,
) {
  const said = await Promise.all(
    Array.from({ length: 20 }, () => recordHeldOffer(platform, owner, { companyId, offerId })),
  )
  return said.filter(({ ok }) => ok).length
}

test('that a company has an offer is kept once, however many say it at once', async () => {
  const { platform, park, offerId, companyId } = await aParkWithOffer()

  assert.equal(await saidAtOnce(platform, park.owner(companyId), offerId, companyId), 1)
  assert.deepEqual(await eventsOf(platform), ['company.offer-held'])
  const again = await pagesFor(platform, park.owner(companyId)).post('/fr/opportunities/held', { offer: offerId })
  assert.equal(again.status, 303)
})

test('without the key on company and offer it would be kept many times (the twin of the test above)', async () => {
  const { platform, park, offerId, companyId } = await aParkWithOffer()
  await platform.pool.query('alter table held_offers drop constraint held_offers_pkey')

  assert.ok((await saidAtOnce(platform, park.owner(companyId), offerId, companyId)) > 1)
})

test('a page sent twice is answered once, and one that was used for something else asks again', async () => {
  const { platform, park, offerId, companyId } = await aParkWithOffer()
  const founder = pagesFor(platform, park.owner(companyId))
  const fields = { _key: platform.newId(), offer: offerId }

  const first = await founder.post('/fr/opportunities/held', fields)
  const repeated = await founder.post('/fr/opportunities/held', fields)
  const other = await founder.post('/fr/opportunities/held', { ...fields, offer: platform.newId() })

  assert.deepEqual([first.status, repeated.status, other.status], [303, 303, 422])
  assert.match(other.text, /Cette page avait déjà servi\. Recommencez/)
  assert.deepEqual(await eventsOf(platform), ['company.offer-held'])
})
