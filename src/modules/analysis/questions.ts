import { type Condition, type Criterion, type Facts, type Rule, criteriaOf, isGroup } from '../rules/index.ts'
import { type Ground, answerPlainly, ground, opaqueOn } from '../screening/index.ts'
import type { Declared } from './attributes.ts'
import { Box } from './box.ts'
import type { Moment } from './moment.ts'
import { type Solution, type Wish, solve } from './solve.ts'
import { type Space, spaceOf } from './space.ts'
import { witnessOf } from './witness.ts'

/** A question about all companies there can be: one of whom it is so, nobody, or "not found out". */
export type Found = { readonly company: Facts } | 'nobody' | 'undecided'

/** Rules made ready to be asked about, together and for one day. */
export interface Subject {
  readonly moment: Moment
  readonly rules: readonly Rule[]
  readonly grounds: readonly Ground[]
  readonly space: Space
}

/** Makes rules ready. Of one subject many questions can be asked. */
export function subjectOf(rules: readonly Rule[], moment: Moment): Subject {
  const grounds = rules.map((rule) => ground(rule, moment.on, moment.rates))
  return { moment, rules, grounds, space: spaceOf(grounds, moment, { declared: declaredIn(rules) }) }
}

/** The codes that rules declare for facts of their own. */
export function declaredIn(rules: readonly Rule[]): Declared {
  const declared = new Map<string, ReadonlySet<string>>()
  for (const { declares } of rules) {
    for (const [key, { codes }] of declares) {
      if (codes) declared.set(key, new Set([...(declared.get(key) ?? []), ...codes.keys()]))
    }
  }
  return declared
}

/** A company that does as asked by every rule: to pass it for certain, to fail it for certain, or either. */
export function whoever({ grounds, space }: Subject, asked: readonly ('passes' | 'fails' | 'either')[]): Solution {
  const wishes = asked.flatMap((each, index): readonly Wish[] => {
    const rule = grounds[index]
    return rule && each !== 'either' ? [{ ground: rule, holds: each === 'passes' }] : []
  })
  return solve(space, wishes)
}

/** The same with the company itself, which the plain reading of the rules confirms. */
export function find(subject: Subject, asked: readonly ('passes' | 'fails' | 'either')[]): Found {
  const solution = whoever(subject, asked)
  if (solution === 'none') return 'nobody'
  if (solution === 'undecided') return 'undecided'
  const company = witnessOf(solution)
  const { on, rates } = subject.moment
  const confirmed = asked.every((each, index) => {
    const rule = subject.grounds[index]
    return (
      !rule || each === 'either' || answerPlainly(rule, company, opaqueOn(on, rates)) === (each === 'passes' ? 2 : 0)
    )
  })
  return confirmed ? { company } : 'undecided'
}

/** Whether two grounds of a space let in and keep out the same companies, of whom all is known. */
export function alike(space: Space, a: Ground, b: Ground): boolean | 'undecided' {
  let undecided = false
  for (const holds of [true, false]) {
    const apart = solve(space, [
      { ground: a, holds: !holds },
      { ground: b, holds },
    ])
    if (apart instanceof Box) return false
    if (apart === 'undecided') undecided = true
  }
  return undecided ? 'undecided' : true
}

/**
 * The criteria that change nothing: without any one of them the rule lets in the same companies. Each is left out by itself;
 * of two that say the same both are told. A window is about days and not about companies, and is never told.
 */
export function shadowedIn(subject: Subject): readonly Criterion[] {
  const [rule] = subject.rules
  const [whole] = subject.grounds
  if (!rule || !whole) return []
  return criteriaOf(rule.where).filter((criterion) => {
    const without = criterion.kind === 'window' ? undefined : leftOut(rule.where, criterion)
    if (!without) return false
    const rest = ground({ ...rule, where: without }, subject.moment.on, subject.moment.rates)
    return alike(subject.space, whole, rest) === true
  })
}

/** A condition without one of its criteria; undefined where nothing would be left. */
export function leftOut(condition: Condition, criterion: Criterion): Condition | undefined {
  if (!isGroup(condition)) return condition === criterion ? undefined : condition
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'at-least': {
      const of = condition.of.flatMap((part) => leftOut(part, criterion) ?? [])
      if (of.length === 0 || (condition.kind === 'at-least' && of.length < condition.count)) return undefined
      return { ...condition, of }
    }
    case 'not': {
      const of = leftOut(condition.of, criterion)
      return of && { ...condition, of }
    }
    case 'implies': {
      const [premise, must] = [leftOut(condition.if, criterion), leftOut(condition.must, criterion)]
      return premise && must ? { ...condition, if: premise, must } : (must ?? undefined)
    }
    case 'unless': {
      const [of, unless] = [leftOut(condition.of, criterion), leftOut(condition.unless, criterion)]
      return of && unless ? { ...condition, of, unless } : of
    }
    case 'rule': {
      const where = condition.where && leftOut(condition.where, criterion)
      return where && { ...condition, where }
    }
  }
}

/**
 * Why nobody can pass: criteria that cannot all hold, none of which may be left out. Found by leaving out one after another
 * as long as nobody can pass still; undefined where somebody can.
 */
export function coreOf({ rules, moment, space, grounds }: Subject): readonly Criterion[] | undefined {
  const [rule] = rules
  const [whole] = grounds
  if (!rule || !whole || solve(space, [{ ground: whole, holds: true }]) !== 'none') return undefined
  let where = rule.where
  for (const criterion of criteriaOf(rule.where)) {
    const without = leftOut(where, criterion)
    if (!without) continue
    const left = ground({ ...rule, where: without }, moment.on, moment.rates)
    if (solve(space, [{ ground: left, holds: true }]) === 'none') where = without
  }
  return criteriaOf(where)
}
