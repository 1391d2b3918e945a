import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { claimPeople } from '../../src/app.ts'
import { day } from '../../src/kernel/civil-date.ts'
import type { Id } from '../../src/kernel/id.ts'
import type { Language } from '../../src/kernel/language.ts'
import { type OfferLimits, setLimits } from '../../src/modules/agreements/index.ts'
import { addDocument, claimOffer, followDays } from '../../src/modules/claims/index.ts'
import { claimWords } from '../../src/modules/claims/claims.messages.ts'
import { manyCodes } from '../../src/modules/claims/claims.testing.ts'
import { addCodes } from '../../src/modules/codes/index.ts'
import { opportunityWords } from '../../src/modules/entitlements/opportunities.messages.ts'
import { noticeWords } from '../../src/modules/notices/notices.messages.ts'
import { findOffer } from '../../src/modules/partners/index.ts'
import { read } from '../../src/platform/change.ts'
import { shellWords } from '../../src/shell/shell.messages.ts'
import { aVisitor, noBrowser } from './browser.ts'
import { type Journey, aJourney, among, runs, titleOf } from './journey.ts'
import { PATIENCE, type Person, type Site, aSite, signIn } from './site.ts'

/** Entitled to the convention of 2017 for more than the months that count as soon. */
const facts = {
  activityStartedOn: { date: '2016-03' },
  'turnover:2016': { amount: '4200000', currency: 'MAD' },
} as const
const PAPER = 'Bilan 2016'
const REASON = 'Le bilan est celui d’une autre entreprise'

const founders = runs.map((_, at) => `Étoile Numérique ${at + 1}`)
const waiting = runs.map((_, at) => `Souk Données ${at + 1}`)
const [neighbour, newcomer] = ['Atlas Robotique', 'Détroit Logistique']

/** A park with one offer and its codes, that every company of its Casablanca site is entitled to. */
async function aSiteWithOffer() {
  const site = await aSite({ jobs: 'when told' })
  const { platform } = site
  const names = [...founders, ...waiting, neighbour, newcomer]
  const ids = await site.companies(names.map((name) => ({ name, facts })))
  const [offerId] = await site.adopt('technopark-2017')
  assert.ok(offerId)
  assert.ok((await addCodes(platform, site.system(), { offerId, text: manyCodes(names.length, 'ETOILE') })).ok)
  const offer = await read(platform, site, (db) => findOffer(db, offerId))
  assert.ok(offer)
  return {
    site,
    offer,
    companyCalled: (name: string): Id<'company'> => {
      const id = ids[names.indexOf(name)]
      assert.ok(id)
      return id
    },
    limit: async (limits: OfferLimits) => {
      const reach = { limits, values: [], chains: { notWith: [], onlyAfter: [] } }
      assert.ok((await setLimits(platform, site.system(), { offerId, ...reach })).ok)
    },
  }
}

type SiteWithOffer = Awaited<ReturnType<typeof aSiteWithOffer>>

const park = noBrowser ? undefined : await aSiteWithOffer()

test('a founder has an offer with one click, looks at its code by an act of their own and takes it up', {
  skip: noBrowser,
  timeout: PATIENCE,
}, async (t) => {
  assert.ok(park)
  const { site, offer, companyCalled } = park
  await park.limit({ verify: 'nobody', documents: [] })
  const director = await aReader(site, await site.account({ kind: 'director' }))
  const stranger = await aReader(site, await ownerOf(park, neighbour))

  for (const [at, run] of runs.entries()) {
    await t.test(titleOf(run), async () => {
      const { language } = run
      const company = founders[at] ?? ''
      const companyId = companyCalled(company)
      const colleague = await site.account({ kind: 'company-member', companyId }, { actsFor: company })
      const title = offer.title[language]
      const journey = await aJourney(run)

      await signIn(journey.page, site, language, await ownerOf(park, company))
      await ask(journey, language, company, title)
      const code = await reveal(journey, language, company, title)
      await takeUp(journey, language, company, title)
      await seeNoCodeInTheList(journey, language, code)
      const path = await hearOfIt(park, run, { company, code, who: colleague })
      await findNowhere(director, code, [
        ...[path, '/claims?show=running', '/notices', '/audit', `/companies/${companyId}`],
        ...['', '/codes', '/codes/trace', '/limits'].map((rest) => `/offers/${offer.id}${rest}`),
      ])
      await findNowhere(stranger, code, ['/claims', '/opportunities', '/notices'])
      assert.equal((await stranger.request.get(`${site.address}/${language}${path}`)).status(), 404)

      await journey.end()
    })
  }
  await director.context().close()
  await stranger.context().close()
})

function ownerOf({ site, companyCalled }: SiteWithOffer, company: string): Promise<Person> {
  return site.account({ kind: 'company-owner', companyId: companyCalled(company) }, { actsFor: company })
}

