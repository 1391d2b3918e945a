import type { Generated } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { FactKey } from '../rules/index.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    inquiries: InquiriesTable
    inquiredCompanies: InquiredCompaniesTable
    inquiryLinks: InquiryLinksTable
  }
}

interface InquiriesTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'inquiry'>
  keys: readonly FactKey[]
  askedAt: Date
  askedBy: Id<'user'> | null
}

interface InquiredCompaniesTable {
  operatorId: Generated<Id<'operator'>>
  inquiryId: Id<'inquiry'>
  companyId: Id<'company'>
  /** When a letter last left. */
  writtenAt: Date
  letters: Generated<number>
  answeredAt: Date | null
  revokedAt: Date | null
}

interface InquiryLinksTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'inquiry-link'>
  inquiryId: Id<'inquiry'>
  companyId: Id<'company'>
  tokenHash: string
  expiresAt: Date
}
