import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import {
  aRule,
  aStay,
  convention,
  dollar,
  hosted,
  ownsSoftware,
  small,
  someFacts,
  young,
} from '../rules/rule.testing.ts'
import { judge } from './index.ts'
import { type Facts, type Rates, type Rule } from '../rules/index.ts'

const today = day('2017-08-21')
const mad = (amount: string) => ({ amount, currency: 'MAD' })
const under = (amount: string, currency = 'USD') => ({ under: { amount, currency } })

function verdict(rule: Rule, facts: Facts, on = today, rates: Rates = []) {
  return judge(rule, facts, on, rates).verdict
}

function answer(criterion: unknown, facts: Facts, on = today, rates: Rates = []) {
  const [finding] = judge(aRule(criterion), facts, on, rates).findings
  assert.ok(finding)
  return finding
}

test('the convention is open to a hosted company of 17 months with 4.161 million dirhams', () => {
  const judgement = judge(
    convention,
    someFacts({ activityStartedOn: { date: '2016-03-14' }, 'turnover:2016': mad('4161000') }),
    today,
    [],
  )

  assert.equal(judgement.verdict, 'eligible')
  assert.deepEqual(judgement.change, { on: '2019-03-14', to: 'ineligible' })
  assert.deepEqual(judgement.missing, [])
})

test('a company begun on 14 March 2015 leaves the convention on 14 March 2018', () => {
  const facts = someFacts({ activityStartedOn: { date: '2015-03-14' }, 'turnover:2016': mad('0') })

  assert.deepEqual(judge(convention, facts, today, []).change, { on: '2018-03-14', to: 'ineligible' })
})

test('exactly 36 months is not under 36 months, and the day before is', () => {
  const rule = aRule(young)
  const begun = someFacts({ activityStartedOn: { date: '2014-08-21' } })

  assert.equal(verdict(rule, begun, day('2017-08-20')), 'eligible')
  assert.equal(verdict(rule, begun, day('2017-08-21')), 'ineligible')
})

test('at most 36 months ends, and over 36 months begins, with the 37th completed month', () => {
  const begun = someFacts({ activityStartedOn: { date: '2014-08-21' } })
  const atMost = aRule({ id: 'age', age: { since: 'activity', atMost: 36 } })
  const over = aRule({ id: 'age', age: { since: 'activity', over: 36 } })

  assert.deepEqual(
    ['2017-09-20', '2017-09-21'].map((on) => [verdict(atMost, begun, day(on)), verdict(over, begun, day(on))]),
    [
      ['eligible', 'ineligible'],
      ['ineligible', 'eligible'],
    ],
  )
})

test('a company begun on 29 February is 12 months old on 28 February', () => {
  const rule = aRule({ id: 'age', age: { since: 'activity', atLeast: 12 } })
  const begun = someFacts({ activityStartedOn: { date: '2016-02-29' } })

  assert.equal(verdict(rule, begun, day('2017-02-27')), 'ineligible')
  assert.equal(verdict(rule, begun, day('2017-02-28')), 'eligible')
})

test('a company that has not begun yet is young, and 0 months old', () => {
  const coming = someFacts({ activityStartedOn: { date: '2018-01-01' } })

  assert.equal(verdict(aRule(young), coming), 'eligible')
  assert.equal(verdict(aRule({ id: 'age', age: { since: 'activity', under: 0 } }), coming), 'ineligible')
})

test('a start known to the year decides when every day of it decides alike', () => {
  const verdicts = ['2017', '2014', '2013', '2014-09', '2014-08'].map((date) =>
    verdict(aRule(young), someFacts({ activityStartedOn: { date } })),
  )

  assert.deepEqual(verdicts, ['eligible', 'undetermined', 'ineligible', 'eligible', 'undetermined'])
})

test('a start known roughly may change the verdict on the earliest day it can', () => {
  const { change } = judge(aRule(young), someFacts({ activityStartedOn: { date: '2015' } }), today, [])
  const later = judge(aRule(young), someFacts({ activityStartedOn: { date: '2015' } }), day('2018-01-01'), [])

  assert.deepEqual(change, { on: '2018-01-01', to: 'undetermined' })
  assert.deepEqual(later.change, { on: '2018-12-31', to: 'ineligible' })
})

