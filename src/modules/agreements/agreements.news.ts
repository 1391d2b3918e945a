import type { Id } from '../../kernel/id.ts'

declare module '../../platform/announce.ts' {
  interface News {
    /** How far an offer reaches is not what it was. */
    'offer.limits-changed': { readonly offerId: Id<'offer'> }
    /** How far all offers of an agreement reach together is not what it was, or is said for the first time. */
    'agreement.limits-changed': { readonly agreementId: Id<'agreement'> }
  }
}
