import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Money } from '../../kernel/money.ts'

/** Who looks at a claim before it is granted. */
export const VERIFIERS = ['nobody', 'site-manager', 'director'] as const

export type Verifier = (typeof VERIFIERS)[number]

/** How far an offer reaches. What is left out has no limit. */
export interface OfferLimits {
  readonly perOffer?: number
  /** The same for every site, or a figure for each; a site that is not among them has no limit. */
  readonly perSite?: ReadonlyMap<Id<'site'>, number> | number
  readonly perCompany?: number
  readonly perPerson?: number
  /** What all grants may cost together, and each of them alone. */
  readonly budget?: { readonly most: Money; readonly each: Money }
  /** The first and the last day on which it can be claimed. */
  readonly window?: { readonly from?: CivilDate; readonly until?: CivilDate }
  readonly verify: Verifier
  /** The names of the papers that a claim must bring. */
  readonly documents: readonly string[]
}

/** What holds while nobody has said otherwise: no limit, and the site manager looks at each claim. */
export const NO_LIMITS: OfferLimits = { verify: 'site-manager', documents: [] }

/** What one grant is worth in a year since it was given, and who says so. */
export interface YearValue {
  /** 1 for the first. */
  readonly year: number
  readonly value: Money
  readonly source: string
}

/** How many grants a budget is enough for. */
export function grantsIn({ most, each }: NonNullable<OfferLimits['budget']>): number {
  return Number(most.minor / each.minor)
}
