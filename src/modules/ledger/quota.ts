import type { Id } from '../../kernel/id.ts'
import type { Money } from '../../kernel/money.ts'

/** What a place may be counted against. */
export type QuotaKind = 'offer' | 'budget' | HolderKind | 'agreement' | 'agreement-companies'

/** Whose places are counted besides the offer's own. */
export type HolderKind = 'site' | 'company' | 'person'

/** How many places there are; what is undefined has no limit. */
export interface Limits {
  readonly offer?: number | undefined
  /** The most that all that is granted may be worth. */
  readonly budget?: Money | undefined
  readonly site?: number | undefined
  readonly company?: number | undefined
  readonly person?: number | undefined
}

/** A place of an offer as a claim takes it. */
export interface Place {
  readonly offerId: Id<'offer'>
  /** Under which the offer stands that day, if under any. */
  readonly agreementId: Id<'agreement'> | null
  readonly claimId: Id<'claim'>
  readonly companyId: Id<'company'>
  readonly siteId: Id<'site'> | null
  readonly personId: Id<'user'> | null
  /** What of the budget it takes, in minor units of the budget's currency. */
  readonly minor: bigint
}

/** How an offer stands. */
export interface Balance {
  readonly used: number
  readonly most: number | null
  readonly spent: bigint
  readonly budget: Money | null
}

/** How many places all offers of an agreement give together, and to how many companies; what is undefined has no limit. */
export interface AgreementLimits {
  readonly places?: number | undefined
  readonly companies?: number | undefined
}

/** How something that is counted stands: so many of so many; null is without limit. */
export interface Count {
  readonly used: number
  readonly most: number | null
}

/** How an agreement stands. */
export interface AgreementBalance {
  readonly places: Count
  /** Those that hold a place. */
  readonly companies: Count
}
