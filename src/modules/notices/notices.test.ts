import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { aPark } from '../../../tests/park.ts'
import { createApp, modules } from '../../app.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { change, changed } from '../../platform/change.ts'
import { aMailServer } from '../identity/mail-server.testing.ts'
import { type MemberRole, addMembership, createUser } from '../identity/index.ts'
import { noticeKind } from './notice.ts'
import { type NoticeWish, notify } from './notify.ts'
import { tidyNotices } from './tidy-notices.ts'

const granted = noticeKind<{ offer: string }>('claim.granted', {
  fr: ({ offer }) => ({ title: `${offer} est à vous.`, detail: 'Ouvrez pour voir le code.' }),
  ar: ({ offer }) => ({ title: `${offer} لكم.` }),
  en: ({ offer }) => ({ title: `${offer} is yours.` }),
})

const { letters, smtpUrl } = await aMailServer()
const park = await aPark({ settings: { smtpUrl } })
const { platform } = park
const app = await createApp({ ...platform })

test('people find what they are told on a page, the newest first, and the bell says how many wait', async () => {
  const amina = await aReader()
  await tell({ userIds: [amina.userId], data: { offer: 'BizSpark' }, path: '/opportunities' })
  await tell({ userIds: [amina.userId], data: { offer: 'Globix' }, path: '/opportunities' })

  const page = await amina.get('/en/notices')

  assert.match(page.text, /aria-label="Notices: 2 to read"/)
  assert.ok(page.text.indexOf('Something has changed') !== -1)
  assert.match((await amina.get('/fr/account')).text, /class="bell-count num" aria-hidden="true">2</)
})

test('opening a notice marks it as read and leads to what it is about', async () => {
  const amina = await aReader()
  await tell({ userIds: [amina.userId], data: { offer: 'BizSpark' }, path: '/opportunities' })
  const [, link = ''] = /href="(\/fr\/notices\/[0-9a-f-]{36})"/.exec((await amina.get('/fr/notices')).text) ?? []

  const opened = await amina.get(link)

  assert.equal(opened.status, 303)
  assert.equal(opened.location, '/fr/opportunities')
  assert.match((await amina.get('/en/notices')).text, /Notices: all read/)
})

test('one press marks all as read, of that person alone', async () => {
  const [amina, samir] = [await aReader(), await aReader()]
  await tell({ userIds: [amina.userId, samir.userId], data: { offer: 'BizSpark' }, path: '/opportunities' })

  assert.equal((await amina.post('/fr/notices/read')).status, 303)

  assert.match((await amina.get('/en/notices')).text, /All is read/)
  assert.match((await samir.get('/en/notices')).text, /1 notice to read/)
})

test('another person’s notice, another park’s and one that is not there answer alike', async () => {
  const [amina, samir] = [await aReader(), await aReader()]
  await tell({ userIds: [samir.userId], data: { offer: 'BizSpark' }, path: '/opportunities' })
  const [id] = await idsOf(samir.userId)

  const others = await amina.get(`/fr/notices/${id}`)
  const none = await amina.get(`/fr/notices/${platform.newId()}`)

  assert.equal(others.status, 404)
  assert.equal(none.status, 404)
  assert.match((await samir.get('/en/notices')).text, /1 notice to read/)
})

test('what is refused is told to nobody', async () => {
  const amina = await aReader()

  await change(platform, park.system(), async (tx) => {
    const wish = { userIds: [amina.userId], data: { offer: 'BizSpark' }, path: '/opportunities', letter: true }
    await notify(platform, tx, park.system(), granted, wish)
    return refuse({ code: 'changed-my-mind' })
  })
  await platform.work()

  assert.deepEqual(await idsOf(amina.userId), [])
  assert.ok(!letters.some((letter) => letter.includes(amina.email)))
})

test('a letter goes with it where wanted, in the reader’s language, with the address of the page', async () => {
  const [amina, john] = [await aReader(), await aReader('en')]
  const userIds = [amina.userId, john.userId, amina.userId]

  await tell({ userIds, data: { offer: 'BizSpark' }, path: '/opportunities', letter: true })
  await platform.work()

  const [toAmina = '', ...more] = letters.filter((letter) => letter.includes(amina.email))
  assert.deepEqual(more, [])
  assert.match(toAmina, /BizSpark est à vous\.\r\n\r\nOuvrez pour voir le code\./)
  assert.match(toAmina, /http:\/\/localhost:3000\/fr\/opportunities/)
  assert.match(letters.find((letter) => letter.includes(john.email)) ?? '', /Subject: BizSpark is yours\./)
})

