import type { Id } from '../kernel/id.ts'
import type { Transaction } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'
import {
  type Statement,
  closeResidency,
  identityOf,
  keepCompanies,
  keepRate,
  keepResidencies,
  keepSite,
  keepUnit,
  recordFacts,
} from '../modules/registry/index.ts'
import type { CivilDate } from '../kernel/civil-date.ts'
import { keepAgreement, keepDuty, keepLimits, placeOffers } from '../modules/agreements/index.ts'
import type { Actor } from '../platform/actor.ts'
import { announce } from '../platform/announce.ts'
import type { ToldAgreement, ToldCompany, ToldFact, ToldRate, ToldSite } from './told.ts'

/** Where the sites and units of a park are kept, by the names a story uses. */
export type Places = ReadonlyMap<string, { readonly id: Id<'site'>; readonly units: ReadonlyMap<string, Id<'unit'>> }>

/** Makes an operator of Morocco, the one the transaction speaks for. */
export async function keepOperator(
  tx: Transaction,
  { id, name, demo }: { readonly id: Id<'operator'>; readonly name: string; readonly demo: boolean },
): Promise<void> {
  await tx
    .insertInto('operators')
    .values({ id, name, zone: 'Africa/Casablanca', currency: 'MAD', country: 'MA', demo })
    .execute()
}

/** Keeps sites with their units. */
export async function keepPlaces(platform: Platform, tx: Transaction, sites: readonly ToldSite[]): Promise<Places> {
  const places = new Map<string, { id: Id<'site'>; units: Map<string, Id<'unit'>> }>()
  for (const { units, ...site } of sites) {
    const siteId = platform.newId<'site'>()
    granted(await keepSite(tx, { id: siteId, ...site }), `The site ${site.code} is told twice.`)
    const kept = new Map<string, Id<'unit'>>()
    for (const { name, floor, areaSqm, desks } of units) {
      const id = platform.newId<'unit'>()
      const unit = { id, siteId, name, floor, areaSqm: String(areaSqm), desks }
      granted(await keepUnit(tx, unit), `The unit ${name} is told twice.`)
      kept.set(name, id)
    }
    places.set(site.code, { id: siteId, units: kept })
  }
  return places
}

/** Keeps companies with their stays and facts, in the order they were learned; gives their ids in the order told. */
export async function keepToldCompanies(
  platform: Platform,
  tx: Transaction,
  places: Places,
  companies: readonly ToldCompany[],
): Promise<readonly Id<'company'>[]> {
  const now = platform.now()
  const told = companies.map((company) => ({ ...company, id: platform.newId<'company'>() }))

  const refused = await keepCompanies(
    tx,
    told.map(({ id, name, identity, knownSince }) => ({
      id,
      identity: identityOf(name, identity),
      createdAt: momentOf(knownSince, now),
    })),
  )
  granted(refused.length === 0, 'Two companies of the story have the same ICE.')

  for (const [day, learned] of byDay(told, ({ knownSince }) => knownSince)) {
    const stays = learned.flatMap(({ id, stays: own }) =>
      own.map((stay) => ({ companyId: id, ...residency(platform, places, stay) })),
    )
    const left = await keepResidencies(
      tx,
      stays.map((stay) => (endsAfter(day, stay) ? { ...stay, endedOn: null } : stay)),
      { at: momentOf(day, now), by: undefined },
    )
    granted(left.length === 0, 'A company of the story has two open stays.')
    for (const { companyId, endedOn } of stays.filter((stay) => endsAfter(day, stay))) {
      if (endedOn) await closeResidency(tx, companyId, endedOn, momentOf(endedOn, now))
    }
  }

  const said = told.flatMap(({ id, facts }) => facts.map((fact) => ({ ...fact, companyId: id })))
  for (const [day, learned] of byDay(said, ({ recordedOn }) => recordedOn)) {
    await recordFacts(platform, tx, learned.map(statementOf), { at: momentOf(day, now), by: undefined })
  }
  return told.map(({ id }) => id)
}

