import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import { readSentDocument } from '../../platform/document.ts'
import type { Platform } from '../../platform/platform.ts'
import { lockAgreement } from './agreements.store.ts'
import { documentsOf, dropDocument, keepDocument } from './documents.store.ts'
import type { AgreementRefusal } from './refusal.ts'

/** How many papers an agreement holds at most. */
export const MOST_DOCUMENTS = 30

export interface DocumentWish {
  readonly agreementId: Id<'agreement'>
  readonly name: string
  readonly content: Buffer
}

/** Attaches a paper to an agreement: a PDF, a Word document or an image, known by its bytes and not by its name. */
export function attachDocument(platform: Platform, actor: Actor, { agreementId, name, content }: DocumentWish) {
  return change<Id<'agreement-document'>, AgreementRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    if (!(await lockAgreement(tx, actor, agreementId))) return refuse({ code: 'agreement-not-found' })
    const sent = readSentDocument(name, content)
    if (!sent.ok) return sent
    if ((await documentsOf(tx, agreementId)).length >= MOST_DOCUMENTS) {
      return refuse({ code: 'too-many-documents', most: MOST_DOCUMENTS })
    }

    const id = platform.newId<'agreement-document'>()
    const { kind, sha256 } = sent.value
    const added = { addedAt: platform.now(), addedBy: actor.userId ?? null }
    if (!(await keepDocument(tx, { id, agreementId, ...sent.value, ...added }))) {
      return refuse({ code: 'document-there-already' })
    }
    return changed(id, {
      event: 'agreement.document-attached',
      subjectId: agreementId,
      detail: { documentId: id, kind, sha256 },
    })
  })
}

/** Takes a paper away from an agreement. That it was there, and its digest, stay in the audit trail. */
export function removeDocument(
  platform: Platform,
  actor: Actor,
  { agreementId, documentId }: { readonly agreementId: Id<'agreement'>; readonly documentId: Id<'agreement-document'> },
) {
  return change<Id<'agreement'>, AgreementRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    if (!(await lockAgreement(tx, actor, agreementId))) return refuse({ code: 'agreement-not-found' })
    if (!(await dropDocument(tx, agreementId, documentId))) return refuse({ code: 'document-not-found' })
    return changed(agreementId, {
      event: 'agreement.document-removed',
      subjectId: agreementId,
      detail: { documentId },
    })
  })
}
