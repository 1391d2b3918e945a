import type { Id } from '../kernel/id.ts'
import type { Language } from '../kernel/language.ts'

/**
 * Who acts, for which operator, in which capacity. A person with several memberships acts as one of them at a time and
 * chooses which; jobs and the demo's builder act as the system.
 */
export interface Actor {
  readonly operatorId: Id<'operator'>
  readonly userId: Id<'user'> | undefined
  readonly role: Role
  readonly language: Language
  /** The API key of the program that acts, if it is one. */
  readonly keyId?: Id<'api-key'>
  /** The request that this act answers, when it carries an idempotency key. */
  readonly request?: RequestMark
}

export type Role =
  | { readonly kind: 'system' }
  | { readonly kind: 'director' }
  | { readonly kind: 'site-manager'; readonly siteIds: readonly Id<'site'>[] }
  | { readonly kind: 'company-owner' | 'company-member'; readonly companyId: Id<'company'> }
  | { readonly kind: 'partner'; readonly partnerId: Id<'partner'> }
  | { readonly kind: 'expert'; readonly partnerId: Id<'partner'> | undefined }
  | { readonly kind: 'buyer'; readonly organisation: string }

export type RoleKind = Role['kind']

/** Which POST this is: the same key on the same route by the same person is the same wish, answered once. */
export interface RequestMark {
  readonly route: string
  readonly key: string
  /** A digest of what was sent: the same key with other contents is a mistake of the caller. */
  readonly fingerprint: string
  /** Whether whoever asked has hung up meanwhile. */
  readonly gone?: () => boolean
}

/** Under whose id an act is kept: a person’s or a program’s key; undefined for the system. */
export function idOf({ userId, keyId }: Actor): string | undefined {
  return userId ?? keyId
}

/** Whether the actor works for the operator: director, site manager, or the system itself. */
export function isStaff({ role }: Actor): boolean {
  return role.kind === 'director' || role.kind === 'site-manager' || role.kind === 'system'
}

/** Whether the actor runs the whole park. */
export function isDirector({ role }: Actor): boolean {
  return role.kind === 'director' || role.kind === 'system'
}

/** The company the actor belongs to, if it acts for one. */
export function companyOf({ role }: Actor): Id<'company'> | undefined {
  return role.kind === 'company-owner' || role.kind === 'company-member' ? role.companyId : undefined
}

/** The sites an actor's view is limited to; undefined when it sees them all. */
export function siteLimit({ role }: Actor): readonly Id<'site'>[] | undefined {
  return role.kind === 'site-manager' ? role.siteIds : undefined
}

/** The system, acting for an operator: jobs and builders. */
export function systemActor(operatorId: Id<'operator'>, language: Language = 'fr'): Actor {
  return { operatorId, userId: undefined, role: { kind: 'system' }, language }
}
