import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { InvitationsTable } from './identity.tables.ts'
import type { Selectable } from 'kysely'
import type { Invitation } from './invitation.ts'
import { columnsOf, roleFrom } from './membership.ts'
import type { Seen } from './memberships.store.ts'

/** Keeps a new invitation; false while another one to the same role is open. */
export async function keepInvitation(
  tx: Transaction,
  invitation: Pick<Invitation, 'id' | 'email' | 'language' | 'role' | 'actsFor' | 'invitedAt' | 'expiresAt'> & {
    readonly tokenHash: string
    readonly invitedBy: Id<'user'> | undefined
  },
): Promise<boolean> {
  const { role, invitedBy, ...rest } = invitation
  const kept = await tx
    .insertInto('invitations')
    .values({
      ...rest,
      ...columnsOf(role),
      invitedBy: invitedBy ?? null,
      acceptedAt: null,
      acceptedBy: null,
      revokedAt: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}

/** Takes back open invitations of this person to this role: the new one takes their place. */
export async function replaceInvitations(
  tx: Transaction,
  { email, role }: Pick<Invitation, 'email' | 'role'>,
  at: Date,
): Promise<void> {
  const { siteIds, companyId, partnerId, organisation } = columnsOf(role)
  await tx
    .updateTable('invitations')
    .set({ revokedAt: at })
    .where('email', '=', email)
    .where('role', '=', role.kind)
    .where('siteIds', 'is not distinct from', siteIds)
    .where('companyId', 'is not distinct from', companyId)
    .where('partnerId', 'is not distinct from', partnerId)
    .where('organisation', 'is not distinct from', organisation)
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .execute()
}

export async function findInvitation(
  db: Database,
  by: { readonly id: Id<'invitation'> } | { readonly tokenHash: string },
): Promise<Invitation | undefined> {
  const all = db.selectFrom('invitations').selectAll()
  const row = await ('id' in by
    ? all.where('id', '=', by.id)
    : all.where('tokenHash', '=', by.tokenHash)
  ).executeTakeFirst()
  return row && invitationFrom(row)
}

/** The invitations that wait for an answer and somebody may see, the newest first; the expired ones too, to be renewed. */
export async function listOpenInvitations(db: Database, seen: Seen): Promise<readonly Invitation[]> {
  let open = db.selectFrom('invitations').selectAll().where('acceptedAt', 'is', null).where('revokedAt', 'is', null)
  if (seen !== 'everybody') open = open.where('companyId', '=', (eb) => eb.fn.any(eb.val(seen.companyIds)))
  const rows = await open.orderBy('invitedAt', 'desc').orderBy('id').execute()
  return rows.map(invitationFrom)
}

/** Uses an invitation up. Of two who try at once, one gets true. */
export async function useInvitation(
  tx: Transaction,
  id: Id<'invitation'>,
  userId: Id<'user'>,
  at: Date,
): Promise<boolean> {
  const used = await tx
    .updateTable('invitations')
    .set({ acceptedAt: at, acceptedBy: userId })
    .where('id', '=', id)
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** Takes an invitation back; false if it was answered or taken back before. */
export async function withdraw(tx: Transaction, id: Id<'invitation'>, at: Date): Promise<boolean> {
  const withdrawn = await tx
    .updateTable('invitations')
    .set({ revokedAt: at })
    .where('id', '=', id)
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return withdrawn.numUpdatedRows === 1n
}

function invitationFrom(row: Selectable<InvitationsTable>): Invitation {
  const { id, email, language, actsFor, invitedAt, expiresAt, acceptedAt, revokedAt } = row
  return {
    id,
    email,
    language,
    role: roleFrom(row),
    actsFor,
    invitedAt,
    expiresAt,
    acceptedAt: acceptedAt ?? undefined,
    revokedAt: revokedAt ?? undefined,
  }
}
