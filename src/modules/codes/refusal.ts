import type { RequestRefusal } from '../../platform/change.ts'
import type { LineProblem } from './code-list.ts'

/** Why something with codes is refused. Foreign and missing codes are alike. */
export type CodeRefusal =
  | RequestRefusal
  | { readonly code: 'not-allowed' }
  | { readonly code: 'offer-not-found' }
  | { readonly code: 'code-not-found' }
  | { readonly code: 'no-codes-left' }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'text-too-long'; readonly most: number }
  | { readonly code: 'not-a-number'; readonly most: number }
  /** This server lacks the key that codes of the pool are sealed with. */
  | { readonly code: 'key-missing' }
  | UploadRefusal

/** Why nothing of an upload was kept. Lines are named by their number; what stands in them is not repeated. */
export type UploadRefusal =
  | { readonly code: 'nothing-uploaded' }
  | { readonly code: 'not-text' }
  | { readonly code: 'too-many-codes'; readonly most: number }
  | { readonly code: 'lines-refused'; readonly problems: readonly LineProblem[] }
