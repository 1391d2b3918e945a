import { OpenAPIHono, z } from '@hono/zod-openapi'
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

/** The answers that every route may give besides its own. */
export const problems = {
  400: {
    description: 'The question is not understood: an unknown or malformed parameter.',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
  401: { description: 'Nobody is signed in.', content: { 'application/problem+json': { schema: problemSchema } } },
  404: {
    description: 'Nothing there, or nothing of yours.',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
} as const

/** A whole number of a page, from 1. */
export const pageSchema = z.coerce.number().int().min(1).max(100_000).default(1)
