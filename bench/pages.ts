import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createApp, modules } from '../src/app.ts'
import { openPlatform } from '../src/platform/open-platform.ts'
import { silentLog } from '../src/platform/log.ts'
import { readSettings } from '../src/platform/settings.ts'
import { median } from './clock.ts'
import { firstVisit, lighthouseScores, openBrowser } from './pages-browser.ts'
import { CALLERS, called, visitor } from './pages-callers.ts'
import { COMPANIES, DIRECTOR, OFFERS, type Park, buildPark, changeRules } from './pages-park.ts'
import { type Server, databaseOf, signIn, startServer } from './pages-server.ts'
import { type Statement, recorder, replayed, statementsOf } from './pages-sql.ts'
import { type Figure, report } from './report.ts'

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 5)
const STARTS = 5
const RESTED_SECONDS = 5
const CHANGED_OFFERS = 60

/** For whoever works on some pages: their names, as a regular expression. */
const WANTED = new RegExp(process.env['BENCH_PAGES'] ?? '')

interface MainPage {
  readonly name: string
  /** Addresses of its kind, asked in turns, so that no answer is asked for over and over. */
  readonly paths: readonly string[]
}

interface Measured {
  readonly figures: readonly Figure[]
  readonly row: string
}

/** A folder that keeps the park from one run to the next; without one it is built anew and thrown away. */
const KEPT = process.env['BENCH_PARK']

const started = performance.now()
const folder = KEPT ?? mkdtempSync(join(tmpdir(), 'tremplin-bench-pages-'))
// As root the database runs as another user, who must be able to enter.
if (!KEPT) chmodSync(folder, 0o755)
try {
  const { passed, failed } = await measured()
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
} finally {
  if (!KEPT) rmSync(folder, { recursive: true, force: true })
}

async function measured() {
  const { park, statements } = await prepared()
  const starts: number[] = []
  for (let count = 1; count < STARTS; count += 1) {
    const server = await startServer(folder)
    starts.push(server.startedIn)
    await server.stop()
  }
  const server = await startServer(folder)
  starts.push(server.startedIn)
  try {
    await wait(RESTED_SECONDS * 1000)
    const idle = server.memory()
    const cookie = await signIn(server.address, DIRECTOR)

    const pages: Measured[] = []
    for (const page of mainPages(park)) {
      console.error(page.name)
      pages.push(await pageMeasured(page, server, cookie, statements.get(page.name) ?? []))
    }
    await wait(RESTED_SECONDS * 1000)
    const after = server.memory()
    const figures: Figure[] = [
      ...pages.flatMap(({ figures }) => figures),
      { name: 'start on existing data until /healthz answers', value: median(starts) / 1000, unit: ' s', most: 2 },
      { name: 'memory at rest after the start', value: idle, unit: ' MB', most: 200 },
      { name: 'memory at rest after all these requests', value: after, unit: ' MB' },
      ...(await seenInABrowser(park, server.address, cookie)),
      ...(await recomputed(park, server.address, cookie)),
    ]
    const table = [
      `## ${CALLERS} callers at once`,
      '',
      '| page | requests/s | p50 | p99 | server’s processor time | first time since a change: p50 | its SQL sent bare: requests/s | p50 | p99 | statements |',
      '|---|---|---|---|---|---|---|---|---|---|',
      ...pages.map(({ row }) => row),
    ].join('\n')
    return report(figures, [table], (performance.now() - started) / 1000, {
      file: 'benchmarks-pages.md',
      title: 'Benchmarks of the pages',
      opening: `Made by \`npm run bench:pages\`: ${COMPANIES.toLocaleString('en')} companies on three sites, ${OFFERS} offers, every verdict kept, in the PostgreSQL that Tremplin starts for itself; the server is a process of its own, callers, server and database share the machine. Each page is asked for under many addresses in turns, by ${CALLERS} callers that ask again as soon as they are answered, over loopback, compressed, after each address was asked once. Beside it how long that first time took, when nothing of the page was remembered, and the statements it sends then, sent bare. Other work shared the processors: on average ${loadavg()[2]?.toFixed(1)} threads wanted them during the last quarter of an hour.`,
    })
  } finally {
    await server.stop()
  }
}

/** Builds the park in this process, notes what each page asks the database, and closes again. */
async function prepared(): Promise<{ park: Park; statements: ReadonlyMap<string, readonly Statement[]> }> {
  const settings = readSettings({ TREMPLIN_DATA: folder }, { demo: false, name: 'park' })
  const { platform, close } = await openPlatform(settings, modules, silentLog)
  try {
    const start = performance.now()
    const park = await buildPark(platform)
    console.error(`The park was built in ${Math.round((performance.now() - start) / 1000)} s.`)
    const app = await createApp(platform)
    const signedIn = await app.request('/fr/sign-in', { method: 'POST', body: new URLSearchParams(DIRECTOR) })
    const cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ')
    // Clients that are open already would not be noted.
    const clients = await Promise.all(Array.from({ length: 10 }, () => platform.pool.connect()))
    for (const client of clients) client.release(true)
    const notes = recorder(platform.pool)
    const statements = new Map<string, readonly Statement[]>()
    for (const { name, paths } of mainPages(park)) {
      statements.set(name, await statementsOf(app, notes, paths[0] ?? '/', name === 'sign-in' ? '' : cookie))
    }
    return { park, statements }
  } finally {
    await close()
  }
}

