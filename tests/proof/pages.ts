import { type PageForm, formsOn } from './form.ts'
import { type ProofPark, VISITORS, type Visitor, kindOf } from './park.ts'
import { type Route, addressOf, routeOf, routesOf } from './routes.ts'

/** What else a page shows when its address asks for it. A page is crossed without any line here; one adds depth. */
const also: Readonly<Record<string, readonly string[]>> = {
  'GET /companies': ['?q=zzz'],
  'GET /companies/:id/opportunities': ['?ask=turnover:2016'],
  'GET /opportunities': ['?ask=turnover:2016'],
  'GET /offers': ['?done=adopted'],
  'GET /offers/:id/codes': ['?state=dead', '?done=added&codes=2'],
  'GET /people': ['?role=company-owner', '?done=sent'],
  'GET /agreements/:id': ['?done=written'],
  'GET /offers/:id/limits': ['?done=saved'],
}

/** What an address has to ask for, or there is no page. */
const needed: Readonly<Record<string, string>> = {
  'GET /overview/missing': '?fact=turnover:2016',
  'GET /overview/changes': '?kind=lost',
  'GET /overview/changes/:file': '?kind=lost',
}

/** What stands in the places of an address that are no ids. */
const words: Readonly<Record<string, readonly string[]>> = {
  key: ['headcount', 'turnover:2016', 'sector', 'country', 'activityStartedOn', 'owners'],
  file: ['export.csv', 'export.xlsx'],
  code: ['ibm-global-entrepreneur', 'technopark-2017'],
}

/** The address of a route with one of the park's things in it: an id, and what stands beside it. */
export function addressFor(
  park: ProofPark,
  route: Route,
  { id, beside, language = 'fr', word }: { id: string; beside?: string; language?: string; word?: string },
): string {
  const fill = (place: string) => {
    if (place === 'id' || place === 'token') return id
    return words[place] ? (word ?? words[place][0] ?? '') : (beside ?? park.beside[place]?.get(id) ?? '')
  }
  return addressOf(route, fill, language)
}

/** What has to be added before a route can be asked for; undefined where its address can be filled. */
export function lackingFor(park: ProofPark, route: Route): string | undefined {
  if (kindOf(route) === 'unknown') {
    return `${route.name} points at something that tests/proof/park.ts does not make: add its kind to RELATIONS, some of it in each relation to things, and one of the other park to foreign`
  }
  const places = [...route.path.matchAll(/:(\w+)/g)].map(([, place = '']) => place)
  const open = places.find((place) => !/^(?:id|token)$/.test(place) && !words[place] && !park.beside[place])
  return open && `${route.name} has a place :${open}: add what stands there to words in tests/proof/pages.ts`
}

/** Every address of a page of a route on the visitors' own things, in French. */
export function addressesOf(park: ProofPark, route: Route): readonly string[] {
  const kind = kindOf(route)
  if (kind === 'unknown' || lackingFor(park, route)) return []
  const place = Object.keys(words).find((word) => route.path.includes(`:${word}`))
  const choices = place === undefined ? [undefined] : (words[place] ?? [])
  const id = kind ? (park.things[kind][0] ?? '') : ''
  const plain = choices.map(
    (word) => addressFor(park, route, { id, ...(word === undefined ? {} : { word }) }) + (needed[route.name] ?? ''),
  )
  // A workbook shows another page when it was taken in, and other forms where a choice is open; what is suspended is resumed.
  const stages =
    kind === 'intake'
      ? [...park.things.intake.slice(1), ...park.things.applied]
      : kind === 'agreements' && !route.path.includes(':document')
        ? park.things.agreements.slice(1)
        : kind === 'claims' && !route.path.includes(':document')
          ? park.things.claims.slice(3)
          : []
  const others = stages.map((id) => addressFor(park, route, { id }))
  return [
    ...plain,
    ...others,
    ...(also[route.name] ?? []).flatMap((query) => plain.slice(0, 1).map((at) => at + query)),
  ]
}

/** A page as somebody gets it. */
export interface SeenPage {
  readonly route: Route
  readonly address: string
  readonly visitor: Visitor
  readonly html: string
}

/** Every page that each visitor gets, as it is found by the router alone. */
export async function pagesSeen(
  park: ProofPark,
  visitors: readonly Visitor[] = VISITORS,
  app: Pick<ProofPark['app'], 'request' | 'routes'> = park.app,
): Promise<readonly SeenPage[]> {
  const pages: SeenPage[] = []
  for (const route of routesOf(app)) {
    if (route.method !== 'GET' || !route.spoken) continue
    for (const address of addressesOf(park, route)) {
      for (const visitor of visitors) {
        const answer = await app.request(address, { headers: { cookie: park.cookieOf(visitor) } })
        if (answer.status !== 200 || !/text\/html/.test(answer.headers.get('content-type') ?? '')) continue
        pages.push({ route, address, visitor, html: await answer.text() })
      }
    }
  }
  return pages
}

/**
 * Of these pages those that differ: a page that is open to everybody as nobody sees it, others as the director and the
 * company’s owner do, and as the rest where neither of them gets it.
 */
export function oneOfEach(pages: readonly SeenPage[]): readonly SeenPage[] {
  const openTo = new Set(pages.map(({ visitor, address }) => `${visitor} ${address}`))
  return pages.filter(({ visitor, address }) => {
    const open = (other: Visitor) => openTo.has(`${other} ${address}`)
    if (visitor === 'nobody') return true
    if (visitor === 'director' || visitor === 'owner') return !open('nobody')
    return visitor !== 'manager' && visitor !== 'member' && !open('director') && !open('owner')
  })
}

/** A form on a page that changes something, and the route that it is sent to. */
export interface SeenForm {
  readonly form: PageForm
  readonly to: Route | undefined
  readonly page: SeenPage
}

/** Every form of these pages that changes something, once for each visitor, address and set of fields. */
export function formsSeen(routes: readonly Route[], pages: readonly SeenPage[]): readonly SeenForm[] {
  const forms = new Map<string, SeenForm>()
  for (const page of pages) {
    for (const form of formsOn(page.html)) {
      if (form.method !== 'post') continue
      const to = routeOf(routes, 'POST', form.action)
      const names = form.fields.map(({ name, value }) => (name === 'key' ? value : name)).join()
      const same = `${page.visitor} ${form.action} ${names}`
      if (!forms.has(same)) forms.set(same, { form, to, page })
    }
  }
  return [...forms.values()]
}
