import { sql } from 'kysely'
import { jot } from './change.ts'
import { operatorIds } from './operator.ts'
import type { Platform } from './platform.ts'

declare module './jobs.ts' {
  interface JobData {
    /** Forgets the answers that nobody will ask for again. */
    'requests.tidy': Readonly<Record<string, never>>
  }
}

/** Forgets answers to idempotency keys after seven days of real time: what comes with such a key then is a new wish. */
export async function forgetAnswered(platform: Platform): Promise<void> {
  for (const operatorId of await operatorIds(platform)) {
    await jot(platform, { operatorId }, (tx) =>
      tx.deleteFrom('answeredRequests').where('at', '<', sql<Date>`now() - interval '7 days'`).execute(),
    )
  }
}
