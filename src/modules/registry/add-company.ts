import type { RoughDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector, isStaff } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import type { FactKey, FactValue } from '../rules/index.ts'
import { companyNames, companyWithIce, keepCompany } from './companies.store.ts'
import { type TypedIdentity, checkedIdentity } from './company.ts'
import { recordFacts } from './facts.store.ts'
import { objectionToStay } from './move-company.ts'
import type { RegistryRefusal } from './refusal.ts'
import './registry.news.ts'
import { keepResidencies } from './residencies.store.ts'
import type { Database } from '../../platform/database.ts'

export interface NewCompanyWish {
  readonly identity: TypedIdentity
  /** Where it stays; a candidate stays nowhere yet. */
  readonly stay?: StayWish | undefined
  /** What is known of it from the start. */
  readonly facts?: readonly { readonly key: FactKey; readonly value: FactValue }[]
}

export interface StayWish {
  readonly siteId: Id<'site'>
  readonly unitId?: Id<'unit'> | undefined
  readonly startedOn?: RoughDate | undefined
  /** Square metres, as a decimal text. */
  readonly areaSqm?: string | undefined
  readonly terms?: string | undefined
}

/** Takes a company into the register, with its stay and first facts. A site manager takes it in at a site of its own. */
export function addCompany(platform: Platform, actor: Actor, { identity: typed, stay, facts = [] }: NewCompanyWish) {
  return change<Id<'company'>, RegistryRefusal>(platform, actor, async (tx) => {
    if (!isStaff(actor)) return refuse({ code: 'not-allowed' })
    if (!stay && !isDirector(actor)) return refuse({ code: 'site-missing' })

    const identity = checkedIdentity(typed)
    if (!identity.ok) return identity
    const objection = stay && (await objectionToStay(tx, actor, stay))
    if (objection) return refuse(objection)

    const id = platform.newId<'company'>()
    const at = platform.now()
    const recording = { at, by: actor.userId }
    if (!(await keepCompany(tx, { id, identity: identity.value, createdAt: at }))) {
      return refuse(await iceTaken(tx, actor, identity.value.ice))
    }
    if (stay) {
      const residency = {
        id: platform.newId<'residency'>(),
        companyId: id,
        siteId: stay.siteId,
        unitId: stay.unitId ?? null,
        startedOn: stay.startedOn ?? null,
        endedOn: null,
        areaSqm: stay.areaSqm ?? null,
        terms: stay.terms ?? null,
      }
      await keepResidencies(tx, [residency], recording)
    }
    const statements = facts.map((fact) => ({ ...fact, companyId: id, sourceKind: 'operator' as const }))
    await recordFacts(platform, tx, statements, recording)
    await announce(platform, tx, actor, 'company.facts-changed', { companyIds: [id] })
    return changed(id, {
      event: 'company.added',
      subjectId: id,
      detail: { siteId: stay?.siteId ?? null, iceOverridden: identity.value.iceOverridden },
    })
  })
}

/** The refusal of an ICE that another company has; its name is told to those who may see it. */
export async function iceTaken(
  db: Database,
  actor: Actor,
  ice: string | null,
): Promise<Extract<RegistryRefusal, { code: 'ice-taken' }>> {
  const holder = ice === null ? undefined : await companyWithIce(db, ice)
  const name = holder && (await companyNames(db, actor, [holder])).get(holder)
  return holder && name !== undefined ? { code: 'ice-taken', company: { id: holder, name } } : { code: 'ice-taken' }
}
