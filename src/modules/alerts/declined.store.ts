import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import './alerts.tables.ts'
import type { LetterKind } from './letter-kind.ts'

/** Who of the operator's people wishes no letters of this kind. */
export async function whoDeclined(db: Database, kind: LetterKind): Promise<ReadonlySet<Id<'user'>>> {
  const rows = await db.selectFrom('declinedLetters').select('userId').where('kind', '=', kind).execute()
  return new Set(rows.map(({ userId }) => userId))
}

/** The kinds of letters that a person wishes not to get. */
export async function kindsDeclined(db: Database, userId: Id<'user'>): Promise<readonly LetterKind[]> {
  const rows = await db.selectFrom('declinedLetters').select('kind').where('userId', '=', userId).execute()
  return rows.map(({ kind }) => kind)
}

/** Keeps that a person wishes no letters of this kind; false if that was known. */
export async function keepDeclined(
  tx: Transaction,
  userId: Id<'user'>,
  kind: LetterKind,
  declinedAt: Date,
): Promise<boolean> {
  const kept = await tx
    .insertInto('declinedLetters')
    .values({ userId, kind, declinedAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}

/** Keeps that a person wishes letters of this kind again. */
export async function dropDeclined(tx: Transaction, userId: Id<'user'>, kind: LetterKind): Promise<void> {
  await tx.deleteFrom('declinedLetters').where('userId', '=', userId).where('kind', '=', kind).execute()
}
