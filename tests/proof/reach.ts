import type { App } from '../hostile-park.ts'
import { type SeenPage, addressFor, addressesOf, formsSeen, lackingFor, pagesSeen } from './pages.ts'
import { type ProofPark, RELATIONS, VISITORS, type Visitor, kindOf } from './park.ts'
import { type Route, routesOf } from './routes.ts'
import { type Fields, filledIn, formOf } from './values.ts'

/** One letter for each way of answering, as the table of expectations writes them. */
const letters: Readonly<Record<number, string>> = {
  200: '.',
  302: '>',
  303: '>',
  400: 'b',
  401: 'u',
  403: 'n',
  404: '?',
  409: 'c',
  415: 't',
  422: 'x',
  429: 'w',
}

/** How everybody was answered on every route. */
export interface Reach {
  /** One word for each relation, in it one letter for each visitor in the order of VISITORS. */
  readonly letters: ReadonlyMap<string, string>
  /** Foreign things that were answered otherwise than missing ones. */
  readonly unlike: readonly string[]
  /** What has to be added for routes whose addresses cannot be filled yet. */
  readonly lacking: readonly string[]
  readonly asked: number
}

/** One row of the matrix: a route in one relation. Addresses of one row have to answer alike. */
interface Row {
  readonly route: Route
  readonly addresses: readonly string[]
  /** As each visitor's own page fills the form, or the director's where he sees none. */
  readonly fieldsOf: (visitor: Visitor) => Fields
}

/** Asks for every route as everybody in every relation, and sends every form that a route takes as its page fills it. */
export async function reachOf(
  park: ProofPark,
  {
    app = park.app,
    asks = () => true,
    pages,
  }: {
    readonly app?: Pick<App, 'request' | 'routes'>
    readonly asks?: (route: Route) => boolean
    /** What everybody is shown, where it is known already. */
    readonly pages?: readonly SeenPage[]
  } = {},
): Promise<Reach> {
  const found = new Map<string, string[]>()
  const unlike: string[] = []
  let asked = 0
  for (const { route, addresses, fieldsOf } of await rowsOf(park, app, asks, pages)) {
    let word = ''
    for (const visitor of VISITORS) {
      const answers = []
      for (const address of addresses)
        answers.push(await answered(park, app, visitor, { route, address, fields: fieldsOf(visitor) }))
      asked += answers.length
      const [first] = answers
      word += first?.letter ?? ''
      const other = answers.find(({ letter, text }) => letter !== first?.letter || text !== first.text)
      if (other) unlike.push(`${route.name}: ${visitor} tells ${addresses.join(' from ')}`)
    }
    found.set(route.name, [...(found.get(route.name) ?? []), word])
  }
  const lacking = routesOf(app).flatMap((route) => (asks(route) ? (lackingFor(park, route) ?? []) : []))
  return { lacking, letters: new Map([...found].map(([name, words]) => [name, words.join(' ')])), unlike, asked }
}

async function rowsOf(
  park: ProofPark,
  app: Pick<App, 'request' | 'routes'>,
  asks: (route: Route) => boolean,
  pages: readonly SeenPage[] | undefined,
): Promise<readonly Row[]> {
  const all = routesOf(app)
  const routes = all.filter(asks)
  const sends = routes.some(({ method }) => method === 'POST')
  const forms = sends ? formsSeen(all, pages ?? (await pagesSeen(park, VISITORS, app))) : []
  return routes.flatMap((route) => {
    const seen = forms.filter(({ to }) => to?.name === route.name)
    const fieldsOf = (visitor: Visitor): Fields => {
      const form = (seen.find(({ page }) => page.visitor === visitor) ?? seen[0])?.form
      return form ? filledIn(form) : []
    }
    return addressesInRelation(park, route).map((addresses) => ({ route, addresses, fieldsOf }))
  })
}

/** The addresses of a route by relation, those with foreign and missing ids last: once for each id of the address. */
function addressesInRelation(park: ProofPark, route: Route): readonly (readonly string[])[] {
  const kind = kindOf(route)
  if (kind === 'unknown' || lackingFor(park, route)) return []
  if (!kind) return [[addressesOf(park, route)[0] ?? '']]
  const things = park.things[kind].slice(0, RELATIONS[kind].length)
  const own = things[0] ?? ''
  const place = /:(unit|fact|document)\b/.exec(route.path)?.[1]
  const besideOwn = (place && park.beside[place]?.get(own)) ?? ''
  const absent = [park.foreign[kind], park.missing()].map((id) => addressFor(park, route, { id, beside: besideOwn }))
  const foreign = place && park.beside[place]?.get(park.foreign[kind])
  const second = foreign
    ? [[foreign, park.missing()].map((beside) => addressFor(park, route, { id: own, beside }))]
    : []
  return [...things.map((id) => [addressFor(park, route, { id })]), absent, ...second]
}

interface Asking {
  readonly route: Route
  readonly address: string
  readonly fields: Fields
}

async function answered(
  park: ProofPark,
  app: Pick<App, 'request'>,
  visitor: Visitor,
  { route: { method }, address, fields }: Asking,
) {
  const headers = { cookie: park.cookieOf(visitor) }
  const ask = () =>
    app.request(`http://localhost:3000${address}`, { method, headers, body: method === 'POST' ? formOf(fields) : null })
  let answer = await ask()
  // Who tries too often waits: not what is asked here.
  if (answer.status === 429) {
    await park.restore()
    answer = await ask()
  }
  const path = address.replace(/^\/fr(?=\/)/, '').replaceAll(uuid, 'ID')
  const text = (await answer.text()).replaceAll(uuid, 'ID').replaceAll(path, 'ADDRESS')
  if (method !== 'GET' && answer.status < 400) await park.restore()
  const toSignIn = /\/sign-in\?/.test(answer.headers.get('location') ?? '')
  return { letter: toSignIn ? 's' : (letters[answer.status] ?? `[${answer.status}]`), text }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
