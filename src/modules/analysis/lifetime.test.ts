import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, day } from '../../kernel/civil-date.ts'
import { verdictOn } from '../eligibility/index.ts'
import { aRule, hosted, young } from '../rules/rule.testing.ts'
import { Dice, randomDay, randomOffer, randomRates } from '../screening/random.testing.ts'
import { deadFrom, find, lifetimeOf, subjectOf } from './index.ts'

const moment = { on: day('2026-11-23'), rates: [] }

test('a rule is dead from the day on which the last who may pass has grown too old', () => {
  const where = { all: [young, { id: 'before', date: { fact: 'activityStartedOn', before: '2025-01-01' } }] }
  const dead = deadFrom(aRule(where), moment)

  assert.equal(dead?.on, '2027-12-31')
  assert.ok(typeof dead?.company === 'object')
  assert.equal(verdictOn(aRule(where), dead.company.company, day('2027-12-30'), []), 'eligible')
  assert.equal(deadFrom(aRule(young), moment), undefined)
})

test('a window that closes ends its rule on the day after', () => {
  const where = { all: [hosted, { id: 'window', window: { opensOn: '2026-04-07', closesOn: '2026-12-31' } }] }

  assert.equal(deadFrom(aRule(where), moment)?.on, '2027-01-01')
})

test('a rule that can be passed for a part of every year is not dead for the rest of it', () => {
  const sales = { amount: '0', currency: 'MAD' }
  const where = {
    all: [
      { id: 'new', age: { since: 'activity', under: 6 } },
      { id: 'sales', money: { fact: 'turnover', period: 'last-closed-year', over: sales, rate: 'dated' } },
    ],
  }

  assert.deepEqual(lifetimeOf(aRule(where), moment), { passableOn: '2027-01-01' })
})

test('a rule that nobody could ever pass has no lifetime', () => {
  const where = { all: [young, { id: 'old', age: { since: 'activity', atLeast: 60 } }] }

  assert.equal(lifetimeOf(aRule(where), moment), undefined)
})

test('day by day nobody passes a rule that is dead, and the day before somebody does', () => {
  let dead = 0
  for (let seed = 1; seed <= 150; seed += 1) {
    const dice = new Dice(seed)
    const [rule, on, rates] = [randomOffer(dice), randomDay(dice), randomRates(dice)]
    const passes = (asked: typeof on) => find(subjectOf([rule], { on: asked, rates }), ['passes'])
    const lifetime = lifetimeOf(rule, { on, rates })
    if (lifetime) assert.notEqual(passes(lifetime.passableOn), 'nobody')
    if (lifetime?.deadFrom) {
      dead += 1
      assert.notEqual(passes(addDays(lifetime.deadFrom, -1)), 'nobody')
    }
    const from = lifetime ? lifetime.deadFrom : addDays(on, -700)
    if (!from) continue
    for (let days = 0; days < 4000; days += 1 + dice.below(60)) assert.equal(passes(addDays(from, days)), 'nobody')
  }
  assert.ok(dead > 5)
})
