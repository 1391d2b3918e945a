import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type KyselyPlugin, type RootOperationNode, TableNode } from 'kysely'
import { waitingForALock } from '../../../tests/twice.ts'
import type { Id } from '../../kernel/id.ts'
import { change, changed } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { addCodes } from './add-codes.ts'
import { type ClaimOf, aParkWithCodes, manyCodes, take, valueOf } from './codes.testing.ts'
import { takeCode, takeNext } from './codes.store.ts'
import { giveCodeBack } from './set-code-aside.ts'

type Park = Awaited<ReturnType<typeof aParkWithCodes>>

test('of forty claims at once for five codes, five get one each and the others none', async () => {
  const park = await aParkWithCodes(manyCodes(5), { maxConnections: 12 })
  const companyId = await park.company()
  const claims = await Promise.all(Array.from({ length: 40 }, () => park.claim(companyId)))

  const taken = await Promise.all(claims.map((claim) => park.take(claim)))

  const codes = taken.filter((id) => id !== undefined)
  assert.equal(codes.length, 5)
  assert.equal(new Set(codes).size, 5)
  assert.equal((await park.pool())?.free, 0)
})

for (const guarded of [true, false]) {
  const title = guarded
    ? 'two claims that look for the next code at the same moment take two'
    : 'without the lock they take the same one: the guard is what makes them two'
  test(title, async () => {
    const park = await aParkWithCodes('FIRST\nSECOND\nTHIRD', { maxConnections: 6 })
    const companyId = await park.company()
    const [one, two] = [await park.claim(companyId), await park.claim(companyId)]
    const wish = (claim: ClaimOf) => ({ ...claim, offerId: park.offerId, on: park.today() })

    const taken = guarded
      ? await twice(park, 'UpdateQueryNode', 'codes', (process, index) =>
          take(process, park.system(), wish(index === 0 ? one : two)),
        )
      : await twice(park, 'SelectQueryNode', 'codes', (process, index) =>
          takeUnguarded(park, process, index === 0 ? one : two),
        )

    assert.equal(new Set(taken).size, guarded ? 2 : 1)
  })
}

/** Looks for a free code, then takes it: between the two somebody else may. */
async function takeUnguarded(park: Park, platform: Platform, { claimId, companyId }: ClaimOf) {
  return valueOf(
    await change(platform, park.system(), async (tx) => {
      const { id } = await tx
        .selectFrom('codes')
        .select('id')
        .where('claimId', 'is', null)
        .orderBy('number')
        .limit(1)
        .executeTakeFirstOrThrow()
      await tx.updateTable('codes').set({ claimId, companyId, givenAt: platform.now() }).where('id', '=', id).execute()
      return changed(id, { event: 'claim.granted', subjectId: claimId })
    }),
  )
}

for (const guarded of [true, false]) {
  const title = guarded
    ? 'whoever finds the last code held by a rival that then gives up gets it'
    : 'whoever only passes over held codes is refused while one is free: waiting is what prevents it'
  test(title, async () => {
    const park = await aParkWithCodes('LAST', { maxConnections: 6 })
    const [rival, next] = [await park.claim(), await park.claim()]
    const held = Promise.withResolvers<void>()
    const decided = Promise.withResolvers<void>()

    const givingUp = takeAs(park, rival, takeCode, async () => {
      held.resolve()
      await decided.promise
      throw new Error('The claim is refused after all.')
    })
    await held.promise
    const taking = takeAs(park, next, guarded ? takeCode : (tx, wish) => takeNext(tx, wish, 'skip locked'))
    await Promise.race([taking, waitingForALock(park.platform)])
    decided.resolve()

    await assert.rejects(givingUp, /refused after all/)
    assert.equal((await taking) !== undefined, guarded)
    assert.equal((await park.pool())?.free, guarded ? 0 : 1)
  })
}

for (const guarded of [true, false]) {
  const title = guarded
    ? 'whoever waits for a rival in vain takes a code that came back meanwhile'
    : 'without looking again they are refused while one is free: looking again is what prevents it'
  test(title, async () => {
    const park = await aParkWithCodes('BACK;2018-01-01\nGONE', { maxConnections: 6 })
    const [owner, rival, next] = [await park.claim(), await park.claim(), await park.claim()]
    const back = await park.take(owner)
    assert.ok(back)
    const held = Promise.withResolvers<void>()
    const decided = Promise.withResolvers<void>()

    const going = takeAs(park, rival, takeCode, async () => {
      held.resolve()
      await decided.promise
    })
    await held.promise
    const taking = takeAs(park, next, guarded ? takeCode : takeWithoutLookingAgain)
    await waitingForALock(park.platform)
    await change(park.platform, park.system(), async (tx) =>
      changed(await giveCodeBack(tx, back), { event: 'claim.withdrawn', subjectId: owner.claimId }),
    )
    decided.resolve()
    await going

    assert.equal(await taking, guarded ? back : undefined)
  })
}

async function takeWithoutLookingAgain(tx: Transaction, wish: Parameters<typeof takeCode>[1]) {
  return (await takeNext(tx, wish, 'skip locked')) ?? takeNext(tx, wish, 'wait')
}

