import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
const DEBUGGING_PORT = 9333

export interface Scores {
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
}

export function openBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((place) => existsSync(place))
  if (!executablePath) throw new Error('There is no Chromium: apt install chromium-headless-shell.')
  return chromium.launch({ executablePath, args: ['--no-sandbox', `--remote-debugging-port=${DEBUGGING_PORT}`] })
}

/** Kilobytes that come over the wire at the first visit to a page, fonts left out. */
export async function firstVisit(browser: Browser, url: string, cookie: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  try {
    const page = await context.newPage()
    await page.setExtraHTTPHeaders({ cookie })
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    const fonts = new Set<string>()
    let bytes = 0
    devtools.on('Network.responseReceived', ({ requestId, type }) => type === 'Font' && fonts.add(requestId))
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (!fonts.has(requestId)) bytes += encodedDataLength
    })
    await page.goto(url, { waitUntil: 'networkidle' })
    return bytes / 1024
  } finally {
    await context.close()
  }
}

interface Lighthouse {
  default(
    url: string,
    flags: object,
  ): Promise<{ readonly lhr: { readonly categories: Readonly<Record<string, { readonly score: number | null }>> } }>
}

/** Lighthouse's own slow phone: a network and a processor four times slower, simulated. */
export async function lighthouseScores(url: string, cookie: string): Promise<Scores> {
  const { default: lighthouse } = (await import(['lighthouse'].join())) as Lighthouse
  const { lhr } = (await lighthouse(url, {
    port: DEBUGGING_PORT,
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
    formFactor: 'mobile',
    extraHeaders: { cookie },
    logLevel: 'error',
  })) ?? { lhr: { categories: {} } }
  const score = (name: string) => Math.round((lhr.categories[name]?.score ?? Number.NaN) * 100)
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
  }
}
