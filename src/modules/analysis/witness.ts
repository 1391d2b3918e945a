import { dayFrom, dayNumber, day } from '../../kernel/civil-date.ts'
import { type Money, minorDigits } from '../../kernel/money.ts'
import {
  type Bound,
  type ChoiceKey,
  type Fact,
  type FactKey,
  type FactValue,
  type Facts,
  type Owner,
  type Stay,
  codesOf,
} from '../rules/index.ts'
import type { Box, Domain } from './box.ts'
import { comparisonsIn } from './compared.ts'
import type { AmountAttribute, Attribute, CodesAttribute, ScaleAttribute } from './space.ts'

/** One company out of a box, everything it takes known to the day and the cent. Of the rest nothing is known. */
export function witnessOf(box: Box): Facts {
  const known = new Map<FactKey, Fact>()
  const stays: Stay[] = []
  const heights = heightsIn(box)
  for (const attribute of box.space.attributes) {
    const domain = box.domainOf(attribute)
    if (attribute.kind === 'codes' && attribute.slot.startsWith('hosted ')) {
      for (const site of heldCodes(attribute, domain)) stays.push({ site, siteName: site })
      continue
    }
    const value = valueOf(attribute, domain, heights)
    if (value) known.set(keyOf(attribute), { value })
  }
  for (const [key, height] of heights) {
    if (!known.has(key))
      known.set(key, { value: { kind: 'money', money: { minor: height === 'high' ? 200n : 100n, currency: 'MAD' } } })
  }
  return { known, stays }
}

function keyOf(attribute: Attribute): FactKey {
  if (attribute.kind === 'atom') return 'owners'
  return attribute.slot === 'start' ? 'activityStartedOn' : (attribute.slot as FactKey)
}

/** Amounts that must come out above others are taken as large as they may be, and the others as small. */
type Heights = ReadonlyMap<FactKey, 'high' | 'low'>

function heightsIn(box: Box): Heights {
  const heights = new Map<FactKey, 'high' | 'low'>()
  for (const { above, below } of comparisonsIn(box)) {
    heights.set(below, heights.get(below) ?? 'low')
    heights.set(above, 'high')
  }
  return heights
}

function valueOf(attribute: Attribute, domain: Domain, heights: Heights): FactValue | undefined {
  switch (attribute.kind) {
    case 'scale':
      return domain.kind === 'scale' ? scaleValue(attribute, domain.least) : undefined
    case 'amount':
      return { kind: 'money', money: amountIn(attribute, domain, heights.get(attribute.slot as FactKey)) }
    case 'codes':
      return { kind: 'choices', codes: heldCodes(attribute, domain) }
    case 'atom':
      return attribute.test.kind === 'other' && attribute.test.criterion.kind === 'owners'
        ? { kind: 'owners', owners: ownersFor(attribute.test.criterion, domain.kind === 'scale' && domain.least === 1) }
        : undefined
  }
}

/** Before all limits a company has begun long ago, so that no year can have been before it. */
const LONG_AGO = dayNumber(day('1990-01-01'))

function scaleValue({ holds, limits }: ScaleAttribute, place: number): FactValue {
  if (holds === 'flag') return { kind: 'answer', yes: place === 1 }
  if (holds === 'days') {
    const before = Math.min((limits[0] ?? LONG_AGO) - 1, LONG_AGO)
    return { kind: 'date', date: dayFrom(place === 0 ? before : (limits[place - 1] ?? LONG_AGO)) }
  }
  return {
    kind: 'number',
    number: place % 2 === 1 ? (limits[(place - 1) / 2] ?? 0) : numberBetween(limits[place / 2 - 1], limits[place / 2]),
  }
}

/** A number between two limits, whole where there is one. */
function numberBetween(above: number | undefined, below: number | undefined): number {
  if (above === undefined)
    return below === undefined ? 0 : Math.max(0, Math.ceil(below) - 1 < below ? Math.ceil(below) - 1 : below / 2)
  const whole = Math.floor(above) + 1
  return below === undefined || whole < below ? whole : (above + below) / 2
}

function amountIn({ scales }: AmountAttribute, domain: Domain, height: 'high' | 'low' | undefined): Money {
  if (domain.kind !== 'amount') return { minor: 0n, currency: 'MAD' }
  const index = domain.scales.findIndex((span) => span !== undefined)
  const [scale, span] = [scales[index], domain.scales[index]]
  if (!scale || !span || (domain.zero && height !== 'high')) return { minor: 0n, currency: scale?.currency ?? 'MAD' }
  const { currency, limits } = scale
  const place = height === 'high' ? span.most : span.least
  const unit = 10n ** BigInt(minorDigits(currency))
  const under = limits[place]
  if (height === 'high')
    return { minor: under === undefined ? (limits.at(-1) ?? 0n) + 1000n * unit : under - 1n, currency }
  if (place > 0) return { minor: limits[place - 1] ?? 1n, currency }
  return { minor: under !== undefined && under > 1n ? 1n : 1n, currency }
}

function heldCodes({ slot, codes, many }: CodesAttribute, domain: Domain): readonly string[] {
  const other = 1n << BigInt(codes.length)
  if (domain.kind === 'one') return nameBit(lowest(domain.allowed))
  if (domain.kind !== 'many' || !many) return []
  return [...new Set(domain.wanted.flatMap((wanted) => nameBit(lowest(wanted & ~domain.forbidden))))]

  function nameBit(bit: bigint): readonly string[] {
    if (bit !== other)
      return codes[bit.toString(2).length - 1] === undefined ? [] : [codes[bit.toString(2).length - 1] as string]
    if (slot.startsWith('hosted ')) return ['elsewhere']
    const unnamed = codesOf(slot as ChoiceKey)?.find((code) => !codes.includes(code))
    return unnamed === undefined ? [] : [unnamed]
  }
}

function lowest(bits: bigint): bigint {
  return bits & -bits
}

/** Somebody who holds what is asked for, or nobody at all. */
function ownersFor(
  { share, turnover }: { readonly share: Bound<number>; readonly turnover?: Bound<Money> },
  asked: boolean,
): readonly Owner[] {
  if (!asked) return []
  const percent =
    share.op === 'over' ? Math.min(100, share.limit + 1) : share.op === 'under' ? share.limit / 2 : share.limit
  if (!turnover) return [{ name: 'Holding', percent }]
  const { op, limit } = turnover
  const minor = op === 'over' ? limit.minor + 1n : op === 'under' && limit.minor > 0n ? limit.minor - 1n : limit.minor
  return [{ name: 'Holding', percent, turnover: { ...limit, minor } }]
}
