import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Language, showNumber } from '../../src/kernel/language.ts'
import { factLabel, showFactValue } from '../../src/modules/rules/index.ts'
import { offerWords } from '../../src/modules/entitlements/offers.messages.ts'
import { overviewWords } from '../../src/modules/entitlements/overview.messages.ts'
import { words as identityWords } from '../../src/modules/identity/identity.messages.ts'
import { stepWords } from '../../src/modules/intake/steps.messages.ts'
import { readCatalogue } from '../../src/modules/partners/index.ts'
import { partnerWords } from '../../src/modules/partners/partners.messages.ts'
import { termsWords } from '../../src/modules/partners/terms.messages.ts'
import { registryWords } from '../../src/modules/registry/index.ts'
import { meaningText } from '../../src/modules/workbook/index.ts'
import { type WrittenSheet, xlsxOf } from '../../src/modules/workbook/workbook.testing.ts'
import { shellWords } from '../../src/shell/shell.messages.ts'
import { anOperator } from '../operator.ts'
import { noBrowser } from './browser.ts'
import { type Journey, aJourney, among, runs, tabsOf, titleOf } from './journey.ts'
import { PATIENCE, type Site, aSite, signIn } from './site.ts'

/** As a park keeps it: titles, subtotals, a heading of its own, a cell that nobody can read, a company twice. */
const register: WrittenSheet = {
  sheet: 'Hébergés',
  data: [
    ['Entreprises hébergées au 21/08/2017', null, null, null, null],
    [null, null, null, null, null],
    ['Raison sociale', 'Site', 'Début d’activité', 'Montant déclaré', 'Effectif'],
    ['Étoile Numérique', 'Casa', 'mars 2016', '3,2 MDH', '8 pers.'],
    ['Atlas Robotique', 'Casa', '2012', '14 MDH', 25],
    ['Sous-total Casablanca', null, null, '17,2 MDH', 33],
    ['زليج سوفت', 'طنجة', '03/2017', 'n.c.', 3],
    ['Souk Données', 'Rabat', '05/09/2015', 'n.c.', 'une belle équipe'],
    ['ETOILE NUMERIQUE', 'Casablanca', 'mars 2016', '3,2 MDH', 9],
    ['Total général', null, null, null, 45],
  ],
}
const FILE = 'hébergés-août-2017.xlsx'
const added = { new: 4, changed: 0, same: 0, doubtful: 0, refused: 1, gone: 0 }

test('a director brings the workbook in and sees who is entitled to what', {
  skip: noBrowser,
  timeout: PATIENCE,
}, async (t) => {
  const site = await aSite({ jobs: 'when told' })
  const workbook = Buffer.from(await xlsxOf([register]))
  const convention = await conventionTitle()

  for (const run of runs) {
    await t.test(titleOf(run), async () => {
      const { language } = run
      const director = await site.account({ kind: 'director' }, { operatorId: await anOperator(site.platform) })
      const journey = await aJourney(run)

      await arrive(journey, site, language)
      await signIn(journey.page, site, language, director)
      await bringWorkbook(journey, site, language, workbook)
      await findCompanies(journey, language)
      await correctHeadcount(journey, language)
      await adoptConvention(journey, site, language, convention[language])
      await seeWhoIsEntitled(journey, language, convention[language])
      await inviteFounder(journey, language)
      await seeThatTheIntakeIsBuiltUpon(journey, language)

      await journey.end()
    })
  }
})

async function conventionTitle(): Promise<Readonly<Record<Language, string>>> {
  const catalogue = await readCatalogue()
  assert.ok(catalogue.ok)
  const offer = catalogue.value.offers.find(({ id }) => id === 'technopark-2017')
  assert.ok(offer)
  return offer.title
}

/** The park is there: nobody sets it up a second time. */
async function arrive({ page, link, meet }: Journey, site: Site, language: Language): Promise<void> {
  await page.goto(`${site.address}/${language}/setup`)
  await meet(identityWords[language].signIn.title)
  await page.goto(`${site.address}/${language}`)
  await meet(shellWords[language].welcome.title)
  await link(shellWords[language].signIn).first().click()
  await meet(identityWords[language].signIn.title)
}

async function bringWorkbook(
  { page, button, link, meet }: Journey,
  { platform }: Site,
  language: Language,
  workbook: Buffer,
): Promise<void> {
  const { list, columns, preview, result, rowTabs, rowRefusals } = stepWords[language]
  const { empty, pageTitle } = overviewWords[language]
  await meet(pageTitle)
  await link(empty.action).click()
  await meet(list.title)
  await page.getByLabel(list.file).setInputFiles({ name: FILE, mimeType: '', buffer: workbook })
  await button(list.upload).click()

  await meet(columns.title)
  const odd = page.getByRole('combobox', { name: columns.meaningOf('Montant déclaré') })
  assert.equal(await odd.inputValue(), 'ignored')
  await odd.selectOption({ label: meaningText('turnover:2016', language) })
  await button(columns.go).click()

  await meet(preview.title(added))
  assert.match(await page.innerText('main'), /une belle équipe/)
  await among(page.getByRole('link'), rowTabs.refused).click()
  const twice = rowRefusals['twice-in-file']({
    code: 'twice-in-file',
    firstSheet: 'Hébergés',
    firstRow: 4,
    differences: [],
  })
  await page.getByText(twice).waitFor()
  await button(preview.apply).click()

  await page.getByRole('heading', { name: result.waiting }).waitFor()
  await meetAtRest(page, () => meet(result.waiting))
  await platform.work()
  await meet(result.applied(added))
  await link(result.companies).click()
}

