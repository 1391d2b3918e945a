import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Actor } from '../../platform/actor.ts'
import { anyOf } from '../../platform/any-of.ts'
import type { Database } from '../../platform/database.ts'
import type { FactKey } from '../rules/index.ts'
import './entitlements.tables.ts'
import { atSeenSites, forTheCompany } from './overview.store.ts'

/** A company that owes an answer. */
export interface WaitingCompany {
  readonly companyId: Id<'company'>
  readonly name: string
  readonly site: string | null
  /** What it is to be asked, what settles most first. */
  readonly keys: readonly FactKey[]
  /** How many verdicts wait for one of them. */
  readonly offers: number
  /** How many of these wait for nothing else. */
  readonly alone: number
}

/** Whom a list names: those who wait for one fact, for one offer, at one site, for whom one answer settles something. */
export interface WaitingFilter {
  readonly key?: FactKey | undefined
  readonly offerId?: Id<'offer'> | undefined
  readonly siteId?: Id<'site'> | undefined
  readonly oneAnswer?: boolean
}

/** The companies that the actor sees of which a verdict waits for an answer, those with most at stake first. */
export async function companiesWaiting(
  db: Database,
  actor: Actor,
  filter: WaitingFilter,
  page?: { readonly number: number; readonly size: number },
): Promise<{ readonly companies: readonly WaitingCompany[]; readonly total: number }> {
  const query = db
    .selectFrom(waiting(db, actor, filter).as('waiting'))
    .innerJoin('companies', 'companies.id', 'waiting.companyId')
  const { total } = await db
    .selectFrom(waiting(db, actor, filter).as('waiting'))
    .select(sql<bigint>`count(distinct company_id)`.as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query
    .leftJoin('sites', 'sites.id', 'waiting.siteId')
    .select([
      'companies.id as companyId',
      'companies.name',
      'sites.name as site',
      sql<bigint>`max(waiting.offers)`.as('offers'),
      sql<bigint>`sum(waiting.alone)`.as('alone'),
    ])
    .groupBy(['companies.id', 'companies.name', 'sites.name'])
    .orderBy('alone', 'desc')
    .orderBy('offers', 'desc')
    .orderBy('companies.name')
    .orderBy('companies.id')
    .$if(page !== undefined, (each) =>
      each.limit(page?.size ?? 0).offset(((page?.number ?? 1) - 1) * (page?.size ?? 0)),
    )
    .execute()
  const keys = await keysOf(
    db,
    actor,
    filter,
    rows.map(({ companyId }) => companyId),
  )
  const companies = rows.map((row) => ({
    ...row,
    keys: keys.get(row.companyId) ?? [],
    offers: Number(row.offers),
    alone: Number(row.alone),
  }))
  return { companies, total: Number(total) }
}

async function keysOf(
  db: Database,
  actor: Actor,
  filter: WaitingFilter,
  companyIds: readonly Id<'company'>[],
): Promise<ReadonlyMap<Id<'company'>, readonly FactKey[]>> {
  const rows = await db
    .selectFrom(waiting(db, actor, filter).as('waiting'))
    .select(['companyId', 'key'])
    .where(sql<boolean>`company_id = ${anyOf(companyIds)}`)
    .orderBy('alone', 'desc')
    .orderBy('offers', 'desc')
    .orderBy('key')
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ companyId }) => companyId)].map(([id, told]) => [id, told.map(({ key }) => key)]),
  )
}

/** Each company with each fact that it is waited for: as it is kept, or for one offer from its verdicts. */
function waiting(db: Database, actor: Actor, { key, offerId, siteId, oneAnswer = false }: WaitingFilter) {
  if (offerId === undefined) {
    return db
      .selectFrom('waitingCompanies')
      .select(['companyId', 'siteId', 'key', 'offers', 'alone'])
      .where('offers', '>', 0)
      .where(forTheCompany('waitingCompanies'))
      .where(atSeenSites(actor, 'waitingCompanies', siteId))
      .$if(key !== undefined, (query) => query.where('key', '=', key ?? null))
      .$if(oneAnswer, (query) => query.where('alone', '>', 0))
  }
  return db
    .selectFrom('entitlements')
    .select([
      'companyId',
      'siteId',
      sql<FactKey>`unnest(missing)`.as('key'),
      sql<number>`1`.as('offers'),
      sql<number>`(cardinality(missing) = 1)::int`.as('alone'),
    ])
    .where('verdict', '=', 'undetermined')
    .where('held', '=', false)
    .where('offerId', '=', offerId)
    .where(sql<boolean>`not exists (select from unnest(missing) each where not is_for_the_company(each))`)
    .where(atSeenSites(actor, 'entitlements', siteId))
    .$if(key !== undefined, (query) => query.where(sql<boolean>`${key} = any(missing)`))
    .$if(oneAnswer, (query) => query.where(sql<boolean>`cardinality(missing) = 1`))
}
