import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Language } from '../kernel/language.ts'
import { type Messages, sentenceFor } from '../kernel/messages.ts'
import { clean, cleanLines } from '../kernel/text.ts'
import type { Actor, RequestMark } from './actor.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What every route may rely on. */
export interface WebEnv {
  Variables: {
    /** The language in the path; for the API, English. */
    language: Language
    /** Who is signed in and acts, if anybody. */
    actor: Actor | undefined
    /** How many notices the reader has not read: the frame says so on every page. */
    unread: number | undefined
    /** Puts a page's own part into the frame: header, navigation by role, language switch, footer. */
    frame: (part: PagePart) => Html
    /** Set by a failing route so that the error page knows what to say. */
    requestId: string
  }
}

export interface PagePart {
  readonly title: string
  readonly body: Html
  /** Which entry of the navigation this page belongs to, by its path: "/companies". */
  readonly section?: string
}

export type WebContext = Context<WebEnv>

/** Who is signed in; a 401 where nobody is. */
export function actorOf(c: WebContext): Actor {
  if (!c.var.actor) throw new HTTPException(401)
  return c.var.actor
}

/** A path of ours in the page's language: `/companies` → `/fr/companies`. */
export function href(c: WebContext | Language, path: string): string {
  return `/${typeof c === 'string' ? c : c.var.language}${path === '/' ? '' : path}`
}

/** The fields of a form as people sent them: cleaned of what cannot be stored; unknown fields are simply not asked for. */
export interface Form {
  /** One line, trimmed; empty when absent or when a file came instead. */
  text(name: string): string
  /** Several lines. */
  lines(name: string): string
  /** Every value of a repeated field (checkboxes). */
  all(name: string): readonly string[]
  /** Names of the fields that came, in order. */
  names(): readonly string[]
  file(name: string): File | undefined
}

/** Reads a POST: its form, and the actor marked with the form's idempotency key. Call it once per request. */
export async function receive(c: WebContext, actor: Actor): Promise<{ readonly form: Form; readonly actor: Actor }> {
  const { form, fields } = await readForm(c)
  const key = form.text('_key')
  if (key.length < 8 || key.length > 255) return { form, actor }
  const digest = createHash('sha256')
  for (const [name, value] of fields) {
    digest.update(`${name}=${typeof value === 'string' ? value : `${value.name}:${value.size}`}\n`)
  }
  const gone = () => c.req.raw.signal.aborted
  const request: RequestMark = { route: pathWithoutLanguage(c), key, fingerprint: digest.digest('hex'), gone }
  return { form, actor: { ...actor, request } }
}

/** Reads a form without an actor: signing in and being set up. */
export async function readForm(
  c: WebContext,
): Promise<{ readonly form: Form; readonly fields: readonly (readonly [string, string | File])[] }> {
  const data = await c.req.formData().catch(() => new FormData())
  const fields = [...data.entries()] as [string, string | File][]
  const texts = (name: string) =>
    fields.flatMap(([field, value]) => (field === name && typeof value === 'string' ? [value] : []))
  const form: Form = {
    text: (name) => clean(texts(name)[0] ?? ''),
    lines: (name) => cleanLines(texts(name)[0] ?? ''),
    all: (name) =>
      texts(name)
        .map(clean)
        .filter((text) => text !== ''),
    names: () => [...new Set(fields.map(([name]) => name))],
    file: (name) => {
      const found = fields.find(([field, value]) => field === name && typeof value !== 'string' && value.size > 0)?.[1]
      return typeof found === 'string' ? undefined : found
    },
  }
  return { form, fields }
}

/** One line of the query, cleaned; empty when absent. */
export function query(c: WebContext, name: string): string {
  return clean(c.req.query(name) ?? '')
}

/** A page number from the query: 1 unless it says a whole number from 1 to 100,000. */
export function pageNumber(c: WebContext): number {
  const asked = Number(query(c, 'page'))
  return Number.isInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1
}

/** The path a person can come back to, or the home when it would lead elsewhere. */
export function safePath(text: string, otherwise: string): string {
  return /^\/(?:fr|ar|en)(?:\/[\w\-./?=&%+:]*)?$/.test(text) && !text.includes('//') ? text : otherwise
}

export function pathWithoutLanguage(c: WebContext): string {
  return c.req.path.replace(/^\/(?:fr|ar|en)(?=\/|$)/, '') || '/'
}

const KEY_REUSED =
  'This Idempotency-Key came with another body before. Send the same body again, or take a new key for a new wish.'

/** The refusal for a program: RFC 9457 problem+json with the code, the sentence and the facts of the case. */
export function problem<Refusal extends { readonly code: string }>(
  c: WebContext,
  refusal: Refusal,
  {
    status,
    messages,
  }: { readonly status: Readonly<Record<Refusal['code'], ContentfulStatusCode>>; readonly messages: Messages<Refusal> },
): Response {
  const code: Refusal['code'] = refusal.code
  // What the pages say of their forms would tell a program nothing.
  if (code === 'key-reused') return problemResponse(c, 422, { code, detail: KEY_REUSED })
  return problemResponse(c, status[code], { code, detail: sentenceFor(messages, refusal) })
}

export function problemResponse(
  c: WebContext,
  status: ContentfulStatusCode,
  { code, detail }: { code: string; detail: string },
): Response {
  return c.body(JSON.stringify({ type: `urn:tremplin:${code}`, title: code, status, detail }), status, {
    'content-type': 'application/problem+json',
  })
}
