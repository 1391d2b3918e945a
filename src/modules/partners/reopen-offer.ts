import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import './partners.news.ts'
import { lockOffer, setClosed } from './partners.store.ts'

export type ReopenRefusal =
  | { readonly code: 'not-allowed' }
  | { readonly code: 'offer-not-found' }
  | { readonly code: 'offer-open' }

/** Takes a closed offer out of the archive with the terms that it had; every company is judged anew. */
export function reopenOffer(platform: Platform, actor: Actor, offerId: Id<'offer'>) {
  return change<Id<'offer'>, ReopenRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const offer = await lockOffer(tx, { id: offerId })
    if (!offer) return refuse({ code: 'offer-not-found' })
    if (!offer.closedAt) return refuse({ code: 'offer-open' })

    await setClosed(tx, offerId, null)
    await announce(platform, tx, actor, 'offer.changed', { offerIds: [offerId] })
    return changed(offerId, { event: 'offer.reopened', subjectId: offerId })
  })
}
