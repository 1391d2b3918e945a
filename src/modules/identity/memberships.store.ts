import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { RoleColumns } from './identity.tables.ts'
import { MEMBER_ROLES, type MemberRole, type Membership, columnsOf, roleFrom } from './membership.ts'

/** A member as the people's page lists it. */
export interface Member {
  readonly id: Id<'membership'>
  readonly userId: Id<'user'>
  readonly name: string
  readonly email: string
  readonly role: MemberRole
  readonly actsFor: string
  readonly since: Date
}

/** A member of a company, as whoever writes to it needs to know one. */
export interface CompanyMember {
  readonly userId: Id<'user'>
  readonly name: string
  readonly email: string
  readonly language: Language
}

/** Which members somebody may see: everybody, or the members of some companies. */
export type Seen = 'everybody' | { readonly companyIds: readonly Id<'company'>[] }

/** Every running membership of one person, whichever the operator, the oldest first. */
export async function membershipsOf(database: Database, userId: Id<'user'>): Promise<readonly Membership[]> {
  interface Row extends RoleColumns {
    readonly id: Id<'membership'>
    readonly operatorId: Id<'operator'>
    readonly operatorName: string
    readonly actsFor: string
    readonly since: Date
  }
  const { rows } = await sql<Row>`
    select m.id, m.operator_id, o.name as operator_name, m.role, m.site_ids, m.company_id, m.partner_id, m.organisation,
      m.acts_for, m.since
    from memberships_of(${userId}) m join operators o on o.id = m.operator_id`.execute(database)
  return rows.map((row) => ({
    id: row.id,
    operatorId: row.operatorId,
    operatorName: row.operatorName,
    role: roleFrom(row),
    actsFor: row.actsFor,
    since: row.since,
  }))
}

