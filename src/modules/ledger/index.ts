import './ledger.tables.ts'

export type {
  AgreementBalance,
  AgreementLimits,
  Balance,
  Count,
  HolderKind,
  Limits,
  Place,
  QuotaKind,
} from './quota.ts'
export {
  type Entering,
  type LedgerEntry,
  type Taker,
  agreementBalancesOf,
  balancesOf,
  entriesOf,
  fullFor,
  holdCounters,
  returnPlace,
  setAgreementLimits,
  setHolderLimit,
  setLimits,
  setSiteLimits,
  takePlace,
} from './ledger.store.ts'
export { ledgerInvariants } from './ledger.invariants.ts'
