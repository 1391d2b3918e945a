import { Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { aPlatform } from '../../../tests/database.ts'
import { anOperator } from '../../../tests/operator.ts'
import type { Id } from '../../kernel/id.ts'
import { type Language, isLanguage } from '../../kernel/language.ts'
import { systemActor } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Settings } from '../../platform/settings.ts'
import type { WebEnv } from '../../platform/web.ts'
import { addMembership, createUser } from './add-membership.ts'
import { identityPages } from './identity.pages.ts'
import type { MemberRole } from './membership.ts'
import { actorMiddleware } from './signed-in.ts'
import type { CompanyAround, Surroundings } from './surroundings.ts'

export const GOOD_PASSWORD = 'olive kayak lantern'

/** A world around identity that a test makes up: a site with one company, another with another. */
export function someSurroundings(platform: Platform) {
  const casablanca = { id: platform.newId<'site'>(), name: 'Casablanca' }
  const rabat = { id: platform.newId<'site'>(), name: 'Rabat' }
  const atlas: CompanyAround = { id: platform.newId<'company'>(), name: 'Atlas Robotics', siteId: casablanca.id }
  const zellij: CompanyAround = { id: platform.newId<'company'>(), name: 'Zellij Data', siteId: rabat.id }
  const surroundings: Surroundings = {
    sites: async () => [casablanca, rabat],
    companies: async (_db, { role }) => {
      const all = [atlas, zellij]
      if (role.kind === 'site-manager') return all.filter(({ siteId }) => siteId && role.siteIds.includes(siteId))
      return 'companyId' in role ? all.filter(({ id }) => id === role.companyId) : all
    },
    partners: async () => [],
  }
  return { surroundings, casablanca, rabat, atlas, zellij }
}

/** A person with a password and one role. */
export async function aMember(
  platform: Platform,
  operatorId: Id<'operator'>,
  role: MemberRole,
  given: {
    readonly name?: string
    readonly email?: string
    readonly language?: Language
    readonly actsFor?: string
  } = {},
): Promise<Id<'user'>> {
  const { name = 'Amina Berrada', email = 'amina@example.ma', language = 'fr', actsFor = '' } = given
  const userId = await createUser(platform, { name, email, language, password: GOOD_PASSWORD })
  const kept = await change(platform, systemActor(operatorId), async (tx) => {
    const began = await addMembership(platform, tx, { userId, role, actsFor })
    if (!began) throw new Error('The role was held already.')
    return changed(undefined, began)
  })
  if (!kept.ok) throw new Error(kept.refusal.code)
  return userId
}

/** A browser before our pages, with its cookies; forms are sent as browsers send them. */
export function aBrowser(platform: Platform, surroundings: Surroundings) {
  const web = new Hono<WebEnv>()
    .use('/:language/*', async (c, next) => {
      const language = c.req.param('language')
      c.set('language', isLanguage(language) ? language : 'fr')
      c.set('frame', ({ title, body }) => html`<title>${title}</title>${body}`)
      await next()
    })
    .use(actorMiddleware(platform))
    .get('/:language/whoami', (c) =>
      c.json({ role: c.var.actor?.role.kind ?? null, name: c.var.signedIn?.name ?? null }),
    )
    .route('/:language', identityPages(platform, surroundings))
    .onError((error, c) => {
      if (error instanceof HTTPException) return c.text(error.message, error.status)
      throw error
    })
  const cookies = new Map<string, string>()
  const visit = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = new Headers(init.headers)
    headers.set('user-agent', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0')
    if (cookie && !headers.has('cookie')) headers.set('cookie', cookie)
    const response = await web.request(path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return {
    visit,
    send: (path: string, fields: Record<string, string>) =>
      visit(path, { method: 'POST', body: new URLSearchParams({ _key: platform.newId(), ...fields }) }),
    signIn(email: string, password = GOOD_PASSWORD) {
      return this.send('/fr/sign-in', { email, password, way: 'password' })
    },
    async role(): Promise<string | null> {
      return ((await (await visit('/fr/whoami')).json()) as { role: string | null }).role
    },
  }
}

/** A park with a director for the asking, and browsers before its pages. */
export async function aPark(settings: Partial<Settings> = {}) {
  const platform = await aPlatform({ settings })
  const operatorId = await anOperator(platform)
  const around = someSurroundings(platform)
  return {
    platform,
    operatorId,
    ...around,
    browser: () => aBrowser(platform, around.surroundings),
    member: (language: Language = 'fr', email = 'amina@example.ma') =>
      aMember(platform, operatorId, { kind: 'director' }, { language, email }),
  }
}
