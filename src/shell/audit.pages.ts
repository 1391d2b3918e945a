import { Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { showInstant } from '../kernel/language.ts'
import { type Actor, isDirector } from '../platform/actor.ts'
import { type AuditHead, exportedHeads, writeHead } from '../platform/audit-heads.ts'
import { read } from '../platform/change.ts'
import { findOperator } from '../platform/operator.ts'
import type { Platform } from '../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, href } from '../platform/web.ts'
import { type Content, actions, buttonLink, heading, sheet, table } from '../ui/index.ts'
import { auditWords } from './audit.messages.ts'

/** How many of the exported heads the page shows; the file has them all. */
const SHOWN = 14

/** Where the management sees how long the audit trail is, and takes its exported heads away to keep them elsewhere. */
export function auditPages(platform: Platform): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/audit', async (c) => {
      const actor = keeperOf(c)
      const { language } = c.var
      const words = auditWords[language]
      const { exported, now, zone } = await headsOf(actor)
      const title = words.title(Number(now?.number ?? 0n))
      const download = buttonLink({ href: href(c, '/audit/heads.jsonl'), label: words.download, tone: 'primary' })
      const shown = exported.toReversed().slice(0, SHOWN)
      const list = table({
        language,
        caption: words.caption(exported.length),
        rows: shown,
        columns: [
          { label: words.on, cell: ({ at }) => showInstant(language, new Date(at), zone) },
          { label: words.line, numeric: true, cell: ({ number }) => words.number(Number(number)) },
          { label: words.hash, cell: ({ hash }) => html`<code dir="ltr">${hash.slice(0, 16)}…</code>` },
        ],
      })
      const above = { href: href(c, '/account'), label: words.above }
      const body = html`${heading({ title, detail: words.detail, above })}<div class="flow">${sheet({
        title: words.keep,
        detail: words.keepDetail,
        body: html`${actions(download)}<p class="quiet">${words.check}</p><p><code class="secret" dir="ltr">npm run --silent tremplin -- doctor --heads heads.jsonl</code></p>`,
      })}${shown.length > 0 && list}</div>`
      return c.html(c.var.frame({ title, body }))
    })
    .get('/audit/heads.jsonl', async (c) => {
      const { exported, now } = await headsOf(keeperOf(c))
      c.header('content-disposition', 'attachment; filename="heads.jsonl"')
      c.header('content-type', 'application/x-ndjson; charset=utf-8')
      return c.body([...exported, ...(now ? [now] : [])].map(writeHead).join(''))
    })

  /** What was exported, and where the trail ends now. */
  async function headsOf({ operatorId }: Actor) {
    const { head, zone } = await read(platform, { operatorId }, async (db) => ({
      head: await db.selectFrom('auditHeads').select(['number', 'hash']).executeTakeFirst(),
      zone: (await findOperator(db, operatorId)).zone,
    }))
    const now: AuditHead | undefined = head && { operatorId, ...head, at: platform.now().toISOString() }
    return { exported: await exportedHeads(platform.settings.dataFolder, operatorId), now, zone }
  }
}

/** The part of a director's account that leads to the audit trail. */
export function auditSection(c: WebContext, actor: Actor): Promise<Content> {
  if (!isDirector(actor)) return Promise.resolve(undefined)
  const { section } = auditWords[c.var.language]
  const lead = buttonLink({ href: href(c, '/audit'), label: section.link, tone: 'outline' })
  return Promise.resolve(sheet({ title: section.title, detail: section.detail, body: actions(lead) }))
}

function keeperOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isDirector(actor)) throw new HTTPException(403)
  return actor
}
