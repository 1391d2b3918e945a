import type { Id } from '../../kernel/id.ts'

declare module '../../platform/announce.ts' {
  interface News {
    /** How far an offer reaches is not what it was. */
    'offer.limits-changed': { readonly offerId: Id<'offer'> }
  }
}
