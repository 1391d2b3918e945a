import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Id, asId } from '../../kernel/id.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import { type Actor, isDirector, isStaff } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { findOperator } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, href, query, receive } from '../../platform/web.ts'
import type { FieldError } from '../../ui/index.ts'
import { errorsOf, listOffers } from '../partners/index.ts'
import { listSites } from '../registry/index.ts'
import { adviceSheet } from './advice.view.ts'
import { agreementWords } from './agreements.messages.ts'
import { status } from './agreements.status.ts'
import { type Chains, orderAdvice } from './chains.ts'
import { type LimitsProblem, MOST_PAPERS, type TypedLimits, readLimits, typedReach } from './limits-form.ts'
import { chainsByOffer, chainsOf, limitsOf, valuesOf } from './limits.store.ts'
import { limitsBody, limitsForm } from './limits.view.ts'
import { setLimits } from './set-limits.ts'

const ONE = '/offers/:id{[0-9a-fA-F-]{36}}/limits'

/** How far an offer reaches: set by the director, read by site managers. */
export function limitsPages(platform: Platform): Hono<WebEnv> {
  const pages = new Hono<WebEnv>()

  pages.get(ONE, (c) => show(c, staffOf(c), { saved: query(c, 'done') === 'saved' }))

  pages.post(ONE, async (c) => {
    const { form, actor } = await receive(c, directorOf(c))
    const { language } = c.var
    const offerId = asId<'offer'>(c.req.param('id'))
    if (!offerId) return c.notFound()
    const sites = await read(platform, actor, (db) => listSites(db))
    const reach = readLimits(
      form,
      sites.map(({ id }) => id),
    )
    if (!reach.ok) {
      const words = agreementWords[language].limits
      const sentence = ({ code }: LimitsProblem) =>
        code === 'source-missing' ? words.sourceMissing : words.tooManyDocuments(MOST_PAPERS)
      const own = reach.refusal.own.map((problem) => ({ field: problem.field, message: sentence(problem) }))
      return show(c, actor, { typed: form, errors: [...errorsOf(reach.refusal.problems, language), ...own] })
    }
    const result = await setLimits(platform, actor, { ...reach.value, offerId })
    if (result.ok) return c.redirect(href(c, `/offers/${offerId}/limits?done=saved`), 303)
    const refusal = sentenceFor(agreementWords[language].refusals, result.refusal)
    return show(c, actor, { typed: form, refusal, code: status[result.refusal.code] })
  })

  return pages

  async function show(
    c: WebContext,
    actor: Actor,
    {
      saved = false,
      typed,
      errors = [],
      refusal,
      code = typed ? 422 : 200,
    }: {
      readonly saved?: boolean
      readonly typed?: TypedLimits & { text(name: string): string }
      readonly errors?: readonly FieldError[]
      readonly refusal?: string
      readonly code?: (typeof status)[keyof typeof status]
    },
  ): Promise<Response> {
    const { language } = c.var
    const offerId = asId<'offer'>(c.req.param('id'))
    if (!offerId) return c.notFound()
    const found = await read(platform, actor, async (db) => {
      const offers = await listOffers(db)
      const offer = offers.find(({ id }) => id === offerId)
      if (!offer) return undefined
      const near = await nearby(db, offerId)
      return {
        offer,
        // One that is closed stays to be seen where it is named already.
        others: offers.filter(({ id, closedAt }) => id !== offerId && (!closedAt || near.offerIds.includes(id))),
        sites: await listSites(db),
        reach: {
          limits: await limitsOf(db, offerId),
          values: await valuesOf(db, offerId),
          chains: await chainsOf(db, offerId),
        },
        advice: adviceSheet(orderAdvice(near.offerIds, near.chains), offers, language, { linked: true }),
        currency: (await findOperator(db, actor.operatorId)).currency,
      }
    })
    if (!found) return c.notFound()
    const { offer, others, sites, reach, advice, currency } = found
    const page = { language, offer, others, sites, saved, advice }
    const body = isDirector(actor)
      ? limitsForm({
          ...page,
          key: (refusal === undefined && typed?.text('_key')) || platform.newId(),
          typed: typed ?? typedReach(reach),
          errors,
          refusal,
          currency,
        })
      : limitsBody(page, reach)
    const title = agreementWords[language].limits.title(offer.title[language])
    return c.html(c.var.frame({ title, body, section: '/offers' }), code)
  }
}

/** An offer with all that it touches and that touches it, to say in which order they are best taken. */
async function nearby(
  db: Database,
  offerId: Id<'offer'>,
): Promise<{ readonly offerIds: readonly Id<'offer'>[]; readonly chains: ReadonlyMap<Id<'offer'>, Chains> }> {
  const chains = await chainsByOffer(db)
  const near = new Set([offerId])
  for (const [id, { notWith, onlyAfter }] of chains) {
    const links = [...notWith, ...onlyAfter].map((link) => link.offerId)
    if (id === offerId) for (const other of links) near.add(other)
    if (links.includes(offerId)) near.add(id)
  }
  return { offerIds: [...near], chains }
}

function staffOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isStaff(actor)) throw new HTTPException(403)
  return actor
}

function directorOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isDirector(actor)) throw new HTTPException(403)
  return actor
}
