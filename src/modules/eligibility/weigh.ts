import type { CivilDate } from '../../kernel/civil-date.ts'
import { examine } from './examine.ts'
import type { Facts, Rates } from './facts.ts'
import type { Answer, Explanation, Finding, Verdict } from './judgement.ts'
import type { Condition } from './rule.ts'

/**
 * A condition answered for a company on a day, with its proof. Strong Kleene logic: one "no" settles `all`, one "yes"
 * settles `any`, and an unknown that could still turn the answer keeps it unknown.
 */
export function weigh(condition: Condition, facts: Facts, on: CivilDate, rates: Rates): Explanation {
  if (condition.kind === 'all' || condition.kind === 'any') {
    const of = condition.of.map((part) => weigh(part, facts, on, rates))
    return { kind: condition.kind, answer: joined(condition.kind, of), of }
  }
  if (condition.kind === 'not') {
    const of = weigh(condition.of, facts, on, rates)
    return { kind: 'not', answer: opposite(of.answer), of }
  }
  const finding = examine(condition, facts, on, rates)
  return { kind: 'criterion', answer: finding.answer, finding }
}

export function verdictOf(answer: Answer): Verdict {
  return answer === 'met' ? 'eligible' : answer === 'unmet' ? 'ineligible' : 'undetermined'
}

/** The leaves of a proof, in the rule's order. */
export function findingsOf(explanation: Explanation): readonly Finding[] {
  if (explanation.kind === 'criterion') return [explanation.finding]
  return explanation.kind === 'not' ? findingsOf(explanation.of) : explanation.of.flatMap(findingsOf)
}

function joined(kind: 'all' | 'any', of: readonly Explanation[]): Answer {
  const settling = kind === 'all' ? 'unmet' : 'met'
  if (of.some(({ answer }) => answer === settling)) return settling
  return of.some(({ answer }) => answer === 'unknown') ? 'unknown' : opposite(settling)
}

function opposite(answer: Answer): Answer {
  return answer === 'met' ? 'unmet' : answer === 'unmet' ? 'met' : 'unknown'
}
