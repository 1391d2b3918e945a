import { type Condition, type Group, isGroup, partsIn } from '../rules/index.ts'
import { examine } from './examine.ts'
import type { Answer, Explanation, Finding, GroupExplanation, Verdict } from './judgement.ts'
import { measured } from './measure.ts'
import type { View } from './view.ts'

/**
 * A condition answered for a company on a day, with its proof. Strong Kleene logic: one "no" settles `all`, one "yes"
 * settles `any`, and an unknown that could still turn the answer keeps it unknown.
 */
export function weigh(condition: Condition, view: View): Explanation {
  return markDecisive(weighPart(condition, view, 'where'), true)
}

function weighPart(condition: Condition, view: View, id: string): Explanation {
  if (!isGroup(condition)) {
    const finding = measured(examine(condition, view), view)
    return { kind: 'criterion', id: condition.id, answer: finding.answer, decides: false, finding }
  }
  const of = partsIn(condition).map((part, index) => weighPart(part, view, `${id}.${index}`))
  const answer = joined(
    condition,
    of.map((part) => part.answer),
  )
  return {
    kind: condition.kind,
    id,
    answer,
    decides: false,
    of,
    ...(condition.kind === 'at-least' && { count: condition.count }),
    ...(condition.kind === 'rule' && { rule: condition.rule }),
  }
}

/** The answer of a condition alone, without its proof: parts that can no longer matter are not looked at. */
export function answerOf(condition: Condition, view: View): Answer {
  if (!isGroup(condition)) return examine(condition, view).answer
  if (condition.kind === 'all' || condition.kind === 'any') {
    const settling = condition.kind === 'all' ? 'unmet' : 'met'
    let answer: Answer = opposite(settling)
    for (const part of condition.of) {
      const each = answerOf(part, view)
      if (each === settling) return settling
      if (each === 'unknown') answer = 'unknown'
    }
    return answer
  }
  return joined(
    condition,
    partsIn(condition).map((part) => answerOf(part, view)),
  )
}

export function verdictOf(answer: Answer): Verdict {
  return answer === 'met' ? 'eligible' : answer === 'unmet' ? 'ineligible' : 'undetermined'
}

/** The leaves of a proof, in the rule's order. */
export function findingsOf(explanation: Explanation): readonly Finding[] {
  return explanation.kind === 'criterion' ? [explanation.finding] : explanation.of.flatMap(findingsOf)
}

/** The answer of a group from those of its parts. A rule that is not at hand cannot be answered. */
export function joined(group: Pick<Group, 'kind'> & { readonly count?: number }, of: readonly Answer[]): Answer {
  switch (group.kind) {
    case 'all':
    case 'rule':
      return of.length === 0 ? 'unknown' : least(of)
    case 'any':
      return most(of)
    case 'not':
      return opposite(of[0] ?? 'unknown')
    case 'at-least': {
      const count = group.count ?? 1
      if (of.filter((answer) => answer === 'met').length >= count) return 'met'
      return of.filter((answer) => answer !== 'unmet').length >= count ? 'unknown' : 'unmet'
    }
    case 'implies':
      return most([opposite(of[0] ?? 'unknown'), of[1] ?? 'unknown'])
    case 'unless':
      return most(of)
  }
}

function least(answers: readonly Answer[]): Answer {
  if (answers.includes('unmet')) return 'unmet'
  return answers.includes('unknown') ? 'unknown' : 'met'
}

function most(answers: readonly Answer[]): Answer {
  if (answers.includes('met')) return 'met'
  return answers.includes('unknown') ? 'unknown' : 'unmet'
}

export function opposite(answer: Answer): Answer {
  return answer === 'met' ? 'unmet' : answer === 'unmet' ? 'met' : 'unknown'
}

/** Marks the parts because of which the whole answers as it does: those whose own answer carries their group's. */
function markDecisive(part: Explanation, decides: boolean): Explanation {
  if (part.kind === 'criterion') return decides ? { ...part, decides } : part
  const of = part.of.map((each, index) => markDecisive(each, decides && carries(part, each, index)))
  return { ...part, decides, of }
}

function carries({ kind, answer }: GroupExplanation, part: Explanation, index: number): boolean {
  if (kind === 'not') return true
  // The premise of "if" speaks the other way round.
  const own = kind === 'implies' && index === 0 ? opposite(part.answer) : part.answer
  return own === answer || (kind === 'at-least' && answer === 'unknown' && own === 'met')
}