test('who has no access any more is told nothing', async () => {
  const amina = await aReader()
  await platform.pool.query('update memberships set ended_at = now() where user_id = $1', [amina.userId])

  await tell({ userIds: [amina.userId], data: { offer: 'BizSpark' }, path: '/opportunities', letter: true })
  await platform.work()

  assert.deepEqual(await idsOf(amina.userId), [])
  assert.ok(!letters.some((letter) => letter.includes(amina.email)))
})

test('what was read and came half a year ago is forgotten; what nobody has read stays, however old', async () => {
  const amina = await aReader()
  for (const offer of ['old and read', 'old and unread', 'of today and read']) {
    await tell({ userIds: [amina.userId], data: { offer }, path: '/opportunities' })
  }
  const old = `update notices set made_at = made_at - interval '181 days' where user_id = $1 and data->>'offer' like 'old%'`
  await platform.pool.query(old, [amina.userId])
  await platform.pool.query(
    `update notices set read_at = made_at where user_id = $1 and data->>'offer' like '% and read'`,
    [amina.userId],
  )

  await tidyNotices(platform)

  const { rows } = await platform.pool.query<{ offer: string }>(
    `select data->>'offer' as offer from notices where user_id = $1 order by offer`,
    [amina.userId],
  )
  assert.deepEqual(
    rows.map(({ offer }) => offer),
    ['of today and read', 'old and unread'],
  )
})

test('a hundred unread notices and more are not counted any further', async () => {
  const amina = await aReader()
  for (let n = 0; n < 101; n++) {
    await tell({ userIds: [amina.userId], data: { offer: `${n}` }, path: '/opportunities' })
  }

  const page = await amina.get('/fr/notices')

  assert.match(page.text, />99\+</)
  assert.match((await amina.get('/en/notices?page=3')).text, /101/)
})

test('every kind of notice that a module makes is joined in app.ts, under a name of its own', () => {
  const src = join(import.meta.dirname, '../..')
  const made = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.startsWith('modules/') && file.endsWith('.ts') && !/\.test(ing)?\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(join(src, file), 'utf8').matchAll(/= noticeKind(?:<[^(]*>)?\(\s*'([^']+)'/g)])
    .map(([, kind]) => kind)

  assert.deepEqual(new Set(modules.notices.map(({ kind }) => kind)), new Set(made))
  assert.equal(new Set(made).size, made.length)
})

async function aReader(language: 'fr' | 'en' = 'fr', role: MemberRole = { kind: 'director' }) {
  const email = `${platform.newId()}@people.example`
  const password = 'seven green zebras dance'
  const userId = await createUser(platform, { name: 'Amina Berrada', email, password, language })
  await change(platform, park.system(), async (tx) => {
    const began = await addMembership(platform, tx, { userId, role, actsFor: '' })
    assert.ok(began)
    return changed(undefined, began)
  })
  const signedIn = await app.request('/fr/sign-in', { method: 'POST', body: new URLSearchParams({ email, password }) })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ')
  const answered = async (answer: Response) => ({
    status: answer.status,
    location: answer.headers.get('location'),
    text: await answer.text(),
  })
  return {
    userId,
    email,
    get: async (path: string) => answered(await app.request(path, { headers: { cookie } })),
    post: async (path: string) =>
      answered(
        await app.request(path, {
          method: 'POST',
          headers: { cookie },
          body: new URLSearchParams({ _key: platform.newId() }),
        }),
      ),
  }
}

async function tell(wish: NoticeWish<{ offer: string }>) {
  const told = await change(platform, park.system(), async (tx) => {
    await notify(platform, tx, park.system(), granted, wish)
    return changed(undefined, { event: 'claim.granted', subjectId: park.operatorId })
  })
  assert.ok(told.ok)
}

async function idsOf(userId: Id<'user'>): Promise<readonly string[]> {
  const { rows } = await platform.pool.query<{ id: string }>('select id from notices where user_id = $1', [userId])
  return rows.map(({ id }) => id)
}
