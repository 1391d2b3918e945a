import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Platform } from '../../platform/platform.ts'

/** How often within how long. */
export interface Limit {
  readonly name: string
  readonly most: number
  readonly seconds: number
}

export type TooManyAttempts = { readonly code: 'too-many-attempts'; readonly seconds: number }

/** Many people may share one network address: a whole park sits behind one. So it is allowed more than one account is. */
export const LIMITS = {
  signIn: {
    account: { name: 'sign-in', most: 5, seconds: 60 },
    address: { name: 'sign-in-from', most: 60, seconds: 60 },
  },
  link: { account: { name: 'link', most: 3, seconds: 600 }, address: { name: 'link-from', most: 60, seconds: 600 } },
  /** Guessing the old password from a session left open. */
  password: { account: { name: 'password', most: 5, seconds: 60 } },
  /** Tokens of links and invitations, and set-ups. */
  token: { address: { name: 'token-from', most: 60, seconds: 60 } },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Limit>>>>

/**
 * Counts one attempt, allowed or not, and says how long to wait if it is one too many. One statement decides, so
 * attempts at the same moment are all counted; the clock is the database's, because guessing happens in real time.
 */
export async function countAttempt(
  platform: Platform,
  { name, most, seconds }: Limit,
  by: string,
): Promise<TooManyAttempts | undefined> {
  const key = createHash('sha256').update(`${name}\n${by}`).digest('base64url')
  const { rows } = await sql<{ count: number; wait: number }>`
    insert into auth.attempts as kept (key, count, until) values (${key}, 1, now() + make_interval(secs => ${seconds}))
    on conflict (key) do update set
      count = case when kept.until <= now() then 1 else kept.count + 1 end,
      until = case when kept.until <= now() then excluded.until else kept.until end
    returning count, ceil(extract(epoch from until - now()))::int as wait`.execute(platform.database)
  const counted = rows[0]
  if (!counted || counted.count <= most) return undefined
  return { code: 'too-many-attempts', seconds: Math.max(counted.wait, 1) }
}

/** Counts an attempt under several limits; the longest wait decides. */
export async function countAttempts(
  platform: Platform,
  counts: readonly (readonly [Limit, string])[],
): Promise<TooManyAttempts | undefined> {
  let longest: TooManyAttempts | undefined
  for (const [limit, by] of counts) {
    const refusal = await countAttempt(platform, limit, by)
    if (refusal && refusal.seconds > (longest?.seconds ?? 0)) longest = refusal
  }
  return longest
}
