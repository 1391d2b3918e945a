import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { CompanyIdentity } from '../registry/index.ts'

/** One thing that applying a workbook did to the register, with what is needed to take it back exactly. */
export type Effect =
  | { readonly kind: 'site-added'; readonly subjectId: Id<'site'> }
  | { readonly kind: 'unit-added'; readonly subjectId: Id<'unit'> }
  | { readonly kind: 'company-added'; readonly subjectId: Id<'company'> }
  /** The subject is the kept version of what the company was before; `after` is what the workbook made of it. */
  | {
      readonly kind: 'company-edited'
      readonly subjectId: Id<'company-version'>
      readonly companyId: Id<'company'>
      readonly before: { readonly after: CompanyIdentity }
    }
  | { readonly kind: 'fact-recorded'; readonly subjectId: Id<'fact'> }
  | { readonly kind: 'residency-started'; readonly subjectId: Id<'residency'>; readonly companyId: Id<'company'> }
  | {
      readonly kind: 'residency-changed'
      readonly subjectId: Id<'residency'>
      readonly companyId: Id<'company'>
      readonly before: { readonly stay: StayTerms; readonly after: StayTerms }
    }

export type EffectKind = Effect['kind']

/** What a workbook may change of a residency. */
export interface StayTerms {
  readonly startedOn: RoughDate | null
  readonly endedOn: CivilDate | null
  readonly unitId: Id<'unit'> | null
  readonly areaSqm: string | null
}
