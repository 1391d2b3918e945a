import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CompanyWish, aPark } from '../../../tests/park.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Actor } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import { archiveCompany, endResidency, forgetCompanies, moveCompany, recordFact } from '../registry/index.ts'
import { judgeDueDays } from './index.ts'
import { awaitedFacts, comingChanges, countComing, figuresByOffer, parkFigures } from './overview.store.ts'
import { pagesFor } from './pages.testing.ts'
import { companiesWaiting } from './waiting.store.ts'

type Park = Awaited<ReturnType<typeof aPark>>

const today = '2017-08-21' as CivilDate
const september = '2017-08-20' as CivilDate
const august = '2017-08-01' as CivilDate
const started = { activityStartedOn: { date: '2016-03-14' } }
const turnover = { 'turnover:2016': { amount: '3200000', currency: 'MAD' } }

/** What the overview keeps, beside the same counted anew from the verdicts. */
async function counts({ platform }: Park) {
  const rows = async (text: string) => (await platform.pool.query<Record<string, unknown>>(text)).rows
  return {
    kept: {
      verdicts: await rows(
        `select site_id, offer_id, verdict, companies, one_answer from offer_counts where companies <> 0 order by 1, 2, 3`,
      ),
      byOffer: await rows(
        `select site_id, key, offer_id, companies, alone from missing_counts where offer_id is not null and companies <> 0 order by 1, 2, 3`,
      ),
      byFact: await rows(
        `select site_id, key, companies, alone from missing_counts where offer_id is null and companies <> 0 order by 1, 2`,
      ),
      sites: await rows(
        `select site_id, hosted_until, companies, entitled, waiting, people::float8, without_headcount, age_sum::float8, aged::float8, without_age
         from site_figures where companies <> 0 order by 1, 2`,
      ),
      figures: await rows(`select company_id, site_id, eligible, undetermined from company_figures order by 1`),
    },
    anew: {
      verdicts: await rows(
        `select site_id, offer_id, verdict, count(*)::int as companies,
           (count(*) filter (where verdict = 'undetermined' and cardinality(missing) = 1 and is_for_the_company(missing[1])))::int as one_answer
         from entitlements group by 1, 2, 3 order by 1, 2, 3`,
      ),
      byOffer: await rows(
        `select site_id, key, offer_id, count(*)::int as companies, (count(*) filter (where cardinality(missing) = 1))::int as alone
         from entitlements cross join unnest(missing) key where verdict = 'undetermined' group by 1, 2, 3 order by 1, 2, 3`,
      ),
      byFact: await rows(
        `select site_id, key, count(distinct company_id)::int as companies,
           (count(*) filter (where cardinality(missing) = 1))::int as alone
         from entitlements cross join unnest(missing) key where verdict = 'undetermined' group by 1, 2 order by 1, 2`,
      ),
      sites: await rows(
        `select site_id, hosted_until, count(*)::int as companies, (count(*) filter (where eligible > 0))::int as entitled,
           (count(*) filter (where undetermined > 0))::int as waiting, coalesce(sum(headcount), 0)::float8 as people,
           (count(*) filter (where headcount is null))::int as without_headcount,
           coalesce(sum(headcount * mean_age), 0)::float8 as age_sum, coalesce(sum(headcount) filter (where mean_age is not null), 0)::float8 as aged,
           (count(*) filter (where headcount is null or mean_age is null))::int as without_age
         from company_figures group by 1, 2 order by 1, 2`,
      ),
      figures: await rows(
        `select companies.id as company_id, (select site_id from company_places where company_id = companies.id) as site_id,
           (count(*) filter (where verdict = 'eligible'))::int as eligible,
           (count(*) filter (where verdict = 'undetermined'))::int as undetermined
         from companies left join entitlements on company_id = companies.id where archived_at is null
         group by companies.id order by 1`,
      ),
    },
  }
}

async function assertCounted(park: Park, after: string): Promise<void> {
  const { kept, anew } = await counts(park)
  assert.deepEqual(kept, anew, after)
  assert.ok(anew.verdicts.length > 0, after)
}

async function answers(park: Park, actor: Actor, siteId?: Id<'site'>) {
  return read(park.platform, actor, async (db) => ({
    figures: await parkFigures(db, actor, today, siteId),
    offers: [...(await figuresByOffer(db, actor, { siteId })).values()],
    awaited: await awaitedFacts(db, actor, { most: 20, siteId }),
    calls: (await companiesWaiting(db, actor, { siteId })).companies.map(({ name }) => name),
  }))
}

const wishes: readonly CompanyWish[] = [
  { name: 'Atlas Robotics', facts: { ...started, ...turnover } },
  { name: 'Saghro Finance', facts: { ...started, headcount: { number: 7 }, meanAge: { number: 27.5 } } },
  { name: 'Médina Énergie', site: 'rabat', facts: started },
  { name: 'Détroit Logistique', site: 'tanger' },
  { name: 'Sans Site', site: null, facts: turnover },
]

