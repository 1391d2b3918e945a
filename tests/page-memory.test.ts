import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { createApp } from '../src/app.ts'
import type { Id } from '../src/kernel/id.ts'
import { noticeKind, notify } from '../src/modules/notices/index.ts'
import { declareFact } from '../src/modules/registry/index.ts'
import { change, changed } from '../src/platform/change.ts'
import { keptPage } from '../src/shell/kept-page.ts'
import { aPark } from './park.ts'
import { cookieOf } from './session.ts'

const park = await aPark()
const app = await createApp(park.platform)
await park.adopt('technopark-2017')

async function seen(path: string, cookie: string): Promise<string> {
  const answer = await app.request(path, { headers: { cookie } })
  assert.equal(answer.status, 200, path)
  return answer.text()
}

test('a changed fact shows on its company’s page at once, on its opportunities and in the counts of the offers', async () => {
  const id = await park.company({ name: 'Atlas Robotics', facts: { activityStartedOn: { date: '2016-03-14' } } })
  const cookie = await cookieOf(park, app, { kind: 'director' })
  const pages = [`/fr/companies/${id}`, `/fr/companies/${id}/opportunities`, '/fr/offers']
  const before = await Promise.all(pages.map((path) => seen(path, cookie)))
  assert.doesNotMatch(before[0] ?? '', /200\u00a0000/)

  const kept = await declareFact(park.platform, park.director(), {
    companyId: id,
    key: 'turnover:2016',
    value: { kind: 'money', money: { minor: 120_000_000n, currency: 'MAD' } },
  })
  assert.ok(kept.ok)

  const after = await Promise.all(pages.map((path) => seen(path, cookie)))
  assert.match(after[0] ?? '', /1\u00a0200\u00a0000\u00a0MAD/)
  for (const [index, path] of pages.entries()) {
    assert.notEqual(withoutKeys(after[index] ?? ''), withoutKeys(before[index] ?? ''), path)
  }
})

test('a page shown again is the same page, but each of its forms has a key of its own', async () => {
  const companyId = await park.company({ name: 'Souss Cloud', facts: { activityStartedOn: { date: '2016-03-14' } } })
  const cookie = await cookieOf(park, app, { kind: 'director' })
  const ask = async (encoding?: string) => {
    const headers = { cookie, ...(encoding && { 'accept-encoding': encoding }) }
    return app.request(`/fr/companies/${companyId}/opportunities`, { headers })
  }

  const first = await (await ask()).text()
  const again = await (await ask()).text()
  const zipped = await ask('gzip')
  const unzipped = gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString()

  assert.equal(zipped.headers.get('content-encoding'), 'gzip')
  const keys = [first, again, unzipped].flatMap(keysIn)
  assert.ok(keysIn(first).length > 1)
  assert.equal(new Set(keys).size, keys.length)
  assert.equal(withoutKeys(again), withoutKeys(first))
  assert.equal(withoutKeys(unzipped), withoutKeys(first))
})

test('a page is shown again to the same role only, and greets each reader by name', async () => {
  await park.company({ name: 'Rif Données', site: 'tanger' })
  const director = await cookieOf(park, app, { kind: 'director' })
  const manager = await cookieOf(park, app, { kind: 'site-manager', siteIds: [park.site('rabat')] })

  const seenByDirector = await seen('/fr/companies', director)
  await park.platform.pool.query(`update auth.users set name = 'Karim Alaoui' where email like '%people.example'`)

  assert.match(seenByDirector, /Rif Données/)
  assert.match(seenByDirector, /Amina Berrada/)
  assert.doesNotMatch(await seen('/fr/companies', manager), /Rif Données/)
  assert.match(await seen('/fr/companies', director), /Karim Alaoui/)
  assert.equal((await app.request('/fr/companies')).status, 303)
})

test('a notice that comes or is read shows in the bell of every page at once', async () => {
  const cookie = await cookieOf(park, app, { kind: 'director' })
  const { rows } = await park.platform.pool.query<{ id: Id<'user'> }>(
    'select id from auth.users order by created_at desc limit 1',
  )
  const [reader] = rows
  assert.ok(reader)
  const bell = async () => /aria-label="(Notices: [^"]+)"/.exec(await seen('/en/companies', cookie))?.[1]
  assert.equal(await bell(), 'Notices: all read')

  await change(park.platform, park.system(), async (tx) => {
    const told = noticeKind<{ name: string }>('park.told', { fr: titled, ar: titled, en: titled })
    await notify(park.platform, tx, park.system(), told, {
      userIds: [reader.id],
      data: { name: 'Atlas' },
      path: '/offers',
    })
    return changed(undefined, { event: 'park.told', subjectId: park.operatorId })
  })
  assert.equal(await bell(), 'Notices: 1 to read')

  const [, opened = ''] = /href="(\/en\/notices\/[0-9a-f-]{36})"/.exec(await seen('/en/notices', cookie)) ?? []
  assert.equal((await app.request(opened, { headers: { cookie } })).status, 303)
  assert.equal(await bell(), 'Notices: all read')
})

const titled = ({ name }: { readonly name: string }) => ({ title: name })

test('a kept page is a whole gzip file, however many forms it has', async () => {
  const key = (id: string) => `<input type="hidden" name="_key" value="${id}">`
  for (const forms of [0, 1, 70]) {
    const html =
      Array.from({ length: forms }, () => `<p>سجل — café</p>${key(park.platform.newId())}`).join('') + '<p>end</p>'

    const page = await keptPage(html)

    assert.equal(withoutKeys(gunzipSync(page.zipped()).toString()), withoutKeys(html))
    assert.equal(withoutKeys(page.plain().toString()), withoutKeys(html))
  }
})

function keysIn(html: string): readonly string[] {
  return [...html.matchAll(/name="_key" value="([^"]+)"/g)].map(([, key = '']) => key)
}

function withoutKeys(html: string): string {
  return html.replaceAll(/name="_key" value="[^"]+"/g, '')
}
