import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { keepEnding, lockAgreement } from './agreements.store.ts'
import type { AgreementRefusal } from './refusal.ts'

export interface EndingWish {
  readonly agreementId: Id<'agreement'>
  /** The first day on which it does not run any more, passed or to come. */
  readonly on: CivilDate
  readonly reason: string
}

/**
 * Ends an agreement before the last day on its paper: from then on nothing is granted under it, and what companies were
 * given stays with them. It is not opened again; what goes on after all is written as its renewal.
 */
export function endAgreement(platform: Platform, actor: Actor, { agreementId, on, reason }: EndingWish) {
  return change<Id<'agreement'>, AgreementRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const agreement = await lockAgreement(tx, actor, agreementId)
    if (!agreement) return refuse({ code: 'agreement-not-found' })
    if (reason === '') return refuse({ code: 'no-reason' })
    if (agreement.signedOn === undefined) return refuse({ code: 'not-signed' })
    if (agreement.ending) return refuse({ code: 'ended-already' })
    const { beginsOn, until } = agreement
    if (on < beginsOn || (until !== undefined && on > until)) return refuse({ code: 'outside-the-agreement' })

    if (!(await keepEnding(tx, agreementId, { endedOn: on, reason }))) return refuse({ code: 'ended-already' })
    return changed(agreementId, { event: 'agreement.ended', subjectId: agreementId, detail: { on, reason } })
  })
}
