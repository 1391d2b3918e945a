import type { Generated } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Verdict } from '../eligibility/index.ts'
import type { FactKey } from '../rules/index.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    entitlements: EntitlementsTable
    heldOffers: HeldOffersTable
  }
}

interface EntitlementsTable {
  operatorId: Generated<Id<'operator'>>
  companyId: Id<'company'>
  offerId: Id<'offer'>
  versionId: Id<'offer-version'>
  verdict: Verdict
  /** The first later day on which it differs though nobody learns anything new. */
  changesOn: CivilDate | null
  changesTo: Verdict | 'ended' | null
  missing: readonly FactKey[]
  /** The day of the judgement that made the row what it is. */
  judgedOn: CivilDate
}

interface HeldOffersTable {
  operatorId: Generated<Id<'operator'>>
  companyId: Id<'company'>
  offerId: Id<'offer'>
  toldBy: 'company' | 'park'
  toldOn: CivilDate
  recordedAt: Date
  recordedBy: Id<'user'> | null
}
