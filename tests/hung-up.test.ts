import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { serve } from '@hono/node-server'
import { createApp } from '../src/app.ts'
import { aKey } from '../src/modules/api-keys/api-keys.testing.ts'
import { aParkWithClaims } from '../src/modules/claims/claims.testing.ts'

// One connection to the database, so that a request can be made to wait for its turn.
const park = await aParkWithClaims({}, { maxConnections: 1 })
const app = await createApp(park.platform)
const server = serve({ fetch: app.fetch, port: 0, hostname: 'localhost' })
await once(server, 'listening')
after(() => server.close())
const { port } = server.address() as AddressInfo

/** Sends a claim and hangs up, or does not, while it waits for its turn; then lets it have its turn. */
async function claimed({ hangsUp }: { readonly hangsUp: boolean }): Promise<number> {
  const { companyId } = await park.entitled()
  const { token } = await aKey(
    { platform: park.platform, director: () => park.director },
    { kind: 'company-owner', companyId },
  )
  const body = JSON.stringify({ company: companyId, offer: park.offerId })
  const turn = await park.platform.pool.connect()
  const asking = request({
    port,
    host: 'localhost',
    path: '/api/claims',
    method: 'POST',
    agent: false,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      'content-length': Buffer.byteLength(body),
    },
  })
  const ended = new Promise<void>((resolve) => {
    asking.on('error', () => resolve())
    asking.on('response', (answer) => answer.resume().on('end', () => resolve()))
  })
  asking.end(body)
  while (park.platform.pool.waitingCount === 0) await new Promise((resolve) => setImmediate(resolve))
  if (hangsUp) {
    const [socket] = [...sockets]
    asking.destroy()
    if (socket && !socket.destroyed) await once(socket, 'close')
  }
  turn.release()
  await ended
  // Whoever waits for a connection gets it in the order of asking: after this the claim has had its turns.
  for (let turns = 0; turns < 50; turns += 1) await park.platform.pool.query('select')
  const { rows } = await park.platform.pool.query('select from claims where company_id = $1', [companyId])
  return rows.length
}

const sockets = new Set<import('node:net').Socket>()
server.on('connection', (socket: import('node:net').Socket) => {
  sockets.add(socket)
  socket.on('close', () => sockets.delete(socket))
})

test('a claim whose sender hangs up before its turn is not made behind their back', async () => {
  assert.equal(await claimed({ hangsUp: true }), 0)
})

test('a claim whose sender waits is made when its turn comes (the twin of the test above)', async () => {
  assert.equal(await claimed({ hangsUp: false }), 1)
})
