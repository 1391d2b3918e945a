import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CivilDate } from '../../src/kernel/civil-date.ts'
import type { Id } from '../../src/kernel/id.ts'
import { type Language, showDate, showNumber } from '../../src/kernel/language.ts'
import { type Rule, factLabel, factQuestion } from '../../src/modules/rules/index.ts'
import { opportunityWords } from '../../src/modules/entitlements/opportunities.messages.ts'
import { STANDINGS } from '../../src/modules/entitlements/index.ts'
import { words as identityWords } from '../../src/modules/identity/identity.messages.ts'
import { invitationToken } from '../../src/modules/identity/invitation.ts'
import { invitationAddress, inviteMember } from '../../src/modules/identity/invite-member.ts'
import { readCatalogue, versionOn } from '../../src/modules/partners/index.ts'
import { companiesWithSites, listSites } from '../../src/modules/registry/index.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { uiWords } from '../../src/ui/ui.messages.ts'
import { aVisitor, noBrowser } from './browser.ts'
import { type Journey, aJourney, runs, tabsOf, titleOf } from './journey.ts'
import { PATIENCE, type Site, aSite, signIn } from './site.ts'

const today = '2026-11-23' as CivilDate
const incorporated = '2024-03-15' as CivilDate
const password = 'seven green zebras dance'
/** Open to this company for four more months, closed to it, and one that hangs on an answer. */
const [convention, closed, hanging] = ['technopark-2017', 'google-cloud-start', 'hubspot-organisation'] as const
const asked = 'onList:hubspot-approved-organisations'

test('a founder accepts the invitation, understands each verdict and changes one', {
  skip: noBrowser,
  timeout: PATIENCE,
}, async (t) => {
  const site = await aSite({ now: today })
  const names = runs.map((_, at) => `Étoile Numérique ${at + 1}`)
  const facts = { incorporatedOn: { date: incorporated }, headcount: { number: 7 } }
  const companies = await site.companies(names.map((name) => ({ name, startedOn: '2024-04', facts })))
  await site.adopt(convention, closed, hanging)
  const offers = await catalogueOffers()
  const director = await site.person({ kind: 'director' })

  for (const [at, run] of runs.entries()) {
    await t.test(titleOf(run), async () => {
      const { language } = run
      const [name, companyId] = [names[at], companies[at]]
      assert.ok(name && companyId)
      const email = `founder-${at}@people.example`
      const address = await invitationFor(site, director, { email, language, companyId })
      const journey = await aJourney(run)

      await acceptInvitation(journey, language, address)
      await journey.meet(opportunityWords[language].title(name, 1, 1))
      await understandNo(journey, language, offers[closed].title[language])
      await answerWhatHangs(journey, language, name, offers[hanging])
      await signOutEverywhere(journey, site, language, email)

      await journey.end()
    })
  }
})

async function acceptInvitation({ page, button, meet }: Journey, language: Language, address: string): Promise<void> {
  const { invitation, fields } = identityWords[language]
  await page.goto(address)
  await meet(invitation.title('Technopark'))
  await page.getByLabel(fields.name).fill('Nadia Alaoui')
  await page.getByLabel(fields.password).fill(password)
  await button(invitation.create).click()
}

/** The proof names the condition, what was seen and where to correct it. */
async function understandNo({ page }: Journey, language: Language, offer: string): Promise<void> {
  const entry = entryOf(page, offer)
  await entry.getByText(uiWords[language].why, { exact: true }).click()
  const proof = entry.getByRole('group')
  await proof.getByText(showDate(language, incorporated)).first().waitFor()
  await proof.getByText(uiWords[language].answers.unmet).first().waitFor({ state: 'attached' })
  const label = factLabel('incorporatedOn', language)
  const correct = proof.getByRole('link', { name: opportunityWords[language].correct(label) })
  assert.match((await correct.getAttribute('href')) ?? '', /\/facts\/incorporatedOn$/)
}

