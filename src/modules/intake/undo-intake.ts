import type { Id } from '../../kernel/id.ts'
import { type Refused, type Result, refuse } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { type RequestRefusal, change, changed } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { companyNames } from '../registry/index.ts'
import { type Dependent, type IntakeRefusal, mayTakeIn } from './intake.ts'
import { findIntake, takeOn } from './intake.store.ts'
import { holdCompanies, takeIntakeTurn } from './register.store.ts'
import { broughtCompanies, laterWork, takeBack } from './undo.store.ts'

/** Which of these companies people belong to; modules that the intake does not know tell it through `app.ts`. */
export type WhoBelongs = (db: Database, companyIds: readonly Id<'company'>[]) => Promise<readonly Id<'company'>[]>

export interface Undone {
  readonly removed: number
  readonly restored: number
}

/**
 * Takes back exactly what applying a workbook did, in one transaction, while nothing later stands on it; otherwise names
 * what does.
 */
export async function undoIntake(
  platform: Platform,
  actor: Actor,
  { intakeId, whoBelongs }: { readonly intakeId: Id<'intake'>; readonly whoBelongs: WhoBelongs },
): Promise<Result<Undone, IntakeRefusal | RequestRefusal>> {
  try {
    return await undo(platform, actor, intakeId, whoBelongs)
  } catch (error) {
    // Something refers to a company of ours that only its own module knows of; the transaction is undone already.
    if (error instanceof Error && 'code' in error && error.code === '23503') {
      return refuse<IntakeRefusal>({ code: 'built-upon', dependents: [] })
    }
    throw error
  }
}

function undo(platform: Platform, actor: Actor, intakeId: Id<'intake'>, whoBelongs: WhoBelongs) {
  return change<Undone, IntakeRefusal>(platform, actor, async (tx) => {
    if (!mayTakeIn(actor)) return refuse({ code: 'not-allowed' })
    const intake = await findIntake(tx, actor, intakeId)
    if (!intake) return refuse({ code: 'intake-not-found' })
    await takeIntakeTurn(tx, actor.operatorId)
    const undoneAt = platform.now()
    if (!(await takeOn(tx, intakeId, ['applied'], 'undone', { undoneAt }))) return notNow(intake.state)

    await holdCompanies(tx)
    const dependents = await dependentsOf(tx, actor, intakeId, whoBelongs)
    if (dependents.length > 0) return refuse({ code: 'built-upon', dependents })

    const brought = await broughtCompanies(tx, intakeId)
    const restored = await takeBack(platform, tx, intakeId, undoneAt)
    if (!restored) return refuse({ code: 'ice-given-away' })
    if (restored.length > 0) await announce(platform, tx, actor, 'company.facts-changed', { companyIds: restored })
    const undone: Undone = { removed: brought.length, restored: restored.length }
    return changed(undone, { event: 'intake.undone', subjectId: intakeId, detail: { ...undone } })
  })
}

function notNow(state: Extract<IntakeRefusal, { code: 'not-now' }>['state']): Refused<IntakeRefusal> {
  return refuse<IntakeRefusal>({ code: 'not-now', state })
}

/** What stands in the way of taking a workbook back: later work on its companies, and people who belong to them. */
export async function dependentsOf(
  db: Database,
  actor: Actor,
  intakeId: Id<'intake'>,
  whoBelongs: WhoBelongs,
): Promise<readonly Dependent[]> {
  const peopled = await whoBelongs(db, await broughtCompanies(db, intakeId))
  const names = await companyNames(db, actor, peopled)
  const people = peopled.map((companyId) => ({
    companyId,
    name: names.get(companyId) ?? '',
    because: 'people' as const,
  }))
  return [...(await laterWork(db, intakeId)), ...people]
}