export async function keepRates(platform: Platform, tx: Transaction, rates: readonly ToldRate[]): Promise<void> {
  for (const rate of rates) {
    granted(await keepRate(tx, { id: platform.newId(), ...rate }), `The rate ${rate.from}/${rate.to} is told twice.`)
  }
}

/** Whether the end of a stay was learned after the stay itself. */
function endsAfter(day: CivilDate | undefined, { endedOn }: { readonly endedOn: CivilDate | null }): boolean {
  return day !== undefined && endedOn !== null && endedOn > day
}

function residency(platform: Platform, places: Places, stay: ToldCompany['stays'][number]) {
  const { site, unit, startedOn, endedOn, areaSqm } = stay
  const place = places.get(site)
  if (!place) throw new Error(`The story names no site ${site}.`)
  const unitId = unit === undefined ? null : place.units.get(unit)
  if (unitId === undefined) throw new Error(`The site ${site} has no unit ${unit}.`)
  return {
    id: platform.newId<'residency'>(),
    siteId: place.id,
    unitId,
    startedOn: startedOn ?? null,
    endedOn: endedOn ?? null,
    areaSqm: areaSqm === undefined ? null : String(areaSqm),
    terms: null,
  }
}

function statementOf(fact: ToldFact & Pick<Statement, 'companyId'>): Statement {
  const { recordedOn: _, ...statement } = fact
  return statement
}

/** By the day of learning, the oldest first; what was learned on the day of the story comes last. */
function byDay<Item>(
  items: readonly Item[],
  dayOf: (item: Item) => CivilDate | undefined,
): readonly (readonly [CivilDate | undefined, readonly Item[]])[] {
  const days = Map.groupBy(items, dayOf)
  return [...days].toSorted(([a = '9999'], [b = '9999']) => (a < b ? -1 : a > b ? 1 : 0))
}

function momentOf(day: CivilDate | undefined, now: Date): Date {
  return day === undefined ? now : new Date(`${day}T10:00:00Z`)
}

function granted(done: boolean, otherwise: string): void {
  if (!done) throw new Error(otherwise)
}

/** Keeps agreements with their people, duties and offers, and how far these reach. */
export async function keepToldAgreements(
  platform: Platform,
  tx: Transaction,
  actor: Actor,
  {
    partners,
    offers,
  }: { readonly partners: ReadonlyMap<string, Id<'partner'>>; readonly offers: ReadonlyMap<string, Id<'offer'>> },
  agreements: readonly ToldAgreement[],
): Promise<void> {
  const kept = new Map<string, Id<'agreement'>>()
  for (const { partner, follows, offers: codes, duties, limits, ...written } of agreements) {
    const id = platform.newId<'agreement'>()
    const partnerId = partners.get(partner)
    if (!partnerId) throw new Error(`The partner ${partner} of the agreement ${written.number} is not in the park.`)
    const at = { id, writtenAt: platform.now(), writtenBy: undefined }
    const renews = follows === undefined ? undefined : kept.get(follows)
    const done = await keepAgreement(tx, { ...at, follows: renews }, { ...written, partnerId })
    granted(done, `The agreement ${written.number} is told twice.`)
    kept.set(written.number, id)
    await announce(platform, tx, actor, 'agreement.limits-changed', { agreementId: id })
    for (const duty of duties) await keepDuty(tx, id, { id: platform.newId(), ...duty })
    const offerIds = codes.map((code) => {
      const offerId = offers.get(code)
      if (!offerId) throw new Error(`The offer ${code} of the agreement ${written.number} is not in the park.`)
      return offerId
    })
    await placeOffers(tx, id, offerIds)
    for (const offerId of offerIds) {
      await keepLimits(tx, offerId, limits, { at: platform.now(), by: undefined })
      await announce(platform, tx, actor, 'offer.limits-changed', { offerId })
    }
  }
}
