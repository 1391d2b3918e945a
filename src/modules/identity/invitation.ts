import { createHash, createHmac } from 'node:crypto'
import { type Id, asId } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import type { MemberRole } from './membership.ts'

/** An open door for one person, kept under the hash of the secret that opens it. */
export interface Invitation {
  readonly id: Id<'invitation'>
  readonly email: string
  readonly language: Language
  readonly role: MemberRole
  readonly actsFor: string
  readonly invitedAt: Date
  readonly expiresAt: Date
  readonly acceptedAt: Date | undefined
  readonly revokedAt: Date | undefined
}

export type InvitationRefusal =
  | { readonly code: 'invitation-not-found' }
  | { readonly code: 'invitation-accepted' }
  | { readonly code: 'invitation-revoked' }
  | { readonly code: 'invitation-expired' }

const DAYS = 14

/** The last moment of an invitation made now. */
export function expiryOf(now: Date): Date {
  return new Date(now.getTime() + DAYS * 86_400_000)
}

/** What stands in the way of accepting an invitation, if anything does. */
export function objectionTo(invitation: Invitation | undefined, now: Date): InvitationRefusal | undefined {
  if (!invitation) return { code: 'invitation-not-found' }
  if (invitation.acceptedAt) return { code: 'invitation-accepted' }
  if (invitation.revokedAt) return { code: 'invitation-revoked' }
  if (invitation.expiresAt <= now) return { code: 'invitation-expired' }
  return undefined
}

/**
 * Whether the actor may give and take this role: a director every one, a site manager those of companies at its sites,
 * a company's owner its members. `siteId` is where the role's company sits, where it has one and sits somewhere.
 */
export function mayGiveRole(actor: Actor, role: MemberRole, siteId: Id<'site'> | undefined): boolean {
  const { role: own } = actor
  if (own.kind === 'director' || own.kind === 'system') return true
  if (own.kind === 'site-manager') return isCompanyRole(role) && siteId !== undefined && own.siteIds.includes(siteId)
  if (own.kind === 'company-owner') return role.kind === 'company-member' && role.companyId === own.companyId
  return false
}

export function isCompanyRole(
  role: MemberRole,
): role is Extract<MemberRole, { kind: 'company-owner' | 'company-member' }> {
  return role.kind === 'company-owner' || role.kind === 'company-member'
}

/**
 * The word that opens an invitation: its operator, so that one knows where to look, and a secret. The secret follows
 * from the server's own and the invitation's id: the database, which keeps only its hash, can give it to nobody.
 */
export function invitationToken(serverSecret: string, operatorId: Id<'operator'>, id: Id<'invitation'>): string {
  const secret = createHmac('sha256', serverSecret).update(`invitation:${operatorId}:${id}`).digest('base64url')
  return `${operatorId}.${secret}`
}

/** Where to look for a token's invitation, and under which hash; undefined for what cannot be a token. */
export function placeOf(
  token: string,
): { readonly operatorId: Id<'operator'>; readonly tokenHash: string } | undefined {
  const operatorId = asId<'operator'>(token.slice(0, 36))
  if (!operatorId || !/^\.[\w-]{43}$/.test(token.slice(36))) return undefined
  return { operatorId, tokenHash: hashOf(token) }
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
