import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CivilDate } from '../../src/kernel/civil-date.ts'
import { LANGUAGES } from '../../src/kernel/language.ts'
import { recordHeldOffer } from '../../src/modules/entitlements/index.ts'
import { offersOn, readCatalogue } from '../../src/modules/partners/index.ts'
import { read } from '../../src/platform/change.ts'
import { aVisitor, noBrowser } from './browser.ts'
import { PATIENCE, aSite, signIn } from './site.ts'

const today = '2026-11-23' as CivilDate

test('the sheet of a company is one page of A4 in every language, whatever it is entitled to, without a way to elsewhere', {
  skip: noBrowser,
  timeout: PATIENCE,
}, async () => {
  const site = await aSite({ now: today })
  const catalogue = await readCatalogue()
  assert.ok(catalogue.ok)
  await site.adopt(...catalogue.value.offers.flatMap(({ id, status }) => (status === 'open' ? [id] : [])))
  // Among the offers of a park are some with long names for all its companies.
  await opened(site)
  const facts = { incorporatedOn: { date: '2024-03-15' }, headcount: { number: 7 } } as const
  const companyId = await site.company({ name: 'Laboratoire des matériaux composites de l’Atlas', facts })
  const offers = await read(site.platform, site.director(), (db) => offersOn(db, today))
  for (const { id } of offers.slice(0, 8)) {
    assert.ok((await recordHeldOffer(site.platform, site.director(), { companyId, offerId: id })).ok)
  }
  const director = await site.account({ kind: 'director' })
  const context = await aVisitor({ javaScript: false })
  const page = await context.newPage()
  await signIn(page, site, 'fr', director)

  for (const language of LANGUAGES) {
    await page.goto(`${site.address}/${language}/companies/${companyId}/opportunities/sheet`)
    assert.ok((await page.locator('tbody tr').count()) > 15)

    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    await page.emulateMedia({ media: 'print' })

    assert.equal(paper.match(/\/Type\s*\/Page\b/g)?.length, 1, language)
    assert.deepEqual(await page.locator('a:visible, button:visible').allInnerTexts(), [], language)
    await page.emulateMedia({ media: null })
  }
  await context.close()
})

/** Opens thirty offers to every hosted company. */
async function opened({ platform, operatorId }: Awaited<ReturnType<typeof aSite>>): Promise<void> {
  await platform.pool.query(
    `with model as (
       select offers.*, offer_versions.benefits, offer_versions.source from offers
       join offer_versions on offer_versions.operator_id = offers.operator_id and offer_versions.offer_id = offers.id
       where offers.operator_id = $1 and offers.code = 'akamai-rise' limit 1
     ), made as (
       insert into offers (operator_id, id, code, partner_id, kind, title, summary, adopted_at)
       select operator_id, gen_random_uuid(), 'long-' || n, partner_id, kind,
         jsonb_build_object('fr', 'Crédits et accompagnement pour les jeunes entreprises de la région, formule ' || n,
           'ar', 'أرصدة ومواكبة لفائدة المقاولات الناشئة بالجهة، الصيغة رقم ' || n,
           'en', 'Credits and support for the young companies of the region, formula ' || n),
         summary, adopted_at from model cross join generate_series(1, 30) as n
       returning operator_id, id
     )
     insert into offer_versions (operator_id, id, offer_id, number, effective_from, rule, benefits, source, certainty, published_at)
     select made.operator_id, gen_random_uuid(), made.id, 1, '2026-01-01',
       '{"version": 1, "where": {"id": "hosted", "hosted": true}}', model.benefits, model.source, 'high', now()
     from made cross join model`,
    [operatorId],
  )
}
