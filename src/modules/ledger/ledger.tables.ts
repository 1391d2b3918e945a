import type { Generated } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { HolderKind } from './quota.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    offerCounters: OfferCountersTable
    holderCounters: HolderCountersTable
    agreementCounters: AgreementCountersTable
    agreementHolders: AgreementHoldersTable
    ledgerEntries: LedgerEntriesTable
  }
}

interface OfferCountersTable {
  operatorId: Generated<Id<'operator'>>
  offerId: Id<'offer'>
  used: Generated<number>
  most: number | null
  /** Of the budget, in minor units. */
  spent: Generated<bigint>
  budget: bigint | null
  currency: string | null
  mostPerSite: number | null
  mostPerCompany: number | null
  mostPerPerson: number | null
}

interface HolderCountersTable {
  operatorId: Generated<Id<'operator'>>
  offerId: Id<'offer'>
  kind: HolderKind
  holderId: string
  used: Generated<number>
  /** A limit of its own in place of the offer's. */
  most: number | null
}

interface AgreementCountersTable {
  operatorId: Generated<Id<'operator'>>
  agreementId: Id<'agreement'>
  used: Generated<number>
  /** Those that hold a place. */
  companies: Generated<number>
  mostPlaces: number | null
  mostCompanies: number | null
}

interface AgreementHoldersTable {
  operatorId: Generated<Id<'operator'>>
  agreementId: Id<'agreement'>
  companyId: Id<'company'>
  used: Generated<number>
}

interface LedgerEntriesTable {
  operatorId: Generated<Id<'operator'>>
  claimId: Id<'claim'>
  kind: 'grant' | 'return'
  offerId: Id<'offer'>
  agreementId: Id<'agreement'> | null
  places: number
  minor: bigint
  siteId: Id<'site'> | null
  companyId: Id<'company'>
  personId: Id<'user'> | null
  at: Date
  byId: Id<'user'> | null
}
