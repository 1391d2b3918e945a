import type { Id } from '../../kernel/id.ts'
import type { Money } from '../../kernel/money.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isStaff } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Claimed } from './claim-offer.ts'
import { type ClaimAct, MOST_SOURCE, givesBack, objectionToReason, stateAfter } from './claim.ts'
import { holdClaim, keepStep, keepValue, moveClaim } from './claims.store.ts'
import { giveGrantBack } from './grant-claim.ts'
import type { ClaimRefusal } from './refusal.ts'
import { tellOf } from './tell-claim.ts'

/** What becomes of a claim after it was asked for or granted, besides the decision on it. */
export const FOLLOW_UPS = ['withdraw', 'activate', 'use', 'end', 'revoke'] as const
export type FollowUp = (typeof FOLLOW_UPS)[number]

const events: Readonly<Record<FollowUp, string>> = {
  withdraw: 'claim.withdrawn',
  activate: 'claim.activated',
  use: 'claim.used',
  end: 'claim.ended',
  revoke: 'claim.revoked',
}

export interface FollowUpWish {
  readonly claimId: Id<'claim'>
  readonly act: FollowUp
  /** A revocation needs one. */
  readonly reason: string
  /** What was taken up, or used, and who says so; where nobody knows, nothing is recorded. */
  readonly value?: { readonly money: Money; readonly source: string } | undefined
}

/**
 * Records what became of a claim. What a company gives up, or the park takes away, leaves its place and, unless somebody
 * has seen it, its code to the next.
 */
export function followUpClaim(platform: Platform, actor: Actor, { claimId, act, reason, value }: FollowUpWish) {
  return change<Claimed, ClaimRefusal>(platform, actor, async (tx) => {
    const claim = await holdClaim(tx, actor, claimId)
    if (!claim) return refuse({ code: 'claim-not-found' })
    if (act === 'revoke' && !isStaff(actor)) return refuse({ code: 'not-allowed' })
    const to = stateAfter(claim.state, act)
    if (!to) return refuse({ code: 'not-now', state: claim.state })
    const unreasoned = objectionToReason(reason, { needed: act === 'revoke' })
    if (unreasoned) return refuse(unreasoned)
    if (value && value.source.length > MOST_SOURCE) return refuse({ code: 'text-too-long', most: MOST_SOURCE })

    const at = platform.now()
    const by = actor.userId ?? null
    await moveClaim(tx, claim, to, at)
    const number = await keepStep(tx, { claimId, act, state: to, at, by, ...(reason && { reason }) })
    const kind = valueKinds[act]
    if (kind && value) {
      const on = await today(platform, tx, actor.operatorId)
      const recording = { id: platform.newId<'claim-value'>(), at, by }
      await keepValue(tx, { claimId, kind, value: value.money, on, source: value.source }, recording)
    }
    await tellOf(platform, tx, actor, claimId, number)
    if (givesBack(claim.state, act)) await giveGrantBack(platform, tx, actor, claim)
    return changed({ id: claimId, state: to }, { event: events[act], subjectId: claimId })
  })
}

const valueKinds: Readonly<Partial<Record<ClaimAct, 'activated' | 'used'>>> = { activate: 'activated', use: 'used' }
