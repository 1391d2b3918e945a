import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'

/** What an application is doing. */
export type Phase = 'waiting' | 'reading' | 'matching' | 'writing'

export interface Progress {
  readonly phase: Phase
  readonly done: number
  readonly total: number
}

/** Tells how far an application is to whoever looks meanwhile. */
export interface Teller {
  tell(progress: Progress): void
  /** Waits until nothing is being told any more. */
  finished(): Promise<void>
}

/**
 * Tells progress beside the transaction that does the work, or nobody would see it before the end. The work never
 * waits for a connection to tell it: while one telling is under way the next ones are dropped but the last.
 */
export function tellerOf(platform: Platform, operatorId: Id<'operator'>, intakeId: Id<'intake'>): Teller {
  let waiting: Progress | undefined
  let underWay: Promise<void> | undefined
  const next = async (): Promise<void> => {
    while (waiting) {
      const progress = waiting
      waiting = undefined
      await keepProgress(platform, operatorId, intakeId, progress).catch((error: unknown) =>
        platform.log.error('intake.progress-lost', error),
      )
    }
    underWay = undefined
  }
  return {
    tell(progress) {
      waiting = progress
      underWay ??= next()
    },
    finished: async () => underWay,
  }
}

/** A figure on the wall, not a change of the register: it has no line in the audit trail. */
async function keepProgress(
  platform: Platform,
  operatorId: Id<'operator'>,
  intakeId: Id<'intake'>,
  progress: Progress,
): Promise<void> {
  await platform.database.transaction().execute(async (open) => {
    await sql`select set_config('role', 'tremplin_app', true), set_config('tremplin.operator', ${operatorId}, true)`.execute(
      open,
    )
    await open
      .updateTable('intakeProgress')
      .set(progress)
      .where('operatorId', '=', operatorId)
      .where('intakeId', '=', intakeId)
      .execute()
  })
}

/** Makes the place where progress is told. */
export async function keepStart(tx: Transaction, intakeId: Id<'intake'>): Promise<void> {
  const start = { phase: 'waiting', done: 0, total: 0 } as const
  await tx
    .insertInto('intakeProgress')
    .values({ intakeId, ...start })
    .onConflict((conflict) => conflict.columns(['operatorId', 'intakeId']).doUpdateSet(start))
    .execute()
}

/** How far the application of an intake is; undefined where none was ever started. */
export function findProgress(db: Database, intakeId: Id<'intake'>): Promise<Progress | undefined> {
  return db
    .selectFrom('intakeProgress')
    .select(['phase', 'done', 'total'])
    .where('intakeId', '=', intakeId)
    .executeTakeFirst()
}
