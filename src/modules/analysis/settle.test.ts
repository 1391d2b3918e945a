import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CivilDate, day, firstDay, lastDay } from '../../kernel/civil-date.ts'
import { verdictOn } from '../eligibility/index.ts'
import {
  type Fact,
  type FactKey,
  type Facts,
  type Rates,
  type Rule,
  criteriaOf,
  holdsMany,
  isChoiceKey,
} from '../rules/index.ts'
import { aRule, dollar, ownsSoftware, someFacts } from '../rules/rule.testing.ts'
import { Dice, randomDay, randomFacts, randomRates, randomRule } from '../screening/random.testing.ts'
import { settle } from './index.ts'

const today = day('2026-11-23')
const headcount = (id: string, bound: object) => ({ id, number: { fact: 'headcount', ...bound } })

test('a rule that comes out alike whatever is missing is not unknown', () => {
  const where = { any: [headcount('few', { under: 10 }), headcount('many', { atLeast: 5 })] }

  assert.equal(verdictOn(aRule(where), someFacts({}), today, []), 'undetermined')
  assert.deepEqual(settle(aRule(where), someFacts({}), today, []), { verdict: 'eligible', open: [] })
  assert.deepEqual(settle(aRule({ not: where }), someFacts({}), today, []), { verdict: 'ineligible', open: [] })
})

test('an open verdict comes with the company as it may turn out, once eligible and once not', () => {
  const { verdict, open, mayBe } = settle(aRule(ownsSoftware), someFacts({ headcount: { number: 7 } }), today, [])

  assert.deepEqual([verdict, open], ['undetermined', ['answer:owns-software']])
  assert.deepEqual(mayBe?.eligible.known.get('answer:owns-software')?.value, { kind: 'answer', yes: true })
  assert.deepEqual(mayBe?.ineligible.known.get('answer:owns-software')?.value, { kind: 'answer', yes: false })
  assert.deepEqual(mayBe?.eligible.known.get('headcount')?.value, { kind: 'number', number: 7 })
})

test('a missing fact that no longer changes anything is not asked for', () => {
  const anything = { any: [headcount('few', { under: 10 }), headcount('many', { atLeast: 5 })] }
  const narrower = { all: [headcount('some', { atLeast: 5 }), headcount('any', { atLeast: 1 })] }

  assert.deepEqual(settle(aRule({ all: [anything, ownsSoftware] }), someFacts({}), today, []).open, [
    'answer:owns-software',
  ])
  assert.deepEqual(settle(aRule({ any: [narrower, ownsSoftware] }), someFacts({}), today, []).open, [
    'headcount',
    'answer:owns-software',
  ])
})

test('a roughly known date rules out what no day of it allows', () => {
  const where = {
    any: [
      { id: 'old', age: { since: 'activity', atLeast: 24 } },
      { id: 'recent', date: { fact: 'activityStartedOn', onOrAfter: '2024-06-01' } },
    ],
  }

  assert.equal(settle(aRule(where), someFacts({ activityStartedOn: { date: '2024' } }), today, []).verdict, 'eligible')
})

test('an incorporation that stands in for the start is taken at its word, unless the rule asks for the start', () => {
  const age = { id: 'young', age: { since: 'activity', under: 36 } }
  const either = { any: [headcount('few', { under: 10 }), headcount('many', { atLeast: 5 })] }
  const begun = { id: 'begun', date: { fact: 'activityStartedOn', onOrAfter: '2020-01-01' } }
  const facts = someFacts({ incorporatedOn: { date: '2025-03-14' } })

  assert.equal(settle(aRule({ all: [age, either] }), facts, today, []).verdict, 'eligible')
  assert.deepEqual(settle(aRule({ all: [age, begun] }), facts, today, []).open, ['activityStartedOn'])
})

test('a turnover that is told counts only for a company that had begun by then', () => {
  const sales = { amount: '5000000', currency: 'MAD' }
  const where = {
    all: [
      { id: 'sales', money: { fact: 'turnover', fiscalYear: 2023, atLeast: sales, rate: 'dated' } },
      {
        any: [
          { id: 'old', age: { since: 'activity', atLeast: 36 } },
          { id: 'new', age: { since: 'activity', under: 36 } },
        ],
      },
    ],
  }
  const facts = someFacts({ 'turnover:2023': { amount: '6000000', currency: 'MAD' } })
  const settled = settle(aRule(where), facts, today, [])

  assert.deepEqual([settled.verdict, settled.open], ['undetermined', ['activityStartedOn']])
})

test('what no rate measures stays open, whatever else is told', () => {
  const funded = (id: string, bound: object) => ({ id, money: { fact: 'fundingRaised', ...bound, rate: 'dated' } })
  const limit = { amount: '1000000', currency: 'MAD' }
  const where = { all: [funded('little', { under: limit }), ownsSoftware] }
  const facts = someFacts({ fundingRaised: { amount: '50000', currency: 'USD' } })

  assert.equal(settle(aRule(where), facts, today, []).verdict, 'undetermined')
  assert.ok(settle(aRule(where), facts, today, [dollar(100n, day('2026-01-01'))]).mayBe)
})

