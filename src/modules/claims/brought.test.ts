import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from '../../platform/change.ts'
import { closeOffer } from '../partners/index.ts'
import { companiesGranted } from './brought.store.ts'
import { aParkWithClaims, valueOf } from './claims.testing.ts'

test('an offer that was closed still says how many companies got something by it', async () => {
  const park = await aParkWithClaims({}, { codes: 'AAA-111\nBBB-222' })
  for (const { companyId, owner } of [await park.entitled(), await park.entitled()]) {
    valueOf(await park.claim(owner, companyId))
  }
  const nowhere = { ...park.director, role: { kind: 'site-manager', siteIds: [] } } as const

  valueOf(await closeOffer(park.platform, park.director, park.offerId))
  const counted = await read(park.platform, park.director, (db) => companiesGranted(db, park.director, [park.offerId]))
  const elsewhere = await read(park.platform, nowhere, (db) => companiesGranted(db, nowhere, [park.offerId]))

  assert.deepEqual([...counted], [[park.offerId, 2]])
  assert.deepEqual([...elsewhere], [])
})