/** The proof names the missing answer; giving it changes the verdict and the counts at once. */
async function answerWhatHangs(
  { page, button, meet }: Journey,
  language: Language,
  company: string,
  { title, rule }: CatalogueOffer,
): Promise<void> {
  const words = opportunityWords[language]
  const entry = entryOf(page, title[language])
  const question = factQuestion(asked, language, rule)
  await entry.getByText(words.missing(1)).waitFor()
  await entry.getByText(uiWords[language].why, { exact: true }).click()
  const proof = entry.getByRole('group')
  await proof.getByText(uiWords[language].answers.unknown).first().waitFor({ state: 'attached' })
  await proof.getByRole('link', { name: words.answerHere, exact: true }).waitFor()
  assert.deepEqual(await tabsOf(page, words.tabs), counted(language, [0, 1, 1, 1]))

  await entry.getByRole('link', { name: question }).click()
  await page.waitForURL(/ask=/)
  await page.getByRole('heading', { name: question }).waitFor()
  await button(words.question.yes).click()

  await page.getByText(words.answered).waitFor()
  await meet(words.title(company, 2, 1))
  assert.deepEqual(await tabsOf(page, words.tabs), counted(language, [1, 1, 0, 1]))
  await entry.getByText(uiWords[language].verdicts.eligible, { exact: true }).waitFor()
}

function entryOf(page: Journey['page'], offer: string) {
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: offer, exact: true }) })
}

function counted(language: Language, counts: readonly number[]): readonly string[] {
  const { tab } = opportunityWords[language]
  return STANDINGS.map((standing, at) => `${showNumber(language, counts[at] ?? 0)} ${tab[standing]}`)
}

/** The telephone in the pocket is signed out together with the browser on the table. */
async function signOutEverywhere({ page, button, meet }: Journey, site: Site, language: Language, email: string) {
  const { account, signIn: say } = identityWords[language]
  const telephone = await aVisitor({ language })
  const pocket = await telephone.newPage()
  await signIn(pocket, site, language, { email, password })
  await pocket.getByRole('link', { name: 'Nadia Alaoui' }).waitFor()
  await page.getByRole('link', { name: 'Nadia Alaoui' }).click()
  await meet(account.title)

  await button(account.everywhere).click()

  await page.getByText(say.signedOut).waitFor()
  await meet(say.title)
  for (const each of [page, pocket]) {
    await each.goto(`${site.address}/${language}/opportunities`)
    await each.getByRole('heading', { level: 1, name: say.title, exact: true }).waitFor()
  }
  await telephone.close()
}

interface CatalogueOffer {
  readonly title: Readonly<Record<Language, string>>
  readonly rule: Rule
}

async function catalogueOffers(): Promise<Readonly<Record<typeof closed | typeof hanging, CatalogueOffer>>> {
  const catalogue = await readCatalogue()
  assert.ok(catalogue.ok)
  const { offers } = catalogue.value
  const offerOf = (code: string): CatalogueOffer => {
    const offer = offers.find(({ id }) => id === code)
    const version = offer && versionOn(offer, today)
    assert.ok(version, `The catalogue has no ${code}.`)
    return { title: offer.title, rule: version.rule }
  }
  return { [closed]: offerOf(closed), [hanging]: offerOf(hanging) }
}

/** The address of the letter that the park's director has sent. */
async function invitationFor(
  { platform, operatorId }: Site,
  director: Actor,
  { email, language, companyId }: { readonly email: string; readonly language: Language; companyId: Id<'company'> },
): Promise<string> {
  const surroundings = { sites: listSites, companies: companiesWithSites, partners: async () => [] }
  const role = { kind: 'company-owner', companyId } as const
  const invited = await inviteMember(platform, director, surroundings, { email, language, role })
  assert.ok(invited.ok)
  return invitationAddress(
    platform,
    language,
    invitationToken(platform.settings.secret, operatorId, invited.value.invitationId),
  )
}
