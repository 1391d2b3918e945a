import { type CivilDate, addMonths } from '../../kernel/civil-date.ts'
import type { Facts, Rates, Rule } from '../rules/index.ts'
import type { Judgement, Occasion, Verdict } from './judgement.ts'
import { FOREVER, hold } from './until.ts'
import { type View, viewOf } from './view.ts'
import { verdictOf } from './weigh.ts'

/** A rule that is checked again and again is looked at so many times ahead. */
const MOST_CHECKS = 60

/**
 * The first later day on which the verdict differs though no fact changed. An answer comes with the day until which it
 * surely holds, so the search jumps from one such day to the next.
 */
export function nextChange(
  rule: Rule,
  facts: Facts,
  on: CivilDate,
  rates: Rates,
  occasion: Occasion = {},
): Judgement['change'] | undefined {
  const { enteredOn } = occasion
  const entered = enteredOn !== undefined && enteredOn <= on
  if (entered && rule.checked === 'at-entry') return undefined
  if (entered && typeof rule.checked === 'object') return nextCheck(rule, enteredOn, on, (day) => seen(day))
  const view = viewOf(rule, facts, on, rates, occasion)
  const first = hold(rule.where, view)
  for (let held = first; held.until !== FOREVER; ) {
    const on = held.until
    held = hold(rule.where, { ...view, on }, held)
    if (held.answer !== first.answer) return { on, to: verdictOf(held.answer) }
  }
  return undefined

  function seen(day: CivilDate): View {
    return viewOf(rule, facts, day, rates, occasion)
  }
}

/** For a rule that is checked at intervals: the first check that answers otherwise. */
function nextCheck(
  rule: Rule,
  enteredOn: CivilDate,
  on: CivilDate,
  viewOn: (day: CivilDate) => View,
): Judgement['change'] | undefined {
  if (typeof rule.checked !== 'object') return undefined
  const today: Verdict = verdictOf(hold(rule.where, viewOn(on)).answer)
  let checks = 0
  for (let round = 1; checks < MOST_CHECKS; round += 1) {
    const day = addMonths(enteredOn, round * rule.checked.everyMonths)
    if (day <= on) continue
    checks += 1
    const then = verdictOf(hold(rule.where, viewOn(day)).answer)
    if (then !== today) return { on: day, to: then }
  }
  return undefined
}
