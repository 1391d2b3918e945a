import { hashPassword } from 'better-auth/crypto'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Happening } from '../../platform/audit.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { emailFrom } from './email.ts'
import type { MemberRole } from './membership.ts'
import { keepMembership } from './memberships.store.ts'
import { findUserByEmail, keepPassword, keepUser } from './users.store.ts'

export interface NewUser {
  readonly name: string
  readonly email: string
  readonly language?: Language
  /** Without one the person signs in by link. */
  readonly password?: string
}

/** Makes a person's account for a builder, or gives the one that has this address. Not for what visitors send. */
export function createUser(platform: Platform, user: NewUser): Promise<Id<'user'>> {
  return platform.database.transaction().execute(async (tx) => {
    const email = emailFrom(user.email)
    if (!email) throw new Error(`Not an e-mail address: ${user.email}`)
    const id = platform.newId<'user'>()
    if (await addUser(platform, tx, id, { ...user, email })) return id
    const known = await findUserByEmail(tx, email)
    if (!known) throw new Error(`The account of ${email} went away.`)
    return known.id
  })
}

/** Adds a person with a password, if given; false when the address is somebody's already. */
export async function addUser(
  platform: Platform,
  tx: Transaction,
  id: Id<'user'>,
  { name, email, language = 'fr', password }: NewUser,
): Promise<boolean> {
  if (!(await keepUser(tx, { id, name, email, language }))) return false
  if (password !== undefined) await keepPassword(tx, platform.newId(), id, await hashPassword(password))
  return true
}

export interface NewMembership {
  readonly userId: Id<'user'>
  readonly role: MemberRole
  /** The name of the sites, company, partner or organisation; empty for a director. */
  readonly actsFor: string
}

/** Makes a person a member inside a `change`; gives the line for its audit trail, none if the role was held already. */
export async function addMembership(
  platform: Platform,
  tx: Transaction,
  { userId, role, actsFor }: NewMembership,
): Promise<Happening | undefined> {
  const id = platform.newId<'membership'>()
  if (!(await keepMembership(tx, { id, userId, role, actsFor, since: platform.now() }))) return undefined
  return { event: 'membership.began', subjectId: id, detail: { userId, role: role.kind } }
}
