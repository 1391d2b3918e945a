import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from 'hono/html'
import { type KyselyPlugin, TableNode } from 'kysely'
import { change, changed, read } from '../../platform/change.ts'
import { parkDirectors } from '../identity/index.ts'
import { aMailServer } from '../identity/mail-server.testing.ts'
import { aParkWithCodes, manyCodes, valueOf } from './codes.testing.ts'
import { setThreshold } from './set-threshold.ts'
import { giveCodeBack } from './set-code-aside.ts'
import { stockNotice } from './stock-notice.view.ts'
import { lookAtStock, tellStock } from './tell-stock.ts'

async function aWrittenPark(text: string, lowAt: number) {
  const mail = await aMailServer()
  const park = await aParkWithCodes('', { settings: { smtpUrl: mail.smtpUrl }, maxConnections: 6 })
  await park.person({ kind: 'site-manager', siteIds: [park.site('rabat')] }, { email: 'manager@people.example' })
  valueOf(await park.add(text))
  valueOf(await setThreshold(park.platform, park.director, { offerId: park.offerId, lowAt }))
  const hour = async () => {
    await park.platform.work()
    await tellStock(park.platform, parkDirectors)
    await park.platform.work()
  }
  const letters = async () => {
    await hour()
    await hour()
    return mail.received.splice(0).map(({ to, subject, text }) => [to, subject, text].join('\n'))
  }
  const companyId = await park.company()
  const takeSome = async (count: number) => {
    const taken = []
    for (let at = 0; at < count; at += 1) taken.push(await park.take(await park.claim(companyId)))
    return taken
  }
  const notice = async () => {
    const shown = await read(park.platform, park, (db) => stockNotice(park.platform, db, park.director, 'fr'))
    return (await html`${shown}`).toString()
  }
  return { ...park, mail, letters, hour, takeSome, notice }
}

test('directors are told once that few codes are left, until the pool is filled up and low again', async () => {
  const park = await aWrittenPark(manyCodes(5), 2)
  assert.deepEqual(await park.letters(), [])

  await park.takeSome(2)
  assert.deepEqual(await park.letters(), [])
  assert.equal(await park.notice(), '')
  await park.takeSome(1)
  const [first, ...others] = await park.letters()
  assert.deepEqual(others, [])
  assert.match(first ?? '', /Il reste 2 codes/)
  assert.match(first ?? '', new RegExp(`/fr/offers/${park.offerId}/codes`))
  assert.match(await park.notice(), /Il reste peu de codes pour 1 offre/)

  await park.takeSome(2)
  assert.deepEqual(await park.letters(), [])
  valueOf(await park.add(manyCodes(2, 'SECOND')))
  assert.deepEqual(await park.letters(), [], 'As low as before: nothing new to tell.')
  valueOf(await park.add(manyCodes(3, 'THIRD')))
  assert.deepEqual(await park.letters(), [])
  assert.equal(await park.notice(), '')

  await park.takeSome(4)
  assert.equal((await park.letters()).length, 1)
})

test('a code that comes back fills the pool up as well', async () => {
  const park = await aWrittenPark(manyCodes(3), 2)
  const [code] = await park.takeSome(1)
  assert.equal((await park.letters()).length, 1)
  assert.ok(code)

  await change(park.platform, park.system(), async (tx) =>
    changed(await giveCodeBack(tx, code), { event: 'claim.withdrawn', subjectId: code }),
  )

  assert.deepEqual(await park.letters(), [])
  await park.takeSome(1)
  assert.equal((await park.letters()).length, 1)
})

test('each director is told in their own language, and a closed offer is not told of', async () => {
  const park = await aWrittenPark(manyCodes(3), 1)
  const arabic = await park.person({ kind: 'director' }, { email: 'arabic@people.example' })
  await park.platform.pool.query(`update auth.users set language = 'ar' where id = $1`, [arabic.userId])

  await park.takeSome(2)
  const letters = await park.letters()

  assert.equal(letters.length, 2)
  assert.ok(letters.some((letter) => letter.includes('arabic@people.example') && /بقي رمز واحد/.test(letter)))
  valueOf(await park.add(manyCodes(3, 'MORE')))
  await park.hour()
  await park.platform.pool.query('update offers set closed_at = now()')
  await park.takeSome(4)
  assert.deepEqual(await park.letters(), [])
})

test('directors are told once of each free code that ends within the month', async () => {
  const park = await aWrittenPark('SOON;2017-09-10\nSOON2;2017-09-05\nLATER;2017-10-15\nNEVER', 0)

  const [letter, ...others] = await park.letters()
  assert.deepEqual(others, [])
  assert.match(letter ?? '', /2 codes libres expirent bientôt/)
  assert.match(letter ?? '', /5.septembre.2017/)
  assert.doesNotMatch(letter ?? '', /SOON|LATER|NEVER/)

  park.platform.moveTo('2017-08-30')
  assert.deepEqual(await park.letters(), [])
  park.platform.moveTo('2017-09-20')
  const [second] = await park.letters()
  assert.match(second ?? '', /1 code libre expire bientôt/)
})

for (const guarded of [true, false]) {
  const title = guarded
    ? 'two processes that see at the same moment that a pool is low send one letter'
    : 'without taking it upon oneself they send two: the guard is what makes it one'
  test(title, async () => {
    const park = await aWrittenPark(manyCodes(3), 2)
    await park.hour()
    await park.takeSome(1)
    // The jobs that the claims have left are done by two at once.
    await park.platform.pool.query(`delete from pgboss.job where name = 'codes.stock'`)

    const database = guarded ? park.platform.database : park.platform.database.withPlugin(askingNothing)
    const look = () =>
      lookAtStock({ ...park.platform, database }, parkDirectors, { operatorId: park.operatorId, offerId: park.offerId })
    await Promise.all([look(), look()])
    await park.platform.work()

    assert.equal(park.mail.received.length, guarded ? 1 : 2)
  })
}

/** Takes it upon itself without asking whether somebody has: changes of a pool lose their conditions. */
const askingNothing: KyselyPlugin = {
  transformQuery: ({ node }) => {
    if (node.kind !== 'UpdateQueryNode' || !node.table || !TableNode.is(node.table)) return node
    if (node.table.table.identifier.name !== 'code_pools') return node
    const { where: _, ...open } = node
    return open
  },
  transformResult: async ({ result }) => result,
}