async function takeAs(
  park: Park,
  { claimId, companyId }: ClaimOf,
  taking: typeof takeCode,
  then: () => Promise<void> = async () => {},
): Promise<Id<'code'> | undefined> {
  const taken = await change(park.platform, park.system(), async (tx) => {
    const wish = { claimId, companyId, offerId: park.offerId, on: park.today(), at: park.platform.now() }
    const code = await taking(tx, wish)
    await then()
    return changed(code?.id, { event: 'claim.granted', subjectId: claimId })
  })
  return valueOf(taken)
}

for (const guarded of [true, false]) {
  const title = guarded
    ? 'of the same codes uploaded twice at the same moment, one upload is kept'
    : 'without the hold on the pool and its key both are kept: the guard is what refuses one'
  test(title, async () => {
    const park = await aParkWithCodes('FIRST', { maxConnections: 6 })
    if (!guarded) {
      await park.platform.pool.query(`
        alter table codes drop constraint codes_operator_id_offer_id_digest_key;
        alter table codes drop constraint codes_operator_id_offer_id_number_key`)
    }

    const uploads = await twice(park, 'SelectQueryNode', 'codes', (process) => {
      const database = guarded ? process.database : process.database.withPlugin(withoutHold())
      return addCodes({ ...process, database }, park.director, { offerId: park.offerId, text: manyCodes(20) })
    })

    assert.equal(uploads.filter(({ ok }) => ok).length, guarded ? 1 : 2)
    assert.equal((await park.pool())?.total, guarded ? 21 : 41)
  })
}

/** Finds the pool and the number of its only code, as the product does, but holds nothing. */
function withoutHold(): KyselyPlugin {
  const loosened = new WeakSet<object>()
  return {
    transformQuery: ({ node, queryId }) => {
      if (node.kind !== 'InsertQueryNode' || tableOf(node) !== 'code_pools') return node
      loosened.add(queryId)
      return { ...node, onConflict: { kind: 'OnConflictNode', doNothing: true } }
    },
    transformResult: async ({ result, queryId }) =>
      loosened.has(queryId) ? { ...result, rows: [{ numbered: 1 }] } : result,
  }
}

for (const guarded of [true, false]) {
  const title = guarded
    ? 'a code that is seen and given back at the same moment is seen or free, never both'
    : 'without asking whether it was seen, a code that somebody knows goes back to the pool'
  test(title, async () => {
    const park = await aParkWithCodes(manyCodes(20), { maxConnections: 8 })
    const companyId = await park.company()
    const giveBack = guarded ? giveCodeBack : giveBackUnasked
    if (!guarded) await park.platform.pool.query('alter table codes drop constraint codes_check1')

    const both = []
    for (let round = 0; round < 20; round += 1) {
      const claim = await park.claim(companyId)
      const code = await park.take(claim)
      assert.ok(code)
      const [seen, back] = await Promise.all([
        park.look(park.director, claim.claimId),
        change(park.platform, park.system(), async (tx) =>
          changed(await giveBack(tx, code), { event: 'claim.withdrawn', subjectId: claim.claimId }),
        ),
      ])
      const { rows } = await park.platform.pool.query('select 1 from code_reveals where code_id = $1', [code])
      if (valueOf(back) && rows.length > 0) both.push(code)
      if (guarded) assert.notEqual(seen.ok, valueOf(back))
    }

    assert.equal(both.length === 0, guarded)
  })
}

async function giveBackUnasked(tx: Transaction, code: Id<'code'>): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('codes')
    .set({ claimId: null, companyId: null, givenAt: null })
    .where('id', '=', code)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Does the work as two processes: neither goes on past its first such query before the other is there, or waits for it. */
async function twice<Value>(
  { platform }: Park,
  kind: RootOperationNode['kind'],
  table: string,
  work: (process: Platform, index: number) => Promise<Value>,
): Promise<readonly Value[]> {
  const both = Promise.withResolvers<void>()
  let there = 0
  const meeting = (): KyselyPlugin => {
    const met = new WeakSet<object>()
    let once = false
    return {
      transformQuery: ({ node, queryId }) => {
        if (!once && isAbout(node, kind, table)) {
          once = true
          met.add(queryId)
        }
        return node
      },
      transformResult: async ({ result, queryId }) => {
        if (!met.has(queryId)) return result
        there += 1
        if (there === 2) both.resolve()
        await Promise.race([both.promise, waitingForALock(platform)])
        return result
      },
    }
  }
  const process = (): Platform => ({ ...platform, database: platform.database.withPlugin(meeting()) })
  const done = await Promise.all([work(process(), 0), work(process(), 1)])
  assert.ok(there > 0, 'Neither came to the query.')
  return done
}

/** Whether a query is of this kind, on this table; one that is written as SQL is known by its beginning. */
function isAbout(node: RootOperationNode, kind: RootOperationNode['kind'], table: string): boolean {
  if (node.kind === 'RawNode') {
    return kind === 'UpdateQueryNode' && (node.sqlFragments[0] ?? '').trim().startsWith(`update ${table} `)
  }
  return node.kind === kind && tableOf(node) === table
}

/** The table that a query is about. */
function tableOf(node: RootOperationNode): string | undefined {
  const about =
    node.kind === 'InsertQueryNode' ? node.into : node.kind === 'SelectQueryNode' ? node.from?.froms[0] : undefined
  return about && TableNode.is(about) ? about.table.identifier.name : undefined
}
