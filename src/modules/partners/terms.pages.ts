import { Hono } from 'hono'
import { asId } from '../../kernel/id.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { findOperator, today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Form, type WebContext, type WebEnv, href, query, receive } from '../../platform/web.ts'
import { type FieldError, notice } from '../../ui/index.ts'
import { ruleText } from '../rules/index.ts'
import { acceptNews, keepOwnTerms } from './answer-news.ts'
import { newsAmong, newsOn } from './catalogue-news.ts'
import { withLocal } from './local-conditions.ts'
import { newVersionBody } from './new-version.view.ts'
import { newsBody, newsDetailBody, newsDetailTitle } from './news.view.ts'
import type { Offer } from './offer.ts'
import { directorOf, errorsOf, siteNameAmong, staffOf } from './page-parts.ts'
import { findOffer, listOffers } from './partners.store.ts'
import { publishVersion } from './publish-version.ts'
import { theCatalogue } from './read-catalogue.ts'
import type { Surroundings } from './surroundings.ts'
import { termsWords } from './terms.messages.ts'
import { MOST, TypedReader } from './typed-reader.ts'
import { type TypedVersion, previewVersionRule, readVersion, ruleLines, typedFrom } from './version-form.ts'

/** Terms that move on: what the catalogue says anew, the park's answer to it, and corrections of its own. */
export function termsPages(platform: Platform, { lookAtDraft, compareTerms, sites }: Surroundings): Hono<WebEnv> {
  const pages = new Hono<WebEnv>()

  pages.get('/offers/news', async (c) => {
    const { language } = c.var
    const actor = staffOf(c)
    const catalogue = await theCatalogue()
    const { offers, places } = await read(platform, actor, async (db) => ({
      offers: await listOffers(db),
      places: await sites(db),
    }))
    const news = newsAmong(offers, catalogue)
    const words = termsWords[language]
    const answered =
      query(c, 'answered') === 'before' ? [notice({ language, kind: 'warning', title: words.change.answered })] : []
    const body = newsBody(language, news, siteNameAmong(places), answered)
    return c.html(c.var.frame({ title: words.news.title(news.length), body, section: '/offers' }))
  })

  pages.get('/offers/:id{[0-9a-fA-F-]{36}}/news', (c) =>
    showNews(c, staffOf(c), { status: 200, reason: '', errors: [] }),
  )

  pages.post('/offers/:id{[0-9a-fA-F-]{36}}/news/accept', async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const offerId = asId<'offer'>(c.req.param('id'))
    if (!offerId) return c.notFound()
    const answer = { offerId, digest: form.text('digest'), catalogue: await theCatalogue() }
    const result = await acceptNews(platform, actor, answer)
    if (!result.ok && result.refusal.code === 'offer-not-found') return c.notFound()
    return c.redirect(href(c, result.ok ? `/offers/${offerId}` : '/offers/news?answered=before'), 303)
  })

  pages.post('/offers/:id{[0-9a-fA-F-]{36}}/news/keep', async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const offerId = asId<'offer'>(c.req.param('id'))
    if (!offerId) return c.notFound()
    const reader = new TypedReader(form)
    const reason = reader.line('reason', { most: MOST.text, required: true })
    if (reason === undefined) {
      const errors = errorsOf(reader.problems, c.var.language)
      return showNews(c, actor, { status: 422, reason: form.text('reason'), errors })
    }
    const answer = { offerId, digest: form.text('digest'), catalogue: await theCatalogue(), reason }
    const result = await keepOwnTerms(platform, actor, answer)
    if (!result.ok && result.refusal.code === 'offer-not-found') return c.notFound()
    return c.redirect(href(c, result.ok ? `/offers/${offerId}` : '/offers/news?answered=before'), 303)
  })

  pages.get('/offers/:id{[0-9a-fA-F-]{36}}/versions/new', async (c) => {
    const actor = directorOf(c)
    const found = await offerIn(c, actor)
    return found ? showVersion(c, actor, found, { status: 200 }) : c.notFound()
  })

  pages.post('/offers/:id{[0-9a-fA-F-]{36}}/versions/new', async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const { language } = c.var
    const found = await offerIn(c, actor)
    const last = found?.offer.versions.at(-1)
    if (!found || !last) return c.notFound()
    const typed = await typedIn(c, form)
    if (form.text('do') === 'preview') return showVersion(c, actor, found, { status: 200, typed, preview: true })
    const wish = readVersion(typed, last, found.on)
    if (!wish.ok) {
      const errors = errorsOf(wish.refusal.problems, language)
      return showVersion(c, actor, found, { status: 422, typed, errors })
    }
    const result = await publishVersion(platform, actor, { offerId: found.offer.id, ...wish.value })
    if (result.ok) return c.redirect(href(c, `/offers/${found.offer.id}`), 303)
    const words = termsWords[language].correct
    const refusal = result.refusal.code === 'offer-closed' ? words.closed : words.usedAlready
    return showVersion(c, actor, found, { status: 422, typed, refusal })
  })

  return pages

  async function showNews(
    c: WebContext,
    actor: Actor,
    given: { readonly status: 200 | 422; readonly reason: string; readonly errors: readonly FieldError[] },
  ) {
    const { language } = c.var
    const offerId = asId<'offer'>(c.req.param('id') ?? '')
    const catalogue = await theCatalogue()
    const found = await read(platform, actor, async (db) => {
      const offer = offerId && (await findOffer(db, offerId))
      const news = offer && newsOn(offer, catalogue)
      if (!offer || !news) return { offer }
      const now = await today(platform, db, actor.operatorId)
      // Terms that are still to begin are judged on the day they do.
      const on = news.terms.from > now ? news.terms.from : now
      const { own, terms } = news
      const rules = { offerId: offer.id, before: own.rule, after: withLocal(terms.rule, own.local), on }
      const effect = await compareTerms(db, actor, rules, language)
      return { offer, news, on, today: now, effect, siteName: siteNameAmong(await sites(db)) }
    })
    if (!found.offer) return c.notFound()
    if (!found.news) return c.redirect(href(c, `/offers/${found.offer.id}`), 303)
    const keys = isDirector(actor) ? { accept: platform.newId(), keep: platform.newId() } : undefined
    const page = { ...found, language, keys, reason: given.reason, errors: given.errors }
    const title = newsDetailTitle(page)
    return c.html(c.var.frame({ title, body: newsDetailBody(page), section: '/offers' }), given.status)
  }

  async function offerIn(c: WebContext, actor: Actor) {
    const offerId = asId<'offer'>(c.req.param('id') ?? '')
    return read(platform, actor, async (db) => {
      const offer = offerId && (await findOffer(db, offerId))
      return offer && { offer, on: await today(platform, db, actor.operatorId) }
    })
  }

  async function showVersion(
    c: WebContext,
    actor: Actor,
    { offer, on }: { readonly offer: Offer; readonly on: Parameters<typeof typedFrom>[1] },
    given: {
      readonly status: 200 | 422
      readonly typed?: TypedVersion
      readonly errors?: readonly FieldError[]
      readonly preview?: boolean
      readonly refusal?: string
    },
  ) {
    const { language } = c.var
    const last = offer.versions.at(-1)
    if (!last) return c.notFound()
    const { status, errors = [], refusal } = given
    const typed = given.typed ?? typedFrom(last, on, language)
    const rule = given.preview ? previewVersionRule(typed) : undefined
    const found = await read(platform, actor, async (db) => {
      const joined = rule && withLocal(rule, last.local)
      return {
        currency: (await findOperator(db, actor.operatorId)).currency,
        preview: joined && {
          draft: await lookAtDraft(db, actor, joined, language, offer),
          lines: ruleText(joined, language, siteNameAmong(await sites(db))),
        },
      }
    })
    // A rule that cannot be read is told of where it stands, in the preview too.
    const unread = given.preview && !rule ? errorsInRule(typed, last, on, language) : errors
    const key = (refusal === undefined && typed.text('_key')) || platform.newId()
    const benefits = last.benefits
    const body = newVersionBody({ ...found, language, key, offer, benefits, typed, errors: unread, refusal })
    const title = termsWords[language].correct.title
    return c.html(c.var.frame({ title, body, section: '/offers' }), status)
  }
}

function errorsInRule(
  typed: TypedVersion,
  last: Parameters<typeof readVersion>[1],
  on: Parameters<typeof readVersion>[2],
  language: Parameters<typeof errorsOf>[1],
): readonly FieldError[] {
  const read = readVersion(typed, last, on)
  return read.ok
    ? []
    : errorsOf(
        read.refusal.problems.filter(({ field }) => field === 'rule'),
        language,
      )
}

/** The form with its rule as it was typed: other texts lose the spaces that a rule needs. */
async function typedIn(c: WebContext, form: Form): Promise<TypedVersion> {
  const raw = (await c.req.formData().catch(() => new FormData())).get('rule')
  return {
    text: (name) => form.text(name),
    all: (name) => form.all(name),
    rule: typeof raw === 'string' ? ruleLines(raw) : '',
  }
}
