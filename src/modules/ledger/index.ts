import './ledger.tables.ts'

export type { Balance, HolderKind, Limits, Place, QuotaKind } from './quota.ts'
export {
  type Entering,
  type LedgerEntry,
  type Taker,
  balancesOf,
  entriesOf,
  fullFor,
  returnPlace,
  setHolderLimit,
  setLimits,
  setSiteLimits,
  takePlace,
} from './ledger.store.ts'
export { ledgerInvariants } from './ledger.invariants.ts'
