import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Language } from '../../src/kernel/language.ts'
import { day } from '../../src/kernel/civil-date.ts'
import { agreementWords } from '../../src/modules/agreements/agreements.messages.ts'
import { listPartners } from '../../src/modules/partners/index.ts'
import { read } from '../../src/platform/change.ts'
import { shellWords } from '../../src/shell/shell.messages.ts'
import { anOperator } from '../operator.ts'
import { noBrowser } from './browser.ts'
import { type Journey, aJourney, among, runs, titleOf } from './journey.ts'
import { PATIENCE, type Site, aSite, signIn } from './site.ts'

const TITLE = 'Convention Étoile'
const DUTY = 'Remettre le bilan du trimestre'

const site = noBrowser ? undefined : await aSite({ jobs: 'when told' })

// Every language without script, and one with it: what differs by script is in the journeys of other pages.
for (const run of runs.filter(({ language, javaScript }) => !javaScript || language === 'fr')) {
  test(`a director writes a convention, suspends it and lets it run again, sees it run out and renews it, ${titleOf(run)}`, {
    skip: noBrowser,
    timeout: PATIENCE,
  }, async () => {
    assert.ok(site)
    const { language } = run
    const operatorId = await anOperator(site.platform)
    site.platform.moveTo('2017-08-21')
    const director = await site.account({ kind: 'director' }, { operatorId })
    const journey = await aJourney(run)

    await signIn(journey.page, site, language, director)
    await write(journey, language)
    await owe(journey, language)
    await attach(journey, language)
    await suspendAndResume(journey, language)
    const address = journey.page.url()
    await runOut(journey, site, language, address)
    await renew(journey, language, address)
    await seeAsPartner(site, language, operatorId, run)

    await journey.end()
  })
}

async function write({ page, button, link, follow, meet }: Journey, language: Language): Promise<void> {
  const { list, form, one } = agreementWords[language]
  await follow(shellWords[language].nav.agreements)
  await meet(list.titleOfNone)
  await link(list.write).click()
  await meet(form.newTitle)

  await button(form.saveNew).click()
  await page.getByRole('alert').waitFor()
  await meet(form.newTitle, { answering: 422 })

  await page.getByRole('textbox', { name: form.partnerName }).fill('Étoile Cloud')
  await page.getByRole('textbox', { name: form.title, exact: true }).fill(TITLE)
  await page.getByRole('textbox', { name: form.number, exact: true }).fill('2017/07')
  await page.getByLabel(form.signed).fill('2017-08-14')
  await page.getByLabel(form.begins, { exact: true }).fill('2017-08-15')
  await page.getByLabel(form.until).fill('2017-12-31')
  const first = page.getByRole('group', { name: form.signatory(1), exact: true })
  await first.getByRole('textbox', { name: form.name }).fill('Latifa Sefrioui')
  const second = page.getByRole('group', { name: form.signatory(2), exact: true })
  await second.getByRole('textbox', { name: form.name }).fill('Nadia Belkadi')
  assert.equal(await second.getByRole('combobox', { name: form.side }).inputValue(), 'partner')
  await button(form.saveNew).click()

  await page.getByText(one.done.written).waitFor()
  await meet(TITLE)
  await page.getByText('Nadia Belkadi').waitFor()
}

async function owe({ page, button }: Journey, language: Language): Promise<void> {
  const { one } = agreementWords[language]
  await page.getByText(one.addDuty, { exact: true }).first().click()
  await page.getByRole('textbox', { name: one.dutyText }).fill(DUTY)
  await page.getByLabel(one.dutyDue).fill('2017-09-15')
  await page.getByRole('textbox', { name: one.dutyEvery }).fill('3')
  await button(one.addDuty).click()
  await page.getByText(one.done.duty).waitFor()
  const duty = among(page.getByRole('listitem'), DUTY)
  await duty.getByText(one.dutyStates.due(day('2017-09-15'), 25)).waitFor()

  await duty.getByRole('button', { name: one.markDoneOf(DUTY) }).click()
  await page.getByText(one.done['duty-done']).waitFor()
  await duty.getByText(one.dutyStates.due(day('2017-12-15'), 116)).waitFor()
}

