import { type CivilDate, type RoughDate, dayNumber, firstDay, lastDay } from '../../kernel/civil-date.ts'
import type { Money } from '../../kernel/money.ts'
import { type Occasion, type Verdict, answerOf, verdictOf, viewOf } from '../eligibility/index.ts'
import type { FactKey, Facts, Rates, Rule } from '../rules/index.ts'
import { type Ground, type GroundTest, type Slot, ground, mapTests, testsOf } from '../screening/index.ts'
import { placeOf } from './attributes.ts'
import { Box } from './box.ts'
import { declaredIn } from './questions.ts'
import { residualOf, startIn } from './residual.ts'
import { type Solution, type Wish, solve } from './solve.ts'
import { type Cuts, type Space, nameOf, spaceOf } from './space.ts'
import { witnessOf } from './witness.ts'

/** A verdict that does not stop at "cannot say" where the missing facts give the same however they come out. */
export interface Settled {
  readonly verdict: Verdict
  /** The facts of which some value still changes the verdict, all others being the same; empty unless it is open. */
  readonly open: readonly FactKey[]
  /** The company as it may turn out, once to be eligible and once not; both are there where both can be. */
  readonly mayBe?: { readonly eligible: Facts; readonly ineligible: Facts }
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

  const moment = { on: view.on, rates }
  const whole = ground(rule, view.on, rates, occasion)
  const rest = residualOf(whole, facts, moment)
  const told = toldIn(rest, whole, facts)
  const declared = declaredIn([rule])
  const ask = (wishes: readonly Wish[], twins?: Twins): Solution => {
    const cuts = { declared, days: told.days, amounts: told.amounts, ...(twins && { twins }) }
    const grounds = wishes.map((wish) => wish.ground)
    const space = spaceOf(grounds, moment, cuts)
    return solve(space, wishes, boxFor(space, told))
  }

  const [yes, no] = [ask([{ ground: rest, holds: true }]), ask([{ ground: rest, holds: false }])]
  if (yes === 'none' && no instanceof Box) return { verdict: 'ineligible', open: [] }
  if (no === 'none' && yes instanceof Box) return { verdict: 'eligible', open: [] }
  const open = namesIn(rest, told).filter((name) => stillDecides(name, rest, ask))
  const keys = open.map((name) => (name === 'start' ? 'activityStartedOn' : (name as FactKey)))
  if (!(yes instanceof Box && no instanceof Box)) return { verdict, open: keys }
  const standIn = startIn(whole, facts)?.standIn === true
  return { verdict, open: keys, mayBe: { eligible: as(facts, yes, standIn), ineligible: as(facts, no, standIn) } }
}

/** What is told of a company and does not settle the tests that look at it. */
interface Told {
  /** The first day of a roughly known date and the day after its last. */
  readonly days: ReadonlyMap<Slot, readonly [number, number]>
  readonly amounts: ReadonlyMap<Slot, Money>
}

function toldIn(rest: Ground, whole: Ground, facts: Facts): Told {
  const days = new Map<Slot, readonly [number, number]>()
  const amounts = new Map<Slot, Money>()
  const note = (slot: Slot, date: RoughDate) =>
    days.set(slot, [dayNumber(firstDay(date)), dayNumber(lastDay(date)) + 1])
  const start = startIn(whole, facts)
  if (start) note('start', start.date)
  for (const test of testsOf(rest)) {
    const value = test.kind === 'day' ? facts.known.get(test.slot as FactKey)?.value : undefined
    if (test.kind === 'day' && value?.kind === 'date') note(test.slot, value.date)
    for (const key of test.kind === 'other' ? test.keys : []) {
      const amount = facts.known.get(key)?.value
      if (amount?.kind === 'money') amounts.set(key, amount.money)
    }
  }
  return { days, amounts }
}

/** The companies that this one may turn out to be. */
function boxFor(space: Space, { days, amounts }: Told): Box {
  const box = new Box(space)
  for (const attribute of space.attributes) {
    const between = days.get(attribute.name as Slot)
    const amount = amounts.get(attribute.name as Slot)
    if (attribute.kind === 'scale' && between) {
      box.within(attribute.index, placeOf(attribute.limits, between[0]), placeOf(attribute.limits, between[1]) - 1)
    }
    if (attribute.kind !== 'amount' || !amount) continue
    const spans = attribute.scales.map(({ currency, limits }) => {
      const place = placeOf(limits, amount.minor)
      return currency === amount.currency && amount.minor > 0n ? { least: place, most: place } : undefined
    })
    box.set(attribute.index, { kind: 'amount', spans, zero: amount.minor === 0n })
  }
  return box
}

/** The attributes that are looked at and not told to the end. */
function namesIn(rest: Ground, { amounts }: Told): readonly string[] {
  const names = testsOf(rest).flatMap((test) =>
    test.kind === 'other' ? test.keys.filter((key) => !amounts.has(key)) : [nameOf(test)],
  )
  return [...new Set(names)]
}

type Twins = Exclude<Cuts['twins'], undefined>

/**
 * Whether there are two companies that differ in this alone, one a yes and one a no. The start of activity goes with the
 * turnovers that it rules out.
 */
function stillDecides(name: string, rest: Ground, ask: (wishes: readonly Wish[], twins: Twins) => Solution): boolean {
  const twin = mapTests(rest, (test) => ({ ...test }))
  const tests = testsOf(twin)
  const goesAlong = (test: GroundTest) =>
    test.kind === 'other'
      ? test.keys.includes(name as FactKey)
      : name === 'start' && nameOf(test).startsWith('turnover:')
  const names = new Set([name, ...tests.filter(goesAlong).map(nameOf)])
  const wishes = [
    { ground: rest, holds: true },
    { ground: twin, holds: false },
  ]
  return ask(wishes, { names, tests: new Set(tests) }) !== 'none'
}

/** The company as one of the box, which says what it did not, or says it to the day. */
function as(facts: Facts, box: Box, standIn: boolean): Facts {
  const known = new Map(facts.known)
  for (const [key, fact] of witnessOf(box).known) {
    // An incorporation that stands in for the start of activity goes on doing so.
    if (standIn && key === 'activityStartedOn') continue
    if (fact.value.kind === 'date' || !facts.known.has(key)) known.set(key, fact)
  }
  return { known, stays: facts.stays }
}
