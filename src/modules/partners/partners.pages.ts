import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Language } from '../../kernel/language.ts'
import { asId } from '../../kernel/id.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { findOperator, today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Form, type WebContext, type WebEnv, actorOf, href, query, receive } from '../../platform/web.ts'
import type { Content, FieldError } from '../../ui/index.ts'
import { parseRule, ruleText } from '../rules/index.ts'
import { addOffer } from './add-offer.ts'
import { adoptOffers } from './adopt-offers.ts'
import type { Catalogue } from './catalogue.ts'
import { type Adopted, adoptedNotice, catalogueBody, unknownOfferNotice } from './catalogue.view.ts'
import { closeOffer } from './close-offer.ts'
import { newOfferBody } from './new-offer.view.ts'
import { type FieldProblem, type TypedOffer, previewRule, readOffer } from './offer-form.ts'
import type { Draft, LookAtDraft } from './draft.ts'
import type { Offer } from './offer.ts'
import { type PartnerWords, partnerWords } from './partners.messages.ts'
import { listOffers, listPartners } from './partners.store.ts'
import { readCatalogue } from './read-catalogue.ts'

/** Choosing offers from the catalogue, adding one's own, closing one: for the director. */
export function partnersPages(platform: Platform, lookAtDraft: LookAtDraft): Hono<WebEnv> {
  const pages = new Hono<WebEnv>()

  pages.get('/offers/catalogue', (c) => {
    const chosen = Number(query(c, 'chosen'))
    const said =
      Number.isInteger(chosen) && chosen > 0 && chosen < 1000 ? adoptedNotice(c.var.language, chosen) : undefined
    return showCatalogue(c, directorOf(c), said, 200)
  })

  pages.post('/offers/catalogue', async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const { language } = c.var
    const catalogue = await theCatalogue()
    const wanted = form.text('all') === 'yes' ? await openAndNotAdopted(actor, catalogue) : form.all('offer')
    if (wanted.length === 0) return c.redirect(href(c, '/offers/catalogue'), 303)
    const result = await adoptOffers(platform, actor, { codes: wanted, catalogue })
    if (result.ok) return c.redirect(`${href(c, '/offers/catalogue')}?chosen=${result.value.length}`, 303)
    const code = result.refusal.code === 'not-in-catalogue' ? result.refusal.offer.slice(0, 60) : ''
    return showCatalogue(c, actor, unknownOfferNotice(language, code), 422)
  })

  pages.get('/offers/new', (c) => showForm(c, directorOf(c), { typed: nothingTyped, status: 200 }))

  pages.post('/offers/new', async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    if (form.text('do') === 'preview') return showForm(c, actor, { typed: form, status: 200, preview: true })
    const wish = readOffer(form)
    if (!wish.ok) {
      const errors = errorsOf(wish.refusal.problems, c.var.language)
      return showForm(c, actor, { typed: form, status: 422, errors })
    }
    const result = await addOffer(platform, actor, wish.value)
    if (result.ok) return c.redirect(href(c, `/offers/${result.value}`), 303)
    const words = partnerWords[c.var.language].form
    const refusal = refusalText(result.refusal.code, words)
    return showForm(c, actor, { typed: form, status: 422, refusal })
  })

  pages.post('/offers/:id{[0-9a-fA-F-]{36}}/close', async (c) => {
    const { actor } = await receive(c, directorOf(c))
    const offerId = asId<'offer'>(c.req.param('id'))
    const result = offerId && (await closeOffer(platform, actor, offerId))
    if (!result || (!result.ok && result.refusal.code !== 'offer-closed')) return c.notFound()
    return c.redirect(href(c, `/offers/${offerId}`), 303)
  })

  return pages

  async function showCatalogue(c: WebContext, actor: Actor, notice: Content, status: 200 | 422) {
    const { language } = c.var
    const catalogue = await theCatalogue()
    const { adopted, on } = await read(platform, actor, async (db) => ({
      on: await today(platform, db, actor.operatorId),
      adopted: adoptedAmong(await listOffers(db)),
    }))
    const newKey = () => platform.newId()
    const body = catalogueBody({ language, catalogue, adopted, on, newKey, notice })
    const left = catalogue.offers.filter(({ id, status: state }) => state === 'open' && !adopted.has(id)).length
    const title = partnerWords[language].catalogue.title(left)
    return c.html(c.var.frame({ title, body, section: '/offers' }), status)
  }

  async function openAndNotAdopted(actor: Actor, catalogue: Catalogue): Promise<readonly string[]> {
    const adopted = adoptedAmong(await read(platform, actor, (db) => listOffers(db)))
    return catalogue.offers.flatMap(({ id, status }) => (status === 'open' && !adopted.has(id) ? [id] : []))
  }

  async function showForm(
    c: WebContext,
    actor: Actor,
    {
      typed,
      status,
      errors = [],
      preview = false,
      refusal,
    }: {
      readonly typed: TypedOffer
      readonly status: 200 | 422
      readonly errors?: readonly FieldError[]
      readonly preview?: boolean
      readonly refusal?: string
    },
  ) {
    const { language } = c.var
    const { partners, currency } = await read(platform, actor, async (db) => ({
      partners: await listPartners(db),
      currency: (await findOperator(db, actor.operatorId)).currency,
    }))
    const key = (refusal === undefined && typed.text('_key')) || platform.newId()
    const lines = preview ? await readPreview(actor, typed, language) : undefined
    const body = newOfferBody({ language, key, typed, partners, currency, errors, refusal, preview: lines })
    return c.html(c.var.frame({ title: partnerWords[language].form.title, body, section: '/offers' }), status)
  }

  /** Null while there is no rule to read. */
  async function readPreview(actor: Actor, typed: TypedOffer, language: Language): Promise<Preview | null> {
    const rule = parseRule(previewRule(typed))
    if (!rule.ok) return null
    const draft = await read(platform, actor, (db) => lookAtDraft(db, actor, rule.value, language))
    return { lines: ruleText(rule.value, language), draft }
  }
}

/** The rule of a form in words, and what it would do. */
export interface Preview {
  readonly lines: readonly string[]
  readonly draft: Draft
}

function adoptedAmong(offers: readonly Offer[]): Adopted {
  return new Map(offers.flatMap(({ code, closedAt, versions }) => (closedAt ? [] : [[code, versions.at(-1)?.from]])))
}

function refusalText(code: string, words: PartnerWords['form']): string {
  if (code === 'key-reused') return words.usedAlready
  return code === 'partner-not-found' ? words.partnerGone : words.nothingToPreview
}

function errorsOf(problems: readonly FieldProblem[], language: Language): readonly FieldError[] {
  return problems.map((problem) => ({
    field: problem.field,
    message: sentenceFor(partnerWords[language].problems, problem),
  }))
}

const nothingTyped: Pick<Form, 'text' | 'all'> = { text: () => '', all: () => [] }

let kept: Promise<Catalogue> | undefined

/** The catalogue that comes with the product; it does not change while the product runs. */
function theCatalogue(): Promise<Catalogue> {
  kept ??= readCatalogue().then((read) => {
    if (!read.ok) throw new Error(`The catalogue cannot be read: ${JSON.stringify(read.refusal.problems)}`)
    return read.value
  })
  return kept
}

function directorOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isDirector(actor)) throw new HTTPException(403)
  return actor
}
