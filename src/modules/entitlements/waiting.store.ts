import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import type { FactKey } from '../rules/index.ts'
import './entitlements.tables.ts'
import { isHeld } from './held-offers.store.ts'
import { seenCompanies } from './offers.store.ts'

/** A company that owes an answer. */
export interface WaitingCompany {
  readonly companyId: Id<'company'>
  readonly name: string
  readonly site: string | null
  /** How many offers wait for it. */
  readonly offers: number
}

/** The companies that the actor sees of which a verdict waits for a fact, those with most at stake first. */
export async function companiesWaiting(
  db: Database,
  actor: Actor,
  key: FactKey,
  page: { readonly number: number; readonly size: number },
): Promise<{ readonly companies: readonly WaitingCompany[]; readonly total: number }> {
  const query = db
    .selectFrom('entitlements')
    .innerJoin('companies', 'companies.id', 'entitlements.companyId')
    .where('companies.id', 'in', seenCompanies(db, actor))
    .where('entitlements.verdict', '=', 'undetermined')
    .where((eb) => eb.not(isHeld(eb)))
    .where(sql<boolean>`${key} = any(entitlements.missing)`)
  const { total } = await query
    .select((eb) => eb.fn.count<bigint>('companies.id').distinct().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query
    .leftJoin('companyPlaces', 'companyPlaces.companyId', 'companies.id')
    .leftJoin('sites', 'sites.id', 'companyPlaces.siteId')
    .select((eb) => [
      'companies.id as companyId',
      'companies.name',
      'sites.name as site',
      eb.fn.count<bigint>('entitlements.offerId').distinct().as('offers'),
    ])
    .groupBy(['companies.id', 'companies.name', 'sites.name'])
    .orderBy('offers', 'desc')
    .orderBy('companies.name')
    .orderBy('companies.id')
    .limit(page.size)
    .offset((page.number - 1) * page.size)
    .execute()
  return { companies: rows.map((row) => ({ ...row, offers: Number(row.offers) })), total: Number(total) }
}
