import type { ColumnType, Generated } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Localized } from '../../kernel/language.ts'
import type { Certainty, OfferKind, Source } from './catalogue.ts'
import type { WrittenBenefit } from './benefit.ts'
import type { VersionOrigin } from './offer.ts'
import type { TypedFields } from './offer-draft.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    partners: PartnersTable
    offers: OffersTable
    offerVersions: OfferVersionsTable
    offerDrafts: OfferDraftsTable
  }
}

/** Read as what it holds, written as JSON text. */
type Json<Value> = ColumnType<Value, string, string>

interface PartnersTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'partner'>
  code: string
  name: Json<Localized>
  website: string | null
}

interface OffersTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'offer'>
  /** Its name in the catalogue or of the operator's own making: "technopark-2017". */
  code: string
  partnerId: Id<'partner'>
  kind: OfferKind
  title: Json<Localized>
  summary: Json<Localized>
  adoptedAt: Date
  closedAt: Date | null
  /** The terms of the catalogue that somebody last took a stand on. */
  catalogueDigest: string | null
  /** Why the park kept its own terms the last time it was asked. */
  keptReason: string | null
  keptAt: Date | null
}

interface OfferVersionsTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'offer-version'>
  offerId: Id<'offer'>
  number: number
  effectiveFrom: CivilDate
  /** The last day. */
  until: CivilDate | null
  rule: Json<unknown>
  /** Companies that entered under it keep it when other terms follow. */
  keeps: Generated<boolean>
  benefits: Json<readonly WrittenBenefit[]>
  source: Json<Source>
  certainty: Certainty
  notes: Json<Localized> | null
  origin: Generated<VersionOrigin>
  /** Conditions of the park's own, which are part of the rule. */
  localConditions: ColumnType<readonly unknown[], string | undefined, string>
  changeNote: string | null
  publishedAt: Date
}

interface OfferDraftsTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'offer-draft'>
  /** Null for a new offer. */
  offerId: Id<'offer'> | null
  /** From 1 up to as many as a park may have. */
  number: number
  title: string
  typed: Json<TypedFields>
  revision: number
  savedAt: Date
  savedBy: Id<'user'> | null
}
