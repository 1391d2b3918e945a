import type { Money } from '../../kernel/money.ts'
import { factorBetween } from '../../kernel/money.ts'
import { rateFor } from '../eligibility/index.ts'
import type { Attribute, ComparisonAttribute } from './attributes.ts'
import type { Box } from './box.ts'
import type { Moment } from './moment.ts'

/** One amount that must exceed another, or must not. */
interface Comparison {
  readonly fact: number
  readonly other: number
  readonly exceeds: boolean
}

/** An amount in one of the ways it may stand: nothing, or so much of one currency. */
interface Standing {
  readonly currency: string
  readonly least: bigint
  readonly most: bigint | undefined
}

/** Amounts by their attribute. */
type Amounts = ReadonlyMap<number, Money>

/**
 * Amounts that do as the box asks of them and as its comparisons do, each the least it can be. Whatever the currencies, to
 * exceed another only ever pushes an amount up, so that the least which everything pushes to is a solution if there is one.
 */
export function amountsIn(box: Box): Amounts | 'none' | 'undecided' {
  const comparisons = box.space.comparisons.flatMap((attribute) => settled(attribute, box))
  const compared = [...new Set(comparisons.flatMap(({ fact, other }) => [fact, other]))]
  if (comparisons.some((one) => comparisons.some((other) => areOpposite(one, other)))) return 'none'
  return choose(new Map(), compared)

  function choose(standings: ReadonlyMap<number, Standing>, rest: readonly number[]): Amounts | 'none' | 'undecided' {
    const between = comparisons.filter(({ fact, other }) => standings.has(fact) && standings.has(other))
    const amounts = leastOf(standings, between, box.space.moment)
    const [first, ...others] = rest
    if (first === undefined || amounts === 'none') return amounts
    let undecided = false
    for (const standing of standingsOf(box.space.attributes[first], box)) {
      const found = choose(new Map([...standings, [first, standing]]), others)
      if (found === 'undecided') undecided = true
      else if (found !== 'none') return found
    }
    return undecided ? 'undecided' : 'none'
  }
}

/** Two amounts of which each is to exceed the other, which no rate makes possible. */
function areOpposite(one: Comparison, other: Comparison): boolean {
  return one.exceeds && other.exceeds && one.fact === other.other && one.other === other.fact
}

function settled({ index, fact, other }: ComparisonAttribute, box: Box): readonly Comparison[] {
  const domain = box.domain(index)
  if (domain.kind !== 'scale' || domain.least !== domain.most) return []
  return [{ fact, other, exceeds: domain.least === 0 }]
}

function standingsOf(attribute: Attribute | undefined, box: Box): readonly Standing[] {
  if (attribute?.kind !== 'amount') return []
  const { scales, index } = attribute
  const domain = box.domain(index)
  if (domain.kind !== 'amount') return []
  const nothing = { currency: scales[0]?.currency ?? 'MAD', least: 0n, most: 0n }
  const something = scales.flatMap(({ currency, limits }, at): readonly Standing[] => {
    const span = domain.spans[at]
    if (!span) return []
    const [least, above] = [limits[span.least - 1] ?? 1n, limits[span.most]]
    return [{ currency, least: least < 1n ? 1n : least, most: above === undefined ? undefined : above - 1n }]
  })
  return domain.zero ? [nothing, ...something] : something
}

/** Rounds after which amounts in several currencies, each pushing the next, are left undecided. */
const MOST_ROUNDS = 200

function leastOf(
  standings: ReadonlyMap<number, Standing>,
  comparisons: readonly Comparison[],
  moment: Moment,
): Amounts | 'none' | 'undecided' {
  const amounts = new Map<number, bigint>([...standings].map(([index, { least }]) => [index, least]))
  const oneCurrency = new Set([...standings.values()].map(({ currency }) => currency)).size === 1
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const pushed = comparisons.map((comparison) => push(comparison, amounts, standings, moment))
    if (pushed.includes('beyond')) return 'none'
    if (!pushed.includes('pushed')) {
      return new Map(
        [...standings].map(([index, { currency }]) => [index, { minor: amounts.get(index) ?? 0n, currency }]),
      )
    }
    // In one currency, whoever is still pushed after all have pushed all others is pushed round a circle.
    if (oneCurrency && round > standings.size) return 'none'
  }
  return 'undecided'
}

/** Raises the amount that a comparison asks to be larger, where it is not yet. */
function push(
  { fact, other, exceeds }: Comparison,
  amounts: Map<number, bigint>,
  standings: ReadonlyMap<number, Standing>,
  { on, rates }: Moment,
): 'kept' | 'pushed' | 'beyond' {
  const [a, b] = [standings.get(fact), standings.get(other)]
  const [left, right] = [amounts.get(fact) ?? 0n, amounts.get(other) ?? 0n]
  if (!a || !b) return 'beyond'
  if (left === 0n || right === 0n || fact === other)
    return (left > 0n && right === 0n && fact !== other) === exceeds ? 'kept' : 'beyond'
  const rate = a.currency === b.currency ? undefined : rateFor('dated', [a.currency, b.currency], { on, rates })
  if (a.currency !== b.currency && !rate) return 'beyond'
  const { up, down } = rate ? factorBetween(a.currency, b.currency, rate) : { up: 1n, down: 1n }
  if (left * up > right * down === exceeds) return 'kept'
  const [raised, least] = exceeds ? [fact, (right * down) / up + 1n] : [other, (left * up + down - 1n) / down]
  const most = standings.get(raised)?.most
  if (most !== undefined && least > most) return 'beyond'
  amounts.set(raised, least)
  return 'pushed'
}
