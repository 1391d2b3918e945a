import { sql } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
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

/**
 * Makes judgements of one operator take turns until the transaction ends. Whoever waited reads what the one before has
 * written, so that no verdict rests on facts that were already replaced.
 */
export async function takeTurn(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('entitlements ' || current_operator(), 0))`.execute(tx)
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
  const { numAffectedRows } = await sql`
    insert into entitlements (company_id, offer_id, version_id, verdict, changes_on, changes_to, missing, judged_on)
    select company_id, offer_id, version_id, verdict, changes_on, changes_to, missing, ${judgedOn}::date
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as judged
      (company_id uuid, offer_id uuid, version_id uuid, verdict text, changes_on date, changes_to text, missing text[])
    on conflict (operator_id, company_id, offer_id) do update set
      version_id = excluded.version_id, verdict = excluded.verdict, changes_on = excluded.changes_on,
      changes_to = excluded.changes_to, missing = excluded.missing, judged_on = excluded.judged_on
    where (entitlements.version_id, entitlements.verdict, entitlements.changes_on, entitlements.changes_to, entitlements.missing)
      is distinct from (excluded.version_id, excluded.verdict, excluded.changes_on, excluded.changes_to, excluded.missing)
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

function anyOf<Kind extends string>(ids: readonly Id<Kind>[]) {
  return sql<Id<Kind>>`any(${[...ids]}::uuid[])`
}
