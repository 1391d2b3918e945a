import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { money } from '../../src/kernel/money.ts'
import { day } from '../../src/kernel/civil-date.ts'
import { aParkWithClaims, brokenInvariants, valueOf } from '../../src/modules/claims/claims.testing.ts'
import { addOffer } from '../../src/modules/partners/index.ts'
import { COMPANIES, type Model, type Real, limit, steps } from './claims-model.ts'

const runs = Number(process.env['TREMPLIN_MODEL_RUNS'] ?? 200)
const seed = Number(process.env['TREMPLIN_MODEL_SEED'] ?? 20_261_126)

test(`whatever is done in whatever order, claims, places and codes are what a small model says (${runs} runs)`, async (t) => {
  const park = await aParkWithClaims()
  const companies: Awaited<ReturnType<typeof park.entitled>>[] = []
  for (let index = 0; index < COMPANIES; index += 1) companies.push(await park.entitled())
  let [count, done] = [0, 0]

  const anOffer = async () => {
    count += 1
    const named = { fr: `Offre ${count}`, ar: `عرض ${count}`, en: `Offer ${count}` }
    return valueOf(
      await addOffer(park.platform, park.director, {
        partner: { name: 'Canari Cloud', website: undefined },
        kind: 'convention',
        title: named,
        summary: named,
        terms: {
          from: day('2017-01-01'),
          benefits: [{ kind: 'credits', text: named, upTo: money(1000, 'USD') }],
          rule: { version: 1, where: { all: [{ id: 'hosted', hosted: true }] } },
          source: { url: 'https://canari.example/terms' },
          certainty: 'high',
        },
      }),
    )
  }

  const property = fc.asyncProperty(fc.boolean(), steps, async (verified, commands) => {
    const offerId = await anOffer()
    await fc.asyncModelRun(async () => {
      const model: Model = { quota: undefined, free: undefined, claims: [], verified }
      const real: Real = { park, offerId, companies, ids: [], codes: 0 }
      await limit(model, real)
      return { model, real }
    }, commands)
    done += 1
    if (done % 25 === 0) assert.deepEqual(await brokenInvariants(park.platform), [])
  })

  t.diagnostic(`seed ${seed}`)
  await fc.assert(property, { numRuns: runs, seed })
  assert.deepEqual(await brokenInvariants(park.platform), [])
})
