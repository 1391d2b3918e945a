import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import { newId } from '../../platform/new-id.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Html, type WebEnv, href, readForm } from '../../platform/web.ts'
import { entries, form, subheading, submit } from '../../ui/index.ts'
import { type DemoAccount, enterDemo } from './demo-door.ts'
import { membershipName, roleName, words } from './identity.messages.ts'
import { passOn, visitorOf } from './visitor.ts'

/** One click and one is somebody of the demonstration park. Mounted for a demonstration only. */
export function demoPages(platform: Platform): Hono<WebEnv> {
  return new Hono<WebEnv>().post('/demo/sign-in', async (c) => {
    const { form: sent } = await readForm(c)
    const entered = await enterDemo(platform, visitorOf(c), { email: sent.text('account') })
    if (!entered.ok) return c.redirect(href(c, '/sign-in'), 303)
    passOn(c, entered.value)
    return c.redirect(href(c, '/'), 303)
  })
}

/** The people one may be, each with a button. */
export function demoSheet(language: Language, accounts: readonly DemoAccount[]): Html {
  const { signIn } = words[language]
  return html`${subheading({ title: signIn.demo, detail: signIn.demoDetail })}${entries(
    accounts.map(({ name, email, membership: { role, actsFor } }) => ({
      name,
      lines: [membershipName(role, actsFor, language)],
      action: form({
        language,
        action: href(language, '/demo/sign-in'),
        key: newId(),
        inline: true,
        body: html`<input type="hidden" name="account" value="${email}">${submit({
          label: signIn.demoEnter,
          spoken: `${signIn.demoEnter} ${signIn.demoAs(name)}, ${roleName(role, language)}`,
        })}`,
      }),
    })),
  )}`
}
