import { type CivilDate, daysBetween, firstDay } from '../../kernel/civil-date.ts'
import { type Money, toNumber } from '../../kernel/money.ts'
import {
  type Criterion,
  type FactKey,
  type FactValue,
  type Facts,
  type Rates,
  type Rule,
  criteriaOf,
  onceKeys,
} from '../rules/index.ts'
import { valuesAround } from './around.ts'
import { nextChange } from './change.ts'
import { verdictOn } from './judge.ts'
import type { Occasion, Verdict } from './judgement.ts'

/** One thing that, changed alone, turns the verdict. */
export type NearestChange =
  | {
      readonly kind: 'fact'
      readonly key: FactKey
      readonly from: FactValue | undefined
      readonly to: FactValue
      readonly verdict: Verdict
    }
  /** Nothing but time need pass. */
  | { readonly kind: 'day'; readonly on: CivilDate; readonly verdict: Verdict }

/**
 * The smallest single changes that would turn the verdict into a yes or a no: the day, if waiting is enough, then for each
 * fact that a rule looks at the value nearest to today's. Facts that only a correction could change (when a company began)
 * are left out.
 */
export function nearestChanges(
  rule: Rule,
  facts: Facts,
  on: CivilDate,
  rates: Rates,
  occasion: Occasion = {},
): readonly NearestChange[] {
  const verdict = verdictOn(rule, facts, on, rates, occasion)
  const change = nextChange(rule, facts, on, rates, occasion)
  const byKey = new Map<FactKey, Step>()
  for (const criterion of criteriaOf(rule.where)) {
    for (const key of changeableKeys(criterion, on)) {
      const from = facts.known.get(key)?.value
      for (const to of valuesAround(criterion, key, facts, on)) {
        const then = withFact(facts, key, to)
        const turned = verdictOn(rule, then, on, rates, occasion)
        if (turned === verdict || turned === 'undetermined') continue
        const step = { from, to, verdict: turned, distance: distanceBetween(from, to) }
        const rival = byKey.get(key)
        if (!rival || step.distance < rival.distance) byKey.set(key, step)
      }
    }
  }
  const waiting =
    change && change.to !== 'undetermined' ? [{ kind: 'day', on: change.on, verdict: change.to } as const] : []
  return [
    ...waiting,
    ...[...byKey].map(([key, { from, to, verdict }]) => ({ kind: 'fact', key, from, to, verdict }) as const),
  ]
}

interface Step {
  readonly from: FactValue | undefined
  readonly to: FactValue
  readonly verdict: Verdict
  readonly distance: number
}

function withFact(facts: Facts, key: FactKey, value: FactValue): Facts {
  return { ...facts, known: new Map([...facts.known, [key, { value }]]) }
}

/** The facts of a criterion that a company could change or make true. */
function changeableKeys(criterion: Criterion, on: CivilDate): readonly FactKey[] {
  switch (criterion.kind) {
    case 'money':
      if (criterion.fact !== 'turnover') return [criterion.fact]
      return typeof criterion.period === 'object'
        ? [`turnover:${criterion.period.fiscalYear}`]
        : [`turnover:${Number(on.slice(0, 4)) - 1}`]
    case 'number':
    case 'order':
    case 'flag':
      return [criterion.fact]
    case 'set':
      return criterion.list !== undefined && criterion.codes.length === 0
        ? [`onList:${criterion.list}`]
        : [criterion.fact]
    case 'question':
    case 'commitment':
      return [`answer:${criterion.key}`]
    case 'decision':
      return [`decision:${criterion.key}`]
    case 'exceeds':
      return [criterion.fact]
    case 'date':
      return criterion.fact === 'lastRoundOn' ? [criterion.fact] : []
    case 'once':
      return onceKeys(criterion)
    case 'age':
    case 'hosted':
    case 'window':
    case 'owners':
      return []
  }
}

/** How far two values of one fact are apart, in the fact's own unit; a fact that is not known yet is near to every value. */
function distanceBetween(from: FactValue | undefined, to: FactValue): number {
  if (!from) return 0
  if (from.kind === 'number' && to.kind === 'number') return Math.abs(from.number - to.number)
  if (from.kind === 'money' && to.kind === 'money') return amountApart(from.money, to.money)
  if (from.kind === 'date' && to.kind === 'date') return Math.abs(daysBetween(firstDay(from.date), firstDay(to.date)))
  if (from.kind === 'choices' && to.kind === 'choices') {
    const [before, after] = [new Set(from.codes), new Set(to.codes)]
    return before.symmetricDifference(after).size
  }
  return 0
}

function amountApart(a: Money, b: Money): number {
  return a.currency === b.currency ? Math.abs(toNumber(a) - toNumber(b)) : toNumber(b)
}
