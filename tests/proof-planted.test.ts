import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { registryWords } from '../src/modules/registry/registry.messages.ts'
import { noBrowser } from './journeys/browser.ts'
import { expectations } from './proof/expectations.ts'
import { badForm, filledForms, formsToTry } from './proof/forms.ts'
import { faultsOfLook } from './proof/look.ts'
import { type SeenPage, oneOfEach, pagesSeen } from './proof/pages.ts'
import { aProofPark } from './proof/park.ts'
import { type Fault, appWith } from './proof/planted.ts'
import { faultsOfReach } from './proof/reach-faults.ts'
import { reachOf } from './proof/reach.ts'
import { settle } from './proof/verdict.ts'
import { pagesInAll, textsOfPark, untranslated } from './proof/words.ts'

const park = await aProofPark()
const seen = await pagesSeen(park)
const pages = oneOfEach(seen)

test('a page that forgets to ask who may see it is found', async (t) => {
  const unguarded: Fault = {
    asked: (request) =>
      /\/fr\/companies\/[\da-f-]{36}$/.test(request.url)
        ? new Request(request, { headers: { cookie: park.cookieOf('director') } })
        : request,
  }

  const faults = await reached(unguarded, 'GET /companies/:id')

  assert.deepEqual(await reached({}, 'GET /companies/:id'), [])
  found(t, faults, /^GET \/companies\/:id: '\.\.\.\.\?\?\?s .* is expected, '\.{8} /)
})

test('a form that forgets to ask who may send it is found', async (t) => {
  const unguarded: Fault = {
    asked: (request) => {
      if (request.method !== 'POST' || !request.url.endsWith('/fr/rates')) return request
      const headers = new Headers(request.headers)
      headers.set('cookie', park.cookieOf('director'))
      return new Request(request, { headers })
    },
  }

  const faults = await reached(unguarded, 'POST /rates')

  assert.deepEqual(await reached({}, 'POST /rates'), [])
  found(t, faults, /^POST \/rates: '>nnnnnnu' is expected, '>>>>>>>>' was answered/)
})

test('a page that tells another park’s things from missing ones is found', async (t) => {
  const telling: Fault = {
    shown: (html, request) => (request.url.includes(park.foreign.sites) ? `${html}<p>Rossignol</p>` : html),
  }

  const faults = await reached(telling, 'GET /sites/:id')

  found(t, faults, /^GET \/sites\/:id: director tells /)
})

test('a route that nobody wrote a line for is found, with the line to add', async (t) => {
  const faults = await reached({ routes: [{ method: 'GET', path: '/fr/news' }] }, 'GET /news')

  found(t, faults, /^GET \/news has no line in tests\/proof\/expectations\.ts\. Today it answers '\?{7}s': judge each/)
})

test('an address that points at something new is found, with where to add some of it', async (t) => {
  const tickets = await reached({ routes: [{ method: 'GET', path: '/fr/tickets/:id' }] }, 'GET /tickets/:id')
  const codes = await reached({ routes: [{ method: 'GET', path: '/fr/offers/as/:thing' }] }, 'GET /offers/as/:thing')

  found(t, tickets, /^GET \/tickets\/:id points at something that tests\/proof\/park\.ts does not make: add /)
  found(t, codes, /^GET \/offers\/as\/:thing has a place :thing: add what stands there to words /)
})

test('a sentence that was not translated is found', async (t) => {
  const data = await textsOfPark(park)
  const list = pages.filter(({ address }) => address === '/fr/companies')
  const { ar, fr, en } = registryWords
  assert.deepEqual(untranslated(await pagesInAll(park, list), data), [])

  // A copy of the app has shown nothing yet that it could show again.
  const look = async () => untranslated(await pagesInAll(park, list, await appWith(park, {})), data)
  const inArabic = await lacking(ar.list, { add: fr.list.add }, look)
  const inFrench = await lacking(fr.list, { search: en.list.search }, look)

  found(t, inArabic, new RegExp(`^In Arabic: “${fr.list.add}”`))
  found(t, inFrench, new RegExp(`^In French as in English: “${en.list.search}”`))
})

