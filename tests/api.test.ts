import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '../src/app.ts'
import { aPark } from './park.ts'
import { cookieOf } from './session.ts'

const park = await aPark()
const app = await createApp(park.platform)

test('the API describes itself as OpenAPI 3.1, and every path it names answers', async () => {
  const document = (await (await app.request('/api/openapi.json')).json()) as {
    openapi: string
    paths: Record<string, Readonly<Record<string, object>>>
  }

  assert.equal(document.openapi, '3.1.0')
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of Object.keys(operations)) {
      const sent = method === 'get' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } }
      const address = `/api${path.replace('{id}', park.platform.newId())}`
      const answer = await app.request(address, { method: method.toUpperCase(), ...sent })
      assert.equal(answer.status, 401, `${method} ${path}`)
      assert.equal(answer.headers.get('content-type'), 'application/problem+json')
    }
  }
})

test('an unknown query parameter is refused by name, not passed over', async () => {
  const answer = await app.request('/api/companies?operator_id=1', {
    headers: { cookie: await cookieOf(park, app, { kind: 'director' }) },
  })

  assert.equal(answer.status, 400)
  assert.match(((await answer.json()) as { detail: string }).detail, /operator_id/)
})

test('a program gets the same verdicts as the page, with their proof', async () => {
  await park.adopt('technopark-2017')
  const id = await park.company({ facts: { activityStartedOn: { date: '2015-03-14' } } })
  const cookie = await cookieOf(park, app, { kind: 'company-owner', companyId: id })

  const answer = await app.request(`/api/companies/${id}/opportunities?lang=fr`, { headers: { cookie } })

  assert.equal(answer.status, 200)
  const { on, opportunities } = (await answer.json()) as { on: string; opportunities: Record<string, unknown>[] }
  assert.equal(on, '2017-08-21')
  assert.equal(opportunities[0]?.['offer'], 'technopark-2017')
  assert.equal(opportunities[0]?.['verdict'], 'undetermined')
  assert.deepEqual(opportunities[0]?.['missing'], ['turnover:2016'])
  assert.equal(opportunities[0]?.['changesOn'], '2018-03-14')
})

test('a company of others and one that does not exist answer alike', async () => {
  const own = await park.company()
  const cookie = await cookieOf(park, app, { kind: 'company-owner', companyId: own })
  const ask = async (id: string) => {
    const answer = await app.request(`/api/companies/${id}/opportunities`, { headers: { cookie } })
    return { status: answer.status, body: await answer.text() }
  }

  assert.deepEqual(await ask(await park.company()), await ask(park.platform.newId()))
})
