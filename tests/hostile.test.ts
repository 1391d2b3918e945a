import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { createApp } from '../src/app.ts'
import { LANGUAGES } from '../src/kernel/language.ts'
import type { MemberRole } from '../src/modules/identity/index.ts'
import { safePath } from '../src/platform/web.ts'
import { aPlatform } from './database.ts'
import { assertUnpolluted, faultsOf, standOf, staysHere, written } from './hostile-answers.ts'
import { everything, hostile, inTurn, linesOf, noCorpora, readCorpus } from './hostile-corpora.ts'
import { injectedInto } from './hostile-html.ts'
import { aFullPark } from './hostile-park.ts'

const platform = await aPlatform()
const app = await createApp(platform)
const park = await aFullPark(platform, app, 'Canari')
const { ids, enter } = park

const roles: Readonly<Record<string, MemberRole>> = {
  director: { kind: 'director' },
  'site-manager': { kind: 'site-manager', siteIds: [ids.sites] },
  'company-owner': { kind: 'company-owner', companyId: ids.companies },
  'company-member': { kind: 'company-member', companyId: ids.companies },
  partner: { kind: 'partner', partnerId: ids.partners },
  expert: { kind: 'expert', partnerId: undefined },
  buyer: { kind: 'buyer', organisation: 'Canari Works' },
}
const visitors = new Map<string, string>([['nobody', '']])
for (const [name, role] of Object.entries(roles)) visitors.set(name, await enter(role))

const skip = noCorpora

test('the check itself sees what is injected and passes what is escaped', () => {
  const injections = [
    '<p><img src=x></p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="//evil.example">x</a>',
    '<p class="a" onfocus="x">',
    '<script>alert(1)</script>',
    '<script src="https://evil.example/x.js"></script>',
    '<textarea></textarea><svg/onload=alert(1)>',
    '<p style="x">',
    '<x </onxxx=1',
  ]

  for (const injection of injections) assert.notDeepEqual(injectedInto(injection), [], injection)
  assert.deepEqual(injectedInto('<p title="&lt;img onerror=x&gt;">&lt;script&gt;</p><textarea>a <b> c</textarea>'), [])
})

test('every address with hostile parts and questions answers everybody below 500, tells no secret, runs no script', {
  skip,
}, async () => {
  const before = await standOf(park)
  const next = inTurn(hostile, 1)
  const faults: string[] = []
  let asked = 0
  for (const [who, cookie] of visitors) {
    const often = who !== 'director' ? 3 : everything ? hostile.length : 12
    for (const [index, route] of routesOf('GET').entries()) {
      const addresses = Array.from({ length: often }, (_, turn) => {
        const language = LANGUAGES[(index + turn) % 3] ?? 'fr'
        const path = route.replace(/^\/fr(?=\/|$)/, `/${language}`)
        return turn % 3 === 0 ? `${known(path)}?${questions(next)}` : `${filled(path, next)}?${questions(next, 2)}`
      })
      for (const address of addresses) {
        const answer = await app.request(`http://localhost:3000${address}`, { headers: { cookie } })
        faults.push(...(await faultsOf(answer, `${who} ${address}`)).faults)
        asked += 1
      }
    }
  }

  assert.ok(asked > 1_000)
  assert.deepEqual(faults, [])
  assert.deepEqual(written(before, await standOf(park)), [])
  assertUnpolluted()
})

test('addresses that climb out of their folder find nothing', { skip }, async () => {
  const faults: string[] = []
  for (const path of [...linesOf('path-traversal.txt'), ...linesOf('open-redirect.txt')]) {
    for (const place of ['/', '/assets/', '/fr/', '/fr/companies/', '/api/companies/']) {
      const address = `http://localhost:3000${place}${path}`
      if (!URL.canParse(address)) continue
      const answer = await app.request(address, { headers: { cookie: park.director } })
      const { answered, faults: found } = await faultsOf(answer, place + path)
      faults.push(...found)
      if (/root:|\[boot loader\]/.test(answered.text)) faults.push(`${place}${path}: shows a file`)
    }
  }

  assert.deepEqual(faults, [])
})

