import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CivilDate, addMonths, day } from '../../kernel/civil-date.ts'
import type { Rate } from '../../kernel/money.ts'
import { aStay, hosted, ownsSoftware, someFacts, young } from '../rules/rule.testing.ts'
import {
  type Facts,
  type Rates,
  type Rule,
  parseRule,
  resolveReferences,
  withLists,
  withParameters,
} from '../rules/index.ts'
import { type Verdict, judge, nearestChanges, rankOf, verdictOn } from './index.ts'

const today = day('2026-11-23')
const words = { fr: 'x', ar: 'x', en: 'x' }
const names = { aws: 'AWS', boost: 'Boost', base: 'Base', partners: 'Partners', orbit: 'Orbit' }

function rule(where: unknown, more: object = {}): Rule {
  const read = parseRule({ version: 1, where, names, ...more })
  assert.ok(read.ok, JSON.stringify(read.ok || read.refusal.problems))
  return read.value
}

function verdicts(where: unknown, companies: readonly Facts[], on: CivilDate = today, rates: Rates = []) {
  return companies.map((facts) => verdictOn(rule(where), facts, on, rates))
}

const usd = (amount: string) => ({ amount, currency: 'USD' })
const asked = (yes: boolean) => someFacts({ 'answer:owns-software': { yes } })
const flag = (fact: string, expects = true) => ({ id: 'relation', flag: { fact, expects } })
const headcount = (bound: object) => ({ id: 'headcount', number: { fact: 'headcount', ...bound } })
const [yes, no, open]: readonly Verdict[] = ['eligible', 'ineligible', 'undetermined']

test('at least two of three conditions: a third one that is not known is needed only where it decides', () => {
  const where = { atLeast: 2, of: [hosted, headcount({ atLeast: 5 }), flag('customerOf:aws')] }
  const companies = [
    someFacts({ headcount: { number: 7 } }),
    someFacts({ headcount: { number: 3 } }),
    someFacts({ headcount: { number: 3 }, 'customerOf:aws': { yes: false } }),
    someFacts({ 'customerOf:aws': { yes: true } }, []),
  ]

  assert.deepEqual(verdicts(where, companies), [yes, open, no, open])
})

test('an implication asks nothing of those whom it does not concern', () => {
  const where = { if: headcount({ over: 50 }), must: ownsSoftware }
  const companies = [
    someFacts({ headcount: { number: 12 } }),
    someFacts({ headcount: { number: 51 } }),
    someFacts({ headcount: { number: 51 }, 'answer:owns-software': { yes: false } }),
  ]

  assert.deepEqual(verdicts(where, companies), [yes, open, no])
})

test('an exemption lets in whom the requirement would keep out', () => {
  const where = { require: young, unless: { id: 'labels', set: { fact: 'labels', anyOf: ['orbit'] } } }
  const old = { activityStartedOn: { date: '2010' } }

  assert.deepEqual(
    verdicts(where, [
      someFacts({ activityStartedOn: { date: '2025' } }),
      someFacts({ ...old, labels: { codes: ['orbit'] } }),
      someFacts({ ...old, labels: { codes: [] } }),
      someFacts(old),
    ]),
    [yes, yes, no, open],
  )
})

test('the largest of three closed years counts: one large year is enough, and a small one is not', () => {
  const large = {
    id: 'sales',
    money: { fact: 'turnover', period: 'best-of-three', atLeast: usd('100'), rate: 'dated' },
  }
  const small = { ...large, money: { ...large.money, atLeast: undefined, under: usd('100') } }
  const old = { activityStartedOn: { date: '2010' } }
  const one = someFacts({ ...old, 'turnover:2023': usd('100') })
  const two = someFacts({ ...old, 'turnover:2023': usd('5'), 'turnover:2024': usd('6') })
  const three = someFacts({ ...old, 'turnover:2023': usd('5'), 'turnover:2024': usd('6'), 'turnover:2025': usd('7') })
  const fresh = someFacts({ activityStartedOn: { date: '2025-02' }, 'turnover:2025': usd('7') })

  assert.deepEqual(verdicts(large, [one, two, three, fresh]), [yes, open, no, no])
  assert.deepEqual(verdicts(JSON.parse(JSON.stringify(small)), [one, two, three, fresh]), [no, open, yes, yes])
})

