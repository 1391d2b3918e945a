import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import { verdictOn } from '../eligibility/index.ts'
import { type Facts, type Rule, criteriaOf, holdsMany, isChoiceKey, plainRule } from '../rules/index.ts'
import { aRule, dollar, hosted, ownsSoftware } from '../rules/rule.testing.ts'
import { Dice, randomDay, randomFacts, randomOffer, randomRates, randomRule } from '../screening/random.testing.ts'
import { coreOf, find, leftOut, shadowedIn, subjectOf } from './index.ts'

const today = day('2026-11-23')
const moment = { on: today, rates: [dollar(100n, day('2026-01-01'))] }
const headcount = (id: string, bound: object) => ({ id, number: { fact: 'headcount', ...bound } })
const money = (fact: string, bound: object) => ({
  id: `${fact}-limit`.toLowerCase(),
  money: { fact, ...bound, rate: 'dated' },
})
const usd = (amount: string) => ({ amount, currency: 'USD' })
const mad = (amount: string) => ({ amount, currency: 'MAD' })
const exceeds = (fact: string, other: string) => ({ id: `${fact}-${other}`.toLowerCase(), exceeds: { fact, other } })
const owner = (id: string, share: object, turnover?: object) => ({
  id,
  owners: { share, ...(turnover && { turnover, rate: 'dated' }) },
})

/** Who passes a rule: the plain reading of the rule confirms it. */
function passing(where: unknown): 'somebody' | 'nobody' | 'undecided' {
  const rule = aRule(where)
  const found = find(subjectOf([rule], moment), ['passes'])
  if (typeof found !== 'object') return found
  assert.equal(verdictOn(rule, found.company, moment.on, moment.rates), 'eligible')
  return 'somebody'
}

test('one amount above another fits their limits, across currencies, or nobody passes', () => {
  const asked = exceeds('requestedAmount', 'fundingRaised')

  assert.equal(
    passing({
      all: [asked, money('requestedAmount', { under: usd('100') }), money('fundingRaised', { atLeast: mad('999.98') })],
    }),
    'somebody',
  )
  assert.equal(
    passing({
      all: [asked, money('requestedAmount', { under: usd('100') }), money('fundingRaised', { atLeast: mad('1000') })],
    }),
    'nobody',
  )
  assert.equal(
    passing({
      all: [
        { not: asked },
        money('requestedAmount', { over: usd('100') }),
        money('fundingRaised', { atMost: mad('1000') }),
      ],
    }),
    'nobody',
  )
  assert.equal(passing({ all: [asked, money('requestedAmount', { atMost: mad('0') })] }), 'nobody')
})

test('amounts that go round in a circle exceed one another for nobody', () => {
  const [a, b, c] = ['requestedAmount', 'fundingRaised', 'recurringRevenue'] as const

  assert.equal(passing({ all: [exceeds(a, b), exceeds(b, c)] }), 'somebody')
  assert.equal(passing({ all: [exceeds(a, b), exceeds(b, a), money(a, { over: mad('0') })] }), 'nobody')
})

test('owners hold no more than all of a company between them', () => {
  const large = { over: mad('1000000') }
  const small = { atMost: mad('1000000') }

  assert.equal(
    passing({ all: [owner('one', { over: 50 }, large), owner('other', { atLeast: 25 }, small)] }),
    'somebody',
  )
  assert.equal(passing({ all: [owner('one', { over: 50 }, large), owner('other', { atLeast: 50 }, small)] }), 'nobody')
  assert.equal(passing({ all: [owner('one', { over: 50 }), { not: owner('other', { over: 25 }) }] }), 'nobody')
  assert.equal(passing({ all: [owner('one', { over: 25 }), { not: owner('other', { over: 25 }, large) }] }), 'somebody')
})

test('a company told only when it was incorporated began then, and one with a turnover had begun', () => {
  const where = {
    all: [
      { id: 'new', date: { fact: 'incorporatedOn', onOrAfter: '2026-01-01' } },
      { id: 'sales', money: { fact: 'turnover', fiscalYear: 2025, atLeast: usd('1'), rate: 'dated' } },
    ],
  }

  assert.equal(passing(where), 'somebody')
})

test('a code that is not declared is held by nobody', () => {
  const words = { fr: 'Zone', ar: 'منطقة', en: 'Area' }
  const area = (codes: readonly string[]): Rule => ({
    ...plainRule({ kind: 'set', id: 'area', fact: 'choices:area', op: 'any-of', codes }),
    declares: new Map([['choices:area', { label: words, asks: words, codes: new Map([['north', words]]) }]]),
  })

  assert.equal(find(subjectOf([area(['nord'])], moment), ['passes']), 'nobody')
  assert.ok(typeof find(subjectOf([area(['nord', 'north'])], moment), ['passes']) === 'object')
})

