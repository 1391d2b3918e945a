import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aPlatform } from '../../../tests/database.ts'
import { day } from '../../kernel/civil-date.ts'
import { money } from '../../kernel/money.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import { closeOffer, offersOn, publishVersion } from '../partners/index.ts'
import { archiveCompany, companyFacts, declareFact, recordFacts } from '../registry/index.ts'
import { aParkWith, valueOf } from './entitlements.testing.ts'
import { judgeOffer } from './judge-offer.ts'
import { offerRates } from './offer-rates.ts'
import { judgeAndKeep, judgeDueDays, recompute } from './recompute.ts'

const young = { activityStartedOn: { date: '2016-03-05' } }
const small = { 'turnover:2016': { amount: '4161000', currency: 'MAD' } }

test('a fact that a founder declares changes the kept verdict in the same transaction', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017'])
  const companyId = await park.company({ facts: young })
  assert.deepEqual((await park.verdicts())[0]?.missing, ['turnover:2016'])

  const value = { kind: 'money', money: money(3_200_000, 'MAD') } as const
  valueOf(await declareFact(platform, park.owner(companyId), { companyId, key: 'turnover:2016', value }))

  const [after] = await park.verdicts()
  assert.equal(after?.verdict, 'eligible')
  assert.equal(after?.changesOn, '2019-03-05')
})

test('many companies at once are judged by jobs, and every kept verdict is what a fresh judgement says', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017', 'mongodb-for-startups'])
  const ids = await park.companies(
    Array.from({ length: 60 }, (_, index) => ({
      site: index % 11 === 0 ? null : 'rabat',
      facts: {
        ...(index % 3 > 0 && { activityStartedOn: { date: `201${3 + (index % 4)}-0${1 + (index % 8)}` } }),
        ...(index % 4 > 0 && { 'turnover:2016': { amount: String(index * 400_000), currency: 'MAD' } }),
      },
    })),
  )
  assert.deepEqual(await park.verdicts(), [])

  await platform.work()

  const kept = await park.verdicts()
  const fresh = await read(platform, park.director, async (db) => {
    const on = day('2017-08-21')
    const facts = await companyFacts(db, { today: on, companyIds: ids })
    const offers = await offersOn(db, on)
    const rates = await offerRates(db)
    return [...facts].flatMap(([companyId, known]) =>
      offers.map((offer) => {
        const { verdict, missing, change: next } = judgeOffer(offer, known, on, rates)
        const changes = { changesOn: next?.on ?? null, changesTo: next?.to ?? null }
        return { companyId, offer: offer.code, verdict, ...changes, missing }
      }),
    )
  })
  const order = (a: { companyId: string }, b: { companyId: string }) => a.companyId.localeCompare(b.companyId)
  assert.equal(kept.length, 60)
  assert.deepEqual(kept, fresh.toSorted(order))
})

test('when the day comes a right ends, and an hour that changes nothing writes nothing', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, ['technopark-2017'])
  await park.company({ facts: { ...young, ...small } })

  platform.moveTo('2019-03-04')
  await judgeDueDays(platform)
  assert.equal((await park.verdicts())[0]?.verdict, 'eligible')
  platform.moveTo('2019-03-05')
  await judgeDueDays(platform)

  assert.equal((await park.verdicts())[0]?.verdict, 'ineligible')
  const lines = () =>
    platform.pool.query('select count(*) from audit_lines').then(({ rows }) => rows[0].count as bigint)
  const before = await lines()
  await judgeDueDays(platform)
  assert.equal(await lines(), before)
})

test('new terms change the verdicts, those to come tell the day, and the old terms stay as they were', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, [])
  const [offerId] = await park.adopt(['technopark-2017'])
  assert.ok(offerId)
  await park.company({ facts: { ...young, ...small } })
  await platform.work()
  const rule = { version: 1, where: { id: 'age', age: { since: 'activity', under: 12 } } }
  const source = { url: 'https://example.org/terms' }

  const terms = { from: day('2017-09-01'), rule, benefits: [], source, certainty: 'high' } as const
  valueOf(await publishVersion(platform, park.director, { offerId, terms }))
  await platform.work()

  const [announced] = await park.verdicts()
  assert.deepEqual(
    [announced?.verdict, announced?.changesOn, announced?.changesTo],
    ['eligible', '2017-09-01', 'ineligible'],
  )
  platform.moveTo('2017-09-01')
  await judgeDueDays(platform)
  assert.equal((await park.verdicts())[0]?.verdict, 'ineligible')
  const altered = change(platform, park.director, async (tx) => {
    await tx.updateTable('offerVersions').set({ number: 9 }).execute()
    return changed(undefined, { event: 'terms.altered', subjectId: offerId })
  })
  await assert.rejects(altered, /permission denied/)
})

