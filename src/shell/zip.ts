import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { WebContext, WebEnv } from '../platform/web.ts'

const zipped = promisify(gzip) as (text: Buffer, options: object) => Promise<Buffer<ArrayBuffer>>

/** Whoever waits for a page made for this one request is better served by a quick packing than by a tight one. */
const LEVEL = 4
const LEAST_BYTES = 1024

/** Sends pages compressed to those who take them so, whole: a stream of its own for each costs more than the packing. */
export const zip: MiddlewareHandler<WebEnv> = async (c, next) => {
  await next()
  if (!takesGzip(c) || !c.res.headers.get('content-type')?.startsWith('text/')) return
  const plain = Buffer.from(await c.res.arrayBuffer())
  const { status, headers } = c.res
  c.res = undefined
  headers.append('vary', 'accept-encoding')
  if (plain.length < LEAST_BYTES) {
    c.res = new Response(plain, { status, headers })
    return
  }
  headers.set('content-encoding', 'gzip')
  headers.delete('content-length')
  c.res = new Response(await zipped(plain, { level: LEVEL }), { status, headers })
}

/** Whether the reader takes gzip. */
export function takesGzip(c: WebContext): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(c.req.header('accept-encoding') ?? '')
}
