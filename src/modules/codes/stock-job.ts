import type { Id } from '../../kernel/id.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'

/** A pool that somebody should look at: it may be low, or filled up again. */
export interface StockToLookAt {
  readonly operatorId: Id<'operator'>
  readonly offerId: Id<'offer'>
}

declare module '../../platform/jobs.ts' {
  interface JobData {
    'codes.stock': StockToLookAt
    'codes.day': Readonly<Record<string, never>>
  }
}

/** Has the queue look at the stock of a pool, once the transaction is through. */
export function stockJob(
  { jobs }: Platform,
  tx: Transaction,
  { operatorId }: Pick<Actor, 'operatorId'>,
  offerId: Id<'offer'>,
): Promise<void> {
  return jobs.enqueue(tx, 'codes.stock', { operatorId, offerId }, { once: offerId })
}
