import type { Id } from '../../kernel/id.ts'
import type { RequestRefusal } from '../../platform/change.ts'
import type { FactValue } from '../rules/index.ts'
import type { IdentityRefusal } from './company.ts'

/** Why a wish on the register is refused. What the actor may not see is "not found", whether or not it exists. */
export type RegistryRefusal =
  | RequestRefusal
  | IdentityRefusal
  | { readonly code: 'not-allowed' }
  | { readonly code: 'company-not-found' }
  | { readonly code: 'site-not-found' }
  | { readonly code: 'unit-not-found' }
  | { readonly code: 'fact-not-found' }
  /** `name` where the actor may see who has it. */
  | { readonly code: 'ice-taken'; readonly company?: { readonly id: Id<'company'>; readonly name: string } }
  | { readonly code: 'site-missing' }
  | { readonly code: 'site-code-malformed' }
  | { readonly code: 'site-code-taken'; readonly siteCode: string }
  | { readonly code: 'unit-name-taken'; readonly name: string }
  | { readonly code: 'not-a-number'; readonly field: string }
  | { readonly code: 'not-a-date'; readonly field: string }
  | { readonly code: 'date-missing'; readonly field: string }
  | { readonly code: 'bad-fact-value'; readonly expects: FactValue['kind'] }
  | { readonly code: 'fact-missing' }
  /** A company does not decide what the park or a partner decides about it. */
  | { readonly code: 'decision-of-the-park' }
  /** The register says it of itself, from the stays. */
  | { readonly code: 'fact-of-the-register' }
  | { readonly code: 'source-missing' }
  | { readonly code: 'day-to-come'; readonly field: string }
  | { readonly code: 'ends-before-start' }
  /** A day given for the beginning of the present stay on which the company had another. */
  | { readonly code: 'within-other-stay' }
  | { readonly code: 'already-moved' }
  | { readonly code: 'no-open-residency' }
  | { readonly code: 'still-hosted' }
  | { readonly code: 'currency-malformed'; readonly field: string }
  | { readonly code: 'same-currency' }
  | { readonly code: 'not-a-rate' }
  | { readonly code: 'rate-taken' }
