import { type CivilDate, firstDay, lastDay } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isStaff } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { StayWish } from './add-company.ts'
import { findCompany } from './companies.store.ts'
import type { RegistryRefusal } from './refusal.ts'
import './registry.news.ts'
import { closeResidency, keepResidencies, residenciesOf } from './residencies.store.ts'
import { findSite, findUnit } from './sites.store.ts'
import { mayRunSite } from './visibility.store.ts'

/** Moves a company into a site or unit from a day on; where it was until then ends on that day. */
export function moveCompany(
  platform: Platform,
  actor: Actor,
  { companyId, ...stay }: StayWish & { readonly companyId: Id<'company'> },
) {
  return change<Id<'residency'>, RegistryRefusal>(platform, actor, async (tx) => {
    if (!(await findCompany(tx, actor, companyId))) return refuse({ code: 'company-not-found' })
    if (!isStaff(actor)) return refuse({ code: 'not-allowed' })
    const objection = await objectionToStay(tx, actor, stay)
    if (objection) return refuse(objection)
    if (!stay.startedOn) return refuse({ code: 'date-missing', field: 'startedOn' })

    const at = platform.now()
    const from = firstDay(stay.startedOn)
    const late = (await residenciesOf(tx, companyId)).some(
      ({ startedOn, endedOn }) => (startedOn && firstDay(startedOn) > from) || (endedOn === null && startedOn === from),
    )
    if (late) return refuse({ code: 'ends-before-start' })
    await closeResidency(tx, companyId, from, at)
    const residency = {
      id: platform.newId<'residency'>(),
      companyId,
      siteId: stay.siteId,
      unitId: stay.unitId ?? null,
      startedOn: stay.startedOn,
      endedOn: null,
      areaSqm: stay.areaSqm ?? null,
      terms: stay.terms ?? null,
    }
    const [rival] = await keepResidencies(tx, [residency], { at, by: actor.userId })
    if (rival) return refuse({ code: 'already-moved' })
    await announce(platform, tx, actor, 'company.facts-changed', { companyIds: [companyId] })
    return changed(residency.id, {
      event: 'company.moved',
      subjectId: companyId,
      detail: { residencyId: residency.id, siteId: stay.siteId, unitId: residency.unitId },
    })
  })
}

/** Ends a company's stay: from that day on it is a former company of the park. */
export function endResidency(
  platform: Platform,
  actor: Actor,
  { companyId, on }: { readonly companyId: Id<'company'>; readonly on: CivilDate },
) {
  return change<Id<'residency'>, RegistryRefusal>(platform, actor, async (tx) => {
    if (!(await findCompany(tx, actor, companyId))) return refuse({ code: 'company-not-found' })
    if (!isStaff(actor)) return refuse({ code: 'not-allowed' })

    const open = (await residenciesOf(tx, companyId)).find(({ endedOn }) => endedOn === null || endedOn > on)
    if (!open) return refuse({ code: 'no-open-residency' })
    if (open.startedOn && lastDay(open.startedOn) > on && firstDay(open.startedOn) >= on) {
      return refuse({ code: 'ends-before-start' })
    }
    const residencyId = await closeResidency(tx, companyId, on, platform.now())
    if (!residencyId) return refuse({ code: 'no-open-residency' })
    await announce(platform, tx, actor, 'company.facts-changed', { companyIds: [companyId] })
    return changed(residencyId, { event: 'company.left', subjectId: companyId, detail: { residencyId } })
  })
}

/** What stands in the way of a stay at a site, if anything does. */
export async function objectionToStay(
  db: Database,
  actor: Actor,
  { siteId, unitId }: StayWish,
): Promise<RegistryRefusal | undefined> {
  if (!mayRunSite(actor, siteId) || !(await findSite(db, siteId))) return { code: 'site-not-found' }
  if (!unitId) return undefined
  const unit = await findUnit(db, unitId)
  return unit?.siteId === siteId ? undefined : { code: 'unit-not-found' }
}
