import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../src/kernel/civil-date.ts'
import type { Language } from '../../src/kernel/language.ts'
import { agreementWords } from '../../src/modules/agreements/agreements.messages.ts'
import { claimWords } from '../../src/modules/claims/claims.messages.ts'
import { type Offer, findOffer } from '../../src/modules/partners/index.ts'
import { read } from '../../src/platform/change.ts'
import { shellWords } from '../../src/shell/shell.messages.ts'
import { aPark } from '../park.ts'
import { noBrowser } from './browser.ts'
import { type Journey, aJourney, among, runs, titleOf } from './journey.ts'
import { PATIENCE, type Person, type Site, aSite, signIn } from './site.ts'

const TITLE = 'Convention Étoile'
const RENEWAL = 'Convention Étoile 2018'
const DUTY = 'Remettre le bilan du trimestre'
const COMPANY = 'Étoile Numérique'
const [LAST_DAY, DAY_AFTER] = [day('2017-11-30'), day('2017-12-01')]

test('a director writes a convention with its duties, papers and offers, sees it run out and renews it', {
  skip: noBrowser,
  timeout: PATIENCE,
}, async (t) => {
  const site = await aSite({ jobs: 'when told' })

  for (const run of runs) {
    await t.test(titleOf(run), async () => {
      const { language } = run
      site.platform.moveTo('2017-08-21')
      const { director, founder, partner, offer } = await peopleOfAPark(site)
      const journey = await aJourney(run)
      const visitor = await aJourney(run)

      await signIn(journey.page, site, language, director)
      await write(journey, language, offer)
      await owe(journey, language)
      await attach(journey, language)
      await placeOffer(journey, language, offer)
      await suspendAndResume(journey, language)
      await seeItEndSoon(journey, site, language)
      await signIn(visitor.page, site, language, founder)
      await seeItEnded(journey, site, language)
      await beRefused(visitor, language, offer)
      await renew(journey, language)
      await askAgain(visitor, language, offer)
      // What a partner may do is no question of language.
      if (run === runs[0]) await seeAsPartner(site, run, partner)

      await visitor.end()
      await journey.end()
    })
  }
})

/** A park of its own on the same server: an offer of a partner, and a company that is entitled to it. */
async function peopleOfAPark(site: Site) {
  const park = await aPark({ platform: site.platform })
  const { operatorId } = park
  const companyId = await park.company({
    name: COMPANY,
    facts: { activityStartedOn: { date: '2016-03' }, 'turnover:2016': { amount: '4200000', currency: 'MAD' } },
  })
  const [offerId] = await park.adopt('technopark-2017')
  const offer = offerId && (await read(site.platform, park, (db) => findOffer(db, offerId)))
  assert.ok(offer)
  return {
    offer,
    director: await site.account({ kind: 'director' }, { operatorId }),
    founder: await site.account({ kind: 'company-owner', companyId }, { operatorId, actsFor: COMPANY }),
    partner: await site.account({ kind: 'partner', partnerId: offer.partner.id }, { operatorId }),
  }
}

async function write({ page, button, link, follow, meet }: Journey, language: Language, offer: Offer): Promise<void> {
  const { list, form, one } = agreementWords[language]
  await follow(shellWords[language].nav.agreements)
  await page.getByRole('heading', { level: 1, name: list.titleOfNone }).waitFor()
  await link(list.write).click()

  await button(form.saveNew).click()
  await page.getByRole('alert').waitFor()
  await meet(form.newTitle, { answering: 422 })

  await page.getByRole('combobox', { name: form.partner }).selectOption({ label: offer.partner.name[language] })
  await page.getByRole('textbox', { name: form.title, exact: true }).fill(TITLE)
  await page.getByRole('textbox', { name: form.number, exact: true }).fill('2017/07')
  await page.getByLabel(form.signed).fill('2017-08-14')
  await page.getByLabel(form.begins, { exact: true }).fill('2017-08-15')
  await page.getByLabel(form.until).fill(LAST_DAY)
  const first = page.getByRole('group', { name: form.signatory(1), exact: true })
  await first.getByRole('textbox', { name: form.name }).fill('Latifa Sefrioui')
  const second = page.getByRole('group', { name: form.signatory(2), exact: true })
  await second.getByRole('textbox', { name: form.name }).fill('Nadia Belkadi')
  assert.equal(await second.getByRole('combobox', { name: form.side }).inputValue(), 'partner')
  await page.getByRole('textbox', { name: form.rateValue }).fill('9,8')
  await page.getByRole('textbox', { name: form.rateFrom }).fill('USD')
  await page.getByRole('textbox', { name: new RegExp(`^${form.rateTo}`) }).fill('MAD')
  await page.getByLabel(form.rateDay).fill('2017-08-14')
  await button(form.saveNew).click()

  await page.getByText(one.done.written).waitFor()
  await page.getByRole('heading', { level: 1, name: TITLE, exact: true }).waitFor()
  await page.getByText('Nadia Belkadi').waitFor()
  await page.getByText(one.rate, { exact: true }).waitFor()
}

