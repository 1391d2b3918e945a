import { type CivilDate, hourIn } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { systemActor } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { EARLIEST_LETTERS, post } from '../../platform/mail.ts'
import { findOperator, operatorIds, today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { listPartners } from '../partners/index.ts'
import { type Agreement, lastDay, stateOn } from './agreement.ts'
import { findAgreement, listAgreements } from './agreements.store.ts'
import { type Reminder, dutiesOf, keepReminders, remindersGiven } from './duties.store.ts'
import { type Duty, nearDays, remindersDue } from './duty.ts'
import { type DateToKeep, type Reader, reminderLetter } from './reminder.letter.ts'

declare module '../../platform/jobs.ts' {
  interface JobData {
    'agreements.day': Readonly<Record<string, never>>
  }
}

/** Who runs the park; joined by `app.ts`. */
export type DirectorsOf = (db: Database) => Promise<readonly Reader[]>

/** Writes the reminders that are due, for every operator. Run every hour and at start; where nothing is due it only looks. */
export async function remindDue(platform: Platform, directorsOf: DirectorsOf): Promise<void> {
  for (const operatorId of await operatorIds(platform)) {
    const { zone } = await read(platform, { operatorId }, (db) => findOperator(db, operatorId))
    if (hourIn(zone, platform.now()) >= EARLIEST_LETTERS) await remindOperator(platform, operatorId, directorsOf)
  }
}

/**
 * Reminds the directors of an operator 30 and 7 days before a duty falls due or an agreement ends: each person once of each
 * day. Where both are due, because the day is near already or the server slept, one letter gives both.
 */
export async function remindOperator(
  platform: Platform,
  operatorId: Id<'operator'>,
  directorsOf: DirectorsOf,
): Promise<void> {
  const due = await read(platform, { operatorId }, async (db) => {
    const on = await today(platform, db, operatorId)
    const agreements = await listAgreements(db, systemActor(operatorId))
    const duties = await dutiesOf(
      db,
      agreements.map(({ id }) => id),
    )
    const readers = await directorsOf(db)
    const given = new Set((await remindersGiven(db, on)).map(keyOf))
    const renewed = new Set(agreements.flatMap(({ follows }) => follows ?? []))
    return agreements.filter((agreement) => {
      const dates = datesNear(agreement, duties.get(agreement.id) ?? [], { on, renewed: renewed.has(agreement.id) })
      return remindersOf(agreement, dates, readers, on).some((reminder) => !given.has(keyOf(reminder)))
    })
  })
  for (const { id } of due) await remindOfAgreement(platform, operatorId, directorsOf, id)
}

/** Writes to those directors whom nobody has reminded, in one letter each. */
function remindOfAgreement(
  platform: Platform,
  operatorId: Id<'operator'>,
  directorsOf: DirectorsOf,
  agreementId: Id<'agreement'>,
) {
  const actor = systemActor(operatorId)
  return change(platform, actor, async (tx) => {
    const on = await today(platform, tx, operatorId)
    const agreements = await listAgreements(tx, actor)
    const agreement = await findAgreement(tx, actor, agreementId)
    const partner = (await listPartners(tx)).find(({ id }) => id === agreement?.partnerId)
    if (!agreement || !partner) return refuse({ code: 'told-already' })
    const duties = (await dutiesOf(tx, [agreementId])).get(agreementId) ?? []
    const renewed = agreements.some(({ follows }) => follows === agreementId)
    const dates = datesNear(agreement, duties, { on, renewed })
    const readers = await directorsOf(tx)
    const given = await keepReminders(tx, remindersOf(agreement, dates, readers, on), platform.now())
    if (given.length === 0) return refuse({ code: 'told-already' })

    const { name: park } = await findOperator(tx, operatorId)
    for (const reader of readers) {
      const own = given.filter(({ userId }) => userId === reader.userId)
      const [first, ...others] = dates.filter(({ duty, dueOn }) =>
        own.some((reminder) => reminder.subjectId === (duty?.id ?? agreementId) && reminder.dueOn === dueOn),
      )
      if (!first) continue
      const about = { agreement, partner, park, on, dates: [first, ...others] } as const
      await post(platform, tx, await reminderLetter(platform, reader, about))
    }
    return changed(undefined, {
      event: 'agreement.reminded',
      subjectId: agreementId,
      detail: {
        reminders: given.map(({ subjectId, userId, dueOn, daysBefore }) => ({ subjectId, userId, dueOn, daysBefore })),
      },
    })
  })
}

/** The days of an agreement that are near: duties that are not done, and its end unless it is renewed. */
function datesNear(
  agreement: Agreement,
  duties: readonly Duty[],
  { on, renewed }: { readonly on: CivilDate; readonly renewed: boolean },
): readonly DateToKeep[] {
  const state = stateOn(agreement, on)
  if (state === 'draft' || state === 'ended') return []
  const last = lastDay(agreement)
  const owed = duties.flatMap((duty) => nearDays(duty, on, last).map((dueOn) => ({ duty, dueOn })))
  // Whoever ended it before its time knows.
  const end = last !== undefined && !renewed && !agreement.ending ? [{ duty: undefined, dueOn: last }] : []
  return [...owed, ...end].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
}

function remindersOf(
  agreement: Agreement,
  dates: readonly DateToKeep[],
  readers: readonly Reader[],
  on: CivilDate,
): readonly Reminder[] {
  return readers.flatMap(({ userId }) =>
    dates.flatMap(({ duty, dueOn }) =>
      remindersDue(on, dueOn).map((daysBefore) => ({
        agreementId: agreement.id,
        subjectId: duty?.id ?? agreement.id,
        userId,
        dueOn,
        daysBefore,
      })),
    ),
  )
}

function keyOf({ subjectId, userId, dueOn, daysBefore }: Reminder): string {
  return [subjectId, userId, dueOn, daysBefore].join(' ')
}