test('the date of incorporation stands in for a start of activity that is not given, and the finding says so', () => {
  const incorporated = answer(young, someFacts({ incorporatedOn: { date: '2015-03' } }))
  const both = answer(young, someFacts({ incorporatedOn: { date: '2010' }, activityStartedOn: { date: '2016' } }))

  assert.ok(incorporated.seen.kind === 'fact' && incorporated.seen.standIn)
  assert.equal(incorporated.seen.key, 'incorporatedOn')
  assert.ok(both.seen.kind === 'fact' && !both.seen.standIn)
  assert.equal(both.answer, 'met')
})

test('a stand-in that is too rough asks for the start of activity first, then for the exact day', () => {
  const finding = answer(young, someFacts({ incorporatedOn: { date: '2014' } }))

  assert.deepEqual(finding.reason, { code: 'too-rough', fact: 'incorporatedOn' })
  assert.deepEqual(finding.missing, ['activityStartedOn', 'incorporatedOn'])
})

test('the age since incorporation never looks at the start of activity', () => {
  const rule = { id: 'age', age: { since: 'incorporation', under: 36 } }

  assert.deepEqual(answer(rule, someFacts({ activityStartedOn: { date: '2016' } })).missing, ['incorporatedOn'])
})

test('exactly 10,000,000 dirhams is not under a million dollars at ten, and a centime less is', () => {
  const at = (amount: string) => answer(small, someFacts({ 'turnover:2016': mad(amount) })).answer

  assert.deepEqual([at('10000000'), at('9999999.99'), at('10000000.01')], ['unmet', 'met', 'unmet'])
})

test('another year’s turnover never answers for 2016', () => {
  const finding = answer(small, someFacts({ 'turnover:2015': mad('1'), 'turnover:2017': mad('1') }))

  assert.equal(finding.answer, 'unknown')
  assert.deepEqual(finding.missing, ['turnover:2016'])
})

test('a company begun after 2016 had no turnover in 2016, whatever the record says', () => {
  const begunIn = (date: string) =>
    answer(small, someFacts({ incorporatedOn: { date }, 'turnover:2016': mad('99000000') }))

  assert.equal(begunIn('2017').answer, 'met')
  assert.equal(begunIn('2017').seen.kind, 'not-yet-active')
  assert.equal(begunIn('2016-12-31').answer, 'unmet')
})

test('a company whose turnover must be at least something cannot pass with the year before it began', () => {
  const large = { ...small, money: { ...small.money, under: undefined, atLeast: small.money.under } }
  const criterion: unknown = JSON.parse(JSON.stringify(large))

  assert.equal(answer(criterion, someFacts({ incorporatedOn: { date: '2017' } })).answer, 'unmet')
})

test('an amount in a currency that the rule’s own rate does not know stays unknown', () => {
  const finding = answer(small, someFacts({ 'turnover:2016': { amount: '5', currency: 'EUR' } }), today, [
    dollar(95n, day('2017-01-01')),
  ])

  assert.deepEqual(finding.reason, { code: 'no-rate', from: 'EUR', to: 'USD' })
})

test('nothing is nothing in every currency', () => {
  assert.equal(answer(small, someFacts({ 'turnover:2016': { amount: '0', currency: 'EUR' } })).answer, 'met')
})

test('a dated rate is the latest known on the day, never a later one', () => {
  const rule = { id: 'funds', money: { fact: 'fundingRaised', ...under('1000000'), rate: 'dated' } }
  const facts = someFacts({ fundingRaised: mad('9600000') })
  const rates = [dollar(100n, day('2017-09-01')), dollar(95n, day('2017-08-01')), dollar(97n, day('2017-07-01'))]

  assert.equal(answer(rule, facts, day('2017-06-30'), rates).answer, 'unknown')
  assert.equal(answer(rule, facts, day('2017-07-31'), rates).answer, 'met')
  assert.equal(answer(rule, facts, today, rates).answer, 'unmet')
  assert.deepEqual(judge(aRule(rule), facts, today, rates).change, { on: '2017-09-01', to: 'eligible' })
})

