import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { Id } from '../../src/kernel/id.ts'
import type { Language } from '../../src/kernel/language.ts'
import { codeLabel, factQuestion } from '../../src/modules/rules/index.ts'
import { opportunityWords } from '../../src/modules/entitlements/opportunities.messages.ts'
import { registryWords } from '../../src/modules/registry/index.ts'
import { readFile as readWorkbook, textOf } from '../../src/modules/workbook/index.ts'
import { shellWords } from '../../src/shell/shell.messages.ts'
import { uiWords } from '../../src/ui/ui.messages.ts'
import type { CompanyWish } from '../park.ts'
import { noBrowser } from './browser.ts'
import { type Journey, aJourney, runs, titleOf } from './journey.ts'
import { PATIENCE, type Site, aSite, signIn } from './site.ts'

const elsewhere: CompanyWish = {
  name: 'Détroit Logistique',
  site: 'tanger',
  facts: { sector: { codes: ['software'] } },
}
const settled: CompanyWish = { name: 'Atlas Robotique', facts: { sector: { codes: ['robotics'] } } }
/** One company for each run, whose turnover of 2016 nobody has told yet. */
const silent = runs.map((_, at) => ({
  name: `Étoile Numérique ${at + 1}`,
  facts: { activityStartedOn: { date: '2016-03' }, sector: { codes: ['software'] } },
}))

test('a site manager works on its own site and on no other', { skip: noBrowser, timeout: PATIENCE }, async (t) => {
  const site = await aSite()
  const [foreign] = await site.companies([elsewhere, settled, ...silent])
  assert.ok(foreign)
  await site.adopt('technopark-2017')

  for (const [at, run] of runs.entries()) {
    await t.test(titleOf(run), async () => {
      const manager = await site.account({ kind: 'site-manager', siteIds: [site.site('casablanca')] })
      const journey = await aJourney(run)

      await signIn(journey.page, site, run.language, manager)
      await journey.meet(/./)
      await seeOwnCompaniesOnly(journey, site, run.language, foreign)
      await filterAndExport(journey, run.language)
      await answerFor(journey, run.language, silent[at]?.name ?? '')

      await journey.end()
    })
  }
})

async function seeOwnCompaniesOnly(journey: Journey, site: Site, language: Language, foreign: Id<'company'>) {
  const { page, link, follow, meet } = journey
  const { list } = registryWords[language]
  const nothing = shellWords[language].errors['404'].title
  await page.goto(`${site.address}/${language}/companies/${foreign}`)
  await meet(nothing, { answering: 404 })
  await page.goto(`${site.address}/${language}/companies/${foreign}/opportunities`)
  await meet(nothing, { answering: 404 })

  await follow(shellWords[language].nav.companies)
  await meet(list.title)
  await page.getByText(list.found(silent.length + 1)).waitFor()
  assert.equal(await link('Détroit Logistique').count(), 0)
  const sites = await page.getByRole('combobox', { name: list.site }).getByRole('option').allInnerTexts()
  assert.equal(sites.length, 2)
}

async function filterAndExport({ page, button, link, meet }: Journey, language: Language): Promise<void> {
  const { list } = registryWords[language]
  const sector = page.getByRole('combobox', { name: list.sector })
  await sector.selectOption({ label: codeLabel('sector', 'software', language) })
  await button(uiWords[language].apply).click()
  await page.getByText(list.found(silent.length)).waitFor()
  assert.equal(await link('Atlas Robotique').count(), 0)
  await meet(list.title)

  const names = silent.map(({ name }) => name)
  assert.deepEqual(await namesIn(page, link(list.exportCsv)), names)
  assert.deepEqual(await namesIn(page, link(list.exportXlsx)), names)
}

/** The companies of a file that a link gives, as our own intake reads it. */
async function namesIn(page: Page, link: Locator): Promise<readonly string[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const sheets = readWorkbook(await readFile(await download.path()), download.suggestedFilename())
  assert.ok(sheets.ok)
  const [, ...rows] = sheets.value[0]?.rows ?? []
  return rows.map(({ cells }) => textOf(cells[0]))
}

async function answerFor({ page, button, link, meet }: Journey, language: Language, name: string): Promise<void> {
  const { title, question, answered, summary, asSeenBy } = opportunityWords[language]
  await link(name).click()
  await meet(name)
  await link(summary.all).click()
  await meet(title(name, 0, 0))
  await page.getByText(asSeenBy(name)).waitFor()
  await page.getByRole('heading', { name: factQuestion('turnover:2016', language) }).waitFor()

  await page.getByRole('textbox', { name: question.asked }).fill('4 200 000')
  await button(question.answer).click()

  await meet(title(name, 1, 0))
  await page.getByText(answered).waitFor()
}
