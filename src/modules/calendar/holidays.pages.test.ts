import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '../../app.ts'
import { aPlatform } from '../../../tests/database.ts'
import { aFullPark } from '../../../tests/hostile-park.ts'

const platform = await aPlatform()
const app = await createApp(platform)
const park = await aFullPark(platform, app, 'Canari')

function send(path: string, fields: Readonly<Record<string, string>>, cookie = park.director) {
  const body = new URLSearchParams({ _key: platform.newId(), ...fields })
  return app.request(path, { method: 'POST', headers: { cookie }, body })
}

async function page(year = '') {
  return (await app.request(`/en/holidays${year}`, { headers: { cookie: park.director } })).text()
}

test('a director sets how the park works; what cannot be comes back as it was typed, with a sentence', async () => {
  const wrong = await send('/en/holidays/settings', { patience: 'ten', weekend: '5', country: 'MA' })
  const elsewhere = await send('/en/holidays/settings', { patience: '10', weekend: '5', country: 'XX' })
  const right = await send('/en/holidays/settings', { patience: '10', weekend: '5', country: '' })
  const told = await wrong.text()
  const after = await page()

  assert.deepEqual([wrong.status, elsewhere.status, right.status], [422, 422, 303])
  assert.match(told, /Give a whole number of working days from 1 to 30/)
  assert.match(told, /value="ten"/)
  assert.match(told, /value="5"[^>]* checked/)
  assert.match(after, /value="10"/)
  assert.doesNotMatch(after, /Throne Day/, 'A park may keep no public holidays.')
})

test('a park that keeps the holidays of Morocco sees them by name', async () => {
  const set = await send('/en/holidays/settings', { patience: '5', weekend: '6', country: 'MA' })
  const shown = await page()

  assert.equal(set.status, 303)
  for (const name of ['Throne Day', 'Green March', 'Youth Day']) assert.match(shown, new RegExp(name))
})

test('nobody but the director sets how the park works', async () => {
  const manager = await park.enter({ kind: 'site-manager', siteIds: [park.ids.sites] })

  assert.equal((await send('/en/holidays/settings', { patience: '5' }, manager)).status, 403)
})
