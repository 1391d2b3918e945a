import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aParkWithCodes, manyCodes, valueOf } from './codes.testing.ts'
import { change, changed, read } from '../../platform/change.ts'
import { codesHeldBy, markSpent } from './codes.store.ts'
import { declareDead } from './declare-dead.ts'
import { giveCodeBack } from './set-code-aside.ts'

test('the first upload opens the pool of an offer; codes that end first are given first, and each once', async () => {
  const park = await aParkWithCodes('')
  assert.equal(await park.pool(), undefined)

  valueOf(await park.add('code;ends\nLATE;2018-05-01\nNEVER\nSOON;31/08/2017'))
  const claims = [await park.claim(), await park.claim(), await park.claim(), await park.claim()]
  const taken = []
  for (const claim of claims) taken.push(await park.take(claim))

  const seen = []
  for (const { claimId } of claims.slice(0, 3)) seen.push(valueOf(await park.look(park.director, claimId)).code)
  assert.deepEqual(seen, ['SOON', 'LATE', 'NEVER'])
  assert.equal(taken[3], undefined)
  assert.deepEqual(await park.pool(), { total: 3, free: 0, given: 3, dead: 0, expired: 0, lowAt: 10 })
})

test('a code that the pool has or had is refused by its line, and nothing of the upload is kept', async () => {
  const park = await aParkWithCodes('FIRST\nSECOND')
  const claim = await park.claim()
  await park.take(claim)

  const again = await park.add('NEW\nSECOND\nNEW\nFIRST;2019-01-01')
  assert.ok(!again.ok && again.refusal.code === 'lines-refused')
  assert.deepEqual(again.refusal.problems, [{ code: 'repeated', line: 3, of: 1 }])
  const known = await park.add('NEW\nSECOND\n\nFIRST;2019-01-01')

  assert.ok(!known.ok && known.refusal.code === 'lines-refused')
  assert.deepEqual(known.refusal.problems, [
    { code: 'known', line: 2 },
    { code: 'known', line: 4 },
  ])
  assert.doesNotMatch(JSON.stringify([again, known]), /SECOND|FIRST|NEW/)
  assert.equal((await park.pool())?.total, 2)
})

test('of the same codes uploaded twice at the same moment, one upload is kept', async () => {
  const park = await aParkWithCodes('')

  const uploads = await Promise.all([park.add(manyCodes(50)), park.add(manyCodes(50)), park.add(manyCodes(50))])

  assert.equal(uploads.filter(({ ok }) => ok).length, 1)
  assert.equal((await park.pool())?.total, 50)
})

test('only directors add codes, to offers of their own park', async () => {
  const park = await aParkWithCodes('FIRST')
  const other = await aParkWithCodes('FIRST')

  for (const by of [park.manager('rabat'), park.owner(await park.company()), park.buyer(), park.expert()]) {
    assert.deepEqual(await park.add('SECOND', by), { ok: false, refusal: { code: 'not-allowed' } })
  }
  assert.deepEqual(await park.add('SECOND', other.director), { ok: false, refusal: { code: 'offer-not-found' } })
  assert.equal((await park.pool())?.total, 1)
})

test('a code is seen by whoever may, as often as they like, and each look is recorded', async () => {
  const park = await aParkWithCodes('SECRET')
  const claim = await park.claim()
  await park.take(claim)
  const owner = await park.person({ kind: 'company-owner', companyId: claim.companyId }, { name: 'Salma Benhima' })

  assert.deepEqual(await park.look(owner, claim.claimId, () => false), {
    ok: false,
    refusal: { code: 'code-not-found' },
  })
  assert.deepEqual(await park.look(owner, park.platform.newId()), { ok: false, refusal: { code: 'code-not-found' } })
  const first = valueOf(await park.look(owner, claim.claimId))
  const second = valueOf(await park.look(owner, claim.claimId))

  assert.equal(first.code, 'SECRET')
  assert.deepEqual(second, first)
  const { rows } = await park.platform.pool.query('select code_id, claim_id, revealed_by from code_reveals')
  const line = { code_id: first.codeId, claim_id: claim.claimId, revealed_by: owner.userId }
  assert.deepEqual(rows, [line, line])
  const audit = await park.platform.pool.query(`select actor_id from audit_lines where event = 'code.revealed'`)
  assert.deepEqual(audit.rows, [{ actor_id: owner.userId }, { actor_id: owner.userId }])
})

