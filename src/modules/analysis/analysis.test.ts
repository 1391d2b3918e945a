import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { verdictOn } from '../eligibility/index.ts'
import { type FactKey, type Rule, parseRule } from '../rules/index.ts'
import { aRule, hosted, ownsSoftware, someFacts, young } from '../rules/rule.testing.ts'
import { Dice, randomDay, randomFacts, randomOffer, randomRates, randomRule } from '../screening/random.testing.ts'
import {
  type RuleFinding,
  analyse,
  comparisonOf,
  coreOf,
  deadFrom,
  differenceBetween,
  find,
  ruleFindingText,
  settle,
  subjectOf,
} from './index.ts'

const today = day('2026-11-23')
const moment = { on: today, rates: [] }
const headcount = (id: string, bound: object) => ({ id, number: { fact: 'headcount', ...bound } })
const usd = (amount: string) => ({ amount, currency: 'USD' })

function findings(where: unknown, more: object = {}): readonly RuleFinding[] {
  return analyse(aRule(where), { ...moment, ...more })
}

function codes(where: unknown, more: object = {}): readonly string[] {
  return findings(where, more).map(({ code }) => code)
}

test('a sound rule has nothing said about it', () => {
  assert.deepEqual(codes({ all: [hosted, young, headcount('staff', { under: 50 })] }), [])
})

test('a rule that nobody can pass is told with the conditions that exclude one another, and no others', () => {
  const where = {
    all: [hosted, headcount('few', { under: 10 }), young, headcount('many', { atLeast: 10 }), ownsSoftware],
  }

  assert.deepEqual(findings(where)[0], { code: 'never-true', criteria: ['few', 'many'] })
  assert.deepEqual(codes({ all: [headcount('few', { atMost: 10 }), headcount('many', { atLeast: 10 })] }), [])
})

test('a company has one legal form, and may have several sectors', () => {
  const both = (fact: string, one: string, other: string) => ({
    all: [
      { id: 'one', set: { fact, anyOf: [one] } },
      { id: 'other', set: { fact, anyOf: [other] } },
    ],
  })

  assert.deepEqual(codes(both('legalForm', 'sarl', 'sas')), ['never-true'])
  assert.deepEqual(codes(both('sector', 'ai', 'iot')), [])
})

test('a rule that everybody passes, and a condition that changes nothing, are told', () => {
  assert.deepEqual(codes({ any: [ownsSoftware, { not: { ...ownsSoftware, id: 'again' } }] })[0], 'always-true')
  assert.deepEqual(findings({ all: [headcount('few', { under: 10 }), headcount('fewer', { under: 50 })] }), [
    { code: 'changes-nothing', criterion: 'fewer' },
  ])
})

test('a turnover before a company can have begun is none: the two conditions are seen together', () => {
  const where = {
    all: [
      { id: 'new', date: { fact: 'activityStartedOn', onOrAfter: '2026-01-01' } },
      { id: 'sales', money: { fact: 'turnover', fiscalYear: 2025, atLeast: usd('1'), rate: 'dated' } },
    ],
  }

  assert.deepEqual(findings(where)[0], { code: 'never-true', criteria: ['new', 'sales'] })
})

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

test('a fact that nobody is asked for is told', () => {
  const collected: ReadonlySet<FactKey> = new Set<FactKey>(['activityStartedOn'])

  assert.deepEqual(findings({ all: [young, ownsSoftware] }, { collected }), [
    { code: 'nobody-collects', criterion: 'software', fact: 'answer:owns-software' },
  ])
})

test('rules are held against one another: the same, one within the other, shared in part, apart', () => {
  const compared = (one: unknown, other: unknown) =>
    comparisonOf(aRule(one), aRule(other), 'other', moment).map(({ code }) => code)
  const few = headcount('few', { under: 10 })
  const more = headcount('more', { under: 50 })

  assert.deepEqual(compared(few, { not: headcount('x', { atLeast: 10 }) }), ['same-as'])
  assert.deepEqual(compared(few, more), ['implies'])
  assert.deepEqual(compared(more, few), ['implied-by'])
  assert.deepEqual(compared(few, ownsSoftware), ['overlaps'])
  assert.deepEqual(compared(few, headcount('many', { over: 50 })), ['disjoint-from'])
})

test('between two versions it is told who gains and who loses, in the park and of all there can be', () => {
  const before = aRule(headcount('staff', { under: 10 }))
  const after = aRule({ all: [headcount('staff', { under: 20 }), young] })
  const companies = new Map([
    ['small and old', someFacts({ headcount: { number: 5 }, activityStartedOn: { date: '2010' } })],
    ['larger and young', someFacts({ headcount: { number: 15 }, activityStartedOn: { date: '2026' } })],
    ['the same', someFacts({ headcount: { number: 5 }, activityStartedOn: { date: '2026' } })],
    ['not known well', someFacts({ headcount: { number: 5 } })],
  ])
  const { gains, loses, unsure, couldGain, couldLose } = differenceBetween(before, after, companies, moment)

  assert.deepEqual([gains, loses, unsure], [['larger and young'], ['small and old'], ['not known well']])
  assert.ok(typeof couldGain === 'object' && verdictOn(after, couldGain.company, today, []) === 'eligible')
  assert.ok(typeof couldLose === 'object' && verdictOn(before, couldLose.company, today, []) === 'eligible')
})

