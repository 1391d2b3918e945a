import type { Id } from '../../kernel/id.ts'
import type { Localized } from '../../kernel/language.ts'
import type { Database } from '../../platform/database.ts'
import type { Verdict } from '../eligibility/index.ts'
import { listOffers, listPartners } from '../partners/index.ts'
import './entitlements.tables.ts'

/** What a partner sees of its own offers: counts of companies that do not have them yet, never which company. */
export interface PartnerSummary {
  readonly partner: Localized
  /** Companies entitled to at least one of its offers. */
  readonly entitledCompanies: number
  readonly offers: readonly {
    readonly title: Localized
    readonly counts: Readonly<Record<Verdict, number>>
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
    .where('entitlements.held', '=', false)
  const { companies } = await kept
    .select((eb) => eb.fn.count<bigint>('entitlements.companyId').distinct().as('companies'))
    .where('entitlements.verdict', '=', 'eligible')
    .executeTakeFirstOrThrow()
  const rows = await kept
    .select((eb) => ['entitlements.offerId', 'entitlements.verdict', eb.fn.countAll<bigint>().as('companies')])
    .groupBy(['entitlements.offerId', 'entitlements.verdict'])
    .execute()
  return {
    partner: partner?.name ?? { fr: '', ar: '', en: '' },
    entitledCompanies: Number(companies),
    offers: offers.map(({ id, title }) => {
      const count = (verdict: Verdict) =>
        Number(rows.find((row) => row.offerId === id && row.verdict === verdict)?.companies ?? 0n)
      return {
        title,
        counts: {
          eligible: count('eligible'),
          undetermined: count('undetermined'),
          ineligible: count('ineligible'),
        },
      }
    }),
  }
}