test('a repeated request shows the code again, is recorded once, and keeps nothing that opens', async () => {
  const park = await aParkWithCodes('SECRET-OF-THE-REQUEST')
  const claim = await park.claim()
  await park.take(claim)
  const owner = await park.person({ kind: 'company-owner', companyId: claim.companyId })
  const asking = { ...owner, request: { route: '/reveal', key: 'a-key-of-a-form', fingerprint: 'the same' } }

  const shown = [await park.look(asking, claim.claimId), await park.look(asking, claim.claimId)]

  assert.deepEqual(
    shown.map((each) => valueOf(each).code),
    ['SECRET-OF-THE-REQUEST', 'SECRET-OF-THE-REQUEST'],
  )
  const reveals = await park.platform.pool.query('select 1 from code_reveals')
  assert.equal(reveals.rowCount, 1)
  assert.deepEqual(await park.look(asking, claim.claimId, () => false), {
    ok: false,
    refusal: { code: 'code-not-found' },
  })
})

test('a code that nobody has seen goes back to the pool; one that was seen is nobody else’s', async () => {
  const park = await aParkWithCodes('UNSEEN;2018-01-01\nSEEN')
  const [first, second, third] = [await park.claim(), await park.claim(), await park.claim()]
  const unseen = await park.take(first)
  const seen = await park.take(second)
  assert.ok(unseen && seen)
  valueOf(await park.look(park.director, second.claimId))

  const back = await change(park.platform, park.director, async (tx) => {
    const given = [await giveCodeBack(tx, unseen), await giveCodeBack(tx, seen), await giveCodeBack(tx, unseen)]
    const spent = [await markSpent(tx, unseen, park.platform.now()), await markSpent(tx, seen, park.platform.now())]
    return changed({ given, spent }, { event: 'claim.withdrawn', subjectId: first.claimId })
  })

  assert.deepEqual(valueOf(back), { given: [true, false, false], spent: [false, true] })
  assert.equal(await park.take(third), unseen)
  assert.equal(await park.take(await park.claim()), undefined)
  const found = { ok: false, refusal: { code: 'code-not-found' } }
  assert.deepEqual(await park.look(park.director, first.claimId), found)
  assert.deepEqual(await park.look(park.director, second.claimId), found)
})

test('a dead code is replaced by the next free one at once; without one left it stays as it was', async () => {
  const park = await aParkWithCodes('DEAD\nALIVE')
  const claim = await park.claim()
  const dead = await park.take(claim)
  assert.ok(dead)
  valueOf(await park.look(park.director, claim.claimId))

  const { newCodeId } = valueOf(await declareDead(park.platform, park.director, { codeId: dead, reason: 'Refused' }))
  assert.ok(newCodeId)
  const again = await declareDead(park.platform, park.director, { codeId: newCodeId, reason: 'Refused as well' })

  assert.deepEqual(again, { ok: false, refusal: { code: 'no-codes-left' } })
  assert.equal(valueOf(await park.look(park.director, claim.claimId)).code, 'ALIVE')
  assert.deepEqual(await park.pool(), { total: 2, free: 0, given: 1, dead: 1, expired: 0, lowAt: 10 })
  const held = await read(park.platform, park, (db) => codesHeldBy(db, [claim.claimId]))
  assert.deepEqual(
    [...held].map(([claimId, { id }]) => [claimId, id]),
    [[claim.claimId, newCodeId]],
  )
  assert.deepEqual(await declareDead(park.platform, park.director, { codeId: dead, reason: 'Once more' }), {
    ok: false,
    refusal: { code: 'code-not-found' },
  })
})

test('a free code that is dead is never handed out, nor is one whose last day has passed', async () => {
  const park = await aParkWithCodes('DEAD;2018-12-01\nENDED;2017-08-21\nGOOD;2018-12-31')
  const { rows } = await park.platform.pool.query('select id from codes order by number')
  valueOf(await declareDead(park.platform, park.director, { codeId: rows[0].id, reason: 'Typed wrong' }))
  park.platform.moveTo('2017-08-22')

  const claim = await park.claim()
  const taken = await park.take(claim)

  assert.equal(taken, rows[2].id)
  assert.equal(await park.take(await park.claim()), undefined)
  assert.deepEqual(await park.pool(), { total: 3, free: 0, given: 1, dead: 1, expired: 1, lowAt: 10 })
})
