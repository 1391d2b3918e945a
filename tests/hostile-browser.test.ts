import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { BrowserContext } from 'playwright-core'
import { serve } from '@hono/node-server'
import { createApp } from '../src/app.ts'
import { aPlatform } from './database.ts'
import { noCorpora, scripts } from './hostile-corpora.ts'
import { aFullPark } from './hostile-park.ts'
import { aVisitor, noBrowser } from './journeys/browser.ts'

const platform = await aPlatform({ settings: { host: '127.0.0.1' } })
const app = await createApp(platform)
const park = await aFullPark(platform, app, 'Canari')
const port = await new Promise<number>((resolve) => {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port))
  after(() => server.close())
})

const skip = noBrowser || noCorpora
// Made here, so that the browser stays until the file ends.
const visitor = noBrowser ? undefined : await aVisitor()

test('names, contacts and sites that are scripts run in no browser on the pages that show them', { skip }, async () => {
  for (const [at, text] of scripts.entries()) {
    const address = `${text.replaceAll(/\s/g, '')}@x.ma`.slice(0, 90)
    const company = {
      name: `${text.slice(0, 190)} ${at}`,
      contactName: text.slice(0, 190),
      email: address,
      place: park.ids.sites,
      startedOn: '2016',
    }
    await post('/companies', company)
    if (at % 6 === 0)
      await post('/sites', { name: `${text.slice(0, 190)} ${at}`, aliases: text.slice(0, 190), address: text })
  }
  const { rows } = await platform.pool.query<{ id: string }>('select id from companies order by id')
  assert.ok(rows.length > scripts.length * 0.9, 'Few of the names were taken in, so this would prove little.')
  const chosen = rows.filter((_, at) => at % 12 === 0).map(({ id }) => `/companies/${id}`)
  const pages = [
    '/companies',
    '/companies?page=2',
    '/companies?page=3',
    '/overview',
    '/overview/missing',
    `/inquiries/new?fact=stage&company=${rows
      .map(({ id }) => id)
      .slice(0, 40)
      .join('&company=')}`,
    '/sites',
    '/people',
    '/companies/new',
    ...chosen,
    `${chosen[1]}/edit`,
    `${chosen[2]}/move`,
    `/companies?q=${encodeURIComponent(scripts[1] ?? '')}`,
  ]

  const { ran, refused } = await crossed(pages)

  assert.deepEqual(ran, [])
  assert.deepEqual(refused, [])
})

test('the watch itself sees a script that a page’s policy stops, and one that runs', { skip: noBrowser }, async () => {
  const { page, seen } = await watched()
  await page.goto(`http://127.0.0.1:${port}/fr/sign-in`)

  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="alert(1)">')`)
  await page.waitForFunction('globalThis.refusedByPolicy?.length > 0')
  await page.evaluate('alert(2)')

  assert.deepEqual(seen, ['2'])
})

/** Opens pages as the director, with script; tells which ran something and which tried to against the policy. */
async function crossed(paths: readonly string[]) {
  const cookies = park.director.split('; ').map((cookie) => {
    const [name = '', ...value] = cookie.split('=')
    return { name, value: value.join('='), url: `http://127.0.0.1:${port}` }
  })
  const { page, seen } = await watched(cookies)
  const ran: string[] = []
  const refused: string[] = []
  for (const path of paths) {
    const answer = await page.goto(`http://127.0.0.1:${port}/fr${path}`)
    assert.equal(answer?.status(), 200, path)
    await page.locator('main').focus()
    for (const said of seen.splice(0)) ran.push(`${path}: ${said}`)
    const stopped = await page.evaluate<readonly string[]>('globalThis.refusedByPolicy')
    for (const one of stopped) refused.push(`${path}: ${one}`)
  }
  return { ran, refused }
}

async function watched(cookies: Parameters<BrowserContext['addCookies']>[0] = []) {
  assert.ok(visitor)
  await visitor.addCookies(cookies)
  const page = await visitor.newPage()
  const seen: string[] = []
  page.on('dialog', (dialog) => {
    seen.push(dialog.message())
    void dialog.dismiss()
  })
  await page.addInitScript(`
    globalThis.refusedByPolicy = []
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample, blockedURI }) =>
      globalThis.refusedByPolicy.push([violatedDirective, blockedURI, sample].join(' ')))
  `)
  return { page, seen }
}

async function post(path: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const body = new URLSearchParams({ _key: crypto.randomUUID(), ...fields })
  const answer = await app.request(`/fr${path}`, { method: 'POST', body, headers: { cookie: park.director } })
  assert.ok(answer.status === 303 || answer.status === 422, `${path}: ${answer.status}`)
}
