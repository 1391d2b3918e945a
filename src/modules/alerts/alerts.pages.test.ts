import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '../../app.ts'
import { aPlatform } from '../../../tests/database.ts'
import { type FullPark, aFullPark } from '../../../tests/hostile-park.ts'
import { formsOf } from '../../../tests/hostile-html.ts'
import type { Id } from '../../kernel/id.ts'
import { LANGUAGES, directionOf } from '../../kernel/language.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { aParkWith } from '../entitlements/entitlements.testing.ts'
import { pagesFor } from '../entitlements/pages.testing.ts'
import { alertWords } from './alerts.messages.ts'
import { closingNotice } from './closing-notice.view.ts'
import { kindsDeclined } from './declined.store.ts'
import { signToken } from './letter-token.ts'

const platform = await aPlatform()
const app = await createApp(platform)
const park = await aFullPark(platform, app, 'Canari')
const owner = await park.enter({ kind: 'company-owner', companyId: park.ids.companies })

/** Whoever the cookie is of, and what this person has declined. */
async function declinedBy(cookie: string) {
  const userId = await userOf(cookie)
  return read(platform, park.system(), (db) => kindsDeclined(db, userId))
}

async function userOf(cookie: string): Promise<Id<'user'>> {
  const token = decodeURIComponent(/session_token=([^;]+)/.exec(cookie)?.[1] ?? '').split('.')[0]
  const { rows } = await platform.pool.query<{ user_id: Id<'user'> }>(
    'select user_id from auth.sessions where token = $1',
    [token],
  )
  assert.ok(rows[0])
  return rows[0].user_id
}

function send(path: string, cookie: string, fields: readonly (readonly [string, string])[]) {
  const body = new URLSearchParams([['_key', platform.newId()], ...fields] as [string, string][])
  return app.request(path, { method: 'POST', body, headers: { cookie } })
}

test('a member of a company chooses its letters on the account’s page, and the choice is in the audit trail', async () => {
  const page = async () => (await app.request('/fr/account', { headers: { cookie: owner } })).text()
  assert.match(await page(), /Le point hebdomadaire/)
  assert.ok(formsOf(await page()).some(({ action }) => action === '/fr/account/letters'))

  const sent = await send('/fr/account/letters', owner, [['letter', 'closing']])

  assert.equal(sent.status, 303)
  assert.equal(sent.headers.get('location'), '/fr/account?done=letters#letters')
  assert.deepEqual(await declinedBy(owner), ['weekly'])
  const after = await (await app.request('/fr/account?done=letters', { headers: { cookie: owner } })).text()
  assert.match(after, /Vos choix sont enregistrés/)
  assert.match(after, /value="closing"[^>]* checked/)
  assert.doesNotMatch(after, /value="weekly"[^>]* checked/)
  await send('/fr/account/letters', owner, [
    ['letter', 'closing'],
    ['letter', 'weekly'],
  ])
  assert.deepEqual(await declinedBy(owner), [])
  const { rows } = await platform.pool.query(
    `select 1 from audit_lines where event = 'letters.chosen' and actor_id = $1`,
    [await userOf(owner)],
  )
  assert.equal(rows.length, 2)
})

test('whoever gets no such letters is not asked, and is refused', async () => {
  const page = await (await app.request('/fr/account', { headers: { cookie: park.director } })).text()
  assert.doesNotMatch(page, /point hebdomadaire/)

  assert.equal((await send('/fr/account/letters', park.director, [['letter', 'weekly']])).status, 403)
  assert.equal((await send('/fr/account/letters', '', [])).status, 401)
})

for (const language of LANGUAGES) {
  test(`the link in a letter asks in ${language}, changes nothing by being looked at, and stops that kind of letter without signing in`, async () => {
    const member = await park.enter({ kind: 'company-member', companyId: park.ids.companies })
    const address = await linkOf(platform, park, member, language)
    const words = alertWords[language].stop

    const asked = await (await app.request(address)).text()
    assert.ok(asked.includes(words.confirm))
    assert.match(asked, new RegExp(`<html lang="${language}" dir="${directionOf(language)}">`))
    assert.deepEqual(await declinedBy(member), [])
    const [form] = formsOf(asked)
    assert.equal(form?.action, address)
    const answer = await send(address, '', [])

    assert.equal(answer.status, 200)
    assert.ok((await answer.text()).includes(words.done))
    assert.deepEqual(await declinedBy(member), ['closing'])
    assert.equal((await send(address, '', [])).status, 200)
    const { rows } = await platform.pool.query(
      `select 1 from audit_lines where event = 'letters.declined' and actor_id = $1`,
      [await userOf(member)],
    )
    assert.equal(rows.length, 1)
  })
}

test('a mail program stops the letters with one click, as the header offers', async () => {
  const member = await park.enter({ kind: 'company-member', companyId: park.ids.companies })
  const address = await linkOf(platform, park, member, 'fr')

  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  const answer = await app.request(address, { method: 'POST', body })

  assert.equal(answer.status, 200)
  assert.deepEqual(await declinedBy(member), ['closing'])
})

test('a link that we have not written stops nothing and is not found', async () => {
  const member = await park.enter({ kind: 'company-member', companyId: park.ids.companies })
  const address = await linkOf(platform, park, member, 'fr')
  const odd = [address.replace('closing', 'weekly'), `${address}x`, '/fr/letters/x', '/fr/letters/%00']

  for (const path of odd) {
    assert.equal((await app.request(path)).status, 404, path)
    assert.equal((await send(path, '', [])).status, 404, path)
  }
  assert.deepEqual(await declinedBy(member), [])
})

test('above a company’s opportunities stands the right that ends within the month, in the language of the page', async () => {
  const other = await aPlatform({ now: '2018-02-20' })
  const small = await aParkWith(other, ['technopark-2017'])
  const facts = {
    activityStartedOn: { date: '2015-03-14' },
    'turnover:2017': { amount: '4161000', currency: 'MAD' },
    'turnover:2016': { amount: '4161000', currency: 'MAD' },
  }
  const companyId = await small.company({ name: 'Atlas Robotics', facts })
  const page = async (language: string) =>
    (await pagesFor(other, small.owner(companyId), closingNotice).get(`/${language}/opportunities`)).text

  assert.match(await page('fr'), /Plus que 22 jours pour saisir « Convention Technopark de 2017 .*»/)
  assert.match(await page('en'), /22 days left to seize “/)
  assert.match(await page('ar'), /بقي 22 يومًا لاغتنام «/)
  other.moveTo('2018-02-11')
  assert.doesNotMatch(await page('fr'), /Plus que/)
})

async function linkOf({ settings }: Platform, { operatorId }: FullPark, cookie: string, language: string) {
  const token = signToken({ operatorId, userId: await userOf(cookie), kind: 'closing' }, settings.secret)
  return `/${language}/letters/${token}`
}
