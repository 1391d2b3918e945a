import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Platform } from '../../platform/platform.ts'
import { SESSION_DAYS } from './auth.ts'
import type { RoleColumns } from './identity.tables.ts'
import { type Membership, roleFrom } from './membership.ts'

/**
 * A session that is open, whose it is, and all that this person may act as, the oldest first; with the hash that the audit
 * trail of each operator has come to, null where nothing has happened yet, and how many notices wait there to be read.
 */
export interface OpenSession {
  readonly id: Id<'session'>
  readonly chosenMembershipId: Id<'membership'> | null
  readonly userId: Id<'user'>
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly memberships: readonly (Membership & { readonly trail: string | null; readonly unread: number })[]
}

interface Row extends Omit<OpenSession, 'memberships'>, RoleColumns {
  readonly membershipId: Id<'membership'> | null
  readonly operatorId: Id<'operator'>
  readonly operatorName: string
  readonly actsFor: string
  readonly since: Date
  readonly trail: string | null
  readonly unread: number
}

const text = `
  select s.id, s.chosen_membership_id as "chosenMembershipId", u.id as "userId", u.name, u.email, u.language,
    m.id as "membershipId", m.operator_id as "operatorId", o.name as "operatorName", m.role, m.site_ids as "siteIds",
    m.company_id as "companyId", m.partner_id as "partnerId", m.organisation, m.acts_for as "actsFor", m.since,
    trail_of(m.operator_id) as trail, unread_notices(m.operator_id, s.user_id) as unread
  from auth.sessions s join auth.users u on u.id = s.user_id
    left join lateral memberships_of(s.user_id) m on true
    left join operators o on o.id = m.operator_id
  where s.token = $1 and s.expires_at > now() + make_interval(days => $2)`

/**
 * The session of a signed cookie, in the one statement that every page waits for. Undefined where the library has
 * something to do: the signature does not hold, the session has ended, or it is to be prolonged, as it is once a day.
 */
export async function findOpenSession({ pool, settings }: Platform, cookie: string): Promise<OpenSession | undefined> {
  const token = signedToken(cookie, settings.secret)
  if (token === undefined) return undefined
  const { rows } = await pool.query<Row>({ name: 'open-session', text, values: [token, SESSION_DAYS - 1] })
  const [first] = rows
  if (!first) return undefined
  const { id, chosenMembershipId, userId, name, email, language } = first
  return { id, chosenMembershipId, userId, name, email, language, memberships: rows.flatMap(membershipIn) }
}

function membershipIn({ membershipId, ...row }: Row): OpenSession['memberships'] {
  if (membershipId === null) return []
  const { operatorId, operatorName, actsFor, since, trail, unread } = row
  return [{ id: membershipId, operatorId, operatorName, role: roleFrom(row), actsFor, since, trail, unread }]
}

/** The token of a cookie that better-auth has signed: "token.signature". */
function signedToken(cookie: string, secret: string): string | undefined {
  const dot = cookie.lastIndexOf('.')
  if (dot <= 0) return undefined
  const token = cookie.slice(0, dot)
  const given = Buffer.from(cookie.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined
}
