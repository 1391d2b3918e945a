import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { keepCompanies, keepResidencies, keepSite, recordFacts, replaceIdentity } from '../registry/index.ts'
import type { Comparison } from './compare-workbook.ts'
import type { Effect, StayTerms } from './effect.ts'
import { keepEffects } from './effects.store.ts'
import type { GoneChoice } from './intake.ts'
import type { KnownStay } from './known-company.ts'
import type { Act } from './plan.ts'
import type { StayChange } from './plan-stay.ts'
import { changeStay, keepUnits, unitKey, unitsByKey } from './register.store.ts'
import { type PlannedSite, freeSiteCode } from './sites-in-file.ts'

/** Somebody else wrote meanwhile what the plan was to write. */
export type WriteRefusal = { readonly code: 'register-changed' }

export interface Writing {
  readonly intakeId: Id<'intake'>
  readonly asOn: CivilDate
  readonly gone: GoneChoice
  readonly at: Date
  readonly tell: (done: number, total: number) => void
}

export interface Written {
  /** Companies of which something is known otherwise than before. */
  readonly companyIds: readonly Id<'company'>[]
  readonly sites: readonly { readonly id: Id<'site'>; readonly code: string }[]
}

/** A company's act with the id that it has, or gets now. */
interface Deed {
  readonly id: Id<'company'>
  readonly act: Act
}

/** How many companies are written at once: statements stay of a handy size, and progress moves. */
const AT_ONCE = 1_000

/** Writes a plan into the register, in bulk, with a list of all it does. */
export async function writePlan(
  platform: Platform,
  tx: Transaction,
  actor: Actor,
  { plan, sites, inFile }: Comparison,
  writing: Writing,
): Promise<Result<Written, WriteRefusal>> {
  const desk = new Desk(platform, tx, actor, writing)
  const deeds = plan.rows.flatMap(({ act }): readonly Deed[] =>
    act ? [{ id: act.company.kind === 'known' ? act.company.id : platform.newId<'company'>(), act }] : [],
  )
  const added = await desk.addSites(deeds, inFile, new Set(sites.map(({ code }) => code)))
  if (!added) return refuse({ code: 'register-changed' })
  await desk.addUnits(deeds)

  writing.tell(0, deeds.length)
  for (let from = 0; from < deeds.length; from += AT_ONCE) {
    const some = deeds.slice(from, from + AT_ONCE)
    if (!(await desk.write(some))) return refuse({ code: 'register-changed' })
    writing.tell(Math.min(from + AT_ONCE, deeds.length), deeds.length)
  }
  const gone = writing.gone === 'end' ? plan.gone : []
  for (const { id, stay } of gone) {
    if (stay) await desk.changeStay(id, { stay, ...termsOf(stay), endedOn: writing.asOn })
  }
  await desk.finish()
  return ok({ companyIds: [...deeds, ...gone].map(({ id }) => id), sites: added })
}

class Desk {
  readonly #platform: Platform
  readonly #tx: Transaction
  readonly #actor: Actor
  readonly #writing: Writing
  readonly #siteIds = new Map<string, Id<'site'>>()
  #unitIds: ReadonlyMap<string, Id<'unit'>> = new Map()
  #effects: Effect[] = []

  constructor(platform: Platform, tx: Transaction, actor: Actor, writing: Writing) {
    this.#platform = platform
    this.#tx = tx
    this.#actor = actor
    this.#writing = writing
  }

