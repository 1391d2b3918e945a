import { sql } from 'kysely'
import type { Platform } from '../../platform/platform.ts'
import { sendSignInLink } from './sign-in.ts'

declare module '../../platform/jobs.ts' {
  interface JobData {
    /** Clears away what has run out. */
    'identity.tidy': Readonly<Record<string, never>>
  }
}

/** The queues of this module's jobs. */
export const identityQueues = {
  'identity.send-link': { retries: 3 },
  'identity.tidy': { retries: 0, everyHour: true },
} as const

/** Who does this module's jobs. */
export function identityJobs(platform: Platform) {
  return {
    'identity.send-link': (data: { readonly email: string }) => sendSignInLink(platform, data),
    'identity.tidy': () => tidy(platform),
  }
}

/** Forgets sessions, links and counted attempts that have run out. */
export async function tidy({ database }: Platform): Promise<void> {
  await database.deleteFrom('auth.sessions').where('expiresAt', '<', sql<Date>`now()`).execute()
  await database.deleteFrom('auth.verifications').where('expiresAt', '<', sql<Date>`now()`).execute()
  await database.deleteFrom('auth.attempts').where('until', '<', sql<Date>`now()`).execute()
}
