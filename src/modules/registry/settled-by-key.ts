import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'

/** Runs a statement that a unique key may refuse; false when it did. The transaction goes on either way. */
export async function settledByKey(tx: Transaction, key: string, work: () => Promise<unknown>): Promise<boolean> {
  await sql`savepoint settled_by_key`.execute(tx)
  try {
    await work()
    await sql`release savepoint settled_by_key`.execute(tx)
    return true
  } catch (error) {
    if (!(error instanceof Error && 'constraint' in error && error.constraint === key)) throw error
    await sql`rollback to savepoint settled_by_key`.execute(tx)
    return false
  }
}
