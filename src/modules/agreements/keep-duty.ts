import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Side, lastDay } from './agreement.ts'
import { lockAgreement } from './agreements.store.ts'
import { dropDuty, dutiesOf, keepDone, keepDuty } from './duties.store.ts'
import { statusOn } from './duty.ts'
import type { AgreementRefusal } from './refusal.ts'

export interface DutyWish {
  readonly agreementId: Id<'agreement'>
  readonly side: Side
  readonly text: string
  readonly dueOn: CivilDate
  readonly everyMonths: number | undefined
}

/** Writes down what one side owes the other, and by when. */
export function addDuty(platform: Platform, actor: Actor, { agreementId, ...wish }: DutyWish) {
  return change<Id<'agreement'>, AgreementRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const agreement = await lockAgreement(tx, actor, agreementId)
    if (!agreement) return refuse({ code: 'agreement-not-found' })
    const last = lastDay(agreement)
    if (wish.dueOn < agreement.beginsOn || (last !== undefined && wish.dueOn > last)) {
      return refuse({ code: 'outside-the-agreement' })
    }

    const id = platform.newId<'agreement-duty'>()
    await keepDuty(tx, agreementId, { id, ...wish })
    const { side, dueOn, everyMonths = null } = wish
    return changed(agreementId, {
      event: 'agreement.duty-added',
      subjectId: agreementId,
      detail: { dutyId: id, side, dueOn, everyMonths },
    })
  })
}

export interface DutyMark {
  readonly agreementId: Id<'agreement'>
  readonly dutyId: Id<'agreement-duty'>
  /** The day for which it was done: its next one when the page was read. */
  readonly dueOn: CivilDate
}

/** Says that a duty was done for its next day. */
export function markDutyDone(platform: Platform, actor: Actor, { agreementId, dutyId, dueOn }: DutyMark) {
  return change<Id<'agreement'>, AgreementRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const found = await findDuty(tx, actor, agreementId, dutyId)
    if (!found) return refuse({ code: 'duty-not-found' })
    const on = await today(platform, tx, actor.operatorId)
    const status = statusOn(found.duty, on, found.last)
    if (status.state === 'done' || status.dueOn !== dueOn) return refuse({ code: 'done-already' })

    const done = { dutyId, dueOn, doneOn: on, recordedAt: platform.now(), recordedBy: actor.userId ?? null }
    if (!(await keepDone(tx, done))) return refuse({ code: 'done-already' })
    return changed(agreementId, { event: 'agreement.duty-done', subjectId: agreementId, detail: { dutyId, dueOn } })
  })
}

/** Drops a duty that does not bind any more; what was done of it stays on record. */
export function dropAgreementDuty(
  platform: Platform,
  actor: Actor,
  { agreementId, dutyId }: Pick<DutyMark, 'agreementId' | 'dutyId'>,
) {
  return change<Id<'agreement'>, AgreementRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    if (!(await findDuty(tx, actor, agreementId, dutyId))) return refuse({ code: 'duty-not-found' })
    if (!(await dropDuty(tx, dutyId, platform.now()))) return refuse({ code: 'duty-not-found' })
    return changed(agreementId, { event: 'agreement.duty-dropped', subjectId: agreementId, detail: { dutyId } })
  })
}

/** A duty of an agreement, while nobody else can change it, with the last day of the agreement. */
async function findDuty(tx: Transaction, actor: Actor, agreementId: Id<'agreement'>, dutyId: Id<'agreement-duty'>) {
  const agreement = await lockAgreement(tx, actor, agreementId)
  const duty = agreement && (await dutiesOf(tx, [agreementId])).get(agreementId)?.find(({ id }) => id === dutyId)
  return duty && { duty, last: lastDay(agreement) }
}
