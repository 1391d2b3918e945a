import type { Generated } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { HolderKind } from './quota.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    offerCounters: OfferCountersTable
    holderCounters: HolderCountersTable
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

interface LedgerEntriesTable {
  operatorId: Generated<Id<'operator'>>
  claimId: Id<'claim'>
  kind: 'grant' | 'return'
  offerId: Id<'offer'>
  places: number
  minor: bigint
  siteId: Id<'site'> | null
  companyId: Id<'company'>
  personId: Id<'user'> | null
  at: Date
  byId: Id<'user'> | null
}
