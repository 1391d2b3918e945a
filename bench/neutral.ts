import { monthsBetween } from '../src/kernel/civil-date.ts'
import { convert, toNumber } from '../src/kernel/money.ts'
import { rateFor, startOf } from '../src/modules/eligibility/index.ts'
import {
  type Condition,
  type Criterion,
  type Facts,
  type FactKey,
  type Rule,
  codesUnder,
  scaleOf,
} from '../src/modules/rules/index.ts'
import { RATES, TODAY } from './workload.ts'

/** A company as other engines like it: plain values with short names, ages in months, amounts in dollars. Null is not known. */
export type Prepared = { readonly [name: string]: number | boolean | string | readonly string[] | null }

/** A rule in the least that all engines have in common. */
export type Neutral =
  | { readonly op: 'all' | 'any'; readonly of: readonly Neutral[] }
  | { readonly op: '<' | '<=' | '>' | '>='; readonly name: string; readonly value: number }
  | { readonly op: 'is'; readonly name: string; readonly value: boolean }
  /** One text among several. */
  | { readonly op: 'in' | 'not-in'; readonly name: string; readonly value: readonly string[] }
  /** Several texts, at least one of them among several. */
  | { readonly op: 'meets' | 'avoids'; readonly name: string; readonly value: readonly string[] }

export const NUMBERS = [
  'activityMonths',
  'incorporationMonths',
  'turnoverUsd',
  'fundingUsd',
  'headcount',
  'stage',
] as const
export const TEXTS = ['country'] as const
export const LISTS = ['sector'] as const

const numberOps = { under: '<', 'at-most': '<=', 'at-least': '>=', over: '>' } as const

/** The rule as the other engines get it. */
export function neutral(rule: Rule): Neutral {
  return ofCondition(rule.where)
}

/** What is asked, without the limits: two rules of one shape may run as the same code. */
export function shapeOf(rule: Neutral): string {
  return 'of' in rule ? `${rule.op}(${rule.of.map(shapeOf).join()})` : `${rule.name} ${rule.op}`
}

function ofCondition(condition: Condition): Neutral {
  if (condition.kind === 'all' || condition.kind === 'any') {
    return { op: condition.kind, of: condition.of.map(ofCondition) }
  }
  return ofCriterion(condition as Criterion)
}

function ofCriterion(criterion: Criterion): Neutral {
  switch (criterion.kind) {
    case 'age': {
      const name = criterion.since === 'activity' ? 'activityMonths' : 'incorporationMonths'
      return { op: numberOps[criterion.bound.op], name, value: criterion.bound.limit }
    }
    case 'money': {
      const name = criterion.fact === 'turnover' ? 'turnoverUsd' : 'fundingUsd'
      return { op: numberOps[criterion.bound.op], name, value: toNumber(criterion.bound.limit) }
    }
    case 'number':
      return { op: numberOps[criterion.bound.op], name: 'headcount', value: criterion.bound.limit }
    case 'order':
      return {
        op: numberOps[criterion.bound.op],
        name: 'stage',
        value: scaleOf('stage').indexOf(criterion.bound.limit),
      }
    case 'set': {
      const value = criterion.codes.flatMap((code) => codesUnder(criterion.fact, code))
      if (criterion.fact === 'sector')
        return { op: criterion.op === 'any-of' ? 'meets' : 'avoids', name: 'sector', value }
      return { op: criterion.op === 'any-of' ? 'in' : 'not-in', name: criterion.fact, value }
    }
    case 'flag':
      return { op: 'is', name: nameOf(criterion.fact), value: criterion.expects }
    case 'question':
      return { op: 'is', name: nameOf(`answer:${criterion.key}`), value: criterion.expects }
    case 'date':
    case 'hosted':
    case 'decision':
    case 'commitment':
    case 'window':
    case 'once':
    case 'exceeds':
    case 'owners':
      throw new Error(`The workload has no ${criterion.kind}.`)
  }
}

/** "received:google-cloud" → "receivedGoogleCloud" */
function nameOf(key: string): string {
  return key.replace(/[:-](.)/g, (_, letter: string) => letter.toUpperCase())
}

