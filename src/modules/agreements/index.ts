import './agreements.news.ts'
import './agreements.tables.ts'

export {
  type Agreement,
  type AgreementQuota,
  type AgreementState,
  type Course,
  NO_QUOTA,
  type RateSince,
  exactRate,
  lastDay,
  stateOn,
} from './agreement.ts'
export { type ShutDoor, shutDoor } from './door.ts'
export {
  type OfferAgreement,
  type WrittenAgreement,
  agreedRates,
  agreementLimitsOf,
  agreementOf,
  agreementsOf,
  findAgreement,
  keepAgreement,
  listAgreements,
  offersUnder,
  placeOffers,
  shutDoors,
} from './agreements.store.ts'
export { keepDuty } from './duties.store.ts'
export type { Duty } from './duty.ts'
export {
  type ChainObjection,
  type Chains,
  type Link,
  type Step,
  type Taken,
  objectionFromChains,
  orderAdvice,
} from './chains.ts'
export { type OfferLimits, NO_LIMITS, type Verifier, type YearValue } from './limits.ts'
export { chainsByOffer, chainsOf, keepLimits, limitsByOffer, limitsOf, valuesOf } from './limits.store.ts'
export { agreementsApi } from './agreements.api.ts'
export { agreementsPages } from './agreements.pages.ts'
export { type Brought, type BroughtBy, type BroughtStep, type BroughtValue } from './brought.ts'
export { orderNotice } from './order-notice.ts'
export { limitsPages } from './limits.pages.ts'
export { type DirectorsOf, remindDue } from './remind.ts'
export { placeOffer } from './place-offer.ts'
export { type AgreementWish, renewAgreement, writeAgreement } from './write-agreement.ts'
export { resumeAgreement, suspendAgreement } from './suspend-agreement.ts'
export { endAgreement } from './end-agreement.ts'
export { addDuty } from './keep-duty.ts'
export { attachDocument } from './attach-document.ts'
export { type Reach, setLimits } from './set-limits.ts'
export type { AgreementRefusal } from './refusal.ts'
