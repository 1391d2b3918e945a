import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Language } from '../../kernel/language.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import { type Content, type FieldError, notice } from '../../ui/index.ts'
import { type IdentityRefusal, words } from './identity.messages.ts'

/** The field of a form that a refusal is about, by the name all our forms give it; undefined for the form as a whole. */
const fieldOf: Partial<Readonly<Record<IdentityRefusal['code'], string>>> = {
  'email-unreadable': 'email',
  'account-exists': 'email',
  'already-member': 'email',
  'already-invited': 'email',
  'name-missing': 'name',
  'name-too-long': 'name',
  'park-missing': 'park',
  'zone-unknown': 'zone',
  'currency-unknown': 'currency',
  'country-unknown': 'country',
  'password-too-short': 'password',
  'password-too-long': 'password',
  'password-common': 'password',
  'password-names-you': 'password',
  'wrong-password': 'old',
  'role-incomplete': 'role',
  'company-unknown': 'companyName',
  'not-allowed': 'role',
}

/** The status of the refusals that are not about what somebody wrote. */
const statusOf: Partial<Readonly<Record<IdentityRefusal['code'], ContentfulStatusCode>>> = {
  'too-many-attempts': 429,
  'invitation-not-found': 404,
  'member-not-found': 404,
}

/** How a refused form comes back. */
export interface Refused {
  readonly status: ContentfulStatusCode
  /** For the form's summary and its fields. */
  readonly errors: readonly FieldError[]
  /** For a refusal of no field in particular. */
  readonly notice: Content
  readonly errorOf: (field: string) => string | undefined
}

/** Says a refusal in a form: at its field where it has one, above the form otherwise. */
export function refused(language: Language, refusal: IdentityRefusal | undefined): Refused {
  if (!refusal) return { status: 200, errors: [], notice: undefined, errorOf: () => undefined }
  const message = sentenceFor(words[language].refusals, refusal)
  const field = fieldOf[refusal.code]
  return {
    status: statusOf[refusal.code] ?? 422,
    errors: field ? [{ field, message }] : [],
    notice: field ? undefined : notice({ language, kind: 'error', title: message }),
    errorOf: (asked) => (asked === field ? message : undefined),
  }
}
