import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Id } from '../../kernel/id.ts'
import { asId } from '../../kernel/id.ts'
import { type Language, isLanguage } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import type { WebContext, WebEnv } from '../../platform/web.ts'
import { authOf } from './auth.ts'
import { type Membership, actingAs } from './membership.ts'
import { membershipsOf } from './memberships.store.ts'
import { findOpenSession } from './sessions.store.ts'

/** Who is signed in on this request, and all that this person may act as. */
export interface SignedIn {
  readonly userId: Id<'user'>
  readonly sessionId: Id<'session'>
  readonly name: string
  readonly email: string
  /** The language of the letters this person gets; pages follow the address. */
  readonly language: Language
  readonly memberships: readonly Membership[]
  /** The membership of the actor; none when every one has ended. */
  readonly acting: Membership | undefined
  /** The hash that the audit trail of the operator acted for had come to when this was read; undefined where it was not. */
  readonly trail: string | undefined
  /** How many notices of that operator wait to be read; undefined where that was not read. */
  readonly unread: number | undefined
}

declare module 'hono' {
  interface ContextVariableMap {
    /** The person behind the actor: name, address, memberships. */
    signedIn: SignedIn | undefined
  }
}

/**
 * Sets `c.var.signedIn` and `c.var.actor` from the session's cookie: one query, none without the cookie. Both are read
 * afresh each time, so an ended session or membership is refused at the very next request. Goes after the language.
 */
export function actorMiddleware(platform: Platform): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const signedIn = c.req.header('cookie')?.includes('tremplin.session_token')
      ? await findSignedIn(platform, c)
      : undefined
    c.set('signedIn', signedIn)
    c.set('actor', signedIn && actorFrom(signedIn, c.var.language))
    await next()
  }
}

/** The actor a person is, in the language of the page; undefined when every membership has ended. */
export function actorFrom({ userId, acting }: SignedIn, language: Language): Actor | undefined {
  return acting && { operatorId: acting.operatorId, userId, role: acting.role, language }
}

async function findSignedIn(platform: Platform, c: WebContext): Promise<SignedIn | undefined> {
  const cookie = getCookie(c, sessionCookie(platform)) ?? ''
  const found = await findOpenSession(platform, cookie)
  if (!found) return askLibrary(platform, c)
  const { id, chosenMembershipId, userId, name, email, language, memberships } = found
  const acting = actingAs(memberships, chosenMembershipId ?? undefined)
  const { trail, unread } = memberships.find((membership) => membership === acting) ?? {}
  return { userId, sessionId: id, name, email, language, memberships, acting, trail: trail ?? undefined, unread }
}

/** The cookie's name: marked as for encrypted connections where ours is one. */
function sessionCookie({ settings }: Platform): string {
  return settings.baseUrl.startsWith('https:') ? '__Secure-tremplin.session_token' : 'tremplin.session_token'
}

/** The library looks itself: it prolongs a session and takes back the cookie of one that has ended. */
async function askLibrary(platform: Platform, c: WebContext): Promise<SignedIn | undefined> {
  const { headers, response: found } = await authOf(platform).api.getSession({
    headers: new Headers({ cookie: c.req.header('cookie') ?? '' }),
    returnHeaders: true,
  })
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
  const userId = asId<'user'>(found?.user.id)
  const sessionId = asId<'session'>(found?.session.id)
  if (!found || !userId || !sessionId) return undefined

  const memberships = await membershipsOf(platform.database, userId)
  const { user, session } = found
  return {
    userId,
    sessionId,
    name: user.name,
    email: user.email,
    language: isLanguage(user.language) ? user.language : 'fr',
    memberships,
    acting: actingAs(memberships, asId<'membership'>(session.chosenMembershipId)),
    trail: undefined,
    unread: undefined,
  }
}
