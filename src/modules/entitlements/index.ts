import './entitlements.tables.ts'

export { type Entitlement, entitlementsOf, takeTurn as takeJudgementTurn } from './entitlements.store.ts'
export { type HeldOffer, heldOffersOf } from './held-offers.store.ts'
export type { Change, OfferJudgement } from './judge-offer.ts'
export { judgeOffer } from './judge-offer.ts'
export { type OfferRates, offerRates } from './offer-rates.ts'
export { countDraft, lookAtDraft } from './draft.ts'
export { compareTerms } from './compare-terms.ts'
export {
  type Grounds,
  type Opportunity,
  type Standing,
  STANDINGS,
  deciding,
  opportunitiesOf,
  turningFinding,
  worthOf,
} from './opportunity.ts'
export { type CompanyOpportunities, dayGrounds } from './opportunities.ts'
export { opportunityWords } from './opportunities.messages.ts'
export { worthShown } from './opportunity.view.ts'
export {
  judgeAndKeep,
  judgeDueDays,
  recompute,
  recomputeInBatches,
  whenFactsChanged,
  whenOfferChanged,
  whenRatesChanged,
} from './recompute.ts'
export {
  type OpportunitiesNotice,
  type OpportunityActions,
  opportunitiesPages,
  opportunitiesSection,
} from './opportunities.pages.ts'
export { shutText } from './shut.messages.ts'
export { recordHeldOffer } from './record-held-offer.ts'
export { withdrawHeldOffer } from './withdraw-held-offer.ts'
export { offersPages } from './offers.pages.ts'
export { overviewPages } from './overview.pages.ts'
export { type Reached, companiesReached } from './reached.store.ts'
export { type PartnerSummary, partnerSummary } from './partner-summary.ts'
export { entitlementsApi } from './entitlements.api.ts'
export { entitlementsInvariants } from './entitlements.invariants.ts'