test('every company that is shown passes or fails as it is said to, and nobody is overlooked', () => {
  const seen = { shown: 0, nobody: 0, undecided: 0 }
  for (let seed = 1; seed <= 12; seed += 1) {
    const dice = new Dice(seed)
    const [on, rates] = [randomDay(dice), randomRates(dice)]
    const companies = Array.from({ length: 60 }, () => randomFacts(dice, 0.95)).filter(isOrdinary)
    for (let index = 0; index < 60; index += 1) {
      const rules = [index % 2 === 0 ? randomRule(dice) : randomOffer(dice), randomRule(dice)]
      const subject = subjectOf(rules, { on, rates })
      for (const asked of [
        ['passes', 'either'],
        ['fails', 'either'],
        ['passes', 'fails'],
        ['passes', 'passes'],
      ] as const) {
        const does = (facts: Facts) =>
          rules.every(
            (rule, at) => asked[at] === 'either' || verdictOn(rule, facts, on, rates) === wanted[asked[at] ?? 'passes'],
          )
        const found = find(subject, asked)
        if (typeof found === 'object') {
          seen.shown += 1
          assert.ok(does(found.company))
        } else {
          seen[found] += 1
          if (found === 'nobody') assert.ok(!companies.some(does))
          else
            assert.ok(
              rules.some((rule) => refersElsewhere(rule.where)),
              'only a rule that is missing leaves it open',
            )
        }
      }
    }
  }
  assert.ok(seen.shown > 1500 && seen.nobody > 300 && seen.undecided > 30, JSON.stringify(seen))
})

const wanted = { passes: 'eligible', fails: 'ineligible' } as const

function refersElsewhere(where: object): boolean {
  return JSON.stringify(where, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)).includes(
    '"rule":"another-programme"',
  )
}

/** Made-up companies may be what none is: of two legal forms, with amounts below nothing or more than all of a share. */
function isOrdinary(facts: Facts): boolean {
  return [...facts.known].every(([key, { value }]) => {
    if (value.kind === 'money') return value.money.minor >= 0n
    if (value.kind === 'number') return key !== 'ownFundsPercent' || value.number <= 100
    if (value.kind === 'owners') return value.owners.reduce((sum, { percent }) => sum + percent, 0) <= 100
    return value.kind !== 'choices' || value.codes.length < 2 || (isChoiceKey(key) && holdsMany(key))
  })
}

test('a core is as small as can be: without any one of its conditions somebody passes', () => {
  const rule = aRule({ all: [hosted, headcount('few', { under: 10 }), ownsSoftware, headcount('many', { over: 20 })] })

  const core = coreOf(subjectOf([rule], moment))

  assert.deepEqual(
    core?.map(({ id }) => id),
    ['few', 'many'],
  )
})

test('left out of a choice, a condition that others imply changes nothing; one that opens a way does', () => {
  const rule = aRule({
    any: [headcount('few', { under: 10 }), headcount('fewer', { under: 5 }), ownsSoftware],
  })

  assert.deepEqual(
    shadowedIn(subjectOf([rule], moment)).map(({ id }) => id),
    ['fewer'],
  )
})

test('without its premise a condition is asked of everybody, and without what it asks nothing is left of it', () => {
  const rule = aRule({ if: hosted, must: ownsSoftware })
  const [premise, asked] = criteriaOf(rule.where)
  assert.ok(premise && asked)

  assert.equal(leftOut(rule.where, premise), asked)
  assert.equal(leftOut(rule.where, asked), undefined)
})

test('choices that have nothing to do with one another do not multiply, and a great many are given up soon', () => {
  const choice = (name: string) => ({
    any: [1, 2, 3, 4].map((n) => ({ id: `${name}-${n}`, question: { key: `${name}-${n}`, expects: true, ...words } })),
  })
  const contradiction = {
    any: [
      { all: [headcount('a', { under: 1 }), headcount('b', { over: 5 })] },
      { all: [headcount('c', { under: 2 }), headcount('d', { over: 6 })] },
    ],
  }
  const half = {
    atLeast: 60,
    of: Array.from({ length: 120 }, (_, n) => ({ id: `n-${n}`, number: { fact: 'headcount', over: n + 10 } })),
  }

  assert.equal(passing({ all: [...Array.from({ length: 15 }, (_, n) => choice(`c${n}`)), contradiction] }), 'nobody')
  assert.ok(
    ['nobody', 'undecided'].includes(
      passing({
        all: [half, { atLeast: 2, of: [headcount('x', { under: 5 }), headcount('y', { under: 7 }), ownsSoftware] }],
      }),
    ),
  )
})

const text = { fr: 'Texte', ar: 'نص', en: 'Text' }
const words = { asks: text, requires: text }
