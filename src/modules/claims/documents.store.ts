import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { DocumentKind, SentDocument } from '../../platform/document.ts'
import './claims.tables.ts'

/** A paper that a claim has brought. */
export interface ClaimDocument {
  readonly id: Id<'claim-document'>
  readonly claimId: Id<'claim'>
  readonly asked: string
  readonly name: string
  readonly kind: DocumentKind
  readonly bytes: number
  readonly addedAt: Date
}

/** The papers of a claim, the first brought first. */
export async function documentsOf(db: Database, claimId: Id<'claim'>): Promise<readonly ClaimDocument[]> {
  return db
    .selectFrom('claimDocuments')
    .select(['id', 'claimId', 'asked', 'name', 'kind', 'bytes', 'addedAt'])
    .where('claimId', '=', claimId)
    .orderBy('addedAt')
    .orderBy('id')
    .execute()
}

/** Keeps a paper; false where the claim has the very same one. */
export async function keepDocument(
  tx: Transaction,
  { content, ...document }: ClaimDocument & SentDocument & { readonly addedBy: Id<'user'> | null },
): Promise<boolean> {
  const kept = await tx
    .insertInto('claimDocuments')
    .values(document)
    .onConflict((conflict) => conflict.constraint('claim_documents_once').doNothing())
    .executeTakeFirst()
  if (kept.numInsertedOrUpdatedRows !== 1n) return false
  await tx.insertInto('claimDocumentContents').values({ documentId: document.id, content }).execute()
  return true
}

/** A paper of a claim with its bytes. */
export function findDocument(
  db: Database,
  claimId: Id<'claim'>,
  id: Id<'claim-document'>,
): Promise<(Pick<ClaimDocument, 'name' | 'kind'> & { readonly content: Buffer }) | undefined> {
  return db
    .selectFrom('claimDocuments')
    .innerJoin('claimDocumentContents', 'claimDocumentContents.documentId', 'claimDocuments.id')
    .select(['claimDocuments.name', 'claimDocuments.kind', 'claimDocumentContents.content'])
    .where('claimDocuments.id', '=', id)
    .where('claimDocuments.claimId', '=', claimId)
    .executeTakeFirst()
}
