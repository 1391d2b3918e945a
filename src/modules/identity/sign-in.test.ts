import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemActor } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { LIMITS, countAttempt } from './attempts.ts'
import { endMembership } from './end-membership.ts'
import { GOOD_PASSWORD, aPark } from './identity.testing.ts'
import { aMailServer } from './mail-server.testing.ts'
import { listMembers } from './memberships.store.ts'
import { newLinkSecret } from './sign-in.ts'
import { tidy } from './tidy.ts'

test('the right password opens a session, a wrong one and an unknown address are answered alike', async () => {
  const { browser, member } = await aPark()
  await member()
  const visitor = browser()

  const wrong = await visitor.signIn('amina@example.ma', 'not the password')
  const unknown = await visitor.signIn('nobody@example.ma', 'not the password')
  const right = await visitor.signIn('Amina@example.ma')

  assert.deepEqual([wrong.status, unknown.status, right.status], [422, 422, 303])
  assert.equal(shape(await unknown.text(), 'nobody@example.ma'), shape(await wrong.text(), 'amina@example.ma'))
  assert.equal(await visitor.role(), 'director')
  const cookie = right.headers.getSetCookie().find((line) => line.includes('session_token')) ?? ''
  assert.match(cookie, /HttpOnly/i)
  assert.match(cookie, /SameSite=Lax/i)
  assert.match(cookie, new RegExp(`Max-Age=${30 * 86_400}`, 'i'))
  assert.doesNotMatch(cookie, /Secure/i)
})

test('where the park is reached by https, the cookie travels by https only', async () => {
  const { browser, member } = await aPark({ baseUrl: 'https://park.example' })
  await member()

  const cookies = (await browser().signIn('amina@example.ma')).headers.getSetCookie()

  assert.ok(cookies.some((line) => line.startsWith('__Secure-') && /; Secure/i.test(line)))
})

test('a signed-in request costs one query, one without a cookie none', async () => {
  const { platform, browser, member } = await aPark()
  await member()
  const visitor = browser()
  await visitor.signIn('amina@example.ma')
  await visitor.role()
  const queries = queriesOf(platform)

  assert.equal(await visitor.role(), 'director')
  const signedIn = queries.length
  assert.equal(await browser().role(), null)

  assert.equal(signedIn, 1, queries.join('\n'))
  assert.equal(queries.length, 1)
})

test('a sixth attempt within a minute waits, for a known account as for an unknown one', async () => {
  const { browser, member } = await aPark()
  await member()

  for (const email of ['amina@example.ma', 'nobody@example.ma']) {
    const visitor = browser()
    const codes = []
    for (let attempt = 1; attempt <= 6; attempt += 1)
      codes.push((await visitor.signIn(email, 'a wrong password')).status)
    assert.deepEqual(codes, [422, 422, 422, 422, 422, 429], email)
    const refused = await visitor.signIn(email)
    assert.match(await refused.text(), /Trop d’essais de suite. Patientez \d+ secondes?/)
  }
})

test('attempts at the same moment are all counted, and a new minute begins anew', async () => {
  const { platform } = await aPark()
  const attempt = () => countAttempt(platform, LIMITS.signIn.account, 'amina@example.ma')

  const together = await Promise.all(Array.from({ length: 12 }, attempt))
  assert.equal(together.filter((refusal) => refusal === undefined).length, 5)
  await platform.pool.query(`update auth.attempts set until = now() - interval '1 second'`)

  assert.equal(await attempt(), undefined)
})

