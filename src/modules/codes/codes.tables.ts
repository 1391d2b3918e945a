import type { Generated } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    codePools: CodePoolsTable
    codeUploads: CodeUploadsTable
    codes: CodesTable
    codeReveals: CodeRevealsTable
  }
}

interface CodePoolsTable {
  operatorId: Generated<Id<'operator'>>
  offerId: Id<'offer'>
  lowAt: number
  /** When those who manage offers were told that few codes are left; null while they are not. */
  lowToldAt: Date | null
  /** The number that the last code got. */
  numbered: Generated<number>
}

interface CodeUploadsTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'code-upload'>
  offerId: Id<'offer'>
  codes: number
  uploadedAt: Date
  uploadedBy: Id<'user'> | null
}

interface CodesTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'code'>
  offerId: Id<'offer'>
  uploadId: Id<'code-upload'>
  number: number
  keyId: string
  sealed: Buffer
  digest: Buffer
  /** The last day on which it can be used. */
  expiresOn: CivilDate | null
  expiryToldAt: Date | null
  claimId: Id<'claim'> | null
  companyId: Id<'company'> | null
  givenAt: Date | null
  revealedAt: Date | null
  spentAt: Date | null
  deadAt: Date | null
  deadReason: string | null
  replacedBy: Id<'code'> | null
}

interface CodeRevealsTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'code-reveal'>
  codeId: Id<'code'>
  claimId: Id<'claim'>
  companyId: Id<'company'>
  revealedAt: Date
  revealedBy: Id<'user'> | null
}
