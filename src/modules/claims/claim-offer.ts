import { dayIn } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, companyOf, isStaff } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import { findOperator } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { agreementOf, limitsOf } from '../agreements/index.ts'
import { mayWaitUntil, workCalendar } from '../calendar/index.ts'
import { fullFor } from '../ledger/index.ts'
import { findOffer, openOn } from '../partners/index.ts'
import { mayActFor } from '../registry/index.ts'
import { objectionOfChains } from './chained-offers.ts'
import { type Claim, type ClaimState, objectionToReason } from './claim.ts'
import { handsOutCodes, keepClaim, keepStep, openRequests, siteOf } from './claims.store.ts'
import { keepGrantedValues, takeGrant } from './grant-claim.ts'
import { judgeNow } from './judge-claim.ts'
import { type ClaimPeople, ownerAmong } from './people.ts'
import type { ClaimRefusal } from './refusal.ts'
import { tellOf } from './tell-claim.ts'
import { PER_COMPANY, activateBy, closedBy, fullRefusal, verifierOf } from './terms.ts'

export interface ClaimWish {
  readonly offerId: Id<'offer'>
  readonly companyId: Id<'company'>
  /** Why somebody of the park grants it though the rule does not say yes. The rule stays as it is. */
  readonly exception?: string | undefined
}

export interface Claimed {
  readonly id: Id<'claim'>
  readonly state: ClaimState
}

/**
 * Asks for an offer in the name of a company that is entitled to it now. Where nobody has to look at it, it is granted at
 * once, with a code if the offer hands out codes; else it waits for whoever decides.
 */
export function claimOffer(
  platform: Platform,
  actor: Actor,
  people: Pick<ClaimPeople, 'staffOf'>,
  { offerId, companyId, exception }: ClaimWish,
) {
  return change<Claimed, ClaimRefusal>(platform, actor, async (tx) => {
    if (!(await mayActFor(tx, actor, companyId))) return refuse({ code: 'company-not-found' })
    if (exception !== undefined && !isStaff(actor)) return refuse({ code: 'not-allowed' })
    const unreasoned = exception !== undefined && objectionToReason(exception, { needed: true })
    if (unreasoned) return refuse(unreasoned)

    const found = await findOffer(tx, offerId)
    if (!found) return refuse({ code: 'offer-not-found' })
    const { zone } = await findOperator(tx, actor.operatorId)
    const at = platform.now()
    const on = dayIn(zone, at)
    const limits = await limitsOf(tx, offerId)
    const agreement = await agreementOf(tx, offerId, on)
    const offer = openOn(found, on)
    const closed = closedBy(offer, agreement, limits, on)
    if (closed || !offer) return refuse(closed ?? { code: 'offer-closed' })

    const { verdict, missing } = await judgeNow(tx, offer, companyId, on)
    if (exception === undefined) {
      if (verdict === 'ineligible') return refuse({ code: 'not-eligible' })
      if (verdict === 'undetermined') return refuse({ code: 'cannot-say', missing })
      const chained = await objectionOfChains(tx, { offerId, companyId }, on, (instant) => dayIn(zone, instant))
      if (chained) return refuse(chained)
    }

    const verifier = verifierOf(limits)
    if (exception !== undefined && verifier === 'director' && actor.role.kind === 'site-manager') {
      return refuse({ code: 'for-the-director' })
    }
    const atOnce = verifier === 'nobody' || exception !== undefined
    const siteId = await siteOf(tx, companyId)
    const personId = companyOf(actor) ? (actor.userId ?? null) : null
    const agreementId = agreement?.id ?? null
    const taker = { offerId, agreementId, siteId, companyId, personId }
    if (!atOnce) {
      const full = await fullFor(tx, taker, limits.budget?.each.minor ?? 0n)
      if (full) return refuse(fullRefusal(full, limits))
      const most = limits.perCompany ?? PER_COMPANY
      if ((await openRequests(tx, offerId, companyId)) >= most) return refuse({ code: 'already-requested' })
    }

    const owner = verifier === 'nobody' ? null : ownerAmong(await people.staffOf(tx, siteId), verifier)
    const claim: Claim = {
      id: platform.newId(),
      offerId,
      versionId: offer.version.id,
      agreementId,
      companyId,
      siteId,
      personId,
      state: atOnce ? 'granted' : 'requested',
      stateAt: at,
      requestedAt: at,
      verify: verifier,
      ownerId: exception === undefined ? owner : (actor.userId ?? owner),
      documents: limits.documents,
      dueOn: atOnce ? null : mayWaitUntil(await workCalendar(tx, actor.operatorId), on),
      escalatedAt: null,
      verdict,
      exception: exception ?? null,
      withCode: await handsOutCodes(tx, offerId),
      grantedOn: atOnce ? on : null,
      activateBy: (atOnce && activateBy(offer.version.benefits, on)) || null,
    }
    if (!(await keepClaim(tx, claim))) return refuse({ code: 'already-requested' })
    const by = actor.userId ?? null
    const asked = await keepStep(tx, { claimId: claim.id, act: 'request', state: 'requested', at, by })
    if (!atOnce) {
      await tellOf(platform, tx, actor, claim.id, asked)
      const detail = { offerId, companyId, ownerId: claim.ownerId }
      return changed({ id: claim.id, state: claim.state }, { event: 'claim.requested', subjectId: claim.id, detail })
    }

    const granting = { claim, limits, on }
    await keepGrantedValues(platform, tx, actor, granting, offer.version)
    const granted = await keepStep(tx, { claimId: claim.id, act: 'grant', state: 'granted', at, by, reason: exception })
    await tellOf(platform, tx, actor, claim.id, granted)
    const refusal = await takeGrant(platform, tx, actor, granting)
    if (refusal) return refuse(refusal)
    return changed(
      { id: claim.id, state: claim.state },
      {
        event: exception === undefined ? 'claim.granted' : 'claim.granted-as-exception',
        subjectId: claim.id,
        detail: { offerId, companyId, verdict, agreementId },
      },
    )
  })
}
