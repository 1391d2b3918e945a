import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { systemActor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Grounds, type Opportunity, dayGrounds, opportunitiesOf } from '../entitlements/index.ts'
import { type Offer, listOffers, openOn } from '../partners/index.ts'
import { companyFacts, companyNames, listSites, parkOf } from '../registry/index.ts'
import { type Standings, toldStanding } from './told.ts'
import { offersHeld } from './told.store.ts'

/** A company with its rights, judged today: what its letters are written from. */
export interface StandingNow {
  readonly companyId: Id<'company'>
  readonly name: string
  readonly park: string
  readonly on: CivilDate
  readonly grounds: Grounds
  readonly opportunities: readonly Opportunity[]
  /** The offers that it has already: letters do not speak of them. */
  readonly held: ReadonlySet<Id<'offer'>>
  /** Every offer there is or was, so that what has ended can still be named. */
  readonly offers: ReadonlyMap<Id<'offer'>, Offer>
  readonly siteName: (code: string) => string
}

/** How a company stands today; undefined where there is none, or nothing is known of it. */
export async function standingNow(
  platform: Platform,
  db: Database,
  operatorId: Id<'operator'>,
  companyId: Id<'company'>,
): Promise<StandingNow | undefined> {
  const name = (await companyNames(db, systemActor(operatorId), [companyId])).get(companyId)
  const { name: park, today: on, currency } = await parkOf(platform, db, { operatorId })
  const facts = (await companyFacts(db, { today: on, companyIds: [companyId] })).get(companyId)
  if (name === undefined || !facts) return undefined
  const grounds: Grounds = { facts, ...(await dayGrounds(db, on)), currency }
  const offers = await listOffers(db)
  const sites = new Map((await listSites(db)).map(({ code, name: site }) => [code, site]))
  return {
    companyId,
    name,
    park,
    on,
    grounds,
    opportunities: opportunitiesOf(
      offers.flatMap((offer) => openOn(offer, on) ?? []),
      grounds,
    ),
    held: (await offersHeld(db, [companyId])).get(companyId) ?? new Set(),
    offers: new Map(offers.map((offer) => [offer.id, offer])),
    siteName: (code) => sites.get(code) ?? code,
  }
}

/** How each open offer is told. */
export function standingsOf({ opportunities }: StandingNow): Standings {
  return new Map(opportunities.map(({ offer, judgement }) => [offer.id, toldStanding(judgement)]))
}
