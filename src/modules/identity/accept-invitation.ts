import { type Id, asId } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { type Refused, type Result, refuse } from '../../kernel/result.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { type RequestRefusal, change, changed, read } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import { findOperator } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { addMembership, addUser } from './add-membership.ts'
import { type Invitation, type InvitationRefusal, objectionTo, placeOf } from './invitation.ts'
import { findInvitation, useInvitation } from './invitations.store.ts'
import { keepChoice } from './memberships.store.ts'
import { objectionToPassword } from './password.ts'
import { type PersonRefusal, objectionToName } from './set-up-operator.ts'
import { findUserByEmail } from './users.store.ts'

export type AcceptRefusal =
  | InvitationRefusal
  | PersonRefusal
  | { readonly code: 'invitation-for-another'; readonly email: string }
  | RequestRefusal

export interface Accepted {
  readonly membershipId: Id<'membership'> | undefined
  readonly email: string
}

/** An invitation as the page that answers it shows it. */
export interface Shown {
  readonly invitation: Invitation
  readonly park: string
  /** Whether somebody with this address has an account and so signs in instead of making one. */
  readonly known: boolean
}

/** What a token opens, or why it opens nothing (any more). */
export async function openInvitation(platform: Platform, token: string): Promise<Result<Shown, InvitationRefusal>> {
  const place = placeOf(token)
  if (!place) return refuse({ code: 'invitation-not-found' })
  return read(platform, place, async (db) => {
    const invitation = await findInvitation(db, place)
    const objection = objectionTo(invitation, platform.now())
    if (objection || !invitation) return refuse(objection ?? { code: 'invitation-not-found' })
    const { name: park } = await findOperator(db, place.operatorId)
    return { ok: true, value: { invitation, park, known: !!(await findUserByEmail(db, invitation.email)) } }
  })
}

/** Makes an account for the invited person and the membership with it. Of two who accept at once, one does. */
export function acceptAsNewPerson(
  platform: Platform,
  { token, name, password, language }: { token: string; name: string; password: string; language: Language },
): Promise<Result<Accepted, AcceptRefusal>> {
  const userId = platform.newId<'user'>()
  return accepting(platform, token, userId, language, {
    welcome: async (tx, { email }, park) => {
      const objection = objectionToName(name) ?? objectionToPassword(password, [name, email, park])
      if (objection) return refuse(objection)
      const added = await addUser(platform, tx, userId, { name, email, language, password })
      return added ? undefined : refuse({ code: 'account-exists' })
    },
  })
}

/** Adds the membership to the account of the person signed in, who must be the one invited and acts in it from then on. */
export function acceptAsMyself(
  platform: Platform,
  person: { readonly userId: Id<'user'>; readonly sessionId: Id<'session'>; readonly email: string },
  { token, language }: { token: string; language: Language },
): Promise<Result<Accepted, AcceptRefusal>> {
  const { userId, sessionId } = person
  return accepting(platform, token, userId, language, {
    welcome: async (_tx, { email }) =>
      email === person.email ? undefined : refuse({ code: 'invitation-for-another', email }),
    settle: (tx, membershipId) => keepChoice(tx, sessionId, membershipId),
  })
}

/** What differs between somebody new and somebody known. */
interface Welcome {
  /** Makes sure of the person, or says why not. */
  readonly welcome: (
    tx: Transaction,
    invitation: Invitation,
    park: string,
  ) => Promise<Refused<AcceptRefusal> | undefined>
  /** What follows when the membership is there. */
  readonly settle?: (tx: Transaction, membershipId: Id<'membership'>) => Promise<void>
}

function accepting(
  platform: Platform,
  token: string,
  userId: Id<'user'>,
  language: Language,
  { welcome, settle }: Welcome,
): Promise<Result<Accepted, AcceptRefusal>> {
  const place = placeOf(token)
  if (!place) return Promise.resolve(refuse({ code: 'invitation-not-found' }))

  const actor: Actor = { ...systemActor(place.operatorId, language), userId }
  return change<Accepted, AcceptRefusal>(platform, actor, async (tx) => {
    const invitation = await findInvitation(tx, place)
    const objection = objectionTo(invitation, platform.now())
    if (objection || !invitation) return refuse(objection ?? { code: 'invitation-not-found' })

    const { id, email, role, actsFor } = invitation
    if (!(await useInvitation(tx, id, userId, platform.now()))) return refuse({ code: 'invitation-accepted' })
    const { name: park } = await findOperator(tx, place.operatorId)
    const unwelcome = await welcome(tx, invitation, park)
    if (unwelcome) return unwelcome

    const began = await addMembership(platform, tx, { userId, role, actsFor })
    const membershipId = asId<'membership'>(began?.subjectId)
    if (membershipId) await settle?.(tx, membershipId)
    return changed({ membershipId, email }, { event: 'invitation.accepted', subjectId: id }, ...(began ? [began] : []))
  })
}
