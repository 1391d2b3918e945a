import type { MiddlewareHandler } from 'hono'
import type { Platform } from '../platform/platform.ts'
import { type WebContext, type WebEnv, pathWithoutLanguage } from '../platform/web.ts'
import { type KeptPage, keptPage } from './kept-page.ts'
import { takesGzip, zip } from './zip.ts'

const MOST_BYTES = 24 * 1024 * 1024

/**
 * Pages that show nothing but the operator's own records, as their reader sees them, on a day. They are the same for the
 * same reader until the operator's audit trail has another line. A name that somebody changed while acting for another
 * operator shows within the quarter of an hour.
 */
const lasting =
  /^\/(?:overview(?:\/missing)?|opportunities|companies(?:\/[0-9a-f-]{36}(?:\/opportunities)?)?|offers(?:\/catalogue|\/[0-9a-f-]{36})?|people|sites|rates)$/

/** Days begin in some zone at a quarter of an hour: within one, a day stays what it is. */
const QUARTER = 15 * 60_000

interface Held {
  readonly trail: string
  readonly page: KeptPage
}

/**
 * Shows a page again that was made since the operator's last change, and packs the others. Goes after all that decides
 * who may see it.
 */
export function pageMemory(platform: Platform): MiddlewareHandler<WebEnv> {
  const pages = new Map<string, Held>()
  let bytes = 0

  function forget(key: string): void {
    bytes -= pages.get(key)?.page.bytes ?? 0
    pages.delete(key)
  }

  return async (c, next) => {
    const key = keyOf(platform, c)
    const trail = c.var.signedIn?.trail
    if (key === undefined || trail === undefined) return zip(c, next)

    const held = pages.get(key)
    if (held?.trail === trail) {
      pages.delete(key)
      pages.set(key, held)
      return answer(c, held.page)
    }
    if (held) forget(key)
    await next()
    if (c.res.status !== 200 || !c.res.headers.get('content-type')?.startsWith('text/html')) return undefined
    const page = await keptPage(await c.res.text())
    forget(key)
    pages.set(key, { trail, page })
    bytes += page.bytes
    for (const oldest of pages.keys()) {
      if (bytes <= MOST_BYTES) break
      forget(oldest)
    }
    c.res = answer(c, page)
    return undefined
  }
}

/** All that decides what a page says, besides the records; undefined for a page that is made each time. */
function keyOf(platform: Platform, c: WebContext): string | undefined {
  const { actor, signedIn, language, unread } = c.var
  if (c.req.method !== 'GET' || !actor || !signedIn || !lasting.test(pathWithoutLanguage(c))) return undefined
  const { pathname, search } = new URL(c.req.url)
  const quarter = Math.floor(platform.now().getTime() / QUARTER)
  const { userId, acting, name } = signedIn
  return JSON.stringify([userId, acting?.id, name, unread, language, pathname, search, quarter])
}

function answer(c: WebContext, page: KeptPage): Response {
  const zips = takesGzip(c)
  return c.body(new Uint8Array(zips ? page.zipped() : page.plain()), 200, {
    'content-type': 'text/html; charset=UTF-8',
    vary: 'accept-encoding',
    ...(zips && { 'content-encoding': 'gzip' }),
  })
}
