import { day, dayFrom, dayNumber } from '../../kernel/civil-date.ts'
import type { Money } from '../../kernel/money.ts'
import type { Fact, FactKey, FactValue, Facts } from '../rules/index.ts'
import type { AmountAttribute, Attribute, CodesAttribute, ScaleAttribute } from './attributes.ts'
import type { Box, Domain } from './box.ts'
import { amountsIn } from './comparisons.ts'
import { ownersIn } from './owners.ts'

/** One company out of a box, everything that its rules look at known to the day and the cent. */
export function witnessOf(box: Box): Facts {
  const known = new Map<FactKey, Fact>()
  let sites: readonly string[] = []
  const compared = amountsIn(box)
  for (const attribute of box.space.attributes) {
    const domain = box.domain(attribute.index)
    if (attribute.name === 'hosted') sites = attribute.kind === 'codes' ? codesIn(attribute, domain) : []
    else {
      const amount = compared instanceof Map ? compared.get(attribute.index) : undefined
      const value: FactValue | undefined = amount ? { kind: 'money', money: amount } : valueIn(attribute, domain)
      if (value) known.set(keyOf(attribute), { value })
    }
  }
  return { known, stays: sites.map((site) => ({ site, siteName: site })) }
}

/** The fact that an attribute stands for. */
export function keyOf({ name }: Attribute): FactKey {
  return name === 'start' ? 'activityStartedOn' : (name as FactKey)
}

function valueIn(attribute: Attribute, domain: Domain): FactValue | undefined {
  switch (attribute.kind) {
    case 'scale':
      return domain.kind === 'scale' ? valueAt(attribute, domain.least) : undefined
    case 'amount':
      return { kind: 'money', money: amountOf(attribute, domain) }
    case 'codes':
      return { kind: 'choices', codes: codesIn(attribute, domain) }
    case 'owners': {
      const owners = domain.kind === 'many' ? ownersIn(attribute, domain.forbidden, domain.wanted) : undefined
      return { kind: 'owners', owners: owners ?? [] }
    }
    case 'comparison':
      return undefined
  }
}

/** Whoever may have begun on any day has begun long ago. */
const LONG_AGO = dayNumber(day('1990-01-01'))

function valueAt({ holds, limits }: ScaleAttribute, place: number): FactValue {
  if (holds === 'flag') return { kind: 'answer', yes: place === 0 }
  if (holds === 'numbers') return { kind: 'number', number: numberAt(limits, place) }
  const begins = limits[place - 1] ?? Math.min((limits[0] ?? LONG_AGO) - 1, LONG_AGO)
  return { kind: 'date', date: dayFrom(begins) }
}

/** A limit itself, or a number between two of them, whole where there is one. */
function numberAt(limits: readonly number[], place: number): number {
  if (place % 2 === 1) return limits[(place - 1) / 2] ?? 0
  const [above, below] = [limits[place / 2 - 1], limits[place / 2]]
  const whole = above === undefined ? 0 : Math.floor(above) + 1
  return below === undefined || whole < below ? whole : ((above ?? 0) + below) / 2
}

function amountOf({ scales }: AmountAttribute, domain: Domain): Money {
  const currency = scales[0]?.currency ?? 'MAD'
  if (domain.kind !== 'amount' || domain.zero) return { minor: 0n, currency }
  const at = domain.spans.findIndex((span) => span !== undefined)
  const [scale, span] = [scales[at], domain.spans[at]]
  const begins = scale?.limits[(span?.least ?? 0) - 1] ?? 1n
  return { minor: begins < 1n ? 1n : begins, currency: scale?.currency ?? currency }
}

/** The codes that a company of the box holds: of each wanted set the first that it may. */
function codesIn({ codes, unnamed }: CodesAttribute, domain: Domain): readonly string[] {
  const held =
    domain.kind === 'one'
      ? [domain.allowed]
      : domain.kind === 'many'
        ? domain.wanted.map((set) => set & ~domain.forbidden)
        : []
  const named = held.flatMap((bits) => {
    const at = (bits & -bits).toString(2).length - 1
    return codes[at] ?? unnamed ?? []
  })
  return [...new Set(named)]
}
