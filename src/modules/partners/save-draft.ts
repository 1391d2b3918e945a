import type { Id } from '../../kernel/id.ts'
import { type Refused, refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { isThere, keepDraft, removeDraft, saveOver } from './drafts.store.ts'
import { type ReadDraft, type TypedFields, isTooLarge } from './offer-draft.ts'
import { findOffer } from './partners.store.ts'

/** What was read is not what is there: somebody saved the draft meanwhile, or published or discarded it. */
export type DraftMoved = { readonly code: 'draft-changed' } | { readonly code: 'draft-gone' }

export type SaveDraftRefusal =
  | DraftMoved
  | { readonly code: 'not-allowed' }
  | { readonly code: 'offer-not-found' }
  | { readonly code: 'draft-too-large' }
  | { readonly code: 'too-many-drafts' }

export interface DraftWish {
  /** The draft that is saved over, as it was read; undefined for a new one. */
  readonly draft: ReadDraft | undefined
  /** The offer whose new terms are written; undefined for a new offer. */
  readonly offerId: Id<'offer'> | undefined
  readonly title: string
  readonly typed: TypedFields
}

/** Keeps what was typed into a form about an offer, right or wrong, without publishing any of it. */
export function saveDraft(platform: Platform, actor: Actor, { draft, offerId, title, typed }: DraftWish) {
  return change<Id<'offer-draft'>, SaveDraftRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })
    if (offerId && !(await findOffer(tx, offerId))) return refuse({ code: 'offer-not-found' })
    if (isTooLarge(typed)) return refuse({ code: 'draft-too-large' })

    const saved = { title, typed, savedAt: platform.now(), savedBy: actor.userId }
    const of = offerId && { offerId }
    if (draft) {
      const revision = await saveOver(tx, { ...draft, offerId }, saved)
      if (revision === undefined) return refuse(await whyMoved(tx, { ...draft, offerId }))
      return changed(draft.id, { event: 'offer-draft.saved', subjectId: draft.id, detail: { revision, ...of } })
    }

    const id = platform.newId<'offer-draft'>()
    if (!(await keepDraft(tx, { id, offerId, ...saved }))) return refuse({ code: 'too-many-drafts' })
    return changed(id, { event: 'offer-draft.saved', subjectId: id, detail: { revision: 1, ...of } })
  })
}

/**
 * Takes the draft away that becomes an offer or terms in this same transaction, where there is one. Of two who publish the
 * same draft the second finds it gone.
 */
export async function useUp(tx: Transaction, draft: ReadDraft | undefined): Promise<Refused<DraftMoved> | undefined> {
  if (!draft || (await removeDraft(tx, draft))) return undefined
  return refuse(await whyMoved(tx, draft))
}

export async function whyMoved(tx: Transaction, draft: ReadDraft): Promise<DraftMoved> {
  return { code: (await isThere(tx, draft)) ? 'draft-changed' : 'draft-gone' }
}
