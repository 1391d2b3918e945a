import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import { verdictOn } from '../eligibility/index.ts'
import { type Condition, type Facts, type Rule, plainRule } from '../rules/index.ts'
import { countBits, encode, ground, offerIndexOf, opaqueOn } from './index.ts'
import { Dice, randomDay, randomFacts, randomOffer, randomRates, randomRule } from './random.testing.ts'

const TRUTHS = { ineligible: 0, undetermined: 1, eligible: 2 } as const
const TODAY = day('2026-01-01')

test('the index gives every offer the verdict of the interpreter, whatever the offers and the company', () => {
  const dice = new Dice(21)

  for (let round = 0; round < 4; round += 1) {
    const [on, rates] = [randomDay(dice), randomRates(dice)]
    const rules = Array.from({ length: 300 }, (_, rule) => (rule % 2 === 0 ? randomOffer(dice) : randomRule(dice)))
    const index = offerIndexOf(
      rules.map((rule) => ground(rule, on, rates)),
      opaqueOn(on, rates),
    )
    for (let company = 0; company < 50; company += 1) {
      const facts = randomFacts(dice, company % 3 === 0 ? 1 : 0.8)
      const expected = rules.map((rule) => TRUTHS[verdictOn(rule, facts, on, rates)])
      assert.deepEqual(index.answersFor(facts), expected, `round ${round}, company ${company}`)
    }
  }
})

test('thousands of different limits are told apart, on each of them and beside it', () => {
  const limits = Array.from({ length: 3000 }, (_, offer) => offer * 2)
  const index = indexOf(limits.map((limit) => headcount(limit % 4 === 0 ? 'at-least' : 'at-most', limit)))

  for (const count of [...Array(60).keys(), 1023, 1024, 2999, 4096, 5998, 9000]) {
    const expected = limits.map((limit) => ((limit % 4 === 0 ? count >= limit : count <= limit) ? 2 : 0))
    assert.deepEqual(index.answersFor(employing(count)), expected, `${count} people`)
  }
})

test('offers with ever more choices keep their own answers', () => {
  const choices = (count: number): Condition => ({
    kind: 'all',
    of: Array.from({ length: count }, (_, nth) => ({
      kind: 'any',
      of: [headcount('under', nth), headcount('over', 2 * nth)],
    })),
  })
  const rules = Array.from({ length: 70 }, (_, offer) => choices(offer % 14))
  const index = indexOf(rules)

  for (const count of [0, 1, 5, 9, 15, 30]) {
    const expected = rules.map((rule) => TRUTHS[verdictOn(plainRule(rule), employing(count), TODAY, [])])
    assert.deepEqual(index.answersFor(employing(count)), expected, `${count} people`)
  }
})

test('to deny that so many of several conditions hold is to ask that enough of them fail', () => {
  const of = [headcount('over', 10), headcount('over', 20), headcount('over', 30)]
  const rules = [1, 2, 3].map((count): Condition => ({ kind: 'not', of: { kind: 'at-least', count, of } }))
  const index = indexOf(rules)

  assert.deepEqual(index.answersFor(employing(5)), [2, 2, 2])
  assert.deepEqual(index.answersFor(employing(15)), [0, 2, 2])
  assert.deepEqual(index.answersFor(employing(25)), [0, 0, 2])
  assert.deepEqual(index.answersFor(employing(35)), [0, 0, 0])
  assert.deepEqual(index.answersFor({ known: new Map(), stays: [] }), [1, 1, 1])
})

test('answers are counted without being listed', () => {
  const index = indexOf([
    headcount('under', 10),
    headcount('over', 10),
    { kind: 'decision', id: 'd', key: 'fits', by: 'partner', because: 'discretion', asks: WORDS, requires: WORDS },
  ])

  const { sure, possible } = index.answer(encode(index.layout, employing(3)))

  assert.equal(countBits(sure), 1)
  assert.equal(countBits(possible), 2)
})

test('an index without offers answers nothing', () => {
  assert.deepEqual(indexOf([]).answersFor(employing(3)), [])
})

const WORDS = { fr: 'Texte', ar: 'نص', en: 'Text' }

function indexOf(conditions: readonly Condition[]) {
  const grounds = conditions.map((where): Rule => plainRule(where)).map((rule) => ground(rule, TODAY, []))
  return offerIndexOf(grounds, opaqueOn(TODAY, []))
}

function headcount(op: 'under' | 'at-most' | 'at-least' | 'over', limit: number): Condition {
  return { kind: 'number', id: 'people', fact: 'headcount', bound: { op, limit } }
}

function employing(number: number): Facts {
  return { known: new Map([['headcount', { value: { kind: 'number', number } }]]), stays: [] }
}
