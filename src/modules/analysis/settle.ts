import { type CivilDate, type RoughDate, dayNumber, firstDay, lastDay } from '../../kernel/civil-date.ts'
import { type Occasion, type Verdict, verdictOf, answerOf, startOf, viewOf } from '../eligibility/index.ts'
import type { FactKey, Facts, Rates, Rule } from '../rules/index.ts'
import { type Ground, type GroundTest, answerPlainly, ground, opaqueOn, testsOf } from '../screening/index.ts'
import { Box } from './box.ts'
import { solve } from './solve.ts'
import { type Space, spaceOf } from './space.ts'

/** A verdict that does not stop at "cannot say" where every way the missing facts can come out gives the same. */
export interface Settled {
  readonly verdict: Verdict
  /** The facts of which some value still changes the verdict; empty unless it is open. */
  readonly open: readonly FactKey[]
}

/**
 * The exact verdict. The interpreter says "undetermined" as soon as the parts do not settle each other; here the facts that
 * are known, roughly known dates too, are put into the rule, and what is left is asked: can it still come out as a yes, can it
 * as a no? Dearer than a verdict, so it is asked where one is undetermined.
 */
export function settle(rule: Rule, facts: Facts, on: CivilDate, rates: Rates, occasion: Occasion = {}): Settled {
  const view = viewOf(rule, facts, on, rates, occasion)
  const verdict = verdictOf(answerOf(rule.where, view))
  if (verdict !== 'undetermined') return { verdict, open: [] }
  const whole = ground(rule, view.on, rates, occasion)
  const rest = residual(whole, facts, view.on, rates)
  const space = spaceOf([rest])
  const box = boxOf(space, facts)
  if (!box) return { verdict, open: [] }
  const [yes, no] = [true, false].map((holds) => solve(space, [{ ground: rest, holds }], box))
  if (yes === 'none' && no !== 'none') return { verdict: 'ineligible', open: [] }
  if (no === 'none' && yes !== 'none') return { verdict: 'eligible', open: [] }
  return { verdict, open: openKeys(rest) }
}

/** The rule with everything that is known put in: what is left asks only for what is missing, or not known well enough. */
function residual(whole: Ground, facts: Facts, on: CivilDate, rates: Rates): Ground {
  const opaque = opaqueOn(on, rates)
  const known = (part: Ground): Ground => {
    switch (part.kind) {
      case 'all':
      case 'any':
        return { kind: part.kind, of: part.of.map(known) }
      case 'not':
        return { kind: 'not', of: known(part.of) }
      case 'at-least':
        return { kind: 'at-least', count: part.count, of: part.of.map(known) }
      case 'constant':
        return part
      case 'day':
      case 'number':
      case 'amount':
      case 'codes':
      case 'flag':
      case 'hosted':
      case 'other': {
        const value = answerPlainly(part, facts, opaque)
        return value === 1 ? part : { kind: 'constant', value }
      }
    }
  }
  return known(whole)
}

/** The companies that this one may turn out to be: its roughly known dates narrow what is possible. */
function boxOf(space: Space, facts: Facts): Box | undefined {
  const box = new Box(space)
  for (const attribute of space.attributes) {
    if (attribute.kind !== 'scale' || attribute.holds !== 'days') continue
    const value = facts.known.get(attribute.slot as FactKey)?.value
    const date = attribute.slot === 'start' ? toldStart(facts) : value?.kind === 'date' ? value.date : undefined
    if (!date) continue
    const place = (day: number) => attribute.limits.filter((limit) => limit <= day).length
    if (!box.within(attribute, place(dayNumber(firstDay(date))), place(dayNumber(lastDay(date))))) return undefined
  }
  return box
}

/** A stand-in for the start of activity gives way once the start is told, so it rules nothing out. */
function toldStart(facts: Facts): RoughDate | undefined {
  const start = startOf(facts, 'activity')
  return start?.standIn ? undefined : start?.date
}

function openKeys(rest: Ground): readonly FactKey[] {
  return [...new Set(testsOf(rest).flatMap(keysOf))]
}

function keysOf(test: GroundTest): readonly FactKey[] {
  if (test.kind === 'other') return test.keys
  if (test.kind === 'hosted') return []
  return test.slot === 'start' ? ['activityStartedOn'] : [test.slot]
}
