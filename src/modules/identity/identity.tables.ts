import type { Generated } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { RoleKind } from '../../platform/actor.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    'auth.users': UsersTable
    'auth.sessions': SessionsTable
    'auth.accounts': AccountsTable
    'auth.verifications': VerificationsTable
    'auth.attempts': AttemptsTable
    firstVisits: FirstVisitsTable
    memberships: MembershipsTable
    invitations: InvitationsTable
  }
}

/** People, whichever operators they are members of. */
interface UsersTable {
  id: Id<'user'>
  name: string
  email: string
  emailVerified: Generated<boolean>
  image: Generated<string | null>
  language: Language
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
}

interface SessionsTable {
  id: Id<'session'>
  userId: Id<'user'>
  token: string
  expiresAt: Date
  userAgent: string | null
  byLink: boolean
  chosenMembershipId: Id<'membership'> | null
  createdAt: Date
  updatedAt: Date
}

interface AccountsTable {
  id: Id<'account'>
  userId: Id<'user'>
  accountId: string
  providerId: string
  password: string | null
  updatedAt: Generated<Date>
}

interface VerificationsTable {
  id: string
  expiresAt: Date
}

interface AttemptsTable {
  key: string
  count: number
  until: Date
}

interface FirstVisitsTable {
  operatorId: Generated<Id<'operator'>>
  onlyOne: Generated<boolean>
  at: Date
}

/** A role taken apart into columns; which of them are filled depends on its kind, as the table's check says. */
export interface RoleColumns {
  role: RoleKind
  siteIds: readonly Id<'site'>[] | null
  companyId: Id<'company'> | null
  partnerId: Id<'partner'> | null
  organisation: string | null
}

export interface MembershipsTable extends RoleColumns {
  operatorId: Generated<Id<'operator'>>
  id: Id<'membership'>
  userId: Id<'user'>
  actsFor: string
  since: Date
  endedAt: Date | null
}

export interface InvitationsTable extends RoleColumns {
  operatorId: Generated<Id<'operator'>>
  id: Id<'invitation'>
  email: string
  language: Language
  actsFor: string
  tokenHash: string
  invitedBy: Id<'user'> | null
  invitedAt: Date
  expiresAt: Date
  acceptedAt: Date | null
  acceptedBy: Id<'user'> | null
  revokedAt: Date | null
}