test('the overview’s counts stay what the verdicts say, whatever happens to companies, facts and offers', async () => {
  const park = await aPark()
  const { platform } = park
  const [atlas, saghro, medina, detroit] = await park.companies(wishes)
  assert.ok(atlas && saghro && medina && detroit)
  await park.adopt('technopark-2017', 'microsoft-bizspark')
  await assertCounted(park, 'offers adopted')

  const director = park.director()
  const value = { kind: 'money', money: { minor: 4_200_000_00n, currency: 'MAD' } } as const
  await recordFact(platform, director, { companyId: saghro, key: 'turnover:2016', value })
  await assertCounted(park, 'a fact told')

  const moved = await moveCompany(platform, director, {
    companyId: medina,
    siteId: park.site('tanger'),
    startedOn: august,
  })
  assert.ok(moved.ok)
  await assertCounted(park, 'a company moved')

  const left = await endResidency(platform, director, { companyId: saghro, on: september })
  assert.ok(left.ok)
  await assertCounted(park, 'a stay ended')

  const candidate = await park.company({ name: 'Passante', site: null, facts: started })
  assert.ok((await archiveCompany(platform, director, { companyId: candidate })).ok)
  await assertCounted(park, 'a company archived')

  await change(platform, park.system(), async (tx) => {
    await forgetCompanies(tx, [detroit])
    return changed(undefined, { event: 'companies.forgotten', subjectId: detroit })
  })
  await assertCounted(park, 'a company forgotten')

  platform.moveTo('2019-04-02')
  await judgeDueDays(platform)
  await assertCounted(park, 'days passed')
})

test('twin: without the counting of changed verdicts the check above finds the counts wrong', async () => {
  const park = await aPark()
  const [, saghro] = await park.companies(wishes)
  assert.ok(saghro)
  await park.adopt('technopark-2017')
  await park.platform.pool.query('drop trigger counted_when_changed on entitlements')

  const value = { kind: 'money', money: { minor: 4_200_000_00n, currency: 'MAD' } } as const
  await recordFact(park.platform, park.director(), { companyId: saghro, key: 'turnover:2016', value })

  await assert.rejects(assertCounted(park, 'a fact told'))
})

test('a director sees the whole park, a site manager its own sites and nothing of others, whatever the address says', async () => {
  const park = await aPark()
  await park.companies(wishes)
  await park.adopt('technopark-2017')

  const all = await answers(park, park.director())
  const ofCasablanca = await answers(park, park.manager('casablanca'))
  const ofRabatAsked = await answers(park, park.manager('casablanca'), park.site('rabat'))
  const rabatOfDirector = await answers(park, park.director(), park.site('rabat'))
  const nobody = await answers(park, park.owner(park.platform.newId()))

  assert.deepEqual([all.figures.companies, all.figures.entitled], [5, 1])
  assert.deepEqual(
    all.figures.sites.map(({ site, companies }) => `${site} ${companies}`),
    ['Casablanca 2', 'Rabat 1', 'Tanger 1'],
  )
  assert.deepEqual([ofCasablanca.figures.companies, ofCasablanca.figures.entitled], [2, 1])
  assert.deepEqual(ofCasablanca.calls, ['Saghro Finance'])
  assert.deepEqual(ofRabatAsked, nobody)
  assert.deepEqual([nobody.figures.companies, nobody.offers, nobody.awaited, nobody.calls], [0, [], [], []])
  assert.deepEqual(rabatOfDirector.calls, ['Médina Énergie'])
})

test('what one answer settles is told apart from what several do, and asked first', async () => {
  const park = await aPark()
  await park.companies(wishes)
  await park.adopt('technopark-2017')

  const { offers, awaited } = await answers(park, park.director())

  assert.deepEqual(
    offers.map(({ eligible, undetermined, oneAnswer }) => ({ eligible, undetermined, oneAnswer })),
    [{ eligible: 1, undetermined: 3, oneAnswer: 2 }],
  )
  assert.deepEqual(
    awaited.map(({ key, companies, alone }) => ({ key, companies, alone })),
    [
      { key: 'turnover:2016', companies: 3, alone: 2 },
      { key: 'activityStartedOn', companies: 1, alone: 0 },
    ],
  )
})

test('rights that end within 90 days are counted by company and listed with whom to call, as a file too', async () => {
  const park = await aPark({ now: '2019-01-10' })
  const identity = { contactName: 'Amina Berrada', phone: '0522 00 00 00', email: 'amina@atlas.example' }
  await park.companies([
    {
      name: 'Atlas Robotics',
      identity,
      facts: { ...started, ...turnover },
    },
    { name: 'Médina Énergie', site: 'rabat', facts: { activityStartedOn: { date: '2018-03-14' } } },
  ])
  await park.adopt('technopark-2017')
  const director = pagesFor(park.platform, park.director())
  const path = '/fr/overview/changes?kind=lost'

  const list = await director.get(path)
  const csv = await director.get('/fr/overview/changes/export.csv?kind=lost')
  const ofRabat = await pagesFor(park.platform, park.manager('rabat')).get(path)

  assert.match((await director.get('/fr/overview')).text, /Prévenez l’entreprise : un droit se perd d’ici le/)
  assert.match(list.text, /Un droit se perd dans les 90 jours/)
  assert.match(list.text, /Atlas Robotics Casablanca .* 14 mars 2019 Amina Berrada 0522 00 00 00 amina@atlas.example/)
  assert.match(list.html, /href="tel:0522000000"/)
  assert.match(
    csv.html,
    /Atlas Robotics;Casablanca;.*;2019-03-14;Plus d.*;Amina Berrada;0522 00 00 00;amina@atlas.example|Atlas Robotics;Casablanca;.*;2019-03-14;/,
  )
  assert.doesNotMatch(ofRabat.text, /Atlas/)
  assert.equal((await director.get('/fr/overview/changes?kind=other')).status, 404)
  assert.equal((await pagesFor(park.platform, park.owner(park.platform.newId())).get(path)).status, 403)
})

test('a right about to open is told of, not warned of', async () => {
  const park = await aPark()
  await park.companies(wishes)
  await park.adopt('technopark-2017')

  const found = await read(park.platform, park.director(), async (db) => ({
    counted: await countComing(db, park.director(), today, { days: 90 }),
    listed: await comingChanges(db, park.director(), today, { kind: 'gained', days: 90 }),
  }))

  assert.equal(found.counted.gained, found.listed.length)
})
