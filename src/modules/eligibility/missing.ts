import type { FactKey } from '../rules/index.ts'
import type { Answer, Explanation, Finding } from './judgement.ts'
import { findingsOf } from './weigh.ts'

/**
 * The facts that could still turn an unknown answer into yes or no, the most deciding first: the one after which the fewest
 * other facts need be known, whether it turns out well or badly. Parts that are settled, or lie below a settled one, ask
 * for nothing.
 */
export function missingIn(explanation: Explanation): readonly FactKey[] {
  const keys = [...new Set(openFindings(explanation).flatMap(({ missing }) => missing))]
  if (keys.length < 2) return keys
  const left = new Map(keys.map((key) => [key, remainderAfter(key, explanation)]))
  return keys.sort((a, b) => (left.get(a) ?? 0) - (left.get(b) ?? 0))
}

function openFindings(explanation: Explanation): readonly Finding[] {
  if (explanation.answer !== 'unknown') return []
  return explanation.kind === 'criterion' ? findingsOf(explanation) : explanation.of.flatMap(openFindings)
}

function remainderAfter(key: FactKey, explanation: Explanation): number {
  return remainder(explanation, key, 'met') + remainder(explanation, key, 'unmet')
}

/** How many unknown criteria must still be settled, at best, once a fact settled its own in one way. */
function remainder(explanation: Explanation, key: FactKey, outcome: Answer): number {
  const { met, unmet } = cost(explanation, key, outcome)
  return Math.min(met, unmet)
}

/** How many unknown criteria must be settled, at best, for a part to be met and to be unmet. */
interface Cost {
  readonly met: number
  readonly unmet: number
}

function cost(part: Explanation, key: FactKey, outcome: Answer): Cost {
  if (part.kind === 'criterion') {
    const answer = part.answer === 'unknown' && part.finding.missing.includes(key) ? outcome : part.answer
    if (answer === 'unknown') return { met: 1, unmet: 1 }
    return answer === 'met' ? { met: 0, unmet: Infinity } : { met: Infinity, unmet: 0 }
  }
  const costs = part.of.map((each) => cost(each, key, outcome))
  const cheapest = (answer: 'met' | 'unmet', count: number) =>
    sumOfLeast(
      costs.map((each) => each[answer]),
      count,
    )
  const all = costs.length
  switch (part.kind) {
    case 'all':
      return { met: cheapest('met', all), unmet: cheapest('unmet', 1) }
    case 'any':
    case 'unless':
      return { met: cheapest('met', 1), unmet: cheapest('unmet', all) }
    case 'at-least': {
      const count = part.count ?? 1
      return { met: cheapest('met', count), unmet: cheapest('unmet', all - count + 1) }
    }
    case 'not':
    case 'rule':
    case 'implies': {
      const [first, then] = costs
      if (!first) return { met: Infinity, unmet: Infinity }
      if (part.kind === 'rule') return first
      if (!then) return { met: first.unmet, unmet: first.met }
      return { met: Math.min(first.unmet, then.met), unmet: first.met + then.unmet }
    }
  }
}

function sumOfLeast(costs: readonly number[], count: number): number {
  if (count === 1 && costs.length > 0) return Math.min(...costs)
  return (count >= costs.length ? costs : leastOf(costs, count)).reduce((total, each) => total + each, 0)
}

function leastOf(costs: readonly number[], count: number): readonly number[] {
  return costs.toSorted((a, b) => a - b).slice(0, count)
}
