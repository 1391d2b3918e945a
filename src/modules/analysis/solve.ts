import type { Ground } from '../screening/index.ts'
import { Box } from './box.ts'
import { amountsIn } from './comparisons.ts'
import { ownersIn } from './owners.ts'
import type { Space } from './space.ts'

/** A rule, or a part of one, and what is asked of it: that it certainly holds, or that it certainly does not. */
export interface Wish {
  readonly ground: Ground
  readonly holds: boolean
}

/** Companies that do as asked; none; or not found out: too many choices, or a part of which nothing is known. */
export type Solution = Box | 'none' | 'undecided'

/** So many parts are looked at before giving up. The rules of real programmes take some tens. */
const MOST_STEPS = 50_000

/**
 * Looks for companies of which all wishes come true together. Single tests narrow the box first; then choices are tried, each
 * way in a box of its own. Choices that have no attribute in common are tried apart, so that they do not multiply.
 */
export function solve(space: Space, wishes: readonly Wish[], start?: Box): Solution {
  let steps = 0
  return search(start?.copy() ?? new Box(space), [...wishes], false)

  /** `vague`: the box rests on a part of which nothing is known, so that it proves nothing. */
  function search(box: Box, open: Wish[], vague: boolean): Solution {
    const choices: Choice[] = []
    let isVague = vague
    for (let wish = open.pop(); wish; wish = open.pop()) {
      steps += 1
      if (steps > MOST_STEPS) return 'undecided'
      const { ground, holds } = wish
      switch (ground.kind) {
        case 'not':
          open.push({ ground: ground.of, holds: !holds })
          break
        case 'constant':
          if (ground.value === 1) isVague = true
          else if ((ground.value === 2) !== holds) return 'none'
          break
        case 'all':
        case 'any':
        case 'at-least': {
          const { of } = ground
          const needed = neededOf(ground, holds)
          if (needed > of.length) return 'none'
          if (needed === of.length) for (const part of of) open.push({ ground: part, holds })
          else if (needed > 0) choices.push({ of, needed, holds })
          break
        }
        case 'day':
        case 'number':
        case 'amount':
        case 'codes':
        case 'flag':
        case 'hosted':
        case 'other':
          if (!box.narrow(space.reading(ground), holds)) return 'none'
          break
      }
    }
    if (choices.length < 2) return choose(box, choices, isVague)
    return inTurn(box, apart(space, choices), (each, part) => choose(each, part, isVague))
  }

  function choose(box: Box, [first, ...others]: readonly Choice[], vague: boolean): Solution {
    if (!first) return completed(box, vague)
    let undecided = false
    for (const way of waysOf(first)) {
      const found = search(box.copy(), [...others.map(wishOf), ...way], vague)
      if (found instanceof Box) return found
      if (found === 'undecided') undecided = true
    }
    return undecided ? 'undecided' : 'none'
  }
}

/** Some parts of which so many must come true. */
interface Choice {
  readonly of: readonly Ground[]
  readonly needed: number
  readonly holds: boolean
}

type Group = Extract<Ground, { readonly kind: 'all' | 'any' | 'at-least' }>

/** How many parts of a group must hold for it to hold, or must not for it not to. */
function neededOf(group: Group, holds: boolean): number {
  const parts = group.of.length
  const count = group.kind === 'at-least' ? group.count : group.kind === 'all' ? parts : 1
  return holds ? count : parts - count + 1
}

function wishOf({ of, needed, holds }: Choice): Wish {
  return { ground: { kind: 'at-least', count: holds ? needed : of.length - needed + 1, of }, holds }
}

/** The ways in which a choice can come true; together they are all there are. */
function waysOf({ of, needed, holds }: Choice): readonly (readonly Wish[])[] {
  if (needed === 1) return of.map((part) => [{ ground: part, holds }])
  const [first, ...rest] = of
  if (!first) return []
  const [with_, without] = [wishOf({ of: rest, needed: needed - 1, holds }), wishOf({ of: rest, needed, holds })]
  return [[{ ground: first, holds }, with_], [without]]
}

/** Choices sorted into those that have attributes in common. */
function apart(space: Space, choices: readonly Choice[]): readonly (readonly Choice[])[] {
  let groups: { readonly touched: bigint; readonly choices: readonly Choice[] }[] = []
  for (const choice of choices) {
    const touched = choice.of.reduce((bits, part) => bits | space.touched(part), 0n)
    const joined = groups.filter((group) => (group.touched & touched) !== 0n)
    groups = groups.filter((group) => !joined.includes(group))
    groups.push({
      touched: joined.reduce((bits, group) => bits | group.touched, touched),
      choices: [...joined.flatMap((group) => group.choices), choice],
    })
  }
  return groups.map((group) => group.choices)
}

/** One part after another in the box that the parts before left: since they do not touch, none has to be tried again. */
function inTurn<Part>(box: Box, parts: readonly Part[], narrow: (box: Box, part: Part) => Solution): Solution {
  let current = box
  let undecided = false
  for (const part of parts) {
    const found = narrow(current, part)
    if (found === 'none') return 'none'
    if (found === 'undecided') undecided = true
    else current = found
  }
  return undecided ? 'undecided' : current
}

/** The box, if its attributes go together: what each may be by itself, not all can be at once. */
function completed(box: Box, vague: boolean): Solution {
  if (!startsBefore(box) || !owned(box)) return 'none'
  const amounts = amountsIn(box)
  if (amounts === 'none' || amounts === 'undecided') return amounts
  return vague ? 'undecided' : box
}

/** A company that began after a year had no turnover in it. The earliest start of the box forbids the least. */
function startsBefore(box: Box): boolean {
  return box.space.links.every(({ start, turnover, from }) => {
    const [began, sold] = [box.domain(start), box.domain(turnover)]
    const attribute = box.space.attributes[start]
    if (began.kind !== 'scale' || sold.kind !== 'amount' || attribute?.kind !== 'scale') return true
    const earliest = attribute.limits[began.least - 1] ?? -Infinity
    return sold.zero || earliest < from
  })
}

function owned(box: Box): boolean {
  return box.space.owners.every((attribute) => {
    const domain = box.domain(attribute.index)
    return domain.kind === 'many' && ownersIn(attribute, domain.forbidden, domain.wanted) !== undefined
  })
}
