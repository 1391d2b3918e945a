import type { MiddlewareHandler } from 'hono'
import { dayIn } from '../../kernel/civil-date.ts'
import type { Actor } from '../../platform/actor.ts'
import { jot, read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebEnv, problemResponse } from '../../platform/web.ts'
import { placeOf, stateOf } from './api-key.ts'
import { findByHash, noteUse } from './api-keys.store.ts'

const MINUTE = 60_000

type Closed = 'key-unreadable' | 'key-unknown' | 'key-expired' | 'key-revoked'

/** What a program is told whose key does not open. */
const sentences: Readonly<Record<Closed, string>> = {
  'key-unreadable': 'The header Authorization must read “Bearer” and then the API key. Send it like that.',
  'key-unknown': 'There is no such API key. Check that it is complete, or ask the park’s management for one.',
  'key-expired': 'This API key has expired. Ask the park’s management for a new one.',
  'key-revoked': 'This API key was revoked. Ask the park’s management for a new one.',
}

/**
 * Sets `c.var.actor` from the key in `Authorization`, looked up afresh each time, so that a revoked one is refused at the
 * very next request. Without that header the request goes to `otherwise`, which looks for a session's cookie.
 */
export function programMiddleware(platform: Platform, otherwise: MiddlewareHandler<WebEnv>): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const header = c.req.header('authorization')
    if (header === undefined) return otherwise(c, next)
    const found = await programBy(platform, header)
    if (typeof found === 'string') {
      c.header('www-authenticate', 'Bearer')
      return problemResponse(c, 401, { code: found, detail: sentences[found] })
    }
    c.set('signedIn', undefined)
    c.set('actor', found)
    return next()
  }
}

async function programBy(platform: Platform, header: string): Promise<Actor | Closed> {
  const [, token] = /^Bearer +(\S+)$/i.exec(header) ?? []
  if (token === undefined) return 'key-unreadable'
  const place = placeOf(token)
  if (!place) return 'key-unknown'
  const { operatorId, tokenHash } = place
  const key = await read(platform, { operatorId }, (db) => findByHash(db, tokenHash))
  if (!key) return 'key-unknown'
  const now = platform.now()
  const state = stateOf(key, dayIn(key.zone, now))
  if (state !== 'open') return `key-${state}`

  const lately = new Date(now.getTime() - MINUTE)
  if (!key.lastUsedAt || key.lastUsedAt <= lately) {
    await jot(platform, { operatorId }, (tx) => noteUse(tx, key.id, now, lately))
  }
  return { operatorId, userId: undefined, keyId: key.id, role: key.role, language: 'en' }
}
