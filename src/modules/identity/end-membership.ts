import type { Id } from '../../kernel/id.ts'
import { type Result, refuse } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import { type RequestRefusal, change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { mayGiveRole } from './invitation.ts'
import { findInvitation, withdraw } from './invitations.store.ts'
import { closeMembership, findMember, holdDirectors } from './memberships.store.ts'
import { type Surroundings, pointedAt } from './surroundings.ts'

export type EndRefusal = { readonly code: 'member-not-found' } | { readonly code: 'last-director' } | RequestRefusal

export type RevokeRefusal = { readonly code: 'invitation-not-found' } | RequestRefusal

/** Ends a membership; the person's next request is refused. A park never loses its last director. */
export function endMembership(
  platform: Platform,
  actor: Actor,
  surroundings: Surroundings,
  { membershipId }: { readonly membershipId: Id<'membership'> },
): Promise<Result<undefined, EndRefusal>> {
  return change<undefined, EndRefusal>(platform, actor, async (tx) => {
    const member = await findMember(tx, membershipId)
    if (!member) return refuse({ code: 'member-not-found' })
    // A director may end anybody's membership, even if what it points at has gone.
    const pointed = await pointedAt(tx, actor, member.role, surroundings)
    if (!mayGiveRole(actor, member.role, pointed?.siteId)) return refuse({ code: 'member-not-found' })

    if (member.role.kind === 'director') {
      const directors = await holdDirectors(tx)
      if (!directors.includes(membershipId)) return refuse({ code: 'member-not-found' })
      if (directors.length === 1) return refuse({ code: 'last-director' })
    }
    if (!(await closeMembership(tx, membershipId, platform.now()))) return refuse({ code: 'member-not-found' })

    const detail = { userId: member.userId, role: member.role.kind }
    return changed(undefined, { event: 'membership.ended', subjectId: membershipId, detail })
  })
}

/** Takes an unanswered invitation back; its link opens nothing any more. */
export function revokeInvitation(
  platform: Platform,
  actor: Actor,
  surroundings: Surroundings,
  { invitationId }: { readonly invitationId: Id<'invitation'> },
): Promise<Result<undefined, RevokeRefusal>> {
  return change(platform, actor, async (tx) => {
    const invitation = await findInvitation(tx, { id: invitationId })
    if (!invitation) return refuse({ code: 'invitation-not-found' })
    const pointed = await pointedAt(tx, actor, invitation.role, surroundings)
    if (!mayGiveRole(actor, invitation.role, pointed?.siteId)) return refuse({ code: 'invitation-not-found' })

    if (!(await withdraw(tx, invitationId, platform.now()))) return refuse({ code: 'invitation-not-found' })
    return changed(undefined, { event: 'invitation.revoked', subjectId: invitationId })
  })
}
