import type { Generated } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Side } from './agreement.ts'
import type { DocumentKind } from '../../platform/document.ts'
import type { DaysBefore } from './duty.ts'
import type { Verifier } from './limits.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    agreements: AgreementsTable
    agreementSignatories: SignatoriesTable
    agreementSuspensions: SuspensionsTable
    agreementDuties: DutiesTable
    agreementDutiesDone: DutiesDoneTable
    agreementReminders: RemindersTable
    agreementDocuments: DocumentsTable
    agreementDocumentContents: DocumentContentsTable
    agreementOffers: AgreementOffersTable
    offerLimits: OfferLimitsTable
    offerSiteLimits: OfferSiteLimitsTable
    offerValues: OfferValuesTable
    offerChains: OfferChainsTable
  }
}

interface AgreementsTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'agreement'>
  partnerId: Id<'partner'>
  number: string
  title: string
  signedOn: CivilDate | null
  beginsOn: CivilDate
  until: CivilDate | null
  follows: Id<'agreement'> | null
  mostPlaces: number | null
  mostCompanies: number | null
  endedOn: Generated<CivilDate | null>
  endedBecause: Generated<string | null>
  rateFrom: string | null
  rateTo: string | null
  rateValue: string | null
  rateOn: CivilDate | null
  writtenAt: Date
  writtenBy: Id<'user'> | null
}

interface SignatoriesTable {
  operatorId: Generated<Id<'operator'>>
  agreementId: Id<'agreement'>
  place: number
  side: Side
  name: string
  function: string | null
}

interface SuspensionsTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'agreement-suspension'>
  agreementId: Id<'agreement'>
  suspendedOn: CivilDate
  reason: string
  resumedOn: CivilDate | null
  resumedBecause: string | null
}

interface DutiesTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'agreement-duty'>
  agreementId: Id<'agreement'>
  side: Side
  text: string
  dueOn: CivilDate
  everyMonths: number | null
  droppedAt: Date | null
}

interface DutiesDoneTable {
  operatorId: Generated<Id<'operator'>>
  dutyId: Id<'agreement-duty'>
  dueOn: CivilDate
  doneOn: CivilDate
  recordedAt: Date
  recordedBy: Id<'user'> | null
}

interface RemindersTable {
  operatorId: Generated<Id<'operator'>>
  agreementId: Id<'agreement'>
  /** The duty, or the agreement itself. */
  subjectId: Id<'agreement-duty'> | Id<'agreement'>
  userId: Id<'user'>
  dueOn: CivilDate
  daysBefore: DaysBefore
  toldAt: Date
}

interface DocumentsTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'agreement-document'>
  agreementId: Id<'agreement'>
  name: string
  kind: DocumentKind
  bytes: number
  sha256: string
  addedAt: Date
  addedBy: Id<'user'> | null
}

interface DocumentContentsTable {
  operatorId: Generated<Id<'operator'>>
  documentId: Id<'agreement-document'>
  content: Buffer
}

interface AgreementOffersTable {
  operatorId: Generated<Id<'operator'>>
  agreementId: Id<'agreement'>
  offerId: Id<'offer'>
}

interface OfferLimitsTable {
  operatorId: Generated<Id<'operator'>>
  offerId: Id<'offer'>
  perOffer: number | null
  perSite: number | null
  perCompany: number | null
  perPerson: number | null
  budgetMinor: bigint | null
  eachMinor: bigint | null
  budgetCurrency: string | null
  opensOn: CivilDate | null
  closesOn: CivilDate | null
  verify: Verifier
  documents: readonly string[]
  changedAt: Date
  changedBy: Id<'user'> | null
}

interface OfferSiteLimitsTable {
  operatorId: Generated<Id<'operator'>>
  offerId: Id<'offer'>
  siteId: Id<'site'>
  most: number
}

interface OfferValuesTable {
  operatorId: Generated<Id<'operator'>>
  offerId: Id<'offer'>
  year: number
  minor: bigint
  currency: string
  source: string
}

interface OfferChainsTable {
  operatorId: Generated<Id<'operator'>>
  offerId: Id<'offer'>
  kind: 'not-with' | 'only-after'
  otherId: Id<'offer'>
  months: number
}
