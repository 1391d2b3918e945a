import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Id } from '../../src/kernel/id.ts'
import { LANGUAGES, type Language, showNumber } from '../../src/kernel/language.ts'
import { opportunityWords } from '../../src/modules/entitlements/opportunities.messages.ts'
import { offerWords } from '../../src/modules/entitlements/offers.messages.ts'
import { stepWords } from '../../src/modules/intake/steps.messages.ts'
import { adoptOffers, readCatalogue } from '../../src/modules/partners/index.ts'
import { type Truth, readTruth, referenceFolder } from '../../src/modules/workbook/workbook.testing.ts'
import { systemActor } from '../../src/platform/actor.ts'
import { anOperator } from '../operator.ts'
import { noBrowser } from './browser.ts'
import { type Journey, aJourney, tabsOf } from './journey.ts'
import { PATIENCE, type Site, aSite, reloadUntil, signIn } from './site.ts'

const noWorkbooks = 'The reference workbooks are not on this machine (TREMPLIN_REFERENCE_DATA).'

const verdicts = ['eligible', 'ineligible', 'undetermined'] as const

test('a workbook uploaded in the browser gives its true verdicts in every language', {
  timeout: PATIENCE,
}, async (t) => {
  if (noBrowser) return t.skip(noBrowser)
  if (!referenceFolder) return t.skip(noWorkbooks)
  const folder = referenceFolder
  const site = await aSite()

  for (const [workbook, javaScript] of [
    ['technopark-fr', true],
    ['three-sheets', false],
  ] as const) {
    await t.test(workbook, async () => {
      const operatorId = await anOperator(site.platform)
      const offerId = await adoptConvention(site, operatorId)
      const director = await site.account({ kind: 'director' }, { operatorId })
      const truth = readTruth(folder, workbook)
      const journey = await aJourney({ language: 'fr', javaScript, dark: false, thorough: false })

      await signIn(journey.page, site, 'fr', director)
      await upload(journey, site, join(folder, `${workbook}.xlsx`))
      for (const language of LANGUAGES) await seeTruth(journey, `${site.address}/${language}`, language, offerId, truth)

      await journey.end()
    })
  }
})

async function adoptConvention({ platform }: Site, operatorId: Id<'operator'>): Promise<Id<'offer'>> {
  const catalogue = await readCatalogue()
  assert.ok(catalogue.ok)
  const wish = { codes: ['technopark-2017'], catalogue: catalogue.value }
  const adopted = await adoptOffers(platform, systemActor(operatorId), wish)
  assert.ok(adopted.ok && adopted.value[0])
  return adopted.value[0]
}

async function upload({ page, button }: Journey, { address }: Site, file: string): Promise<void> {
  const { list, columns, preview, result } = stepWords.fr
  await page.goto(`${address}/fr/intake`)
  await page.getByLabel(list.file).setInputFiles(file)
  await button(list.upload).click()
  await button(columns.go).click()
  await button(preview.apply).click()
  await page.getByRole('link', { name: result.undo }).waitFor()
}

async function seeTruth(
  { page, link }: Journey,
  home: string,
  language: Language,
  offerId: Id<'offer'>,
  { companies }: Truth,
): Promise<void> {
  const { who } = offerWords[language]
  const { tab, tabs } = opportunityWords[language]
  const count = (wanted: (typeof verdicts)[number]) => companies.filter(({ verdict }) => verdict === wanted).length
  const title = who.title(count('eligible'), companies.length)
  await page.goto(`${home}/offers/${offerId}`)
  await reloadUntil(page, () => page.getByRole('heading', { level: 1, name: title, exact: true }).isVisible())
  const [all, entitled, actBefore, undetermined, ineligible] = (await tabsOf(page, who.tabs)).map(numberIn)
  assert.deepEqual(
    [all, (entitled ?? 0) + (actBefore ?? 0), undetermined, ineligible],
    [companies.length, count('eligible'), count('undetermined'), count('ineligible')],
  )

  for (const verdict of verdicts) {
    // Some of the eligible must act before long; one that began lately need not.
    const company = companies.find((one) => one.verdict === verdict && (verdict !== 'eligible' || young(one)))
    assert.ok(company)
    await page.goto(`${home}/offers/${offerId}?search=${encodeURIComponent(company.name)}`)
    await link(company.name).click()
    await page.getByRole('navigation', { name: tabs }).waitFor()
    assert.ok(
      (await tabsOf(page, tabs)).includes(`${showNumber(language, 1)} ${tab[verdict]}`),
      `${company.name} is ${verdict}: ${await page.innerText('main')}`,
    )
  }
}

function young({ startedFrom }: Truth['companies'][number]): boolean {
  return (startedFrom ?? '') > '2016'
}

function numberIn(text: string): number {
  return Number(/^\d+/.exec(text)?.[0])
}
