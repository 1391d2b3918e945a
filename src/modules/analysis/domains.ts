import type { CivilDate } from '../../kernel/civil-date.ts'
import { writeMoney } from '../../kernel/money.ts'
import { fiscalYearsOf } from '../eligibility/index.ts'
import { type Criterion, type FactKey, type Rule, codesOf, codesUnder, criteriaOf, onceKeys } from '../rules/index.ts'
import { percentFacts } from './attributes.ts'
import { declaredIn } from './questions.ts'

/** A value that a criterion asks for and no company can have. */
export interface Outside {
  readonly criterion: string
  readonly value: string
}

/** Codes that are none of their fact's, and limits below nothing or above everything. */
export function outsideDomain(rule: Rule): readonly Outside[] {
  return criteriaOf(rule.where).flatMap((criterion) =>
    [...codesOutside(rule, criterion), ...limitsOutside(criterion)].map((value) => ({
      criterion: criterion.id,
      value,
    })),
  )
}

/** Codes that neither the vocabulary nor the rule knows for a fact of which they know all. */
function codesOutside(rule: Rule, criterion: Criterion): readonly string[] {
  if (criterion.kind !== 'set') return []
  const { fact, codes } = criterion
  const known = codesOf(fact) ?? declaredIn([rule]).get(fact)
  if (!known) return []
  const domain = new Set(known)
  return codes.filter((code) => !codesUnder(fact, code).some((each) => domain.has(each)))
}

function limitsOutside(criterion: Criterion): readonly string[] {
  switch (criterion.kind) {
    case 'age':
      return beyond(criterion.bound.limit, Infinity)
    case 'number':
      return beyond(criterion.bound.limit, percentFacts.has(criterion.fact) ? 100 : Infinity)
    case 'owners':
      return beyond(criterion.share.limit, 100)
    case 'money': {
      const { limit } = criterion.bound
      return limit.minor < 0n ? [`${writeMoney(limit).amount} ${limit.currency}`] : []
    }
    case 'date':
    case 'set':
    case 'order':
    case 'flag':
    case 'hosted':
    case 'question':
    case 'decision':
    case 'commitment':
    case 'window':
    case 'once':
    case 'exceeds':
      return []
  }
}

function beyond(limit: number, most: number): readonly string[] {
  return limit < 0 || limit > most ? [String(limit)] : []
}

/**
 * The facts that a criterion cannot do without on a day, each with those that answer in its stead; a start of activity is
 * answered by an incorporation.
 */
export function factsOf(criterion: Criterion, on: CivilDate): readonly (readonly FactKey[])[] {
  switch (criterion.kind) {
    case 'age':
      if (criterion.since === 'activity') return [['activityStartedOn', 'incorporatedOn']]
      return [[criterion.since === 'incorporation' ? 'incorporatedOn' : criterion.since]]
    case 'money':
      if (criterion.fact !== 'turnover') return [[criterion.fact]]
      return (fiscalYearsOf(criterion, on) ?? []).map((year): readonly FactKey[] => [`turnover:${year}`])
    case 'number':
    case 'date':
    case 'order':
    case 'flag':
      return [[criterion.fact]]
    case 'set':
      return criterion.list !== undefined && criterion.codes.length === 0
        ? [[`onList:${criterion.list}`]]
        : [[criterion.fact]]
    case 'question':
    case 'commitment':
      return [[`answer:${criterion.key}`]]
    case 'decision':
      return [[`decision:${criterion.key}`]]
    case 'once':
      return onceKeys(criterion).map((key) => [key])
    case 'exceeds':
      return [[criterion.fact], [criterion.other]]
    case 'owners':
      return [['owners']]
    case 'hosted':
    case 'window':
      return []
  }
}
