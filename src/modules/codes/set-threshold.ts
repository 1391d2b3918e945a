import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { setLowAt } from './pools.store.ts'
import type { CodeRefusal } from './refusal.ts'
import { stockJob } from './stock-job.ts'

export const MOST_LOW_AT = 1_000_000

/** Sets with how many free codes those who manage offers are told. */
export function setThreshold(
  platform: Platform,
  actor: Actor,
  { offerId, lowAt }: { readonly offerId: Id<'offer'>; readonly lowAt: number },
) {
  return change<Id<'offer'>, CodeRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })
    if (!Number.isInteger(lowAt) || lowAt < 0 || lowAt > MOST_LOW_AT) {
      return refuse({ code: 'not-a-number', most: MOST_LOW_AT })
    }
    if (!(await setLowAt(tx, offerId, lowAt))) return refuse({ code: 'offer-not-found' })
    await stockJob(platform, tx, actor, offerId)
    return changed(offerId, { event: 'codes.threshold-set', subjectId: offerId, detail: { lowAt } })
  })
}