for (const [language, subject, line] of [
  ['fr', 'Votre_lien_de_connexion', /Il sert une seule fois et reste valable 15 minutes/],
  ['ar', '=?UTF-8?', /يُستعمل مرة واحدة ويبقى صالحًا لمدة 15 دقيقة/],
  ['en', 'Your sign-in link', /It works once and is valid for 15 minutes/],
] as const) {
  test(`a sign-in link arrives in the person’s language (${language}) and works once, by its button only`, async () => {
    const { letters, smtpUrl } = await aMailServer()
    const { browser, member, platform } = await aPark({ smtpUrl })
    await member(language)
    const visitor = browser()

    const asked = await visitor.send('/en/sign-in', { email: 'amina@example.ma', way: 'link' })
    await platform.work()
    const letter = letters[0] ?? ''
    const path = /http:\/\/localhost:3000(\/\S+)/.exec(letter)?.[1] ?? ''
    const secret = new URLSearchParams(path.split('?')[1]).get('token') ?? ''
    const scanned = await visitor.visit(path)
    const afterScan = await visitor.role()
    const entered = await visitor.send('/fr/sign-in/finish', { token: secret })
    const again = await browser().send('/fr/sign-in/finish', { token: secret })

    assert.equal(asked.headers.get('location'), '/en/sign-in/link')
    assert.equal(letters.length, 1)
    assert.ok(letter.includes(subject), letter)
    assert.match(letter, line)
    assert.ok(path.startsWith(`/${language}/sign-in/finish?token=`))
    assert.deepEqual([scanned.status, afterScan], [200, null])
    assert.equal(entered.status, 303)
    assert.equal(await visitor.role(), 'director')
    assert.equal(again.status, 422)
  })
}

test('asking a link for an unknown address looks the same and sends nothing', async () => {
  const { letters, smtpUrl } = await aMailServer()
  const { browser, member, platform } = await aPark({ smtpUrl })
  await member()
  const ask = (email: string) => browser().send('/fr/sign-in', { email, way: 'link' })

  const [known, unknown] = [await ask('amina@example.ma'), await ask('nobody@example.ma')]
  await platform.work()

  assert.deepEqual([known.status, unknown.status], [303, 303])
  assert.equal(known.headers.get('location'), unknown.headers.get('location'))
  assert.equal(await known.text(), await unknown.text())
  assert.equal(letters.length, 1)
})

test('the database keeps no secret of a link, and a fourth within ten minutes waits', async () => {
  const { platform, browser, member } = await aPark()
  await member()
  const secret = await newLinkSecret(platform, 'amina@example.ma')
  const { rows } = await platform.pool.query<{ text: string }>('select v::text as text from auth.verifications v')
  const ask = () => browser().send('/fr/sign-in', { email: 'amina@example.ma', way: 'link' })

  const codes = [await ask(), await ask(), await ask(), await ask()].map(({ status }) => status)

  assert.equal(rows.length, 1)
  assert.ok(!rows[0]?.text.includes(secret))
  assert.deepEqual(codes, [303, 303, 303, 429])
})

test('two who use one link at the same moment: one gets in', async () => {
  const { platform, browser, member } = await aPark()
  await member()
  const secret = await newLinkSecret(platform, 'amina@example.ma')

  const both = await Promise.all([1, 2].map(() => browser().send('/fr/sign-in/finish', { token: secret })))

  assert.deepEqual(
    both.map(({ status }) => status).sort((one, other) => one - other),
    [303, 422],
  )
})

test('when a membership ends, the very next request is refused', async () => {
  const { platform, operatorId, browser, member, surroundings } = await aPark()
  await member()
  await member('fr', 'other@example.ma')
  const visitor = browser()
  await visitor.signIn('amina@example.ma')
  const before = await visitor.role()
  const director = systemActor(operatorId)
  const members = await read(platform, director, (db) => listMembers(db, 'everybody'))
  const membershipId = members.find(({ email }) => email === 'amina@example.ma')?.id
  assert.ok(membershipId)

  await endMembership(platform, director, surroundings, { membershipId })

  assert.equal(before, 'director')
  assert.equal(await visitor.role(), null)
})

test('signing out ends this device’s session, signing out everywhere ends them all', async () => {
  const { browser, member } = await aPark()
  await member()
  const [phone, laptop, tablet] = [browser(), browser(), browser()]
  for (const device of [phone, laptop, tablet]) await device.signIn('amina@example.ma')

  await tablet.send('/fr/sign-out', {})
  const afterOne = [await phone.role(), await laptop.role(), await tablet.role()]
  await phone.send('/fr/account/sign-out-everywhere', {})

  assert.deepEqual(afterOne, ['director', 'director', null])
  assert.deepEqual([await phone.role(), await laptop.role()], [null, null])
})

