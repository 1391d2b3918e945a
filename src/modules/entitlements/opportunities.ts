import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Actor, isStaff } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Facts, FactKey } from '../rules/index.ts'
import { offersOn } from '../partners/index.ts'
import {
  type Company,
  type Park,
  type SourceKind,
  companyFacts,
  factHistory,
  findCompany,
  listSites,
  parkOf,
} from '../registry/index.ts'
import { shutDoors } from '../agreements/index.ts'
import { type HeldOffer, heldOffersOf } from './held-offers.store.ts'
import { offerRates } from './offer-rates.ts'
import { type Grounds, type Opportunity, opportunitiesOf } from './opportunity.ts'

/** All that the page of a company's opportunities shows. */
export interface CompanyOpportunities {
  readonly company: Company
  readonly park: Park
  readonly grounds: Grounds
  /** What is open to it and what is not; without the offers that it has already. */
  readonly opportunities: readonly Opportunity[]
  /** The open offers that it has already, the last one told of first. */
  readonly held: readonly HeldOpportunity[]
  readonly siteName: (code: string) => string
  /** The reader works for the operator and sees what the company sees. */
  readonly staff: boolean
}

/** An offer that a company already has, with what its rule says all the same. */
export type HeldOpportunity = Opportunity & Omit<HeldOffer, 'offerId'>

/** How the source of a statement without one is called, by who made it. */
export type SourceNames = Readonly<Record<SourceKind, string>>

/** The opportunities of a company that the actor may see, judged now; undefined where there is none such. */
export function readOpportunities(
  platform: Platform,
  actor: Actor,
  companyId: Id<'company'>,
  sources: SourceNames,
): Promise<CompanyOpportunities | undefined> {
  return read(platform, actor, async (db) => {
    const company = await findCompany(db, actor, companyId)
    return company && opportunitiesFor(platform, db, actor, company, sources)
  })
}

/** The same inside a read that is under way, for a company that the actor was found to see. */
export async function opportunitiesFor(
  platform: Platform,
  db: Database,
  actor: Actor,
  company: Company,
  sources: SourceNames,
): Promise<CompanyOpportunities> {
  const { id: companyId } = company
  const park = await parkOf(platform, db, actor)
  const facts = (await companyFacts(db, { today: park.today, companyIds: [companyId] })).get(companyId) ?? nothingKnown
  const grounds: Grounds = {
    facts: await withSources(db, companyId, facts, sources),
    ...(await dayGrounds(db, park.today)),
    currency: park.currency,
  }
  const offers = company.archivedAt ? [] : await offersOn(db, park.today)
  const holdings = new Map((await heldOffersOf(db, companyId)).map((held) => [held.offerId, held]))
  const names = new Map((await listSites(db)).map(({ code, name }) => [code, name]))
  const judged = opportunitiesOf(offers, grounds)
  return {
    company,
    park,
    grounds,
    opportunities: judged.filter(({ offer }) => !holdings.has(offer.id)),
    held: judged
      .flatMap((opportunity) => {
        const holding = holdings.get(opportunity.offer.id)
        return holding ? [{ ...opportunity, toldBy: holding.toldBy, toldOn: holding.toldOn }] : []
      })
      .toSorted((a, b) => b.toldOn.localeCompare(a.toldOn)),
    siteName: (code) => names.get(code) ?? code,
    staff: isStaff(actor),
  }
}

/** What counts on a day for every company alike: by which rates it is judged for each offer, and which of them nobody is given. */
export async function dayGrounds(db: Database, on: CivilDate): Promise<Pick<Grounds, 'on' | 'rates' | 'doors'>> {
  return { on, rates: await offerRates(db), doors: await shutDoors(db, on) }
}

const nothingKnown: Facts = { known: new Map(), stays: [] }

/** The facts, each with a source to show: its own, or who made the statement. */
async function withSources(db: Database, companyId: Id<'company'>, facts: Facts, sources: SourceNames): Promise<Facts> {
  const kinds = new Map<FactKey, SourceKind>()
  for (const { key, sourceKind, supersededAt, source } of await factHistory(db, companyId)) {
    if (!supersededAt && !source && !kinds.has(key)) kinds.set(key, sourceKind)
  }
  const known = [...facts.known].map(([key, fact]) => {
    const kind = kinds.get(key)
    return [key, fact.source || !kind ? fact : { ...fact, source: sources[kind] }] as const
  })
  return { ...facts, known: new Map(known) }
}
