import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'

/** What of an offer's codes is left and where the others went. Expired ones nobody had; those that are spent were given. */
export interface Pool {
  readonly total: number
  readonly free: number
  readonly given: number
  readonly dead: number
  readonly expired: number
  /** With so many free codes or fewer, those who manage offers are told. */
  readonly lowAt: number
}

/** What became of a code. */
export type CodeState = 'free' | 'expired' | 'given' | 'seen' | 'spent' | 'dead'

/** A code as it is spoken of: by its number. The code itself is not here. */
export interface Code {
  readonly id: Id<'code'>
  readonly offerId: Id<'offer'>
  readonly number: number
  /** The last day on which it can be used. */
  readonly expiresOn: CivilDate | undefined
  readonly givenAt: Date | undefined
  readonly revealedAt: Date | undefined
  readonly spentAt: Date | undefined
  readonly deadAt: Date | undefined
  readonly deadReason: string | undefined
}

/** A code that somebody holds. */
export interface HeldCode extends Code {
  readonly claimId: Id<'claim'>
  readonly companyId: Id<'company'>
}

/** What became of a code by a day. */
export function stateOf(code: Code, on: CivilDate): CodeState {
  if (code.deadAt) return 'dead'
  if (code.spentAt) return 'spent'
  if (code.revealedAt) return 'seen'
  if (code.givenAt) return 'given'
  return code.expiresOn !== undefined && code.expiresOn < on ? 'expired' : 'free'
}

/** How many free codes are few, where nobody said. */
export const LOW_AT = 10

/** Whether a pool is so low that those who manage offers want to know. A pool without a single code is low as well. */
export function isLow({ free, lowAt }: Pick<Pool, 'free' | 'lowAt'>): boolean {
  return free <= lowAt
}

/** So many days before free codes end, those who manage offers are told. */
export const EXPIRY_DAYS = 30
