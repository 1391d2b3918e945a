import type { App } from '../hostile-park.ts'

/** An address of the router as the table of expectations names it: "GET /companies/:id", whatever the language. */
export interface Route {
  readonly name: string
  readonly method: string
  /** Without its language: "/companies/:id". */
  readonly path: string
  /** Whether it is there in every language. */
  readonly spoken: boolean
}

/** Every route of the router, once for all languages; what runs before routes is none. */
export function routesOf(app: Pick<App, 'routes'>): readonly Route[] {
  const found = new Map<string, Route>()
  for (const { method, path: written } of app.routes) {
    if (method === 'ALL') continue
    const path = written.replace(/\{[^/]*?\}(?=\/|$)/g, '')
    const spoken = /^\/(?:fr|ar|en)(?=\/|$)/.test(path)
    const bare = spoken ? path.replace(/^\/\w\w/, '') || '/home' : path
    const name = `${method} ${bare}`
    found.set(name, { name, method, path: bare, spoken })
  }
  return [...found.values()]
}

/** The route that answers an address. */
export function routeOf(routes: readonly Route[], method: string, address: string): Route | undefined {
  const path = (
    new URL(address, 'http://localhost').pathname.replace(/^\/(?:fr|ar|en)(?=\/|$)/, '') || '/home'
  ).replace(/(?<=.)\/$/, '')
  const fits = (route: Route) =>
    route.method === method && new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`).test(path)
  // A word in the address goes before a place for one.
  return routes.filter(fits).toSorted((a, b) => places(a) - places(b))[0]
}

function places({ path }: Route): number {
  return path.split(':').length
}

/** The address of a route in a language, with each of its places filled. */
export function addressOf({ path, spoken }: Route, fill: (place: string) => string, language = 'fr'): string {
  const filled = path.replace(/:(\w+)/g, (_, place: string) => fill(place))
  if (!spoken) return filled
  return filled === '/home' ? `/${language}` : `/${language}${filled}`
}
