import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { DocumentKind, SentDocument } from '../../platform/document.ts'
import './agreements.tables.ts'

/** What is said of a paper of an agreement. */
export interface AgreementDocument {
  readonly id: Id<'agreement-document'>
  readonly name: string
  readonly kind: DocumentKind
  readonly bytes: number
  readonly addedAt: Date
}

export function documentsOf(db: Database, agreementId: Id<'agreement'>): Promise<readonly AgreementDocument[]> {
  return db
    .selectFrom('agreementDocuments')
    .select(['id', 'name', 'kind', 'bytes', 'addedAt'])
    .where('agreementId', '=', agreementId)
    .orderBy('addedAt')
    .orderBy('id')
    .execute()
}

/** A paper of an agreement with its bytes. */
export function findDocument(
  db: Database,
  agreementId: Id<'agreement'>,
  id: Id<'agreement-document'>,
): Promise<(Pick<AgreementDocument, 'name' | 'kind'> & { readonly content: Buffer }) | undefined> {
  return db
    .selectFrom('agreementDocuments')
    .innerJoin('agreementDocumentContents', 'agreementDocumentContents.documentId', 'agreementDocuments.id')
    .select(['agreementDocuments.name', 'agreementDocuments.kind', 'agreementDocumentContents.content'])
    .where('agreementDocuments.agreementId', '=', agreementId)
    .where('agreementDocuments.id', '=', id)
    .executeTakeFirst()
}

export interface NewDocument extends SentDocument {
  readonly id: Id<'agreement-document'>
  readonly agreementId: Id<'agreement'>
  readonly addedAt: Date
  readonly addedBy: Id<'user'> | null
}

/** Keeps a paper; false where the agreement has the same one already. */
export async function keepDocument(tx: Transaction, { content, ...document }: NewDocument): Promise<boolean> {
  const kept = await tx
    .insertInto('agreementDocuments')
    .values(document)
    .onConflict((conflict) => conflict.constraint('agreement_documents_once').doNothing())
    .executeTakeFirst()
  if (kept.numInsertedOrUpdatedRows !== 1n) return false
  await tx.insertInto('agreementDocumentContents').values({ documentId: document.id, content }).execute()
  return true
}

/** Takes a paper away, with its bytes; false where it was not there. */
export async function dropDocument(
  tx: Transaction,
  agreementId: Id<'agreement'>,
  id: Id<'agreement-document'>,
): Promise<boolean> {
  const dropped = await tx
    .deleteFrom('agreementDocuments')
    .where('agreementId', '=', agreementId)
    .where('id', '=', id)
    .executeTakeFirst()
  return dropped.numDeletedRows === 1n
}
