import { Hono } from 'hono'
import { html } from 'hono/html'
import { newId } from '../../platform/new-id.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Html, type WebContext, type WebEnv, href, readForm } from '../../platform/web.ts'
import { actions, buttonLink, field, form, heading, notice, pairs, sheet, submit } from '../../ui/index.ts'
import { type Shown, acceptAsMyself, acceptAsNewPerson, openInvitation } from './accept-invitation.ts'
import { LIMITS, countAttempt } from './attempts.ts'
import { type IdentityRefusal, membershipName, words } from './identity.messages.ts'
import { SHORTEST_PASSWORD } from './password.ts'
import { refused } from './sentences.ts'
import { signInWithPassword } from './sign-in.ts'
import { signOutForm } from './sign-in.pages.ts'
import { passOn, visitorOf } from './visitor.ts'

/** Answering an invitation, with a new account or one's own. */
export function invitationPages(platform: Platform): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/invitations/:token', (c) => invitationPage(platform, c, { name: '' }))
    .post('/invitations/:token', async (c) => {
      const { form: sent } = await readForm(c)
      const visitor = visitorOf(c)
      const tooMany = await countAttempt(platform, LIMITS.token.address, visitor.address)
      if (tooMany) return invitationPage(platform, c, { name: sent.text('name'), refusal: tooMany })

      const token = c.req.param('token')
      const { language, signedIn } = c.var
      if (signedIn) {
        const accepted = await acceptAsMyself(platform, signedIn, { token, language })
        if (!accepted.ok) return invitationPage(platform, c, { name: '', refusal: accepted.refusal })
        return c.redirect(href(c, '/'), 303)
      }
      const [name, password] = [sent.text('name'), sent.text('password')]
      const accepted = await acceptAsNewPerson(platform, { token, name, password, language })
      if (!accepted.ok) return invitationPage(platform, c, { name, refusal: accepted.refusal })
      const entered = await signInWithPassword(platform, visitor, { email: accepted.value.email, password })
      if (entered.ok) passOn(c, entered.value)
      return c.redirect(href(c, entered.ok ? '/' : '/sign-in'), 303)
    })
}

async function invitationPage(
  platform: Platform,
  c: WebContext,
  { name, refusal }: { readonly name: string; readonly refusal?: IdentityRefusal },
) {
  // The token stays out of the addresses that other pages learn.
  c.header('referrer-policy', 'no-referrer')
  c.header('cache-control', 'no-store')
  const { language } = c.var
  const { invitation: say } = words[language]
  const opened = await openInvitation(platform, c.req.param('token') ?? '')
  if (!opened.ok) {
    const { notice: why } = refused(language, opened.refusal)
    const onward = actions(buttonLink({ label: words[language].signIn.title, href: href(c, '/sign-in') }))
    const body = html`${heading({ title: say.closed })}<div class="flow">${why}${onward}</div>`
    return c.html(c.var.frame({ title: say.closed, body }), refusal?.code === 'too-many-attempts' ? 429 : 404)
  }
  const { invitation, park } = opened.value
  const { status, notice: above } = refused(language, refusal)
  const title = say.title(park)
  const detail = say.detail(membershipName(invitation.role, invitation.actsFor, language))
  const body = html`${heading({ title, detail })}<div class="flow">${above}${answer(c, opened.value, name, refusal)}</div>`
  return c.html(c.var.frame({ title, body }), status)
}

/** What this visitor can do with the invitation. */
function answer(c: WebContext, { invitation, known }: Shown, name: string, refusal: IdentityRefusal | undefined): Html {
  const { language, signedIn } = c.var
  const { invitation: say, fields } = words[language]
  const { errors, errorOf } = refused(language, refusal)
  const action = href(c, `/invitations/${c.req.param('token') ?? ''}`)
  const address = pairs([{ term: say.address, detail: html`<bdi>${invitation.email}</bdi>` }])

  if (signedIn && signedIn.email !== invitation.email) {
    const title = say.another(signedIn.email)
    return html`${notice({ language, kind: 'warning', title, action: signOutForm(language) })}${sheet({ body: address })}`
  }
  if (signedIn) {
    const accept = actions(submit({ label: say.accept }))
    return sheet({
      body: html`<div class="flow">${address}${form({ language, action, key: newId(), errors, body: accept })}</div>`,
    })
  }
  if (known) {
    const onward = buttonLink({
      label: say.signInFirst,
      href: href(c, `/sign-in?next=${encodeURIComponent(action)}`),
      tone: 'primary',
    })
    return sheet({ body: html`<div class="flow">${address}<p>${say.known}</p>${actions(onward)}</div>` })
  }
  const make = html`<input type="hidden" name="email" value="${invitation.email}" autocomplete="username">${field({ language, name: 'name', label: fields.name, value: name, autocomplete: 'name', required: true, error: errorOf('name') })}${field({ language, name: 'password', label: fields.password, type: 'password', hint: fields.passwordHint(SHORTEST_PASSWORD), autocomplete: 'new-password', required: true, error: errorOf('password') })}${actions(submit({ label: say.create }))}`
  return sheet({
    body: html`<div class="flow">${address}${form({ language, action, key: newId(), errors, body: make })}</div>`,
  })
}
