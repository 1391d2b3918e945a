import { Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { dayIn } from '../../kernel/civil-date.ts'
import { asId } from '../../kernel/id.ts'
import { LANGUAGES, isLanguage, showInstant } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { newId } from '../../platform/new-id.ts'
import { findOperator } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Html, type WebContext, type WebEnv, actorOf, href, query, readForm, receive } from '../../platform/web.ts'
import {
  type Content,
  type Entry,
  actions,
  choices,
  entries,
  field,
  form,
  heading,
  notice,
  sheet,
  submit,
  subheading,
} from '../../ui/index.ts'
import { deviceName } from './device.ts'
import { type IdentityRefusal, type Words, membershipName, words } from './identity.messages.ts'
import { asksOldPassword, changeAccount, changePassword, chooseMembership, signOutEverywhere } from './my-account.ts'
import { SHORTEST_PASSWORD } from './password.ts'
import { refused } from './sentences.ts'
import type { SignedIn } from './signed-in.ts'
import { signOut } from './sign-in.ts'
import { noAccess, signOutForm } from './sign-in.pages.ts'
import { type Session, listSessions } from './users.store.ts'
import { passOn, visitorOf } from './visitor.ts'

interface Given {
  readonly name?: string
  readonly language?: string
  readonly refusal?: IdentityRefusal
}

const notices = ['saved', 'passwordSaved', 'chosen'] as const

/** What another module adds to the account's page: its part, or nothing for this reader. */
export type AccountSection = (c: WebContext, actor: Actor) => Promise<Content>

/** One's own account: name, language of letters, password, devices, roles. */
export function accountPages(platform: Platform, sections: readonly AccountSection[] = []): Hono<WebEnv> {
  const accountPage = (c: WebContext, given: Given) => showAccount(platform, sections, c, given)
  return new Hono<WebEnv>()
    .get('/account', (c) => accountPage(c, {}))
    .post('/account', async (c) => {
      const { form: sent, actor } = await receive(c, actorOf(c))
      const name = sent.text('name')
      const language = isLanguage(sent.text('letters')) ? sent.text('letters') : signedInOf(c).language
      if (!isLanguage(language)) throw new HTTPException(400)
      const kept = await changeAccount(platform, actor, signedInOf(c), { name, language })
      if (!kept.ok) return accountPage(c, { name, language, refusal: kept.refusal })
      return c.redirect(href(c, '/account?done=saved'), 303)
    })
    .post('/account/password', async (c) => {
      // Passwords stay out of the digest that marks a request as answered: two changes are two changes.
      const { form: sent } = await readForm(c)
      const wish = { old: sent.text('old'), wanted: sent.text('password') }
      const kept = await changePassword(platform, actorOf(c), signedInOf(c), wish)
      if (!kept.ok) return accountPage(c, { refusal: kept.refusal })
      return c.redirect(href(c, '/account?done=passwordSaved'), 303)
    })
    .post('/account/membership', async (c) => {
      const { form: sent, actor } = await receive(c, actorOf(c))
      const membershipId = asId<'membership'>(sent.text('membership'))
      const chosen = await chooseMembership(platform, actor, signedInOf(c), { membershipId })
      if (!chosen.ok) return accountPage(c, { refusal: chosen.refusal })
      return c.redirect(href(c, '/account?done=chosen'), 303)
    })
    .post('/account/sign-out-everywhere', async (c) => {
      await signOutEverywhere(platform, actorOf(c), signedInOf(c))
      passOn(c, await signOut(platform, visitorOf(c)))
      return c.redirect(href(c, '/sign-in?done=signed-out'), 303)
    })
}

function signedInOf(c: WebContext): SignedIn {
  if (!c.var.signedIn) throw new HTTPException(401)
  return c.var.signedIn
}

async function showAccount(platform: Platform, sections: readonly AccountSection[], c: WebContext, given: Given) {
  const { language } = c.var
  const person = signedInOf(c)
  const { account } = words[language]
  if (!person.acting) {
    return c.html(c.var.frame({ title: account.title, body: html`${noAccess(c)}${heading({ title: account.title })}` }))
  }
  const actor = actorOf(c)
  const [{ zone }, sessions, asksOld, added] = await Promise.all([
    read(platform, person.acting, (db) => findOperator(db, actor.operatorId)),
    listSessions(platform.database, person.userId),
    asksOldPassword(platform, person),
    Promise.all(sections.map((section) => section(c, actor))),
  ])
  const { status, notice: above } = refused(language, given.refusal)
  const done = notices.find((name) => name === query(c, 'done'))
  const detail = html`<bdi>${person.email}</bdi>`
  const body = html`${done && notice({ language, kind: 'success', title: account[done] })}${above}${heading({ title: account.title, detail, actions: signOutForm(language) })}<div class="flow">${aboutYou(c, person, given)}${added}${roles(c, person, zone)}${passwordSheet(c, asksOld, given.refusal)}${devices(c, person, sessions, zone)}</div>`
  return c.html(c.var.frame({ title: account.title, body }), status)
}

