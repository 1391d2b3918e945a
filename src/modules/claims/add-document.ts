import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import { readSentDocument } from '../../platform/document.ts'
import type { Platform } from '../../platform/platform.ts'
import { isOpen } from './claim.ts'
import { holdClaim } from './claims.store.ts'
import { documentsOf, keepDocument } from './documents.store.ts'
import type { ClaimRefusal } from './refusal.ts'

/** How many papers a claim holds at most. */
export const MOST_PAPERS = 20

export interface DocumentWish {
  readonly claimId: Id<'claim'>
  /** Which of the papers asked for it is. */
  readonly asked: string
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | undefined
}

/** Adds a paper that the request was asked for, while somebody has still to decide. What it is, its bytes say. */
export function addDocument(platform: Platform, actor: Actor, { claimId, asked, file }: DocumentWish) {
  return change<Id<'claim-document'>, ClaimRefusal>(platform, actor, async (tx) => {
    const claim = await holdClaim(tx, actor, claimId)
    if (!claim) return refuse({ code: 'claim-not-found' })
    if (!isOpen(claim.state)) return refuse({ code: 'not-now', state: claim.state })
    if (!claim.documents.includes(asked)) return refuse({ code: 'not-asked-for' })
    if (!file) return refuse({ code: 'no-file' })
    const sent = readSentDocument(file.name, Buffer.from(file.bytes))
    if (!sent.ok) return sent
    if ((await documentsOf(tx, claimId)).length >= MOST_PAPERS) {
      return refuse({ code: 'too-many-documents', most: MOST_PAPERS })
    }

    const id = platform.newId<'claim-document'>()
    const { kind } = sent.value
    const added = { addedAt: platform.now(), addedBy: actor.userId ?? null }
    if (!(await keepDocument(tx, { id, claimId, asked, ...sent.value, ...added }))) {
      return refuse({ code: 'document-there-already' })
    }
    return changed(id, { event: 'claim.document-added', subjectId: claimId, detail: { documentId: id, kind } })
  })
}
