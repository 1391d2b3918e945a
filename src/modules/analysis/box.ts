import type { GroundTest } from '../screening/index.ts'
import type { AmountAttribute, Attribute, CodesAttribute, ScaleAttribute, Space } from './space.ts'

/**
 * A set of companies that differ from others attribute by attribute: what may still be true of each. Narrowed step by step;
 * empty where nothing may be.
 */
export class Box {
  readonly space: Space
  readonly #domains: Domain[]

  constructor(space: Space, domains?: Domain[]) {
    this.space = space
    this.#domains = domains ?? space.attributes.map(wholeDomain)
  }

  copy(): Box {
    return new Box(this.space, [...this.#domains])
  }

  domainOf(attribute: Attribute): Domain {
    const domain = this.#domains[attribute.index]
    if (!domain) throw new Error(`${attribute.slot} has no domain.`)
    return domain
  }

  /** Keeps the companies that certainly pass the test, or certainly fail it; whether any are left of this attribute. */
  narrow(test: GroundTest, passes: boolean): boolean {
    const attribute = this.space.of(test)
    const domain = narrowed(attribute, this.domainOf(attribute), test, passes)
    this.#domains[attribute.index] = domain ?? this.domainOf(attribute)
    return domain !== undefined
  }

  /** Keeps what lies between two places of a scale. */
  within(attribute: ScaleAttribute, least: number, most: number): boolean {
    const domain = this.domainOf(attribute)
    if (domain.kind !== 'scale') return false
    const kept = { kind: 'scale', least: Math.max(domain.least, least), most: Math.min(domain.most, most) } as const
    this.#domains[attribute.index] = kept
    return kept.least <= kept.most
  }
}

/** What may still be of one attribute. */
export type Domain =
  | { readonly kind: 'scale'; readonly least: number; readonly most: number }
  /** By currency, in the attribute's order; `zero` is the amount that is nothing in every currency. */
  | { readonly kind: 'amount'; readonly scales: readonly (Span | undefined)[]; readonly zero: boolean }
  /** Of one code: which it may be. */
  | { readonly kind: 'one'; readonly allowed: bigint }
  /** Of any number of codes: which must not be held, and sets of which one must be. */
  | { readonly kind: 'many'; readonly forbidden: bigint; readonly wanted: readonly bigint[] }

export interface Span {
  readonly least: number
  readonly most: number
}

function wholeDomain(attribute: Attribute): Domain {
  switch (attribute.kind) {
    case 'scale':
      return { kind: 'scale', least: attribute.least, most: attribute.most }
    case 'amount':
      return {
        kind: 'amount',
        zero: true,
        scales: attribute.scales.map(({ limits }) => ({ least: aboveZero(limits), most: limits.length })),
      }
    case 'codes':
      return attribute.many
        ? { kind: 'many', forbidden: 0n, wanted: [] }
        : { kind: 'one', allowed: (1n << BigInt(attribute.codes.length + 1)) - 1n }
    case 'atom':
      return { kind: 'scale', least: 0, most: attribute.canHold ? 1 : 0 }
  }
}

/** The place of one minor unit: amounts that are not nothing are at least that. */
function aboveZero(limits: readonly bigint[]): number {
  return limits.filter((limit) => limit <= 1n).length
}

function narrowed(attribute: Attribute, domain: Domain, test: GroundTest, passes: boolean): Domain | undefined {
  switch (attribute.kind) {
    case 'scale':
      return domain.kind === 'scale' ? narrowedScale(attribute, domain, test, passes) : undefined
    case 'amount':
      return domain.kind === 'amount' && test.kind === 'amount'
        ? narrowedAmount(attribute, domain, test, passes)
        : undefined
    case 'codes':
      return narrowedCodes(attribute, domain, test, passes)
    case 'atom':
      return domain.kind === 'scale' ? spanned(domain, passes ? 1 : 0, passes ? 1 : 0) : undefined
  }
}

function spanned(domain: Extract<Domain, { kind: 'scale' }>, from: number, to: number): Domain | undefined {
  const [least, most] = [Math.max(domain.least, from), Math.min(domain.most, to)]
  return least <= most ? { kind: 'scale', least, most } : undefined
}

function narrowedScale(
  { limits, holds }: ScaleAttribute,
  domain: Extract<Domain, { kind: 'scale' }>,
  test: GroundTest,
  passes: boolean,
): Domain | undefined {
  if (holds === 'flag') return spanned(domain, passes ? 1 : 0, passes ? 1 : 0)
  const last =
    test.kind === 'day'
      ? limits.indexOf(test.before)
      : test.kind === 'number'
        ? limits.indexOf(test.limit) * 2 + (test.op === 'at-most' ? 1 : 0)
        : 0
  return passes ? spanned(domain, 0, last) : spanned(domain, last + 1, Number.MAX_SAFE_INTEGER)
}

function narrowedAmount(
  { scales }: AmountAttribute,
  domain: Extract<Domain, { kind: 'amount' }>,
  { under, zero }: Extract<GroundTest, { kind: 'amount' }>,
  passes: boolean,
): Domain | undefined {
  let left = domain.zero && (zero === 2) === passes
  const kept = left
  const spans = scales.map(({ currency, limits }, index) => {
    const span = domain.scales[index]
    const limit = under.get(currency)
    // Without a rate nothing can be told of this currency, neither way.
    if (!span || limit === undefined) return undefined
    const last = limits.indexOf(limit)
    const [least, most] = passes ? [span.least, Math.min(span.most, last)] : [Math.max(span.least, last + 1), span.most]
    if (least > most) return undefined
    left = true
    return { least, most }
  })
  return left ? { kind: 'amount', scales: spans, zero: kept } : undefined
}

function narrowedCodes(
  { codes }: CodesAttribute,
  domain: Domain,
  test: GroundTest,
  passes: boolean,
): Domain | undefined {
  const other = 1n << BigInt(codes.length)
  const mask = maskOf(codes, test) ?? (other << 1n) - 1n
  if (domain.kind === 'one') {
    const allowed = domain.allowed & (passes ? mask : ~mask)
    return allowed === 0n ? undefined : { ...domain, allowed }
  }
  if (domain.kind !== 'many') return undefined
  const forbidden = passes ? domain.forbidden : domain.forbidden | mask
  const wanted = passes ? [...domain.wanted, mask] : domain.wanted
  return wanted.every((set) => (set & ~forbidden) !== 0n) ? { kind: 'many', forbidden, wanted } : undefined
}

/** The codes of a test as bits; undefined for "hosted somewhere", which any site satisfies. */
function maskOf(codes: readonly string[], test: GroundTest): bigint | undefined {
  const named = test.kind === 'codes' ? test.any : test.kind === 'hosted' ? test.sites : []
  return named?.reduce((mask, code) => mask | (1n << BigInt(codes.indexOf(code))), 0n)
}
