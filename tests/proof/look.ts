import type { BrowserContext, Page } from 'playwright-core'
import { serve } from '@hono/node-server'
import { after } from 'node:test'
import { LANGUAGES, type Language } from '../../src/kernel/language.ts'
import type { App } from '../hostile-park.ts'
import { openBrowser, overflow, violations } from '../journeys/browser.ts'
import { type SeenPage, formsSeen } from './pages.ts'
import type { ProofPark } from './park.ts'
import { routesOf } from './routes.ts'
import { everything, partOf, turnOf } from './verdict.ts'

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
  /** The form that is sent empty first, by the address it goes to. */
  readonly sends?: string
  readonly language: Language
  readonly looks: readonly Look[]
}

interface Looked {
  readonly asked: number
  readonly faults: readonly string[]
}

/** What a browser finds wrong with pages: axe, sideways scrolling, scripts that fail or are refused. */
export function faultsOfLook(
  park: ProofPark,
  pages: readonly SeenPage[],
  app: Pick<App, 'fetch'> = park.app,
): Promise<Looked> {
  return lookedThrough(
    park,
    app,
    pages.flatMap((page) => visitsTo(page)),
  )
}

/** The same for forms that come back because nobody filled them in. A sample looks at one in three. */
export function faultsOfRefused(park: ProofPark, pages: readonly SeenPage[]): Promise<Looked> {
  const forms = formsSeen(routesOf(park.app), pages).filter(({ form }) =>
    form.fields.some(({ kind }) => kind === 'text'),
  )
  const once = new Map(
    forms.map((seen) => [`${seen.to?.name} ${seen.form.fields.map(({ name }) => name).join()}`, seen]),
  )
  const chosen = [...once].flatMap(([name, seen]) =>
    everything || turnOf(name, [true, false, false, false, false, false]) ? [seen] : [],
  )
  return lookedThrough(
    park,
    park.app,
    chosen.flatMap(({ form, page }) => visitsTo(page, form.action)),
  )
}

async function lookedThrough(park: ProofPark, app: Pick<App, 'fetch'>, visits: readonly Visit[]): Promise<Looked> {
  const base = await served(app)
  // Some forms may be sent empty, and change something that another visit counts on.
  const sends = visits.some((visit) => visit.sends !== undefined)
  const waiting = [...partOf(visits)]
  const asked = waiting.reduce((sum, { looks }) => sum + looks.length + 1, 0)
  const faults: string[] = []
  // Two at once, where nothing is sent: while one page is drawn the other is thought about.
  await Promise.all(
    (sends ? [1] : [1, 2]).map(async () => {
      const contexts = new Map<string, BrowserContext>()
      for (let visit = waiting.shift(); visit; visit = waiting.shift()) {
        const { visitor } = visit.page
        const context = contexts.get(visitor) ?? (await contextFor(park.cookieOf(visitor), base))
        contexts.set(visitor, context)
        if (sends) await park.restore()
        faults.push(...(await visited(context, base, visit)))
      }
      for (const context of contexts.values()) await context.close()
    }),
  )
  return { asked, faults }
}

/** All languages and looks, or the one that is this page's turn. */
function visitsTo(page: SeenPage, sends?: string): readonly Visit[] {
  const sent = sends === undefined ? {} : { sends }
  if (everything) return LANGUAGES.map((language) => ({ page, language, looks: LOOKS, ...sent }))
  const name = `${page.route.name} ${page.visitor} ${sends?.replace(/[\da-f-]{36}/g, '')}`
  return [{ page, language: turnOf(name, LANGUAGES), looks: [turnOf(`look ${name}`, LOOKS)], ...sent }]
}

async function visited(context: BrowserContext, base: string, { page: seen, language, looks, sends }: Visit) {
  const spoken = (address: string) => address.replace(/^\/fr(?=[/?]|$)/, `/${language}`)
  const address = spoken(seen.address)
  const faults: string[] = []
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(`${seen.visitor} ${address}: ${error.message}`))
  page.on('console', (message) => {
    // A browser notes as an error that a form came back.
    if (message.type() === 'error' && !message.text().includes('status of 4'))
      faults.push(`${seen.visitor} ${address}: ${message.text()}`)
  })
  const answer = await page.goto(base + address)
  if (answer?.status() !== 200) faults.push(`${seen.visitor} ${address}: answered ${answer?.status()}`)
  if (sends !== undefined) await sendEmpty(page, spoken(sends))
  for (const look of looks)
    faults.push(...(await lookedAt(page, look)).map((fault) => `${seen.visitor} ${address} ${fault}`))
  await page.setViewportSize({ width: NARROWEST, height: 800 })
  const narrow = await overflow(page)
  if (narrow > 0) faults.push(`${seen.visitor} ${address}: scrolls sideways by ${narrow} px at ${NARROWEST} px`)
  await page.close()
  return faults
}

/** Sends the form that goes to an address, as it comes with nothing typed into it. */
async function sendEmpty(page: Page, action: string): Promise<void> {
  const emptying = `
    const form = [...document.querySelectorAll('form[method="post"]')]
      .find((one) => one.getAttribute('action') === ${JSON.stringify(action)})
    if (!form) throw new Error('No form on ' + location.pathname + ' goes to ' + ${JSON.stringify(action)})
    for (const field of form.querySelectorAll('input:not([type="hidden"]), textarea')) {
      if (/^(?:radio|checkbox)$/.test(field.type)) field.checked = false
      else field.value = ''
    }
    form.submit()`
  await Promise.all([page.waitForEvent('load'), page.evaluate(`(() => {${emptying}})()`)])
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
