import { hourIn } from '../../kernel/civil-date.ts'
import { read } from '../../platform/change.ts'
import { EARLIEST_LETTERS } from '../../platform/mail.ts'
import { findOperator, operatorIds } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { judgeDueDays } from '../entitlements/index.ts'
import type { ReadersOf } from './readers.ts'
import { tellClosings } from './tell-closings.ts'
import { tellWeek } from './tell-week.ts'

declare module '../../platform/jobs.ts' {
  interface JobData {
    'alerts.day': Readonly<Record<string, never>>
  }
}

/**
 * Writes the letters that are due, for every operator. Run every hour and at start; where nothing is due it only looks.
 * What the passing of days has changed is judged first, so that nobody is told of a right that has just ended.
 */
export async function tellDue(platform: Platform, readersOf: ReadersOf): Promise<void> {
  await judgeDueDays(platform)
  for (const operatorId of await operatorIds(platform)) {
    const { zone } = await read(platform, { operatorId }, (db) => findOperator(db, operatorId))
    if (hourIn(zone, platform.now()) < EARLIEST_LETTERS) continue
    await tellClosings(platform, operatorId, readersOf)
    await tellWeek(platform, operatorId, readersOf)
  }
}
