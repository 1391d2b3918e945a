import { type OpenAPIHono, createRoute, z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { type Id, asId } from '../../kernel/id.ts'
import { LARGEST_MINOR, parseMoney, writeMoney } from '../../kernel/money.ts'
import { clean } from '../../kernel/text.ts'
import { type Actor, companyOf, isStaff } from '../../platform/actor.ts'
import { changeProblems, idempotencyKey, newApi, pageSchema, problemSchema, problems } from '../../platform/api.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, problem } from '../../platform/web.ts'
import { claimOffer } from './claim-offer.ts'
import { CLAIM_STATES, type Claim, type ClaimStep, MOST_REASON, MOST_SOURCE, VALUE_KINDS } from './claim.ts'
import { claimWords } from './claims.messages.ts'
import { status } from './claims.status.ts'
import {
  type ClaimValue,
  type ShownClaim,
  countsBySector,
  countsBySite,
  findClaim,
  listClaims,
  stepsOf,
  valuesOfClaims,
} from './claims.store.ts'
import { DECISIONS, decideClaim } from './decide-claim.ts'
import { FOLLOW_UPS, followUpClaim } from './follow-claim.ts'
import type { ClaimPeople } from './people.ts'
import type { ClaimRefusal } from './refusal.ts'
import { revealClaimCode } from './reveal-claim-code.ts'

const PAGE = 50

const stateSchema = z.enum(CLAIM_STATES)
const idSchema = z.object({ id: z.string().max(100) })
const reasonSchema = z.string().max(MOST_REASON).default('')

const claimSchema = z
  .object({
    id: z.uuid(),
    company: z.object({ id: z.uuid(), name: z.string() }),
    offer: z.object({ id: z.uuid(), title: z.string(), partner: z.string() }),
    site: z.string().nullable(),
    state: stateSchema,
    since: z.string().openapi({ description: 'When it came to this state.' }),
    requestedAt: z.string(),
    dueOn: z
      .string()
      .nullable()
      .openapi({ description: 'The day by which it is to be decided; after it the director is told.' }),
    verdict: z.enum(['eligible', 'ineligible', 'undetermined']),
    exception: z.string().nullable().openapi({ description: 'Why it was granted though the rule did not say yes.' }),
    activateBy: z.string().nullable(),
    withCode: z.boolean(),
  })
  .openapi('Claim')

const madeSchema = z.object({ id: z.uuid(), state: stateSchema }).openapi('ClaimState')

const conflict = {
  409: {
    description: 'It cannot be had, or done, now: the code says why, the sentence what to do.',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
} as const

const made = { description: 'The claim and its state.', content: { 'application/json': { schema: madeSchema } } }

/** What a change of one claim takes: which, and a body of this form. */
const changing = <Schema extends z.ZodType>(schema: Schema) => ({
  headers: idempotencyKey,
  params: idSchema,
  query: z.strictObject({}),
  body: { required: true, content: { 'application/json': { schema } } },
})

const postClaim = createRoute({
  method: 'post',
  path: '/claims',
  summary: 'Asks for an offer in the name of a company that is entitled to it.',
  request: {
    headers: idempotencyKey,
    query: z.strictObject({}),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            company: z.uuid(),
            offer: z.uuid(),
            exception: z.string().min(1).max(MOST_REASON).optional().openapi({
              description: 'For the park’s people: why it is granted though the rule does not say yes.',
            }),
          }),
        },
      },
    },
  },
  responses: { 201: made, ...changeProblems, ...conflict },
})

const getClaims = createRoute({
  method: 'get',
  path: '/claims',
  summary: 'The claims you see, the latest first, 50 a page.',
  request: {
    query: z.strictObject({
      page: pageSchema,
      state: stateSchema.optional(),
      company: z.uuid().optional(),
      offer: z.uuid().optional(),
      lang: z.enum(['fr', 'ar', 'en']).default('en'),
    }),
  },
  responses: {
    200: {
      description: 'One page.',
      content: {
        'application/json': {
          schema: z.object({ total: z.number().int(), page: z.number().int(), claims: z.array(claimSchema) }),
        },
      },
    },
    ...problems,
  },
})