test('an offer whose last day is near changes to ended, and a rule nobody can read is refused', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, [])
  const [offerId] = await park.adopt(['technopark-2017'])
  assert.ok(offerId)
  await park.company({ facts: { ...young, ...small } })
  const source = { url: 'https://example.org/terms' }
  const terms = { from: day('2017-08-21'), until: day('2017-12-31'), benefits: [], source, certainty: 'high' } as const
  const hosted = { version: 1, where: { id: 'hosted', hosted: true } }

  const refused = await publishVersion(platform, park.director, { offerId, terms: { ...terms, rule: { version: 2 } } })
  valueOf(await publishVersion(platform, park.director, { offerId, terms: { ...terms, rule: hosted } }))
  await platform.work()

  assert.equal(refused.ok ? 'ok' : refused.refusal.code, 'bad-rule')
  const [kept] = await park.verdicts()
  assert.deepEqual([kept?.verdict, kept?.changesOn, kept?.changesTo], ['eligible', '2018-01-01', 'ended'])
})

test('closed offers and archived companies leave no verdict behind', async () => {
  const platform = await aPlatform()
  const park = await aParkWith(platform, [])
  const [offerId] = await park.adopt(['technopark-2017', 'mongodb-for-startups'])
  assert.ok(offerId)
  const [first, second] = await park.companies([{ site: null }, {}])
  assert.ok(first && second)
  await platform.work()

  valueOf(await archiveCompany(platform, park.director, { companyId: first }))
  assert.deepEqual([...new Set((await park.verdicts()).map(({ companyId }) => companyId))], [second])
  valueOf(await closeOffer(platform, park.director, offerId))
  await platform.work()

  assert.ok((await park.verdicts()).every(({ offer }) => offer !== 'technopark-2017'))
})

test('a park never sees the verdicts of another, even when queries forget to ask for their own', async () => {
  const platform = await aPlatform({ ownCondition: false })
  const ours = await aParkWith(platform, ['technopark-2017'])
  const theirs = await aParkWith(platform, ['technopark-2017'], 'Other park')

  const companyId = await ours.company({ facts: young })

  assert.equal((await ours.verdicts()).length, 1)
  assert.deepEqual(await theirs.verdicts(), [])
  const value = { kind: 'number', number: 3 } as const
  const foreign = await declareFact(platform, theirs.director, { companyId, key: 'headcount', value })
  assert.equal(foreign.ok, false)
})

for (const guarded of [true, false]) {
  const name = guarded
    ? 'a judgement under way does not overwrite the verdict on a fact that arrives meanwhile'
    : 'without taking turns it would: the guard is what makes the verdict right'
  test(name, async () => {
    const platform = await aPlatform()
    const park = await aParkWith(platform, ['technopark-2017'])
    const companyId = await park.company({ facts: young })
    const on = day('2017-08-21')
    const judgeNow = guarded ? recompute : judgeAndKeep
    const read1 = gate()
    const written = gate()

    // The job judges before the answer is known, and is slow to finish.
    const job = change(platform, park.director, async (tx) => {
      await judgeNow(slowToWrite(tx, read1, written), {}, on)
      return changed(undefined, { event: 'entitlements.judged', subjectId: park.operatorId })
    })
    await read1.passed
    const answer = change(platform, park.owner(companyId), async (tx) => {
      const value = { kind: 'money', money: money(3_200_000, 'MAD') } as const
      const statement = { companyId, key: 'turnover:2016', value, source: 'us', sourceKind: 'declared' } as const
      await recordFacts(platform, tx, [statement], { at: platform.now(), by: undefined })
      await judgeNow(tx, { companyIds: [companyId] }, on)
      return changed(undefined, { event: 'company.fact-recorded', subjectId: companyId })
    })
    await Promise.race([answer, waitingForALock(platform)])
    written.open()
    await Promise.all([job, answer])

    assert.equal((await park.verdicts())[0]?.verdict, guarded ? 'eligible' : 'undetermined')
  })
}

interface Gate {
  readonly passed: Promise<void>
  open(): void
}

function gate(): Gate {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { passed: promise, open: () => resolve() }
}

/** A transaction that stops once everything was read and before anything is written, until it is let through. */
function slowToWrite(tx: Transaction, readAll: Gate, mayWrite: Gate): Transaction {
  const deletions = new WeakSet<object>()
  return tx.withPlugin({
    transformQuery: ({ node, queryId }) => {
      if (node.kind === 'DeleteQueryNode') deletions.add(queryId)
      return node
    },
    transformResult: async ({ result, queryId }) => {
      if (deletions.has(queryId)) {
        readAll.open()
        await mayWrite.passed
      }
      return result
    },
  })
}

async function waitingForALock({ database }: Awaited<ReturnType<typeof aPlatform>>): Promise<void> {
  for (;;) {
    // In this database: other tests wait for locks of their own on the same server.
    const { rows } = await sql`select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(database)
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
