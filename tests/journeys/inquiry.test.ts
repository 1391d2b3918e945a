import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Id } from '../../src/kernel/id.ts'
import { LANGUAGES, type Language, showMoney } from '../../src/kernel/language.ts'
import { money } from '../../src/kernel/money.ts'
import { callsWords } from '../../src/modules/entitlements/calls.messages.ts'
import { opportunityWords } from '../../src/modules/entitlements/opportunities.messages.ts'
import { aMailServer } from '../../src/modules/identity/mail-server.testing.ts'
import { inquiryWords } from '../../src/modules/inquiries/inquiries.messages.ts'
import { factQuestion } from '../../src/modules/rules/index.ts'
import { inFull } from '../sample.ts'
import { noBrowser } from './browser.ts'
import { type Journey, type Run, aJourney, titleOf } from './journey.ts'
import { PATIENCE, type Person, type Site, aSite, signIn } from './site.ts'

/** Every language with script, and one without; of a sample that one and French. */
const runs: readonly Run[] = [
  ...LANGUAGES.filter((language) => inFull || language === 'fr').map((language) => {
    return { language, javaScript: true, dark: language === 'en', thorough: true }
  }),
  { language: 'ar', javaScript: false, dark: true, thorough: false },
]
/** Companies that are young enough and whose turnover nobody knows: one answers, one owes, one is not asked. */
const inRun = (at: number) => [`Étoile ${at} Numérique`, `Médina ${at} Énergie`, `Détroit ${at} Fret`] as const
const silent = { activityStartedOn: { date: '2016-03-14' } }

test('companies chosen on the overview are asked for a fact; one answers on a phone without an account, and its verdict follows', {
  skip: noBrowser,
  timeout: PATIENCE,
}, async (t) => {
  const mail = await aMailServer()
  const site = await aSite({ jobs: 'when told', smtpUrl: mail.smtpUrl })
  const names = runs.flatMap((_, at) => inRun(at))
  const ids = await site.companies(names.map((name) => ({ name, facts: silent })))
  await site.adopt('technopark-2017')
  await site.platform.work()
  const director = await site.account({ kind: 'director' })

  for (const [at, run] of runs.entries()) {
    await t.test(titleOf(run), async () => {
      const { language } = run
      const [answers, owes] = inRun(at)
      const companyId = ids[names.indexOf(answers)]
      assert.ok(companyId)
      const member = await site.account({ kind: 'company-owner', companyId }, { language })
      // The pages of the park's team are looked at in the language with the longest words here; the phone's in each.
      const desk = await aJourney({ ...run, thorough: run.thorough && language === 'en' })

      await signIn(desk.page, site, language, director)
      const inquiry = await askTheChosen(desk, site, language, { names, chosen: [answers, owes] })
      await site.platform.work()
      await answerOnThePhone(run, site, linkTo(mail.received, member, site), answers)
      await site.platform.work()
      await seeWhatCame(desk, site, language, { inquiry, companyId, name: answers })

      await desk.end()
    })
  }
})

/** From the overview's advice to the inquiry that has left; its address. */
async function askTheChosen(
  { page, button, link, meet }: Journey,
  site: Site,
  language: Language,
  { names, chosen }: { readonly names: readonly string[]; readonly chosen: readonly string[] },
): Promise<string> {
  const { list, choose } = callsWords[language]
  const { preview, shown } = inquiryWords[language]
  await page.goto(`${site.address}/${language}/overview`)
  await meet(/./)
  await link(choose).click()
  await page.getByText(factQuestion('turnover:2016', language)).first().waitFor()
  await meet(/./)
  for (const box of await page.getByRole('checkbox').all()) {
    const label = (await box.getAttribute('aria-label')) ?? ''
    if (!chosen.some((name) => label === list.choose(name))) await box.uncheck()
  }
  await button(list.askChosen).click()

  await meet(preview.title(chosen.length))
  for (const name of names) assert.equal(await link(name).count(), chosen.includes(name) ? 1 : 0, name)
  await button(preview.send(chosen.length)).click()
  await meet(shown.title(0, chosen.length))
  await page.getByText(shown.sent(chosen.length)).waitFor()
  return page.url()
}

/** The path of the link in the letter that a person got. */
function linkTo(
  letters: readonly { readonly to: string; readonly text: string }[],
  { email }: Person,
  site: Site,
): string {
  const letter = letters.findLast(({ to }) => to.includes(email))
  const [link] = letter?.text.match(/http:\S+\/inquiry\/\S+/) ?? []
  assert.ok(link?.startsWith(site.address) === true, `No letter with a link to ${email}.`)
  return link
}

async function answerOnThePhone(run: Run, site: Site, link: string, name: string): Promise<void> {
  const { language } = run
  const { answer: words } = inquiryWords[language]
  const phone = await aJourney({ ...run, width: 390 })
  const { page, button, meet } = phone
  await page.goto(link)
  assert.equal(new URL(page.url()).pathname.split('/')[1], language)
  await meet(words.title(name, 1))
  await button(words.check).click()
  await meet(words.title(name, 1), { answering: 422 })
  await page.getByRole('textbox', { name: factQuestion('turnover:2016', language) }).fill('4 200 000')
  await button(words.check).click()
  await meet(words.checkTitle)
  await page.getByText(showMoney(language, money(4_200_000, 'MAD'))).waitFor()
  await button(words.confirm).click()
  await meet(words.thanks)

  await page.goto(link)
  await meet(words.closed, { answering: 404 })
  assert.equal((await page.context().cookies(site.address)).length, 0)
  await phone.end()
}

async function seeWhatCame(
  { page, link, meet }: Journey,
  site: Site,
  language: Language,
  { inquiry, companyId, name }: { readonly inquiry: string; readonly companyId: Id<'company'>; readonly name: string },
): Promise<void> {
  await page.goto(inquiry.replace(/\?.*/, ''))
  await meet(inquiryWords[language].shown.title(1, 2))
  await link(name).click()
  await meet(name)
  await page
    .getByText(showMoney(language, money(4_200_000, 'MAD')))
    .first()
    .waitFor()
  await page.goto(`${site.address}/${language}/companies/${companyId}/opportunities`)
  await meet(opportunityWords[language].title(name, 1, 0))
}
