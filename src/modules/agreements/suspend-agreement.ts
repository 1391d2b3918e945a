import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { stateOn } from './agreement.ts'
import { endSuspension, keepSuspension, lockAgreement } from './agreements.store.ts'
import type { AgreementRefusal } from './refusal.ts'

export interface SuspensionWish {
  readonly agreementId: Id<'agreement'>
  readonly on: CivilDate
  readonly reason: string
}

/** Suspends an agreement from a day on, at the latest today: nothing is granted under it until it is resumed. */
export function suspendAgreement(platform: Platform, actor: Actor, { agreementId, on, reason }: SuspensionWish) {
  return change<Id<'agreement'>, AgreementRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const agreement = await lockAgreement(tx, actor, agreementId)
    if (!agreement) return refuse({ code: 'agreement-not-found' })
    if (reason === '') return refuse({ code: 'no-reason' })
    if (on > (await today(platform, tx, actor.operatorId))) return refuse({ code: 'day-to-come' })
    const state = stateOn(agreement, on)
    if (state === 'draft') return refuse({ code: 'not-signed' })
    if (state === 'not-begun' || state === 'ended') return refuse({ code: 'outside-the-agreement' })
    if (agreement.suspensions.some(({ resumedOn }) => resumedOn === undefined || on < resumedOn)) {
      return refuse({ code: 'suspended-already' })
    }

    const id = platform.newId<'agreement-suspension'>()
    if (!(await keepSuspension(tx, { id, agreementId, suspendedOn: on, reason }))) {
      return refuse({ code: 'suspended-already' })
    }
    return changed(agreementId, { event: 'agreement.suspended', subjectId: agreementId, detail: { on, reason } })
  })
}

/** Lets a suspended agreement run again from a day on, at the latest today. */
export function resumeAgreement(platform: Platform, actor: Actor, { agreementId, on, reason }: SuspensionWish) {
  return change<Id<'agreement'>, AgreementRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const agreement = await lockAgreement(tx, actor, agreementId)
    if (!agreement) return refuse({ code: 'agreement-not-found' })
    if (reason === '') return refuse({ code: 'no-reason' })
    if (on > (await today(platform, tx, actor.operatorId))) return refuse({ code: 'day-to-come' })
    const open = agreement.suspensions.find(({ resumedOn }) => resumedOn === undefined)
    if (!open) return refuse({ code: 'not-suspended' })
    if (on < open.suspendedOn) return refuse({ code: 'before-suspension' })

    if (!(await endSuspension(tx, agreementId, { resumedOn: on, resumedBecause: reason }))) {
      return refuse({ code: 'not-suspended' })
    }
    return changed(agreementId, { event: 'agreement.resumed', subjectId: agreementId, detail: { on, reason } })
  })
}