test('an amount of a closed year is converted at that year’s end, whatever the rate has become since', () => {
  const where = {
    id: 'sales',
    money: { fact: 'turnover', fiscalYear: 2025, under: usd('1000'), rate: 'period-end' },
  }
  const rate = (numerator: bigint, on: string): Rate => ({
    from: 'USD',
    to: 'MAD',
    numerator,
    denominator: 1n,
    on: day(on),
    source: 'Bank',
  })
  const rates = [rate(10n, '2025-12-30'), rate(8n, '2026-06-01')]
  const facts = someFacts({ activityStartedOn: { date: '2010' }, 'turnover:2025': { amount: '9000', currency: 'MAD' } })
  const fixed = { ...where, money: { ...where.money, rate: { fixedOn: '2026-06-01' } } }

  assert.equal(verdictOn(rule(where), facts, today, rates), 'eligible')
  assert.equal(verdictOn(rule(fixed), facts, today, rates), 'ineligible')
  assert.equal(verdictOn(rule(fixed), facts, day('2026-05-31'), rates), 'eligible')
})

test('stages are in order, and a company without one is none of them', () => {
  const where = { id: 'stage', order: { fact: 'stage', atMost: 'series-a' } }
  const at = (codes: readonly string[]) => someFacts({ stage: { codes } })

  assert.deepEqual(verdicts(where, [at(['bootstrapped']), at(['series-a']), at(['series-b']), at([]), someFacts({})]), [
    yes,
    yes,
    no,
    no,
    open,
  ])
})

test('a sector that stands above others means all of them, and a country’s group all its countries', () => {
  const technology = { id: 'sector', set: { fact: 'sector', anyOf: ['technology'] } }
  const abroad = { id: 'markets', set: { fact: 'markets', noneOf: ['africa'] } }

  assert.deepEqual(
    verdicts(technology, [someFacts({ sector: { codes: ['ai'] } }), someFacts({ sector: { codes: ['tourism'] } })]),
    [yes, no],
  )
  assert.deepEqual(
    verdicts(abroad, [someFacts({ markets: { codes: ['FR', 'MA'] } }), someFacts({ markets: { codes: ['FR'] } })]),
    [no, yes],
  )
})

test('a list kept elsewhere is asked of the company until its entries are at hand', () => {
  const where = { id: 'listed', set: { fact: 'memberships', anyOf: { list: 'partners' } } }
  const listed = rule(where)
  const atHand = withLists(listed, new Map([['partners', ['orbit']]]))
  const member = someFacts({ memberships: { codes: ['orbit'] } })

  assert.deepEqual(judge(listed, member, today, []).missing, ['onList:partners'])
  assert.equal(verdictOn(listed, someFacts({ 'onList:partners': { yes: true } }), today, []), 'eligible')
  assert.equal(verdictOn(atHand, member, today, []), 'eligible')
  assert.equal(verdictOn(atHand, someFacts({ memberships: { codes: [] } }), today, []), 'ineligible')
})

test('what was received once, by the company or a founder, is not received again', () => {
  const where = { id: 'once', once: { of: 'boost', per: ['organisation', 'founder'] } }
  const companies = [
    someFacts({ 'received:boost': { yes: false }, 'receivedByFounder:boost': { yes: false } }),
    someFacts({ 'received:boost': { yes: false } }),
    someFacts({ 'receivedByFounder:boost': { yes: true } }),
  ]

  assert.deepEqual(verdicts(where, companies), [yes, open, no])
  assert.deepEqual(judge(rule(where), someFacts({}), today, []).missing, ['received:boost', 'receivedByFounder:boost'])
})

test('who asks for more than was received already may ask, in whatever currencies', () => {
  const where = { id: 'more', exceeds: { fact: 'requestedAmount', other: 'receivedAmount:boost' } }
  const rates: Rates = [
    { from: 'USD', to: 'MAD', numerator: 10n, denominator: 1n, on: day('2026-01-01'), source: 'Bank' },
  ]
  const asks = (amount: string, received: object) =>
    someFacts({ requestedAmount: usd(amount), 'receivedAmount:boost': received })

  assert.deepEqual(
    verdicts(
      where,
      [
        asks('11', { amount: '100', currency: 'MAD' }),
        asks('10', { amount: '100', currency: 'MAD' }),
        asks('11', { amount: '100', currency: 'EUR' }),
        asks('1', { amount: '0', currency: 'EUR' }),
      ],
      today,
      rates,
    ),
    [yes, no, open, yes],
  )
})

