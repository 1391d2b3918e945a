import type { Bound, Criterion, Fact, FactKey } from '../rules/index.ts'
import type { Finding, Seen } from './judgement.ts'

/** A finding of yes or no. */
export function answered(criterion: Criterion, met: boolean, seen: Seen): Finding {
  return { criterion, answer: met ? 'met' : 'unmet', seen, missing: none }
}

const none: Finding['missing'] = []

/** A finding of "cannot say" for want of a fact. */
export function noValue(criterion: Criterion, fact: FactKey): Finding {
  return {
    criterion,
    answer: 'unknown',
    seen: { kind: 'nothing' },
    reason: { code: 'no-value', fact },
    missing: [fact],
  }
}

export function seenFact(key: FactKey, fact: Fact, standIn = false): Extract<Seen, { kind: 'fact' }> {
  return { kind: 'fact', key, fact, standIn }
}

/** Whether a value keeps a bound, by its order to the limit: below zero, zero or above. */
export function within({ op }: Pick<Bound<unknown>, 'op'>, order: number): boolean {
  switch (op) {
    case 'under':
      return order < 0
    case 'at-most':
      return order <= 0
    case 'at-least':
      return order >= 0
    case 'over':
      return order > 0
  }
}
