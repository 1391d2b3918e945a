import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import { verdictOn } from '../eligibility/index.ts'
import {
  type Condition,
  type FactKey,
  type FactValue,
  type Facts,
  type Rule,
  criteriaOf,
  plainRule,
} from '../rules/index.ts'
import {
  type Ground,
  type Truth,
  answerPlainly,
  closureOf,
  encode,
  flatRulesOf,
  generatedFor,
  ground,
  layoutOf,
  opaqueOn,
} from './index.ts'
import { Dice, randomDay, randomFacts, randomRates, randomRule } from './random.testing.ts'

const TRUTHS = { ineligible: 0, undetermined: 1, eligible: 2 } as const

test('every way of running a rule gives the verdict of the interpreter, whatever the rule, the day, the rates and the company', () => {
  const dice = new Dice(7)

  for (let round = 0; round < 250; round += 1) {
    const rules = Array.from({ length: 3 }, () => randomRule(dice))
    const [on, rates] = [randomDay(dice), randomRates(dice)]
    const ways = waysFor(rules, (rule) => ground(rule, on, rates), opaqueOn(on, rates))
    for (let company = 0; company < 40; company += 1) {
      const facts = randomFacts(dice)
      const expected = rules.map((rule) => TRUTHS[verdictOn(rule, facts, on, rates)])
      for (const [way, answer] of Object.entries(ways)) {
        assert.deepEqual(answer(facts), expected, `${way}, round ${round}, company ${company}`)
      }
    }
  }
})

test('an age at application is counted on the day of the request', () => {
  const [on, appliedOn] = [day('2026-06-30'), day('2025-06-30')]
  const bound = { op: 'under', limit: 12 } as const
  const rule = plainRule({ kind: 'age', id: 'young', since: 'incorporation', bound, at: 'application' })
  const company = factsOf('incorporatedOn', { kind: 'date', date: day('2024-12-31') })

  const ways = waysFor([rule], (each) => ground(each, on, [], { appliedOn }), opaqueOn(on, []))

  for (const answer of Object.values(ways)) assert.deepEqual(answer(company), [2])
})

test('two amounts that a double cannot tell apart are told apart', () => {
  const limit = 2n ** 53n + 1n
  const rule = plainRule(raised('at-least', limit))
  const ways = waysFor([rule], (each) => ground(each, day('2026-01-01'), []), opaqueOn(day('2026-01-01'), []))

  assert.equal(
    Number(limit),
    Number(limit - 1n),
    'without a place of its own the amount below would pass for the limit',
  )
  for (const answer of Object.values(ways)) {
    assert.deepEqual(answer(hasRaised(limit)), [2])
    assert.deepEqual(answer(hasRaised(limit - 1n)), [0])
    assert.deepEqual(answer(hasRaised(-(limit ** 2n))), [0])
  }
})

test('an amount in a currency without a rate is not known; an amount of zero needs no rate', () => {
  const rule = plainRule(raised('at-most', 100n))
  const ways = waysFor([rule], (each) => ground(each, day('2026-01-01'), []), opaqueOn(day('2026-01-01'), []))

  for (const answer of Object.values(ways)) {
    assert.deepEqual(answer(hasRaised(5n, 'XAF')), [1])
    assert.deepEqual(answer(hasRaised(0n, 'XAF')), [2])
  }
})

test('a company that learns one more fact never goes from yes to no or back', () => {
  const dice = new Dice(11)
  for (let round = 0; round < 4000; round += 1) {
    const [rule, on, rates] = [randomRule(dice), randomDay(dice), randomRates(dice)]
    const grounds = [ground(rule, on, rates)]
    const [opaque, layout] = [opaqueOn(on, rates), layoutOf(grounds)]
    const answer = closureOf(grounds[0] ?? NOTHING, layout, opaque)
    const facts = randomFacts(dice, 1)
    // Where no start of activity is given the incorporation stands in for it: learning the start may well turn an answer.
    const known = new Map([...facts.known].filter(([key]) => key === 'activityStartedOn' || dice.says(0.6)))

    const [before, after] = [answer(encode(layout, { ...facts, known })), answer(encode(layout, facts))]

    assert.ok(before === 1 || before === after, `round ${round}`)
  }
})

