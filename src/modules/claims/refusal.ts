import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Localized } from '../../kernel/language.ts'
import type { RequestRefusal } from '../../platform/change.ts'
import type { DocumentRefusal } from '../../platform/document.ts'
import type { ShutDoor } from '../agreements/index.ts'
import type { ClaimState } from './claim.ts'

/** Why an offer cannot be had now, whoever asks. */
export type ClosedOffer = { readonly code: 'offer-closed' } | ShutDoor

/** Which limit is reached. */
export type FullOffer =
  | { readonly code: 'offer-full' }
  | { readonly code: 'budget-spent' }
  | { readonly code: 'site-full' }
  | { readonly code: 'company-full' }
  | { readonly code: 'person-full' }
  | { readonly code: 'agreement-full' }
  | { readonly code: 'agreement-companies-full' }
  | { readonly code: 'no-codes-left' }

/** Why a claim, or something with it, is refused. What the actor may not see is "not found", whether or not it exists. */
export type ClaimRefusal =
  | RequestRefusal
  | DocumentRefusal
  | ClosedOffer
  | FullOffer
  | { readonly code: 'not-allowed' }
  | { readonly code: 'company-not-found' }
  | { readonly code: 'offer-not-found' }
  | { readonly code: 'claim-not-found' }
  | { readonly code: 'not-eligible' }
  | { readonly code: 'cannot-say'; readonly missing: number }
  | { readonly code: 'not-with'; readonly other: Localized; readonly freeOn: CivilDate | undefined }
  | { readonly code: 'only-after'; readonly other: Localized; readonly openOn: CivilDate | undefined }
  | { readonly code: 'already-claimed' }
  | { readonly code: 'already-requested' }
  | { readonly code: 'for-the-director' }
  | { readonly code: 'not-now'; readonly state: ClaimState }
  | { readonly code: 'documents-missing'; readonly names: readonly string[] }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'text-too-long'; readonly most: number }
  | { readonly code: 'amount-not-understood' }
  | { readonly code: 'code-not-found' }
  | { readonly code: 'key-missing' }
  | { readonly code: 'not-asked-for' }
  | { readonly code: 'too-many-documents'; readonly most: number }
  | { readonly code: 'document-there-already' }
