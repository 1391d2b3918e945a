import type { Id } from '../../kernel/id.ts'
import type { Role } from '../../platform/actor.ts'
import type { RoleColumns } from './identity.tables.ts'

/** The capacity in which a person may act for an operator, until it ends. */
export interface Membership {
  readonly id: Id<'membership'>
  readonly operatorId: Id<'operator'>
  readonly operatorName: string
  readonly role: MemberRole
  /** The name of what the person acts for: sites, a company, a partner, an organisation; empty for a director. */
  readonly actsFor: string
  readonly since: Date
}

/** Every role that a person can hold: all but the system's. */
export type MemberRole = Exclude<Role, { readonly kind: 'system' }>

export type MemberRoleKind = MemberRole['kind']

export const MEMBER_ROLES: readonly MemberRoleKind[] = [
  'director',
  'site-manager',
  'company-owner',
  'company-member',
  'partner',
  'expert',
  'buyer',
]

/** The membership a person acts as: the one chosen for this session while it lasts, else the oldest. */
export function actingAs(
  memberships: readonly Membership[],
  chosenId: Id<'membership'> | undefined,
): Membership | undefined {
  return memberships.find(({ id }) => id === chosenId) ?? memberships[0]
}

/** A role taken apart for storage. */
export function columnsOf(role: MemberRole): RoleColumns {
  const none: RoleColumns = { role: role.kind, siteIds: null, companyId: null, partnerId: null, organisation: null }
  switch (role.kind) {
    case 'director':
      return none
    case 'site-manager':
      // In one order, so that the same sites are the same role.
      return { ...none, siteIds: [...new Set(role.siteIds)].sort() }
    case 'company-owner':
    case 'company-member':
      return { ...none, companyId: role.companyId }
    case 'partner':
      return { ...none, partnerId: role.partnerId }
    case 'expert':
      return { ...none, partnerId: role.partnerId ?? null }
    case 'buyer':
      return { ...none, organisation: role.organisation }
  }
}

/** A stored role put together again; throws where the columns do not say one, which the table's check forbids. */
export function roleFrom({ role: kind, siteIds, companyId, partnerId, organisation }: RoleColumns): MemberRole {
  if (kind === 'director') return { kind }
  if (kind === 'site-manager' && siteIds) return { kind, siteIds }
  if ((kind === 'company-owner' || kind === 'company-member') && companyId) return { kind, companyId }
  if (kind === 'partner' && partnerId) return { kind, partnerId }
  if (kind === 'expert') return { kind, partnerId: partnerId ?? undefined }
  if (kind === 'buyer' && organisation) return { kind, organisation }
  throw new Error(`A stored role is incomplete: ${kind}.`)
}