test('a share held by a group is the sum of its members’, and its turnover must be known where the share is reached', () => {
  const where = {
    not: {
      id: 'owners',
      owners: { share: { over: 25 }, turnover: { over: { amount: '200', currency: 'MAD' } }, rate: 'dated' },
    },
  }
  const mad = (amount: string) => ({ amount, currency: 'MAD' })
  const owners = (...list: readonly object[]) => someFacts({ owners: { owners: list } })

  assert.deepEqual(
    verdicts(where, [
      owners({ name: 'A', group: 'G', percent: 12.1, turnover: mad('300') }, { name: 'B', group: 'G', percent: 12.9 }),
      owners({ name: 'A', group: 'G', percent: 12.2, turnover: mad('300') }, { name: 'B', group: 'G', percent: 12.9 }),
      owners({ name: 'A', percent: 12.2, turnover: mad('300') }, { name: 'B', percent: 12.9, turnover: mad('300') }),
      owners({ name: 'A', percent: 30 }),
      owners(),
      someFacts({}),
    ]),
    [yes, no, yes, open, yes, open],
  )
})

test('what a person must decide stays open until it is decided', () => {
  const where = {
    id: 'fit',
    decision: { key: 'fits', by: 'partner', because: 'judgement-of-quality', asks: words, requires: words },
  }
  const [finding] = judge(rule(where), someFacts({}), today, []).findings

  assert.deepEqual(finding?.reason, { code: 'not-decided', fact: 'decision:fits' })
  assert.deepEqual(verdicts(where, [someFacts({ 'decision:fits': { yes: true } })]), [yes])
})

test('a window opens and closes on its days, and an age is counted on the day it opens', () => {
  const where = {
    all: [
      { id: 'window', window: { opensOn: '2026-04-07', closesOn: '2026-12-31' } },
      { id: 'age', age: { since: 'activity', at: 'window-opening', under: 24 } },
    ],
  }
  const facts = someFacts({ activityStartedOn: { date: '2024-04-08' } })
  const judged = judge(rule(where), facts, today, [])

  assert.equal(judged.verdict, 'eligible')
  assert.deepEqual(judged.change, { on: '2027-01-01', to: 'ineligible' })
  assert.deepEqual(judge(rule(where), facts, day('2026-04-06'), []).change, { on: '2026-04-07', to: 'eligible' })
})

test('an age at the request is counted on its day, however long the decision takes', () => {
  const where = rule({ id: 'age', age: { since: 'activity', at: 'application', under: 36 } })
  const facts = someFacts({ activityStartedOn: { date: '2023-11-20' } })

  assert.equal(verdictOn(where, facts, today, []), 'ineligible')
  assert.equal(verdictOn(where, facts, today, [], { appliedOn: day('2026-11-19') }), 'eligible')
})

test('a rule checked at entry holds for who is in, and one checked yearly until the next check', () => {
  const enteredOn = day('2025-01-10')
  const facts = someFacts({ activityStartedOn: { date: '2023-06-01' } })
  const at = (checked: unknown) => judge(rule(young, { checked }), facts, today, [], { enteredOn })

  assert.deepEqual([at('at-entry').verdict, at('at-entry').change], ['eligible', undefined])
  assert.deepEqual(at({ everyMonths: 12 }).change, { on: '2027-01-10', to: 'ineligible' })
  assert.deepEqual(at('throughout').verdict, 'ineligible')
})

test('preferences rank and never exclude: what is not known may still come', () => {
  const where = rule(hosted, {
    prefers: [
      { id: 'small', weight: 10, when: headcount({ under: 10 }) },
      { id: 'aws', weight: 5, when: flag('customerOf:aws', false) },
    ],
  })

  assert.deepEqual(rankOf(where, someFacts({ headcount: { number: 3 } }), today, []), { least: 10, most: 15 })
  assert.deepEqual(
    rankOf(where, someFacts({ headcount: { number: 30 }, 'customerOf:aws': { yes: true } }), today, []),
    {
      least: 0,
      most: 0,
    },
  )
})

test('a threshold that has a name is changed by its name', () => {
  const written = rule(
    { id: 'age', age: { since: 'activity', under: { parameter: 'max-age' } } },
    { parameters: { 'max-age': 36 } },
  )
  const five = withParameters(written, new Map([['max-age', { kind: 'number', number: 60 } as const]]))
  const absurd = withParameters(written, new Map([['max-age', { kind: 'number', number: 5000 } as const]]))
  const facts = someFacts({ activityStartedOn: { date: '2022-06' } })

  assert.equal(verdictOn(written, facts, today, []), 'ineligible')
  assert.ok(five.ok && verdictOn(five.value, facts, today, []) === 'eligible')
  assert.deepEqual(!absurd.ok && absurd.refusal.problems.map(({ code }) => code), ['wrong-parameter'])
})

