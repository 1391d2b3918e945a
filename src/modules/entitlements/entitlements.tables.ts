import type { Generated } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Verdict } from '../eligibility/index.ts'
import type { FactKey } from '../rules/index.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    entitlements: EntitlementsTable
    heldOffers: HeldOffersTable
    offerCounts: OfferCountsTable
    waitingCompanies: WaitingCompaniesTable
    missingCounts: MissingCountsTable
    companyFigures: CompanyFiguresTable
    siteFigures: SiteFiguresTable
  }
}

interface EntitlementsTable {
  operatorId: Generated<Id<'operator'>>
  companyId: Id<'company'>
  offerId: Id<'offer'>
  versionId: Id<'offer-version'>
  verdict: Verdict
  /** The first later day on which it differs though nobody learns anything new. */
  changesOn: CivilDate | null
  changesTo: Verdict | 'ended' | null
  missing: readonly FactKey[]
  /** The day of the judgement that made the row what it is. */
  judgedOn: CivilDate
  /** Where the company was when it was judged. */
  siteId: Id<'site'> | null
  /** The company already has the offer. */
  held: Generated<boolean>
}

/** How many companies of a site stand how for an offer. Kept by the database, as are the next two. */
interface OfferCountsTable {
  operatorId: Generated<Id<'operator'>>
  siteId: Id<'site'> | null
  offerId: Id<'offer'>
  verdict: Verdict
  companies: number
  /** Of the undetermined, those for whom one answer of the company settles it. */
  oneAnswer: number
}

/** How many verdicts of a company wait for a fact, and how many of them for nothing else. */
interface WaitingCompaniesTable {
  operatorId: Generated<Id<'operator'>>
  companyId: Id<'company'>
  siteId: Id<'site'> | null
  key: FactKey
  offers: number
  alone: number
}

/** How many companies of a site wait for a fact: for an offer; without one, for any. */
interface MissingCountsTable {
  operatorId: Generated<Id<'operator'>>
  siteId: Id<'site'> | null
  key: FactKey
  offerId: Id<'offer'> | null
  companies: number
  alone: number
}

/** What the overview adds up, one line for each judged company. */
interface CompanyFiguresTable {
  operatorId: Generated<Id<'operator'>>
  companyId: Id<'company'>
  siteId: Id<'site'> | null
  hostedUntil: CivilDate | null
  /** Exact decimals, as text. */
  headcount: string | null
  meanAge: string | null
  eligible: number
  undetermined: number
}

/** The same added up by site, those that leave apart by day; kept by the database. */
interface SiteFiguresTable {
  operatorId: Generated<Id<'operator'>>
  siteId: Id<'site'> | null
  hostedUntil: CivilDate | null
  companies: number
  entitled: number
  waiting: number
  /** Exact decimals, as text. */
  people: string
  withoutHeadcount: number
  ageSum: string
  aged: string
  withoutAge: number
}

interface HeldOffersTable {
  operatorId: Generated<Id<'operator'>>
  companyId: Id<'company'>
  offerId: Id<'offer'>
  toldBy: 'company' | 'park'
  toldOn: CivilDate
  recordedAt: Date
  recordedBy: Id<'user'> | null
}
