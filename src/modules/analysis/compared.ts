import type { FactKey } from '../rules/index.ts'
import type { Box } from './box.ts'

/** One amount that must be above another, or must not be. */
interface Comparison {
  readonly above: FactKey
  readonly below: FactKey
  /** Above, or at least equal. */
  readonly strictly: boolean
}

/**
 * Whether the comparisons between amounts that a box asks for can hold together: no amount may come out above itself. Limits
 * on the same amounts are left aside, so a company found this way is to be looked at by the interpreter.
 */
export function comparedConsistently(box: Box): boolean {
  const comparisons = comparisonsIn(box)
  if (comparisons.length === 0) return true
  const amounts = [...new Set(comparisons.flatMap(({ above, below }) => [above, below]))]
  // What is reached from each amount by going up, and whether some step on the way was a real one.
  const reach = new Map(amounts.map((amount) => [amount, new Map<FactKey, boolean>()]))
  for (const { above, below, strictly } of comparisons) join(reach, below, above, strictly)
  for (const middle of amounts) {
    for (const from of amounts) {
      const first = reach.get(from)?.get(middle)
      if (first === undefined) continue
      for (const [to, second] of reach.get(middle) ?? []) join(reach, from, to, first || second)
    }
  }
  return amounts.every((amount) => reach.get(amount)?.get(amount) !== true)
}

function join(reach: Map<FactKey, Map<FactKey, boolean>>, from: FactKey, to: FactKey, strictly: boolean): void {
  const known = reach.get(from)
  known?.set(to, (known.get(to) ?? false) || strictly)
}

/** The comparisons that the box has settled one way or the other. */
export function comparisonsIn(box: Box): readonly Comparison[] {
  return box.space.attributes.flatMap((attribute): readonly Comparison[] => {
    if (attribute.kind !== 'atom' || attribute.test.kind !== 'other') return []
    const { criterion } = attribute.test
    const domain = box.domainOf(attribute)
    if (criterion.kind !== 'exceeds' || domain.kind !== 'scale' || domain.least !== domain.most) return []
    const { fact, other } = criterion
    return domain.least === 1
      ? [{ above: fact, below: other, strictly: true }]
      : [{ above: other, below: fact, strictly: false }]
  })
}
