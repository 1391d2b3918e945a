import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import { operatorIds } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type GoneChoice, type IntakeRefusal, mayTakeIn } from './intake.ts'
import { findIntake, keepApplier, takeOn, unfinishedIntakes } from './intake.store.ts'
import { keepStart } from './progress.ts'

declare module '../../platform/jobs.ts' {
  interface JobData {
    'intake.apply': { readonly operatorId: Id<'operator'>; readonly intakeId: Id<'intake'> }
  }
}

/** Has a previewed workbook applied in the background. Of two people at once one starts it. */
export function startApplying(
  platform: Platform,
  actor: Actor,
  { intakeId, gone }: { readonly intakeId: Id<'intake'>; readonly gone: GoneChoice },
) {
  return change<Id<'intake'>, IntakeRefusal>(platform, actor, async (tx) => {
    if (!mayTakeIn(actor)) return refuse({ code: 'not-allowed' })
    const intake = await findIntake(tx, actor, intakeId)
    if (!intake) return refuse({ code: 'intake-not-found' })

    const started = await takeOn(tx, intakeId, ['previewed'], 'applying', { setback: null, goneChoice: gone })
    if (!started) return refuse({ code: 'not-now', state: intake.state })

    await keepApplier(tx, intakeId, actor)
    await keepStart(tx, intakeId)
    await platform.jobs.enqueue(tx, 'intake.apply', { operatorId: actor.operatorId, intakeId })
    return changed(intakeId, { event: 'intake.started', subjectId: intakeId, detail: { gone } })
  })
}

/** Leaves a workbook aside: nothing of it was applied. */
export function discardIntake(platform: Platform, actor: Actor, intakeId: Id<'intake'>) {
  return change<Id<'intake'>, IntakeRefusal>(platform, actor, async (tx) => {
    if (!mayTakeIn(actor)) return refuse({ code: 'not-allowed' })
    const intake = await findIntake(tx, actor, intakeId)
    if (!intake) return refuse({ code: 'intake-not-found' })

    const discarded = await takeOn(tx, intakeId, ['understanding', 'previewed'], 'discarded')
    if (!discarded) return refuse({ code: 'not-now', state: intake.state })
    return changed(intakeId, { event: 'intake.discarded', subjectId: intakeId })
  })
}

/** Puts the workbooks that a stopped process was applying back on their way. A second job on one finds it done and leaves it. */
export async function resumeIntakes(platform: Platform): Promise<void> {
  for (const operatorId of await operatorIds(platform)) {
    const actor = systemActor(operatorId)
    for (const intakeId of await read(platform, actor, unfinishedIntakes)) {
      await change(platform, actor, async (tx) => {
        await platform.jobs.enqueue(tx, 'intake.apply', { operatorId, intakeId })
        return changed(intakeId, { event: 'intake.resumed', subjectId: intakeId })
      })
    }
  }
}
