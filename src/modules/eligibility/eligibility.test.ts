import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type CivilDate, addDays, day } from '../../kernel/civil-date.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import type { Rate } from '../../kernel/money.ts'
import { aRule, aStay, ownsSoftware, someFacts } from '../rules/rule.testing.ts'
import { describe, judge } from './index.ts'
import {
  type FactKey,
  type Facts,
  type Rule,
  criteriaOf,
  factLabel,
  parseFactValue,
  parseRule,
  requirement,
  ruleText,
  writeFactValue,
  writeRule,
} from '../rules/index.ts'

const when = fc.integer({ min: 0, max: 365 * 6 }).map((days) => addDays(day('2013-06-01'), days))
const roughly = fc
  .tuple(when, fc.constantFrom(4, 7, 10))
  .map(([date, length]): { readonly date: string } => ({ date: date.slice(0, length) }))
const amount = fc.record({
  amount: fc.constantFrom('0', '90', '100', '1000', '1000.50'),
  currency: fc.constantFrom('MAD', 'USD', 'EUR'),
})
const year = fc.integer({ min: 2014, max: 2018 })

const op = fc.constantFrom('under', 'atMost', 'atLeast', 'over')
const bound = <Limit>(limit: fc.Arbitrary<Limit>) => fc.tuple(op, limit).map(([key, value]) => ({ [key]: value }))
const merged = (...parts: readonly fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((objects): object => Object.assign({}, ...objects) as object)

const limit = bound(amount).chain((written) => {
  const { currency } = Object.values(written)[0] ?? { currency: 'USD' }
  const other = currency === 'MAD' ? 'USD' : 'MAD'
  const own = (value: string) => ({ from: currency, to: other, value, source: 'Convention' })
  return fc.constantFrom('dated', own('9.50'), own('0.095'), own('10')).map((rate) => ({ ...written, rate }))
})

const criterion: fc.Arbitrary<object> = fc.oneof(
  merged(
    fc.record({ since: fc.constantFrom('activity', 'incorporation') }),
    bound(fc.integer({ min: 0, max: 48 })),
  ).map((age) => ({ age })),
  merged(fc.record({ fact: fc.constant('turnover'), fiscalYear: year }), limit).map((money) => ({ money })),
  merged(fc.constant({ fact: 'turnover', period: 'last-closed-year' }), limit).map((money) => ({ money })),
  merged(fc.constant({ fact: 'fundingRaised' }), limit).map((money) => ({ money })),
  merged(fc.record({ fact: fc.constantFrom('headcount', 'meanAge') }), bound(fc.constantFrom(0, 7, 29.5))).map(
    (number) => ({ number }),
  ),
  fc
    .tuple(fc.constantFrom('incorporatedOn', 'lastRoundOn'), fc.constantFrom('before', 'onOrAfter'), when)
    .map(([fact, key, date]) => ({ date: { fact, [key]: date } })),
  fc
    .tuple(fc.constantFrom('anyOf', 'noneOf'), fc.subarray(['fintech', 'iot', 'games'], { minLength: 1 }))
    .map(([key, codes]) => ({ set: { fact: 'sector', [key]: codes } })),
  fc.constantFrom({ hosted: true }, { hosted: { sites: ['rabat'] } }, { hosted: { sites: ['tanger', 'agadir'] } }),
  fc.constant({ question: ownsSoftware.question }),
)

const rules = fc
  .letrec<{ condition: object }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      criterion,
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  }))
  .condition.map((condition) => aRule(numbered(condition, { next: 0 })))

/** The condition with an id of its own for each criterion. */
function numbered(condition: object, ids: { next: number }): object {
  if ('not' in condition) return { not: numbered(condition.not as object, ids) }
  if ('all' in condition) return { all: (condition.all as object[]).map((part) => numbered(part, ids)) }
  if ('any' in condition) return { any: (condition.any as object[]).map((part) => numbered(part, ids)) }
  ids.next += 1
  return { id: `c${ids.next}`, ...condition }
}

const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  incorporatedOn: roughly,
  activityStartedOn: roughly,
  lastRoundOn: roughly,
  'turnover:2014': amount,
  'turnover:2015': amount,
  'turnover:2016': amount,
  'turnover:2017': amount,
  'turnover:2018': amount,
  fundingRaised: amount,
  headcount: fc.record({ number: fc.constantFrom(0, 7, 8) }),
  meanAge: fc.record({ number: fc.constantFrom(29, 29.5) }),
  sector: fc.subarray(['fintech', 'iot', 'games', 'cloud']).map((codes) => ({ codes })),
  'answer:owns-software': fc.record({ yes: fc.boolean() }),
}

