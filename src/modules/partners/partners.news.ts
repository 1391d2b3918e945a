import type { Id } from '../../kernel/id.ts'

declare module '../../platform/announce.ts' {
  interface News {
    /** Offers that are new, closed, open again, or have new terms. */
    'offer.changed': { readonly offerIds: readonly Id<'offer'>[] }
  }
}
