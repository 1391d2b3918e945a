import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cookieOf } from '../../../tests/session.ts'
import { createApp } from '../../app.ts'
import type { MemberRole } from '../identity/index.ts'
import { aParkWithCodes } from './codes.testing.ts'

async function aParkForPrograms(text = '') {
  const park = await aParkWithCodes(text)
  const app = await createApp(park.platform)
  const enter = async (role: MemberRole) => {
    const cookie = await cookieOf(park, app, role)
    const answered = async (answer: Response) => ({
      status: answer.status,
      told: (await answer.json()) as Readonly<Record<string, unknown>>,
    })
    return {
      stock: async () => answered(await app.request(`/api/offers/${park.offerId}/codes`, { headers: { cookie } })),
      add: async (codes: readonly object[], key: string = crypto.randomUUID()) =>
        answered(
          await app.request(`/api/offers/${park.offerId}/codes`, {
            method: 'POST',
            headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key },
            body: JSON.stringify({ codes }),
          }),
        ),
    }
  }
  return { ...park, enter }
}

test('a program of the director adds codes once, however often it asks, and is told what is left, never a code', async () => {
  const { enter, platform } = await aParkForPrograms()
  const program = await enter({ kind: 'director' })
  const codes = [{ code: 'ALPHA "1"; 2' }, { code: 'BETA', lastDay: '2031-06-30' }]
  const key = crypto.randomUUID()

  const first = await program.add(codes, key)
  const again = await program.add(codes, key)
  const other = await program.add([{ code: 'GAMMA' }], key)
  const stock = await program.stock()

  assert.deepEqual(
    [first, again].map(({ status, told }) => [status, told]),
    [
      [201, { added: 2 }],
      [201, { added: 2 }],
    ],
  )
  assert.deepEqual([other.status, other.told['title']], [422, 'key-reused'])
  assert.deepEqual(stock.told, { total: 2, free: 2, given: 0, seen: 0, spent: 0, expired: 0, dead: 0, lowAt: 10 })
  const { rows } = await platform.pool.query('select expires_on from codes order by number')
  assert.deepEqual(rows, [{ expires_on: null }, { expires_on: '2031-06-30' }])
})

test('a program is told which lines are not right, by their numbers, and nothing is added', async () => {
  const { enter } = await aParkForPrograms('KNOWN')
  const program = await enter({ kind: 'director' })

  const refused = await program.add([{ code: 'NEW' }, { code: 'KNOWN' }, { code: 'OLD', lastDay: '2001-01-01' }])
  const known = await program.add([{ code: 'NEW' }, { code: 'KNOWN' }])

  assert.deepEqual([refused.status, refused.told['title']], [422, 'lines-refused'])
  assert.match(String(refused.told['detail']), /Line 3: its last day has passed/)
  assert.match(String(known.told['detail']), /Line 2: the pool has, or had, this code already/)
  assert.doesNotMatch(JSON.stringify([refused, known]), /KNOWN|OLD|NEW/)
  assert.equal((await program.stock()).told['total'], 1)
})

test('site managers see the stock and add nothing; companies and partners learn nothing of it', async () => {
  const park = await aParkForPrograms('ONE')
  const manager = await park.enter({ kind: 'site-manager', siteIds: [park.site('rabat')] })
  const owner = await park.enter({ kind: 'company-owner', companyId: await park.company() })

  assert.deepEqual([(await manager.stock()).status, (await manager.add([{ code: 'TWO' }])).status], [200, 403])
  assert.deepEqual([(await owner.stock()).status, (await owner.add([{ code: 'TWO' }])).status], [404, 403])
})
