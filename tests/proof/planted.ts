import { createApp } from '../../src/app.ts'
import type { App } from '../hostile-park.ts'
import type { ProofPark } from './park.ts'

/** What goes wrong in a copy of the app: with what it is asked, or with what it answers. */
export interface Fault {
  /** Another request than the one that was made. */
  readonly asked?: (request: Request) => Request
  /** Another page than the one that was to be shown. */
  readonly shown?: (html: string, request: Request) => string | Promise<string>
  /** An answer of its own, before anybody else gives one. */
  readonly answered?: (request: Request) => Response | undefined | Promise<Response | undefined>
  /** Routes that are there besides. */
  readonly routes?: readonly { readonly method: string; readonly path: string }[]
}

/** A copy of the app with a fault in it. The park, its people and its database are the same. */
export async function appWith(park: ProofPark, fault: Fault): Promise<Pick<App, 'request' | 'routes' | 'fetch'>> {
  const copy = await createApp(park.platform)
  const answer = async (request: Request): Promise<Response> => {
    const own = await fault.answered?.(request.clone())
    if (own) return own
    const given = await copy.fetch(fault.asked?.(request.clone()) ?? request.clone())
    if (!fault.shown || !/text\/html/.test(given.headers.get('content-type') ?? '')) return given
    const headers = new Headers(given.headers)
    headers.delete('content-length')
    return new Response(await fault.shown(await given.text(), request), { status: given.status, headers })
  }
  const routes = [...copy.routes, ...(fault.routes ?? []).map((route) => ({ ...copy.routes[0], ...route }))]
  return {
    routes: routes as App['routes'],
    fetch: (request) => answer(plain(request)),
    request: (input, init) => {
      const address = input instanceof Request ? input.url : input
      return answer(new Request(new URL(address, 'http://localhost:3000'), init))
    },
  }
}

/** Whatever a browser may send; compressed answers could not be changed. */
function plain(request: Request): Request {
  const headers = new Headers(request.headers)
  headers.delete('accept-encoding')
  return new Request(request.url, { method: request.method, headers })
}
