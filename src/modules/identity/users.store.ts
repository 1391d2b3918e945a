import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Database, Transaction } from '../../platform/database.ts'

export interface User {
  readonly id: Id<'user'>
  readonly name: string
  readonly email: string
  readonly language: Language
}

export function findUserByEmail(db: Database, email: string): Promise<User | undefined> {
  return db
    .selectFrom('auth.users')
    .select(['id', 'name', 'email', 'language'])
    .where('email', '=', email)
    .executeTakeFirst()
}

/** The names of people by their ids, to say who recorded something. */
export async function userNames(
  db: Database,
  userIds: readonly Id<'user'>[],
): Promise<ReadonlyMap<Id<'user'>, string>> {
  if (userIds.length === 0) return new Map()
  const rows = await db.selectFrom('auth.users').select(['id', 'name']).where('id', 'in', userIds).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Keeps a person; false if the address is somebody's already. */
export async function keepUser(tx: Transaction, user: User): Promise<boolean> {
  const kept = await tx
    .insertInto('auth.users')
    // Nobody gets an account without a letter or the first visit: the address is proven.
    .values({ ...user, emailVerified: true })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}

export async function rename(tx: Transaction, userId: Id<'user'>, name: string, language: Language): Promise<void> {
  await tx
    .updateTable('auth.users')
    .set({ name, language, updatedAt: sql<Date>`now()` })
    .where('id', '=', userId)
    .execute()
}

/** Keeps a password's hash as the person's way in, in place of an older one. */
export async function keepPassword(
  tx: Transaction,
  id: Id<'account'>,
  userId: Id<'user'>,
  hash: string,
): Promise<void> {
  await tx
    .insertInto('auth.accounts')
    .values({ id, userId, accountId: userId, providerId: 'credential', password: hash })
    .onConflict((conflict) =>
      conflict.columns(['providerId', 'accountId']).doUpdateSet({ password: hash, updatedAt: sql<Date>`now()` }),
    )
    .execute()
}

/** The hash of the person's password; undefined for somebody who signs in by link only. */
export async function passwordHashOf(database: Database, userId: Id<'user'>): Promise<string | undefined> {
  const account = await database
    .selectFrom('auth.accounts')
    .select('password')
    .where('providerId', '=', 'credential')
    .where('accountId', '=', userId)
    .executeTakeFirst()
  return account?.password ?? undefined
}

/** Whether this session was opened by a link within the last quarter of an hour, of real time. */
export async function isFreshFromLink(database: Database, sessionId: Id<'session'>): Promise<boolean> {
  const fresh = await database
    .selectFrom('auth.sessions')
    .select('id')
    .where('id', '=', sessionId)
    .where('byLink', '=', true)
    .where('createdAt', '>', sql<Date>`now() - interval '15 minutes'`)
    .executeTakeFirst()
  return fresh !== undefined
}

/** An open session, as its owner recognises it. */
export interface Session {
  readonly id: Id<'session'>
  readonly device: string
  readonly openedAt: Date
  readonly seenAt: Date
}

/** The person's open sessions, the last used first. */
export async function listSessions(database: Database, userId: Id<'user'>): Promise<readonly Session[]> {
  const rows = await database
    .selectFrom('auth.sessions')
    .select(['id', 'userAgent', 'createdAt', 'updatedAt'])
    .where('userId', '=', userId)
    .where('expiresAt', '>', sql<Date>`now()`)
    .orderBy('updatedAt', 'desc')
    .execute()
  return rows.map(({ id, userAgent, createdAt, updatedAt }) => ({
    id,
    device: userAgent ?? '',
    openedAt: createdAt,
    seenAt: updatedAt,
  }))
}

/** Ends the person's sessions, all of them or all but one. */
export async function endSessions(
  tx: Transaction,
  userId: Id<'user'>,
  { but }: { readonly but?: Id<'session'> } = {},
): Promise<bigint> {
  let ending = tx.deleteFrom('auth.sessions').where('userId', '=', userId)
  if (but) ending = ending.where('id', '!=', but)
  return (await ending.executeTakeFirst()).numDeletedRows
}
