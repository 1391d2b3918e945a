import { type CivilDate, addMonths } from '../../kernel/civil-date.ts'
import { type Condition, type Facts, type Rates, type Rule, criteriaOf } from '../rules/index.ts'
import type { Occasion } from './judgement.ts'

/** All that a criterion is held against: what is known, the days that count, the rates. */
export interface View {
  readonly facts: Facts
  /** The day asked. */
  readonly on: CivilDate
  /** The day of the request where it has its own; else the day asked counts. */
  readonly appliedOn: CivilDate | undefined
  /** The rule's conditions, one of which may say on which day its window opens. */
  readonly where: Condition
  readonly rates: Rates
}

/** The view of a rule on a day; a rule that is not checked throughout is seen as on the last day it was checked. */
export function viewOf(rule: Rule, facts: Facts, on: CivilDate, rates: Rates, occasion: Occasion = {}): View {
  const { appliedOn } = occasion
  return { facts, on: dayChecked(rule, on, occasion), appliedOn, where: rule.where, rates }
}

/** The day as on which a rule is judged: the day asked, unless the company has the offer and was checked before. */
export function dayChecked({ checked }: Rule, on: CivilDate, { enteredOn }: Occasion): CivilDate {
  if (checked === 'throughout' || enteredOn === undefined || enteredOn > on) return on
  if (checked === 'at-entry') return enteredOn
  let last = enteredOn
  for (let round = 1; ; round += 1) {
    const next = addMonths(enteredOn, round * checked.everyMonths)
    if (next > on) return last
    last = next
  }
}

/** The day on which the earliest window among the conditions opens. */
export function openingOf(condition: Condition): CivilDate | undefined {
  let earliest: CivilDate | undefined
  for (const criterion of criteriaOf(condition)) {
    if (criterion.kind !== 'window' || !criterion.opensOn) continue
    if (!earliest || criterion.opensOn < earliest) earliest = criterion.opensOn
  }
  return earliest
}
