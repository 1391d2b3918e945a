import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import { money } from '../../kernel/money.ts'
import { type Fact, type FactKey, parseRule } from '../rules/index.ts'
import type { OpenOffer } from '../partners/index.ts'
import { readAnswer, validOnFor } from './answer.ts'
import { valueOf } from './entitlements.testing.ts'
import { ratesUnder } from './offer-rates.ts'
import { type Grounds, deciding, opportunitiesOf, standingOf } from './opportunity.ts'
import { decidingQuestions } from './question.ts'

const on = day('2026-11-23')

function anOffer(code: string, where: unknown, upTo = 0): OpenOffer {
  const words = { fr: code, ar: code, en: code }
  const version = {
    id: code as OpenOffer['version']['id'],
    number: 1,
    origin: 'own',
    local: [],
    from: on,
    rule: valueOf(parseRule({ version: 1, where })),
    benefits: upTo > 0 ? [{ kind: 'credits', text: words, upTo: money(upTo, 'USD') } as const] : [],
    source: { url: 'https://example.org' },
    certainty: 'high',
  } as const
  return {
    id: code as OpenOffer['id'],
    code,
    partner: { id: code as OpenOffer['partner']['id'], code, name: words, website: undefined },
    kind: 'programme',
    title: words,
    summary: words,
    adoptedAt: new Date(0),
    closedAt: undefined,
    seenDigest: undefined,
    kept: undefined,
    versions: [version],
    version,
    turn: undefined,
  }
}

function asks(key: string) {
  const words = { fr: key, ar: key, en: key }
  return { id: key, question: { key, expects: true, asks: words, requires: words } }
}

const young = { id: 'age', age: { since: 'incorporation', under: 60 } }

function knowing(known: readonly (readonly [FactKey, Fact])[] = []): Grounds {
  return {
    facts: { known: new Map(known), stays: [] },
    on,
    rates: ratesUnder([], new Map()),
    doors: new Map(),
    currency: 'MAD',
  }
}

test('the question that decides most is asked first', () => {
  const offers = [
    anOffer('one', { all: [young, asks('owns-software')] }),
    anOffer('two', { all: [asks('owns-software')] }),
    anOffer('three', { all: [asks('owns-software'), asks('has-investor')] }),
  ]
  const grounds = knowing()

  const [first, ...others] = decidingQuestions(opportunitiesOf(offers, grounds), grounds)

  assert.equal(first?.key, 'answer:owns-software')
  assert.deepEqual(first.offers.map(({ code }) => code).toSorted(), ['one', 'three', 'two'])
  assert.deepEqual(others.map(({ key }) => key).toSorted(), ['answer:has-investor', 'incorporatedOn'])
})

test('of two questions that decide as much, the one with more at stake comes first', () => {
  const offers = [anOffer('small', asks('a'), 1_000), anOffer('large', asks('b'), 200_000)]
  const grounds = knowing()

  const questions = decidingQuestions(opportunitiesOf(offers, grounds), grounds)

  assert.deepEqual(
    questions.map(({ key }) => key),
    ['answer:b', 'answer:a'],
  )
  assert.deepEqual(questions[0]?.worth, money(200_000, 'USD'))
})

test('what is settled already is asked for no more', () => {
  const grounds = knowing([['incorporatedOn', { value: { kind: 'date', date: day('2015-01-01') } }]])
  const offers = [anOffer('one', { all: [young, asks('owns-software')] })]

  assert.deepEqual(decidingQuestions(opportunitiesOf(offers, grounds), grounds), [])
})

test('act before means lost for good within 180 days; what will only need a new figure is not urgent', () => {
  assert.equal(standingOf('eligible', { on: day('2027-05-22'), to: 'ineligible' }, on), 'act-before')
  assert.equal(standingOf('eligible', { on: day('2027-05-23'), to: 'ineligible' }, on), 'eligible')
  assert.equal(standingOf('eligible', { on: day('2026-12-31'), to: 'ended' }, on), 'act-before')
  assert.equal(standingOf('eligible', { on: day('2027-01-01'), to: 'undetermined' }, on), 'eligible')
  assert.equal(standingOf('undetermined', { on: day('2027-01-01'), to: 'ineligible' }, on), 'undetermined')
})

test('the reason for a no is the condition that is not met, not the first of the rule', () => {
  const grounds = knowing([
    ['incorporatedOn', { value: { kind: 'date', date: day('2024-01-01') } }],
    ['answer:owns-software', { value: { kind: 'answer', yes: false } }],
  ])
  const [opportunity] = opportunitiesOf([anOffer('one', { all: [young, asks('owns-software')] })], grounds)

  assert.deepEqual(opportunity && deciding(opportunity.judgement.explanation).map(({ criterion }) => criterion.id), [
    'owns-software',
  ])
})

test('none is an answer, nothing is not', () => {
  const typed = { text: '', currency: 'MAD', codes: [], button: '' }

  assert.deepEqual(readAnswer('fundingRaised', { ...typed, button: 'none' }), { kind: 'money', money: money(0, 'MAD') })
  assert.equal(readAnswer('fundingRaised', typed), undefined)
  assert.equal(readAnswer('fundingRaised', { ...typed, text: '-5' }), undefined)
  assert.equal(readAnswer('fundingRaised', { ...typed, text: 'beaucoup' }), undefined)
  assert.equal(readAnswer('sector', typed), undefined)
  assert.equal(readAnswer('sector', { ...typed, codes: ['witchcraft'] }), undefined)
  assert.equal(readAnswer('answer:owns-software', { ...typed, button: 'perhaps' }), undefined)
})

test('answers are read as people type them', () => {
  const typed = { text: '', currency: 'MAD', codes: [], button: '' }

  assert.deepEqual(readAnswer('turnover:2025', { ...typed, text: '3 200 000' }), {
    kind: 'money',
    money: money(3_200_000, 'MAD'),
  })
  assert.deepEqual(readAnswer('incorporatedOn', { ...typed, text: '03/2016' }), { kind: 'date', date: '2016-03' })
  assert.deepEqual(readAnswer('headcount', { ...typed, text: '٧' }), { kind: 'number', number: 7 })
  assert.deepEqual(readAnswer('stage', { ...typed, codes: ['seed'] }), { kind: 'choices', codes: ['seed'] })
  assert.equal(validOnFor('headcount', on), on)
  assert.equal(validOnFor('turnover:2025', on), undefined)
})
