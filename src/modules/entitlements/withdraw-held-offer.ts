import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { mayActFor } from '../registry/index.ts'
import { takeTurn } from './entitlements.store.ts'
import { dropHeldOffer } from './held-offers.store.ts'
import { judgeAndKeep } from './recompute.ts'
import type { Holding } from './record-held-offer.ts'

export type WithdrawHoldRefusal = { readonly code: 'company-not-found' } | { readonly code: 'not-held' }

/** Takes back that a company already has an offer: it is offered again. */
export function withdrawHeldOffer(platform: Platform, actor: Actor, { companyId, offerId }: Holding) {
  return change<Id<'offer'>, WithdrawHoldRefusal>(platform, actor, async (tx) => {
    if (!(await mayActFor(tx, actor, companyId))) return refuse({ code: 'company-not-found' })

    await takeTurn(tx)
    if (!(await dropHeldOffer(tx, { companyId, offerId }))) return refuse({ code: 'not-held' })
    await judgeAndKeep(tx, { companyIds: [companyId] }, await today(platform, tx, actor.operatorId))
    return changed(offerId, { event: 'company.offer-held-withdrawn', subjectId: companyId, detail: { offerId } })
  })
}