const getClaim = createRoute({
  method: 'get',
  path: '/claims/{id}',
  summary: 'A claim with its history and its four values, which are never added to one another.',
  request: { params: idSchema, query: z.strictObject({ lang: z.enum(['fr', 'ar', 'en']).default('en') }) },
  responses: {
    200: {
      description: 'The claim.',
      content: {
        'application/json': {
          schema: claimSchema.extend({
            history: z.array(
              z.object({ act: z.string(), state: stateSchema, at: z.string(), reason: z.string().nullable() }),
            ),
            values: z.array(
              z.object({
                kind: z.enum(VALUE_KINDS),
                amount: z.string(),
                currency: z.string(),
                on: z.string(),
                source: z.string(),
              }),
            ),
          }),
        },
      },
    },
    ...problems,
  },
})

const postDecision = createRoute({
  method: 'post',
  path: '/claims/{id}/decision',
  summary: 'Decides on a request: its papers are in order, it is granted, it is refused.',
  request: changing(
    z.strictObject({
      decision: z.enum(DECISIONS),
      reason: reasonSchema,
      exception: z.boolean().default(false),
    }),
  ),
  responses: { 200: made, ...changeProblems, ...conflict },
})

const postFollowUp = createRoute({
  method: 'post',
  path: '/claims/{id}/follow-up',
  summary: 'Records what became of a claim: withdrawn, taken up, used, over, taken back.',
  request: changing(
    z.strictObject({
      act: z.enum(FOLLOW_UPS),
      reason: reasonSchema,
      value: z
        .strictObject({
          amount: z.string().max(40),
          currency: z.string().regex(/^[A-Z]{3}$/),
          source: z.string().min(1).max(MOST_SOURCE),
        })
        .optional()
        .openapi({ description: 'What was taken up, or used, and who says so.' }),
    }),
  ),
  responses: { 200: made, ...changeProblems, ...conflict },
})

const postReveal = createRoute({
  method: 'post',
  path: '/claims/{id}/reveal',
  summary: 'Shows the code of a claim to the company that holds it. Each look is on record.',
  request: { headers: idempotencyKey, params: idSchema, query: z.strictObject({}) },
  responses: {
    200: {
      description: 'The code. Nothing keeps this answer.',
      content: {
        'application/json': {
          schema: z.object({ number: z.number().int(), code: z.string(), expiresOn: z.string().nullable() }),
        },
      },
    },
    ...changeProblems,
    ...conflict,
  },
})

const countedSchema = z.object({
  companies: z.number().int(),
  claims: z.number().int().openapi({ description: 'Granted claims that hold a place.' }),
  open: z.number().int().openapi({ description: 'Requests that wait for a decision.' }),
})

const getCounts = createRoute({
  method: 'get',
  path: '/counts',
  summary: 'Hosted companies and their claims by site and by sector. A company with two sectors counts in both.',
  request: { query: z.strictObject({}) },
  responses: {
    200: {
      description: 'The counts of what you see.',
      content: {
        'application/json': {
          schema: z.object({
            sites: z.array(countedSchema.extend({ site: z.string().nullable() })),
            sectors: z.array(countedSchema.extend({ sector: z.string().nullable() })),
          }),
        },
      },
    },
    ...problems,
  },
})

