import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Id, asId } from '../../kernel/id.ts'
import { minorDigits, parseMoney } from '../../kernel/money.ts'
import { compareNames } from '../../kernel/language.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import { type Actor, companyOf, isDirector, isStaff } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { handOut } from '../../platform/document.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, href, pageNumber, query, receive } from '../../platform/web.ts'
import { PAGE_SIZE } from '../../ui/index.ts'
import { workCalendar } from '../calendar/index.ts'
import { codesHeldBy } from '../codes/index.ts'
import { offersOn } from '../partners/index.ts'
import { findCompany, listQuotedRates, parkOf, readTypedNumber } from '../registry/index.ts'
import { addDocument } from './add-document.ts'
import { CLAIM_TABS, ownClaimsBody, staffClaimsBody, statesOf } from './claim-list.view.ts'
import { claimOffer } from './claim-offer.ts'
import { CLAIM_DONE, type ClaimDone, claimBody, codeBody, exceptionBody, refusedBody } from './claim.view.ts'
import { claimWords } from './claims.messages.ts'
import { status } from './claims.status.ts'
import { countStates, findClaim, listClaims, stepsOf, valuesOfClaims } from './claims.store.ts'
import { DECISIONS, decideClaim, takeClaimOver } from './decide-claim.ts'
import { documentsOf, findDocument } from './documents.store.ts'
import { FOLLOW_UPS, followUpClaim } from './follow-claim.ts'
import { judgeNow } from './judge-claim.ts'
import type { ClaimPeople } from './people.ts'
import type { ClaimRefusal } from './refusal.ts'
import { replaceDeadCode } from './replace-dead-code.ts'
import { revealClaimCode } from './reveal-claim-code.ts'

