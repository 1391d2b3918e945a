import type { Id } from '../../kernel/id.ts'
import { type Result, refuse } from '../../kernel/result.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { MEMBER_ROLES, type MemberRole } from './membership.ts'
import { type Member, listMembers } from './memberships.store.ts'
import { type Cookies, type FinishRefusal, type Visitor, newLinkSecret, signInWithLink } from './sign-in.ts'

/** Somebody of the demonstration park whom a visitor may be with one click. */
export interface DemoAccount {
  readonly name: string
  readonly email: string
  readonly membership: { readonly role: MemberRole; readonly actsFor: string }
}

/** One person for each role of the demonstration park, in the order of the roles; nobody where this is no demonstration. */
export async function demoAccounts(platform: Platform): Promise<readonly DemoAccount[]> {
  if (!platform.settings.demo) return []
  const parks = await platform.database.selectFrom('operators').select('id').where('demo', '=', true).execute()
  const everybody = (await Promise.all(parks.map(({ id }) => membersOf(platform, id)))).flat()
  return MEMBER_ROLES.flatMap((kind) => {
    const longest = everybody
      .filter(({ role }) => role.kind === kind)
      .sort((one, other) => +one.since - +other.since)[0]
    return longest ? [{ name: longest.name, email: longest.email, membership: longest }] : []
  })
}

/** Signs in as one of `demoAccounts`: writes a sign-in link and opens it at once. There is no other way in, here either. */
export async function enterDemo(
  platform: Platform,
  visitor: Visitor,
  { email }: { readonly email: string },
): Promise<Result<Cookies, { readonly code: 'not-a-demo-account' } | FinishRefusal>> {
  const account = (await demoAccounts(platform)).find((known) => known.email === email)
  if (!account) return refuse({ code: 'not-a-demo-account' })
  return signInWithLink(platform, visitor, { secret: await newLinkSecret(platform, account.email) })
}

function membersOf(platform: Platform, operatorId: Id<'operator'>): Promise<readonly Member[]> {
  return read(platform, { operatorId }, (db) => listMembers(db, 'everybody'))
}
