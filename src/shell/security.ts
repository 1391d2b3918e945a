import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { WebEnv } from '../platform/web.ts'

const MEGABYTE = 1024 * 1024

/** Nothing but our own files may run, and no other site may frame us or be told where our readers come from. */
const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  // Left to whoever ends TLS in front of us: on plain http a browser would lock people out.
  strictTransportSecurity: false,
})

/** The same; and a file to keep is no page of ours, whatever it holds and whoever brought it: nothing runs in it. */
export const headers: MiddlewareHandler<WebEnv> = async (c, next) => {
  await pageHeaders(c, next)
  if (c.res.headers.get('content-disposition')?.startsWith('attachment')) {
    c.res.headers.set('content-security-policy', "default-src 'none'; sandbox")
  }
}

/** How many megabytes a body may have: room for a workbook, for a paper of an agreement or a request, for everything else. */
const rooms: readonly (readonly [RegExp, number])[] = [
  [/^\/(?:fr|ar|en)\/intake$/, 11],
  [/^\/(?:fr|ar|en)\/(?:agreements|claims)\/[^/]+\/documents$/, 6],
]

/** Bodies over the limit are refused before they are read. */
export const limits: MiddlewareHandler<WebEnv> = (c, next) =>
  bodyLimit({
    maxSize: (rooms.find(([address]) => address.test(c.req.path))?.[1] ?? 1) * MEGABYTE,
    onError: () => {
      throw new HTTPException(413)
    },
  })(c, next)

/**
 * Refuses a change that a page of another site sends in a visitor's name. Browsers say where a request comes from;
 * programs without a browser send neither header and carry no visitor's cookie.
 */
export const sameSite: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const foreign = site !== undefined && site !== 'same-origin' && site !== 'none'
    if (foreign || (origin !== undefined && hostOf(origin) !== c.req.header('host'))) throw new HTTPException(403)
  }
  await next()
}

/** What belongs to somebody is kept by no cache. */
export const privateAnswers: MiddlewareHandler<WebEnv> = async (c, next) => {
  // Before the answer is made, which may say otherwise: to look into a finished one costs as much as to make it.
  c.header('cache-control', 'no-store')
  await next()
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