test('every company that is shown passes or fails as it is said to, and nobody is overlooked', () => {
  let shown = 0
  for (let seed = 1; seed <= 6; seed += 1) {
    const dice = new Dice(seed)
    const [on, rates] = [randomDay(dice), randomRates(dice)]
    const companies = Array.from({ length: 100 }, () => randomFacts(dice, 0.95))
    for (let index = 0; index < 60; index += 1) {
      const rule = index % 2 === 0 ? randomRule(dice) : randomOffer(dice)
      const subject = subjectOf([rule], { on, rates })
      for (const asked of ['passes', 'fails'] as const) {
        const found = find(subject, [asked])
        const wanted = asked === 'passes' ? 'eligible' : 'ineligible'
        if (typeof found === 'object') {
          shown += 1
          assert.equal(verdictOn(rule, found.company, on, rates), wanted)
        } else if (found === 'nobody') {
          assert.ok(!companies.some((facts) => isOrdinary(facts) && verdictOn(rule, facts, on, rates) === wanted))
        }
      }
    }
  }
  assert.ok(shown > 500)
})

/** Made-up companies may be what none is: of two legal forms at once, or with amounts below nothing. */
function isOrdinary(facts: ReturnType<typeof randomFacts>): boolean {
  return [...facts.known].every(([key, { value }]) => {
    if (value.kind === 'money') return value.money.minor >= 0n
    return value.kind !== 'choices' || value.codes.length < 2 || key === 'sector'
  })
}

test('a rule that comes out alike whatever is missing is not unknown', () => {
  const where = { any: [headcount('few', { under: 10 }), headcount('many', { atLeast: 5 })] }
  const rule = aRule(where)

  assert.equal(verdictOn(rule, someFacts({}), today, []), 'undetermined')
  assert.deepEqual(settle(rule, someFacts({}), today, []), { verdict: 'eligible', open: [] })
  assert.deepEqual(settle(aRule({ not: where }), someFacts({}), today, []), { verdict: 'ineligible', open: [] })
  assert.deepEqual(settle(aRule(ownsSoftware), someFacts({}), today, []), {
    verdict: 'undetermined',
    open: ['answer:owns-software'],
  })
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

test('the exact verdict never contradicts the plain one, nor what more facts bring', () => {
  const dice = new Dice(5)
  let refined = 0
  for (let index = 0; index < 1500; index += 1) {
    const [rule, facts, on, rates] = [randomRule(dice), randomFacts(dice, 0.5), randomDay(dice), randomRates(dice)]
    const [plain, exact] = [verdictOn(rule, facts, on, rates), settle(rule, facts, on, rates)]
    if (plain !== 'undetermined') assert.equal(exact.verdict, plain)
    else if (exact.verdict !== plain) {
      refined += 1
      for (let more = 0; more < 10; more += 1) {
        const told = randomFacts(dice, 1)
        if (!isOrdinary(told)) continue
        const known = new Map([...told.known, ...facts.known])
        if (!facts.known.has('activityStartedOn')) known.delete('activityStartedOn')
        assert.ok(['undetermined', exact.verdict].includes(verdictOn(rule, { ...facts, known }, on, rates)))
      }
    }
  }
  assert.ok(refined > 10)
})

test('a rule with more choices than can be gone through is said to be so, and soon', () => {
  const choice = (name: string) => ({
    any: [0, 1, 2, 3].map((n) => ({ id: `${name}-${n}`, set: { fact: 'sector', allOf: ['ai', 'iot'] } })),
  })
  const where = {
    all: [
      ...Array.from({ length: 15 }, (_, index) => choice(`c${index}`)),
      headcount('few', { under: 1 }),
      headcount('many', { over: 5 }),
    ],
  }

  assert.ok(['never-true', 'not-decided'].includes(codes(where)[0] ?? ''))
})

test('every finding is a sentence in three languages that names the condition', () => {
  const rule: Rule = aRule({ all: [headcount('few', { under: 10 }), headcount('many', { atLeast: 10 })] })
  const [finding] = analyse(rule, moment)
  assert.ok(finding)

  for (const language of LANGUAGES) {
    const text = ruleFindingText(finding, rule, language)
    assert.match(text.replace(/[\u00a0\u202f\u2068\u2069]/g, ' '), /10/)
    assert.doesNotMatch(text, /undefined|\[object/)
  }
  assert.equal(
    ruleFindingText({ code: 'dead-from', on: day('2027-01-01'), company: undefined }, rule, 'fr').replace(
      /[\u00a0\u202f]/g,
      ' ',
    ),
    'À partir du 1er janvier 2027, plus aucune entreprise ne pourra remplir cette règle. Prévoyez une nouvelle version.',
  )
})

test('a core is as small as can be: without any one of its conditions somebody passes', () => {
  const rule = aRule({ all: [hosted, headcount('few', { under: 10 }), ownsSoftware, headcount('many', { over: 20 })] })
  const core = coreOf(subjectOf([rule], moment))

  assert.deepEqual(
    core?.map(({ id }) => id),
    ['few', 'many'],
  )
})

test('a code that is not declared is outside the domain of its fact', () => {
  const words = { fr: 'Zone', ar: 'منطقة', en: 'Area' }
  const read = parseRule({
    version: 1,
    declares: { 'choices:area': { label: words, asks: words, codes: { north: 'North', south: 'South' } } },
    where: { id: 'area', set: { fact: 'choices:area', anyOf: ['north', 'nord'] } },
  })
  assert.ok(read.ok)

  assert.deepEqual(
    analyse(read.value, moment).map((finding) => [finding.code, 'value' in finding && finding.value]),
    [['outside-domain', 'nord']],
  )
})
