import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type CivilDate, type RoughDate, addDays, day, firstDay } from '../../kernel/civil-date.ts'
import { aStay } from './rule.testing.ts'
import type { Stay } from './facts.ts'
import { hostedSince } from './index.ts'

const today = day('2026-11-26')

test('a company is hosted since its stay began, as exactly as the register knows', () => {
  assert.equal(hostedSince([aStay('rabat', { from: '2026-03-05' })], today), '2026-03-05')
  assert.equal(hostedSince([aStay('rabat', { from: '2026-03' })], today), '2026-03')
  assert.equal(hostedSince([aStay('rabat', { from: '2025' })], today), '2025')
})

test('a move on the same day or the day after does not break a stay, and two days between do', () => {
  const then = (from: string) => [
    aStay('casablanca', { from: '2019-02-01', to: '2022-07-01' }),
    aStay('rabat', { from, to: '2024-01-15' }),
    aStay('tanger', { from: '2024-01-15' }),
  ]

  assert.equal(hostedSince(then('2022-06-15'), today), '2019-02-01')
  assert.equal(hostedSince(then('2022-07-01'), today), '2019-02-01')
  assert.equal(hostedSince(then('2022-07-02'), today), '2019-02-01')
  assert.equal(hostedSince(then('2022-07-03'), today), '2022-07-03')
  // Known to the month or the year, it may have gone on at once.
  assert.equal(hostedSince(then('2022-07'), today), '2019-02-01')
  assert.equal(hostedSince(then('2022'), today), '2019-02-01')
  assert.equal(hostedSince(then('2022-08'), today), '2022-08')
})

test('a company that never came, or left, is not hosted since any day; one that came back is since it did', () => {
  const left = aStay('rabat', { from: '2019-02-01', to: '2026-11-26' })

  assert.equal(hostedSince([], today), undefined)
  assert.equal(hostedSince([left], today), undefined)
  assert.equal(hostedSince([left], day('2026-11-25')), '2019-02-01')
  assert.equal(hostedSince([left, aStay('rabat', { from: '2027-03-01' })], today), '2027-03-01')
  assert.equal(hostedSince([left, aStay('rabat', { from: '2027-03-01' })], day('2026-11-25')), '2019-02-01')
})

test('a stay whose beginning nobody knows gives no day, and nor does one that goes on from it', () => {
  assert.equal(hostedSince([aStay('rabat', {})], today), undefined)
  const moved = [aStay('rabat', { to: '2026-01-01' }), aStay('tanger', { from: '2026-01-01' })]
  assert.equal(hostedSince(moved, today), undefined)
  const returned = [aStay('rabat', { to: '2025-01-01' }), aStay('tanger', { from: '2026-01-01' })]
  assert.equal(hostedSince(returned, today), '2026-01-01')
})

test('it is the day one comes to by walking back from today, a day at a time, while the company was there', () => {
  let hosted = 0
  fc.assert(
    fc.property(fc.array(stays, { maxLength: 5 }), fc.integer({ min: 0, max: 60 }), (given, later) => {
      const on = addDays(first, later)
      const walked = walkedBack(given, on)
      assert.equal(hostedSince(given, on), walked)
      if (walked !== undefined) hosted += 1
    }),
    { numRuns: 3000 },
  )
  assert.ok(hosted > 500, `only ${hosted} were hosted`)
})

const first = day('2026-01-01')
const dates = fc.integer({ min: 0, max: 60 }).map((days) => addDays(first, days))
const stays = fc
  .tuple(dates, fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }))
  .map(([from, length]): Stay => aStay('rabat', { from, ...(length !== undefined && { to: addDays(from, length) }) }))

/** Found without the way that is tested: the last day without a gap of two days. */
function walkedBack(given: readonly Stay[], on: CivilDate): RoughDate | undefined {
  const there = (date: CivilDate) =>
    given.some(({ from, to }) => from !== undefined && firstDay(from) <= date && (to === undefined || date < to))
  let date = on
  while (!there(date)) {
    date = addDays(date, 1)
    if (date > addDays(first, 200)) return undefined
  }
  while (there(addDays(date, -1)) || there(addDays(date, -2))) {
    date = there(addDays(date, -1)) ? addDays(date, -1) : addDays(date, -2)
  }
  return date
}
