import type { BrowserContext, Page } from 'playwright-core'
import { serve } from '@hono/node-server'
import { after } from 'node:test'
import { LANGUAGES, type Language } from '../../src/kernel/language.ts'
import type { App } from '../hostile-park.ts'
import { openBrowser, overflow, violations } from '../journeys/browser.ts'
import type { SeenPage } from './pages.ts'
import type { ProofPark } from './park.ts'
import { everything, turnOf } from './verdict.ts'

/** A way of looking at a page. */
interface Look {
  readonly dark: boolean
  readonly width: number
}

const LOOKS: readonly Look[] = [false, true].flatMap((dark) => [390, 1440].map((width) => ({ dark, width })))

/** The narrowest telephone that has to do. */
const NARROWEST = 360

interface Visit {
  readonly page: SeenPage
  readonly language: Language
  readonly looks: readonly Look[]
}

/** What a browser finds wrong with pages: axe, sideways scrolling, scripts that fail or are refused. */
export async function faultsOfLook(
  park: ProofPark,
  pages: readonly SeenPage[],
  app: Pick<App, 'fetch'> = park.app,
): Promise<{ readonly asked: number; readonly faults: readonly string[] }> {
  const base = await served(app)
  const waiting = pages.flatMap(visitsTo)
  const asked = waiting.reduce((sum, { looks }) => sum + looks.length + 1, 0)
  const faults: string[] = []
  // Two at once: while one page is drawn the other is thought about.
  await Promise.all(
    [1, 2].map(async () => {
      const contexts = new Map<string, BrowserContext>()
      for (let visit = waiting.shift(); visit; visit = waiting.shift()) {
        const { visitor } = visit.page
        const context = contexts.get(visitor) ?? (await contextFor(park.cookieOf(visitor), base))
        contexts.set(visitor, context)
        faults.push(...(await visited(context, base, visit)))
      }
      for (const context of contexts.values()) await context.close()
    }),
  )
  return { asked, faults }
}

/** All languages and looks, or the one that is this page's turn. */
function visitsTo(page: SeenPage): readonly Visit[] {
  if (everything) return LANGUAGES.map((language) => ({ page, language, looks: LOOKS }))
  const name = `${page.route.name} ${page.visitor}`
  return [{ page, language: turnOf(name, LANGUAGES), looks: [turnOf(`look ${name}`, LOOKS)] }]
}

async function visited(context: BrowserContext, base: string, { page: seen, language, looks }: Visit) {
  const address = seen.address.replace(/^\/fr(?=[/?]|$)/, `/${language}`)
  const faults: string[] = []
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(`${seen.visitor} ${address}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${seen.visitor} ${address}: ${message.text()}`)
  })
  const answer = await page.goto(base + address)
  if (answer?.status() !== 200) faults.push(`${seen.visitor} ${address}: answered ${answer?.status()}`)
  for (const look of looks)
    faults.push(...(await lookedAt(page, look)).map((fault) => `${seen.visitor} ${address} ${fault}`))
  await page.setViewportSize({ width: NARROWEST, height: 800 })
  const narrow = await overflow(page)
  if (narrow > 0) faults.push(`${seen.visitor} ${address}: scrolls sideways by ${narrow} px at ${NARROWEST} px`)
  await page.close()
  return faults
}

async function lookedAt(page: Page, { dark, width }: Look): Promise<readonly string[]> {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  const sideways = await overflow(page)
  const found = (await violations(page)).map(({ rule, where }) => `${rule} ${where.slice(0, 2).join(' | ')}`)
  if (sideways > 0) found.push(`scrolls sideways by ${sideways} px`)
  return found.map((fault) => `(${dark ? 'dark' : 'light'}, ${width} px): ${fault}`)
}

async function contextFor(cookie: string, base: string): Promise<BrowserContext> {
  const context = await (await openBrowser()).newContext({ reducedMotion: 'reduce', timezoneId: 'Africa/Casablanca' })
  context.setDefaultTimeout(30_000)
  const cookies = cookie.split('; ').filter((one) => one !== '')
  await context.addCookies(
    cookies.map((one) => {
      const [name = '', ...value] = one.split('=')
      return { name, value: value.join('='), url: base }
    }),
  )
  return context
}

async function served(app: Pick<App, 'fetch'>): Promise<string> {
  const port = await new Promise<number>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port))
    after(() => server.close())
  })
  return `http://127.0.0.1:${port}`
}
