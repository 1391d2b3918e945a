import { type OpenAPIHono, createRoute, z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { companyOf, isStaff } from '../../platform/actor.ts'
import { newApi, pageSchema, problems } from '../../platform/api.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebEnv, actorOf } from '../../platform/web.ts'
import { type OfferAgreement, type ShutDoor, agreementsOf, shutDoors } from '../agreements/index.ts'
import { entitlementsOf, shutText } from '../entitlements/index.ts'
import { type AgreementBalance, agreementBalancesOf, balancesOf } from '../ledger/index.ts'
import { BENEFIT_KINDS, offersOn } from '../partners/index.ts'
import { findCompany, parkOf } from '../registry/index.ts'

const PAGE = 50

const countSchema = z.object({ used: z.number().int(), most: z.number().int().nullable() })

const offerSchema = z
  .object({
    id: z.uuid(),
    code: z.string().openapi({ example: 'technopark-2017' }),
    title: z.string(),
    summary: z.string(),
    kind: z.enum(['convention', 'programme', 'public-aid']),
    partner: z.object({ code: z.string(), name: z.string() }),
    categories: z.array(z.enum(BENEFIT_KINDS)).openapi({ description: 'What it gives.' }),
    verdict: z
      .enum(['eligible', 'ineligible', 'undetermined'])
      .nullable()
      .openapi({ description: 'For the company asked about, as it is kept; null without one.' }),
    changesOn: z.string().nullable().openapi({ description: 'The first later day on which the verdict differs.' }),
    shut: z
      .string()
      .nullable()
      .openapi({ description: 'Why nobody is given it today, whatever the verdict; null where it can be asked for.' }),
    places: countSchema.openapi({
      description: 'How many places are taken, and how many there are; null is without limit.',
    }),
    agreement: z.object({ places: countSchema, companies: countSchema }).nullable().openapi({
      description:
        'The agreement under which it stands today: places that all its offers give together, and companies that hold one. Null where it stands under none.',
    }),
  })
  .openapi('Offer')

const getOffers = createRoute({
  method: 'get',
  path: '/offers',
  summary: 'The open offers with their partner, by code, 50 a page; with a company also its verdict for each.',
  request: {
    query: z.strictObject({
      page: pageSchema,
      category: z.enum(BENEFIT_KINDS).optional(),
      partner: z.string().max(100).optional().openapi({ description: 'The code of a partner.' }),
      company: z
        .uuid()
        .optional()
        .openapi({ description: 'Whose verdicts; a company’s own program gets its own without saying so.' }),
      verdict: z
        .enum(['eligible', 'ineligible', 'undetermined'])
        .optional()
        .openapi({ description: 'Only offers with this verdict for the company.' }),
      lang: z.enum(['fr', 'ar', 'en']).default('en'),
    }),
  },
  responses: {
    200: {
      description: 'One page.',
      content: {
        'application/json': {
          schema: z.object({ total: z.number().int(), page: z.number().int(), offers: z.array(offerSchema) }),
        },
      },
    },
    ...problems,
  },
})

function shutSaid(door: ShutDoor | undefined, partner: string, language: Language): string | null {
  return door ? shutText(door, partner, language) : null
}

/** What can be claimed, for programs. */
export function offersApi(platform: Platform): OpenAPIHono<WebEnv> {
  return newApi().openapi(getOffers, async (c) => {
    const actor = actorOf(c)
    if (!isStaff(actor) && !companyOf(actor)) throw new HTTPException(404)
    const { page, category, partner, company, verdict, lang } = c.req.valid('query')
    const companyId = (company as Id<'company'> | undefined) ?? companyOf(actor)
    const answer = await read(platform, actor, async (db) => {
      if (companyId && !(await findCompany(db, actor, companyId))) return undefined
      const { today } = await parkOf(platform, db, actor)
      const kept = new Map(companyId ? (await entitlementsOf(db, companyId)).map((each) => [each.offerId, each]) : [])
      const offers = (await offersOn(db, today)).filter(
        ({ id, partner: by, version: { benefits } }) =>
          (category === undefined || benefits.some(({ kind }) => kind === category)) &&
          (partner === undefined || by.code === partner) &&
          (verdict === undefined || kept.get(id)?.verdict === verdict),
      )
      const shown = offers.slice((page - 1) * PAGE, page * PAGE)
      const doors = await shutDoors(db, today)
      const shownIds = shown.map(({ id }) => id)
      const balances = await balancesOf(db, shownIds)
      const agreements = await agreementsOf(db, shownIds, today)
      const together = await agreementBalancesOf(db, [...new Set([...agreements.values()].map(({ id }) => id))])
      return {
        total: offers.length,
        offers: shown.map(({ id, code, title, summary, kind, partner: by, version: { benefits } }) => ({
          id,
          code,
          title: title[lang],
          summary: summary[lang],
          kind,
          partner: { code: by.code, name: by.name[lang] },
          categories: [...new Set(benefits.map((benefit) => benefit.kind))],
          verdict: kept.get(id)?.verdict ?? null,
          changesOn: kept.get(id)?.changesOn ?? null,
          shut: shutSaid(doors.get(id), by.name[lang], lang),
          places: { used: balances.get(id)?.used ?? 0, most: balances.get(id)?.most ?? null },
          agreement: writtenBalance(agreements.get(id), together),
        })),
      }
    })
    if (!answer) throw new HTTPException(404)
    return c.json({ total: answer.total, page, offers: answer.offers }, 200)
  })
}

function writtenBalance(
  agreement: OfferAgreement | undefined,
  together: ReadonlyMap<Id<'agreement'>, AgreementBalance>,
) {
  if (!agreement) return null
  const none = { used: 0, most: null }
  const { places, companies } = together.get(agreement.id) ?? { places: none, companies: none }
  return { places: { ...places }, companies: { ...companies } }
}