test('a table that is too wide and a field without a name are found', { skip: noBrowser }, async (t) => {
  const list = pages.filter(({ address, visitor }) => address === '/fr/companies' && visitor === 'director')
  const columns = Array.from({ length: 40 }, (_, at) => `<td>Canari ${at}</td>`).join('')
  const wide = await appWith(park, { shown: intoMain(`<table><tr>${columns}</tr></table>`) })
  const nameless = await appWith(park, { shown: intoMain('<input type="text">') })

  const tooWide = await faultsOfLook(park, list, wide)
  const unnamed = await faultsOfLook(park, list, nameless)

  found(t, tooWide.faults, /scrolls sideways by \d+ px at 360 px/)
  found(t, unnamed.faults, /: label /)
})

test('a field that breaks on what is typed, one that loses it and one that runs it are found', async (t) => {
  const form = pagesAt('/fr/sites/new')
  const typed = async (request: Request, name: string) => {
    const value = request.method === 'POST' && request.url.endsWith('/fr/sites') && (await request.formData()).get(name)
    return typeof value === 'string' ? value : ''
  }
  const breaking: Fault = {
    answered: async (request) =>
      (await typed(request, 'address')) === '' ? undefined : new Response('', { status: 500 }),
  }
  const losing: Fault = { shown: (html) => html.replace(/(name="name"[^>]*) value="[^"]+"/, '$1 value=""') }
  const running: Fault = {
    shown: async (html, request) => html + (await typed(request.clone(), 'code')),
  }

  const [broken, lost, run] = [await bad(breaking, form), await bad(losing, form), await bad(running, form)]

  assert.deepEqual(await bad({}, form), [])
  found(t, broken, /director sends \/fr\/sites .*: answered 500/)
  found(t, lost, /director sends \/fr\/sites: name loses /)
  found(t, run, /director sends \/fr\/sites .*: holds /)
})

test('a button that is shown to somebody who may not press it is found', async (t) => {
  const home = pages.filter(({ visitor, address }) => visitor === 'partner' && address === '/fr')
  const button = '<form method="post" action="/fr/rates"><button>Nouveau taux</button></form>'
  const shown = home.map((page) => ({ ...page, html: page.html.replace('</main>', `${button}</main>`) }))

  const { faults } = await filledForms(park, shown)

  assert.deepEqual((await filledForms(park, home)).faults, [])
  found(t, faults, /^partner sends \/fr\/rates: refused with 403/)
})

/** That a fault was found, and how it was called. */
function found(t: TestContext, faults: readonly string[], called: RegExp): void {
  settle(
    t,
    1,
    faults.some((fault) => called.test(fault)) ? [] : [`Not found: ${called.source}. Instead: ${faults.join('; ')}`],
  )
}

async function reached(fault: Fault, name: string): Promise<readonly string[]> {
  const app = await appWith(park, fault)
  const reach = await reachOf(park, { app, asks: (route) => route.name === name, pages: seen })
  const expected = Object.entries(expectations).filter(([route]) => route === name)
  return faultsOfReach(reach, Object.fromEntries(expected))
}

/** Does something while words say what others say. */
async function lacking<Words extends object>(
  words: Words,
  said: Partial<Words>,
  work: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const before = { ...words }
  Object.assign(words, said)
  try {
    return await work()
  } finally {
    Object.assign(words, before)
  }
}

function intoMain(piece: string) {
  return (html: string) => html.replace('</main>', `${piece}</main>`)
}

function pagesAt(address: string): readonly SeenPage[] {
  return pages.filter((page) => page.address === address)
}

async function bad(fault: Fault, seen: readonly SeenPage[]): Promise<readonly string[]> {
  const app = await appWith(park, fault)
  const faults = []
  for (const form of formsToTry(seen, app).values())
    faults.push(...(await badForm(park, form, app, { all: false })).faults)
  return faults
}
