import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Language, isLanguage } from '../kernel/language.ts'
import { NobodyWaits } from '../platform/change.ts'
import type { Platform } from '../platform/platform.ts'
import { type WebContext, type WebEnv, href, pathWithoutLanguage, problemResponse } from '../platform/web.ts'
import { buttonLink, empty, page } from '../ui/index.ts'
import { shellWords } from './shell.messages.ts'

type Known = keyof (typeof shellWords)['fr']['errors']

/** Meets whatever a route throws: a person gets a sentence with the next step, a program problem+json, the log the cause. */
export function answerError(platform: Platform, error: unknown, c: WebContext): Response | Promise<Response> {
  // Nobody reads this answer; it is no failure of ours.
  if (error instanceof NobodyWaits) return answerStatus(platform, c, 400)
  const status = error instanceof HTTPException ? error.status : 500
  if (status >= 500) {
    const id = platform.newId()
    platform.log.error('request.failed', error, { id, method: c.req.method, path: c.req.path })
    return answerStatus(platform, c, 500, id)
  }
  if (status === 401 && !isApi(c) && c.req.method === 'GET') {
    const query = new URLSearchParams({ next: c.req.path })
    return c.redirect(`${href(languageOf(c), '/sign-in')}?${query.toString()}`, 303)
  }
  return answerStatus(platform, c, status)
}

/** The page or the problem for a status, in the language of the address. */
export function answerStatus(
  platform: Platform,
  c: WebContext,
  status: number,
  errorId?: string,
): Response | Promise<Response> {
  const language = languageOf(c)
  const words = shellWords[isApi(c) ? 'en' : language]
  const known = (String(status) in words.errors ? String(status) : '400') as Known
  const { title, next } = words.errors[known]
  c.header('cache-control', 'no-store')
  if (isApi(c))
    return problemResponse(c, status as ContentfulStatusCode, {
      code: codes[known],
      detail: known === '401' ? NO_KEY : `${title}. ${next}`,
    })
  const body = empty({
    title: html`<h1>${title}</h1>`,
    detail: errorId === undefined ? next : html`${next}<br>${words.errorNumber(errorId)}`,
    action: buttonLink({ href: href(language, '/'), label: words.backHome, tone: 'primary' }),
  })
  const part = { title, body }
  const frame = c.var.frame as WebEnv['Variables']['frame'] | undefined
  // A failure may come before the frame is made, or from making it.
  const shown =
    frame && status !== 500
      ? frame(part)
      : page({ ...part, language, path: pathWithoutLanguage(c), demo: platform.settings.demo })
  return c.html(shown, status as ContentfulStatusCode)
}

/** What a program is told that says nothing of who it is. */
const NO_KEY = 'Nobody is signed in. Send an API key in the header Authorization: “Bearer” and then the key.'

const codes: Readonly<Record<Known, string>> = {
  '400': 'not-understood',
  '401': 'sign-in-needed',
  '403': 'not-allowed',
  '404': 'not-found',
  '405': 'method-not-allowed',
  '413': 'too-large',
  '500': 'internal-error',
}

function languageOf(c: WebContext): Language {
  const first = c.req.path.split('/')[1]
  return isLanguage(first) ? first : 'fr'
}

function isApi(c: WebContext): boolean {
  return c.req.path.startsWith('/api/') || c.req.path === '/healthz'
}