/** Looks at a page that asks for itself every second; then it goes on doing so. */
async function meetAtRest(page: Page, meet: () => Promise<void>): Promise<void> {
  await page.route('**/intake/*', async (route) => {
    const response = await route.fetch()
    const { refresh: _refresh, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  await page.reload()
  await meet()
  await page.unrouteAll()
  await page.reload()
}

async function findCompanies({ page, link, meet }: Journey, language: Language): Promise<void> {
  const { list } = registryWords[language]
  await meet(list.title)
  await page.getByText(list.found(4)).waitFor()
  const search = page.getByRole('searchbox', { name: list.search })
  for (const { typed, found, gone } of [
    { typed: 'زليج', found: 'زليج سوفت', gone: 'Étoile Numérique' },
    { typed: 'etoile numerique', found: 'Étoile Numérique', gone: 'زليج سوفت' },
  ]) {
    await search.fill(typed)
    await search.press('Enter')
    await link(found).waitFor()
    await link(gone).waitFor({ state: 'detached' })
  }
  await link('Étoile Numérique').click()
  await meet('Étoile Numérique')
}

async function correctHeadcount({ page, button, link, meet }: Journey, language: Language): Promise<void> {
  const { company, form, done } = registryWords[language]
  const label = factLabel('headcount', language)
  await link(company.changeFact(label)).click()
  await page.getByRole('textbox', { name: label, exact: true }).fill('12')
  await button(form.save).click()
  await page.getByText(done.fact).waitFor()
  await meet('Étoile Numérique')

  const history = page.getByRole('group').filter({ hasText: company.history(1) })
  await history.getByText(company.history(1)).click()

  const before = showFactValue('headcount', { kind: 'number', number: 8 }, language)
  assert.ok((await history.getByRole('listitem').innerText()).startsWith(before))
}

async function adoptConvention(
  { page, button, link, follow, meet }: Journey,
  { platform }: Site,
  language: Language,
  convention: string,
): Promise<void> {
  const { catalogue } = partnerWords[language]
  const { adopt } = termsWords[language]
  const { list } = offerWords[language]
  await follow(shellWords[language].nav.offers)
  await meet(list.title(0))
  await link(list.catalogue).first().click()
  // Today the convention has ended; the park of the journey lives in its year.
  await among(page.getByRole('navigation', { name: catalogue.tabs }).getByRole('link'), catalogue.ended).click()
  await link(catalogue.adoptOffer(convention)).click()
  await meet(adopt.title(convention))
  await button(adopt.adopt).click()
  await page.waitForURL(/\/offers\/[0-9a-f-]{36}$/)
  await meet(/./)
  await platform.work()
}

async function seeWhoIsEntitled({ page, link, follow, meet }: Journey, language: Language, convention: string) {
  const { who, list, standings } = offerWords[language]
  const { nav } = shellWords[language]
  await follow(nav.offers)
  await meet(list.title(1))
  await link(convention).click()
  await meet(who.title(2, 4))
  const counts = [4, 2, 0, 1, 1].map((count) => showNumber(language, count))
  const names = [who.all, standings.eligible, standings['act-before'], standings.undetermined, standings.ineligible]
  assert.deepEqual(
    await tabsOf(page, who.tabs),
    names.map((name, at) => `${counts[at]} ${name}`),
  )
  await among(page.getByRole('navigation', { name: who.tabs }).getByRole('link'), standings.undetermined).click()
  await link('Souk Données').waitFor()
  assert.equal(await link('Étoile Numérique').count(), 0)

  await follow(nav.overview)
  await meet(overviewWords[language].title(2, 4))
}

async function inviteFounder({ page, button, follow, meet }: Journey, language: Language): Promise<void> {
  const { people, fields, roles } = identityWords[language]
  await follow(shellWords[language].nav.people)
  await meet(people.title(1))
  await page.getByLabel(fields.email).fill('nadia@etoile.example')
  await page.getByRole('radio', { name: roles['company-owner'], exact: true }).check()
  await page.getByLabel(people.company, { exact: true }).selectOption({ label: 'Étoile Numérique' })
  await button(people.send).click()
  await page.getByText(people.sentNoMail).waitFor()
  await meet(people.title(1))
  const waiting = among(page.getByRole('listitem'), 'nadia@etoile.example')
  await waiting.getByText(people.link, { exact: true }).click()
  assert.match(await waiting.getByRole('code').innerText(), /^http:\/\/localhost:\d+\/(?:fr|ar|en)\/invitations\//)
}

async function seeThatTheIntakeIsBuiltUpon({ page, link, follow, meet }: Journey, language: Language): Promise<void> {
  const { result, undo, laterWork } = stepWords[language]
  await follow(shellWords[language].nav.intake)
  await link(FILE).click()
  await meet(result.applied(added))
  await link(result.undo).click()
  await meet(undo.impossible)
  await page.getByText(undo.impossibleDetail).waitFor()
  await among(page.getByRole('listitem'), 'Étoile Numérique').getByText(laterWork.facts).waitFor()
}
