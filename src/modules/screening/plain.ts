import type { CivilDate } from '../../kernel/civil-date.ts'
import { type View, examine, viewOf } from '../eligibility/index.ts'
import { type Criterion, type Facts, type Rates, plainRule } from '../rules/index.ts'
import { cellOf, staysOf } from './cells.ts'
import type { Ground, GroundTest, Truth } from './ground.ts'

/** How an opaque criterion is answered: by the interpreter, on the day and with the rates of the ground it came from. */
export type Opaque = (criterion: Criterion, facts: Facts) => Truth

/** The interpreter as it answers criteria that no table holds. */
export function opaqueOn(on: CivilDate, rates: Rates): Opaque {
  return (criterion, facts) => {
    const view: View = viewOf(plainRule(criterion), facts, on, rates)
    const { answer } = examine(criterion, view)
    return answer === 'met' ? 2 : answer === 'unmet' ? 0 : 1
  }
}

/**
 * A ground answered from a company's facts as they are, without any encoding: slow, exact for every value, and what the
 * others fall back on where theirs cannot hold one.
 */
export function answerPlainly(ground: Ground, facts: Facts, opaque: Opaque): Truth {
  switch (ground.kind) {
    case 'all': {
      let least: Truth = 2
      for (const part of ground.of) {
        const truth = answerPlainly(part, facts, opaque)
        if (truth === 0) return 0
        if (truth < least) least = truth
      }
      return least
    }
    case 'any': {
      let most: Truth = 0
      for (const part of ground.of) {
        const truth = answerPlainly(part, facts, opaque)
        if (truth === 2) return 2
        if (truth > most) most = truth
      }
      return most
    }
    case 'not':
      return opposite(answerPlainly(ground.of, facts, opaque))
    case 'at-least': {
      const truths = ground.of.map((part) => answerPlainly(part, facts, opaque))
      return atLeast(ground.count, truths)
    }
    case 'constant':
      return ground.value
    case 'day':
    case 'number':
    case 'amount':
    case 'codes':
    case 'flag':
    case 'hosted':
    case 'other':
      return answerTest(ground, facts, opaque)
  }
}

export function opposite(truth: Truth): Truth {
  return (2 - truth) as Truth
}

export function atLeast(count: number, truths: readonly Truth[]): Truth {
  let [sure, possible] = [0, 0]
  for (const truth of truths) {
    if (truth === 2) sure += 1
    if (truth > 0) possible += 1
  }
  return sure >= count ? 2 : possible >= count ? 1 : 0
}

function answerTest(test: GroundTest, facts: Facts, opaque: Opaque): Truth {
  if (test.kind === 'hosted') {
    const { sites, on } = test
    const here = staysOf(facts).some(({ site, from, to }) => from <= on && on < to && (sites?.includes(site) ?? true))
    return here ? 2 : 0
  }
  if (test.kind === 'other') return opaque(test.criterion, facts)
  const cell = cellOf(facts, test.slot)
  switch (test.kind) {
    case 'day':
      if (cell?.kind !== 'days') return 1
      return cell.last < test.before ? 2 : cell.first >= test.before ? 0 : 1
    case 'number':
      if (cell?.kind !== 'number') return 1
      return (test.op === 'under' ? cell.number < test.limit : cell.number <= test.limit) ? 2 : 0
    case 'amount': {
      if (cell?.kind !== 'amount') return 1
      const { minor, currency } = cell.money
      if (minor === 0n) return test.zero
      const limit = test.under.get(currency)
      return limit === undefined ? 1 : minor < limit ? 2 : 0
    }
    case 'codes':
      if (cell?.kind !== 'codes') return 1
      return cell.codes.some((code) => test.any.includes(code)) ? 2 : 0
    case 'flag':
      if (cell?.kind !== 'flag') return 1
      return cell.yes ? 2 : 0
  }
}
