import { sql } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { anyOf } from '../../platform/any-of.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Verdict } from '../eligibility/index.ts'
import type { FactKey } from '../rules/index.ts'
import './entitlements.tables.ts'

/** The kept verdict of a company for an offer. */
export interface Entitlement {
  readonly companyId: Id<'company'>
  readonly offerId: Id<'offer'>
  readonly versionId: Id<'offer-version'>
  readonly verdict: Verdict
  readonly changesOn: CivilDate | null
  readonly changesTo: Verdict | 'ended' | null
  readonly missing: readonly FactKey[]
}

/** What is judged anew: these companies, these offers; all of them where none are named. */
export interface Scope {
  readonly companyIds?: readonly Id<'company'>[] | undefined
  readonly offerIds?: readonly Id<'offer'>[] | undefined
}

/** What the database may sort and count in for a judgement of hundreds of companies, without a file. */
const SORTING_MEMORY = '32MB'

/**
 * Makes judgements of one operator take turns until the transaction ends. Whoever waited reads what the one before has
 * written, so that no verdict rests on facts that were already replaced.
 */
export async function takeTurn(tx: Transaction): Promise<void> {
  await sql`select take_judgement_turn(), set_config('work_mem', ${SORTING_MEMORY}, true)`.execute(tx)
}

