import type { Selectable } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { columnsOf, roleFrom } from '../identity/index.ts'
import type { ApiKey } from './api-key.ts'
import type { ApiKeysTable } from './api-keys.tables.ts'

export async function keepApiKey(
  tx: Transaction,
  { role, expiresOn, madeBy, ...key }: Omit<ApiKey, 'lastUsedAt' | 'revokedAt'> & { readonly tokenHash: string },
): Promise<void> {
  await tx
    .insertInto('apiKeys')
    .values({
      ...key,
      ...columnsOf(role),
      madeBy: madeBy ?? null,
      expiresOn: expiresOn ?? null,
      lastUsedAt: null,
      revokedAt: null,
    })
    .execute()
}

/** The park's keys, the newest first; the revoked ones last. */
export async function listApiKeys(db: Database): Promise<readonly ApiKey[]> {
  const rows = await db
    .selectFrom('apiKeys')
    .selectAll()
    .orderBy('revokedAt', (order) => order.desc().nullsFirst())
    .orderBy('madeAt', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(keyFrom)
}

/** The key with this hash, and the zone in which its days end. */
export async function findByHash(
  db: Database,
  tokenHash: string,
): Promise<(ApiKey & { readonly zone: string }) | undefined> {
  const row = await db
    .selectFrom('apiKeys')
    .innerJoin('operators', 'operators.id', 'apiKeys.operatorId')
    .selectAll('apiKeys')
    .select('operators.zone')
    .where('apiKeys.tokenHash', '=', tokenHash)
    .executeTakeFirst()
  return row && { ...keyFrom(row), zone: row.zone }
}

/** Takes a key back; false if there is none or it was taken back before. */
export async function revoke(tx: Transaction, id: Id<'api-key'>, at: Date): Promise<boolean> {
  const revoked = await tx
    .updateTable('apiKeys')
    .set({ revokedAt: at })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return revoked.numUpdatedRows === 1n
}

/** Notes that a key was used, unless that was noted since `lately`. */
export async function noteUse(tx: Transaction, id: Id<'api-key'>, at: Date, lately: Date): Promise<void> {
  await tx
    .updateTable('apiKeys')
    .set({ lastUsedAt: at })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('lastUsedAt', 'is', null), eb('lastUsedAt', '<=', lately)]))
    .execute()
}

function keyFrom(row: Selectable<ApiKeysTable>): ApiKey {
  const { id, name, actsFor, prefix, madeBy, madeAt, expiresOn, lastUsedAt, revokedAt } = row
  return {
    id,
    name,
    role: roleFrom(row),
    actsFor,
    prefix,
    madeBy: madeBy ?? undefined,
    madeAt,
    expiresOn: expiresOn ?? undefined,
    lastUsedAt: lastUsedAt ?? undefined,
    revokedAt: revokedAt ?? undefined,
  }
}

/** A company has another name: so do the keys that act for it. */
export async function renameKeysOf(tx: Transaction, companyId: Id<'company'>, name: string): Promise<void> {
  await tx.updateTable('apiKeys').set({ actsFor: name }).where('companyId', '=', companyId).execute()
}
