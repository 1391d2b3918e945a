import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { describe } from '../eligibility/index.ts'
import { requirement } from '../rules/index.ts'
import { type Offer, type OpenOffer, findOffer, openOn } from '../partners/index.ts'
import { type Site, companyFacts, listSites, parkOf } from '../registry/index.ts'
import { judgeOffer } from './judge-offer.ts'
import { offerRates } from './offer-rates.ts'
import {
  type Counts,
  type MissingFact,
  NO_COUNTS,
  type WhoFilter,
  type WhoRow,
  type WhoStanding,
  countsByOffer,
  mostMissing,
  whoFor,
} from './offers.store.ts'
import { opportunityWords } from './opportunities.messages.ts'
import { deciding, standingOf } from './opportunity.ts'

/** Who is entitled to an offer, as the actor sees it. */
export interface Who {
  readonly offer: Offer
  readonly open: OpenOffer | undefined
  readonly on: CivilDate
  readonly zone: string
  readonly counts: Counts
  readonly companies: readonly WhoCompany[]
  /** How many companies the filter leaves, on all pages. */
  readonly total: number
  readonly missing: readonly MissingFact[]
  readonly sites: readonly Site[]
}

export interface WhoCompany extends WhoRow {
  readonly standing: WhoStanding
  /** What decides, in a sentence; of what a company has already nothing need be decided. */
  readonly reason: string
}

const MOST_MISSING = 6

/** Reads one page of who is entitled to an offer, with the reason for each; undefined where there is no such offer. */
export async function readWho(
  platform: Platform,
  db: Database,
  actor: Actor,
  {
    offerId,
    filter,
    page,
  }: {
    readonly offerId: Id<'offer'>
    readonly filter: WhoFilter
    readonly page?: { readonly number: number; readonly size: number }
  },
): Promise<Who | undefined> {
  const offer = await findOffer(db, offerId)
  if (!offer) return undefined
  const { today: on, zone } = await parkOf(platform, db, actor)
  const open = openOn(offer, on)
  const sites = await listSites(db)
  const { rows, total } = await whoFor(db, actor, { offerId, on, filter }, page)
  return {
    offer,
    open,
    on,
    zone,
    counts: (await countsByOffer(db, actor, on, { offerId })).get(offerId) ?? NO_COUNTS,
    companies: open ? await withReasons(db, rows, open, on, sites, actor.language) : [],
    total,
    missing: await mostMissing(db, actor, { offerId, most: MOST_MISSING }),
    sites,
  }
}

async function withReasons(
  db: Database,
  rows: readonly WhoRow[],
  offer: OpenOffer,
  on: CivilDate,
  sites: readonly Site[],
  language: Language,
): Promise<readonly WhoCompany[]> {
  const rates = await offerRates(db)
  const facts = await companyFacts(db, { today: on, companyIds: rows.map(({ companyId }) => companyId) })
  const names = new Map(sites.map(({ code, name }) => [code, name]))
  const siteName = (code: string) => names.get(code) ?? code
  return rows.flatMap((row): readonly WhoCompany[] => {
    const known = facts.get(row.companyId)
    if (!known) return []
    if (row.held) return [{ ...row, standing: 'held', reason: '' }]
    const { verdict, change, explanation } = judgeOffer(offer, known, on, rates)
    const [reason] = verdict === 'eligible' ? [] : deciding(explanation)
    const why = reason && describe(reason, language, on, siteName, offer.version.rule)
    const told =
      reason && verdict === 'ineligible'
        ? `${opportunityWords[language].because(requirement(reason.criterion, language, siteName, offer.version.rule))} ${why}`
        : why
    return [{ ...row, verdict, standing: standingOf(verdict, change, on), reason: told ?? '' }]
  })
}
