import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { brokenInvariants } from '../../src/modules/claims/claims.testing.ts'
import { aModelledPark } from './claims-model.ts'
import { inFull } from '../sample.ts'
import { FAULTS } from './faults.ts'

const runs = Number(process.env['TREMPLIN_MODEL_RUNS'] ?? (inFull ? 300 : 60))
const seed = Number(process.env['TREMPLIN_MODEL_SEED'] ?? 20_261_126)

test(`whatever is done in whatever order, claims, places and codes are what a small model says (${runs} runs)`, async (t) => {
  const { platform, property } = await aModelledPark()

  t.diagnostic(`seed ${seed}`)
  await fc.assert(property, { numRuns: runs, seed })

  assert.deepEqual(await brokenInvariants(platform), [])
})

for (const { name, plant } of FAULTS) {
  test(`the model finds it when ${name}`, async () => {
    const { platform, property } = await aModelledPark()
    await plant(platform.pool)

    const { failed } = await fc.check(property, { numRuns: 300, seed, endOnFailure: true })

    assert.ok(failed, 'The fault was not found.')
  })
}