async function attach({ page, button, meet }: Journey, language: Language): Promise<void> {
  const { one, refusals } = agreementWords[language]
  const choose = async (name: string, text: string) => {
    if (!(await page.locator('input[type=file]').isVisible())) await page.getByText(one.attach, { exact: true }).click()
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(text) })
    await button(one.attachNow).click()
  }
  await choose('convention.pdf', 'no paper at all')
  await page
    .getByText(refusals['not-a-document']({ code: 'not-a-document' }))
    .first()
    .waitFor()
  await meet(TITLE, { answering: 422 })
  await choose('convention.pdf', '%PDF-1.7 convention')
  await page.getByText(one.done.document).waitFor()
  const given = page.waitForEvent('download')
  await page.getByRole('link', { name: one.download('convention.pdf') }).click()
  assert.equal((await given).suggestedFilename(), 'convention.pdf')
}

async function suspendAndResume({ page, button, meet }: Journey, language: Language): Promise<void> {
  const { one } = agreementWords[language]
  await page.getByText(one.suspend, { exact: true }).click()
  await page.getByRole('textbox', { name: one.reason }).fill('Plus de codes')
  await button(one.suspendNow).click()
  await page.getByText(one.done.suspended).waitFor()
  await page.getByText(one.suspended(day('2017-08-21'))).waitFor()
  await meet(TITLE)
  await page.getByText(one.resume, { exact: true }).click()
  await page.getByRole('textbox', { name: one.reason }).fill('De nouveaux codes')
  await button(one.resumeNow).click()
  await page.getByText(one.done.resumed).waitFor()
}

async function runOut({ page, link, follow, meet }: Journey, { platform }: Site, language: Language, address: string) {
  const { list, one } = agreementWords[language]
  const until = day('2017-12-31')

  platform.moveTo('2017-12-01')
  await follow(shellWords[language].nav.agreements)
  await meet(list.title(1))
  await page.getByText(list.soon(1, 30)).waitFor()
  await link(TITLE).click()
  await page.getByText(one.endsSoon(30, until)).waitFor()

  platform.moveTo('2018-01-01')
  await page.goto(address)
  await page.getByText(one.ended(until)).waitFor()
  await meet(TITLE)
}

async function renew({ page, button, link, follow, meet }: Journey, language: Language, address: string) {
  const { list, form, one } = agreementWords[language]
  await link(one.renew).click()
  await meet(form.renewTitle(TITLE))
  assert.equal(await page.getByLabel(form.begins, { exact: true }).inputValue(), '2018-01-01')
  await page.getByRole('textbox', { name: form.title, exact: true }).fill('Convention Étoile 2018')
  await page.getByRole('textbox', { name: form.number, exact: true }).fill('2018/01')
  await page.getByLabel(form.signed).fill('2017-12-20')
  await page.getByLabel(form.until).fill('2018-12-31')
  await button(form.saveRenewal).click()
  await page.getByText(one.done.renewed).waitFor()
  await link(TITLE).click()
  await page.getByText(one.renewedBy('Convention Étoile 2018', day('2018-01-01'))).waitFor()
  assert.equal(page.url().split('?')[0], address.split('?')[0])
  await follow(shellWords[language].nav.agreements)
  await page.getByText(list.ended(1)).first().waitFor()
}

/** The partner's own people see the convention, and can change nothing. */
async function seeAsPartner(
  site: Site,
  language: Language,
  operatorId: Awaited<ReturnType<typeof anOperator>>,
  run: Parameters<typeof aJourney>[0],
): Promise<void> {
  const { list, one } = agreementWords[language]
  const [partner] = await read(site.platform, { operatorId }, listPartners)
  assert.ok(partner)
  const account = await site.account({ kind: 'partner', partnerId: partner.id }, { operatorId })
  const journey = await aJourney(run)
  await signIn(journey.page, site, language, account)
  await journey.follow(shellWords[language].nav.agreements)
  await journey.page.getByRole('heading', { level: 1, name: list.title(1) }).waitFor()
  await journey.link('Convention Étoile 2018').click()
  await journey.meet('Convention Étoile 2018')
  assert.equal(await journey.page.getByText(one.suspend, { exact: true }).count(), 0)
  assert.equal(await journey.link(one.edit).count(), 0)
  await journey.end()
}