const stays = fc.array(
  fc
    .tuple(fc.constantFrom('rabat', 'tanger'), fc.option(roughly), fc.option(when))
    .map(([site, from, to]) => aStay(site, { ...(from && { from: from.date }), ...(to && { to }) })),
  { maxLength: 2 },
)
const companies = fc
  .tuple(fc.record(values, { requiredKeys: [] }), stays)
  .map(([known, stays]) => someFacts(known, stays))

const rates = fc.array(
  fc.tuple(fc.constantFrom('USD', 'EUR'), fc.boolean(), when, fc.integer({ min: 8, max: 12 })).map(
    ([currency, forward, on, numerator]): Rate => ({
      from: forward ? currency : 'MAD',
      to: forward ? 'MAD' : currency,
      numerator: forward ? BigInt(numerator) : 1n,
      denominator: forward ? 1n : BigInt(numerator),
      on,
      source: 'Test',
    }),
  ),
  { maxLength: 4 },
)

test('a rule written as JSON and read again is the same rule', () => {
  fc.assert(
    fc.property(rules, (rule) => {
      const read = parseRule(JSON.parse(JSON.stringify(writeRule(rule))))

      assert.ok(read.ok)
      assert.deepEqual(read.value, rule)
    }),
    { numRuns: 300 },
  )
})

test('a fact’s value written as JSON and read again is the same value', () => {
  fc.assert(
    fc.property(companies, ({ known }) => {
      for (const [key, { value }] of known) {
        const read = parseFactValue(key, JSON.parse(JSON.stringify(writeFactValue(value))))
        assert.ok(read.ok)
        assert.deepEqual(read.value, value)
      }
    }),
  )
})

test('the announced change is the first day that differs when every day is tried', () => {
  let changes = 0
  fc.assert(
    fc.property(rules, companies, rates, when, (rule, facts, rates, on) => {
      const { verdict, change } = judge(rule, facts, on, rates)
      const found = firstOther(rule, facts, on, rates, 1200)

      if (change && change.on <= addDays(on, 1200)) {
        changes += 1
        assert.notEqual(change.to, verdict)
        assert.deepEqual(found, change)
      } else {
        assert.equal(found, undefined)
      }
    }),
    { numRuns: 400 },
  )

  assert.ok(changes > 20, `only ${changes} of the samples change`)
})

function firstOther(rule: Rule, facts: Facts, on: CivilDate, rates: readonly Rate[], days: number) {
  const { verdict } = judge(rule, facts, on, rates)
  for (let later = addDays(on, 1); later <= addDays(on, days); later = addDays(later, 1)) {
    const then = judge(rule, facts, later, rates).verdict
    if (then !== verdict) return { on: later, to: then }
  }
  return undefined
}

/** A start of activity replaces its stand-in, and either start tells which fiscal years had no turnover yet. */
const starts: readonly FactKey[] = ['activityStartedOn', 'incorporatedOn']

test('a verdict of yes or no stays when more becomes known, the start of activity apart', () => {
  fc.assert(
    fc.property(rules, companies, rates, when, (rule, facts, rates, on) => {
      const { verdict } = judge(rule, facts, on, rates)
      const hidden = [...facts.known.keys()].filter((key) => !starts.includes(key))
      for (const key of hidden) {
        const known = new Map(facts.known)
        known.delete(key)
        const before = judge(rule, { ...facts, known }, on, rates).verdict
        assert.ok(before === 'undetermined' || before === verdict, `${before} became ${verdict} by ${key}`)
      }
    }),
    { numRuns: 400 },
  )
})

test('facts are asked for only while the verdict is open, and no fact that is exactly known', () => {
  fc.assert(
    fc.property(rules, companies, rates, when, (rule, facts, rates, on) => {
      const { verdict, missing, findings } = judge(rule, facts, on, rates)

      assert.equal(findings.length, criteriaOf(rule.where).length)
      assert.equal(new Set(missing).size, missing.length)
      if (verdict !== 'undetermined') assert.deepEqual(missing, [])
      for (const key of missing) {
        const value = facts.known.get(key)?.value
        assert.ok(value === undefined || (value.kind === 'date' && value.date.length < 10))
      }
    }),
    { numRuns: 400 },
  )
})

test('every finding and every requirement has its sentences in three languages', () => {
  fc.assert(
    fc.property(rules, companies, rates, when, (rule, facts, rates, on) => {
      const { findings } = judge(rule, facts, on, rates)
      for (const language of LANGUAGES) {
        assert.ok(ruleText(rule, language).every((line) => sound(line)))
        for (const finding of findings) {
          assert.ok(sound(requirement(finding.criterion, language)))
          assert.ok(sound(describe(finding, language, on)), describe(finding, language, on))
          for (const key of finding.missing) assert.ok(sound(factLabel(key, language, rule)))
        }
      }
    }),
    { numRuns: 200 },
  )
})

function sound(text: string): boolean {
  return text.trim() !== '' && !/undefined|null|NaN|Infinity|\[object|#|\.\./.test(text)
}