/** Claims: a company's own, for the park's people those to decide on, oldest first; and each with its history. */
export function claimsPages(platform: Platform, people: ClaimPeople): Hono<WebEnv> {
  const one = '/claims/:id{[0-9a-fA-F-]{36}}'
  const excepted = '/companies/:id{[0-9a-fA-F-]{36}}/exception'

  return new Hono<WebEnv>()
    .get('/claims', (c) => {
      const actor = readerOf(c)
      return isStaff(actor) ? listForStaff(c, actor) : listOwn(c, actor)
    })
    .post('/claims', async (c) => {
      const { form, actor } = await receive(c, readerOf(c))
      const companyId = asId<'company'>(form.text('company'))
      const offerId = asId<'offer'>(form.text('offer'))
      if (!companyId || !offerId) return c.notFound()
      const result = await claimOffer(platform, actor, people, { companyId, offerId })
      if (!result.ok) return refused(c, actor, companyId, result.refusal)
      const { id, state } = result.value
      return c.redirect(href(c, `/claims/${id}?done=${state === 'granted' ? 'granted' : 'asked'}`), 303)
    })
    .get(excepted, (c) => exception(c, staffOf(c)))
    .post(excepted, async (c) => {
      const { form, actor } = await receive(c, staffOf(c))
      const companyId = asId<'company'>(c.req.param('id'))
      if (!companyId) return c.notFound()
      const typed = { offer: form.text('offer'), reason: form.lines('reason') }
      const offerId = asId<'offer'>(typed.offer)
      if (!offerId) return exception(c, actor, { refusal: { code: 'offer-not-found' }, typed })
      const wish = { companyId, offerId, exception: typed.reason }
      const result = await claimOffer(platform, actor, people, wish)
      if (result.ok) return c.redirect(href(c, `/claims/${result.value.id}?done=granted`), 303)
      return exception(c, actor, { refusal: result.refusal, typed })
    })
    .get(one, (c) => show(c, readerOf(c)))
    .post(`${one}/decision`, async (c) => {
      const { form, actor } = await receive(c, staffOf(c))
      const claimId = asId<'claim'>(c.req.param('id'))
      const decision = DECISIONS.find((each) => each === form.text('decision'))
      if (!claimId || !decision) return c.notFound()
      const typed = {
        ...nothingTyped,
        reason: form.lines('reason'),
        exception: form.text('exception') !== '',
      }
      const result = await decideClaim(platform, actor, {
        claimId,
        decision,
        reason: typed.reason,
        exception: typed.exception,
      })
      if (result.ok) return c.redirect(href(c, `/claims/${claimId}?done=decided`), 303)
      return show(c, actor, { refusal: result.refusal, at: 'decision', typed })
    })
    .post(`${one}/take-over`, async (c) => {
      const { actor } = await receive(c, staffOf(c))
      const claimId = asId<'claim'>(c.req.param('id'))
      if (!claimId) return c.notFound()
      const result = await takeClaimOver(platform, actor, claimId)
      if (result.ok) return c.redirect(href(c, `/claims/${claimId}?done=taken-over`), 303)
      return show(c, actor, { refusal: result.refusal, at: 'take-over' })
    })
    .post(`${one}/follow-up`, async (c) => {
      const { form, actor } = await receive(c, readerOf(c))
      const claimId = asId<'claim'>(c.req.param('id'))
      const act = FOLLOW_UPS.find((each) => each === form.text('act'))
      if (!claimId || !act) return c.notFound()
      const typed = {
        ...nothingTyped,
        reason: form.lines('reason'),
        amount: form.text('amount'),
        source: form.text('source'),
      }
      const value = readValue(typed, form.text('amountCurrency'))
      if (value === 'wrong') return show(c, actor, { refusal: { code: 'amount-not-understood' }, at: act, typed })
      const result = await followUpClaim(platform, actor, { claimId, act, reason: typed.reason, value })
      if (result.ok) return c.redirect(href(c, `/claims/${claimId}?done=followed`), 303)
      return show(c, actor, { refusal: result.refusal, at: act, typed })
    })
    .post(`${one}/documents`, async (c) => {
      const { form, actor } = await receive(c, readerOf(c))
      const claimId = asId<'claim'>(c.req.param('id'))
      if (!claimId) return c.notFound()
      const file = form.file('file')
      const result = await addDocument(platform, actor, {
        claimId,
        asked: form.text('asked'),
        file: file && { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
      })
      if (result.ok) return c.redirect(href(c, `/claims/${claimId}?done=document`), 303)
      return show(c, actor, { refusal: result.refusal, at: 'documents' })
    })
    .get(`${one}/documents/:document{[0-9a-fA-F-]{36}}`, async (c) => {
      const actor = readerOf(c)
      const claimId = asId<'claim'>(c.req.param('id'))
      const documentId = asId<'claim-document'>(c.req.param('document'))
      if (!claimId || !documentId) return c.notFound()
      const found = await read(platform, actor, async (db) => {
        const claim = await findClaim(db, actor, claimId)
        return claim && findDocument(db, claimId, documentId)
      })
      if (!found) return c.notFound()
      return handOut(c, found)
    })
    .post(`${one}/reveal`, async (c) => {
      const { actor } = await receive(c, readerOf(c))
      const { language } = c.var
      const claimId = asId<'claim'>(c.req.param('id'))
      if (!claimId) return c.notFound()
      const claim = await read(platform, actor, (db) => findClaim(db, actor, claimId))
      if (!claim) return c.notFound()
      const result = await revealClaimCode(platform, actor, claimId)
      if (!result.ok) return show(c, actor, { refusal: result.refusal, at: 'code' })
      const body = codeBody(language, claim, result.value)
      return c.html(c.var.frame({ title: claimWords[language].claim.code, body, section: '/claims' }), 200, {
        'cache-control': 'no-store',
      })
    })
    .post(`${one}/code`, async (c) => {
      const { form, actor } = await receive(c, staffOf(c))
      const claimId = asId<'claim'>(c.req.param('id'))
      if (!claimId) return c.notFound()
      const reason = form.lines('reason')
      const result = await replaceDeadCode(platform, actor, { claimId, reason })
      if (result.ok) return c.redirect(href(c, `/claims/${claimId}?done=replaced`), 303)
      return show(c, actor, { refusal: result.refusal, at: 'code', typed: { ...nothingTyped, reason } })
    })

  async function listOwn(c: WebContext, actor: Actor) {
    const { language } = c.var
    const page = pageNumber(c)
    const companyId = companyOf(actor)
    const body = await read(platform, actor, async (db) =>
      ownClaimsBody({
        language,
        ...(await listClaims(db, actor, { companyId, number: page, size: PAGE_SIZE })),
        page,
        counts: await countStates(db, actor),
        zone: (await parkOf(platform, db, actor)).zone,
      }),
    )
    return c.html(c.var.frame({ title: claimWords[language].claim.above, body, section: '/claims' }))
  }

  async function listForStaff(c: WebContext, actor: Actor) {
    const { language } = c.var
    const page = pageNumber(c)
    const tab = CLAIM_TABS.find((each) => each === query(c, 'show')) ?? 'open'
    const body = await read(platform, actor, async (db) => {
      const wish = { states: statesOf[tab], number: page, size: PAGE_SIZE, oldestFirst: tab === 'open' }
      const found = await listClaims(db, actor, wish)
      const { today, zone } = await parkOf(platform, db, actor)
      return staffClaimsBody({
        language,
        ...found,
        page,
        tab,
        today,
        zone,
        calendar: await workCalendar(db, actor.operatorId),
        counts: await countStates(db, actor),
        names: await people.namesOf(
          db,
          found.claims.flatMap(({ ownerId }) => ownerId ?? []),
        ),
        director: isDirector(actor),
      })
    })
    return c.html(c.var.frame({ title: claimWords[language].claim.above, body, section: '/claims' }))
  }

  async function show(c: WebContext, actor: Actor, wrong?: Wrong) {
    const { language } = c.var
    const claimId = asId<'claim'>(c.req.param('id'))
    if (!claimId || wrong?.refusal.code === 'claim-not-found') return c.notFound()
    if (wrong?.refusal.code === 'not-allowed') throw new HTTPException(403)
    const body = await read(platform, actor, async (db) => {
      const claim = await findClaim(db, actor, claimId)
      if (!claim) return undefined
      const steps = await stepsOf(db, claimId)
      const { today, zone, currency } = await parkOf(platform, db, actor)
      const rates = await listQuotedRates(db)
      const staff = isStaff(actor)
      const values = (await valuesOfClaims(db, [claimId])).get(claimId) ?? new Map()
      const known = [...values.values()].map(({ value }) => value.currency)
      return claimBody({
        language,
        claim,
        steps,
        values,
        documents: await documentsOf(db, claimId),
        code: (await codesHeldBy(db, [claimId])).get(claimId),
        names: await people.namesOf(db, [
          ...new Set([...steps.flatMap(({ by }) => by ?? []), ...(claim.ownerId ? [claim.ownerId] : [])]),
        ]),
        may: {
          staff,
          decide: staff && (claim.verify !== 'director' || isDirector(actor)),
          owner: staff && actor.userId !== undefined && claim.ownerId !== actor.userId,
          reveal: companyOf(actor) === claim.companyId,
        },
        done: wrong ? undefined : CLAIM_DONE.find((each): each is ClaimDone => each === query(c, 'done')),
        refused: wrong && {
          at: wrong.at,
          code: wrong.refusal.code,
          sentence: sentenceFor(claimWords[language].refusals, wrong.refusal),
        },
        typed: wrong?.typed ?? nothingTyped,
        today,
        zone,
        calendar: await workCalendar(db, actor.operatorId),
        currency: known[0] ?? currency,
        currencies: [...new Set([...known, currency, ...rates.flatMap(({ from, to }) => [from, to]), 'USD', 'EUR'])],
        newKey: () => platform.newId(),
      })
    })
    if (!body) return c.notFound()
    const title = claimWords[language].claim.above
    return c.html(c.var.frame({ title, body, section: '/claims' }), wrong ? status[wrong.refusal.code] : 200)
  }

  function refused(c: WebContext, actor: Actor, companyId: Id<'company'>, refusal: ClaimRefusal) {
    const { language } = c.var
    if (refusal.code === 'company-not-found' || refusal.code === 'offer-not-found') return c.notFound()
    const words = claimWords[language]
    const backHref = href(c, isStaff(actor) ? `/companies/${companyId}/opportunities` : '/opportunities')
    const body = refusedBody(language, sentenceFor(words.refusals, refusal), { backHref })
    return c.html(c.var.frame({ title: words.refused.title, body, section: '/claims' }), status[refusal.code])
  }

  async function exception(
    c: WebContext,
    actor: Actor,
    wrong?: { readonly refusal: ClaimRefusal; readonly typed: { readonly offer: string; readonly reason: string } },
  ) {
    const { language } = c.var
    const companyId = asId<'company'>(c.req.param('id'))
    if (!companyId || wrong?.refusal.code === 'company-not-found') return c.notFound()
    const words = claimWords[language]
    const body = await read(platform, actor, async (db) => {
      const company = await findCompany(db, actor, companyId)
      if (!company) return undefined
      const { today } = await parkOf(platform, db, actor)
      const offers = await offersOn(db, today)
      const chosen = offers.find(({ id }) => id === (wrong?.typed.offer ?? query(c, 'offer')))
      return exceptionBody({
        language,
        company,
        offers: offers
          .map(({ id, title }) => ({ value: id, label: title[language] }))
          .toSorted((a, b) => compareNames(language)(a.label, b.label)),
        offer: chosen?.id,
        verdict: chosen && (await judgeNow(db, chosen, companyId, today)).verdict,
        key: platform.newId(),
        typed: wrong?.typed.reason ?? '',
        error: wrong && {
          field: wrong.refusal.code === 'offer-not-found' ? 'offer' : 'reason',
          message: sentenceFor(words.refusals, wrong.refusal),
        },
      })
    })
    if (!body) return c.notFound()
    const title = words.ask.exception
    const answer = wrong?.refusal.code === 'offer-not-found' ? 422 : wrong && status[wrong.refusal.code]
    return c.html(c.var.frame({ title, body, section: '/companies' }), answer ?? 200)
  }
}

interface Wrong {
  readonly refusal: ClaimRefusal
  readonly at: string
  readonly typed?: typeof nothingTyped
}

const nothingTyped: {
  readonly reason: string
  readonly exception: boolean
  readonly amount: string
  readonly source: string
} = {
  reason: '',
  exception: false,
  amount: '',
  source: '',
}

/** An amount as it was typed, with its source; undefined where none was. */
function readValue({ amount, source }: { readonly amount: string; readonly source: string }, currency: string) {
  if (amount === '') return undefined
  const number = readTypedNumber(amount, minorDigits(currency))
  const money = number === undefined ? undefined : parseMoney(number, currency)
  if (!money?.ok || money.value.minor < 0n || source === '') return 'wrong' as const
  return { money: money.value, source }
}

/** Who has claims to see: the park's people and companies. */
function readerOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isStaff(actor) && !companyOf(actor)) throw new HTTPException(403)
  return actor
}

function staffOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isStaff(actor)) throw new HTTPException(403)
  return actor
}
