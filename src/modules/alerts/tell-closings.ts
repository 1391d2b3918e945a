import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { systemActor } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { post } from '../../platform/mail.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { shutDoors } from '../agreements/index.ts'
import { closingLetter } from './alerts.letters.ts'
import { closingsAmong, warningsDue } from './closing.ts'
import { type Warning, closingsKept, keepWarnings, warningsGiven } from './closing.store.ts'
import { whoDeclined } from './declined.store.ts'
import type { Reader, ReadersOf } from './readers.ts'
import { standingNow } from './standing-now.ts'

/**
 * Warns the members of an operator's companies 30 and 7 days before a right of theirs ends: each person once of each day.
 * Where both are due, because the end is near already or the server slept, one letter gives both.
 */
export async function tellClosings(
  platform: Platform,
  operatorId: Id<'operator'>,
  readersOf: ReadersOf,
): Promise<void> {
  const due = await read(platform, { operatorId }, async (db) =>
    companiesToWarn(db, await today(platform, db, operatorId), readersOf),
  )
  for (const companyId of due) await warnCompany(platform, operatorId, readersOf, companyId)
}

/** The companies with a member who has not been warned yet of something that is due. */
async function companiesToWarn(db: Database, on: CivilDate, readersOf: ReadersOf): Promise<readonly Id<'company'>[]> {
  const doors = await shutDoors(db, on)
  // Nobody is urged to seize what nobody is given.
  const closings = (await closingsKept(db, on)).filter(({ offerId }) => !doors.has(offerId))
  const companyIds = [...new Set(closings.map(({ companyId }) => companyId))]
  if (companyIds.length === 0) return []
  const readers = await willingReaders(db, readersOf, companyIds)
  const given = new Set((await warningsGiven(db, on)).map(keyOf))
  const waiting = closings.flatMap(({ companyId, offerId, closesOn }) =>
    warningsTo(readers.get(companyId) ?? [], on, { companyId, offerId, closesOn }),
  )
  return [...new Set(waiting.flatMap((warning) => (given.has(keyOf(warning)) ? [] : [warning.companyId])))]
}

/** Writes to those members of a company whom nobody has warned, in one letter each. */
function warnCompany(platform: Platform, operatorId: Id<'operator'>, readersOf: ReadersOf, companyId: Id<'company'>) {
  return change(platform, systemActor(operatorId), async (tx) => {
    const on = await today(platform, tx, operatorId)
    const now = await standingNow(platform, tx, operatorId, companyId)
    const offered = now?.opportunities.filter(({ offer }) => !now.held.has(offer.id)) ?? []
    const closings = closingsAmong(offered, on)
    const readers = (await willingReaders(tx, readersOf, [companyId])).get(companyId) ?? []
    const due = closings.flatMap(({ opportunity, closesOn }) =>
      warningsTo(readers, on, { companyId, offerId: opportunity.offer.id, closesOn }),
    )
    const given = await keepWarnings(tx, due, platform.now())
    if (!now || given.length === 0) return refuse({ code: 'told-already' })

    for (const reader of readers) {
      const own = given.filter(({ userId }) => userId === reader.userId)
      const about = closings.filter(({ opportunity }) => own.some(({ offerId }) => offerId === opportunity.offer.id))
      if (about.length > 0) await post(platform, tx, await closingLetter(platform, reader, operatorId, now, about))
    }
    return changed(undefined, {
      event: 'closing.told',
      subjectId: companyId,
      detail: {
        warnings: given.map(({ userId, offerId, closesOn, daysBefore }) => ({ userId, offerId, closesOn, daysBefore })),
      },
    })
  })
}

function warningsTo(
  readers: readonly Reader[],
  on: CivilDate,
  closing: Pick<Warning, 'companyId' | 'offerId' | 'closesOn'>,
): readonly Warning[] {
  return readers.flatMap(({ userId }) =>
    warningsDue(on, closing.closesOn).map((daysBefore) => ({ ...closing, userId, daysBefore })),
  )
}

async function willingReaders(
  db: Database,
  readersOf: ReadersOf,
  companyIds: readonly Id<'company'>[],
): Promise<ReadonlyMap<Id<'company'>, readonly Reader[]>> {
  const declined = await whoDeclined(db, 'closing')
  const readers = await readersOf(db, companyIds)
  return new Map([...readers].map(([id, members]) => [id, members.filter(({ userId }) => !declined.has(userId))]))
}

function keyOf({ companyId, userId, offerId, closesOn, daysBefore }: Warning): string {
  return [companyId, userId, offerId, closesOn, daysBefore].join(' ')
}