test('a rule that refers to another asks what that one asks; circles and strangers are refused', () => {
  const base = rule({ all: [hosted, young] })
  const tier = rule({ all: [{ rule: 'base' }, flag('customerOf:aws')] })
  const circle = rule({ rule: 'base' })
  const resolved = resolveReferences(tier, (code) => (code === 'base' ? base : undefined))
  const facts = someFacts({ activityStartedOn: { date: '2025' }, 'customerOf:aws': { yes: true } })

  assert.equal(verdictOn(tier, facts, today, []), 'undetermined')
  assert.ok(resolved.ok && verdictOn(resolved.value, facts, today, []) === 'eligible')
  assert.deepEqual(
    resolved.ok && judge(resolved.value, facts, today, []).findings.map(({ criterion }) => criterion.id),
    ['base.hosted', 'base.activity-age', 'relation'],
  )
  const codes = (read: ReturnType<typeof resolveReferences>) =>
    read.ok ? [] : read.refusal.problems.map(({ code }) => code)
  assert.deepEqual(codes(resolveReferences(circle, () => circle)), ['circular-reference'])
  assert.deepEqual(codes(resolveReferences(tier, () => undefined)), ['unknown-rule'])
})

test('the proof has stable ids and says which parts decide', () => {
  const where = { all: [hosted, { any: [young, headcount({ under: 10 })] }, ownsSoftware] }
  const facts = someFacts({ activityStartedOn: { date: '2010' }, headcount: { number: 12 } })
  const { explanation } = judge(rule(where), facts, today, [])

  assert.ok(explanation.kind === 'all')
  assert.deepEqual(
    explanation.of.map(({ id, answer, decides }) => [id, answer, decides]),
    [
      ['hosted', 'met', false],
      ['where.1', 'unmet', true],
      ['software', 'unknown', false],
    ],
  )
})

test('every margin is told in the unit of its criterion', () => {
  const where = {
    all: [
      headcount({ under: 10 }),
      young,
      { id: 'funds', money: { fact: 'fundingRaised', atMost: usd('1000'), rate: 'dated' } },
    ],
  }
  const facts = someFacts({
    headcount: { number: 12 },
    activityStartedOn: { date: '2023-12-23' },
    fundingRaised: usd('400'),
  })
  const margins = judge(rule(where), facts, today, []).findings.map(({ margin }) => margin)

  assert.deepEqual(margins, [
    { kind: 'number', number: 2 },
    { kind: 'days', days: 30 },
    { kind: 'money', money: { minor: 60_000n, currency: 'USD' } },
  ])
})

test('a stage is told by its places from the limit, a share by the points of the one that comes nearest', () => {
  const owned = (percent: number) => ({
    owners: [
      { name: 'Rif', percent },
      { name: 'Atlas', percent: 4 },
    ],
  })
  const where = {
    all: [
      { id: 'early', order: { fact: 'stage', atMost: 'seed' } },
      { id: 'held', owners: { share: { atLeast: 25 } } },
    ],
  }
  const marginsOf = (stage: string, percent: number) =>
    judge(rule(where), someFacts({ stage: { codes: [stage] }, owners: owned(percent) }), today, []).findings.map(
      ({ answer, margin }) => [answer, margin] as const,
    )

  assert.deepEqual(marginsOf('series-b', 12.9), [
    ['unmet', { kind: 'stages', stages: 2 }],
    ['unmet', { kind: 'points', points: 12.1 }],
  ])
  assert.deepEqual(marginsOf('pre-seed', 60), [
    ['met', { kind: 'stages', stages: 1 }],
    ['met', { kind: 'points', points: 35 }],
  ])
})

test('the nearest single changes turn a no into a yes, and nothing that would not is offered', () => {
  const where = { all: [headcount({ under: 10 }), { ...hosted, hosted: { sites: ['rabat'] } }] }
  const facts = someFacts({ headcount: { number: 12 } })
  const far = someFacts({ headcount: { number: 12 } }, [aStay('tanger', {})])

  assert.deepEqual(nearestChanges(rule(where), facts, today, []), [
    {
      kind: 'fact',
      key: 'headcount',
      from: { kind: 'number', number: 12 },
      to: { kind: 'number', number: 9 },
      verdict: 'eligible',
    },
  ])
  assert.deepEqual(nearestChanges(rule(where), far, today, []), [])
})

test('where waiting is enough, the day is among the nearest changes', () => {
  const where = rule({ id: 'old', age: { since: 'activity', atLeast: 36 } })
  const began = day('2024-01-15')

  assert.deepEqual(nearestChanges(where, someFacts({ activityStartedOn: { date: began } }), today, []), [
    { kind: 'day', on: addMonths(began, 36), verdict: 'eligible' },
  ])
})

test('a question is answered as it expects, the other way, or not at all', () => {
  assert.deepEqual(verdicts(ownsSoftware, [asked(true), asked(false), someFacts({})]), [yes, no, open])
})