/** A company prepared for the other engines; what they are spared is what ours do themselves. */
export function record(facts: Facts): Prepared {
  const known = (key: FactKey) => facts.known.get(key)?.value
  const months = (since: 'activity' | 'incorporation') => {
    const start = startOf(facts, since)
    return start ? Math.max(0, monthsBetween(start.date as never, TODAY)) : null
  }
  const usd = (key: FactKey) => {
    const value = known(key)
    if (value?.kind !== 'money') return null
    const { money } = value
    if (money.currency === 'USD' || money.minor === 0n) return toNumber({ ...money, currency: 'USD' })
    const rate = rateFor('dated', [money.currency, 'USD'], { on: TODAY, rates: RATES })
    return rate ? toNumber(convert(money, 'USD', rate)) : null
  }
  const codes = (key: FactKey) => {
    const value = known(key)
    return value?.kind === 'choices' ? value.codes : null
  }
  const began = startOf(facts, 'activity')
  const stage = codes('stage')?.[0]
  const record: { [name: string]: Prepared[string] } = {
    activityMonths: months('activity'),
    incorporationMonths: months('incorporation'),
    turnoverUsd: began && began.date > '2025-12-31' ? 0 : usd('turnover:2025'),
    fundingUsd: usd('fundingRaised'),
    headcount: known('headcount')?.kind === 'number' ? (known('headcount') as { number: number }).number : null,
    stage: stage === undefined ? null : scaleOf('stage').indexOf(stage),
    country: codes('country')?.[0] ?? null,
    sector: codes('sector'),
  }
  for (const [name, key] of FLAGS) {
    const value = known(key)
    record[name] = value?.kind === 'answer' ? value.yes : null
  }
  return record
}

/** The names of the yes-and-no facts of the workload, with the facts they stand for. */
export const FLAGS: readonly (readonly [string, FactKey])[] = (
  [
    ...['aws', 'azure', 'google-cloud', 'ibm-cloud', 'ovh', 'scaleway', 'notion', 'hubspot'].map(
      (of) => `received:${of}`,
    ),
    ...['owns-software', 'exports', 'has-website', 'keeps-books'].map((of) => `answer:${of}`),
  ] as FactKey[]
).map((key) => [nameOf(key), key])

/** A rule as somebody would write it by hand in JavaScript, minding what is not known: null, by Kleene. */
export function byHand(rule: Neutral): (company: Prepared) => 0 | 1 | 2 {
  const parts = rule.op === 'all' ? rule.of : [rule]
  const lines = parts.map((part, index) => {
    const test = testByHand(part)
    return `const t${index} = ${test}\n  if (t${index} === 0) return 0\n  if (t${index} === 1) unknown = true`
  })
  return new Function('c', `let unknown = false\n  ${lines.join('\n  ')}\n  return unknown ? 1 : 2`) as (
    company: Prepared,
  ) => 0 | 1 | 2
}

function testByHand(part: Neutral): string {
  switch (part.op) {
    case 'all':
    case 'any': {
      const [settled, start] = part.op === 'any' ? ['Math.max', 0] : ['Math.min', 2]
      return `${settled}(${start}, ${part.of.map(testByHand).join(', ')})`
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `(c.${part.name} === null ? 1 : c.${part.name} ${part.op} ${part.value} ? 2 : 0)`
    case 'is':
      return `(c.${part.name} === null ? 1 : c.${part.name} === ${part.value} ? 2 : 0)`
    case 'in':
    case 'not-in': {
      const [yes, no] = part.op === 'in' ? [2, 0] : [0, 2]
      const among = part.value.map((value) => `c.${part.name} === ${JSON.stringify(value)}`).join(' || ')
      return `(c.${part.name} === null ? 1 : ${among} ? ${yes} : ${no})`
    }
    case 'meets':
    case 'avoids': {
      const [yes, no] = part.op === 'meets' ? [2, 0] : [0, 2]
      return `(c.${part.name} === null ? 1 : c.${part.name}.some((code) => ${JSON.stringify(part.value)}.includes(code)) ? ${yes} : ${no})`
    }
  }
}
