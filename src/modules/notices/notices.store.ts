import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Notice } from './notice.ts'

/** From this many on, the number unread is not counted any further. */
export const MOST_COUNTED = 100

export async function keepNotices(
  tx: Transaction,
  notices: readonly (Omit<Notice, 'readAt'> & { readonly userId: Id<'user'> })[],
): Promise<void> {
  await tx
    .insertInto('notices')
    .values(notices.map((notice) => ({ ...notice, readAt: null })))
    .execute()
}

/** One page of what somebody is told, the newest first. */
export async function listNotices(
  db: Database,
  userId: Id<'user'>,
  { number, size }: { readonly number: number; readonly size: number },
): Promise<{ readonly notices: readonly Notice[]; readonly total: number; readonly unread: number }> {
  const { total, unread } = await db
    .selectFrom('notices')
    .select([
      sql<number>`count(*)::int`.as('total'),
      sql<number>`count(*) filter (where read_at is null)::int`.as('unread'),
    ])
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('notices')
    .select(['id', 'kind', 'data', 'path', 'madeAt', 'readAt'])
    .where('userId', '=', userId)
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .offset((number - 1) * size)
    .execute()
  return { notices: rows.map((row) => ({ ...row, readAt: row.readAt ?? undefined })), total, unread }
}

/** Marks somebody's notice as read and says where it leads; undefined for one that is not there or another person's. */
export async function openNotice(
  tx: Transaction,
  userId: Id<'user'>,
  id: Id<'notice'>,
  at: Date,
): Promise<string | undefined> {
  const own = await tx
    .selectFrom('notices')
    .select('path')
    .where('id', '=', id)
    .where('userId', '=', userId)
    .executeTakeFirst()
  // What is read already is not written again.
  if (own)
    await tx.updateTable('notices').set({ readAt: at }).where('id', '=', id).where('readAt', 'is', null).execute()
  return own?.path
}

/** Marks all that somebody was told up to now as read. */
export async function readAll(tx: Transaction, userId: Id<'user'>, at: Date): Promise<void> {
  await tx.updateTable('notices').set({ readAt: at }).where('userId', '=', userId).where('readAt', 'is', null).execute()
}

/** How many notices somebody has not read, up to `MOST_COUNTED`; one statement, because every page asks. */
export async function countUnread(database: Database, operatorId: Id<'operator'>, userId: Id<'user'>): Promise<number> {
  const { rows } = await sql<{ unread: number }>`select unread_notices(${operatorId}, ${userId}) as unread`.execute(
    database,
  )
  return rows[0]?.unread ?? 0
}

/** Forgets what was made before a moment and has been read. What nobody has read stays. */
export async function forgetRead(tx: Transaction, before: Date): Promise<void> {
  await tx.deleteFrom('notices').where('readAt', 'is not', null).where('madeAt', '<', before).execute()
}
