import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import type { Verdict } from '../eligibility/index.ts'
import { judgeOffer, offerRates } from '../entitlements/index.ts'
import type { OpenOffer } from '../partners/index.ts'
import { companyFacts } from '../registry/index.ts'
import { isForTheCompany } from '../rules/index.ts'

/** What the rule says of a company now, and how many answers of its own are missing where it cannot say. */
export interface JudgedNow {
  readonly verdict: Verdict
  readonly missing: number
}

/** Judges a company for an offer from the facts as they are now: a kept verdict may be an hour old. */
export async function judgeNow(
  db: Database,
  offer: OpenOffer,
  companyId: Id<'company'>,
  on: CivilDate,
): Promise<JudgedNow> {
  const facts = (await companyFacts(db, { today: on, companyIds: [companyId] })).get(companyId)
  if (!facts) return { verdict: 'undetermined', missing: 0 }
  const { verdict, missing } = judgeOffer(offer, facts, on, await offerRates(db))
  return { verdict, missing: missing.filter(isForTheCompany).length }
}
