import { hashPassword, verifyPassword } from 'better-auth/crypto'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { type Result, refuse } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import { type RequestRefusal, change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { LIMITS, type TooManyAttempts, countAttempt } from './attempts.ts'
import { keepChoice } from './memberships.store.ts'
import { type PasswordRefusal, objectionToPassword } from './password.ts'
import { type PersonRefusal, objectionToName } from './set-up-operator.ts'
import type { SignedIn } from './signed-in.ts'
import { endSessions, isFreshFromLink, keepPassword, passwordHashOf, rename } from './users.store.ts'

export type PasswordChangeRefusal =
  | { readonly code: 'wrong-password' }
  | PasswordRefusal
  | TooManyAttempts
  | RequestRefusal

export type ChooseRefusal = { readonly code: 'membership-not-found' } | RequestRefusal

/** Whether the old password is asked for: a session just opened by link has proven who it is, and an account may have none. */
export async function asksOldPassword({ database }: Platform, { userId, sessionId }: SignedIn): Promise<boolean> {
  return (await passwordHashOf(database, userId)) !== undefined && !(await isFreshFromLink(database, sessionId))
}

/** Sets a new password and ends every other session of the person: whoever got in before is out. */
export async function changePassword(
  platform: Platform,
  actor: Actor,
  person: SignedIn,
  { old, wanted }: { readonly old: string; readonly wanted: string },
): Promise<Result<undefined, PasswordChangeRefusal>> {
  const { userId, sessionId, name, email, memberships } = person
  const hash = await passwordHashOf(platform.database, userId)
  if (hash !== undefined && (await asksOldPassword(platform, person))) {
    const tooMany = await countAttempt(platform, LIMITS.password.account, email)
    if (tooMany) return refuse(tooMany)
    if (!(await verifyPassword({ hash, password: old }))) return refuse({ code: 'wrong-password' })
  }
  const objection = objectionToPassword(wanted, [name, email, ...memberships.map(({ operatorName }) => operatorName)])
  if (objection) return refuse(objection)

  const newHash = await hashPassword(wanted)
  return change(platform, actor, async (tx) => {
    await keepPassword(tx, platform.newId(), userId, newHash)
    await endSessions(tx, userId, { but: sessionId })
    return changed(undefined, { event: 'password.changed', subjectId: userId })
  })
}

/** Changes the name others read and the language of letters. */
export async function changeAccount(
  platform: Platform,
  actor: Actor,
  { userId }: SignedIn,
  { name, language }: { readonly name: string; readonly language: Language },
): Promise<Result<undefined, PersonRefusal | RequestRefusal>> {
  const objection = objectionToName(name)
  if (objection) return refuse(objection)
  return change(platform, actor, async (tx) => {
    await rename(tx, userId, name, language)
    return changed(undefined, { event: 'account.changed', subjectId: userId })
  })
}

/** Ends every session of the person, this one too. */
export function signOutEverywhere(
  platform: Platform,
  actor: Actor,
  { userId }: SignedIn,
): Promise<Result<undefined, RequestRefusal>> {
  return change(platform, actor, async (tx) => {
    await endSessions(tx, userId)
    return changed(undefined, { event: 'sessions.ended', subjectId: userId })
  })
}

/** From the next request on the person acts as this membership, on this device. */
export async function chooseMembership(
  platform: Platform,
  actor: Actor,
  { userId, sessionId, memberships }: SignedIn,
  { membershipId }: { readonly membershipId: Id<'membership'> | undefined },
): Promise<Result<undefined, ChooseRefusal>> {
  const chosen = memberships.find(({ id }) => id === membershipId)
  if (!chosen) return refuse({ code: 'membership-not-found' })
  // The line belongs in the trail of the operator that the person now acts for.
  const arriving: Actor = { ...actor, operatorId: chosen.operatorId, userId, role: chosen.role }
  return change(platform, arriving, async (tx) => {
    await keepChoice(tx, sessionId, chosen.id)
    return changed(undefined, { event: 'membership.chosen', subjectId: chosen.id })
  })
}