test('the order of conditions does not matter, and denying all of them is to deny one', () => {
  const dice = new Dice(13)
  for (let round = 0; round < 2000; round += 1) {
    const [on, rates, facts] = [randomDay(dice), randomRates(dice), randomFacts(dice)]
    // An age at the window's opening looks at the first window of its rule, so that it does depend on the order.
    const of = Array.from({ length: 4 }, () => randomRule(dice).where).filter((part) => !countsAtOpening(part))
    const verdict = (where: Condition): Truth => {
      const each = ground(plainRule(where), on, rates)
      const layout = layoutOf([each])
      return closureOf(each, layout, opaqueOn(on, rates))(encode(layout, facts))
    }

    const denied = of.map((part): Condition => ({ kind: 'not', of: part }))

    assert.equal(verdict({ kind: 'all', of }), verdict({ kind: 'all', of: of.toReversed() }))
    assert.equal(verdict({ kind: 'not', of: { kind: 'all', of } }), verdict({ kind: 'any', of: denied }))
    assert.equal(verdict({ kind: 'not', of: { kind: 'any', of } }), verdict({ kind: 'all', of: denied }))
  }
})

test('the interpreter is asked once for a criterion that no table holds, and not at all where the answer is settled', () => {
  const exceeds = { kind: 'exceeds', id: 'more', fact: 'requestedAmount', other: 'receivedAmount:boost' } as const
  const customer = { kind: 'flag', id: 'customer', fact: 'customerOf:cloud-one', expects: true } as const
  const rule = plainRule({ kind: 'all', of: [customer, exceeds] })
  const each = ground(rule, day('2026-01-01'), [])
  const layout = layoutOf([each])
  let asked = 0
  const answer = generatedFor(each, layout, () => {
    asked += 1
    return 2
  })

  assert.equal(answer(encode(layout, factsOf('customerOf:cloud-one', { kind: 'answer', yes: false }))), 0)
  assert.equal(asked, 0)
  assert.equal(answer(encode(layout, factsOf('customerOf:cloud-one', { kind: 'answer', yes: true }))), 2)
  assert.equal(asked, 1)
})

test('a rule is not run on companies laid out for other rules', () => {
  const other = layoutOf([])
  const each = ground(plainRule(raised('under', 1n)), day('2026-01-01'), [])

  assert.throws(() => closureOf(each, other, () => 1), /no place for fundingRaised/)
  assert.throws(() => generatedFor(each, other, () => 1), /no place for fundingRaised/)
})

function countsAtOpening(condition: Condition): boolean {
  return criteriaOf(condition).some((criterion) => criterion.kind === 'age' && criterion.at === 'window-opening')
}

const NOTHING: Ground = { kind: 'all', of: [] }

/** Every way of running rules on one company, each answering all of them. */
function waysFor(rules: readonly Rule[], groundFrom: (rule: Rule) => Ground, opaque: ReturnType<typeof opaqueOn>) {
  const grounds = rules.map(groundFrom)
  const layout = layoutOf(grounds)
  const closures = grounds.map((each) => closureOf(each, layout, opaque))
  const generated = grounds.map((each) => generatedFor(each, layout, opaque))
  const flat = flatRulesOf(new Map(grounds.entries()), layout, opaque)
  return {
    plain: (facts: Facts) => grounds.map((each) => answerPlainly(each, facts, opaque)),
    closures: (facts: Facts) => closures.map((answer) => answer(encode(layout, facts))),
    generated: (facts: Facts) => generated.map((answer) => answer(encode(layout, facts))),
    flat: (facts: Facts) => {
      flat.turnTo(encode(layout, facts))
      return rules.map((_, rule) => flat.answer(rule))
    },
  }
}

function raised(op: 'under' | 'at-most' | 'at-least', minor: bigint): Condition {
  return {
    kind: 'money',
    id: 'raised',
    fact: 'fundingRaised',
    bound: { op, limit: { minor, currency: 'MAD' } },
    rate: 'dated',
  }
}

function hasRaised(minor: bigint, currency = 'MAD'): Facts {
  return factsOf('fundingRaised', { kind: 'money', money: { minor, currency } })
}

function factsOf(key: FactKey, value: FactValue): Facts {
  return { known: new Map([[key, { value }]]), stays: [] }
}
