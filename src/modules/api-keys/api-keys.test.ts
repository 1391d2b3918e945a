import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPark } from '../../../tests/park.ts'
import { cookieOf } from '../../../tests/session.ts'
import { createApp } from '../../app.ts'
import { day } from '../../kernel/civil-date.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { MemberRole } from '../identity/index.ts'
import { keyToken } from './api-key.ts'
import { aKey } from './api-keys.testing.ts'
import { revokeApiKey } from './make-api-key.ts'

const park = await aPark()
const { platform } = park
const app = await createApp(platform)
const director = await cookieOf(park, app, { kind: 'director' })
await park.adopt('technopark-2017')
const casa = await park.company({ name: 'Atlas', site: 'casablanca' })
const rabat = await park.company({ name: 'Bouregreg', site: 'rabat' })

test('a program sees and does what its key’s role may, no more', async () => {
  const seen = async (role: MemberRole) => {
    const { headers } = await aKey(park, role)
    const list = await app.request('/api/companies', { headers })
    const one = await app.request(`/api/companies/${casa}`, { headers })
    const other = await app.request(`/api/companies/${rabat}`, { headers })
    return [list.status, one.status, other.status]
  }

  assert.deepEqual(await seen({ kind: 'director' }), [200, 200, 200])
  assert.deepEqual(await seen({ kind: 'site-manager', siteIds: [park.site('casablanca')] }), [200, 200, 404])
  assert.deepEqual(await seen({ kind: 'company-owner', companyId: casa }), [404, 200, 404])
  assert.deepEqual(await seen({ kind: 'partner', partnerId: platform.newId() }), [404, 404, 404])
})

test('a site manager’s key lists the companies of its sites', async () => {
  const { headers } = await aKey(park, { kind: 'site-manager', siteIds: [park.site('rabat')] })

  const { companies } = (await (await app.request('/api/companies', { headers })).json()) as {
    companies: readonly { name: string }[]
  }

  assert.deepEqual(
    companies.map(({ name }) => name),
    ['Bouregreg'],
  )
})

test('what belongs to another park answers a key like what is not there', async () => {
  const other = await aPark({ name: 'Autre' })
  const { headers } = await aKey(park, { kind: 'director' })
  const ask = async (id: string) => {
    const answer = await app.request(`/api/companies/${id}`, { headers })
    return { status: answer.status, body: await answer.text() }
  }

  assert.deepEqual(await ask(await other.company()), await ask(platform.newId()))
})

test('a key that does not open is refused with what is wrong with it', async () => {
  const { token, keyId } = await aKey(park, { kind: 'director' })
  const refusedFor = async (authorization: string) => {
    const answer = await app.request('/api/companies', { headers: { authorization } })
    assert.equal(answer.status, 401)
    assert.equal(answer.headers.get('content-type'), 'application/problem+json')
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer')
    return ((await answer.json()) as { title: string }).title
  }

  assert.equal(await refusedFor('Basic YTpi'), 'key-unreadable')
  assert.equal(await refusedFor('Bearer'), 'key-unreadable')
  assert.equal(await refusedFor('Bearer tremplin_short'), 'key-unknown')
  assert.equal(await refusedFor(`Bearer ${keyToken('another secret', park.operatorId, keyId)}`), 'key-unknown')
  assert.equal(await refusedFor(`Bearer ${keyToken(platform.settings.secret, platform.newId(), keyId)}`), 'key-unknown')

  await revokeApiKey(platform, park.director(), { keyId })
  assert.equal(await refusedFor(`Bearer ${token}`), 'key-revoked')
})

test('a bad key is refused even where a good session comes with it', async () => {
  const answer = await app.request('/api/companies', { headers: { cookie: director, authorization: 'Bearer no' } })

  assert.equal(answer.status, 401)
})

test('a key opens on its last day and not on the day after', async () => {
  const { headers } = await aKey(park, { kind: 'director' }, { expiresOn: day('2017-08-23') })
  const asked = async (on: string) => {
    platform.moveTo(on)
    const { status } = await app.request('/api/companies', { headers })
    platform.moveTo('2017-08-21')
    return status
  }

  assert.equal(await asked('2017-08-23'), 200)
  assert.equal(await asked('2017-08-24'), 401)
})

test('keys open the API only: no page takes one', async () => {
  const { headers } = await aKey(park, { kind: 'director' })

  const answer = await app.request('/fr/companies', { headers })

  assert.equal(answer.status, 303)
  assert.match(answer.headers.get('location') ?? '', /sign-in/)
})

test('the database keeps neither the key nor anything it could be made from, and the audit trail names the key that acted', async () => {
  const { token, keyId } = await aKey(park, { kind: 'director' })
  await app.request('/api/companies', { headers: { authorization: `Bearer ${token}` } })
  const secret = token.slice('tremplin_'.length + 6)

  const { rows } = await platform.pool.query<{ text: string }>(
    `select row_to_json(k)::text as text from api_keys k union all select text from audit_lines
     union all select encode(answer, 'escape') from answered_requests where answer is not null`,
  )
  assert.ok(rows.every(({ text }) => !text.includes(secret)))

  const program = { ...park.director(), userId: undefined, keyId }
  await change(platform, program, () => Promise.resolve(changed(1, { event: 'thing.done', subjectId: keyId })))
  const { rows: lines } = await platform.pool.query<{ actor: string; text: string }>(
    `select actor_id as actor, text from audit_lines where event = 'thing.done'`,
  )
  assert.equal(lines[0]?.actor, keyId)
  assert.equal((JSON.parse(lines[0]?.text ?? '') as { actor: string }).actor, `key:${keyId}`)
})

