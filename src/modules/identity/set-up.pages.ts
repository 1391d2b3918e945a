import { Hono } from 'hono'
import { html } from 'hono/html'
import { newId } from '../../platform/new-id.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, href, readForm } from '../../platform/web.ts'
import { actions, field, form, heading, select, sheet, submit } from '../../ui/index.ts'
import { LIMITS, countAttempt } from './attempts.ts'
import { type IdentityRefusal, words } from './identity.messages.ts'
import { USUAL_PARK, countryChoices, currencyChoices, zoneChoices } from './park-settings.ts'
import { SHORTEST_PASSWORD } from './password.ts'
import { refused } from './sentences.ts'
import { type FirstVisit, isSetUp, setUpOperator } from './set-up-operator.ts'
import { signInWithPassword } from './sign-in.ts'
import { passOn, visitorOf } from './visitor.ts'

type Given = Omit<FirstVisit, 'password' | 'language'>

const blank: Given = { park: '', ...USUAL_PARK, name: '', email: '' }

/** The first visit: makes the park and its first director. */
export function setUpPages(platform: Platform): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/setup', async (c) =>
      (await isSetUp(platform)) ? c.redirect(href(c, '/sign-in'), 303) : setUpPage(c, blank, undefined),
    )
    .post('/setup', async (c) => {
      const { form: sent } = await readForm(c)
      const [park, zone, currency] = [sent.text('park'), sent.text('zone'), sent.text('currency')]
      const [country, name, email] = [sent.text('country'), sent.text('name'), sent.text('email')]
      const given: Given = { park, zone, currency, country, name, email }
      const password = sent.text('password')
      const visitor = visitorOf(c)

      const tooMany = await countAttempt(platform, LIMITS.token.address, visitor.address)
      if (tooMany) return setUpPage(c, given, tooMany)
      const made = await setUpOperator(platform, { ...given, password, language: c.var.language })
      if (!made.ok) return setUpPage(c, given, made.refusal)
      const entered = await signInWithPassword(platform, visitor, { email, password })
      if (entered.ok) passOn(c, entered.value)
      return c.redirect(href(c, entered.ok ? '/' : '/sign-in'), 303)
    })
}

function setUpPage(c: WebContext, { park, zone, currency, country, name, email }: Given, refusal?: IdentityRefusal) {
  const { language } = c.var
  const { setUp, fields } = words[language]
  const { status, errors, notice, errorOf } = refused(language, refusal)
  const line = (key: 'park' | 'name' | 'email' | 'password') => ({
    language,
    name: key,
    required: true,
    error: errorOf(key),
  })
  const ours = html`<fieldset class="form"><legend class="strong">${setUp.park}</legend>${field({ ...line('park'), label: setUp.parkName, hint: setUp.parkNameHint, value: park, autocomplete: 'organization' })}${select({ language, name: 'country', label: setUp.country, options: countryChoices(language), value: country, required: true, error: errorOf('country') })}${select({ language, name: 'zone', label: setUp.zone, options: zoneChoices(), value: zone, required: true, error: errorOf('zone') })}${select({ language, name: 'currency', label: setUp.currency, options: currencyChoices(language), value: currency, required: true, error: errorOf('currency') })}</fieldset>`
  const yours = html`<fieldset class="form"><legend class="strong">${setUp.you}</legend>${field({ ...line('name'), label: fields.name, value: name, autocomplete: 'name' })}${field({ ...line('email'), label: fields.email, type: 'email', value: email, autocomplete: 'username' })}${field({ ...line('password'), label: fields.password, type: 'password', hint: fields.passwordHint(SHORTEST_PASSWORD), autocomplete: 'new-password' })}</fieldset>`
  const body = html`${heading({ title: setUp.title, detail: setUp.detail })}<div class="flow">${notice}${sheet({
    body: form({
      language,
      action: href(c, '/setup'),
      key: newId(),
      errors,
      body: html`${ours}${yours}${actions(submit({ label: setUp.submit }))}`,
    }),
  })}</div>`
  return c.html(c.var.frame({ title: setUp.title, body }), status)
}
