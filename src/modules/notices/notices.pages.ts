import { Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { type Id, asId } from '../../kernel/id.ts'
import { showInstant } from '../../kernel/language.ts'
import { jot, read } from '../../platform/change.ts'
import { newId } from '../../platform/new-id.ts'
import { findOperator } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, href, pageNumber, query, receive } from '../../platform/web.ts'
import { PAGE_SIZE, empty, form, heading, notice, pager, submit } from '../../ui/index.ts'
import { type AnyNoticeKind, type Notice, textOf } from './notice.ts'
import { noticeWords } from './notices.messages.ts'
import { listNotices, openNotice, readAll } from './notices.store.ts'

/** What concerns a person, in one list; opening a notice marks it as read and leads to what it is about. */
export function noticesPages(platform: Platform, kinds: readonly AnyNoticeKind[]): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/notices', (c) => list(c))
    .post('/notices/read', async (c) => {
      const { actor, userId } = readerOf(c)
      await receive(c, actor)
      await jot(platform, actor, (tx) => readAll(tx, userId, platform.now()))
      return c.redirect(href(c, '/notices?done=read'), 303)
    })
    .get('/notices/:id', async (c) => {
      const { actor, userId } = readerOf(c)
      const id = asId<'notice'>(c.req.param('id'))
      const path = id && (await jot(platform, actor, (tx) => openNotice(tx, userId, id, platform.now())))
      return path === undefined ? c.notFound() : c.redirect(href(c, path), 303)
    })

  async function list(c: WebContext) {
    const { actor, userId } = readerOf(c)
    const { language } = c.var
    const words = noticeWords[language]
    const page = pageNumber(c)
    const { notices, total, unread, zone } = await read(platform, actor, async (db) => ({
      ...(await listNotices(db, userId, { number: page, size: PAGE_SIZE })),
      zone: (await findOperator(db, actor.operatorId)).zone,
    }))
    const told = (each: Notice) => {
      const { title, detail } = textOf(kinds, each, language) ?? { title: words.unknown }
      const isNew = each.readAt === undefined
      return html`<li class="${isNew ? 'told-new' : ''}"><p>${isNew && html`<span class="told-mark">${words.new}</span> `}<a href="${href(c, `/notices/${each.id}`)}">${title}</a></p>${detail && html`<p>${detail}</p>`}<p class="quiet"><time datetime="${each.madeAt.toISOString()}">${showInstant(language, each.madeAt, zone)}</time></p></li>`
    }
    const all = form({
      language,
      action: href(c, '/notices/read'),
      key: newId(),
      inline: true,
      body: submit({ label: words.readAll, tone: 'outline' }),
    })
    const title = words.title(unread)
    const done = query(c, 'done') === 'read' && notice({ language, kind: 'success', title: words.allRead })
    const body = html`${done}${heading({ title, detail: words.detail, ...(unread > 0 && { actions: all }) })}${
      notices.length === 0
        ? empty({ title: words.nobody, detail: words.nobodyDetail })
        : html`<ul class="sheet told">${notices.map(told)}</ul>`
    }${pager({ language, page, total, href: (to) => href(c, `/notices?page=${to}`) })}`
    return c.html(c.var.frame({ title, body, section: '/notices' }))
  }
}

/** A person reads notices; a program has none. */
function readerOf(c: WebContext) {
  const actor = actorOf(c)
  const userId: Id<'user'> | undefined = actor.userId
  if (!userId) throw new HTTPException(403)
  return { actor, userId }
}
