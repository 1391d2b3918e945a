import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { anyOf } from '../../platform/any-of.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import './agreements.tables.ts'
import type { DaysBefore, Duty } from './duty.ts'

/** The duties of agreements that were not dropped, in the order of their first days. */
export async function dutiesOf(
  db: Database,
  agreementIds: readonly Id<'agreement'>[],
): Promise<ReadonlyMap<Id<'agreement'>, readonly Duty[]>> {
  const rows = await db
    .selectFrom('agreementDuties')
    .select(['id', 'agreementId', 'side', 'text', 'dueOn', 'everyMonths'])
    .where('agreementId', '=', anyOf(agreementIds))
    .where('droppedAt', 'is', null)
    .orderBy('dueOn')
    .orderBy('id')
    .execute()
  const done = await db
    .selectFrom('agreementDutiesDone')
    .select(['dutyId', 'dueOn', 'doneOn'])
    .where('dutyId', '=', anyOf(rows.map(({ id }) => id)))
    .execute()
  const doneOf = Map.groupBy(done, ({ dutyId }) => dutyId)
  const duties = rows.map(({ everyMonths, ...row }) => ({
    ...row,
    everyMonths: everyMonths ?? undefined,
    done: new Map((doneOf.get(row.id) ?? []).map(({ dueOn, doneOn }) => [dueOn, doneOn])),
  }))
  return Map.groupBy(duties, ({ agreementId }) => agreementId)
}

export async function keepDuty(
  tx: Transaction,
  agreementId: Id<'agreement'>,
  { id, side, text, dueOn, everyMonths }: Omit<Duty, 'done'>,
): Promise<void> {
  await tx
    .insertInto('agreementDuties')
    .values({ id, agreementId, side, text, dueOn, everyMonths: everyMonths ?? null, droppedAt: null })
    .execute()
}

/** Records that a duty was done for one of its days; false where that was recorded before. */
export async function keepDone(
  tx: Transaction,
  done: {
    readonly dutyId: Id<'agreement-duty'>
    readonly dueOn: CivilDate
    readonly doneOn: CivilDate
    readonly recordedAt: Date
    readonly recordedBy: Id<'user'> | null
  },
): Promise<boolean> {
  const kept = await tx
    .insertInto('agreementDutiesDone')
    .values(done)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}

/** Drops a duty; what was done of it stays on record. */
export async function dropDuty(tx: Transaction, id: Id<'agreement-duty'>, droppedAt: Date): Promise<boolean> {
  const dropped = await tx
    .updateTable('agreementDuties')
    .set({ droppedAt })
    .where('id', '=', id)
    .where('droppedAt', 'is', null)
    .executeTakeFirst()
  return dropped.numUpdatedRows === 1n
}

/** One reminder to one person. */
export interface Reminder {
  readonly agreementId: Id<'agreement'>
  /** The duty, or the agreement itself, which runs out. */
  readonly subjectId: Id<'agreement-duty'> | Id<'agreement'>
  readonly userId: Id<'user'>
  readonly dueOn: CivilDate
  readonly daysBefore: DaysBefore
}

/** The reminders that were given of days to come. */
export function remindersGiven(db: Database, on: CivilDate): Promise<readonly Reminder[]> {
  return db
    .selectFrom('agreementReminders')
    .select(['agreementId', 'subjectId', 'userId', 'dueOn', 'daysBefore'])
    .where('dueOn', '>', on)
    .execute()
}

/** Records reminders as given; those that nobody had given. Of two processes at once one gives each. */
export async function keepReminders(
  tx: Transaction,
  reminders: readonly Reminder[],
  toldAt: Date,
): Promise<readonly Reminder[]> {
  if (reminders.length === 0) return []
  return tx
    .insertInto('agreementReminders')
    .values(reminders.map((reminder) => ({ ...reminder, toldAt })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['agreementId', 'subjectId', 'userId', 'dueOn', 'daysBefore'])
    .execute()
}
