import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after } from 'node:test'
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core'
import type { Language } from '../../src/kernel/language.ts'

/** The browser without a desktop first: the same engine, and a third less work for the machine. */
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
const CHROMIUM = process.env['TREMPLIN_CHROMIUM'] ?? PLACES.find((place) => existsSync(place)) ?? '/usr/bin/chromium'

/** Why the journeys are skipped, when they are; false where a browser is at hand. */
export const noBrowser: string | false = existsSync(CHROMIUM)
  ? false
  : `There is no Chromium at ${CHROMIUM}. Install it (apt install chromium-headless-shell, or chromium), or name one by TREMPLIN_CHROMIUM.`

let running: Promise<Browser> | undefined

export interface Visit {
  readonly language?: Language
  readonly javaScript?: boolean
  readonly dark?: boolean
  readonly width?: number
}

/** A visitor with an empty browser of its own. */
export async function aVisitor({
  language = 'fr',
  javaScript = true,
  dark = false,
  width = 1280,
}: Visit = {}): Promise<BrowserContext> {
  const context = await (await openBrowser()).newContext({
    locale: { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' }[language],
    javaScriptEnabled: javaScript,
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height: 900 },
    timezoneId: 'Africa/Casablanca',
  })
  // How long a page may take on a machine that is busy with other things; on one at rest nothing waits for it.
  context.setDefaultTimeout(30_000)
  return context
}

/** The browser of this test file; it closes with the test that opened it. */
export function openBrowser(): Promise<Browser> {
  running ??= launch()
  return running
}

async function launch(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  after(() => browser.close())
  return browser
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Violation {
  readonly rule: string
  readonly where: readonly string[]
}

/** What axe finds wrong on the page as it stands, WCAG 2.2 A and AA. */
export async function violations(page: Page): Promise<readonly Violation[]> {
  // Not as a script of the page: its own policy forbids those. Once for each page, however often it is looked at.
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(axe)
  return page.evaluate(async () => {
    const found = await (
      globalThis as unknown as {
        axe: {
          run(
            o: object,
          ): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }>
        }
      }
    ).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
      iframes: false,
      preload: false,
    })
    return found.violations.map(({ id, nodes }) => ({
      rule: id,
      where: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
    }))
  })
}

/** Pixels by which the page is wider than its window: 0 when nothing scrolls sideways. */
export async function overflow(page: Page): Promise<number> {
  return Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'))
}
