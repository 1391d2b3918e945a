import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { addDays } from '../../kernel/civil-date.ts'
import { type Id, asId } from '../../kernel/id.ts'
import { type Actor, isDirector, isStaff } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { findOperator, today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import {
  type Form,
  type WebContext,
  type WebEnv,
  actorOf,
  href,
  pageNumber,
  query,
  receive,
} from '../../platform/web.ts'
import { PAGE_SIZE } from '../../ui/index.ts'
import { findOffer } from '../partners/index.ts'
import { addCodes } from './add-codes.ts'
import { EXPIRY_DAYS } from './code.ts'
import { codeBody, codeTitle, traceBody, traceTitle } from './code.view.ts'
import { codesByState, endingCodes, findStory, listCodes, listSights } from './codes-list.store.ts'
import { codeWords } from './codes.messages.ts'
import { status } from './codes.status.ts'
import { declareDead } from './declare-dead.ts'
import { CODES_A_PAGE, type PoolForms, STATES, poolBody, poolTitle } from './pool.view.ts'
import { poolOf } from './pools.store.ts'
import type { CodeRefusal } from './refusal.ts'
import { missingKeys } from './rotate-keys.ts'
import { withSecretMark } from './secret-mark.ts'
import { setThreshold } from './set-threshold.ts'
import { textOf } from './uploaded-text.ts'

/** What the pages of codes ask of modules that they do not know; `app.ts` answers. */
export interface CodePeople {
  readonly namesOf: (db: Database, userIds: readonly Id<'user'>[]) => Promise<ReadonlyMap<Id<'user'>, string>>
  readonly companyNames: (
    db: Database,
    actor: Actor,
    companyIds: readonly Id<'company'>[],
  ) => Promise<ReadonlyMap<Id<'company'>, string>>
}

/** The codes of each offer: how many are left, who saw which, and the forms of those who manage them. */
export function codesPages(platform: Platform, { namesOf, companyNames }: CodePeople): Hono<WebEnv> {
  const pool = '/offers/:id{[0-9a-fA-F-]{36}}/codes'
  return new Hono<WebEnv>()
    .get(pool, (c) => showPool(c, staffOf(c)))
    .post(pool, async (c) => {
      const { form, actor } = await receive(c, directorOf(c))
      const offerId = asId<'offer'>(c.req.param('id'))
      if (!offerId) return c.notFound()
      const file = form.file('list')
      const text = file ? textOf(new Uint8Array(await file.arrayBuffer())) : await pastedIn(c)
      const added = await addCodes(platform, withSecretMark(platform, actor, text), { offerId, text })
      if (added.ok) return c.redirect(href(c, `/offers/${offerId}/codes?done=added&codes=${added.value.codes}`), 303)
      const field = form.names().includes('list') ? 'list' : 'codes'
      return showPool(c, actor, { field, refusal: added.refusal })
    })
    .post(`${pool}/threshold`, async (c) => {
      const { form, actor } = await receive(c, directorOf(c))
      const offerId = asId<'offer'>(c.req.param('id'))
      if (!offerId) return c.notFound()
      const set = await setThreshold(platform, actor, { offerId, lowAt: wholeNumber(form, 'lowAt') })
      if (set.ok) return c.redirect(href(c, `/offers/${offerId}/codes?done=threshold`), 303)
      return showPool(c, actor, { field: 'lowAt', refusal: set.refusal, typed: form.text('lowAt') })
    })
    .get(`${pool}/trace`, async (c) => {
      const { language } = c.var
      const actor = directorOf(c)
      const offerId = asId<'offer'>(c.req.param('id'))
      const page = pageNumber(c)
      const found = await read(platform, actor, async (db) => {
        const offer = offerId && (await findOffer(db, offerId))
        if (!offer) return undefined
        const { sights, total } = await listSights(db, offer.id, { number: page, size: PAGE_SIZE })
        const companyIds = sights.flatMap((sight) => (sight.kind === 'saw' ? [sight.companyId] : []))
        return { offer, sights, total, ...(await peopleIn(db, actor, sights, companyIds)) }
      })
      if (!found) return c.notFound()
      const given = { ...found, language, page }
      return c.html(c.var.frame({ title: traceTitle(given), body: traceBody(given), section: '/offers' }))
    })
    .get('/codes/:id{[0-9a-fA-F-]{36}}', (c) => showCode(c, directorOf(c)))
    .post('/codes/:id{[0-9a-fA-F-]{36}}/dead', async (c) => {
      const { form, actor } = await receive(c, directorOf(c))
      const codeId = asId<'code'>(c.req.param('id'))
      if (!codeId) return c.notFound()
      const reason = form.lines('reason')
      const declared = await declareDead(platform, actor, { codeId, reason })
      if (!declared.ok) return showCode(c, actor, { refusal: declared.refusal, reason })
      const offerId = await read(platform, actor, async (db) => (await findStory(db, codeId))?.offerId)
      const done = declared.value.newCodeId ? 'replaced' : 'died'
      return c.redirect(href(c, `/offers/${offerId}/codes?done=${done}`), 303)
    })

  async function showPool(c: WebContext, actor: Actor, refused?: PoolForms['refused']) {
    const { language } = c.var
    const offerId = asId<'offer'>(c.req.param('id') ?? '')
    if (!offerId || refused?.refusal.code === 'offer-not-found') return c.notFound()
    const page = pageNumber(c)
    const wanted = STATES.find((state) => state === query(c, 'state'))
    const found = await read(platform, actor, async (db) => {
      const offer = await findOffer(db, offerId)
      if (!offer) return undefined
      const on = await today(platform, db, actor.operatorId)
      return {
        offer,
        on,
        pool: await poolOf(db, offerId, on),
        byState: await codesByState(db, offerId, on),
        codes: await listCodes(db, { offerId, on, wanted, page: { number: page, size: CODES_A_PAGE } }),
        ending: await endingCodes(db, offerId, { from: on, to: addDays(on, EXPIRY_DAYS) }),
      }
    })
    if (!found) return c.notFound()
    const newKey = () => platform.newId()
    const given = {
      ...found,
      language,
      page,
      wanted,
      keysMissing: isDirector(actor) && (await missingKeys(platform, actor)).length > 0,
      done: doneIn(c),
      forms: isDirector(actor) ? { newKey, ...(refused && { refused }) } : undefined,
    }
    const body = poolBody(given)
    return c.html(
      c.var.frame({ title: poolTitle(given), body, section: '/offers' }),
      refused ? status[refused.refusal.code] : 200,
    )
  }

  async function showCode(
    c: WebContext,
    actor: Actor,
    refused?: { readonly refusal: CodeRefusal; readonly reason: string },
  ) {
    const { language } = c.var
    const codeId = asId<'code'>(c.req.param('id') ?? '')
    const found = await read(platform, actor, async (db) => {
      const code = codeId && (await findStory(db, codeId))
      const offer = code && (await findOffer(db, code.offerId))
      if (!code || !offer) return undefined
      const on = await today(platform, db, actor.operatorId)
      const looked = [...code.looks, { by: code.uploadedBy }]
      return { code, offer, on, ...(await peopleIn(db, actor, looked, code.companyId ? [code.companyId] : [])) }
    })
    if (!found) return c.notFound()
    const given = { ...found, language, key: platform.newId(), refused }
    const { refusal } = refused ?? {}
    // Somebody was quicker: the page shows how the code is now.
    const code = refusal && (refusal.code === 'code-not-found' ? 422 : status[refusal.code])
    const body = codeBody(given)
    return c.html(c.var.frame({ title: codeTitle(given), body, section: '/offers' }), code ?? 200)
  }

  async function peopleIn(
    db: Database,
    actor: Actor,
    sights: readonly { readonly by: Id<'user'> | undefined }[],
    companyIds: readonly Id<'company'>[],
  ) {
    const userIds = [...new Set(sights.flatMap(({ by }) => by ?? []))]
    return {
      names: await namesOf(db, userIds),
      companies: await companyNames(db, actor, [...new Set(companyIds)]),
      zone: (await findOperator(db, actor.operatorId)).zone,
    }
  }
}

/** The lines as they were pasted: cells copied from a table stand between tabs, which other texts lose. */
async function pastedIn(c: WebContext): Promise<string> {
  const pasted = (await c.req.formData().catch(() => new FormData())).get('codes')
  return typeof pasted === 'string' ? pasted : ''
}

function doneIn(c: WebContext): string | undefined {
  const words = codeWords[c.var.language].pool
  const added = Number(query(c, 'codes'))
  switch (query(c, 'done')) {
    case 'added':
      return Number.isInteger(added) && added > 0 ? words.added(added) : undefined
    case 'threshold':
      return words.thresholdSet
    case 'died':
      return words.died
    case 'replaced':
      return words.replaced
    default:
      return undefined
  }
}

/** A whole number as it was typed, or none. */
function wholeNumber(form: Form, name: string): number {
  const typed = form.text(name).replaceAll(/[\s\u00a0\u202f]/g, '')
  return /^\d{1,7}$/.test(typed) ? Number(typed) : Number.NaN
}

function directorOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isDirector(actor)) throw new HTTPException(403)
  return actor
}

function staffOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isStaff(actor)) throw new HTTPException(403)
  return actor
}