test('the last closed year moves on at New Year, and its turnover is then asked for', () => {
  const rule = aRule({
    id: 'sales',
    money: { fact: 'turnover', period: 'last-closed-year', ...under('5', 'MAD'), rate: 'dated' },
  })
  const facts = someFacts({ activityStartedOn: { date: '2010' }, 'turnover:2016': mad('4') })

  assert.equal(verdict(rule, facts), 'eligible')
  assert.deepEqual(judge(rule, facts, today, []).change, { on: '2018-01-01', to: 'undetermined' })
  assert.deepEqual(judge(rule, facts, day('2018-01-01'), []).missing, ['turnover:2017'])
})

test('an empty list says none: it answers, and nothing is asked', () => {
  const none = someFacts({ sector: { codes: [] } })
  const games = { id: 'sector', set: { fact: 'sector', anyOf: ['games'] } }
  const noGames = { id: 'sector', set: { fact: 'sector', noneOf: ['games', 'crypto-mining'] } }

  assert.equal(answer(games, none).answer, 'unmet')
  assert.equal(answer(noGames, none).answer, 'met')
  assert.equal(answer(noGames, someFacts({ sector: { codes: ['cloud', 'games'] } })).answer, 'unmet')
  assert.equal(answer(noGames, someFacts({})).answer, 'unknown')
})

test('a company is hosted from its first day to the day before it left', () => {
  const rule = aRule({ id: 'site', hosted: { sites: ['rabat'] } })
  const stays = [aStay('rabat', { from: '2017-03-01', to: '2018-01-01' }), aStay('tanger', {})]
  const on = (date: string) => verdict(rule, someFacts({}, stays), day(date))

  assert.deepEqual(['2017-02-28', '2017-03-01', '2017-12-31', '2018-01-01'].map(on), [
    'ineligible',
    'eligible',
    'eligible',
    'ineligible',
  ])
})

test('being in the register without dates is being hosted, and without a stay it is not', () => {
  assert.equal(verdict(aRule(hosted), someFacts({})), 'eligible')
  assert.equal(verdict(aRule(hosted), someFacts({}, [])), 'ineligible')
  assert.equal(verdict(aRule(hosted), someFacts({}, [aStay('rabat', { from: '2017' })])), 'eligible')
  assert.equal(verdict(aRule(hosted), someFacts({}, [aStay('rabat', { from: '2017-09' })])), 'ineligible')
})

test('a missing fact is never a yes and never a no, even below a not', () => {
  const rule = aRule({ not: ownsSoftware })

  assert.equal(verdict(rule, someFacts({})), 'undetermined')
  assert.equal(verdict(rule, someFacts({ 'answer:owns-software': { yes: true } })), 'ineligible')
  assert.equal(verdict(rule, someFacts({ 'answer:owns-software': { yes: false } })), 'eligible')
})

test('what is settled elsewhere is not asked', () => {
  const rule = aRule({ all: [{ any: [young, ownsSoftware] }, small] })
  const { missing } = judge(rule, someFacts({ activityStartedOn: { date: '2016' } }), today, [])
  const refused = judge(aRule({ all: [hosted, small] }), someFacts({}, []), today, [])

  assert.deepEqual(missing, ['turnover:2016'])
  assert.equal(refused.verdict, 'ineligible')
  assert.deepEqual(refused.missing, [])
})

test('the fact that can decide alone is asked before those that cannot', () => {
  const sector = { id: 'sector', set: { fact: 'sector', anyOf: ['iot'] } }
  const rule = aRule({ all: [{ any: [ownsSoftware, sector] }, small] })

  assert.deepEqual(judge(rule, someFacts({}), today, []).missing, ['turnover:2016', 'answer:owns-software', 'sector'])
})

test('a date limit reads rough dates as the age does', () => {
  const rule = { id: 'made', date: { fact: 'incorporatedOn', onOrAfter: '2016-07-01' } }
  const on = (date: string) => answer(rule, someFacts({ incorporatedOn: { date } })).answer

  assert.deepEqual(['2016-07', '2016', '2016-06', '2016-07-01'].map(on), ['met', 'unknown', 'unmet', 'met'])
})
