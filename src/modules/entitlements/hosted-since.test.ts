import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CompanyWish, aPark } from '../../../tests/park.ts'
import { day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { change, changed, read } from '../../platform/change.ts'
import { publishVersion } from '../partners/index.ts'
import { endResidency, moveCompany, recordFact } from '../registry/index.ts'
import { judgeDueDays, recompute } from './index.ts'
import { awaitedFacts, figuresByOffer } from './overview.store.ts'
import { pagesFor } from './pages.testing.ts'
import { companiesWaiting } from './waiting.store.ts'

const sixMonths = { id: 'stay', age: { since: 'hostedSince', atLeast: 6 } }
const hosted = { id: 'hosted', hosted: true }

type Park = Awaited<ReturnType<typeof aParkOfSixMonths>>

/** A park on 26 November 2026 whose one offer is for companies hosted for six months. */
async function aParkOfSixMonths(wishes: readonly CompanyWish[], where: object = { all: [hosted, sixMonths] }) {
  const park = await aPark({ now: '2026-11-26' })
  const { platform } = park
  const [offerId] = await park.adopt('mongodb-for-startups')
  assert.ok(offerId)
  const source = { url: 'https://example.org/terms' }
  const terms = {
    from: day('2026-11-26'),
    rule: { version: 1, where },
    benefits: [],
    source,
    certainty: 'high',
  } as const
  const published = await publishVersion(platform, park.director(), { offerId, terms })
  assert.ok(published.ok)
  const companies = await park.companies(wishes)
  await platform.work()
  const verdictOf = async (companyId: Id<'company'> | undefined) => {
    const found = await read(platform, park.director(), (db) =>
      db
        .selectFrom('entitlements')
        .select(['verdict', 'changesOn', 'changesTo', 'missing'])
        .where('companyId', '=', companyId ?? null)
        .executeTakeFirst(),
    )
    return found && [found.verdict, found.changesOn, found.changesTo, ...found.missing]
  }
  return { ...park, offerId, companies, verdictOf }
}

test('a company is entitled on the day on which its six months are complete, and not a day before', async () => {
  const { platform, companies, verdictOf } = await aParkOfSixMonths([{ startedOn: '2026-06-15' }])
  const [company] = companies

  assert.deepEqual(await verdictOf(company), ['ineligible', '2026-12-15', 'eligible'])
  platform.moveTo('2026-12-14')
  await judgeDueDays(platform)
  assert.deepEqual(await verdictOf(company), ['ineligible', '2026-12-15', 'eligible'])
  platform.moveTo('2026-12-15')
  await judgeDueDays(platform)
  assert.deepEqual(await verdictOf(company), ['eligible', null, null])
})

test('a company that never came, left or has just come gets a plain no; one of whose stay nobody knows the beginning a question to the park', async () => {
  const park = await aParkOfSixMonths([
    { name: 'Never', site: null },
    { name: 'Left', startedOn: '2019-03-01' },
    { name: 'New', startedOn: '2026-11' },
    { name: 'Long', startedOn: '2026' },
    { name: 'Unknown', startedOn: '2019' },
  ])
  const { platform, companies, verdictOf } = park
  const [never, left, fresh, long, unknown] = companies
  assert.ok(left)
  const ended = await endResidency(platform, park.director(), { companyId: left, on: day('2026-11-20') })
  assert.ok(ended.ok)
  assert.ok(unknown)
  await forgetBeginning(park, unknown)

  assert.deepEqual(await verdictOf(never), ['ineligible', null, null])
  assert.deepEqual(await verdictOf(left), ['ineligible', null, null])
  assert.deepEqual(await verdictOf(fresh), ['ineligible', '2027-05-01', 'undetermined'])
  // Begun some day of the year: six months or less.
  assert.deepEqual(await verdictOf(long), ['undetermined', '2027-06-30', 'eligible', 'hostedSince'])
  assert.deepEqual(await verdictOf(unknown), ['undetermined', null, null, 'hostedSince'])
})

test('entering, moving and ending a stay are judged at once; a move keeps what was completed, coming back begins anew', async () => {
  const { platform, companies, verdictOf, ...park } = await aParkOfSixMonths([{ site: null }])
  const [companyId] = companies
  assert.ok(companyId)
  const move = async (site: string, from: string) => {
    const moved = await moveCompany(platform, park.director(), {
      companyId,
      siteId: park.site(site),
      startedOn: day(from),
    })
    assert.ok(moved.ok, JSON.stringify(moved))
  }

  await move('casablanca', '2026-02-01')
  assert.deepEqual(await verdictOf(companyId), ['eligible', null, null])
  await move('rabat', '2026-11-01')
  assert.deepEqual(await verdictOf(companyId), ['eligible', null, null])
  const ended = await endResidency(platform, park.director(), { companyId, on: day('2026-12-31') })
  assert.ok(ended.ok)
  assert.deepEqual(await verdictOf(companyId), ['eligible', '2026-12-31', 'ineligible'])
  platform.moveTo('2026-12-31')
  await judgeDueDays(platform)
  assert.deepEqual(await verdictOf(companyId), ['ineligible', null, null])
  platform.moveTo('2027-02-10')
  await move('rabat', '2027-02-10')
  assert.deepEqual(await verdictOf(companyId), ['ineligible', '2027-08-10', 'eligible'])
})

test('nobody is asked since when a company is hosted: not the company, not in any list of whom to call', async () => {
  // Without “hosted” beside it, and with a fact that the company can tell.
  const either = { any: [sixMonths, { id: 'team', number: { fact: 'headcount', atLeast: 10 } }] }
  const alone = await aParkOfSixMonths(
    [
      { name: 'Never', site: null },
      { name: 'Rough', startedOn: '2026' },
    ],
    sixMonths,
  )
  const both = await aParkOfSixMonths([{ name: 'Never', site: null }], either)

  assert.deepEqual(await lists(alone), { oneAnswer: 0, awaited: [], waiting: [] })
  // Two things are missing: what the company can tell does not wait for it alone.
  assert.deepEqual(await lists(both), { oneAnswer: 0, awaited: [['headcount', 0]], waiting: [['headcount', 0]] })
  assert.deepEqual(await both.verdictOf(both.companies[0]), ['undetermined', null, null, 'hostedSince', 'headcount'])

  const [never] = alone.companies
  assert.ok(never)
  const company = pagesFor(alone.platform, alone.owner(never))
  const page = await company.get('/fr/opportunities')
  assert.match(page.text, /Hébergée depuis : le registre ne le dit pas\. Le parc y inscrit le premier jour du séjour\./)
  assert.doesNotMatch(page.text, /Depuis quand le parc héberge-t-il/)
  assert.doesNotMatch(page.html, /facts\/hostedSince/)
  assert.doesNotMatch(page.html, /\/move/)
  const staff = await pagesFor(alone.platform, alone.director()).get(`/fr/companies/${never}/opportunities`)
  assert.match(staff.html, new RegExp(`/fr/companies/${never}/move[^>]*>Aller au séjour`))
  const offer = await pagesFor(alone.platform, alone.director()).get(`/fr/offers/${alone.offerId}`)
  assert.doesNotMatch(offer.text, /Depuis quand le parc héberge-t-il/)
})

test('since when a company is hosted cannot be typed, by the company or by the park', async () => {
  const { platform, companies, ...park } = await aParkOfSixMonths([{ startedOn: '2026-10-01' }])
  const [companyId] = companies
  assert.ok(companyId)
  const value = { kind: 'date', date: day('2015-01-01') } as const

  const wish = { companyId, key: 'hostedSince', value } as const
  const results = [
    await recordFact(platform, park.director(), wish),
    await recordFact(platform, park.owner(companyId), wish),
  ]

  assert.deepEqual(
    results.map((result) => (result.ok ? 'recorded' : result.refusal.code)),
    ['fact-of-the-register', 'fact-of-the-register'],
  )
})

/** The register of before may not say when a stay began. */
async function forgetBeginning({ platform, system }: Park, companyId: Id<'company'>) {
  await platform.pool.query('update residencies set started_on = null where company_id = $1', [companyId])
  const judged = await change(platform, system(), async (tx) =>
    changed(await recompute(tx, { companyIds: [companyId] }, day('2026-11-26')), {
      event: 'entitlements.judged',
      subjectId: companyId,
    }),
  )
  assert.ok(judged.ok)
}

async function lists({ platform, offerId, ...park }: Park) {
  const director = park.director()
  return read(platform, director, async (db) => ({
    oneAnswer: (await figuresByOffer(db, director)).get(offerId)?.oneAnswer,
    awaited: (await awaitedFacts(db, director, { most: 20 })).map(({ key, alone }) => [key, alone]),
    waiting: (await companiesWaiting(db, director, {})).companies.map(({ keys, alone }) => [...keys, alone]),
  }))
}
