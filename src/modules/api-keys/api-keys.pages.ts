import { Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { dayIn, parseCivilDate } from '../../kernel/civil-date.ts'
import { type Id, asId } from '../../kernel/id.ts'
import { showInstant } from '../../kernel/language.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import type { Actor } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { findOperator } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Form, type WebContext, type WebEnv, actorOf, href, query, receive } from '../../platform/web.ts'
import { type Content, actions, buttonLink, heading, notice, sheet } from '../../ui/index.ts'
import { type Surroundings, membershipName, roleOf, userNames } from '../identity/index.ts'
import { keyToken, prefixOf, stateOf } from './api-key.ts'
import { keyWords } from './api-keys.messages.ts'
import { status } from './api-keys.status.ts'
import { listApiKeys } from './api-keys.store.ts'
import { type Choosable, type GivenKey, keyList, keySheet } from './api-keys.view.ts'
import { type KeyRefusal, makeApiKey, mayGiveKeys, revokeApiKey } from './make-api-key.ts'

interface Given {
  readonly key?: GivenKey
  readonly refusal?: KeyRefusal
}

/** Where the park's management gives keys to programs, sees what they are used for and takes them back. */
export function apiKeysPages(platform: Platform, surroundings: Surroundings): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/keys', (c) => page(c, {}))
    .post('/keys', async (c) => {
      const { form: sent, actor } = await receive(c, giverOf(c))
      const given = givenIn(sent)
      const day = given.expiresOn ? parseCivilDate(given.expiresOn) : undefined
      const result = await makeApiKey(platform, actor, surroundings, {
        name: given.name ?? '',
        role: roleOf(given),
        expiresOn: day && (day.ok ? day.value : null),
      })
      if (!result.ok) return page(c, { key: given, refusal: result.refusal })
      return c.html(shownOnce(c, keyToken(platform.settings.secret, actor.operatorId, result.value.keyId)))
    })
    .post('/keys/:id/revoke', async (c) => {
      const { actor } = await receive(c, giverOf(c))
      const keyId = asId<'api-key'>(c.req.param('id'))
      if (!keyId) return c.notFound()
      const result = await revokeApiKey(platform, actor, { keyId })
      if (result.ok) return c.redirect(href(c, '/keys?done=revoked'), 303)
      return result.refusal.code === 'key-not-found' ? c.notFound() : page(c, { refusal: result.refusal })
    })

  async function page(c: WebContext, { key = {}, refusal }: Given) {
    const actor = giverOf(c)
    const { language } = c.var
    const words = keyWords[language]
    const { keys, names, zone, choosable } = await read(platform, actor, async (db) => {
      const found = await listApiKeys(db)
      const makers = [...new Set(found.flatMap(({ madeBy }) => madeBy ?? []))] satisfies Id<'user'>[]
      const around: Choosable = {
        sites: await surroundings.sites(db),
        partners: await surroundings.partners(db),
        companies: await surroundings.companies(db, actor),
      }
      return {
        keys: found,
        names: await userNames(db, makers),
        zone: (await findOperator(db, actor.operatorId)).zone,
        choosable: around,
      }
    })
    const today = dayIn(zone, platform.now())
    const said = refusal && sentenceFor(words.refusals, refusal)
    const done = query(c, 'done') === 'revoked' && notice({ language, kind: 'success', title: words.revoked })
    const list = keyList(c, keys, {
      today,
      day: (at) => dayIn(zone, at),
      instant: (at) => showInstant(language, at, zone),
      nameOf: (id) => names.get(id),
      roleOf: ({ role, actsFor }) => membershipName(role, actsFor, language),
    })
    const title = words.title(keys.filter((each) => stateOf(each, today) === 'open').length)
    const above = { href: href(c, '/account'), label: words.above }
    const open = keys.length === 0 || refusal !== undefined
    const body = html`${done}${heading({ title, detail: words.detail, above })}<div class="flow">${keySheet(c, choosable, key, { open, refusal, said })}${keys.length > 0 && list}</div>`
    return c.html(c.var.frame({ title, body }), refusal ? status[refusal.code] : 200)
  }
}

/** The one time that a key is shown. */
function shownOnce(c: WebContext, token: string) {
  const { language } = c.var
  const words = keyWords[language]
  const body = html`${heading({ title: words.made, detail: words.madeDetail, focus: true })}<div class="flow">${sheet({
    body: html`<p><code class="secret" dir="ltr">${token}</code></p><p class="quiet">${words.how}</p><p><code class="secret" dir="ltr">Authorization: Bearer ${prefixOf(token)}…</code></p>`,
  })}${actions(
    buttonLink({ href: href(c, '/keys'), label: words.toList, tone: 'primary' }),
    buttonLink({ href: '/api/openapi.json', label: words.documentation, tone: 'outline' }),
  )}</div>`
  return c.var.frame({ title: words.made, body })
}

/** The part of a director's account that leads to the keys. */
export function apiKeysSection(c: WebContext, actor: Actor): Promise<Content> {
  if (!mayGiveKeys(actor)) return Promise.resolve(undefined)
  const { title, detail, link } = keyWords[c.var.language].section
  const lead = buttonLink({ href: href(c, '/keys'), label: link, tone: 'outline' })
  return Promise.resolve(sheet({ title, detail, body: actions(lead) }))
}

function giverOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!mayGiveKeys(actor)) throw new HTTPException(403)
  return actor
}

function givenIn(sent: Form): GivenKey {
  return {
    name: sent.text('name'),
    role: sent.text('role'),
    sites: sent.all('sites'),
    partner: sent.text('partner'),
    company: sent.text('company'),
    expiresOn: sent.text('openUntil'),
  }
}