function mainPages({ companyIds, offerIds }: Park): readonly MainPage[] {
  const some = companyIds.filter((_, index) => index % 100 === 0)
  const pages: readonly MainPage[] = [
    { name: 'overview', paths: ['/fr/overview', '/ar/overview', '/en/overview'] },
    {
      name: 'companies list',
      paths: Array.from({ length: 60 }, (_, index) => `/fr/companies?page=${index + 1}`),
    },
    { name: 'a company', paths: some.map((id) => `/fr/companies/${id}`) },
    { name: 'opportunities of a company', paths: some.map((id) => `/fr/companies/${id}/opportunities`) },
    { name: 'offers list', paths: ['/fr/offers', '/ar/offers', '/en/offers'] },
    { name: 'who is entitled to an offer', paths: offerIds.map((id) => `/fr/offers/${id}`) },
    { name: 'catalogue', paths: ['/fr/offers/catalogue', '/ar/offers/catalogue', '/en/offers/catalogue'] },
    { name: 'people', paths: ['/fr/people', '/ar/people', '/en/people'] },
    { name: 'sign-in', paths: ['/fr/sign-in', '/ar/sign-in', '/en/sign-in'] },
  ]
  return pages.filter(({ name }) => WANTED.test(name))
}

async function pageMeasured(
  { name, paths }: MainPage,
  { address, used }: Server,
  cookie: string,
  statements: readonly Statement[],
): Promise<Measured> {
  const { ask, leave } = visitor(address, name === 'sign-in' ? '' : cookie)
  const work = (call: number) => ask(paths[call % paths.length] ?? '/')
  const first = await called(work, { times: paths.length })
  const before = used()
  const page = await called(work, { seconds: SECONDS })
  const spent = (used() - before) / page.requests
  leave()
  const bare = statements.length > 0 && (await replayed(databaseOf(folder), statements, Math.min(SECONDS, 3)))
  const cells = bare ? [whole(bare.perSecond), ms(bare.p50), ms(bare.p99)] : ['–', '–', '–']
  return {
    figures: [
      {
        name: `p50 of ${name}`,
        value: page.p50,
        unit: ' ms',
        most: 20,
        note: `p99 ${ms(page.p99)}; the server works ${ms(spent)} on it`,
      },
    ],
    row: `| ${[name, whole(page.perSecond), ms(page.p50), ms(page.p99), ms(spent), ms(first.p50), ...cells, statements.length].join(' | ')} |`,
  }
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}

async function seenInABrowser(park: Park, address: string, cookie: string): Promise<readonly Figure[]> {
  const browser = await openBrowser()
  try {
    const figures: Figure[] = []
    for (const { name, paths } of mainPages(park)) {
      console.error(`${name} in a browser`)
      const own = name === 'sign-in' ? '' : cookie
      const url = `${address}${paths[0]}`
      figures.push({
        name: `first visit to ${name}, without fonts`,
        value: await firstVisit(browser, url, own),
        unit: ' KB',
        most: 60,
      })
      const scores = await lighthouseScores(url, own)
      figures.push(
        { name: `Lighthouse on a slow phone, ${name}: performance`, value: scores.performance, unit: '', least: 95 },
        {
          name: `Lighthouse on a slow phone, ${name}: accessibility`,
          value: scores.accessibility,
          unit: '',
          least: 95,
        },
        {
          name: `Lighthouse on a slow phone, ${name}: best practices`,
          value: scores.bestPractices,
          unit: '',
          least: 95,
        },
      )
    }
    return figures
  } finally {
    await browser.close()
  }
}

/** Other terms for many offers: how long until all verdicts are new, and how pages answer meanwhile. */
async function recomputed(park: Park, address: string, cookie: string): Promise<readonly Figure[]> {
  const env = { TREMPLIN_DATA: folder, DATABASE_URL: databaseOf(folder) }
  const { platform, close } = await openPlatform(readSettings(env, { demo: false, name: 'park' }), modules, silentLog)
  const { ask, leave } = visitor(address, cookie)
  try {
    // Each company is asked for once: what is kept of a page helps nobody here, before or meanwhile.
    const paths = park.companyIds.map((id) => `/fr/companies/${id}`)
    let call = 0
    const asked = async (times: number[]) => {
      const before = performance.now()
      await ask(paths[(call++ * 7) % paths.length] ?? '/')
      times.push(performance.now() - before)
      await wait(50)
    }
    const atRest: number[] = []
    while (atRest.length < 100) await asked(atRest)
    const start = performance.now()
    await changeRules(platform, park.operatorId, CHANGED_OFFERS)
    const meanwhile: number[] = []
    while (await isRecomputing(platform.pool)) await asked(meanwhile)
    const seconds = (performance.now() - start) / 1000
    const name = `${COMPANIES.toLocaleString('en')} companies judged anew for ${CHANGED_OFFERS} offers with other terms`
    return [
      { name, value: seconds, unit: ' s', most: 30 },
      { name: 'a company that nobody has looked at, for one reader: p50', value: median(atRest), unit: ' ms' },
      {
        name: 'the same while all are judged anew',
        value: median(meanwhile) / median(atRest),
        unit: ' times as long',
        most: 1.5,
        note: `p50 ${ms(median(meanwhile))}`,
      },
    ]
  } finally {
    leave()
    await close()
  }
}

async function isRecomputing(pool: { query(text: string): Promise<{ rows: readonly unknown[] }> }): Promise<boolean> {
  const { rows } = await pool.query(
    `select from pgboss.job where name = 'entitlements.recompute' and state in ('created', 'retry', 'active') limit 1`,
  )
  return rows.length > 0
}