test('the last use is noted once a minute, and is no line of the audit trail', async () => {
  const { headers, keyId } = await aKey(park, { kind: 'director' })
  const noted = async () =>
    (
      await platform.pool.query<{ at: Date | null; version: string }>(
        'select last_used_at as at, xmin::text as version from api_keys where id = $1',
        [keyId],
      )
    ).rows[0]
  const lines = async () =>
    (await platform.pool.query<{ count: number }>('select count(*)::int as count from audit_lines')).rows[0]?.count
  assert.equal((await noted())?.at, null)
  const before = await lines()

  await app.request('/api/companies', { headers })
  const first = await noted()
  for (let n = 0; n < 5; n++) await app.request('/api/companies', { headers })

  assert.deepEqual(first?.at, platform.now())
  assert.equal((await noted())?.version, first?.version)
  assert.equal(await lines(), before)
  platform.moveTo('2017-08-22')
  await app.request('/api/companies', { headers })
  assert.deepEqual((await noted())?.at, platform.now())
  platform.moveTo('2017-08-21')
})

test('a director makes a key on a page, which shows it once, and revokes it there', async () => {
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    app.request(path, {
      method: 'POST',
      headers: { cookie: director },
      body: new URLSearchParams({ _key: platform.newId(), ...fields }),
    })
  const wish = { name: 'Accounting', role: 'company-owner', company: casa, _key: platform.newId() }

  const made = await post('/en/keys', wish)
  const page = await made.text()
  const [token = ''] = /tremplin_[\w-]{64}/.exec(page) ?? []
  assert.equal(made.status, 200)
  assert.equal(made.headers.get('cache-control'), 'no-store')
  assert.equal(
    (await app.request(`/api/companies/${casa}`, { headers: { authorization: `Bearer ${token}` } })).status,
    200,
  )
  // A second press of the same button makes no second key and shows the same one.
  assert.match(await (await post('/en/keys', wish)).text(), new RegExp(token))

  const list = await (await app.request('/en/keys', { headers: { cookie: director } })).text()
  assert.ok(!list.includes(token))
  assert.match(list, new RegExp(token.slice(0, 15)))
  const id = await idOf('Accounting')
  assert.equal((await post(`/en/keys/${id}/revoke`, {})).status, 303)
  assert.equal((await app.request('/api/companies', { headers: { authorization: `Bearer ${token}` } })).status, 401)
  assert.deepEqual(await eventsOf(id), ['api-key.made', 'api-key.revoked'])
})

test('a form that is not complete comes back with a sentence at its field', async () => {
  const said = async (fields: Readonly<Record<string, string>>) => {
    const answer = await app.request('/en/keys', {
      method: 'POST',
      headers: { cookie: director },
      body: new URLSearchParams({ _key: platform.newId(), ...fields }),
    })
    assert.equal(answer.status, 422)
    return answer.text()
  }

  assert.match(await said({ role: 'director' }), /Say what the key is for/)
  assert.match(await said({ name: 'x', role: 'company-owner' }), /This role is not complete/)
  assert.match(await said({ name: 'x', role: 'buyer', organisation: 'y' }), /This role is not complete/)
  assert.match(await said({ name: 'x', role: 'company-owner', company: platform.newId() }), /This role is not complete/)
  assert.match(await said({ name: 'x', role: 'director', openUntil: 'soon' }), /This is not a day/)
  assert.match(await said({ name: 'x', role: 'director', openUntil: '2017-08-20' }), /This day has passed/)
  assert.match(await said({ name: 'x'.repeat(101), role: 'director' }), /longer than 100/)
})

test('nobody but the management gives or takes keys, and a program never does', async () => {
  const { keyId } = await aKey(park, { kind: 'director' })
  const program = { ...park.director(), userId: undefined, keyId }

  for (const actor of [park.manager('casablanca'), park.owner(casa), park.buyer(), program]) {
    const result = await revokeApiKey(platform, actor, { keyId })
    assert.deepEqual(result, { ok: false, refusal: { code: 'not-allowed' } })
  }
})

test('a company’s new name stands on its keys', async () => {
  const { keyId } = await aKey(park, { kind: 'company-owner', companyId: rabat })

  await change(platform, park.system(), async (tx) => {
    await announce(platform, tx, park.system(), 'company.renamed', { companyId: rabat, name: 'Oued' })
    return changed(undefined, { event: 'company.renamed', subjectId: rabat })
  })

  const { rows } = await platform.pool.query('select acts_for from api_keys where id = $1', [keyId])
  assert.deepEqual(rows, [{ acts_for: 'Oued' }])
})

async function idOf(name: string): Promise<string> {
  const { rows } = await platform.pool.query<{ id: string }>('select id from api_keys where name = $1', [name])
  assert.equal(rows.length, 1)
  return rows[0]?.id ?? ''
}

async function eventsOf(id: string) {
  const { rows } = await platform.pool.query<{ event: string }>(
    'select event from audit_lines where subject_id = $1 order by number',
    [id],
  )
  return rows.map(({ event }) => event)
}
