import { isAPIError } from 'better-auth/api'
import type { Language } from '../../kernel/language.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { post } from '../../platform/mail.ts'
import type { Platform } from '../../platform/platform.ts'
import { LIMITS, type TooManyAttempts, countAttempts } from './attempts.ts'
import { type Deliver, LINK_MINUTES, authOf } from './auth.ts'
import { emailFrom } from './email.ts'
import { signInLetter } from './identity.letters.ts'
import { findUserByEmail } from './users.store.ts'

declare module '../../platform/jobs.ts' {
  interface JobData {
    /** Writes to somebody who asked for a sign-in link, if that is somebody we know. */
    'identity.send-link': { readonly email: string }
  }
}

/** Where a request comes from, as far as signing in cares. */
export interface Visitor {
  /** The network address. */
  readonly address: string
  /** Cookies and the device's name. */
  readonly headers: Headers
}

export type SignInRefusal = { readonly code: 'wrong-email-or-password' } | TooManyAttempts

export type LinkRefusal = { readonly code: 'email-unreadable' } | TooManyAttempts

export type FinishRefusal = { readonly code: 'link-used-up' } | TooManyAttempts

/** Cookies that open a session, to be passed on. */
export type Cookies = readonly string[]

/** Opens a session for whoever knows the password. An unknown address is answered like a wrong password, and as slowly. */
export async function signInWithPassword(
  platform: Platform,
  visitor: Visitor,
  { email: given, password }: { readonly email: string; readonly password: string },
): Promise<Result<Cookies, SignInRefusal>> {
  const email = emailFrom(given)
  const tooMany = await countAttempts(platform, [
    [LIMITS.signIn.address, visitor.address],
    [LIMITS.signIn.account, email ?? given],
  ])
  if (tooMany) return refuse(tooMany)
  if (!email) return refuse({ code: 'wrong-email-or-password' })

  try {
    const { headers } = await authOf(platform).api.signInEmail({
      body: { email, password },
      headers: visitor.headers,
      returnHeaders: true,
    })
    return ok(headers.getSetCookie())
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return refuse({ code: 'wrong-email-or-password' })
    throw error
  }
}

/** Takes the wish for a sign-in link. Whether the address is known shows neither in the answer nor in the time it takes. */
export async function requestSignInLink(
  platform: Platform,
  visitor: Visitor,
  { email: given }: { readonly email: string },
): Promise<Result<{ readonly email: string }, LinkRefusal>> {
  const email = emailFrom(given)
  if (!email) return refuse({ code: 'email-unreadable' })
  const tooMany = await countAttempts(platform, [
    [LIMITS.link.address, visitor.address],
    [LIMITS.link.account, email],
  ])
  if (tooMany) return refuse(tooMany)

  // No operator is spoken for yet, so this is no `change`: nothing but the job is written.
  await platform.database.transaction().execute((tx) => platform.jobs.enqueue(tx, 'identity.send-link', { email }))
  return ok({ email })
}

/** The job behind `requestSignInLink`: a letter with a link, in the person's language; nothing to strangers. */
export async function sendSignInLink(platform: Platform, { email }: { readonly email: string }): Promise<void> {
  const user = await findUserByEmail(platform.database, email)
  if (!user) return
  const secret = await newLinkSecret(platform, email)
  const letter = signInLetter(user, signInAddress(platform, user.language, secret), LINK_MINUTES)
  await platform.database.transaction().execute((tx) => post(platform, tx, letter))
}

/** Opens a session for whoever holds the secret of a link. It works once; of two at the same moment one gets in. */
export async function signInWithLink(
  platform: Platform,
  visitor: Visitor,
  { secret }: { readonly secret: string },
): Promise<Result<Cookies, FinishRefusal>> {
  const tooMany = await countAttempts(platform, [[LIMITS.token.address, visitor.address]])
  if (tooMany) return refuse(tooMany)

  try {
    const { headers } = await authOf(platform).api.magicLinkVerify({
      query: { token: secret },
      headers: visitor.headers,
      returnHeaders: true,
    })
    return ok(headers.getSetCookie())
  } catch (error) {
    // The library turns away by redirecting.
    if (isAPIError(error) && error.statusCode < 500) return refuse({ code: 'link-used-up' })
    throw error
  }
}

/** Ends the session of this request. Gives the cookies that make the browser forget it. */
export async function signOut(platform: Platform, visitor: Visitor): Promise<Cookies> {
  const { headers } = await authOf(platform).api.signOut({ headers: visitor.headers, returnHeaders: true })
  return headers.getSetCookie()
}

/** The secret of a new link for an address. Whoever calls this must give it to nobody but that address's reader. */
export async function newLinkSecret(platform: Platform, email: string): Promise<string> {
  let made: string | undefined
  const deliver: Deliver = (secret) => {
    made = secret
  }
  await authOf(platform).api.signInMagicLink({ body: { email, metadata: { deliver } }, headers: new Headers() })
  if (made === undefined) throw new Error('No link was made.')
  return made
}

function signInAddress({ settings }: Platform, language: Language, secret: string): string {
  return `${settings.baseUrl}/${language}/sign-in/finish?token=${encodeURIComponent(secret)}`
}
