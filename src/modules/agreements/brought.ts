import type { Id } from '../../kernel/id.ts'
import type { Money } from '../../kernel/money.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'

/** How far companies have come with the offers of an agreement, in the order of the way. */
export const BROUGHT_STEPS = ['entitled', 'held', 'requested', 'granted', 'activated', 'used'] as const

export type BroughtStep = (typeof BROUGHT_STEPS)[number]

/** What is said of amounts; they are never summed into one. */
export const BROUGHT_VALUES = ['declared', 'granted', 'activated', 'used'] as const

export type BroughtValue = (typeof BROUGHT_VALUES)[number]

/** What an agreement has brought so far. A step or value that nobody counts is left out, not nought. */
export interface Brought {
  /** How many places are taken under it, and how many companies hold one or more, as its quota counts them. */
  readonly taken: { readonly places: number; readonly companies: number }
  /** Companies that have come so far with at least one of its offers. */
  readonly companies: Partial<Readonly<Record<BroughtStep, number>>>
  /** The same for each offer. */
  readonly byOffer: ReadonlyMap<Id<'offer'>, Partial<Readonly<Record<BroughtStep, number>>>>
  /** An amount for each currency. */
  readonly values?: Partial<Readonly<Record<BroughtValue, readonly Money[]>>>
}

/** Whoever counts companies and claims; `app.ts` says who. A partner is told counts, never names. */
export type BroughtBy = (
  db: Database,
  actor: Actor,
  agreement: { readonly id: Id<'agreement'>; readonly offerIds: readonly Id<'offer'>[] },
) => Promise<Brought>
