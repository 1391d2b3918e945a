import { Agent, get } from 'node:http'

/** What callers saw of a page. */
export interface Answers {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly requests: number
}

export const CALLERS = 8

/** So many callers at once, each asking again as soon as it is answered, so often or for so long. */
export async function called(
  work: (call: number) => Promise<unknown>,
  { seconds = Infinity, times: most = Infinity }: { readonly seconds?: number; readonly times?: number },
): Promise<Answers> {
  const times: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  let call = 0
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      for (let now = performance.now(); now < end && call < most; ) {
        await work(call++)
        const after = performance.now()
        times.push(after - now)
        now = after
      }
    }),
  )
  const elapsed = (performance.now() - start) / 1000
  return { perSecond: times.length / elapsed, p50: at(times, 0.5), p99: at(times, 0.99), requests: times.length }
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Asks for pages as a browser does: over connections that stay open, compressed. Anything but 200 is a failure. */
export function visitor(address: string, cookie: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: CALLERS })
  const { hostname, port } = new URL(address)
  return {
    ask: (path: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const headers = { cookie, 'accept-encoding': 'gzip' }
        get({ hostname, port, path, agent, headers }, (answer) => {
          let bytes = 0
          answer.on('data', (piece: Buffer) => (bytes += piece.length))
          answer.on('end', () =>
            answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path} answered ${answer.statusCode}.`)),
          )
        }).on('error', reject)
      }),
    leave: () => agent.destroy(),
  }
}
