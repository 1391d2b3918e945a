import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRoute, z } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { aPlatform } from '../../tests/database.ts'
import { anOperator } from '../../tests/operator.ts'
import { refuse } from '../kernel/result.ts'
import { type Actor, systemActor } from './actor.ts'
import { forgetAnswered } from './answered-requests.ts'
import { answeredOnce, changeProblems, idempotencyKey, newApi } from './api.ts'
import { change, changed } from './change.ts'
import { type WebEnv, actorOf, problem } from './web.ts'

const platform = await aPlatform({ maxConnections: 12 })

test('a request sent again with the same key gets the first answer, byte for byte, and changes nothing', async () => {
  const { add, added } = await aCounter()

  const first = await add({ name: 'Atlas' }, { key: 'one-wish-1' })
  const again = await add({ name: 'Atlas' }, { key: 'one-wish-1' })

  assert.equal(first.status, 201)
  assert.deepEqual(again, first)
  assert.equal(await added(), 1)
})

test('the same key with another body, or another query, is refused with what to do', async () => {
  const { add, added } = await aCounter()
  await add({ name: 'Atlas' }, { key: 'one-wish-2' })

  const other = await add({ name: 'Rif' }, { key: 'one-wish-2' })
  const elsewhere = await add({ name: 'Atlas' }, { key: 'one-wish-2', query: '?mark=1' })

  for (const { status, type, body } of [other, elsewhere]) {
    assert.equal(status, 422)
    assert.equal(type, 'application/problem+json')
    assert.match(body, /"title":"key-reused".*take a new key/)
  }
  assert.equal(await added(), 1)
})

test('twenty copies of one request at once run once and get one answer; without a key they run twenty times', async () => {
  const { add, added } = await aCounter()
  const twenty = (options: { readonly key?: string }) =>
    Promise.all(Array.from({ length: 20 }, () => add({ name: 'Atlas' }, options)))

  const answers = await twenty({ key: 'one-wish-3' })
  assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1)
  assert.equal(answers[0]?.status, 201)
  assert.equal(await added(), 1)

  await twenty({})
  assert.equal(await added(), 21)
})

test('a key is its owner’s: on another route, by another person, in another park it is a new one', async () => {
  const [one, two] = [await aCounter(), await aCounter()]
  await one.add({ name: 'Atlas' }, { key: 'one-wish-4' })

  await one.add({ name: 'Atlas' }, { key: 'one-wish-4', path: '/others' })
  await one.add({ name: 'Atlas' }, { key: 'one-wish-4', by: { userId: platform.newId() } })
  await two.add({ name: 'Atlas' }, { key: 'one-wish-4' })

  assert.equal(await one.added(), 3)
  assert.equal(await two.added(), 1)
})

test('a refused request leaves its key free, so that it may be sent again once the cause is gone', async () => {
  const { add, added } = await aCounter()

  assert.equal((await add({ name: 'no' }, { key: 'one-wish-5' })).status, 422)
  assert.equal((await add({ name: 'Atlas' }, { key: 'one-wish-5' })).status, 201)
  assert.equal(await added(), 1)
})

test('a key that is too short or too long to be one is refused by name', async () => {
  const { add } = await aCounter()

  for (const key of ['short', 'x'.repeat(256)]) {
    const { status, body } = await add({ name: 'Atlas' }, { key })
    assert.equal(status, 400)
    assert.match(body, /idempotency-key/i)
  }
})

test('answers are kept for seven days, then forgotten', async () => {
  const { add, added, operatorId } = await aCounter()
  await add({ name: 'Atlas' }, { key: 'one-wish-6' })
  const age = (by: string) =>
    sql`update answered_requests set at = now() - ${by}::interval where operator_id = ${operatorId}`.execute(
      platform.database,
    )

  await age('6 days 23 hours')
  await forgetAnswered(platform)
  await add({ name: 'Atlas' }, { key: 'one-wish-6' })
  assert.equal(await added(), 1)

  await age('7 days 1 minute')
  await forgetAnswered(platform)
  await add({ name: 'Atlas' }, { key: 'one-wish-6' })
  assert.equal(await added(), 2)
})

/** An API of one operation that adds something to a park, and what it has added. */
async function aCounter() {
  const operatorId = await anOperator(platform)
  const system = systemActor(operatorId)
  const answer = {
    description: 'Added.',
    content: { 'application/json': { schema: z.object({ id: z.string(), at: z.string() }) } },
  }
  const route = (path: string) =>
    createRoute({
      method: 'post',
      path,
      request: {
        headers: idempotencyKey,
        query: z.strictObject({ mark: z.string().optional() }),
        body: { required: true, content: { 'application/json': { schema: z.strictObject({ name: z.string() }) } } },
      },
      responses: { 201: answer, ...changeProblems },
    })
  let by: Partial<Actor> = {}
  const api = newApi()
  for (const path of ['/things', '/others']) {
    api.openapi(route(path), async (c) => {
      const { name } = c.req.valid('json')
      const result = await change(platform, actorOf(c), () => {
        const id = platform.newId()
        return Promise.resolve(
          name === 'no'
            ? refuse({ code: 'not-now' })
            : changed({ id, at: new Date() }, { event: 'thing.added', subjectId: id }),
        )
      })
      if (!result.ok) {
        return problem(c, result.refusal, {
          status: { 'not-now': 422, 'key-reused': 409 },
          messages: { 'not-now': () => 'Not now.', 'key-reused': () => 'For forms.' },
        }) as never
      }
      return c.json({ id: result.value.id, at: result.value.at.toISOString() }, 201)
    })
  }
  const app = new Hono<WebEnv>()
  app.use(async (c, next) => {
    c.set('actor', { ...system, ...by })
    await next()
  })
  app.use(answeredOnce)
  app.route('/', api)

  return {
    operatorId,
    add: async (
      body: object,
      {
        key,
        path = '/things',
        query = '',
        ...options
      }: { readonly key?: string; readonly path?: string; readonly query?: string; readonly by?: Partial<Actor> } = {},
    ) => {
      by = options.by ?? {}
      const answered = await app.request(`${path}${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) },
        body: JSON.stringify(body),
      })
      return {
        status: answered.status,
        type: answered.headers.get('content-type'),
        body: await answered.text(),
      }
    },
    added: async () => {
      const { rows } = await platform.pool.query<{ count: number }>(
        `select count(*)::int as count from audit_lines where operator_id = $1 and event = 'thing.added'`,
        [operatorId],
      )
      return rows[0]?.count
    },
  }
}