async function ask({ page, button, meet }: Journey, language: Language, company: string, title: string) {
  const words = claimWords[language]
  await meet(opportunityWords[language].title(company, 1, 0))
  await button(`${words.ask.button} – ${title}`).click()
  await page
    .getByRole('heading', { level: 1, name: words.claim.title('granted', company, title), exact: true })
    .waitFor()
  await page.getByText(words.claim.done.granted).waitFor()
  await page.getByText(words.claim.codeReady).waitFor()
}

async function reveal({ page, button, link, meet }: Journey, language: Language, company: string, title: string) {
  const words = claimWords[language].claim
  assert.doesNotMatch(await page.content(), /ETOILE-/)
  await button(words.reveal).click()
  await meet(words.code)
  const code = await page.locator('code').innerText()
  assert.match(code, /^ETOILE-\d{5}$/)
  await link(words.back).first().click()
  await page.getByRole('heading', { level: 1, name: words.title('granted', company, title) }).waitFor()
  await page.getByText(words.codeSeen(day('2017-08-21'))).waitFor()
  assert.ok(!(await page.content()).includes(code))
  return code
}

async function takeUp({ page, button, meet }: Journey, language: Language, company: string, title: string) {
  const words = claimWords[language].claim
  await page.getByRole('textbox', { name: words.amountOf.activate }).fill('douze mille')
  await button(words.follow.activate).click()
  await page
    .getByText(claimWords[language].refusals['amount-not-understood']({ code: 'amount-not-understood' }))
    .first()
    .waitFor()
  await meet(words.title('granted', company, title), { answering: 422 })
  assert.equal(await page.getByRole('textbox', { name: words.amountOf.activate }).inputValue(), 'douze mille')
  await page.getByRole('textbox', { name: words.amountOf.activate }).fill('12 000')
  await page.getByRole('textbox', { name: words.source }).fill('Console du partenaire')
  await button(words.follow.activate).click()
  await page.getByText(words.done.followed).waitFor()
  await meet(words.title('activated', company, title))
  await among(page.getByRole('row'), claimWords[language].values.activated.name)
    .getByText('Console du partenaire')
    .waitFor()
}

async function seeNoCodeInTheList({ page, follow, meet }: Journey, language: Language, code: string): Promise<void> {
  await follow(shellWords[language].nav.claims)
  await meet(claimWords[language].list.ours(0, 1))
  assert.ok(!(await page.content()).includes(code))
}

/** Somebody else of the company is told by the bell, and sees everything of the claim but its code; gives its path. */
async function hearOfIt(
  { site, offer }: SiteWithOffer,
  run: Parameters<typeof aJourney>[0],
  { company, code, who }: { readonly company: string; readonly code: string; readonly who: Person },
): Promise<string> {
  const { language } = run
  await site.platform.work()
  const told = { act: 'grant', company, reason: null, withCode: true, papers: 0, ...offer.title } as const
  const journey = await aJourney(run)
  const { page } = journey
  await signIn(page, site, language, who)
  await readNotice(journey, language, claimWords[language].told(told, offer.title[language]).title, code)
  const shown = claimWords[language].claim.title('activated', company, offer.title[language])
  await page.getByRole('heading', { level: 1, name: shown, exact: true }).waitFor()
  assert.ok(!(await page.content()).includes(code))
  const path = new URL(page.url()).pathname.replace(`/${language}`, '')
  await findNowhere(page, code, ['/claims', '/opportunities', '/notices', path])
  await journey.end()
  return path
}

/** Follows the bell, which says that one waits, to the notice and on to what it is about. */
async function readNotice({ page, link, meet }: Journey, language: Language, title: string, code?: string) {
  const { notices } = shellWords[language]
  await link(notices(1)).click()
  await meet(noticeWords[language].title(1))
  if (code) assert.ok(!(await page.content()).includes(code))
  await link(title).click()
  await link(notices(0)).waitFor()
}

/** Somebody signed in who looks at many pages without waiting for a browser to show them. */
async function aReader(site: Site, person: Person): Promise<Page> {
  const page = await (await aVisitor()).newPage()
  await signIn(page, site, 'fr', person)
  return page
}

async function findNowhere(reader: Page, code: string, paths: readonly string[]): Promise<void> {
  const { origin } = new URL(reader.url())
  for (const path of paths) {
    const answer = await reader.request.get(`${origin}/fr${path}`)
    assert.equal(answer.status(), 200, path)
    assert.ok(!(await answer.text()).includes(code), `${path} shows the code`)
  }
}

