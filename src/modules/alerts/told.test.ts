import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { warningsDue } from './closing.ts'
import { readToken, signToken } from './letter-token.ts'
import { type ToldStanding, differencesBetween, isSomething, mondayOf, toldStanding } from './told.ts'

const offer = '019f0000-0000-7000-8000-000000000001' as Id<'offer'>

test('whatever becomes of an offer is told in one place at most, and only what is worth a letter', () => {
  const standings: readonly (ToldStanding | undefined)[] = [undefined, 'entitled', 'one-answer', 'open', 'no']
  const told = standings.flatMap((before) =>
    standings.flatMap((now) => {
      const differences = differencesBetween(new Map(before && [[offer, before]]), new Map(now && [[offer, now]]))
      const places = Object.entries(differences).flatMap(([place, ids]) => (ids.length > 0 ? [place] : []))
      assert.equal(isSomething(differences), places.length > 0)
      return places.length > 0 ? [`${before ?? 'new'} → ${now ?? 'gone'}: ${places.join()}`] : []
    }),
  )

  assert.deepEqual(told, [
    'new → entitled: gained',
    'new → one-answer: askable',
    'new → open: fresh',
    'entitled → gone: lost',
    'entitled → one-answer: askable',
    'entitled → open: lost',
    'entitled → no: lost',
    'one-answer → entitled: gained',
    'open → entitled: gained',
    'open → one-answer: askable',
    'no → entitled: gained',
    'no → one-answer: askable',
  ])
})

test('what only the park can decide is not asked of the company', () => {
  assert.equal(toldStanding({ verdict: 'undetermined', missing: ['headcount'] }), 'one-answer')
  assert.equal(toldStanding({ verdict: 'undetermined', missing: ['decision:fits-our-cloud'] }), 'open')
})

test('a week begins on its Monday', () => {
  assert.equal(mondayOf(day('2017-08-21')), '2017-08-21')
  assert.equal(mondayOf(day('2017-08-27')), '2017-08-21')
  assert.equal(mondayOf(day('2026-01-01')), '2025-12-29')
})

test('a warning is due from its day on while the door is open, and not before', () => {
  const closesOn = day('2018-03-14')
  const due = (left: number) => warningsDue(addDays(closesOn, -left), closesOn)

  assert.deepEqual(
    [due(31), due(30), due(8), due(7), due(1), due(0), due(-1)],
    [[], [30], [30], [30, 7], [30, 7], [], []],
  )
})

test('the link that stops letters is nobody’s to write or to change', () => {
  const own = { operatorId: offer as never, userId: offer as never, kind: 'weekly' as const }
  const token = signToken(own, 'a secret')

  assert.deepEqual(readToken(token, 'a secret'), own)
  assert.equal(readToken(token, 'another secret'), undefined)
  assert.equal(readToken(token.replace('weekly', 'closing'), 'a secret'), undefined)
  for (const odd of ['', '.', 'weekly', token.slice(0, -1), `${token}x`, '\u0000', token.replaceAll('.', '')]) {
    assert.equal(readToken(odd, 'a secret'), undefined, odd)
  }
})
