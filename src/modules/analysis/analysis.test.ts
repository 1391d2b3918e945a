import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { verdictOn } from '../eligibility/index.ts'
import { type FactKey, type Rule, parseRule, plainRule } from '../rules/index.ts'
import { aRule, hosted, ownsSoftware, someFacts, young } from '../rules/rule.testing.ts'
import { type RuleFinding, analyse, comparisonOf, differenceBetween, ruleFindingText } from './index.ts'

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
    'À partir du 1er janvier 2027, aucune entreprise ne peut plus remplir cette règle. Prévoyez une nouvelle version.',
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

test('a limit beyond everything there can be is outside its domain, and nobody passes it', () => {
  assert.deepEqual(findings({ id: 'own', number: { fact: 'ownFundsPercent', over: 120 } }), [
    { code: 'never-true', criteria: ['own'] },
    { code: 'outside-domain', criterion: 'own', value: '120', company: undefined },
  ])
})

test('a company is asked for one of the dates from which its age is counted, and for the turnover of each year', () => {
  const sales = { id: 'sales', money: { fact: 'turnover', period: 'best-of-three', under: usd('1'), rate: 'dated' } }
  const collected: ReadonlySet<FactKey> = new Set<FactKey>(['incorporatedOn', 'turnover:2025', 'turnover:2024'])

  assert.deepEqual(findings({ all: [young, sales] }, { collected }), [
    { code: 'nobody-collects', criterion: 'sales', fact: 'turnover:2023' },
  ])
})

test('a rule that is not open yet is looked at as on the day on which it opens', () => {
  const window = { id: 'window', window: { opensOn: '2027-03-01' } }

  assert.deepEqual(codes({ all: [window, headcount('few', { under: 10 })] }), [])
  assert.deepEqual(codes({ all: [window, headcount('few', { under: 10 }), headcount('fewer', { under: 20 })] }), [
    'changes-nothing',
  ])
})

test('a rule that is past is told with the day on which it ended, and not as one that was never any good', () => {
  const past = findings({ all: [hosted, { id: 'window', window: { opensOn: '2025-01-01', closesOn: '2025-12-31' } }] })

  assert.deepEqual(
    past.map((finding) => [finding.code, 'on' in finding && finding.on]),
    [['dead-from', '2026-01-01']],
  )
})

test('a rule that refers to another which is not at hand is not judged without it', () => {
  const base: Rule = plainRule({ kind: 'rule', rule: 'another-programme' })

  assert.deepEqual(
    analyse(base, moment).map(({ code }) => code),
    ['not-decided'],
  )
})
