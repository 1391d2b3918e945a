import { Hono } from 'hono'
import { asId } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { findOperator } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, href, query, readForm, receive } from '../../platform/web.ts'
import type { FieldError } from '../../ui/index.ts'
import { type Rule, parseRule, ruleText } from '../rules/index.ts'
import { addOffer } from './add-offer.ts'
import { discardDraft } from './discard-draft.ts'
import { draftAt, draftReadIn, standingOf } from './draft-standing.ts'
import type { Preview } from './draft.view.ts'
import { draftWords } from './drafts.messages.ts'
import { findDraft } from './drafts.store.ts'
import { type DraftDone, draftPath, theirsBeside } from './drafts.view.ts'
import { countedLine } from './live-count.view.ts'
import { newOfferBody } from './new-offer.view.ts'
import { fieldsOf, offerTitle, typedInDraft } from './offer-draft.ts'
import { previewRule, readOffer } from './offer-form.ts'
import { directorOf, draftDoneIn, draftRefusalText, errorsOf, nothingTyped, siteNameAmong } from './page-parts.ts'
import { type PartnerWords, partnerWords } from './partners.messages.ts'
import { listPartners } from './partners.store.ts'
import { saveDraft } from './save-draft.ts'
import { shownValues } from './shown-values.ts'
import type { Surroundings } from './surroundings.ts'
import type { TypedOffer } from './typed-reader.ts'

interface Shown {
  readonly typed: TypedOffer
  readonly status: 200 | 422
  readonly errors?: readonly FieldError[]
  readonly preview?: boolean
  readonly refusal?: string
  readonly draftDone?: DraftDone | undefined
}

/** An offer of the park's own making, from the first draft to its publishing; and the end of drafts that come to nothing. */
export function newOfferPages(platform: Platform, surroundings: Surroundings): Hono<WebEnv> {
  const { lookAtDraft, countDraft, sites, namesOf } = surroundings
  const pages = new Hono<WebEnv>()

  pages.get('/offers/new', async (c) => {
    const actor = directorOf(c)
    if (c.req.query('draft') === undefined) {
      // An agreement leads here with its partner chosen.
      const typed: TypedOffer = { ...nothingTyped, text: (name) => (name === 'partner' ? query(c, 'partner') : '') }
      return showForm(c, actor, { typed, status: 200 })
    }
    const id = asId<'offer-draft'>(query(c, 'draft'))
    const draft = id && (await read(platform, actor, (db) => findDraft(db, actor, { id, offerId: undefined })))
    if (!draft) return c.notFound()
    return showForm(c, actor, { typed: typedInDraft(draft), status: 200, draftDone: draftDoneIn(c) })
  })

  pages.post('/offers/new', async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const { language } = c.var
    if (form.text('do') === 'preview') return showForm(c, actor, { typed: form, status: 200, preview: true })
    const draft = draftReadIn(form, undefined)
    if (form.text('do') === 'draft') {
      const title = offerTitle(form, language)
      const saved = await saveDraft(platform, actor, {
        draft,
        offerId: undefined,
        title,
        typed: fieldsOf('offer', form),
      })
      if (saved.ok) {
        return c.redirect(`${href(c, draftPath({ id: saved.value, offerId: undefined }))}&done=saved`, 303)
      }
      const refusal = draftRefusalText(saved.refusal.code, language)
      return showForm(c, actor, { typed: form, status: 422, ...(refusal !== undefined && { refusal }) })
    }
    const codes = (await read(platform, actor, (db) => sites(db))).map(({ code }) => code)
    const wish = readOffer(form, codes)
    if (!wish.ok) {
      const errors = errorsOf(wish.refusal.problems, language)
      return showForm(c, actor, { typed: form, status: 422, errors })
    }
    const result = await addOffer(platform, actor, { ...wish.value, draft })
    if (result.ok) return c.redirect(href(c, `/offers/${result.value}`), 303)
    const refusal = refusalText(result.refusal.code, language)
    return showForm(c, actor, { typed: form, status: 422, ...(refusal !== undefined && { refusal }) })
  })

  pages.post('/offers/new/count', async (c) => {
    const actor = directorOf(c)
    const { form } = await readForm(c)
    const counted = await read(platform, actor, async (db) => {
      const rule = await ruleOf(db, form)
      return rule && countDraft(db, actor, rule)
    })
    return c.html(countedLine(c.var.language, counted ?? draftWords[c.var.language].live.noCondition))
  })

  pages.post('/offers/drafts/:id{[0-9a-fA-F-]{36}}/discard', async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const id = asId<'offer-draft'>(c.req.param('id'))
    const draft = id && draftAt(id, form, asId<'offer'>(form.text('offer')))
    if (!draft) return c.notFound()
    const { offerId } = draft
    const result = await discardDraft(platform, actor, draft)
    if (!result.ok && result.refusal.code === 'draft-changed') {
      return c.redirect(`${href(c, draftPath(draft))}&done=not-discarded`, 303)
    }
    if (!result.ok && result.refusal.code === 'draft-gone') return c.notFound()
    return c.redirect(href(c, offerId ? `/offers/${offerId}` : '/offers'), 303)
  })

  return pages

  async function showForm(c: WebContext, actor: Actor, shown: Shown) {
    const { language } = c.var
    const { typed, status, errors = [], refusal, draftDone } = shown
    const found = await read(platform, actor, async (db) => {
      const { currency, country } = await findOperator(db, actor.operatorId)
      return {
        currency,
        country,
        partners: await listPartners(db),
        sites: await sites(db),
        draft: await standingOf(db, actor, draftReadIn(typed, undefined), namesOf),
        preview: shown.preview ? await readPreview(db, actor, typed, language) : undefined,
      }
    })
    const theirs = theirsBeside(language, found.draft, fieldsOf('offer', typed), shownValues(language, found.partners))
    const key = (refusal === undefined && theirs.length === 0 && typed.text('_key')) || platform.newId()
    const discardKey = platform.newId()
    const body = newOfferBody({ ...found, language, key, discardKey, typed, errors, theirs, draftDone, refusal })
    return c.html(c.var.frame({ title: partnerWords[language].form.title, body, section: '/offers' }), status)
  }

  /** Null while there is no rule to read. */
  async function readPreview(
    db: Database,
    actor: Actor,
    typed: TypedOffer,
    language: Language,
  ): Promise<Preview | null> {
    const rule = await ruleOf(db, typed)
    if (!rule) return null
    const lines = ruleText(rule, language, siteNameAmong(await sites(db)))
    return { lines, draft: await lookAtDraft(db, actor, rule, language) }
  }

  async function ruleOf(db: Database, typed: TypedOffer): Promise<Rule | undefined> {
    const codes = (await sites(db)).map(({ code }) => code)
    const rule = parseRule(previewRule(typed, codes))
    return rule.ok ? rule.value : undefined
  }
}

/** What stands in the way, above the form; what happened to its draft is told there already. */
function refusalText(code: string, language: Language): string | undefined {
  const words: PartnerWords['form'] = partnerWords[language].form
  if (code === 'partner-not-found') return words.partnerGone
  return draftRefusalText(code, language) ?? (code.startsWith('draft-') ? undefined : words.nothingToPreview)
}