test('a site’s manager finds the request that has waited too long first, looks at its paper and decides with a reason', {
  skip: noBrowser,
  timeout: PATIENCE,
}, async (t) => {
  assert.ok(park)
  const { site, offer } = park
  const { platform } = site
  await park.limit({ verify: 'site-manager', documents: [PAPER] })
  const manager = () => site.account({ kind: 'site-manager', siteIds: [site.site('casablanca')] })
  for (const company of waiting) await requestWithPaper(park, company)
  platform.moveTo('2017-08-29')
  await requestWithPaper(park, newcomer)
  platform.moveTo('2017-08-30')
  await followDays(platform)
  await platform.work()

  for (const [at, run] of runs.entries()) {
    await t.test(titleOf(run), async () => {
      const { language } = run
      const company = waiting[at] ?? ''
      const founder = await ownerOf(park, company)
      const decision = at % 2 === 0 ? 'refuse' : 'grant'
      const journey = await aJourney(run)

      await signIn(journey.page, site, language, await manager())
      await findOverdue(journey, language, { company, requests: waiting.length - at + 1 })
      await lookAtPaper(journey, language)
      await decide(journey, language, { company, title: offer.title[language], decision })
      await journey.end()
      await hearOfDecision(park, run, { company, founder, decision })
    })
  }
})

async function requestWithPaper({ site, offer, companyCalled }: SiteWithOffer, company: string): Promise<void> {
  const { platform } = site
  const companyId = companyCalled(company)
  const owner = await site.person({ kind: 'company-owner', companyId })
  const asked = await claimOffer(platform, owner, claimPeople, { companyId, offerId: offer.id })
  assert.ok(asked.ok, JSON.stringify(asked))
  const file = { name: 'bilan-2016.pdf', bytes: Buffer.from(`%PDF-1.7 ${company}`) }
  assert.ok((await addDocument(platform, owner, { claimId: asked.value.id, asked: PAPER, file })).ok)
}

/** Seven working days lie between the 21st and the 30th of August 2017; five are allowed. */
async function findOverdue(
  { page, link, follow, meet }: Journey,
  language: Language,
  { company, requests }: { readonly company: string; readonly requests: number },
): Promise<void> {
  const { list, claim } = claimWords[language]
  await follow(shellWords[language].nav.claims)
  await meet(list.toDecide(requests))
  const [first, last] = [page.getByRole('row').nth(1), page.getByRole('row').last()]
  await first.getByText(list.workingDays(7)).waitFor()
  await first.getByText(list.overdue).waitFor()
  await last.getByText(newcomer).waitFor()
  await last.getByText(list.workingDays(1)).waitFor()
  assert.equal(await last.getByText(list.overdue).count(), 0)

  await link(company).click()
  await page.getByText(claim.overdue(7)).waitFor()
  await page.getByText(claim.overdueDetail(day('2017-08-28'), day('2017-08-30'))).waitFor()
}

async function lookAtPaper({ page, link }: Journey, language: Language): Promise<void> {
  await page.getByText(claimWords[language].claim.documentsDone).waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), link('bilan-2016.pdf').click()])
  assert.match(await readFile(await download.path(), 'utf8'), /^%PDF-1\.7 /)
}

async function decide(
  { page, button, meet }: Journey,
  language: Language,
  { company, title, decision }: { readonly company: string; readonly title: string; decision: 'grant' | 'refuse' },
): Promise<void> {
  const { claim, refusals } = claimWords[language]
  const exception = page.getByRole('checkbox', { name: claim.asException })
  await exception.check()
  await button(claim.refuse).click()
  await page
    .getByText(refusals['reason-missing']({ code: 'reason-missing' }))
    .first()
    .waitFor()
  await meet(claim.title('requested', company, title), { answering: 422 })

  assert.ok(await exception.isChecked())
  await exception.uncheck()
  await page.getByRole('textbox', { name: claim.reason }).first().fill(REASON)
  await button(claim[decision]).click()
  await page.getByText(claim.done.decided).waitFor()
}

/** The bell of the founder leads to the decision and its reason. */
async function hearOfDecision(
  { site, offer }: SiteWithOffer,
  run: Parameters<typeof aJourney>[0],
  { company, founder, decision }: { readonly company: string; founder: Person; decision: 'grant' | 'refuse' },
): Promise<void> {
  const { language } = run
  const words = claimWords[language]
  const title = offer.title[language]
  await site.platform.work()
  const told = { act: decision, company, reason: REASON, withCode: true, papers: 1, ...offer.title } as const
  const journey = await aJourney(run)
  const { page, link } = journey
  await signIn(page, site, language, founder)
  await link(shellWords[language].notices(1)).click()
  await link(words.told(told, title).title).click()
  await journey.meet(words.claim.title(decision === 'grant' ? 'granted' : 'refused', company, title))
  await page.getByText(REASON).first().waitFor()
  await link(shellWords[language].notices(0)).waitFor()
  await journey.end()
}
