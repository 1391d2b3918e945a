import { html } from 'hono/html'
import type { Language } from '../kernel/language.ts'
import type { Html } from '../platform/web.ts'
import { buttonLink, form, monogram, named, ornament, submit } from '../ui/index.ts'
import { shellWords } from './shell.messages.ts'

export interface Welcome {
  readonly signInHref: string
  readonly demoHref: string
  /** A key for each form shown. */
  readonly newKey: () => string
  /** The demo park's accounts; none in the real thing. */
  readonly accounts: readonly {
    readonly email: string
    readonly name: string
    readonly role: string
    readonly actsFor: string
  }[]
}

/** What a visitor without an account meets first. */
export function welcome(language: Language, { signInHref, demoHref, newKey, accounts }: Welcome): Html {
  const { welcome: words, signIn } = shellWords[language]
  const enter =
    accounts.length > 0 &&
    html`<section class="flow welcome-demo" aria-labelledby="demo"><div><h2 id="demo">${words.demoTitle}</h2><p class="quiet">${words.demoDetail}</p></div>
    <ul class="sheet entries">${accounts.map(
      ({ email, name, role, actsFor }) =>
        html`<li class="entry">${monogram(name)}<div class="entry-text"><div class="entry-title"><h3>${role}</h3></div><p class="quiet">${named(name)}${actsFor && html` · ${named(actsFor)}`}</p></div><div class="entry-action">${form(
          {
            language,
            action: demoHref,
            key: newKey(),
            body: html`<input type="hidden" name="account" value="${email}">${submit({ label: signIn, tone: 'outline', spoken: `${signIn} – ${role}` })}`,
          },
        )}</div></li>`,
    )}</ul></section>`
  return html`<section class="welcome">${ornament()}<h1>${words.title}</h1><p class="lead">${words.lead}</p>
    ${accounts.length === 0 && html`<div class="actions">${buttonLink({ href: signInHref, label: signIn, tone: 'primary' })}</div>`}</section>
    ${enter}
    <ol class="welcome-steps">${words.steps.map(({ title, text }) => html`<li><h2>${title}</h2><p class="quiet">${text}</p></li>`)}</ol>
    <p class="quiet">${words.source}</p>`
}
