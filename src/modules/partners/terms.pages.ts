import { Hono } from 'hono'
import { asId } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { findOperator, today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Form, type WebContext, type WebEnv, href, query, readForm, receive } from '../../platform/web.ts'
import { type FieldError, notice } from '../../ui/index.ts'
import { ruleText } from '../rules/index.ts'
import { acceptNews, keepOwnTerms } from './answer-news.ts'
import { newsAmong, newsOn } from './catalogue-news.ts'
import { draftReadIn, standingOf } from './draft-standing.ts'
import { draftWords } from './drafts.messages.ts'
import { findDraft } from './drafts.store.ts'
import { type DraftDone, draftPath, theirsBeside } from './drafts.view.ts'
import { countedLine } from './live-count.view.ts'
import { withLocal } from './local-conditions.ts'
import { newVersionBody } from './new-version.view.ts'
import { newsBody, newsDetailBody, newsDetailTitle } from './news.view.ts'
import type { Offer, OfferVersion } from './offer.ts'
import { fieldsOf, termsTitle, typedInDraft } from './offer-draft.ts'
import { directorOf, draftDoneIn, draftRefusalText, errorsOf, siteNameAmong, staffOf } from './page-parts.ts'
import { findOffer, listOffers } from './partners.store.ts'
import { publishVersion } from './publish-version.ts'
import { theCatalogue } from './read-catalogue.ts'
import { saveDraft } from './save-draft.ts'
import { shownValues } from './shown-values.ts'
import type { Surroundings } from './surroundings.ts'
import { termsWords } from './terms.messages.ts'
import { MOST, type TypedOffer, TypedReader } from './typed-reader.ts'
import { type TypedVersion, previewVersionRule, readVersion, ruleLines, typedFrom } from './version-form.ts'

/** Terms that move on: what the catalogue says anew, the park's answer to it, and corrections of its own. */
export function termsPages(platform: Platform, surroundings: Surroundings): Hono<WebEnv> {
  const { lookAtDraft, countDraft, compareTerms, sites, namesOf } = surroundings
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
    if (!found || c.req.query('draft') === undefined) {
      return found ? showVersion(c, actor, found, { status: 200 }) : c.notFound()
    }
    const id = asId<'offer-draft'>(query(c, 'draft'))
    const offerId = found.offer.id
    const draft = id && (await read(platform, actor, (db) => findDraft(db, actor, { id, offerId })))
    if (!draft) return c.notFound()
    const typed = withRule(typedInDraft(draft), draft.typed['rule']?.[0] ?? '')
    return showVersion(c, actor, found, { status: 200, typed, draftDone: draftDoneIn(c) })
  })

  pages.post('/offers/:id{[0-9a-fA-F-]{36}}/versions/new', async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const { language } = c.var
    const found = await offerIn(c, actor)
    const last = found?.offer.versions.at(-1)
    if (!found || !last) return c.notFound()
    const offerId = found.offer.id
    const typed = await typedIn(c, form)
    const draft = draftReadIn(typed, offerId)
    if (form.text('do') === 'draft') {
      const wish = { draft, offerId, title: termsTitle(typed), typed: fieldsOf('terms', typed) }
      const saved = await saveDraft(platform, actor, wish)
      if (saved.ok) return c.redirect(`${href(c, draftPath({ id: saved.value, offerId }))}&done=saved`, 303)
      return showVersion(c, actor, found, { status: 422, typed, refusal: refusalText(saved.refusal.code, language) })
    }
    if (form.text('do') === 'preview') return showVersion(c, actor, found, { status: 200, typed, preview: true })
    const wish = readVersion(typed, termsToCorrect(found.offer, last, typed), found.on)
    if (!wish.ok) {
      const errors = errorsOf(wish.refusal.problems, language)
      return showVersion(c, actor, found, { status: 422, typed, errors })
    }
    const result = await publishVersion(platform, actor, { offerId, ...wish.value, draft })
    if (result.ok) return c.redirect(href(c, `/offers/${offerId}`), 303)
    return showVersion(c, actor, found, { status: 422, typed, refusal: refusalText(result.refusal.code, language) })
  })

  pages.post('/offers/:id{[0-9a-fA-F-]{36}}/versions/count', async (c) => {
    const actor = directorOf(c)
    const { form } = await readForm(c)
    const found = await offerIn(c, actor)
    const last = found?.offer.versions.at(-1)
    if (!found || !last) return c.notFound()
    const rule = previewVersionRule(await typedIn(c, form))
    const counted =
      rule && (await read(platform, actor, (db) => countDraft(db, actor, withLocal(rule, last.local), found.offer)))
    return c.html(countedLine(c.var.language, counted ?? draftWords[c.var.language].live.unreadable))
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
      readonly refusal?: string | undefined
      readonly draftDone?: DraftDone | undefined
    },
  ) {
    const { language } = c.var
    const last = offer.versions.at(-1)
    if (!last) return c.notFound()
    const { status, errors = [], refusal, draftDone } = given
    const typed = given.typed ?? typedFrom(last, on, language)
    const base = baseOf(offer, last, typed)
    const rule = given.preview ? previewVersionRule(typed) : undefined
    const found = await read(platform, actor, async (db) => {
      const joined = rule && withLocal(rule, last.local)
      return {
        currency: (await findOperator(db, actor.operatorId)).currency,
        draft: await standingOf(db, actor, draftReadIn(typed, offer.id), namesOf),
        preview: joined && {
          draft: await lookAtDraft(db, actor, joined, language, offer),
          lines: ruleText(joined, language, siteNameAmong(await sites(db))),
        },
      }
    })
    // A rule that cannot be read is told of where it stands, in the preview too.
    const unread = given.preview && !rule ? errorsInRule(typed, last, on, language) : errors
    const theirs = theirsBeside(language, found.draft, fieldsOf('terms', typed), shownValues(language))
    const key = (refusal === undefined && theirs.length === 0 && typed.text('_key')) || platform.newId()
    const body = newVersionBody({
      ...found,
      language,
      key,
      discardKey: platform.newId(),
      offer,
      base: base.id,
      isLast: base === last,
      benefits: base.benefits,
      typed,
      errors: unread,
      theirs,
      draftDone,
      refusal,
    })
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
  return withRule(form, typeof raw === 'string' ? ruleLines(raw) : '')
}

function withRule(typed: TypedOffer, rule: string): TypedVersion {
  return {
    text: (name) => typed.text(name),
    all: (name) => (name === 'rule' ? [rule].filter((text) => text !== '') : typed.all(name)),
    names: () => typed.names?.() ?? [],
    rule,
  }
}

/** The version that the form was opened from: its benefits are those that are corrected, by their order. */
function baseOf({ versions }: Offer, last: OfferVersion, typed: TypedOffer): OfferVersion {
  return versions.find(({ id }) => id === typed.text('base')) ?? last
}

/** The last terms, which the new ones follow, with the benefits that the form showed. */
function termsToCorrect(offer: Offer, last: OfferVersion, typed: TypedOffer): OfferVersion {
  return { ...last, benefits: baseOf(offer, last, typed).benefits }
}

/** What stands in the way, above the form; what happened to its draft is told there already. */
function refusalText(code: string, language: Language): string | undefined {
  if (code === 'offer-closed') return termsWords[language].correct.closed
  if (code.startsWith('draft-')) return draftRefusalText(code, language)
  return code === 'too-many-drafts' ? draftRefusalText(code, language) : termsWords[language].correct.usedAlready
}