function aboutYou(c: WebContext, person: SignedIn, { name, language: letters, refusal }: Given): Html {
  const { language } = c.var
  const { account, fields } = words[language]
  const { errors, errorOf } = refused(language, refusal)
  const own = errors.filter(({ field: about }) => about === 'name')
  return sheet({
    title: account.you,
    body: form({
      language,
      action: href(c, '/account'),
      key: newId(),
      errors: own,
      body: html`${field({ language, name: 'name', label: fields.name, value: name ?? person.name, autocomplete: 'name', required: true, error: errorOf('name') })}${choices(
        {
          language,
          name: 'letters',
          label: fields.letterLanguage,
          options: LANGUAGES.map((value) => ({ value, label: ownNames[value] })),
          value: letters ?? person.language,
          required: true,
        },
      )}${actions(submit({ label: account.save }))}`,
    }),
  })
}

const ownNames = { fr: 'Français', ar: 'العربية', en: 'English' } as const

function roles(c: WebContext, { memberships, acting }: SignedIn, zone: string): Html {
  const { language } = c.var
  const { account } = words[language]
  const entryOf = ({ id, operatorName, role, actsFor, since }: SignedIn['memberships'][number]): Entry => {
    const name = membershipName(role, actsFor, language)
    const lines = [html`<bdi>${operatorName}</bdi>`, account.since(dayIn(zone, since))]
    if (id === acting?.id) return { name, lines, mark: html`<span class="quiet">${account.current}</span>` }
    const choose = submit({ label: account.actAs, tone: 'outline', spoken: account.actAsSpoken(name) })
    return { name, lines, action: postButton(c, '/account/membership', { membership: id }, choose) }
  }
  const detail = memberships.length > 1 ? account.membershipsDetail : undefined
  return html`${subheading({ title: account.memberships, detail })}${entries(memberships.map(entryOf))}`
}

function passwordSheet(c: WebContext, asksOld: boolean, refusal: IdentityRefusal | undefined): Html {
  const { language } = c.var
  const { account, fields } = words[language]
  const { errors, errorOf } = refused(language, refusal)
  const own = errors.filter(({ field: about }) => about === 'old' || about === 'password')
  const old = field({
    language,
    name: 'old',
    label: fields.oldPassword,
    type: 'password',
    autocomplete: 'current-password',
    required: true,
    error: errorOf('old'),
  })
  const wanted = field({
    language,
    name: 'password',
    label: fields.newPassword,
    type: 'password',
    hint: fields.passwordHint(SHORTEST_PASSWORD),
    autocomplete: 'new-password',
    required: true,
    error: errorOf('password'),
  })
  return sheet({
    title: account.passwordTitle,
    detail: asksOld ? account.passwordDetail : `${account.byLinkDetail} ${account.passwordDetail}`,
    body: form({
      language,
      action: href(c, '/account/password'),
      key: newId(),
      errors: own,
      body: html`${asksOld && old}${wanted}${actions(submit({ label: account.setPassword }))}`,
    }),
  })
}

function devices(c: WebContext, person: SignedIn, sessions: readonly Session[], zone: string): Html {
  const { language } = c.var
  const { account } = words[language]
  const everywhere = submit({ label: account.everywhere, tone: 'danger' })
  return html`${subheading({ title: account.sessions, detail: account.sessionsDetail })}${entries(
    sessions.map(({ id, device, openedAt }) => ({
      name: shownDevice(device, account),
      lines: [account.openedAt(showInstant(language, openedAt, zone))],
      mark: id === person.sessionId ? html`<span class="quiet">${account.thisDevice}</span>` : undefined,
    })),
  )}${postButton(c, '/account/sign-out-everywhere', {}, everywhere)}`
}

function shownDevice(userAgent: string, { deviceOn, unknownDevice }: Words['account']): string {
  const { browser, system } = deviceName(userAgent)
  return browser && system ? deviceOn(browser, system) : (browser ?? system ?? unknownDevice)
}

/** A form that is one button. */
export function postButton(c: WebContext, path: string, hidden: Readonly<Record<string, string>>, button: Html): Html {
  return form({
    language: c.var.language,
    action: href(c, path),
    key: newId(),
    inline: true,
    body: html`${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${button}`,
  })
}
