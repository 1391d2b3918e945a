import { type OpenAPIHono, createRoute, z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { asId } from '../../kernel/id.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import { isStaff } from '../../platform/actor.ts'
import { changeProblems, idempotencyKey, newApi, problems } from '../../platform/api.ts'
import { read } from '../../platform/change.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, problem, problemResponse } from '../../platform/web.ts'
import { findOffer } from '../partners/index.ts'
import { addCodes } from './add-codes.ts'
import { MOST_CODES, MOST_LETTERS } from './code-list.ts'
import { codesByState } from './codes-list.store.ts'
import { codeWords } from './codes.messages.ts'
import { status } from './codes.status.ts'
import { poolOf } from './pools.store.ts'
import type { CodeRefusal } from './refusal.ts'
import { withSecretMark } from './secret-mark.ts'

const idSchema = z.object({ id: z.string().max(100) })
const count = z.number().int()

const stockSchema = z
  .object({
    total: count,
    free: count,
    given: count.openapi({ description: 'With a company that has not looked at it yet.' }),
    seen: count,
    spent: count.openapi({ description: 'The claim is over, and the code was seen: nobody gets it any more.' }),
    expired: count.openapi({ description: 'Nobody had it, and its last day has passed.' }),
    dead: count,
    lowAt: count.openapi({ description: 'With so many free codes or fewer the directors are told.' }),
  })
  .openapi('CodeStock')

const getStock = createRoute({
  method: 'get',
  path: '/offers/{id}/codes',
  summary: 'How many codes of an offer are left, and where the others went. The codes themselves are not here.',
  request: { params: idSchema, query: z.strictObject({}) },
  responses: {
    200: { description: 'The stock.', content: { 'application/json': { schema: stockSchema } } },
    ...problems,
  },
})

const postCodes = createRoute({
  method: 'post',
  path: '/offers/{id}/codes',
  summary: 'Puts codes into the pool of an offer, sealed: all of them, or none.',
  request: {
    headers: idempotencyKey,
    params: idSchema,
    query: z.strictObject({}),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            codes: z
              .array(
                z.strictObject({
                  code: z.string().min(1).max(MOST_LETTERS),
                  lastDay: z.iso.date().optional().openapi({ description: 'The last day on which it can be used.' }),
                }),
              )
              .min(1)
              .max(MOST_CODES),
          }),
        },
      },
    },
  },
  responses: {
    201: {
      description: 'How many codes were added.',
      content: { 'application/json': { schema: z.object({ added: count }) } },
    },
    ...changeProblems,
  },
})

/** Pools of codes for programs: what is left for the park’s people, more codes from its director. */
export function codesApi(platform: Platform): OpenAPIHono<WebEnv> {
  return newApi()
    .openapi(getStock, async (c) => {
      const actor = actorOf(c)
      const offerId = asId<'offer'>(c.req.valid('param').id)
      if (!offerId || !isStaff(actor)) throw new HTTPException(404)
      const found = await read(platform, actor, async (db) => {
        if (!(await findOffer(db, offerId))) return undefined
        const on = await today(platform, db, actor.operatorId)
        const pool = await poolOf(db, offerId, on)
        return pool && { pool, states: await codesByState(db, offerId, on) }
      })
      if (!found) throw new HTTPException(404)
      const { pool, states } = found
      const of = (state: 'free' | 'given' | 'seen' | 'spent' | 'expired' | 'dead') => states.get(state) ?? 0
      return c.json(
        {
          total: pool.total,
          free: of('free'),
          given: of('given'),
          seen: of('seen'),
          spent: of('spent'),
          expired: of('expired'),
          dead: of('dead'),
          lowAt: pool.lowAt,
        },
        200,
      )
    })
    .openapi(postCodes, async (c) => {
      const offerId = asId<'offer'>(c.req.valid('param').id)
      if (!offerId) throw new HTTPException(404)
      const { codes } = c.req.valid('json')
      const text = codes
        .map(({ code, lastDay }) => [code, ...(lastDay ? [lastDay] : [])].map(cell).join(';'))
        .join('\n')
      const added = await addCodes(platform, withSecretMark(platform, actorOf(c), text), { offerId, text })
      // Its status is one of those described, which the compiler cannot see.
      if (!added.ok) return refused(c, added.refusal) as never
      return c.json({ added: added.value.codes }, 201)
    })
}

/** How many lines that are not right a refusal names. */
const MOST_NAMED = 20

function refused(c: WebContext, refusal: CodeRefusal): Response {
  const { refusals: messages, problems: sentences } = codeWords.en
  if (refusal.code !== 'lines-refused') return problem(c, refusal, { status, messages })
  const lines = refusal.problems.slice(0, MOST_NAMED).map((each) => sentenceFor(sentences, each))
  const detail = [sentenceFor(messages, refusal), ...lines].join(' ')
  return problemResponse(c, status[refusal.code], { code: refusal.code, detail })
}

/** A cell of CSV. */
function cell(text: string): string {
  return `"${text.replace(/[\r\n]+/g, ' ').replaceAll('"', '""')}"`
}
