import { type Attribute, placeOf } from './attributes.ts'
import type { Reading, Space } from './space.ts'

/**
 * A set of companies that differ from others attribute by attribute: what may still be true of each. Narrowed step by step;
 * empty where nothing may be.
 */
export class Box {
  readonly space: Space
  readonly #domains: Domain[]

  constructor(space: Space, domains: readonly Domain[] = wholeOf(space)) {
    this.space = space
    this.#domains = [...domains]
  }

  copy(): Box {
    return new Box(this.space, this.#domains)
  }

  domain(index: number): Domain {
    const domain = this.#domains[index]
    if (!domain) throw new Error(`There is no attribute ${index}.`)
    return domain
  }

  /** Keeps the companies that certainly pass a test, or certainly fail it; false where that leaves none. */
  narrow(reading: Reading, passes: boolean): boolean {
    const domain = narrowed(this.domain(reading.at), reading, passes)
    if (domain) this.#domains[reading.at] = domain
    return domain !== undefined
  }

  /** Keeps what lies between two places of a scale; false where nothing does. */
  within(index: number, least: number, most: number): boolean {
    const domain = this.domain(index)
    const kept = domain.kind === 'scale' ? overlap(domain, least, most) : undefined
    if (kept) this.#domains[index] = { kind: 'scale', ...kept }
    return kept !== undefined
  }

  /** Puts what is so in the place of what may be. */
  set(index: number, domain: Domain): void {
    this.#domains[index] = domain
  }
}

/** What may still be of one attribute. */
export type Domain =
  | ({ readonly kind: 'scale' } & Span)
  /** By currency, in the attribute's order; `zero`: it may be nothing. */
  | { readonly kind: 'amount'; readonly spans: readonly (Span | undefined)[]; readonly zero: boolean }
  /** Of one code: which it may be. */
  | { readonly kind: 'one'; readonly allowed: bigint }
  /** Of any number: which must not be held, and sets of which one must be. */
  | { readonly kind: 'many'; readonly forbidden: bigint; readonly wanted: readonly bigint[] }

/** Places from `least` to `most`. */
export interface Span {
  readonly least: number
  readonly most: number
}

const wholes = new WeakMap<Space, readonly Domain[]>()

/** All companies, worked out once for a space. */
function wholeOf(space: Space): readonly Domain[] {
  const known = wholes.get(space)
  if (known) return known
  const whole = space.attributes.map(wholeDomain)
  wholes.set(space, whole)
  return whole
}

function wholeDomain(attribute: Attribute): Domain {
  switch (attribute.kind) {
    case 'scale':
      return { kind: 'scale', least: attribute.least, most: attribute.most }
    case 'comparison':
      return { kind: 'scale', least: 0, most: 1 }
    case 'amount': {
      const spans = attribute.scales.map(({ limits }) => ({ least: placeOf(limits, 1n), most: limits.length }))
      return { kind: 'amount', zero: true, spans }
    }
    case 'codes':
      return attribute.many
        ? { kind: 'many', forbidden: ~attribute.possible, wanted: [] }
        : { kind: 'one', allowed: attribute.possible }
    case 'owners':
      return { kind: 'many', forbidden: 0n, wanted: [] }
  }
}

function overlap(span: Span, least: number, most: number): Span | undefined {
  const kept = { least: Math.max(span.least, least), most: Math.min(span.most, most) }
  return kept.least <= kept.most ? kept : undefined
}

function half(span: Span, last: number, passes: boolean): Span | undefined {
  return passes ? overlap(span, 0, last) : overlap(span, last + 1, Infinity)
}

function narrowed(domain: Domain, reading: Reading, passes: boolean): Domain | undefined {
  if (domain.kind === 'scale' && reading.kind === 'scale') {
    const kept = half(domain, reading.last, passes)
    return kept && { kind: 'scale', ...kept }
  }
  if (domain.kind === 'amount' && reading.kind === 'amount') {
    const spans = domain.spans.map((span, at) => {
      const last = reading.lasts[at]
      return span && last !== undefined ? half(span, last, passes) : undefined
    })
    const zero = domain.zero && reading.zero === passes
    return zero || spans.some((span) => span !== undefined) ? { kind: 'amount', spans, zero } : undefined
  }
  if (reading.kind !== 'codes') return undefined
  if (domain.kind === 'one') {
    const allowed = domain.allowed & (passes ? reading.inside : reading.outside)
    return allowed === 0n ? undefined : { kind: 'one', allowed }
  }
  if (domain.kind !== 'many') return undefined
  const forbidden = passes ? domain.forbidden : domain.forbidden | ~reading.outside
  const wanted = passes ? [...domain.wanted, reading.inside] : domain.wanted
  return wanted.every((set) => (set & ~forbidden) !== 0n) ? { kind: 'many', forbidden, wanted } : undefined
}
