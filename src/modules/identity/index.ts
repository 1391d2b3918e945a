export { type NewMembership, type NewUser, addMembership, createUser } from './add-membership.ts'
export type { AccountSection } from './account.pages.ts'
export { type DemoAccount, demoAccounts } from './demo-door.ts'
export { membershipName, roleName, roleNameOf } from './identity.messages.ts'
export { identityPages } from './identity.pages.ts'
export type { RoleColumns } from './identity.tables.ts'
export { roleOf } from './invite.form.ts'
export { type MemberRole, type MemberRoleKind, type Membership, columnsOf, roleFrom } from './membership.ts'
export {
  companiesWithMembers,
  companyMembers,
  managersOf,
  parkDirectors,
  peopleWithAccess,
  renameActedFor,
} from './memberships.store.ts'
export { isSetUp } from './set-up-operator.ts'
export { type SignedIn, actorMiddleware } from './signed-in.ts'
export { type Surroundings, pointedAt } from './surroundings.ts'
export { identityJobs, identityQueues } from './tidy.ts'
export { userNames } from './users.store.ts'
export { identityInvariants } from './identity.invariants.ts'