  /** Adds the sites that deeds need; undefined when somebody else took a code meanwhile. */
  async addSites(
    deeds: readonly Deed[],
    inFile: Comparison['inFile'],
    taken: ReadonlySet<string>,
  ): Promise<Written['sites'] | undefined> {
    const needed = new Set(
      deeds.flatMap(({ act }) => (act.stay?.start && !act.stay.start.site.id ? [act.stay.start.site.key] : [])),
    )
    const codes = new Set(taken)
    const added: { readonly id: Id<'site'>; readonly code: string }[] = []
    for (const { key, name } of inFile) {
      if (!needed.has(key)) continue
      const site = {
        id: this.#platform.newId<'site'>(),
        code: freeSiteCode(key, name, codes),
        name,
        aliases: [],
        address: null,
      }
      if (!(await keepSite(this.#tx, site))) return undefined
      codes.add(site.code)
      this.#siteIds.set(key, site.id)
      this.#effects.push({ kind: 'site-added', subjectId: site.id })
      added.push(site)
    }
    return added
  }

  /** Adds the offices that deeds name and no site has yet. */
  async addUnits(deeds: readonly Deed[]): Promise<void> {
    const wanted = new Map<string, { readonly siteId: Id<'site'>; readonly name: string }>()
    for (const { act } of deeds) {
      const { start, change } = act.stay ?? {}
      const offices = [
        start?.office === undefined ? undefined : { siteId: this.#siteOf(start.site), name: start.office },
        change?.office === undefined ? undefined : { siteId: change.stay.siteId, name: change.office },
      ]
      for (const office of offices) if (office) wanted.set(unitKey(office.siteId, office.name), office)
    }
    if (wanted.size === 0) return
    const known = await unitsByKey(this.#tx)
    const units = [...wanted].flatMap(([key, unit]) =>
      known.has(key) ? [] : [{ id: this.#platform.newId<'unit'>(), ...unit }],
    )
    await keepUnits(this.#tx, units)
    for (const { id } of units) this.#effects.push({ kind: 'unit-added', subjectId: id })
    this.#unitIds = new Map([...known, ...units.map(({ id, siteId, name }) => [unitKey(siteId, name), id] as const)])
  }

  /** Writes some companies with their stays and facts; false when somebody else was there first. */
  async write(deeds: readonly Deed[]): Promise<boolean> {
    const { at } = this.#writing
    const recording = { at, by: this.#actor.userId }
    const added = deeds.flatMap(({ id, act }) =>
      act.company.kind === 'add' ? [{ id, identity: act.company.identity, createdAt: at }] : [],
    )
    if ((await keepCompanies(this.#tx, added)).length > 0) return false
    this.#effects.push(...added.map(({ id }): Effect => ({ kind: 'company-added', subjectId: id })))

    for (const { id, act } of deeds) if (!(await this.#edit(id, act))) return false
    for (const { id, act } of deeds) if (act.stay?.change) await this.changeStay(id, act.stay.change)

    const stays = deeds.flatMap(({ id, act }) => this.#newStay(id, act) ?? [])
    if ((await keepResidencies(this.#tx, stays, recording)).length > 0) return false
    this.#effects.push(
      ...stays.map(({ id, companyId }): Effect => ({ kind: 'residency-started', subjectId: id, companyId })),
    )
    const statements = deeds.flatMap(({ id, act }) =>
      act.facts.map((fact) => ({ ...fact, companyId: id, sourceKind: 'workbook' as const })),
    )
    const factIds = statements.length > 0 ? await recordFacts(this.#platform, this.#tx, statements, recording) : []
    this.#effects.push(...factIds.map((id): Effect => ({ kind: 'fact-recorded', subjectId: id })))
    await this.finish()
    return true
  }

  async changeStay(companyId: Id<'company'>, { stay, startedOn, endedOn, areaSqm, office }: StayChange): Promise<void> {
    const unitId = office === undefined ? stay.unitId : (this.#unitIds.get(unitKey(stay.siteId, office)) ?? null)
    const after: StayTerms = { startedOn, endedOn, unitId, areaSqm }
    await changeStay(this.#tx, stay.id, after, endedOn === stay.endedOn ? undefined : this.#writing.at)
    this.#effects.push({
      kind: 'residency-changed',
      subjectId: stay.id,
      companyId,
      before: { stay: termsOf(stay), after },
    })
  }

  /** Puts down what was done since the last time. */
  async finish(): Promise<void> {
    await keepEffects(this.#tx, this.#writing.intakeId, this.#effects)
    this.#effects = []
  }

  async #edit(companyId: Id<'company'>, { company }: Act): Promise<boolean> {
    if (company.kind === 'add' || !company.identity) return true
    const versionId = this.#platform.newId<'company-version'>()
    const { at } = this.#writing
    const before = await replaceIdentity(this.#tx, companyId, company.identity, {
      at,
      by: this.#actor.userId,
      versionId,
    })
    if (!before) return false
    this.#effects.push({ kind: 'company-edited', subjectId: versionId, companyId, before: { after: company.identity } })
    return true
  }

  #newStay(companyId: Id<'company'>, { stay }: Act) {
    if (!stay?.start) return undefined
    const { site, startedOn, endedOn, areaSqm, office } = stay.start
    const siteId = this.#siteOf(site)
    return {
      id: this.#platform.newId<'residency'>(),
      companyId,
      siteId,
      unitId: office === undefined ? null : (this.#unitIds.get(unitKey(siteId, office)) ?? null),
      startedOn,
      endedOn,
      areaSqm,
      terms: null,
    }
  }

  #siteOf({ id, key }: PlannedSite): Id<'site'> {
    const siteId = id ?? this.#siteIds.get(key)
    if (!siteId) throw new Error(`The site ${key} was planned and not added.`)
    return siteId
  }
}

function termsOf({ startedOn, endedOn, unitId, areaSqm }: KnownStay): StayTerms {
  return { startedOn, endedOn, unitId, areaSqm }
}