test('a new password needs the old one and ends every other session', async () => {
  const { browser, member } = await aPark()
  await member()
  const [phone, laptop] = [browser(), browser()]
  for (const device of [phone, laptop]) await device.signIn('amina@example.ma')
  const change = (old: string, password: string) => phone.send('/fr/account/password', { old, password })

  const wrong = await change('not the password', 'seven green bicycles')
  const weak = await change(GOOD_PASSWORD, 'technopark1')
  const right = await change(GOOD_PASSWORD, 'seven green bicycles')

  assert.deepEqual([wrong.status, weak.status, right.status], [422, 422, 303])
  assert.deepEqual([await phone.role(), await laptop.role()], ['director', null])
  assert.equal((await laptop.signIn('amina@example.ma')).status, 422)
  assert.equal((await laptop.signIn('amina@example.ma', 'seven green bicycles')).status, 303)
})

test('who forgot the password comes in by a link and sets a new one', async () => {
  const { platform, browser, member } = await aPark()
  await member()
  const visitor = browser()
  await visitor.send('/fr/sign-in/finish', { token: await newLinkSecret(platform, 'amina@example.ma') })

  const set = await visitor.send('/fr/account/password', { password: 'seven green bicycles' })
  await platform.pool.query(`update auth.sessions set created_at = now() - interval '16 minutes'`)
  const late = await visitor.send('/fr/account/password', { password: 'nine blue bicycles' })

  assert.deepEqual([set.status, late.status], [303, 422])
  assert.equal((await browser().signIn('amina@example.ma', 'seven green bicycles')).status, 303)
})

test('a forged or altered session cookie is nobody’s', async () => {
  const { platform, browser, member } = await aPark()
  await member()
  await browser().signIn('amina@example.ma')
  const { rows } = await platform.pool.query<{ token: string }>('select token from auth.sessions')
  const visitor = browser()

  const forged = await visitor.visit('/fr/whoami', {})
  assert.equal(forged.status, 200)
  for (const value of [rows[0]?.token ?? '', `${rows[0]?.token}.AAAA`, '%', 'x'.repeat(5_000)]) {
    const response = await visitor.visit('/fr/whoami', { headers: { cookie: `tremplin.session_token=${value}` } })
    assert.equal(response.status, 200)
    assert.equal(((await response.json()) as { role: string | null }).role, null)
  }
})

test('what has run out is cleared away, the rest stays', async () => {
  const { platform, browser, member } = await aPark()
  await member()
  const visitor = browser()
  await visitor.signIn('amina@example.ma')
  await browser().signIn('amina@example.ma')
  await platform.pool.query(`update auth.sessions set expires_at = now() - interval '1 day'
    where id = (select max(id::text)::uuid from auth.sessions)`)
  await newLinkSecret(platform, 'amina@example.ma')
  await platform.pool.query(`update auth.verifications set expires_at = now() - interval '1 day'`)

  await tidy(platform)

  const left = await platform.pool.query(`select (select count(*)::int from auth.sessions) as sessions,
    (select count(*)::int from auth.verifications) as links`)
  assert.deepEqual(left.rows, [{ sessions: 1, links: 0 }])
})

/** A page without what differs each time: keys, and the address that was typed. */
function shape(page: string, email: string): string {
  return page.replaceAll(/name="_key" value="[^"]+"/g, '').replaceAll(email, '')
}

/** Gathers the statements that the platform's connections run from now on, but for the queue's own. */
function queriesOf({ pool }: Platform): readonly string[] {
  const texts: string[] = []
  const watched = new Set<unknown>()
  pool.on('acquire', (client) => {
    if (watched.has(client)) return
    watched.add(client)
    const run = client.query.bind(client) as (...given: unknown[]) => unknown
    const watch = (...given: unknown[]) => {
      const [query] = given
      const text = typeof query === 'string' ? query : String((query as { text?: unknown }).text)
      if (!text.includes('pgboss')) texts.push(text)
      return run(...given)
    }
    Object.assign(client, { query: watch })
  })
  return texts
}
