import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isStaff } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { findOffer } from '../partners/index.ts'
import { mayActFor } from '../registry/index.ts'
import { takeTurn } from './entitlements.store.ts'
import { keepHeldOffer } from './held-offers.store.ts'
import { judgeAndKeep } from './recompute.ts'

/** An offer and the company that is said to have it. */
export interface Holding {
  readonly companyId: Id<'company'>
  readonly offerId: Id<'offer'>
}

export type HoldRefusal =
  | { readonly code: 'company-not-found' }
  | { readonly code: 'offer-not-found' }
  | { readonly code: 'already-held' }

/** Says that a company already has an offer, so that nobody offers it again. Its verdict stays as the rule gives it, and counts no more. */
export function recordHeldOffer(platform: Platform, actor: Actor, { companyId, offerId }: Holding) {
  return change<Id<'offer'>, HoldRefusal>(platform, actor, async (tx) => {
    if (!(await mayActFor(tx, actor, companyId))) return refuse({ code: 'company-not-found' })
    if (!(await findOffer(tx, offerId))) return refuse({ code: 'offer-not-found' })

    // The turn first and then the company, as everybody who judges goes.
    await takeTurn(tx)
    const toldBy = isStaff(actor) ? 'park' : 'company'
    const toldOn = await today(platform, tx, actor.operatorId)
    const kept = await keepHeldOffer(tx, {
      companyId,
      offerId,
      toldBy,
      toldOn,
      recordedAt: platform.now(),
      recordedBy: actor.userId ?? null,
    })
    if (!kept) return refuse({ code: 'already-held' })
    await judgeAndKeep(tx, { companyIds: [companyId] }, toldOn)
    return changed(offerId, { event: 'company.offer-held', subjectId: companyId, detail: { offerId, toldBy } })
  })
}