/** Keeps the verdicts that differ from those kept; how many did. */
export async function keepEntitlements(
  tx: Transaction,
  entitlements: readonly Entitlement[],
  judgedOn: CivilDate,
): Promise<number> {
  if (entitlements.length === 0) return 0
  const written = entitlements.map((each) => ({
    company_id: each.companyId,
    offer_id: each.offerId,
    version_id: each.versionId,
    verdict: each.verdict,
    changes_on: each.changesOn,
    changes_to: each.changesTo,
    missing: each.missing,
  }))
  const companyIds = [...new Set(entitlements.map(({ companyId }) => companyId))]
  const { numAffectedRows } = await sql`
    with places as materialized (
      select company_id, site_id from company_places where operator_id = current_operator() and company_id = ${anyOf(companyIds)}
    )
    insert into entitlements (company_id, offer_id, version_id, verdict, changes_on, changes_to, missing, judged_on, site_id, held)
    select company_id, offer_id, version_id, verdict, changes_on, changes_to, missing, ${judgedOn}::date, places.site_id,
      held.offer_id is not null
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as judged
      (company_id uuid, offer_id uuid, version_id uuid, verdict text, changes_on date, changes_to text, missing text[])
    left join places using (company_id)
    left join (
      select company_id, offer_id from held_offers where operator_id = current_operator() and company_id = ${anyOf(companyIds)}
    ) held using (company_id, offer_id)
    order by company_id, offer_id
    on conflict (operator_id, company_id, offer_id) do update set
      version_id = excluded.version_id, verdict = excluded.verdict, changes_on = excluded.changes_on,
      changes_to = excluded.changes_to, missing = excluded.missing, judged_on = excluded.judged_on,
      site_id = excluded.site_id, held = excluded.held
    where (entitlements.version_id, entitlements.verdict, entitlements.changes_on, entitlements.changes_to, entitlements.missing,
        entitlements.site_id, entitlements.held)
      is distinct from (excluded.version_id, excluded.verdict, excluded.changes_on, excluded.changes_to, excluded.missing,
        excluded.site_id, excluded.held)
  `.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Drops, within the scope, the verdicts of companies and offers that are not among those judged. */
export async function dropOthers(
  tx: Transaction,
  { companyIds, offerIds }: Scope,
  judged: { readonly companyIds: readonly Id<'company'>[]; readonly offerIds: readonly Id<'offer'>[] },
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('entitlements')
    .$if(companyIds !== undefined, (query) => query.where('companyId', '=', anyOf(companyIds ?? [])))
    .$if(offerIds !== undefined, (query) => query.where('offerId', '=', anyOf(offerIds ?? [])))
    .where((eb) =>
      eb.not(eb.and([eb('companyId', '=', anyOf(judged.companyIds)), eb('offerId', '=', anyOf(judged.offerIds))])),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** What is told of a company on the overview besides its verdicts. */
export interface ToldFigures {
  readonly companyId: Id<'company'>
  readonly headcount: number | null
  readonly meanAge: number | null
}

/** Keeps the overview's line of each judged company, and drops those of the scope that are judged no longer. */
export async function keepFigures(
  tx: Transaction,
  { companyIds }: Scope,
  figures: readonly ToldFigures[],
): Promise<void> {
  const judged = figures.map(({ companyId }) => companyId)
  await tx
    .deleteFrom('companyFigures')
    .$if(companyIds !== undefined, (query) => query.where('companyId', '=', anyOf(companyIds ?? [])))
    .where((eb) => eb.not(eb('companyId', '=', anyOf(judged))))
    .execute()
  const told = figures.map(({ companyId, headcount, meanAge }) => ({
    company_id: companyId,
    headcount,
    mean_age: meanAge,
  }))
  await sql`
    with places as materialized (
      select company_id, site_id, ended_on from company_places
      where operator_id = current_operator() and company_id = ${anyOf(judged)}
    ), verdicts as materialized (
      select company_id, count(*) filter (where verdict = 'eligible' and not held) as eligible,
        count(*) filter (where verdict = 'undetermined' and not held) as undetermined
      from entitlements where operator_id = current_operator() and company_id = ${anyOf(judged)} group by company_id
    )
    insert into company_figures as kept (company_id, site_id, hosted_until, headcount, mean_age, eligible, undetermined)
    select company_id, site_id, ended_on, headcount, mean_age, coalesce(eligible, 0), coalesce(undetermined, 0)
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told (company_id uuid, headcount float8, mean_age float8)
    left join places using (company_id) left join verdicts using (company_id)
    on conflict (operator_id, company_id) do update set
      site_id = excluded.site_id, hosted_until = excluded.hosted_until, headcount = excluded.headcount,
      mean_age = excluded.mean_age, eligible = excluded.eligible, undetermined = excluded.undetermined
    where (kept.site_id, kept.hosted_until, kept.headcount, kept.mean_age, kept.eligible, kept.undetermined)
      is distinct from (excluded.site_id, excluded.hosted_until, excluded.headcount, excluded.mean_age, excluded.eligible,
        excluded.undetermined)
  `.execute(tx)
}

/** The companies that are to be judged and never were since the overview keeps its lines. */
export async function companiesWithoutFigures(db: Database): Promise<readonly Id<'company'>[]> {
  const rows = await db
    .selectFrom('companies')
    .leftJoin('companyFigures', 'companyFigures.companyId', 'companies.id')
    .select('companies.id')
    .where('companies.archivedAt', 'is', null)
    .where('companyFigures.companyId', 'is', null)
    .orderBy('companies.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The kept verdicts of a company. */
export function entitlementsOf(db: Database, companyId: Id<'company'>): Promise<readonly Entitlement[]> {
  return db
    .selectFrom('entitlements')
    .select(['companyId', 'offerId', 'versionId', 'verdict', 'changesOn', 'changesTo', 'missing'])
    .where('companyId', '=', companyId)
    .execute()
}

/** The companies whose kept verdict says that it differs by this day. */
export async function companiesDue(db: Database, on: CivilDate): Promise<readonly Id<'company'>[]> {
  const rows = await db.selectFrom('entitlements').select('companyId').distinct().where('changesOn', '<=', on).execute()
  return rows.map(({ companyId }) => companyId)
}

/** The terms that the kept verdicts of each offer rest on. */
export async function versionsKept(db: Database): Promise<ReadonlyMap<Id<'offer'>, readonly Id<'offer-version'>[]>> {
  const rows = await db.selectFrom('entitlements').select(['offerId', 'versionId']).distinct().execute()
  return new Map(
    [...Map.groupBy(rows, ({ offerId }) => offerId)].map(([id, kept]) => [id, kept.map(({ versionId }) => versionId)]),
  )
}

/** The ids of the companies that are judged, of these or of all: the archived ones are not. In a steady order. */
export async function judgedCompanies(
  db: Database,
  among?: readonly Id<'company'>[],
): Promise<readonly Id<'company'>[]> {
  const rows = await db
    .selectFrom('companies')
    .select('id')
    .where('archivedAt', 'is', null)
    .$if(among !== undefined, (query) => query.where('id', '=', anyOf(among ?? [])))
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
