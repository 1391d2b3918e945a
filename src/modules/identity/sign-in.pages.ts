import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import { newId } from '../../platform/new-id.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Html, type WebContext, type WebEnv, href, query, readForm, safePath } from '../../platform/web.ts'
import { actions, buttonLink, field, form, heading, notice, sheet, submit } from '../../ui/index.ts'
import { LINK_MINUTES } from './auth.ts'
import { demoAccounts } from './demo-door.ts'
import { demoSheet } from './demo.pages.ts'
import { type IdentityRefusal, words } from './identity.messages.ts'
import { refused } from './sentences.ts'
import { isSetUp } from './set-up-operator.ts'
import { requestSignInLink, signInWithLink, signInWithPassword, signOut } from './sign-in.ts'
import { passOn, visitorOf } from './visitor.ts'

interface Given {
  readonly email?: string
  readonly next?: string
  readonly refusal?: IdentityRefusal | undefined
}

/** Signing in by password or link, and out. */
export function signInPages(platform: Platform): Hono<WebEnv> {
  return (
    new Hono<WebEnv>()
      .get('/sign-in', async (c) => {
        if (c.var.actor) return c.redirect(href(c, '/'), 303)
        if (!(await isSetUp(platform))) return c.redirect(href(c, '/setup'), 303)
        return signInPage(platform, c, { next: query(c, 'next') })
      })
      .post('/sign-in', async (c) => {
        const { form: sent } = await readForm(c)
        const email = sent.text('email')
        const next = safePath(sent.text('next'), href(c, '/'))
        if (sent.text('way') === 'link') {
          const asked = await requestSignInLink(platform, visitorOf(c), { email })
          if (!asked.ok) return signInPage(platform, c, { email, next, refusal: asked.refusal })
          return c.redirect(href(c, '/sign-in/link'), 303)
        }
        const entered = await signInWithPassword(platform, visitorOf(c), { email, password: sent.text('password') })
        if (!entered.ok) return signInPage(platform, c, { email, next, refusal: entered.refusal })
        passOn(c, entered.value)
        return c.redirect(next, 303)
      })
      .get('/sign-in/link', (c) =>
        c.html(c.var.frame({ title: words[c.var.language].link.title, body: linkSent(platform, c) })),
      )
      // Opening the address signs nobody in: mail scanners open every link. The button does.
      .get('/sign-in/finish', (c) => finishPage(c, query(c, 'token')))
      .post('/sign-in/finish', async (c) => {
        const { form: sent } = await readForm(c)
        const entered = await signInWithLink(platform, visitorOf(c), { secret: sent.text('token') })
        if (!entered.ok) return finishPage(c, sent.text('token'), entered.refusal)
        passOn(c, entered.value)
        return c.redirect(href(c, '/'), 303)
      })
      .post('/sign-out', async (c) => {
        passOn(c, await signOut(platform, visitorOf(c)))
        return c.redirect(href(c, '/sign-in?done=signed-out'), 303)
      })
  )
}

/** A form with one button that ends this session. */
export function signOutForm(language: Language): Html {
  return form({
    language,
    action: href(language, '/sign-out'),
    key: newId(),
    inline: true,
    body: submit({ label: words[language].signIn.signOut, tone: 'plain' }),
  })
}

async function signInPage(platform: Platform, c: WebContext, { email = '', next = '', refusal }: Given) {
  const { language } = c.var
  const { signIn, fields } = words[language]
  const { status, errors, notice: above, errorOf } = refused(language, refusal)
  const accounts = await demoAccounts(platform)
  const entry = form({
    language,
    action: href(c, '/sign-in'),
    key: newId(),
    errors,
    body: html`<input type="hidden" name="next" value="${next}">${field({
      language,
      name: 'email',
      label: fields.email,
      type: 'email',
      autocomplete: 'username',
      value: email,
      required: true,
      error: errorOf('email'),
    })}${field({
      language,
      name: 'password',
      label: fields.password,
      type: 'password',
      autocomplete: 'current-password',
      hint: signIn.linkHint,
      // Optional, but saying so here would only puzzle.
      required: false,
    })}${actions(
      submit({ label: signIn.submit, name: 'way', value: 'password' }),
      submit({ label: signIn.link, tone: 'outline', name: 'way', value: 'link' }),
    )}`,
  })
  const body = html`${query(c, 'done') === 'signed-out' && notice({ language, kind: 'success', title: signIn.signedOut })}${noAccess(c)}${above}${heading({ title: signIn.title, detail: signIn.detail })}<div class="flow">${accounts.length > 0 && demoSheet(language, accounts)}${sheet({ body: entry })}</div>`
  return c.html(c.var.frame({ title: signIn.title, body }), status)
}

/** For somebody whose every membership has ended: signed in, yet nobody here any more. */
export function noAccess(c: WebContext): Html | undefined {
  const { language, signedIn } = c.var
  if (!signedIn) return undefined
  const { signIn } = words[language]
  return notice({
    language,
    kind: 'warning',
    title: signIn.noAccess,
    detail: signIn.noAccessDetail,
    action: signOutForm(language),
  })
}

function linkSent({ settings }: Platform, c: WebContext): Html {
  const { language } = c.var
  const { link } = words[language]
  const kept = settings.smtpUrl ? undefined : notice({ language, kind: 'info', title: link.mailKept })
  return html`${heading({ title: link.title, detail: link.detail(LINK_MINUTES) })}<div class="flow">${kept}${actions(buttonLink({ label: link.back, href: href(c, '/sign-in') }))}</div>`
}

function finishPage(c: WebContext, token: string, refusal?: IdentityRefusal) {
  const { language } = c.var
  const { link } = words[language]
  const { status, notice: above } = refused(language, refusal)
  // The token stays out of the addresses that other pages learn.
  c.header('referrer-policy', 'no-referrer')
  c.header('cache-control', 'no-store')
  const usedUp = refusal?.code === 'link-used-up'
  const onward = usedUp
    ? actions(buttonLink({ label: link.again, href: href(c, '/sign-in'), tone: 'primary' }))
    : form({
        language,
        action: href(c, '/sign-in/finish'),
        key: newId(),
        body: html`<input type="hidden" name="token" value="${token}">${actions(submit({ label: link.finish }))}`,
      })
  const head = usedUp ? { title: link.usedUp } : { title: link.finishTitle, detail: link.finishDetail }
  return c.html(
    c.var.frame({ title: head.title, body: html`${heading(head)}<div class="flow">${above}${onward}</div>` }),
    status,
  )
}
