import type { Generated } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { DocumentKind } from '../../platform/document.ts'
import type { Verifier } from '../agreements/index.ts'
import type { Verdict } from '../eligibility/index.ts'
import type { ClaimState, StepAct, ValueKind } from './claim.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    claims: ClaimsTable
    claimSteps: ClaimStepsTable
    claimTellings: ClaimTellingsTable
    claimValues: ClaimValuesTable
    claimDocuments: ClaimDocumentsTable
    claimDocumentContents: ClaimDocumentContentsTable
  }
}

interface ClaimsTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'claim'>
  offerId: Id<'offer'>
  versionId: Id<'offer-version'>
  /** The convention under which the offer stood when it was asked for; once it is granted, on that day. */
  agreementId: Id<'agreement'> | null
  companyId: Id<'company'>
  siteId: Id<'site'> | null
  /** Who of the company asked; null where the park did it for it. */
  personId: Id<'user'> | null
  state: ClaimState
  stateAt: Date
  requestedAt: Date
  verify: Verifier
  ownerId: Id<'user'> | null
  documents: readonly string[]
  /** After this day the director is told that it still waits. */
  dueOn: CivilDate | null
  escalatedAt: Date | null
  verdict: Verdict
  /** Why it was granted though the rule did not say yes. */
  exception: string | null
  withCode: Generated<boolean>
  grantedOn: CivilDate | null
  activateBy: CivilDate | null
}

interface ClaimStepsTable {
  operatorId: Generated<Id<'operator'>>
  claimId: Id<'claim'>
  number: number
  act: StepAct
  state: ClaimState
  at: Date
  byId: Id<'user'> | null
  reason: string | null
}

interface ClaimTellingsTable {
  operatorId: Generated<Id<'operator'>>
  claimId: Id<'claim'>
  number: number
  toldAt: Date
}

interface ClaimValuesTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'claim-value'>
  claimId: Id<'claim'>
  kind: ValueKind
  minor: bigint
  currency: string
  onDay: CivilDate
  source: string
  recordedAt: Date
  recordedBy: Id<'user'> | null
}

interface ClaimDocumentsTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'claim-document'>
  claimId: Id<'claim'>
  /** Which of the papers asked for it is. */
  asked: string
  name: string
  kind: DocumentKind
  bytes: number
  sha256: string
  addedAt: Date
  addedBy: Id<'user'> | null
}

interface ClaimDocumentContentsTable {
  operatorId: Generated<Id<'operator'>>
  documentId: Id<'claim-document'>
  content: Buffer
}
