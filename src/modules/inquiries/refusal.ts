import type { RequestRefusal } from '../../platform/change.ts'

/** Why asking or answering is refused. Whatever is wrong with a link, it is closed, and nothing more is told. */
export type InquiryRefusal =
  | RequestRefusal
  | { readonly code: 'not-allowed' }
  | { readonly code: 'inquiry-not-found' }
  | { readonly code: 'nothing-to-ask' }
  | { readonly code: 'nobody-to-ask' }
  | { readonly code: 'too-many-companies'; readonly most: number }
  | { readonly code: 'reminded-lately' }
  | { readonly code: 'link-closed' }
  | { readonly code: 'nothing-answered' }
