import type { RequestRefusal } from '../../platform/change.ts'
import type { DocumentRefusal } from '../../platform/document.ts'

/** Why a wish about agreements is refused. What the actor may not see is "not found", whether or not it exists. */
export type AgreementRefusal =
  | RequestRefusal
  | DocumentRefusal
  | { readonly code: 'not-allowed' }
  | { readonly code: 'agreement-not-found' }
  | { readonly code: 'partner-not-found' }
  | { readonly code: 'offer-not-found' }
  | { readonly code: 'offer-of-another-partner' }
  | { readonly code: 'duty-not-found' }
  | { readonly code: 'document-not-found' }
  | { readonly code: 'ends-before-it-begins' }
  | { readonly code: 'number-taken' }
  | { readonly code: 'renewed-already' }
  | { readonly code: 'renewal-overlaps' }
  | { readonly code: 'signed-already' }
  | { readonly code: 'not-signed' }
  | { readonly code: 'suspended-already' }
  | { readonly code: 'not-suspended' }
  | { readonly code: 'ended-already' }
  | { readonly code: 'no-reason' }
  | { readonly code: 'day-to-come' }
  | { readonly code: 'before-suspension' }
  | { readonly code: 'outside-the-agreement' }
  | { readonly code: 'done-already' }
  | { readonly code: 'too-many-documents'; readonly most: number }
  | { readonly code: 'document-there-already' }
  | { readonly code: 'site-not-found' }
  | { readonly code: 'budget-too-small' }
  | { readonly code: 'closes-before-it-opens' }
  | { readonly code: 'chained-to-itself' }
  | { readonly code: 'chained-in-a-circle' }
