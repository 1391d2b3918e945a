import { Hono } from 'hono'
import { asId } from '../../kernel/id.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, href, query, receive } from '../../platform/web.ts'
import type { FieldError } from '../../ui/index.ts'
import { type Rule, ruleText } from '../rules/index.ts'
import { adoptBody, adoptTitle } from './adopt-offer.view.ts'
import { adoptOffers } from './adopt-offers.ts'
import type { Catalogue, CatalogueOffer } from './catalogue.ts'
import { newestTerms, newsAmong } from './catalogue-news.ts'
import { type Adopted, SHOWN, adoptedNotice, catalogueBody, catalogueTitle } from './catalogue.view.ts'
import { closeOffer } from './close-offer.ts'
import { withLocal } from './local-conditions.ts'
import { readLocalForm } from './local-form.ts'
import { newOfferPages } from './new-offer.pages.ts'
import { newsNotice } from './news.view.ts'
import type { Offer } from './offer.ts'
import { directorOf, errorsOf, nothingTyped, siteNameAmong, staffOf } from './page-parts.ts'
import { listOffers } from './partners.store.ts'
import { theCatalogue } from './read-catalogue.ts'
import { shownVersion } from './reading.ts'
import { reopenOffer } from './reopen-offer.ts'
import type { Surroundings } from './surroundings.ts'
import { termsWords } from './terms.messages.ts'
import type { TypedOffer } from './typed-reader.ts'

