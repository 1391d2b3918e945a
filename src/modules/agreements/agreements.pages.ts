import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Id, asId } from '../../kernel/id.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import type { Result } from '../../kernel/result.ts'
import { type Actor, isDirector, isStaff } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { findOperator, today } from '../../platform/operator.ts'
import { MOST_BYTES, handOut } from '../../platform/document.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Form, type WebContext, type WebEnv, actorOf, href, query, receive } from '../../platform/web.ts'
import type { FieldError } from '../../ui/index.ts'
import {
  type BadOffer,
  type TypedOffer,
  TypedReader,
  errorsOf,
  listOffers,
  listPartners,
  nothingTyped,
} from '../partners/index.ts'
import { LONGEST, nothingWritten, readAgreement, readRenewal, renewalFrom, typedFrom } from './agreement-form.ts'
import { type AgreementFormPage, agreementForm, formTitle } from './agreement-form.view.ts'
import { SIDES } from './agreement.ts'
import { type Returned, agreementBody } from './agreement.view.ts'
import { agreementsBody, listTitle } from './agreements-list.view.ts'
import { type OneWords, agreementWords } from './agreements.messages.ts'
import { status } from './agreements.status.ts'
import { findAgreement, findRenewal, listAgreements, offersUnder, signatoriesOf } from './agreements.store.ts'
import { attachDocument, removeDocument } from './attach-document.ts'
import type { BroughtBy } from './brought.ts'
import { orderAdvice } from './chains.ts'
import { documentsOf, findDocument } from './documents.store.ts'
import { dutiesOf } from './duties.store.ts'
import { addDuty, dropAgreementDuty, markDutyDone } from './keep-duty.ts'
import { chainsByOffer, limitsByOffer } from './limits.store.ts'
import { placeOffer, removeOffer } from './place-offer.ts'
import type { AgreementRefusal } from './refusal.ts'
import { endAgreement } from './end-agreement.ts'
import { resumeAgreement, suspendAgreement } from './suspend-agreement.ts'
import { renewAgreement, rewriteAgreement, writeAgreement } from './write-agreement.ts'

const ONE = '/agreements/:id{[0-9a-fA-F-]{36}}'
const SECTION = '/agreements'

type Done = keyof OneWords['done']
const DONE: readonly Done[] = Object.keys(agreementWords.en.one.done) as Done[]

