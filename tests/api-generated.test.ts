import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRoute, z } from '@hono/zod-openapi'
import { createApp } from '../src/app.ts'
import { aKey } from '../src/modules/api-keys/api-keys.testing.ts'
import { newApi, problems } from '../src/platform/api.ts'
import { problemResponse } from '../src/platform/web.ts'
import { type ApiDocument, type Probe, probe } from './api-generated.ts'
import { aPlatform } from './database.ts'
import { aFullPark } from './hostile-park.ts'

const SEED = Number(process.env['TREMPLIN_SEED'] ?? 2017)
const PER_OPERATION = 200

test('valid, broken and stateful requests made from the document get answers that it describes, and none of 500', async (t) => {
  const platform = await aPlatform()
  const app = await createApp(platform)
  const [own, other] = [await aFullPark(platform, app, 'Canari'), await aFullPark(platform, app, 'Rossignol')]
  const [site, company, partner] = [own.ids.sites, own.ids.companies, own.ids.partners]
  const park = { platform, director: () => ({ ...own.system(), role: { kind: 'director' } as const }) }
  const keys = [
    await aKey(park, { kind: 'director' }),
    await aKey(park, { kind: 'site-manager', siteIds: [site] }),
    await aKey(park, { kind: 'company-owner', companyId: company }),
    await aKey(park, { kind: 'partner', partnerId: partner }),
  ]
  const document = (await (await app.request('/api/openapi.json')).json()) as ApiDocument

  const probed = await probe({
    document,
    send: async (path, request) => app.request(`/api${path}`, request),
    // The director asks more often than the rest: it gets furthest.
    callers: [...keys, keys[0], keys[0]].map((key) => key?.headers ?? {}).concat({ cookie: own.director }),
    ids: [...new Set([own.ids, other.ids].flatMap((ids) => Object.values<string>(ids)))],
    seed: SEED,
    perOperation: PER_OPERATION,
  })

  t.diagnostic(`seed ${SEED}: ${probed.requests} requests to ${probed.operations} operations`)
  t.diagnostic([...probed.statuses].map(([status, times]) => `${status}: ${times}`).join(', '))
  assert.deepEqual(probed.findings, [])
  assert.ok(probed.operations >= 3)
  assert.ok(probed.requests >= probed.operations * PER_OPERATION)
  const shareOfAnswers = (probed.statuses.get(200) ?? 0) / probed.requests
  assert.ok(shareOfAnswers > 0.1, 'Hardly any request got what it asked for: nothing was probed.')
})

/** Faults that are built into an operation, and what is said of each: a probe that finds none of them proves nothing. */
const planted: readonly { readonly fault: string; readonly answer: () => Response; readonly found: RegExp }[] = [
  {
    fault: 'a status that the document does not name',
    answer: () => problemResponse(fakeContext(), 409, { code: 'taken', detail: 'Taken.' }),
    found: /^GET \/planted: answered 409, which the document does not name$/,
  },
  {
    fault: 'an answer of 500',
    answer: () => new Response('broken', { status: 500 }),
    found: /^GET \/planted: answered 500$/,
  },
  {
    fault: 'an answer that is not as described',
    answer: () => Response.json({ count: 'many' }),
    found: /^GET \/planted: answered 200 with a body that is not as described: \/count must be integer$/,
  },
  {
    fault: 'another type of answer',
    answer: () => new Response('<p>Hello</p>', { headers: { 'content-type': 'text/html' } }),
    found: /^GET \/planted: answered 200 as text\/html, which the document does not name$/,
  },
  {
    fault: 'an unknown query parameter that is passed over',
    answer: () => Response.json({ count: 1 }),
    found: /^GET \/planted: answered 200 to an unknown query parameter$/,
  },
]

for (const { fault, answer, found } of planted) {
  test(`a planted fault is found: ${fault}`, async () => {
    const { findings } = await probe(probeOf(answer))

    assert.ok(
      findings.some((finding) => found.test(finding)),
      findings.join('\n'),
    )
  })
}

test('a key that answers anew each time is found', async () => {
  let count = 0
  const { findings } = await probe(probeOf(() => Response.json({ count: (count += 1) }), 'post'))

  assert.ok(findings.includes('POST /planted: the same Idempotency-Key got another answer'), findings.join('\n'))
})

test('the same seed makes the same requests, and an operation without a fault has no finding', async () => {
  const sent: string[][] = []
  for (const round of [0, 1]) {
    sent[round] = []
    const whole = probeOf(() => Response.json({ count: 1 }))
    const { findings } = await probe({
      ...whole,
      send: async (path, request) => {
        sent[round]?.push(path)
        const strange = path !== '/planted' || new Headers(request.headers).get('authorization') !== 'Bearer a-key'
        return strange ? problemResponse(fakeContext(), 400, { code: 'no', detail: 'No.' }) : whole.send(path, request)
      },
    })
    assert.deepEqual(findings, [])
  }
  assert.equal(sent[0]?.length, 100)
  assert.deepEqual(sent[0], sent[1])
})

function probeOf(answer: () => Response, method: 'get' | 'post' = 'get'): Probe {
  const route = createRoute({
    method,
    path: '/planted',
    responses: {
      200: { description: 'So many.', content: { 'application/json': { schema: z.object({ count: z.int() }) } } },
      ...problems,
    },
  })
  const api = newApi().openapi(route, answer as never)
  const document = api.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Planted', version: '1' } })
  return {
    document: document as unknown as ApiDocument,
    send: async (path, request) => api.request(path, request),
    callers: [{ authorization: 'Bearer a-key' }],
    ids: [crypto.randomUUID()],
    seed: SEED,
    perOperation: 100,
  }
}

/** As much of a context as a refusal needs. */
function fakeContext() {
  return {
    body: (body: string, status: number, headers: Record<string, string>) => new Response(body, { status, headers }),
  } as never
}
