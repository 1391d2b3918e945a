import type { Id } from '../../kernel/id.ts'
import type { Money } from '../../kernel/money.ts'

/** What a place may be counted against. */
export type QuotaKind = 'offer' | 'budget' | HolderKind

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
