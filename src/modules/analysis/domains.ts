import { type Criterion, type FactKey, type Rule, codesOf, codesUnder, criteriaOf, onceKeys } from '../rules/index.ts'

/** Codes that criteria ask for and that their fact can never hold: none of the vocabulary's, none that the rule declares. */
export function outsideDomain(rule: Rule): readonly { readonly criterion: string; readonly value: string }[] {
  return criteriaOf(rule.where).flatMap((criterion) => [...codesOutside(rule, criterion), ...limitOutside(criterion)])
}

function codesOutside(rule: Rule, criterion: Criterion) {
  if (criterion.kind !== 'set') return []
  const { fact, codes, id } = criterion
  const known = codesOf(fact)
  const declared = [...rule.declares].find(([key]) => key === fact)?.[1].codes
  const domain = known ? new Set(known) : declared && new Set(declared.keys())
  if (!domain) return []
  return codes
    .filter((code) => !codesUnder(fact, code).some((each) => domain.has(each)))
    .map((value) => ({ criterion: id, value }))
}

/** Shares of more than everything. */
function limitOutside(criterion: Criterion) {
  if (criterion.kind !== 'number' || criterion.fact !== 'ownFundsPercent' || criterion.bound.limit <= 100) return []
  return [{ criterion: criterion.id, value: String(criterion.bound.limit) }]
}

/** The facts that a criterion looks at; those of a fiscal year by the year where it is named. */
export function factsOf(criterion: Criterion): readonly FactKey[] {
  switch (criterion.kind) {
    case 'age':
      if (criterion.since === 'activity') return ['activityStartedOn']
      return [criterion.since === 'incorporation' ? 'incorporatedOn' : criterion.since]
    case 'money':
      if (criterion.fact !== 'turnover') return [criterion.fact]
      return typeof criterion.period === 'object' ? [`turnover:${criterion.period.fiscalYear}`] : []
    case 'number':
    case 'date':
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
    case 'once':
      return onceKeys(criterion)
    case 'exceeds':
      return [criterion.fact, criterion.other]
    case 'owners':
      return ['owners']
    case 'hosted':
    case 'window':
      return []
  }
}
