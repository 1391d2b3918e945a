import { asId, type Id } from '../../kernel/id.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import { findOperator } from '../../platform/operator.ts'
import { findDraft } from './drafts.store.ts'
import type { OfferDraft, ReadDraft } from './offer-draft.ts'
import type { Surroundings } from './surroundings.ts'
import type { TypedOffer } from './typed-reader.ts'

/** The draft that a form was opened from, as it stands now. */
export interface DraftStanding {
  /** Undefined where it was published or discarded meanwhile. */
  readonly draft: OfferDraft | undefined
  /** Somebody has saved it since the form was opened. */
  readonly changed: boolean
  /** Who saved it last, where that is known. */
  readonly by: string | undefined
  readonly zone: string
}

/** The largest revision that can be kept. */
const LARGEST = 2_147_483_647

/** Which draft a form says it was opened from, at which revision; undefined for a form without one. */
export function draftReadIn(typed: TypedOffer, offerId: Id<'offer'> | undefined): ReadDraft | undefined {
  const id = asId<'offer-draft'>(typed.text('draft'))
  return id && draftAt(id, typed, offerId)
}

/** A draft at the revision that a form says. */
export function draftAt(
  id: Id<'offer-draft'>,
  typed: Pick<TypedOffer, 'text'>,
  offerId: Id<'offer'> | undefined,
): ReadDraft {
  const revision = Number(typed.text('revision'))
  // A revision that nobody can have read is an older one.
  return { id, offerId, revision: Number.isInteger(revision) && revision > 0 && revision <= LARGEST ? revision : 0 }
}

/** How the draft of a form stands when the form is shown. */
export async function standingOf(
  db: Database,
  actor: Actor,
  read: ReadDraft | undefined,
  namesOf: Surroundings['namesOf'],
): Promise<DraftStanding | undefined> {
  if (!read) return undefined
  const draft = await findDraft(db, actor, read)
  const by = draft?.savedBy && (await namesOf(db, [draft.savedBy])).get(draft.savedBy)
  const { zone } = await findOperator(db, actor.operatorId)
  return { draft, changed: draft !== undefined && draft.revision !== read.revision, by, zone }
}
