import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { fold } from '../../kernel/text.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { MOST } from './company.ts'
import type { RegistryRefusal } from './refusal.ts'
import { findSite, findUnit, keepSite, keepUnit, replaceSite, replaceUnit } from './sites.store.ts'
import { mayRunSite } from './visibility.store.ts'

export interface SiteWish {
  readonly name: string
  readonly aliases: readonly string[]
  readonly address: string
}

/** Adds a site. Its code is what rules and files call it; made from its Latin name where none is given. */
export function addSite(platform: Platform, actor: Actor, { code, ...wish }: SiteWish & { readonly code: string }) {
  return change<Id<'site'>, RegistryRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })
    const objection = objectionToSite(wish)
    if (objection) return refuse(objection)
    const siteCode = code || fold(wish.name).replaceAll(' ', '-')
    if (siteCode.length > 60 || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(siteCode)) {
      return refuse({ code: 'site-code-malformed' })
    }

    const id = platform.newId<'site'>()
    if (!(await keepSite(tx, { id, code: siteCode, ...kept(wish) }))) {
      return refuse({ code: 'site-code-taken', siteCode })
    }
    return changed(id, { event: 'site.added', subjectId: id, detail: { code: siteCode } })
  })
}

/** Changes what a site is called and where it is; its code stays. */
export function editSite(platform: Platform, actor: Actor, { siteId, ...wish }: SiteWish & { siteId: Id<'site'> }) {
  return change<Id<'site'>, RegistryRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })
    if (!(await findSite(tx, siteId))) return refuse({ code: 'site-not-found' })
    const objection = objectionToSite(wish)
    if (objection) return refuse(objection)

    await replaceSite(tx, { id: siteId, ...kept(wish) })
    return changed(siteId, { event: 'site.edited', subjectId: siteId })
  })
}

export interface UnitWish {
  readonly name: string
  readonly floor: string
  /** Square metres, as a decimal text. */
  readonly areaSqm?: string | undefined
  readonly desks?: number | undefined
}

/** Adds a room or floor that can be let. */
export function addUnit(platform: Platform, actor: Actor, { siteId, ...wish }: UnitWish & { siteId: Id<'site'> }) {
  return change<Id<'unit'>, RegistryRefusal>(platform, actor, async (tx) => {
    if (!mayRunSite(actor, siteId) || !(await findSite(tx, siteId))) return refuse({ code: 'site-not-found' })
    const objection = objectionToUnit(wish)
    if (objection) return refuse(objection)

    const id = platform.newId<'unit'>()
    if (!(await keepUnit(tx, unitFrom(id, siteId, wish)))) return refuse({ code: 'unit-name-taken', name: wish.name })
    return changed(id, { event: 'unit.added', subjectId: id, detail: { siteId } })
  })
}

export function editUnit(platform: Platform, actor: Actor, { unitId, ...wish }: UnitWish & { unitId: Id<'unit'> }) {
  return change<Id<'unit'>, RegistryRefusal>(platform, actor, async (tx) => {
    const before = await findUnit(tx, unitId)
    if (!before || !mayRunSite(actor, before.siteId)) return refuse({ code: 'unit-not-found' })
    const objection = objectionToUnit(wish)
    if (objection) return refuse(objection)

    const after = unitFrom(unitId, before.siteId, wish)
    if (!(await replaceUnit(tx, after))) return refuse({ code: 'unit-name-taken', name: wish.name })
    return changed(unitId, { event: 'unit.edited', subjectId: unitId, detail: { siteId: before.siteId } })
  })
}

function objectionToSite({ name, aliases, address }: SiteWish): RegistryRefusal | undefined {
  if (name === '') return { code: 'name-missing' }
  if (name.length > MOST.name) return { code: 'too-long', field: 'name', most: MOST.name }
  if (aliases.join('').length > MOST.notes) return { code: 'too-long', field: 'aliases', most: MOST.notes }
  return address.length > MOST.notes ? { code: 'too-long', field: 'address', most: MOST.notes } : undefined
}

function objectionToUnit({ name, floor, desks }: UnitWish): RegistryRefusal | undefined {
  if (name === '') return { code: 'name-missing' }
  if (name.length > MOST.name) return { code: 'too-long', field: 'name', most: MOST.name }
  if (floor.length > MOST.identifier) return { code: 'too-long', field: 'floor', most: MOST.identifier }
  const wrong = desks !== undefined && (!Number.isInteger(desks) || desks < 0 || desks > 100_000)
  return wrong ? { code: 'not-a-number', field: 'desks' } : undefined
}

function kept({ name, aliases, address }: SiteWish) {
  return { name, aliases, address: address || null }
}

function unitFrom(id: Id<'unit'>, siteId: Id<'site'>, { name, floor, areaSqm, desks }: UnitWish) {
  return { id, siteId, name, floor: floor || null, areaSqm: areaSqm ?? null, desks: desks ?? null }
}
