import type { CivilDate } from '../../kernel/civil-date.ts'
import { type View, examine, viewOf } from '../eligibility/index.ts'
import { type Criterion, type FactKey, type Facts, type Rates, plainRule } from '../rules/index.ts'
import { type Cell, type StayDays, cellOf, staysOf } from './cells.ts'
import type { Ground, GroundTest, Slot, Truth } from './ground.ts'

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

/** One company as tests look at it. */
export interface Tested {
  cell(slot: Slot): Cell | undefined
  stays(): readonly StayDays[]
  /** These facts at least, as the interpreter wants them. */
  facts(keys: readonly FactKey[]): Facts
}

/** A ground answered from a company's facts as they are, without any encoding. */
export function answerPlainly(ground: Ground, facts: Facts, opaque: Opaque): Truth {
  return answerFor(
    ground,
    { cell: (slot) => cellOf(facts, slot), stays: () => staysOf(facts), facts: () => facts },
    opaque,
  )
}

/** A ground answered cell by cell: slow, exact for every value, and what the others fall back on where theirs cannot hold one. */
export function answerFor(ground: Ground, company: Tested, opaque: Opaque): Truth {
  switch (ground.kind) {
    case 'all': {
      let least: Truth = 2
      for (const part of ground.of) {
        const truth = answerFor(part, company, opaque)
        if (truth === 0) return 0
        if (truth < least) least = truth
      }
      return least
    }
    case 'any': {
      let most: Truth = 0
      for (const part of ground.of) {
        const truth = answerFor(part, company, opaque)
        if (truth === 2) return 2
        if (truth > most) most = truth
      }
      return most
    }
    case 'not':
      return opposite(answerFor(ground.of, company, opaque))
    case 'at-least': {
      const truths = ground.of.map((part) => answerFor(part, company, opaque))
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
      return answerTest(ground, company, opaque)
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

function answerTest(test: GroundTest, company: Tested, opaque: Opaque): Truth {
  if (test.kind === 'hosted') {
    const { sites, on } = test
    const here = company.stays().some(({ site, from, to }) => from <= on && on < to && (sites?.includes(site) ?? true))
    return here ? 2 : 0
  }
  if (test.kind === 'other') return opaque(test.criterion, company.facts(test.keys))
  const cell = company.cell(test.slot)
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
