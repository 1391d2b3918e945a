import { createHash } from 'node:crypto'
import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import type { RequestMark } from './actor.ts'
import { type WebEnv, problemResponse } from './web.ts'

/** A part of the API: routes that describe themselves. What does not fit its description is refused by name, before any work. */
export function newApi(): OpenAPIHono<WebEnv> {
  return new OpenAPIHono<WebEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      const detail = result.error.issues
        .map(({ path, message }) => `${path.join('.') || result.target}: ${message}`)
        .join(' ')
      return problemResponse(c, result.target === 'json' ? 422 : 400, { code: 'not-understood', detail })
    },
  })
}

/** A refusal as programs get it (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'urn:tremplin:not-found' }),
    title: z.string().openapi({ description: 'The code of the refusal.' }),
    status: z.number().int(),
    detail: z.string().openapi({ description: 'What happened and what to do next, in English.' }),
  })
  .openapi('Problem')

const problemContent = { 'application/problem+json': { schema: problemSchema } } as const

/** The answers that every route may give besides its own. */
export const problems = {
  400: { description: 'The question is not understood: an unknown or malformed parameter.', content: problemContent },
  401: {
    description: 'Nobody is signed in, or the API key is unknown, expired or revoked.',
    content: problemContent,
  },
  404: { description: 'Nothing there, or nothing of yours.', content: problemContent },
} as const

/** The answers that every route which changes something may give besides its own. */
export const changeProblems = {
  ...problems,
  403: { description: 'Not yours to do.', content: problemContent },
  413: { description: 'The body is over 1 MB.', content: problemContent },
  415: {
    description: 'The body is not sent as JSON: its content-type has to be application/json.',
    content: problemContent,
  },
  422: {
    description:
      'The body is not understood, the change is refused, or the Idempotency-Key came with another body before.',
    content: problemContent,
  },
} as const

/** The header of every route that changes something: `request: { headers: idempotencyKey, … }`. */
export const idempotencyKey = z.object({
  'idempotency-key': z.string().min(8).max(255).optional().openapi({
    description:
      'A text of your own for this one wish, such as a UUID. Sent again within 7 days with the same body it changes nothing and gets the first answer; with another body it is refused (422). A refused request may be sent again with the same key.',
  }),
})

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Marks the actor of a change with the caller's `Idempotency-Key`, so that `change` makes it once, keeps its value with
 * it and gives the same value to whoever asks again. The answer is the same, byte for byte, because routes make it from
 * that value alone. Goes after the actor.
 */
export const answeredOnce: MiddlewareHandler<WebEnv> = async (c, next) => {
  const key = c.req.header('idempotency-key')
  const { actor } = c.var
  if (key === undefined || !actor || !changing.has(c.req.method)) return next()
  if (key.length < 8 || key.length > 255) {
    const detail = 'Idempotency-Key: Send between 8 and 255 characters, such as a UUID.'
    return problemResponse(c, 400, { code: 'not-understood', detail })
  }
  const { pathname, search } = new URL(c.req.url)
  const digest = createHash('sha256').update(`${search}\n`)
  digest.update(new Uint8Array(await c.req.raw.clone().arrayBuffer()))
  const gone = () => c.req.raw.signal.aborted
  const request: RequestMark = { route: `${c.req.method} ${pathname}`, key, fingerprint: digest.digest('hex'), gone }
  c.set('actor', { ...actor, request })
  return next()
}

/** A whole number of a page, from 1. */
export const pageSchema = z.coerce.number().int().min(1).max(100_000).default(1)
