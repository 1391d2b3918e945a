import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Verifier } from '../agreements/index.ts'
import type { Verdict } from '../eligibility/index.ts'

/** What a claim has come to. */
export const CLAIM_STATES = [
  'requested',
  'verified',
  'granted',
  'activated',
  'used',
  'ended',
  'refused',
  'withdrawn',
  'expired',
  'revoked',
] as const

export type ClaimState = (typeof CLAIM_STATES)[number]

/** What can be done with a claim. */
export type ClaimAct = 'verify' | 'grant' | 'refuse' | 'withdraw' | 'activate' | 'use' | 'end' | 'expire' | 'revoke'

/** From where each act leads to where. */
const acts: Readonly<Record<ClaimAct, { readonly from: readonly ClaimState[]; readonly to: ClaimState }>> = {
  verify: { from: ['requested'], to: 'verified' },
  grant: { from: ['requested', 'verified'], to: 'granted' },
  refuse: { from: ['requested', 'verified'], to: 'refused' },
  withdraw: { from: ['requested', 'verified', 'granted'], to: 'withdrawn' },
  activate: { from: ['granted'], to: 'activated' },
  use: { from: ['activated'], to: 'used' },
  end: { from: ['activated', 'used'], to: 'ended' },
  expire: { from: ['requested', 'verified', 'granted'], to: 'expired' },
  revoke: { from: ['granted', 'activated', 'used'], to: 'revoked' },
}

/** The state that an act leads to; undefined where it cannot be done. */
export function stateAfter(state: ClaimState, act: ClaimAct): ClaimState | undefined {
  const { from, to } = acts[act]
  return from.includes(state) ? to : undefined
}

/** Somebody has to decide. */
export function isOpen(state: ClaimState): boolean {
  return state === 'requested' || state === 'verified'
}

/** It holds a place: what was granted and never came back. */
export function holdsPlace(state: ClaimState): boolean {
  return state === 'granted' || state === 'activated' || state === 'used' || state === 'ended'
}

/** Its place comes back by this act: what was granted and is undone before it was taken up, or taken away. */
export function givesBack(state: ClaimState, act: ClaimAct): boolean {
  const next = stateAfter(state, act)
  return holdsPlace(state) && next !== undefined && !holdsPlace(next)
}

/** The four values that are kept apart: what a partner declares, what was granted, taken up, really used. */
export const VALUE_KINDS = ['declared', 'granted', 'activated', 'used'] as const
export type ValueKind = (typeof VALUE_KINDS)[number]

/** What a claim's history tells: acts that move it, and those that do not. */
export type StepAct = ClaimAct | 'request' | 'take-over' | 'escalate' | 'replace-code'

/** One thing that happened to a claim. */
export interface ClaimStep {
  readonly number: number
  readonly act: StepAct
  readonly state: ClaimState
  readonly at: Date
  readonly by: Id<'user'> | null
  readonly reason: string | null
}

/** A claim as everybody who works with it needs it. */
export interface Claim {
  readonly id: Id<'claim'>
  readonly offerId: Id<'offer'>
  readonly versionId: Id<'offer-version'>
  readonly agreementId: Id<'agreement'> | null
  readonly companyId: Id<'company'>
  readonly siteId: Id<'site'> | null
  readonly personId: Id<'user'> | null
  readonly state: ClaimState
  readonly stateAt: Date
  readonly requestedAt: Date
  readonly verify: Verifier
  readonly ownerId: Id<'user'> | null
  readonly documents: readonly string[]
  readonly dueOn: CivilDate | null
  readonly escalatedAt: Date | null
  readonly verdict: Verdict
  readonly exception: string | null
  readonly withCode: boolean
  readonly grantedOn: CivilDate | null
  readonly activateBy: CivilDate | null
}

/** The number by which people speak of a claim: no name in it, and short enough to be read out. */
export function claimNumber(id: Id<'claim'>): string {
  const end = id.slice(-8).toUpperCase()
  return `${end.slice(0, 4)}-${end.slice(4)}`
}

/** How long a reason may be, and who says what something was worth, in characters. */
export const MOST_REASON = 600
export const MOST_SOURCE = 300

/** What is wrong with a reason; where none is needed, an empty one is right. */
export function objectionToReason(reason: string, { needed }: { readonly needed: boolean }) {
  if (needed && reason === '') return { code: 'reason-missing' } as const
  return reason.length > MOST_REASON ? ({ code: 'text-too-long', most: MOST_REASON } as const) : undefined
}
