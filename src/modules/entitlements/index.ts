import './entitlements.tables.ts'

export type { Entitlement } from './entitlements.store.ts'
export type { Change, OfferJudgement } from './judge-offer.ts'
export { judgeOffer } from './judge-offer.ts'
export { lookAtDraft } from './draft.ts'
export { type Opportunity, type Standing, STANDINGS, opportunitiesOf } from './opportunity.ts'
export {
  judgeDueDays,
  recompute,
  recomputeInBatches,
  whenFactsChanged,
  whenOfferChanged,
  whenRatesChanged,
} from './recompute.ts'
export { opportunitiesPages, opportunitiesSection } from './opportunities.pages.ts'
export { recordHeldOffer } from './record-held-offer.ts'
export { withdrawHeldOffer } from './withdraw-held-offer.ts'
export { offersPages } from './offers.pages.ts'
export { overviewPages } from './overview.pages.ts'
export { type PartnerSummary, partnerSummary } from './partner-summary.ts'
export { entitlementsApi } from './entitlements.api.ts'
