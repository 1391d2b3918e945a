import { civilDate, dayNumber } from '../../kernel/civil-date.ts'
import type { Ground } from '../screening/index.ts'
import { Box } from './box.ts'
import { comparedConsistently } from './compared.ts'
import type { Attribute, Space } from './space.ts'

/** A rule, or a part of one, and what is asked of it: that it certainly holds, or that it certainly does not. */
export interface Wish {
  readonly ground: Ground
  readonly holds: boolean
}

/** A company that does as asked, as a box of such companies; none; or "not found out within the steps allowed". */
export type Solution = Box | 'none' | 'undecided'

/** So many parts are looked at before giving up. A rule of forty choices stays well below. */
const MOST_STEPS = 50_000

/**
 * Looks for companies of which all wishes come true together. Single tests narrow the box first; then choices are tried one
 * after another, each in a box of its own.
 */
export function solve(space: Space, wishes: readonly Wish[], start: Box = new Box(space)): Solution {
  let steps = 0
  return search(start.copy(), [...wishes])

  function search(box: Box, open: Wish[]): Solution {
    const choices: Wish[] = []
    while (open.length > 0) {
      steps += 1
      if (steps > MOST_STEPS) return 'undecided'
      const wish = open.pop()
      if (!wish) break
      const { ground, holds } = wish
      switch (ground.kind) {
        case 'not':
          open.push({ ground: ground.of, holds: !holds })
          break
        case 'constant':
          if (ground.value !== (holds ? 2 : 0)) return 'none'
          break
        case 'all':
        case 'any':
          if ((ground.kind === 'all') === holds) for (const part of ground.of) open.push({ ground: part, holds })
          else if (ground.of.length === 1 && ground.of[0]) open.push({ ground: ground.of[0], holds })
          else choices.push(wish)
          break
        case 'at-least':
          choices.push(wish)
          break
        case 'day':
        case 'number':
        case 'amount':
        case 'codes':
        case 'flag':
        case 'hosted':
        case 'other':
          if (!box.narrow(ground, holds)) return 'none'
          break
      }
    }
    return choose(box, choices)
  }

  function choose(box: Box, choices: readonly Wish[]): Solution {
    const [first, ...others] = choices
    if (!first) return isConsistent(box) ? box : 'none'
    let undecided = false
    for (const way of waysOf(first)) {
      const found = search(box.copy(), [...others, ...way])
      if (found === 'undecided') undecided = true
      else if (found !== 'none') return found
    }
    return undecided ? 'undecided' : 'none'
  }
}

/** The ways in which a choice can come true; together they are all there are. */
function waysOf({ ground, holds }: Wish): readonly (readonly Wish[])[] {
  if (ground.kind === 'all' || ground.kind === 'any') return ground.of.map((part) => [{ ground: part, holds }])
  if (ground.kind !== 'at-least') return []
  const count = holds ? ground.count : ground.of.length - ground.count + 1
  return combinations(ground.of, count).map((parts) => parts.map((part) => ({ ground: part, holds })))
}

function combinations<Item>(items: readonly Item[], count: number): readonly (readonly Item[])[] {
  if (count === 0) return [[]]
  return items.flatMap((item, index) => combinations(items.slice(index + 1), count - 1).map((rest) => [item, ...rest]))
}

/**
 * What attributes have to do with one another: a company that certainly began after a year had no turnover in it, and one
 * amount is above another or is not.
 */
function isConsistent(box: Box): boolean {
  const { attributes } = box.space
  const start = attributes.find(({ slot }) => slot === 'start')
  const earliest = start ? earliestStart(box, start) : -Infinity
  for (const attribute of attributes) {
    if (attribute.kind !== 'amount' || !attribute.slot.startsWith('turnover:')) continue
    const domain = box.domainOf(attribute)
    const year = Number(attribute.slot.slice('turnover:'.length))
    if (domain.kind === 'amount' && earliest > dayNumber(civilDate(year, 12, 31)) && !domain.zero) return false
  }
  return comparedConsistently(box)
}

/** The first day on which a company of the box can have begun. */
export function earliestStart(box: Box, start: Attribute): number {
  const domain = box.domainOf(start)
  if (domain.kind !== 'scale' || start.kind !== 'scale' || domain.least === 0) return -Infinity
  return start.limits[domain.least - 1] ?? -Infinity
}