async function owe({ page, button }: Journey, language: Language): Promise<void> {
  const { one } = agreementWords[language]
  await page.getByText(one.addDuty, { exact: true }).first().click()
  await page.getByRole('textbox', { name: one.dutyText }).fill(DUTY)
  await page.getByLabel(one.dutyDue).fill('2017-09-15')
  await page.getByRole('textbox', { name: one.dutyEvery }).fill('2')
  await button(one.addDuty).click()
  await page.getByText(one.done.duty).waitFor()
  const duty = among(page.getByRole('listitem'), DUTY)
  await duty.getByText(one.dutyStates.due(day('2017-09-15'), 25)).waitFor()

  await duty.getByRole('button', { name: one.markDoneOf(DUTY) }).click()
  await page.getByText(one.done['duty-done']).waitFor()
  await duty.getByText(one.dutyStates.due(day('2017-11-15'), 86)).waitFor()
}

async function attach({ page, button }: Journey, language: Language): Promise<void> {
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
  await choose('convention.pdf', '%PDF-1.7 convention')
  await page.getByText(one.done.document).waitFor()
  const given = page.waitForEvent('download')
  await page.getByRole('link', { name: one.download('convention.pdf') }).click()
  assert.equal((await given).suggestedFilename(), 'convention.pdf')
}

async function placeOffer({ page, button, meet }: Journey, language: Language, { title }: Offer): Promise<void> {
  const { one } = agreementWords[language]
  await page.getByRole('combobox', { name: one.placeOfferField }).selectOption({ label: title[language] })
  await button(one.place).click()
  await page.getByText(one.done.offer).waitFor()
  await among(page.getByRole('row'), title[language]).waitFor()
  await meet(TITLE, { answering: 422 })
}

async function suspendAndResume({ page, button }: Journey, language: Language): Promise<void> {
  const { one } = agreementWords[language]
  await page.getByText(one.suspend, { exact: true }).click()
  await page.getByRole('textbox', { name: one.reason }).fill('Plus de codes')
  await button(one.suspendNow).click()
  await page.getByText(one.done.suspended).waitFor()
  await page.getByText(one.suspended(day('2017-08-21'))).waitFor()
  await page.getByText(one.resume, { exact: true }).click()
  await page.getByRole('textbox', { name: one.reason }).fill('De nouveaux codes')
  await button(one.resumeNow).click()
  await page.getByText(one.done.resumed).waitFor()
}

async function seeItEndSoon({ page, link, follow, meet }: Journey, { platform }: Site, language: Language) {
  const { list, one } = agreementWords[language]
  platform.moveTo('2017-10-31')
  await follow(shellWords[language].nav.agreements)
  await meet(list.title(1))
  await page.getByText(list.soon(1, 30)).waitFor()
  await link(TITLE).click()
  await page.getByText(one.endsSoon(30, LAST_DAY)).waitFor()
}

async function seeItEnded({ page, meet }: Journey, { platform }: Site, language: Language): Promise<void> {
  platform.moveTo(DAY_AFTER)
  await page.reload()
  await page.getByText(agreementWords[language].one.ended(LAST_DAY)).waitFor()
  await meet(TITLE)
}

/** The founder has looked at the offer while the convention ran; the press comes the day after. */
async function beRefused({ page, button, meet }: Journey, language: Language, { title }: Offer): Promise<void> {
  const { ask, refusals, refused } = claimWords[language]
  await button(`${ask.button} – ${title[language]}`).click()
  await page.getByText(refusals['agreement-ended']({ code: 'agreement-ended', on: LAST_DAY })).waitFor()
  await meet(refused.title, { answering: 409 })
}

async function renew({ page, button, link, follow, meet }: Journey, language: Language): Promise<void> {
  const { list, form, one } = agreementWords[language]
  await link(one.renew).click()
  await meet(form.renewTitle(TITLE))
  assert.equal(await page.getByLabel(form.begins, { exact: true }).inputValue(), DAY_AFTER)
  await page.getByRole('textbox', { name: form.title, exact: true }).fill(RENEWAL)
  await page.getByRole('textbox', { name: form.number, exact: true }).fill('2018/01')
  await page.getByLabel(form.signed).fill('2017-11-20')
  await page.getByLabel(form.until).fill('2018-11-30')
  await button(form.saveRenewal).click()
  await page.getByText(one.done.renewed).waitFor()
  await link(TITLE).click()
  await page.getByText(one.renewedBy(RENEWAL, DAY_AFTER)).waitFor()
  await follow(shellWords[language].nav.agreements)
  await page.getByRole('heading', { level: 1, name: list.title(1) }).waitFor()
  await page.getByText(list.ended(1)).first().waitFor()
}

/** The offer has come along under the renewal. */
async function askAgain({ page, button, link }: Journey, language: Language, { title }: Offer): Promise<void> {
  const { ask, claim, refused } = claimWords[language]
  await link(refused.back).click()
  await button(`${ask.button} – ${title[language]}`).click()
  await page
    .getByRole('heading', { level: 1, name: claim.title('requested', COMPANY, title[language]), exact: true })
    .waitFor()
}

/** The partner's own people see the convention, and can change nothing. */
async function seeAsPartner(site: Site, run: Parameters<typeof aJourney>[0], account: Person): Promise<void> {
  const { language } = run
  const { list, one } = agreementWords[language]
  const { page, follow, link, end } = await aJourney({ ...run, thorough: false })
  await signIn(page, site, language, account)
  await follow(shellWords[language].nav.agreements)
  await page.getByRole('heading', { level: 1, name: list.title(1) }).waitFor()
  await link(RENEWAL).click()
  await page.getByRole('heading', { level: 1, name: RENEWAL, exact: true }).waitFor()
  assert.equal(await page.getByText(one.suspend, { exact: true }).count(), 0)
  assert.equal(await link(one.edit).count(), 0)
  await end()
}
