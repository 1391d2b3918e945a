import assert from 'node:assert/strict'
import { test } from 'node:test'
import { opportunityWords } from '../../src/modules/entitlements/opportunities.messages.ts'
import { readCatalogue } from '../../src/modules/partners/index.ts'
import { noBrowser } from './browser.ts'
import { aJourney, runs, titleOf } from './journey.ts'
import { PATIENCE, aSite, signIn } from './site.ts'

const today = '2026-11-23'

test('a founder finds an offer among many, says that the company has it, and takes that back', {
  skip: noBrowser,
  timeout: PATIENCE,
}, async (t) => {
  const site = await aSite({ now: today })
  const catalogue = await readCatalogue()
  assert.ok(catalogue.ok)
  const open = catalogue.value.offers.filter(({ status }) => status === 'open')
  await site.adopt(...open.map(({ id }) => id))
  const name = 'Étoile Numérique'
  const companyId = await site.company({ name, facts: { incorporatedOn: { date: '2024-03-15' } } })
  const retool = open.find(({ id }) => id === 'retool-startup')
  assert.ok(retool)

  for (const run of runs) {
    await t.test(titleOf(run), async () => {
      const { language } = run
      const founder = await site.account({ kind: 'company-owner', companyId })
      const { list, held, title } = opportunityWords[language]
      const offer = retool.title[language]
      const journey = await aJourney(run)
      const { page, button, link, meet } = journey
      await signIn(page, site, language, founder)
      await meet(title(name, 0, 0))

      await page.getByRole('searchbox', { name: list.search }).fill('RÉTOOL')
      await button(list.find).click()
      await meet(list.found(name, 1, 0))
      await button(`${held.have} – ${offer}`).click()
      await page.getByText(held.recorded(offer)).waitFor()
      await meet(held.title(1))
      await button(`${held.undo} – ${offer}`).first().click()
      await page.getByText(held.withdrawn(offer)).waitFor()
      await meet(list.found(name, 1, 0))
      await link(list.all).click()
      await meet(title(name, 0, 0))

      await journey.end()
    })
  }
})
