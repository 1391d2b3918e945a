import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { removeDraft } from './drafts.store.ts'
import type { ReadDraft } from './offer-draft.ts'
import { type DraftMoved, whyMoved } from './save-draft.ts'

/** Throws a draft away as it was read: what somebody has saved since is not thrown away with it. */
export function discardDraft(platform: Platform, actor: Actor, draft: ReadDraft) {
  return change<Id<'offer-draft'>, DraftMoved | { readonly code: 'not-allowed' }>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    if (!(await removeDraft(tx, draft))) return refuse(await whyMoved(tx, draft))
    const { id, offerId, revision } = draft
    return changed(id, {
      event: 'offer-draft.discarded',
      subjectId: id,
      detail: { revision, ...(offerId && { offerId }) },
    })
  })
}