test('after signing in nobody is led to another site', { skip }, async () => {
  const wanted = linesOf('open-redirect.txt')
  assert.ok(wanted.length > 50)
  for (const next of wanted) assert.ok(staysHere(safePath(next, '/fr')), next)

  for (const next of wanted) {
    const address = `/fr/sign-in?next=${encodeURIComponent(next)}`
    assert.deepEqual((await faultsOf(await app.request(address), address)).faults, [])
  }
  // One network address may sign in sixty times a minute.
  const ways = wanted.filter((_, index) => index % (everything ? 2 : 10) === 0)
  for (const next of ways) {
    const cookie = await enter({ kind: 'expert', partnerId: undefined }, { next })
    assert.notEqual(cookie, '')
  }
})

test('queries and bodies that reach for prototypes change nothing and nobody', { skip }, async () => {
  const { raw_bodies: bodies, query_strings: queries } = JSON.parse(readCorpus('prototype-pollution.json')) as {
    raw_bodies: readonly string[]
    query_strings: readonly string[]
  }
  // To open a notice is to have read it; whatever comes with the address changes nothing more.
  await app.request(known('/fr/notices/:id'), { headers: { cookie: park.director } })
  const before = await standOf(park)
  const faults: string[] = []
  for (const query of queries) {
    for (const route of routesOf('GET')) {
      const address = `${known(route)}?${query}`
      const answer = await app.request(address, { headers: { cookie: park.director } })
      faults.push(...(await faultsOf(answer, address)).faults)
    }
  }
  for (const route of routesOf('POST').filter((path) => !/sign-out/.test(path))) {
    for (const [index, body] of bodies.entries()) {
      const type = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'][index % 3] ?? ''
      const headers = { cookie: park.director, 'content-type': type }
      const answer = await app.request(missing(route), { method: 'POST', body, headers })
      faults.push(...(await faultsOf(answer, `${route} ${body}`)).faults)
    }
    const changed = written(before, await standOf(park))
    if (changed.length > 0) faults.push(`${route}: wrote to ${changed.join(', ')}`)
  }

  assert.deepEqual(faults, [])
  assertUnpolluted()
})

test('the server still answers its own people as before', async () => {
  assert.equal((await app.request('/healthz')).status, 200)
  for (const path of ['/fr/companies', `/fr/companies/${ids.companies}`, '/ar/intake', '/en/offers']) {
    assert.equal((await app.request(path, { headers: { cookie: park.director } })).status, 200, path)
  }
})

/** The addresses of the router itself, in the form in which it holds them. */
function routesOf(method: 'GET' | 'POST'): readonly string[] {
  const paths = app.routes
    .filter((route) => route.method === method && !/^\/(?:ar|en)(?:\/|$)/.test(route.path))
    .map(({ path }) => path.replace(/\{[^/]*?\}(?=\/|$)/g, ''))
  return [...new Set(paths)]
}

/** An address with something hostile in each of its places. */
function filled(route: string, next: () => string): string {
  return route.replace(/:\w+/g, () => encodeURIComponent(next().toWellFormed()).slice(0, 4_000))
}

/** An address of things that are there, so that the questions are what is hostile. */
function known(route: string): string {
  const kinds: Readonly<Record<string, string>> = ids
  return route
    .replace(/([\w-]+)\/:id\b/, (_, kind: string) => `${kind}/${kinds[kind] ?? ids.companies}`)
    .replace(':unit', ids.units)
    .replace(':fact', ids.withdraw)
    .replace(':key', 'headcount')
    .replace(':file', 'export.csv')
    .replace(/:\w+/, 'style.css')
}

/** An address of things that are not there. */
function missing(route: string): string {
  return route.replace(/:key\b/, 'headcount').replace(/:\w+/g, () => platform.newId())
}

/** Every name that pages ask the address for, each with something hostile. */
function questions(next: () => string, most = Number.POSITIVE_INFINITY): string {
  const asked = new URLSearchParams()
  const names = most < queryNames.length ? [queryNames[next().length % queryNames.length] ?? '', 'page'] : queryNames
  for (const name of names) asked.append(name, next().toWellFormed().slice(0, 2_000))
  return asked.toString()
}

/** Read in the code: a new question is tried from its first day. */
const queryNames: readonly string[] = (() => {
  const src = join(import.meta.dirname, '../src')
  const texts = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .map((name) => readFileSync(join(src, name), 'utf8'))
  const found = texts.flatMap((text) =>
    [...text.matchAll(/\b(?:query|queries)\((?:c, )?'(\w+)'\)/g)].map(([, name = '']) => name),
  )
  return [...new Set([...found, 'page', 'lang', 'search'])]
})()