test('the exact verdict never contradicts the plain one, nor what more facts bring, and is open only where both can be', () => {
  const dice = new Dice(5)
  const seen = { refined: 0, shown: 0, closed: 0 }
  for (let index = 0; index < 2500; index += 1) {
    const [rule, on, rates] = [randomRule(dice), randomDay(dice), randomRates(dice)]
    const facts = ordinary(randomFacts(dice, 0.5))
    const [plain, exact] = [verdictOn(rule, facts, on, rates), settle(rule, facts, on, rates)]
    if (plain !== 'undetermined') {
      assert.equal(exact.verdict, plain)
      continue
    }
    const told = Array.from({ length: 12 }, () => completion(rule, facts, ordinary(randomFacts(dice, 1))))
    if (exact.verdict !== 'undetermined') {
      seen.refined += 1
      for (const each of told) assert.ok(['undetermined', exact.verdict].includes(verdictOn(rule, each, on, rates)))
      continue
    }
    if (exact.mayBe) {
      seen.shown += 1
      assert.equal(verdictOn(rule, exact.mayBe.eligible, on, rates), 'eligible')
      assert.equal(verdictOn(rule, exact.mayBe.ineligible, on, rates), 'ineligible')
      for (const company of Object.values(exact.mayBe)) assert.ok(isCompletionOf(facts, company))
    }
    seen.closed += turnedByClosed(rule, told, exact.open, { on, rates })
  }
  assert.ok(seen.refined > 15 && seen.shown > 700 && seen.closed > 2000, JSON.stringify(seen))
})

/** Changes, one by one, the facts that are said to change nothing any more: how many, none of which turned a verdict. */
function turnedByClosed(
  rule: Rule,
  [one, another]: readonly Facts[],
  open: readonly FactKey[],
  { on, rates }: { readonly on: CivilDate; readonly rates: Rates },
): number {
  if (!one || !another) return 0
  const before = verdictOn(rule, one, on, rates)
  const closed = [...another.known].filter(([key]) => !open.includes(key) && !isOfStart(key))
  for (const [key, fact] of closed) {
    const after = verdictOn(rule, { ...one, known: new Map([...one.known, [key, fact]]) }, on, rates)
    assert.ok(after === before || [before, after].includes('undetermined'), `${key} turned ${before} into ${after}`)
  }
  return closed.length
}

/** What a start changes by ruling out a turnover is told of the start only where a rule asks for it. */
function isOfStart(key: FactKey): boolean {
  return key === 'activityStartedOn' || key === 'incorporatedOn'
}

/** The facts with more of them told, as they may be: what stands in goes on doing so unless the rule asks for the start. */
function completion(rule: Rule, facts: Facts, more: Facts): Facts {
  const known = new Map([...more.known, ...facts.known])
  for (const [key, { value }] of facts.known) {
    if (value.kind === 'date') known.set(key, { value: { kind: 'date', date: firstDay(value.date) } })
  }
  const asked = criteriaOf(rule.where).some((each) => each.kind === 'date' && each.fact === 'activityStartedOn')
  const standsIn = facts.known.has('incorporatedOn') && !facts.known.has('activityStartedOn')
  if (standsIn && !asked) known.delete('activityStartedOn')
  return { ...facts, known }
}

function isCompletionOf(facts: Facts, company: Facts): boolean {
  return [...facts.known].every(([key, fact]) => {
    const value = company.known.get(key)?.value
    if (fact.value.kind !== 'date') return JSON.stringify(value, written) === JSON.stringify(fact.value, written)
    if (value?.kind !== 'date') return false
    return firstDay(fact.value.date) <= firstDay(value.date) && lastDay(value.date) <= lastDay(fact.value.date)
  })
}

function written(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value
}

/** Made-up companies may be what none is: of two legal forms at once, with amounts below nothing, with more than all their own funds. */
function ordinary(facts: Facts): Facts {
  const isOrdinary = ([key, { value }]: readonly [FactKey, Fact]): boolean => {
    if (value.kind === 'money') return value.money.minor >= 0n
    if (value.kind === 'number') return key !== 'ownFundsPercent' || value.number <= 100
    if (value.kind === 'owners') {
      const percents = value.owners.reduce((sum, { percent }) => sum + percent, 0)
      return percents <= 100 && value.owners.every(({ turnover }) => turnover === undefined || turnover.minor >= 0n)
    }
    return value.kind !== 'choices' || value.codes.length < 2 || (isChoiceKey(key) && holdsMany(key))
  }
  return { ...facts, known: new Map([...facts.known].filter(isOrdinary)) }
}