/** Keeps a membership; false if the person holds this very role already. */
export async function keepMembership(
  tx: Transaction,
  { role, ...membership }: Omit<Membership, 'operatorId' | 'operatorName'> & { readonly userId: Id<'user'> },
): Promise<boolean> {
  const kept = await tx
    .insertInto('memberships')
    .values({ ...membership, ...columnsOf(role), endedAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}

export async function findMember(db: Database, id: Id<'membership'>): Promise<Member | undefined> {
  const row = await members(db).where('memberships.id', '=', id).executeTakeFirst()
  return row && memberFrom(row)
}

/** The membership by which a person holds this very role now. */
export async function findMembershipOf(
  db: Database,
  userId: Id<'user'>,
  role: MemberRole,
): Promise<Id<'membership'> | undefined> {
  const { siteIds, companyId, partnerId, organisation } = columnsOf(role)
  const held = await db
    .selectFrom('memberships')
    .select('id')
    .where('userId', '=', userId)
    .where('role', '=', role.kind)
    .where('siteIds', 'is not distinct from', siteIds)
    .where('companyId', 'is not distinct from', companyId)
    .where('partnerId', 'is not distinct from', partnerId)
    .where('organisation', 'is not distinct from', organisation)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return held?.id
}

/** The members somebody may see, or one page of them, by role, then name. */
export async function listMembers(
  db: Database,
  seen: Seen,
  page?: { readonly number: number; readonly size: number },
): Promise<readonly Member[]> {
  const rows = await (seen === 'everybody' ? members(db) : ofCompanies(members(db), seen.companyIds))
    .orderBy(sql`array_position(${[...MEMBER_ROLES]}::text[], memberships.role)`)
    .orderBy('users.name')
    .orderBy('memberships.id')
    .$if(page !== undefined, (query) =>
      query.limit(page?.size ?? null).offset(((page?.number ?? 1) - 1) * (page?.size ?? 0)),
    )
    .execute()
  return rows.map(memberFrom)
}

/** How many roles are held among the members somebody may see, and by how many people. */
export async function countMembers(
  db: Database,
  seen: Seen,
): Promise<{ readonly people: number; readonly roles: number }> {
  const held = seen === 'everybody' ? members(db) : ofCompanies(members(db), seen.companyIds)
  const { people, roles } = await db
    .selectFrom(held.as('held'))
    .select((eb) => [eb.fn.count<bigint>('held.userId').distinct().as('people'), eb.fn.countAll<bigint>().as('roles')])
    .executeTakeFirstOrThrow()
  return { people: Number(people), roles: Number(roles) }
}

/** Ends a membership; false if it had ended. */
export async function closeMembership(tx: Transaction, id: Id<'membership'>, at: Date): Promise<boolean> {
  const ended = await tx
    .updateTable('memberships')
    .set({ endedAt: at })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

/** The directors there are; whoever else wants to end one waits until this transaction is over. */
export async function holdDirectors(tx: Transaction): Promise<readonly Id<'membership'>[]> {
  const rows = await tx
    .selectFrom('memberships')
    .select('id')
    .where('role', '=', 'director')
    .where('endedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

/** Remembers in this session which membership the person acts as. */
export async function keepChoice(
  tx: Transaction,
  sessionId: Id<'session'>,
  membershipId: Id<'membership'>,
): Promise<void> {
  await tx.updateTable('auth.sessions').set({ chosenMembershipId: membershipId }).where('id', '=', sessionId).execute()
}

/** Says the new name of a company or partner wherever somebody acts for it. */
export async function renameActedFor(
  tx: Transaction,
  subject: { readonly companyId: Id<'company'> } | { readonly partnerId: Id<'partner'> },
  name: string,
): Promise<void> {
  for (const table of ['memberships', 'invitations'] as const) {
    const renaming = tx.updateTable(table).set({ actsFor: name })
    await ('companyId' in subject
      ? renaming.where('companyId', '=', subject.companyId)
      : renaming.where('partnerId', '=', subject.partnerId)
    ).execute()
  }
}

function members(db: Database) {
  return db
    .selectFrom('memberships')
    .innerJoin('auth.users as users', 'users.id', 'memberships.userId')
    .where('memberships.endedAt', 'is', null)
    .select([
      'memberships.id',
      'memberships.userId',
      'users.name',
      'users.email',
      'memberships.role',
      'memberships.siteIds',
      'memberships.companyId',
      'memberships.partnerId',
      'memberships.organisation',
      'memberships.actsFor',
      'memberships.since',
    ])
}

function ofCompanies(query: ReturnType<typeof members>, companyIds: readonly Id<'company'>[]) {
  return query.where('memberships.companyId', '=', (eb) => eb.fn.any(eb.val(companyIds)))
}

function memberFrom(row: RoleColumns & Pick<Member, 'id' | 'userId' | 'name' | 'email' | 'actsFor' | 'since'>): Member {
  const { id, userId, name, email, actsFor, since } = row
  return { id, userId, name, email, role: roleFrom(row), actsFor, since }
}

/** Who belongs to these companies now, owners first, each person once for a company. */
export async function companyMembers(
  db: Database,
  companyIds: readonly Id<'company'>[],
): Promise<ReadonlyMap<Id<'company'>, readonly CompanyMember[]>> {
  if (companyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('auth.users as users', 'users.id', 'memberships.userId')
    .select(['memberships.companyId', 'memberships.userId', 'users.name', 'users.email', 'users.language'])
    .where('memberships.endedAt', 'is', null)
    .where('memberships.companyId', '=', (eb) => eb.fn.any(eb.val(companyIds)))
    .orderBy('memberships.role', 'desc')
    .orderBy('memberships.since')
    .orderBy('memberships.id')
    .execute()
  const held = rows.flatMap(({ companyId, ...person }) => (companyId ? [{ companyId, person }] : []))
  return new Map(
    [...Map.groupBy(held, ({ companyId }) => companyId)].map(([id, of]) => [
      id,
      [...new Map(of.toReversed().map(({ person }) => [person.userId, person])).values()].toReversed(),
    ]),
  )
}

/** Who runs the park now, each person once. */
export async function parkDirectors(db: Database): Promise<readonly CompanyMember[]> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('auth.users as users', 'users.id', 'memberships.userId')
    .select(['memberships.userId', 'users.name', 'users.email', 'users.language'])
    .where('memberships.endedAt', 'is', null)
    .where('memberships.role', '=', 'director')
    .orderBy('memberships.since')
    .orderBy('memberships.id')
    .execute()
  return [...new Map(rows.map((person) => [person.userId, person])).values()]
}

/** Those of the companies that somebody belongs to, or belonged to: they are more than a row of a workbook. */
export async function companiesWithMembers(
  db: Database,
  companyIds: readonly Id<'company'>[],
): Promise<readonly Id<'company'>[]> {
  if (companyIds.length === 0) return []
  const rows = await db
    .selectFrom('memberships')
    .select('companyId')
    .distinct()
    .where('companyId', 'in', companyIds)
    .execute()
  return rows.flatMap(({ companyId }) => companyId ?? [])
}

/** Those of some people who have access to the park today, as whoever writes to them needs to know them. */
export async function peopleWithAccess(
  db: Database,
  userIds: readonly Id<'user'>[],
): Promise<readonly CompanyMember[]> {
  if (userIds.length === 0) return []
  return db
    .selectFrom('auth.users as users')
    .select(['users.id as userId', 'users.name', 'users.email', 'users.language'])
    .where('users.id', '=', (eb) => eb.fn.any(eb.val(userIds)))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('memberships')
          .select('memberships.id')
          .whereRef('memberships.userId', '=', 'users.id')
          .where('memberships.endedAt', 'is', null),
      ),
    )
    .orderBy('users.id')
    .execute()
}

/** Who runs a site, those who have done so longest first. */
export async function managersOf(db: Database, siteId: Id<'site'>): Promise<readonly Id<'user'>[]> {
  const rows = await db
    .selectFrom('memberships')
    .select('userId')
    .where('role', '=', 'site-manager')
    .where('endedAt', 'is', null)
    .where(sql<boolean>`${siteId} = any(site_ids)`)
    .orderBy('since')
    .orderBy('id')
    .execute()
  return [...new Set(rows.map(({ userId }) => userId))]
}
