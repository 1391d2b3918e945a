import { dayIn } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { type Result, refuse } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import { type RequestRefusal, change, changed } from '../../platform/change.ts'
import { post } from '../../platform/mail.ts'
import { findOperator } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { emailFrom } from './email.ts'
import { invitationLetter } from './identity.letters.ts'
import { expiryOf, hashOf, invitationToken, mayGiveRole } from './invitation.ts'
import { keepInvitation, replaceInvitations } from './invitations.store.ts'
import type { MemberRole } from './membership.ts'
import { findMembershipOf } from './memberships.store.ts'
import { LONGEST_NAME } from './set-up-operator.ts'
import { type Surroundings, pointedAt } from './surroundings.ts'
import { findUserByEmail } from './users.store.ts'

export interface InvitationWish {
  readonly email: string
  /** In which the letter is written. */
  readonly language: Language
  /** Undefined where the form did not say one completely. */
  readonly role: MemberRole | undefined
}

export type InviteRefusal =
  | { readonly code: 'email-unreadable' }
  | { readonly code: 'role-incomplete' }
  | { readonly code: 'not-allowed' }
  | { readonly code: 'already-member'; readonly name: string }
  | { readonly code: 'already-invited' }
  | RequestRefusal

/** Invites a person to a role by a letter with a link that works once within fourteen days. Inviting again sends a new one. */
export function inviteMember(
  platform: Platform,
  actor: Actor,
  surroundings: Surroundings,
  { email: given, language, role }: InvitationWish,
): Promise<Result<{ readonly invitationId: Id<'invitation'> }, InviteRefusal>> {
  return change<{ readonly invitationId: Id<'invitation'> }, InviteRefusal>(platform, actor, async (tx) => {
    const email = emailFrom(given)
    if (!email) return refuse({ code: 'email-unreadable' })
    if (!role || (role.kind === 'buyer' && role.organisation.length > LONGEST_NAME)) {
      return refuse({ code: 'role-incomplete' })
    }
    const pointed = await pointedAt(tx, actor, role, surroundings)
    if (!pointed || !mayGiveRole(actor, role, pointed.siteId)) return refuse({ code: 'not-allowed' })

    const user = await findUserByEmail(tx, email)
    if (user && (await findMembershipOf(tx, user.id, role))) return refuse({ code: 'already-member', name: user.name })

    const { actsFor } = pointed
    const invitedAt = platform.now()
    const expiresAt = expiryOf(invitedAt)
    const id = platform.newId<'invitation'>()
    const token = invitationToken(platform.settings.secret, actor.operatorId, id)
    await replaceInvitations(tx, { email, role }, invitedAt)
    const kept = await keepInvitation(tx, {
      id,
      email,
      language,
      role,
      actsFor,
      invitedAt,
      expiresAt,
      tokenHash: hashOf(token),
      invitedBy: actor.userId,
    })
    if (!kept) return refuse({ code: 'already-invited' })

    const address = invitationAddress(platform, language, token)
    const { name: park, zone } = await findOperator(tx, actor.operatorId)
    const until = dayIn(zone, expiresAt)
    await post(platform, tx, invitationLetter({ email, language, role, actsFor, until, park, address }))
    return changed(
      { invitationId: id },
      { event: 'invitation.sent', subjectId: id, detail: { role: role.kind, ...pointOf(role) } },
    )
  })
}

/** Where an invitation is answered. */
export function invitationAddress({ settings }: Platform, language: Language, token: string): string {
  return `${settings.baseUrl}/${language}/invitations/${token}`
}

/** The ids of what a role points at, for the audit trail. */
function pointOf(role: MemberRole): Readonly<Record<string, unknown>> {
  if ('companyId' in role) return { companyId: role.companyId }
  if ('siteIds' in role) return { siteIds: role.siteIds }
  return 'partnerId' in role && role.partnerId ? { partnerId: role.partnerId } : {}
}
