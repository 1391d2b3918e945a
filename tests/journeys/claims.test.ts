import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Id } from '../../src/kernel/id.ts'
import { setLimits } from '../../src/modules/agreements/index.ts'
import { claimOffer, followDays } from '../../src/modules/claims/index.ts'
import { claimWords } from '../../src/modules/claims/claims.messages.ts'
import { eligible, manyCodes } from '../../src/modules/claims/claims.testing.ts'
import { addCodes } from '../../src/modules/codes/index.ts'
import { findOffer } from '../../src/modules/partners/index.ts'
import { read } from '../../src/platform/change.ts'
import { claimPeople } from '../../src/app.ts'
import { shellWords } from '../../src/shell/shell.messages.ts'
import { noBrowser } from './browser.ts'
import { aJourney, runs, titleOf } from './journey.ts'
import { PATIENCE, type Site, aSite, signIn } from './site.ts'

const names = runs.map((_, at) => `Étoile Numérique ${at + 1}`)

/** A park with one offer that its young companies are entitled to. */
async function aSiteWithOffer(verify: 'nobody' | 'site-manager') {
  const site = await aSite({ now: '2017-08-21' })
  const companies = await site.companies(names.map((name) => ({ name, facts: eligible })))
  const [offerId] = await site.adopt('technopark-2017')
  assert.ok(offerId)
  const limits = { verify, documents: [] } as const
  const reach = { limits, values: [], chains: { notWith: [], onlyAfter: [] } }
  assert.ok((await setLimits(site.platform, site.system(), { offerId, ...reach })).ok)
  const offer = await read(site.platform, site, (db) => findOffer(db, offerId))
  assert.ok(offer)
  return { site, companies, offerId, offer }
}

test('a founder asks for an offer with one click and looks at its code', {
  skip: noBrowser,
  timeout: PATIENCE,
}, async (t) => {
  const { site, companies, offerId, offer } = await aSiteWithOffer('nobody')
  const added = await addCodes(site.platform, site.system(), { offerId, text: manyCodes(runs.length, 'ETOILE') })
  assert.ok(added.ok)

  for (const [at, run] of runs.entries()) {
    await t.test(titleOf(run), async () => {
      const { language } = run
      const [company, companyId] = [names[at] ?? '', companies[at]]
      assert.ok(companyId)
      const owner = await site.account({ kind: 'company-owner', companyId }, { actsFor: company })
      const words = claimWords[language]
      const title = offer.title[language]
      const journey = await aJourney(run)
      const { page, button, meet, follow } = journey

      await signIn(page, site, language, owner)
      await follow(shellWords[language].nav.opportunities)
      await button(`${words.ask.button} – ${title}`).click()
      await meet(words.claim.title('granted', company, title))
      await button(words.claim.reveal).click()
      await meet(words.claim.code)
      assert.match(await page.locator('code').innerText(), /^ETOILE-\d{5}$/)
      await follow(shellWords[language].nav.claims)
      await meet(words.list.ours(0, 1))

      await journey.end()
    })
  }
})

test('a manager finds the request that has waited too long first, refuses one and grants one', {
  skip: noBrowser,
  timeout: PATIENCE,
}, async (t) => {
  const { site, companies, offerId, offer } = await aSiteWithOffer('site-manager')
  for (const companyId of companies) await ask(site, companyId, offerId)
  site.platform.moveTo('2017-09-04')
  await followDays(site.platform)

  for (const [at, run] of runs.entries()) {
    await t.test(titleOf(run), async () => {
      const { language } = run
      const company = names[at] ?? ''
      const manager = await site.account({ kind: 'site-manager', siteIds: [site.site('casablanca')] })
      const words = claimWords[language]
      const title = offer.title[language]
      const journey = await aJourney(run)
      const { page, button, link, meet, follow } = journey

      await signIn(page, site, language, manager)
      await follow(shellWords[language].nav.claims)
      await meet(words.list.toDecide(names.length - at))
      assert.ok((await page.getByText(words.list.overdue).count()) >= names.length - at)
      await link(company).click()
      await meet(words.claim.title('requested', company, title))
      await button(words.claim.refuse).click()
      await meet(words.claim.title('requested', company, title), { answering: 422 })
      await button(words.claim.grant).click()
      await meet(words.claim.title('granted', company, title))

      await journey.end()
    })
  }
})

async function ask(site: Site, companyId: Id<'company'>, offerId: Id<'offer'>): Promise<void> {
  const asked = await claimOffer(site.platform, site.owner(companyId), claimPeople, { companyId, offerId })
  assert.ok(asked.ok, JSON.stringify(asked))
}
