import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Localized } from '../../kernel/language.ts'
import type { Database } from '../../platform/database.ts'
import type { Verdict } from '../eligibility/index.ts'
import { listOffers, listPartners } from '../partners/index.ts'
import './entitlements.tables.ts'

/** What a partner sees of its own offers: counts of companies, never which company. */
export interface PartnerSummary {
  readonly partner: Localized
  /** All companies that are judged, those that have left the park too. */
  readonly companies: number
  /** Companies entitled to at least one of its offers that they do not have yet. */
  readonly entitledCompanies: number
  readonly offers: readonly {
    readonly title: Localized
    /** Of the companies that do not have the offer yet, and how many have it. */
    readonly counts: Readonly<Record<Verdict | 'held', number>>
  }[]
}

/** How many companies stand how for each open offer of a partner. */
export async function partnerSummary(db: Database, partnerId: Id<'partner'>): Promise<PartnerSummary> {
  const partner = (await listPartners(db)).find(({ id }) => id === partnerId)
  const offers = (await listOffers(db, { partnerId })).filter(({ closedAt }) => !closedAt)
  const kept = db
    .selectFrom('entitlements')
    .innerJoin('offers', 'offers.id', 'entitlements.offerId')
    .where('offers.partnerId', '=', partnerId)
  const { companies } = await kept
    .select((eb) => eb.fn.count<bigint>('entitlements.companyId').distinct().as('companies'))
    .where('entitlements.verdict', '=', 'eligible')
    .where('entitlements.held', '=', false)
    .executeTakeFirstOrThrow()
  const rows = await kept
    .select(['entitlements.offerId', 'entitlements.verdict', 'entitlements.held'])
    .select((eb) => eb.fn.countAll<bigint>().as('companies'))
    .groupBy(['entitlements.offerId', 'entitlements.verdict', 'entitlements.held'])
    .execute()
  const judged = await db
    .selectFrom('siteFigures')
    .select(sql<bigint | null>`sum(companies)`.as('companies'))
    .executeTakeFirstOrThrow()
  return {
    partner: partner?.name ?? { fr: '', ar: '', en: '' },
    companies: Number(judged.companies ?? 0n),
    entitledCompanies: Number(companies),
    offers: offers.map(({ id, title }) => {
      const own = rows.filter(({ offerId }) => offerId === id)
      const count = (fits: (row: (typeof rows)[number]) => boolean) =>
        own.reduce((sum, row) => (fits(row) ? sum + Number(row.companies) : sum), 0)
      const open = (verdict: Verdict) => count((row) => !row.held && row.verdict === verdict)
      return {
        title,
        counts: {
          eligible: open('eligible'),
          undetermined: open('undetermined'),
          ineligible: open('ineligible'),
          held: count(({ held }) => held),
        },
      }
    }),
  }
}
