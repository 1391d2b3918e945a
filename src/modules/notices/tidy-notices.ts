import { jot } from '../../platform/change.ts'
import { operatorIds } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { forgetRead } from './notices.store.ts'

declare module '../../platform/jobs.ts' {
  interface JobData {
    /** Forgets notices that were read long ago. */
    'notices.tidy': Readonly<Record<string, never>>
  }
}

/** For how long somebody finds a notice again after it came, in milliseconds. */
const KEPT = 180 * 86_400_000

/** Forgets, for every operator, what was read and came half a year ago or earlier. */
export async function tidyNotices(platform: Platform): Promise<void> {
  const before = new Date(platform.now().getTime() - KEPT)
  for (const operatorId of await operatorIds(platform)) {
    await jot(platform, { operatorId }, (tx) => forgetRead(tx, before))
  }
}
