import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type CivilDate, addDays, day } from '../../kernel/civil-date.ts'
import { type Rate, money } from '../../kernel/money.ts'
import type { RateSince } from '../agreements/index.ts'
import type { OpenOffer } from '../partners/index.ts'
import { opaqueOn, ground } from '../screening/index.ts'
import { populationOf, screen } from '../columns/index.ts'
import { type Facts, parseRule } from '../rules/index.ts'
import { valueOf } from './entitlements.testing.ts'
import { judgeOffer, offerOutcome } from './judge-offer.ts'
import { ratesUnder } from './offer-rates.ts'

const FIRST = day('2026-11-26')
const DAYS = 40

const days = fc.integer({ min: -20, max: DAYS }).map((count) => addDays(FIRST, count))

function aRate(numerator: bigint, on?: CivilDate): Rate {
  return { from: 'USD', to: 'MAD', numerator, denominator: 1n, ...(on && { on }), source: 'Made up.' }
}

const numerators = fc.constantFrom(8n, 9n, 10n, 11n, 12n)
const quoted = fc.array(fc.tuple(numerators, days), { maxLength: 3 })
const agreed = fc.array(fc.record({ from: days, rate: fc.option(numerators, { nil: undefined, freq: 3 }) }), {
  maxLength: 4,
})

/** An offer for those who have raised less than ten thousand dollars, and those who have raised no more than that in the end. */
function anOffer(from: CivilDate, next: CivilDate | undefined): OpenOffer {
  const words = { fr: 'Offer', ar: 'Offer', en: 'Offer' }
  const version = (number: number, begins: CivilDate, bound: object) => {
    const where = { id: 'raised', money: { fact: 'fundingRaised', ...bound, rate: 'dated' } }
    const rule = valueOf(parseRule({ version: 1, where }))
    const source = { url: 'https://example.org' }
    const id = `version-${number}` as OpenOffer['version']['id']
    return {
      id,
      number,
      origin: 'own',
      local: [],
      from: begins,
      rule,
      benefits: [],
      source,
      certainty: 'high',
    } as const
  }
  const limit = { amount: '10000', currency: 'USD' }
  const now = version(1, from, { under: limit })
  const then = next && version(2, next, { atMost: limit })
  return {
    id: 'offer' as OpenOffer['id'],
    code: 'offer',
    partner: { id: 'partner' as OpenOffer['partner']['id'], code: 'partner', name: words, website: undefined },
    kind: 'programme',
    title: words,
    summary: words,
    adoptedAt: new Date(0),
    closedAt: undefined,
    seenDigest: undefined,
    kept: undefined,
    versions: then ? [now, then] : [now],
    version: now,
    turn: then && { on: then.from, version: then },
  }
}

test('the day on which a verdict turns is the first on which it does, through rates of days, agreements and terms', () => {
  const amounts = fc.constantFrom(79_999, 80_000, 90_000, 99_999, 100_000, 100_001, 115_000, 120_000)
  const laterTerms = fc.option(fc.integer({ min: 1, max: DAYS }), { nil: undefined })
  let turned = 0

  fc.assert(
    fc.property(quoted, agreed, amounts, laterTerms, (dated, under, amount, after) => {
      const park = dated.map(([numerator, on]) => aRate(numerator, on))
      const since = under
        .map(({ from, rate }): RateSince => ({ from, rate: rate === undefined ? undefined : aRate(rate) }))
        .toSorted((a, b) => a.from.localeCompare(b.from))
      const offer = anOffer(addDays(FIRST, -100), after === undefined ? undefined : addDays(FIRST, after))
      const rates = ratesUnder(park, new Map([[offer.id, since]]))
      const value = { kind: 'money', money: money(amount, 'MAD') } as const
      const facts: Facts = { known: new Map([['fundingRaised', { value }]]), stays: [] }
      const on = (count: number) => {
        const that = addDays(FIRST, count)
        const version = offer.versions.findLast(({ from }) => from <= that) ?? offer.version
        const whole = ground(version.rule, that, rates.of(offer, that))
        const counted = screen(populationOf([facts]), whole, opaqueOn(that, rates.of(offer, that)))
        return counted.yes === 1 ? 'eligible' : counted.no === 1 ? 'ineligible' : 'undetermined'
      }

      const { verdict, change } = judgeOffer(offer, facts, FIRST, rates)

      assert.equal(verdict, on(0))
      assert.deepEqual(offerOutcome(offer, facts, FIRST, rates).change, change)
      const first = Array.from({ length: DAYS + 1 }, (_, count) => count).find((count) => on(count) !== verdict)
      assert.deepEqual(change, first === undefined ? undefined : { on: addDays(FIRST, first), to: on(first) })
      if (change) turned += 1
    }),
    { numRuns: 400 },
  )
  assert.ok(turned > 50)
})
