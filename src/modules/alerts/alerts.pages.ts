import { Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { type Actor, companyOf } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { newId } from '../../platform/new-id.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, href, query, receive } from '../../platform/web.ts'
import { type Content, actions, buttonLink, form, heading, manyChoices, notice, sheet, submit } from '../../ui/index.ts'
import { alertWords } from './alerts.messages.ts'
import { chooseLetters, declineLetters } from './choose-letters.ts'
import { kindsDeclined } from './declined.store.ts'
import { LETTER_KINDS, isLetterKind } from './letter-kind.ts'
import { type Subscription, readToken } from './letter-token.ts'

/** Choosing one's letters on the account's page, and stopping them from a letter without signing in. */
export function alertsPages(platform: Platform): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .post('/account/letters', async (c) => {
      const { form: sent, actor } = await receive(c, actorOf(c))
      const chosen = await chooseLetters(platform, actor, sent.all('letter').filter(isLetterKind))
      if (!chosen.ok && chosen.refusal.code === 'not-allowed') throw new HTTPException(403)
      // A key that was used for another choice leads to the page as well: it shows what holds.
      return c.redirect(href(c, `/account${chosen.ok ? '?done=letters' : ''}#letters`), 303)
    })
    .get('/letters/:token', (c) => {
      const subscription = subscriptionOf(c)
      return subscription ? c.html(stopPage(c, subscription)) : c.notFound()
    })
    .post('/letters/:token', async (c) => {
      const subscription = subscriptionOf(c)
      if (!subscription) return c.notFound()
      await declineLetters(platform, subscription, c.var.language)
      // Answered without a redirect: mail programs that stop letters by themselves need not follow one.
      return c.html(stoppedPage(c))
    })

  function subscriptionOf(c: WebContext): Subscription | undefined {
    // The token stays out of the addresses that other pages learn.
    c.header('referrer-policy', 'no-referrer')
    return readToken(c.req.param('token') ?? '', platform.settings.secret)
  }
}

/** Asks once more: programs that look at every link of a letter must not stop it. */
function stopPage(c: WebContext, { kind }: Subscription) {
  const { language } = c.var
  const { title, detail, confirm } = alertWords[language].stop
  const action = href(c, `/letters/${c.req.param('token') ?? ''}`)
  const body = html`${heading({ title, detail: detail[kind] })}${form({
    language,
    action,
    key: newId(),
    body: actions(submit({ label: confirm })),
  })}`
  return c.var.frame({ title, body })
}

function stoppedPage(c: WebContext) {
  const { done: title, doneDetail: detail, account } = alertWords[c.var.language].stop
  const onward = buttonLink({ label: account, href: href(c, '/account#letters'), tone: 'outline' })
  return c.var.frame({ title, body: html`${heading({ title, detail })}${actions(onward)}` })
}

/** The part of the account's page where a member of a company chooses its letters. */
export function lettersSection(platform: Platform) {
  return async (c: WebContext, actor: Actor): Promise<Content> => {
    const { userId } = actor
    if (!companyOf(actor) || !userId) return undefined
    const { language } = c.var
    const { title, detail, choose, kinds, save, saved } = alertWords[language].account
    const declined = await read(platform, actor, (db) => kindsDeclined(db, userId))
    const done = query(c, 'done') === 'letters' && notice({ language, kind: 'success', title: saved })
    return sheet({
      id: 'letters',
      title,
      detail,
      body: html`${done}${form({
        language,
        action: href(c, '/account/letters'),
        key: newId(),
        body: html`${manyChoices({
          language,
          name: 'letter',
          label: choose,
          // Not that one has to: it keeps "optional" away from what is a choice either way.
          required: true,
          options: LETTER_KINDS.map((kind) => ({ value: kind, ...kinds[kind] })),
          values: LETTER_KINDS.filter((kind) => !declined.includes(kind)),
        })}${actions(submit({ label: save }))}`,
      })}`,
    })
  }
}
