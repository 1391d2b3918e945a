import { Agent, request as send } from 'node:http'
import type { Id } from '../../src/kernel/id.ts'

/** What a client saw of one claim: when it asked, when it was answered, and how. */
export interface Asked {
  readonly from: number
  readonly to: number
  readonly status: number
  /** Of a grant its id, of a refusal its code. */
  readonly answer: string
}

export interface Wish {
  readonly token: string
  readonly companyId: Id<'company'>
  readonly offerId: Id<'offer'>
}

const agent = new Agent({ keepAlive: true, maxSockets: 200 })

/** Sends one POST and gives status and body; rejects when no answer came within the time, or the connection broke. */
export function post(
  url: string,
  body: unknown,
  { token, key, withinMs = 60_000 }: { readonly token: string; readonly key: string; readonly withinMs?: number },
): Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const headers = {
      authorization: `Bearer ${token}`,
      'idempotency-key': key,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      'content-length': Buffer.byteLength(text),
    }
    const asking = send(url, { method: 'POST', agent, headers }, (answer) => {
      let said = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => (said += piece))
      answer.on('error', reject)
      answer.on('end', () => {
        clearTimeout(late)
        const read = readJson(said)
        if (read) resolve({ status: answer.statusCode ?? 0, body: read })
        else reject(new Error('The reply cannot be read.'))
      })
    })
    const late = setTimeout(() => asking.destroy(new Error('no reply')), withinMs)
    asking.on('error', (error) => {
      clearTimeout(late)
      reject(error)
    })
    asking.end(text)
  })
}

/** A reply as it was meant; undefined where only a part of it came. */
function readJson(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>
  } catch {
    return undefined
  }
}

/** So many clients at once, each making its claims one after the other at the servers in turn. */
export async function rush(
  addresses: readonly string[],
  clients: readonly (readonly Wish[])[],
): Promise<readonly Asked[]> {
  const answers = await Promise.all(
    clients.map(async (wishes, client) => {
      const asked: Asked[] = []
      for (const [index, { token, companyId, offerId }] of wishes.entries()) {
        const address = addresses[(client + index) % addresses.length]
        const from = performance.now()
        const key = crypto.randomUUID()
        const ask = () => post(`${address}/api/claims`, { company: companyId, offer: offerId }, { token, key })
        // A server that closes an idle connection just then has not taken the claim, or answers it again by its key.
        const { status, body } = await ask().catch((error: unknown) => {
          if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error
          return ask()
        })
        asked.push({ from, to: performance.now(), status, answer: String(status === 201 ? body['id'] : body['title']) })
      }
      return asked
    }),
  )
  return answers.flat()
}

/** Refusals that came before so many claims that were granted in the end had even been asked for: places were left then. */
export function falseRefusals(asked: readonly Asked[], places: number): readonly Asked[] {
  const begun = asked
    .filter(({ status }) => status === 201)
    .map(({ from }) => from)
    .toSorted((a, b) => a - b)
  return asked.filter(({ status, to }) => status !== 201 && begun.filter((from) => from < to).length < places)
}
