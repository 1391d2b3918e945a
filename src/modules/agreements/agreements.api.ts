import { type OpenAPIHono, createRoute, z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { asId } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { isStaff } from '../../platform/actor.ts'
import { newApi, pageSchema, problems } from '../../platform/api.ts'
import { read } from '../../platform/change.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf } from '../../platform/web.ts'
import { writeMoney } from '../../kernel/money.ts'
import { type Partner, listOffers, listPartners } from '../partners/index.ts'
import { type Agreement, SIDES, stateOn } from './agreement.ts'
import { findAgreement, listAgreements, offersUnder } from './agreements.store.ts'
import { BROUGHT_STEPS, BROUGHT_VALUES, type BroughtBy } from './brought.ts'
import { dutiesOf } from './duties.store.ts'
import { statusOn } from './duty.ts'

const PAGE = 50
const STATES = ['draft', 'not-begun', 'running', 'suspended', 'ended'] as const

const languageSchema = z.enum(['fr', 'ar', 'en']).default('en')

const agreementSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    title: z.string(),
    partner: z.object({ code: z.string(), name: z.string() }),
    state: z.enum(STATES),
    signedOn: z.string().nullable(),
    beginsOn: z.string(),
    until: z.string().nullable().openapi({ description: 'The last day that the paper says.' }),
    endedOn: z
      .string()
      .nullable()
      .openapi({ description: 'The first day on which it does not run any more, where it was ended early.' }),
    follows: z.uuid().nullable().openapi({ description: 'The agreement that it renews.' }),
    rate: z
      .object({ from: z.string(), to: z.string(), value: z.string(), on: z.string() })
      .nullable()
      .openapi({ description: 'The rate that it fixes: units of `to` for one unit of `from`, as a decimal text.' }),
    mostPlaces: z.number().int().nullable(),
    mostCompanies: z.number().int().nullable(),
  })
  .openapi('Agreement')

const countsSchema = z
  .object(Object.fromEntries(BROUGHT_STEPS.map((step) => [step, z.number().int().optional()])))
  .openapi({ description: 'Companies that have come so far; a step that nobody counts is left out.' })

const amountsSchema = z.array(z.object({ amount: z.string(), currency: z.string() }))

const oneSchema = agreementSchema.extend({
  offers: z.array(z.object({ id: z.uuid(), title: z.string(), companies: countsSchema })),
  duties: z.array(
    z.object({
      side: z.enum(SIDES),
      text: z.string(),
      dueOn: z
        .string()
        .openapi({ description: 'The first day for which it is not done; of one that is done the last.' }),
      state: z.enum(['done', 'due', 'late']),
    }),
  ),
  taken: z
    .object({ places: z.number().int(), companies: z.number().int() })
    .openapi({ description: 'Places taken under it, and companies that hold one, as its quota counts them.' }),
  brought: z.object({
    companies: countsSchema,
    values: z
      .object(Object.fromEntries(BROUGHT_VALUES.map((kind) => [kind, amountsSchema.optional()])))
      .openapi({ description: 'Four values that are never added to one another; one amount for each currency.' }),
  }),
})

const getAgreements = createRoute({
  method: 'get',
  path: '/agreements',
  summary: 'The agreements you see, the latest begun first, 50 a page.',
  request: {
    query: z.strictObject({
      page: pageSchema,
      state: z.enum(STATES).optional(),
      partner: z.string().max(100).optional().openapi({ description: 'The code of a partner.' }),
      lang: languageSchema,
    }),
  },
  responses: {
    200: {
      description: 'One page.',
      content: {
        'application/json': {
          schema: z.object({ total: z.number().int(), page: z.number().int(), agreements: z.array(agreementSchema) }),
        },
      },
    },
    ...problems,
  },
})

const getAgreement = createRoute({
  method: 'get',
  path: '/agreements/{id}',
  summary: 'An agreement with its offers, its duties and what it has brought so far.',
  request: { params: z.object({ id: z.string().max(100) }), query: z.strictObject({ lang: languageSchema }) },
  responses: {
    200: { description: 'The agreement.', content: { 'application/json': { schema: oneSchema } } },
    ...problems,
  },
})

