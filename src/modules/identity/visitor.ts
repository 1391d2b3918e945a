import type { WebContext } from '../../platform/web.ts'
import { type Cookies, type Visitor } from './sign-in.ts'

/** The visitor behind a request. A proxy on the same machine is believed when it says whom it speaks for; nobody else is. */
export function visitorOf(c: WebContext): Visitor {
  const headers = new Headers()
  for (const name of ['cookie', 'user-agent']) {
    const value = c.req.header(name)
    if (value !== undefined) headers.set(name, value)
  }
  const peer = peerOf(c.env)
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return { headers, address: (isLoopback(peer) && forwarded) || peer }
}

/** Hands cookies on to the browser. */
export function passOn(c: WebContext, cookies: Cookies): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}

function peerOf(bindings: unknown): string {
  const { incoming } = (bindings ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress ?? 'unknown'
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}