/** Agreements: written by the director, read by site managers, and by a partner where they are its own. */
export function agreementsPages(platform: Platform, broughtBy: BroughtBy): Hono<WebEnv> {
  const pages = new Hono<WebEnv>()

  pages.get('/agreements', async (c) => {
    const { language } = c.var
    const actor = readerOf(c)
    const found = await read(platform, actor, async (db) => {
      const agreements = await listAgreements(db, actor)
      const ids = agreements.map(({ id }) => id)
      const offers = await offersUnder(db, ids)
      const duties = await dutiesOf(db, ids)
      const partners = new Map((await listPartners(db)).map((partner) => [partner.id, partner.name]))
      const renewed = new Set(agreements.flatMap(({ follows }) => follows ?? []))
      return {
        on: await today(platform, db, actor.operatorId),
        agreements: agreements.map((agreement) => ({
          ...agreement,
          partner: partners.get(agreement.partnerId) ?? { fr: '', ar: '', en: '' },
          offers: offers.get(agreement.id)?.length ?? 0,
          duties: duties.get(agreement.id) ?? [],
          renewed: renewed.has(agreement.id),
        })),
      }
    })
    const body = agreementsBody({ language, ...found, director: isDirector(actor) })
    const title = listTitle(found.agreements, language, found.on)
    return c.html(c.var.frame({ title, body, section: SECTION }))
  })

  pages.get('/agreements/new', (c) => showForm(c, directorOf(c), { kind: 'new' }))

  pages.post('/agreements', async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const wish = readAgreement(form)
    if (!wish.ok) return showForm(c, actor, { kind: 'new', typed: form, bad: wish.refusal })
    const result = await writeAgreement(platform, actor, wish.value)
    if (result.ok) return done(c, result.value, 'written')
    return showForm(c, actor, { kind: 'new', typed: form, refusal: result.refusal })
  })

  pages.get(ONE, (c) => show(c, readerOf(c)))

  pages.get(`${ONE}/edit`, (c) => showForm(c, directorOf(c), { kind: 'edit' }))

  pages.post(`${ONE}/edit`, async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const agreementId = idIn(c)
    if (!agreementId) return c.notFound()
    const wish = readAgreement(form)
    if (!wish.ok) return showForm(c, actor, { kind: 'edit', typed: form, bad: wish.refusal })
    const result = await rewriteAgreement(platform, actor, { ...wish.value, agreementId })
    if (result.ok) return done(c, agreementId, 'rewritten')
    return showForm(c, actor, { kind: 'edit', typed: form, refusal: result.refusal })
  })

  pages.get(`${ONE}/renew`, (c) => showForm(c, directorOf(c), { kind: 'renew' }))

  pages.post(`${ONE}/renew`, async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const follows = idIn(c)
    if (!follows) return c.notFound()
    const wish = readRenewal(form)
    if (!wish.ok) return showForm(c, actor, { kind: 'renew', typed: form, bad: wish.refusal })
    const result = await renewAgreement(platform, actor, { ...wish.value, follows })
    if (result.ok) return done(c, result.value, 'renewed')
    return showForm(c, actor, { kind: 'renew', typed: form, refusal: result.refusal })
  })

  for (const [kind, act, what] of [
    ['suspend', suspendAgreement, 'suspended'],
    ['resume', resumeAgreement, 'resumed'],
    ['end', endAgreement, 'ended'],
  ] as const) {
    pages.post(`${ONE}/${kind}`, async (c) => {
      const { form, actor } = await receive(c, directorOf(c))
      const agreementId = idIn(c)
      if (!agreementId) return c.notFound()
      const reader = new TypedReader(form)
      // Two of these forms stand on one page, so that fields of one have names of their own.
      const [dayField, reasonField] = kind === 'end' ? ['endDay', 'endReason'] : ['day', 'reason']
      const on = reader.day(dayField, { required: true })
      const reason = reader.line(reasonField, { most: LONGEST.reason, required: true })
      if (!on || reason === undefined) return showTyped(c, actor, kind, form, reader)
      const result = await act(platform, actor, { agreementId, on, reason })
      return answer(c, actor, result, what, { form: kind, typed: form })
    })
  }

  pages.post(`${ONE}/duties`, async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const agreementId = idIn(c)
    if (!agreementId) return c.notFound()
    const reader = new TypedReader(form)
    const text = reader.line('duty', { most: LONGEST.reason, required: true })
    const side = reader.choice('side', SIDES)
    const dueOn = reader.day('due', { required: true })
    const everyMonths = reader.whole('every', 60)
    if (reader.problems.length > 0 || text === undefined || !side || !dueOn) {
      return showTyped(c, actor, 'duty', form, reader)
    }
    const result = await addDuty(platform, actor, { agreementId, text, side, dueOn, everyMonths })
    return answer(c, actor, result, 'duty', { form: 'duty', typed: form })
  })

  pages.post(`${ONE}/duties/done`, async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const agreementId = idIn(c)
    const dutyId = asId<'agreement-duty'>(form.text('duty'))
    const dueOn = new TypedReader(form).day('due', { required: true })
    if (!agreementId || !dutyId || !dueOn) return c.notFound()
    return answer(c, actor, await markDutyDone(platform, actor, { agreementId, dutyId, dueOn }), 'duty-done')
  })

  pages.post(`${ONE}/duties/drop`, async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const agreementId = idIn(c)
    const dutyId = asId<'agreement-duty'>(form.text('duty'))
    if (!agreementId || !dutyId) return c.notFound()
    return answer(c, actor, await dropAgreementDuty(platform, actor, { agreementId, dutyId }), 'duty-dropped')
  })

  pages.post(`${ONE}/offers`, async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const agreementId = idIn(c)
    if (!agreementId) return c.notFound()
    const reader = new TypedReader(form)
    const offerId = asId<'offer'>(form.text('offer')) ?? reader.note({ code: 'not-a-choice', field: 'offer' })
    if (!offerId) return showTyped(c, actor, 'offer', form, reader)
    return answer(c, actor, await placeOffer(platform, actor, { agreementId, offerId }), 'offer', {
      form: 'offer',
      typed: form,
    })
  })

  pages.post(`${ONE}/offers/remove`, async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const agreementId = idIn(c)
    const offerId = asId<'offer'>(form.text('offer'))
    if (!agreementId || !offerId) return c.notFound()
    return answer(c, actor, await removeOffer(platform, actor, { agreementId, offerId }), 'offer-removed')
  })

  pages.post(`${ONE}/documents`, async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const agreementId = idIn(c)
    if (!agreementId) return c.notFound()
    const file = form.file('file')
    // A file that is too large is not read to be told so.
    const content = file && file.size <= MOST_BYTES ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
    const result =
      file && file.size > MOST_BYTES
        ? ({ ok: false, refusal: { code: 'file-too-large', most: MOST_BYTES } } as const)
        : await attachDocument(platform, actor, { agreementId, name: file?.name.normalize('NFC') ?? '', content })
    return answer(c, actor, result, 'document', { form: 'document', typed: form, field: 'file' })
  })

  pages.post(`${ONE}/documents/remove`, async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const agreementId = idIn(c)
    const documentId = asId<'agreement-document'>(form.text('document'))
    if (!agreementId || !documentId) return c.notFound()
    return answer(c, actor, await removeDocument(platform, actor, { agreementId, documentId }), 'document-removed')
  })

  pages.get(`${ONE}/documents/:document{[0-9a-fA-F-]{36}}`, async (c) => {
    const actor = readerOf(c)
    const agreementId = idIn(c)
    const documentId = asId<'agreement-document'>(c.req.param('document'))
    if (!agreementId || !documentId) return c.notFound()
    const found = await read(platform, actor, async (db) =>
      (await findAgreement(db, actor, agreementId)) ? findDocument(db, agreementId, documentId) : undefined,
    )
    if (!found) return c.notFound()
    return handOut(c, found)
  })

  return pages

  function done(c: WebContext, id: Id<'agreement'>, what: Done) {
    return c.redirect(href(c, `/agreements/${id}?done=${what}`), 303)
  }

  /** Back to the agreement with what was done, or the agreement with why it was not. */
  async function answer(
    c: WebContext,
    actor: Actor,
    result: Result<unknown, AgreementRefusal>,
    what: Done,
    from: { readonly form: Returned['form']; readonly typed: TypedOffer; readonly field?: string } = {
      form: 'none',
      typed: nothingTyped,
    },
  ): Promise<Response> {
    const agreementId = idIn(c)
    if (!agreementId) return c.notFound()
    if (result.ok) return done(c, agreementId, what)
    const message = sentenceFor(agreementWords[c.var.language].refusals, result.refusal)
    const returned: Returned = {
      form: from.form,
      typed: from.typed,
      errors: from.field === undefined ? [] : [{ field: from.field, message }],
      refusal: from.field === undefined ? message : undefined,
    }
    return show(c, actor, { returned, code: result.refusal.code })
  }

  function showTyped(c: WebContext, actor: Actor, form: Returned['form'], typed: Form, reader: TypedReader) {
    const errors = errorsOf(reader.problems, c.var.language)
    return show(c, actor, { returned: { form, typed, errors, refusal: undefined } })
  }

  async function show(
    c: WebContext,
    actor: Actor,
    back?: { readonly returned: Returned; readonly code?: AgreementRefusal['code'] },
  ): Promise<Response> {
    const { language } = c.var
    const agreementId = idIn(c)
    if (!agreementId || back?.code === 'agreement-not-found') return c.notFound()
    const director = isDirector(actor)
    const found = await read(platform, actor, async (db) => {
      const agreement = await findAgreement(db, actor, agreementId)
      const partner = agreement && (await listPartners(db)).find(({ id }) => id === agreement.partnerId)
      if (!agreement || !partner) return undefined
      const offerIds = (await offersUnder(db, [agreementId])).get(agreementId) ?? []
      const ofPartner = await listOffers(db, { partnerId: partner.id })
      const offers = ofPartner.filter(({ id }) => offerIds.includes(id))
      return {
        agreement,
        partner,
        offers,
        placeable: ofPartner.filter(({ id, closedAt }) => !offerIds.includes(id) && !closedAt),
        on: await today(platform, db, actor.operatorId),
        signatories: await signatoriesOf(db, agreementId),
        duties: (await dutiesOf(db, [agreementId])).get(agreementId) ?? [],
        documents: await documentsOf(db, agreementId),
        limits: await limitsByOffer(db, offerIds),
        steps: orderAdvice(offerIds, await chainsByOffer(db, offerIds)),
        brought: await broughtBy(db, actor, { id: agreementId, offerIds }),
        follows: agreement.follows && (await findAgreement(db, actor, agreement.follows)),
        renewal: await findRenewal(db, actor, agreementId),
      }
    })
    if (!found) return c.notFound()
    const body = agreementBody({
      language,
      ...found,
      director,
      staff: isStaff(actor),
      newKey: () => platform.newId(),
      done: DONE.find((each) => each === query(c, 'done')),
      returned: back?.returned,
    })
    const code = back ? (back.code ? status[back.code] : 422) : 200
    return c.html(c.var.frame({ title: found.agreement.title, body, section: SECTION }), code)
  }

  async function showForm(
    c: WebContext,
    actor: Actor,
    {
      kind,
      typed,
      bad,
      refusal,
    }: {
      readonly kind: AgreementFormPage['kind']
      readonly typed?: Form
      readonly bad?: BadOffer
      readonly refusal?: AgreementRefusal
    },
  ): Promise<Response> {
    const { language } = c.var
    if (refusal?.code === 'agreement-not-found') return c.notFound()
    const agreementId = idIn(c)
    const found = await read(platform, actor, async (db) => {
      const agreement = agreementId && (await findAgreement(db, actor, agreementId))
      return {
        agreement,
        signatories: agreement ? await signatoriesOf(db, agreement.id) : [],
        partners: await listPartners(db),
        currency: (await findOperator(db, actor.operatorId)).currency,
      }
    })
    const { agreement, signatories, partners, currency } = found
    if (kind !== 'new' && !agreement) return c.notFound()
    const fresh = !agreement
      ? nothingWritten(currency)
      : kind === 'renew'
        ? renewalFrom(agreement, signatories, currency)
        : typedFrom(agreement, signatories, currency)
    const errors: readonly FieldError[] = bad ? errorsOf(bad.problems, language) : []
    const page: AgreementFormPage = {
      language,
      kind,
      of: agreement && { path: `/agreements/${agreement.id}`, title: agreement.title },
      key: (refusal === undefined && typed?.text('_key')) || platform.newId(),
      typed: typed ?? fresh,
      errors,
      refusal: refusal && sentenceFor(agreementWords[language].refusals, refusal),
      partners,
    }
    const code = refusal ? status[refusal.code] : bad ? 422 : 200
    return c.html(c.var.frame({ title: formTitle(page), body: agreementForm(page), section: SECTION }), code)
  }
}

function idIn(c: WebContext): Id<'agreement'> | undefined {
  return asId<'agreement'>(c.req.param('id') ?? '')
}

function directorOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isDirector(actor)) throw new HTTPException(403)
  return actor
}

/** Staff and partners read agreements; a 403 for anybody else. */
function readerOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isStaff(actor) && actor.role.kind !== 'partner') throw new HTTPException(403)
  return actor
}
