import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import type { CodeRefusal } from './refusal.ts'
import { replaceCode } from './set-code-aside.ts'

/** How long a reason may be, in characters. */
const MOST_REASON = 600

export interface DeadCode {
  readonly codeId: Id<'code'>
  readonly reason: string
}

/** Says that a code does not work. A claim that held it gets the next one at once; without one left nothing happens. */
export function declareDead(platform: Platform, actor: Actor, { codeId, reason }: DeadCode) {
  return change<{ readonly newCodeId: Id<'code'> | undefined }, CodeRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })
    if (reason === '') return refuse({ code: 'reason-missing' })
    if (reason.length > MOST_REASON) return refuse({ code: 'text-too-long', most: MOST_REASON })

    const on = await today(platform, tx, actor.operatorId)
    const replaced = await replaceCode(platform, tx, actor, { codeId, reason, on })
    if (!replaced.ok) return replaced
    const { offerId, claimId, newCodeId } = replaced.value
    return changed(
      { newCodeId },
      {
        event: newCodeId ? 'code.replaced' : 'code.died',
        subjectId: codeId,
        detail: { offerId, ...(newCodeId && { claimId, newCodeId }) },
      },
    )
  })
}