/** Claims for programs; what a person may see and do there, its program may. */
export function claimsApi(platform: Platform, people: ClaimPeople): OpenAPIHono<WebEnv> {
  // Its status is one of those described, which the compiler cannot see.
  const refused = (c: WebContext, refusal: ClaimRefusal) =>
    problem(c, refusal, { status, messages: claimWords.en.refusals }) as never

  return newApi()
    .openapi(postClaim, async (c) => {
      const { company, offer, exception } = c.req.valid('json')
      const result = await claimOffer(platform, actorOf(c), people, {
        companyId: company as Id<'company'>,
        offerId: offer as Id<'offer'>,
        ...(exception !== undefined && { exception: clean(exception) }),
      })
      if (!result.ok) return refused(c, result.refusal)
      const { id, state } = result.value
      return c.json({ id, state }, 201)
    })
    .openapi(getClaims, async (c) => {
      const actor = readerOf(c)
      const { page, state, company, offer, lang } = c.req.valid('query')
      const { claims, total } = await read(platform, actor, (db) =>
        listClaims(db, actor, {
          states: state && [state],
          companyId: company as Id<'company'> | undefined,
          offerId: offer as Id<'offer'> | undefined,
          number: page,
          size: PAGE,
        }),
      )
      return c.json({ total, page, claims: claims.map((claim) => written(claim, lang)) }, 200)
    })
    .openapi(getClaim, async (c) => {
      const actor = actorOf(c)
      const id = asId<'claim'>(c.req.valid('param').id)
      const { lang } = c.req.valid('query')
      const found =
        id &&
        (await read(platform, actor, async (db) => {
          const claim = await findClaim(db, actor, id)
          if (!claim) return undefined
          const values = (await valuesOfClaims(db, [id])).get(id)
          return { claim, steps: await stepsOf(db, id), values: [...(values?.values() ?? [])] }
        }))
      if (!found) throw new HTTPException(404)
      return c.json(
        {
          ...written(found.claim, lang),
          history: found.steps.map(writtenStep),
          values: found.values.map(writtenValue),
        },
        200,
      )
    })
    .openapi(postDecision, async (c) => {
      const claimId = asId<'claim'>(c.req.valid('param').id)
      if (!claimId) return refused(c, { code: 'claim-not-found' })
      const { decision, reason, exception } = c.req.valid('json')
      const wish = { claimId, decision, reason: clean(reason), exception }
      const result = await decideClaim(platform, actorOf(c), wish)
      if (!result.ok) return refused(c, result.refusal)
      const { id, state } = result.value
      return c.json({ id, state }, 200)
    })
    .openapi(postFollowUp, async (c) => {
      const claimId = asId<'claim'>(c.req.valid('param').id)
      if (!claimId) return refused(c, { code: 'claim-not-found' })
      const { act, reason, value } = c.req.valid('json')
      const money = value && parseMoney(value.amount, value.currency)
      const source = value && clean(value.source)
      if (money && (!money.ok || money.value.minor < 0n || money.value.minor > LARGEST_MINOR || !source)) {
        return refused(c, { code: 'amount-not-understood' })
      }
      const result = await followUpClaim(platform, actorOf(c), {
        claimId,
        act,
        reason: clean(reason),
        value: money?.ok && source ? { money: money.value, source } : undefined,
      })
      if (!result.ok) return refused(c, result.refusal)
      const { id, state } = result.value
      return c.json({ id, state }, 200)
    })
    .openapi(postReveal, async (c) => {
      const claimId = asId<'claim'>(c.req.valid('param').id)
      if (!claimId) return refused(c, { code: 'code-not-found' })
      const result = await revealClaimCode(platform, actorOf(c), claimId)
      if (!result.ok) return refused(c, result.refusal)
      const { number, code, expiresOn } = result.value
      return c.json({ number, code, expiresOn: expiresOn ?? null }, 200)
    })
    .openapi(getCounts, async (c) => {
      const actor = actorOf(c)
      if (!isStaff(actor)) throw new HTTPException(404)
      const counts = await read(platform, actor, async (db) => ({
        sites: await countsBySite(db, actor),
        sectors: await countsBySector(db, actor),
      }))
      return c.json({ sites: [...counts.sites], sectors: [...counts.sectors] }, 200)
    })
}

/** Who has claims to see: the park's people and companies. For others there is nothing here. */
function readerOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isStaff(actor) && !companyOf(actor)) throw new HTTPException(404)
  return actor
}

function written(claim: ShownClaim, lang: 'fr' | 'ar' | 'en') {
  const { id, companyId, company, offerId, offer, partner, site, state, stateAt, requestedAt, dueOn } = claim
  const { verdict, exception, activateBy, withCode }: Claim = claim
  return {
    id,
    company: { id: companyId, name: company },
    offer: { id: offerId, title: offer[lang], partner: partner[lang] },
    site,
    state,
    since: stateAt.toISOString(),
    requestedAt: requestedAt.toISOString(),
    dueOn,
    verdict,
    exception,
    activateBy,
    withCode,
  }
}

function writtenStep({ act, state, at, reason }: ClaimStep) {
  return { act, state, at: at.toISOString(), reason }
}

function writtenValue({ kind, value, on, source }: ClaimValue) {
  return { kind, ...writeMoney(value), on, source }
}
