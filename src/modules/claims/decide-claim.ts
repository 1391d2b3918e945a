import { dayIn } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector, isStaff } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import { findOperator } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { agreementOf, limitsOf } from '../agreements/index.ts'
import { findOffer, openOn } from '../partners/index.ts'
import type { Claimed } from './claim-offer.ts'
import { objectionToReason, stateAfter } from './claim.ts'
import { handsOutCodes, holdClaim, keepStep, moveClaim, setOwner } from './claims.store.ts'
import { documentsOf } from './documents.store.ts'
import { keepGrantedValues, takeGrant } from './grant-claim.ts'
import { judgeNow } from './judge-claim.ts'
import type { ClaimRefusal } from './refusal.ts'
import { tellOf } from './tell-claim.ts'
import { activateBy, closedBy } from './terms.ts'

export const DECISIONS = ['verify', 'grant', 'refuse'] as const
export type Decision = (typeof DECISIONS)[number]

export interface DecisionWish {
  readonly claimId: Id<'claim'>
  readonly decision: Decision
  /** A refusal and an exception need one. */
  readonly reason: string
  /** Granted though the rule does not say yes now, or a paper is missing. */
  readonly exception: boolean
}

/**
 * Decides on a request: its papers are in order, it is granted, it is refused. Whoever decides judges the company anew;
 * what the rule does not allow is granted only as an exception, with its reason on record.
 */
export function decideClaim(platform: Platform, actor: Actor, { claimId, decision, reason, exception }: DecisionWish) {
  return change<Claimed, ClaimRefusal>(platform, actor, async (tx) => {
    const claim = await holdClaim(tx, actor, claimId)
    if (!claim) return refuse({ code: 'claim-not-found' })
    if (!isStaff(actor)) return refuse({ code: 'not-allowed' })
    if (claim.verify === 'director' && !isDirector(actor)) return refuse({ code: 'for-the-director' })
    const to = stateAfter(claim.state, decision)
    if (!to) return refuse({ code: 'not-now', state: claim.state })
    const unreasoned = objectionToReason(reason, { needed: decision === 'refuse' || exception })
    if (unreasoned) return refuse(unreasoned)

    const at = platform.now()
    const by = actor.userId ?? null
    const owner = { ownerId: claim.ownerId ?? by }
    if (decision === 'refuse') {
      await moveClaim(tx, claim, to, at, owner)
      const number = await keepStep(tx, { claimId, act: 'refuse', state: to, at, by, reason })
      await tellOf(platform, tx, actor, claimId, number)
      return changed({ id: claimId, state: to }, { event: 'claim.refused', subjectId: claimId })
    }

    const there = new Set((await documentsOf(tx, claimId)).map(({ asked }) => asked))
    const names = claim.documents.filter((name) => !there.has(name))
    if (names.length > 0 && !exception) return refuse({ code: 'documents-missing', names })
    if (decision === 'verify') {
      await moveClaim(tx, claim, to, at, owner)
      const number = await keepStep(tx, { claimId, act: 'verify', state: to, at, by, ...(reason && { reason }) })
      await tellOf(platform, tx, actor, claimId, number)
      return changed({ id: claimId, state: to }, { event: 'claim.verified', subjectId: claimId })
    }

    const { zone } = await findOperator(tx, actor.operatorId)
    const on = dayIn(zone, at)
    const limits = await limitsOf(tx, claim.offerId)
    const found = await findOffer(tx, claim.offerId)
    const offer = found && openOn(found, on)
    // It was asked for while the window was open.
    const agreement = await agreementOf(tx, claim.offerId, on)
    const closed = closedBy(offer, agreement, {}, on)
    if (closed || !offer) return refuse(closed ?? { code: 'offer-closed' })
    const { verdict, missing } = await judgeNow(tx, offer, claim.companyId, on)
    if (!exception && verdict === 'ineligible') return refuse({ code: 'not-eligible' })
    if (!exception && verdict === 'undetermined') return refuse({ code: 'cannot-say', missing })

    // What was asked for under an agreement that has run out, or was renewed since, is granted under today's.
    const agreementId = agreement?.id ?? null
    const withCode = await handsOutCodes(tx, claim.offerId)
    const version = found?.versions.find(({ id }) => id === claim.versionId) ?? offer.version
    await moveClaim(tx, claim, to, at, {
      ...owner,
      agreementId,
      verdict,
      exception: exception ? reason : null,
      withCode,
      grantedOn: on,
      activateBy: activateBy(version.benefits, on) ?? null,
    })
    const granting = { claim: { ...claim, agreementId, withCode }, limits, on }
    await keepGrantedValues(platform, tx, actor, granting, version)
    const number = await keepStep(tx, { claimId, act: 'grant', state: to, at, by, ...(reason && { reason }) })
    await tellOf(platform, tx, actor, claimId, number)
    const refusal = await takeGrant(platform, tx, actor, granting)
    if (refusal) return refuse(refusal)
    return changed(
      { id: claimId, state: to },
      {
        event: exception ? 'claim.granted-as-exception' : 'claim.granted',
        subjectId: claimId,
        detail: {
          offerId: claim.offerId,
          companyId: claim.companyId,
          verdict,
          agreementId,
          ...(agreementId !== claim.agreementId && { askedUnder: claim.agreementId }),
        },
      },
    )
  })
}

/** Makes somebody of the park the one whose request it is. */
export function takeClaimOver(platform: Platform, actor: Actor, claimId: Id<'claim'>) {
  return change<Claimed, ClaimRefusal>(platform, actor, async (tx) => {
    const claim = await holdClaim(tx, actor, claimId)
    if (!claim) return refuse({ code: 'claim-not-found' })
    if (!isStaff(actor) || !actor.userId) return refuse({ code: 'not-allowed' })
    if (!stateAfter(claim.state, 'refuse')) return refuse({ code: 'not-now', state: claim.state })

    await setOwner(tx, claimId, actor.userId)
    await keepStep(tx, { claimId, act: 'take-over', state: claim.state, at: platform.now(), by: actor.userId })
    return changed({ id: claimId, state: claim.state }, { event: 'claim.taken-over', subjectId: claimId })
  })
}
