import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { compareWorkbook } from './compare-workbook.ts'
import { type Counts, type IntakeRefusal, type Setback, mayTakeIn } from './intake.ts'
import { findApplier, findWork, takeOn } from './intake.store.ts'
import { type Phase, type Teller, tellerOf } from './progress.ts'
import { holdCompanies, takeIntakeTurn } from './register.store.ts'
import { writePlan } from './write-plan.ts'

/**
 * The job that applies a workbook: all of it or nothing, once however often it is asked. Where the register is no longer
 * what the preview was compared with, or something breaks, the workbook goes back to its preview and says so.
 */
export async function applyIntake(
  platform: Platform,
  { operatorId, intakeId }: { readonly operatorId: Id<'operator'>; readonly intakeId: Id<'intake'> },
): Promise<void> {
  const actor = await read(platform, { operatorId }, (db) => findApplier(db, intakeId))
  if (!actor) return

  const teller = tellerOf(platform, operatorId, intakeId)
  try {
    const applied = await apply(platform, actor, intakeId, teller)
    if (!applied.ok && applied.refusal.code !== 'not-now') {
      await setBack(
        platform,
        actor,
        intakeId,
        applied.refusal.code === 'register-changed' ? 'register-changed' : 'failed',
      )
    }
  } catch (error) {
    await setBack(platform, actor, intakeId, 'failed')
    throw error
  } finally {
    await teller.finished()
  }
}

/** Applies a workbook in one transaction. */
function apply(platform: Platform, actor: Actor, intakeId: Id<'intake'>, teller: Teller) {
  return change<Counts, IntakeRefusal>(platform, actor, async (tx) => {
    if (!mayTakeIn(actor)) return refuse({ code: 'not-allowed' })
    await takeIntakeTurn(tx, actor.operatorId)
    const at = platform.now()
    if (!(await takeOn(tx, intakeId, ['applying'], 'applied', { appliedAt: at }))) {
      return refuse({ code: 'not-now', state: 'applied' })
    }
    const work = await findWork(tx, actor, intakeId)
    if (!work) return refuse({ code: 'intake-not-found' })

    await holdCompanies(tx)
    const tell = (phase: Phase) => teller.tell({ phase, done: 0, total: 0 })
    const compared = await compareWorkbook(platform, tx, actor, work, tell)
    if (!compared.ok) return compared
    const { counts, digest } = compared.value
    if (digest !== work.digest) return refuse({ code: 'register-changed' })

    const written = await writePlan(platform, tx, actor, compared.value, {
      intakeId,
      asOn: work.asOn,
      gone: work.goneChoice,
      at,
      tell: (done, total) => teller.tell({ phase: 'writing', done, total }),
    })
    if (!written.ok) return written
    const { companyIds, sites } = written.value
    if (companyIds.length > 0) await announce(platform, tx, actor, 'company.facts-changed', { companyIds })
    return changed(
      counts,
      { event: 'intake.applied', subjectId: intakeId, detail: { ...counts, companies: companyIds.length } },
      ...sites.map(({ id, code }) => ({ event: 'site.added', subjectId: id, detail: { code, intakeId } })),
    )
  })
}

async function setBack(platform: Platform, actor: Actor, intakeId: Id<'intake'>, setback: Setback): Promise<void> {
  await change(platform, actor, async (tx) => {
    if (!(await takeOn(tx, intakeId, ['applying'], 'previewed', { setback }))) return refuse({ code: 'not-now' })
    return changed(intakeId, { event: 'intake.set-back', subjectId: intakeId, detail: { setback } })
  })
}
