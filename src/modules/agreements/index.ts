import './agreements.news.ts'
import './agreements.tables.ts'

export { type Agreement, type AgreementState, exactRate, stateOn } from './agreement.ts'
export { type OfferAgreement, agreementOf, findAgreement, listAgreements, offersUnder } from './agreements.store.ts'
export {
  type ChainObjection,
  type Chains,
  type Link,
  type Step,
  type Taken,
  objectionFromChains,
  orderAdvice,
} from './chains.ts'
export { type DocumentKind, MOST_BYTES, contentTypes, fileName, kindOf } from './document.ts'
export { type OfferLimits, NO_LIMITS, type Verifier, type YearValue } from './limits.ts'
export { chainsByOffer, chainsOf, limitsByOffer, limitsOf, valuesOf } from './limits.store.ts'
export { type Reach, setLimits } from './set-limits.ts'
export type { AgreementRefusal } from './refusal.ts'
