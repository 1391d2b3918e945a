import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { aFullPark } from '../../../tests/hostile-park.ts'
import { createApp } from '../../app.ts'

const platform = await aPlatform()
const app = await createApp(platform)
const park = await aFullPark(platform, app, 'Canari')

type Told = Readonly<Record<string, unknown>>

async function asked(path: string, cookie: string) {
  const answer = await app.request(`/api${path}`, { headers: { cookie } })
  return { status: answer.status, told: (await answer.json()) as Told }
}

test('a program of the park reads its agreements by partner and state, and one with its offers, duties and what it brought', async () => {
  const all = await asked('/agreements', park.director)
  const [first] = all.told['agreements'] as readonly { id: string; state: string; partner: { code: string } }[]
  assert.ok(first)

  const same = await asked(`/agreements?state=${first.state}&partner=${first.partner.code}`, park.director)
  const others = await asked('/agreements?partner=nobody', park.director)
  const one = await asked(`/agreements/${park.ids.agreements}?lang=fr`, park.director)

  assert.equal(all.status, 200)
  assert.ok((same.told['agreements'] as readonly { id: string }[]).some(({ id }) => id === first.id))
  assert.deepEqual([others.told['total'], others.told['agreements']], [0, []])
  assert.equal(one.status, 200)
  assert.deepEqual(
    ['offers', 'duties', 'brought', 'taken', 'rate', 'mostPlaces'].filter((name) => !(name in one.told)),
    [],
  )
})

test('a partner’s program reads its own signed agreements, never a company’s name; companies read none', async () => {
  const own = await park.enter({ kind: 'partner', partnerId: park.ids.partners })
  const foreign = await park.enter({ kind: 'partner', partnerId: platform.newId() })
  const company = await park.enter({ kind: 'company-owner', companyId: park.ids.companies })

  const one = await asked(`/agreements/${park.ids.agreements}`, own)

  assert.equal(one.status, 200)
  assert.doesNotMatch(JSON.stringify(one.told), /Canari Robotics/)
  assert.deepEqual((await asked('/agreements', foreign)).told['total'], 0)
  assert.equal((await asked(`/agreements/${park.ids.agreements}`, foreign)).status, 404)
  assert.equal((await asked('/agreements', company)).status, 404)
})
