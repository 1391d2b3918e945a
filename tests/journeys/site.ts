import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { serve } from '@hono/node-server'
import type { Page } from 'playwright-core'
import { createApp, modules } from '../../src/app.ts'
import type { Id } from '../../src/kernel/id.ts'
import type { Language } from '../../src/kernel/language.ts'
import { words } from '../../src/modules/identity/identity.messages.ts'
import { type MemberRole, addMembership, createUser } from '../../src/modules/identity/index.ts'
import { systemActor } from '../../src/platform/actor.ts'
import { change, changed } from '../../src/platform/change.ts'
import { aPark } from '../park.ts'
import { openBrowser } from './browser.ts'

/** Who sits before the browser: the address and the password that let them in. */
export interface Person {
  readonly email: string
  readonly password: string
}

/** Six journeys take half a minute; on a busy machine several. */
export const PATIENCE = 300_000

const PASSWORD = 'seven green zebras dance'

/**
 * A park that browsers visit: a server of its own on a free port and a browser at hand. Its jobs are done in the
 * background, or when the test says so by `platform.work()`.
 */
export async function aSite({
  jobs = 'in the background',
  smtpUrl,
  ...options
}: {
  readonly now?: string
  readonly smtpUrl?: string
  readonly jobs?: 'in the background' | 'when told'
} = {}) {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const park = await aPark({ ...options, maxConnections: 8, settings: { port, baseUrl: address, smtpUrl } })
  const { platform } = park
  const app = await createApp(platform)
  const server = await new Promise<Server>((resolve) => {
    const listening = serve({ fetch: app.fetch, port, hostname: 'localhost' }, () => resolve(listening as Server))
  })
  after(() => {
    server.close()
    server.closeAllConnections()
  })
  await openBrowser()
  if (jobs === 'in the background') await platform.jobs.start(modules.handlersOf(platform))

  return {
    ...park,
    address,
    /** Somebody with an account and a password, who holds a role in this park or in another one of the same server. */
    account: async (
      role: MemberRole,
      {
        operatorId = park.operatorId,
        actsFor = '',
        language = 'fr',
      }: { readonly operatorId?: Id<'operator'>; readonly actsFor?: string; readonly language?: Language } = {},
    ): Promise<Person> => {
      const email = `${platform.newId()}@people.example`
      const userId = await createUser(platform, { name: 'Salma Idrissi', email, password: PASSWORD, language })
      await change(platform, systemActor(operatorId), async (tx) => {
        const began = await addMembership(platform, tx, { userId, role, actsFor })
        assert.ok(began)
        return changed(undefined, began)
      })
      return { email, password: PASSWORD }
    },
  }
}

export type Site = Awaited<ReturnType<typeof aSite>>

/** Signs in by the form, as everybody does. */
export async function signIn(page: Page, site: Site, language: Language, { email, password }: Person): Promise<void> {
  const { fields, signIn: say } = words[language]
  await page.goto(`${site.address}/${language}/sign-in`)
  await page.getByLabel(fields.email).fill(email)
  await page.getByLabel(fields.password).fill(password)
  await page.getByRole('button', { name: say.submit, exact: true }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
}

/** Opens a page again until what the jobs do in the background shows on it. */
export async function reloadUntil(page: Page, shows: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    if (await shows()) return
    await page.waitForTimeout(250)
    await page.reload()
  }
  assert.fail(`The page ${page.url()} did not come to show what was awaited:\n${await page.innerText('main')}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
