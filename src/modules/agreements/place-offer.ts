import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { findOffer } from '../partners/index.ts'
import './agreements.news.ts'
import { lockAgreement, placeOffers, takeOfferOut } from './agreements.store.ts'
import type { AgreementRefusal } from './refusal.ts'

export interface Placing {
  readonly agreementId: Id<'agreement'>
  readonly offerId: Id<'offer'>
}

/** Puts an offer of the same partner under an agreement: from then on it is granted only while that runs. */
export function placeOffer(platform: Platform, actor: Actor, { agreementId, offerId }: Placing) {
  return change<Id<'agreement'>, AgreementRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const agreement = await lockAgreement(tx, actor, agreementId)
    if (!agreement) return refuse({ code: 'agreement-not-found' })
    const offer = await findOffer(tx, offerId)
    if (!offer) return refuse({ code: 'offer-not-found' })
    if (offer.partner.id !== agreement.partnerId) return refuse({ code: 'offer-of-another-partner' })

    await placeOffers(tx, agreementId, [offerId])
    await announce(platform, tx, actor, 'offer.limits-changed', { offerId })
    await announce(platform, tx, actor, 'offer.changed', { offerIds: [offerId] })
    return changed(agreementId, { event: 'agreement.offer-placed', subjectId: agreementId, detail: { offerId } })
  })
}

/** Takes an offer out from under an agreement. */
export function removeOffer(platform: Platform, actor: Actor, { agreementId, offerId }: Placing) {
  return change<Id<'agreement'>, AgreementRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    if (!(await lockAgreement(tx, actor, agreementId))) return refuse({ code: 'agreement-not-found' })
    if (!(await takeOfferOut(tx, agreementId, offerId))) return refuse({ code: 'offer-not-found' })
    await announce(platform, tx, actor, 'offer.limits-changed', { offerId })
    await announce(platform, tx, actor, 'offer.changed', { offerIds: [offerId] })
    return changed(agreementId, { event: 'agreement.offer-removed', subjectId: agreementId, detail: { offerId } })
  })
}