/** Agreements for programs: all of them for the park’s people, its own signed ones for a partner. */
export function agreementsApi(platform: Platform, broughtBy: BroughtBy): OpenAPIHono<WebEnv> {
  return newApi()
    .openapi(getAgreements, async (c) => {
      const actor = readerOf(c)
      const { page, state, partner, lang } = c.req.valid('query')
      const found = await read(platform, actor, async (db) => ({
        on: await today(platform, db, actor.operatorId),
        partners: await listPartners(db),
        agreements: await listAgreements(db, actor),
      }))
      const by = new Map(found.partners.map((each) => [each.id, each]))
      const wanted = found.agreements
        .map((agreement) => written(agreement, by.get(agreement.partnerId), { lang, on: found.on }))
        .filter(
          (each) =>
            (state === undefined || each.state === state) && (partner === undefined || each.partner.code === partner),
        )
      const agreements = wanted.slice((page - 1) * PAGE, page * PAGE)
      return c.json({ total: wanted.length, page, agreements }, 200)
    })
    .openapi(getAgreement, async (c) => {
      const actor = readerOf(c)
      const id = asId<'agreement'>(c.req.valid('param').id)
      const { lang } = c.req.valid('query')
      const found =
        id &&
        (await read(platform, actor, async (db) => {
          const agreement = await findAgreement(db, actor, id)
          if (!agreement) return undefined
          const offerIds = (await offersUnder(db, [id])).get(id) ?? []
          return {
            agreement,
            on: await today(platform, db, actor.operatorId),
            partner: (await listPartners(db)).find((each) => each.id === agreement.partnerId),
            offers: offerIds.length === 0 ? [] : await listOffers(db, { offerIds }),
            duties: (await dutiesOf(db, [id])).get(id) ?? [],
            brought: await broughtBy(db, actor, { id, offerIds }),
          }
        }))
      if (!found) throw new HTTPException(404)
      const { agreement, partner, offers, duties, brought, on } = found
      return c.json(
        {
          ...written(agreement, partner, { lang, on }),
          offers: offers.map((offer) => ({
            id: offer.id,
            title: offer.title[lang],
            companies: { ...brought.byOffer.get(offer.id) },
          })),
          duties: duties.map((duty) => {
            const { state, dueOn } = statusOn(duty, on, agreement.until)
            return { side: duty.side, text: duty.text, dueOn, state }
          }),
          taken: { ...brought.taken },
          brought: {
            companies: { ...brought.companies },
            values: Object.fromEntries(
              BROUGHT_VALUES.flatMap((kind) => {
                const amounts = brought.values?.[kind]
                return amounts ? [[kind, amounts.map(writeMoney)] as const] : []
              }),
            ),
          },
        },
        200,
      )
    })
}

function readerOf(c: WebContext) {
  const actor = actorOf(c)
  if (!isStaff(actor) && actor.role.kind !== 'partner') throw new HTTPException(404)
  return actor
}

function written(
  agreement: Agreement,
  partner: Partner | undefined,
  { lang, on }: { readonly lang: Language; readonly on: Parameters<typeof stateOn>[1] },
) {
  const { id, number, title, signedOn, beginsOn, until, ending, follows, rate, quota } = agreement
  return {
    id,
    number,
    title,
    partner: { code: partner?.code ?? '', name: partner?.name[lang] ?? '' },
    state: stateOn(agreement, on),
    signedOn: signedOn ?? null,
    beginsOn,
    until: until ?? null,
    endedOn: ending?.endedOn ?? null,
    follows: follows ?? null,
    rate: rate ? { from: rate.from, to: rate.to, value: rate.value, on: rate.on } : null,
    mostPlaces: quota.mostPlaces ?? null,
    mostCompanies: quota.mostCompanies ?? null,
  }
}