/** The catalogue for all staff; choosing from it, adding offers of one's own, closing and reopening one for the director. */
export function partnersPages(platform: Platform, surroundings: Surroundings): Hono<WebEnv> {
  const { lookAtDraft, sites } = surroundings
  const pages = new Hono<WebEnv>()

  pages.get('/offers/catalogue', async (c) => {
    const { language } = c.var
    const actor = staffOf(c)
    const catalogue = await theCatalogue()
    const { offers, on } = await read(platform, actor, async (db) => ({
      on: await today(platform, db, actor.operatorId),
      offers: await listOffers(db),
    }))
    const adopted = adoptedAmong(offers, catalogue)
    const chooseKey = isDirector(actor) ? platform.newId() : undefined
    const shown = SHOWN.find((each) => each === query(c, 'show')) ?? 'open'
    const chosen = Number(query(c, 'chosen'))
    const said = Number.isInteger(chosen) && chosen > 0 && chosen < 1000 ? adoptedNotice(language, chosen) : undefined
    const notices = [said, newsNotice(language, newsAmong(offers, catalogue).length)]
    const page = { language, catalogue, adopted, on, shown, chooseKey, notices }
    return c.html(c.var.frame({ title: catalogueTitle(page), body: catalogueBody(page), section: '/offers' }))
  })

  pages.post('/offers/catalogue', async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    if (form.text('all') !== 'yes') return c.redirect(href(c, '/offers/catalogue'), 303)
    const catalogue = await theCatalogue()
    const adopted = adoptedAmong(await read(platform, actor, (db) => listOffers(db)), catalogue)
    const codes = catalogue.offers.flatMap(({ id, status }) => (status === 'open' && !adopted.has(id) ? [id] : []))
    if (codes.length === 0) return c.redirect(href(c, '/offers/catalogue'), 303)
    const result = await adoptOffers(platform, actor, { codes, catalogue })
    const chosen = result.ok ? `?chosen=${result.value.length}` : ''
    return c.redirect(`${href(c, '/offers/catalogue')}${chosen}`, 303)
  })

  pages.get('/offers/catalogue/:code{[a-z0-9-]{1,100}}', async (c) => {
    const actor = directorOf(c)
    const offer = await entryIn(c)
    return offer ? showAdoption(c, actor, offer, { typed: nothingTyped, status: 200 }) : c.notFound()
  })

  pages.post('/offers/catalogue/:code{[a-z0-9-]{1,100}}', async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const offer = await entryIn(c)
    if (!offer) return c.notFound()
    const codes = (await read(platform, actor, (db) => sites(db))).map(({ code }) => code)
    const local = readLocalForm(form, codes)
    if (!local.ok) {
      const errors = errorsOf(local.refusal.problems, c.var.language)
      return showAdoption(c, actor, offer, { typed: form, status: 422, errors })
    }
    if (form.text('do') === 'preview') {
      const rule = withLocal(newestTerms(offer).rule, local.value)
      return showAdoption(c, actor, offer, { typed: form, status: 200, rule })
    }
    const wish = { codes: [offer.id], catalogue: await theCatalogue(), local: local.value }
    const result = await adoptOffers(platform, actor, wish)
    if (result.ok) return c.redirect(href(c, `/offers/${result.value[0] ?? ''}`), 303)
    const refusal = termsWords[c.var.language].adopt.usedAlready
    return showAdoption(c, actor, offer, { typed: form, status: 422, refusal })
  })

  pages.route('/', newOfferPages(platform, surroundings))

  pages.post('/offers/:id{[0-9a-fA-F-]{36}}/close', async (c) => {
    const { actor } = await receive(c, directorOf(c))
    const offerId = asId<'offer'>(c.req.param('id'))
    const result = offerId && (await closeOffer(platform, actor, offerId))
    if (!result || (!result.ok && result.refusal.code !== 'offer-closed')) return c.notFound()
    return c.redirect(href(c, `/offers/${offerId}`), 303)
  })

  pages.post('/offers/:id{[0-9a-fA-F-]{36}}/reopen', async (c) => {
    const { actor } = await receive(c, directorOf(c))
    const offerId = asId<'offer'>(c.req.param('id'))
    const result = offerId && (await reopenOffer(platform, actor, offerId))
    if (!result || (!result.ok && result.refusal.code !== 'offer-open')) return c.notFound()
    return c.redirect(href(c, `/offers/${offerId}`), 303)
  })

  return pages

  async function showAdoption(
    c: WebContext,
    actor: Actor,
    offer: CatalogueOffer,
    {
      typed,
      status,
      errors = [],
      rule,
      refusal,
    }: {
      readonly typed: TypedOffer
      readonly status: 200 | 422
      readonly errors?: readonly FieldError[]
      /** The rule to be counted. */
      readonly rule?: Rule
      readonly refusal?: string
    },
  ) {
    const { language } = c.var
    const catalogue = await theCatalogue()
    const found = await read(platform, actor, async (db) => {
      const own = (await listOffers(db)).find(({ code, closedAt }) => code === offer.id && !closedAt)
      const places = await sites(db)
      const draft = rule && (await lookAtDraft(db, actor, rule, language, own))
      const lines = rule && ruleText(rule, language, siteNameAmong(places))
      return {
        on: await today(platform, db, actor.operatorId),
        sites: places,
        adoptedAs: own?.id,
        // What its author should look at in the programme's rule is not for the park to change.
        preview: draft && lines && { lines, draft: { ...draft, findings: [] } },
      }
    })
    const body = adoptBody({
      ...found,
      language,
      key: (refusal === undefined && typed.text('_key')) || platform.newId(),
      offer,
      version: shownVersion(offer, found.on) ?? newestTerms(offer),
      provider: catalogue.providers.find(({ id }) => id === offer.providerId),
      typed,
      errors,
      refusal,
    })
    return c.html(c.var.frame({ title: adoptTitle(offer, language), body, section: '/offers' }), status)
  }
}

/** The entry of the catalogue that the address names. */
async function entryIn(c: WebContext): Promise<CatalogueOffer | undefined> {
  const code = c.req.param('code')
  return (await theCatalogue()).offers.find(({ id }) => id === code)
}

function adoptedAmong(offers: readonly Offer[], catalogue: Catalogue): Adopted {
  const news = new Set(newsAmong(offers, catalogue).map(({ offer }) => offer.id))
  return new Map(
    offers.flatMap(({ id, code, closedAt }) => (closedAt ? [] : [[code, { id, news: news.has(id) }] as const])),
  )
}
