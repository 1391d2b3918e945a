import type { Id } from '../../kernel/id.ts'

declare module '../../platform/announce.ts' {
  interface News {
    /** Offers that are new, closed, open again, have new terms, or whose agreement has them judged by another rate. */
    'offer.changed': { readonly offerIds: readonly Id<'offer'>[] }
  }
}
