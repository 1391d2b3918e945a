import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Actor } from '../../platform/actor.ts'
import { anyOf } from '../../platform/any-of.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { type CompanyIdentity, searchTextOf } from './company.ts'
import './registry.tables.ts'
import { settledByKey } from './settled-by-key.ts'
import { seenBy } from './visibility.store.ts'

export interface Company extends CompanyIdentity {
  readonly id: Id<'company'>
  readonly createdAt: Date
  readonly archivedAt: Date | null
}

const columns = [
  'companies.id',
  'companies.name',
  'companies.ice',
  'companies.iceOverridden',
  'companies.rc',
  'companies.taxId',
  'companies.cnss',
  'companies.email',
  'companies.phone',
  'companies.website',
  'companies.contactName',
  'companies.createdAt',
  'companies.archivedAt',
] as const

/** A company the actor sees; a foreign one and a missing one are alike. */
export function findCompany(db: Database, actor: Actor, id: Id<'company'>): Promise<Company | undefined> {
  return db
    .selectFrom('companies')
    .select(columns)
    .where('companies.id', '=', id)
    .where(seenBy(actor))
    .executeTakeFirst()
}

/** Every company of the operator, archived ones left out: what a file is compared with. */
export function listCompanies(db: Database): Promise<readonly Company[]> {
  return db.selectFrom('companies').select(columns).where('archivedAt', 'is', null).orderBy('name').execute()
}

/** The companies among these that the actor sees. */
export async function companiesByIds(
  db: Database,
  actor: Actor,
  ids: readonly Id<'company'>[],
): Promise<ReadonlyMap<Id<'company'>, Company>> {
  const rows = await db
    .selectFrom('companies')
    .select(columns)
    .where('companies.id', '=', anyOf(ids))
    .where(seenBy(actor))
    .execute()
  return new Map(rows.map((company) => [company.id, company]))
}

/** The names of companies, by id, of those that the actor sees. */
export async function companyNames(
  db: Database,
  actor: Actor,
  ids: readonly Id<'company'>[],
): Promise<ReadonlyMap<Id<'company'>, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('companies')
    .select(['companies.id', 'companies.name'])
    .where('companies.id', '=', anyOf(ids))
    .where(seenBy(actor))
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The companies that the actor sees, or the first so many, by name, each with the site it sits at, or sat at last. */
export async function companiesWithSites(
  db: Database,
  actor: Actor,
  most?: number,
): Promise<readonly { readonly id: Id<'company'>; readonly name: string; readonly siteId: Id<'site'> | undefined }[]> {
  const rows = await db
    .selectFrom('companies')
    .leftJoin('companyPlaces', 'companyPlaces.companyId', 'companies.id')
    .select(['companies.id', 'companies.name', 'companyPlaces.siteId'])
    .where('companies.archivedAt', 'is', null)
    .where(seenBy(actor))
    .orderBy(sql`lower(companies.name)`)
    .orderBy('companies.id')
    .$if(most !== undefined, (query) => query.limit(most ?? null))
    .execute()
  return rows.map(({ id, name, siteId }) => ({ id, name, siteId: siteId ?? undefined }))
}

/** Who has this ICE, whether or not the actor sees it. */
export async function companyWithIce(db: Database, ice: string): Promise<Id<'company'> | undefined> {
  const found = await db.selectFrom('companies').select('id').where('ice', '=', ice).executeTakeFirst()
  return found?.id
}

export interface NewCompany {
  readonly id: Id<'company'>
  readonly identity: CompanyIdentity
  readonly createdAt: Date
}

/** Keeps a new company; false when another one has its ICE. Of two at once the database takes one. */
export async function keepCompany(tx: Transaction, { id, identity, createdAt }: NewCompany): Promise<boolean> {
  const kept = await tx
    .insertInto('companies')
    .values({ id, ...identity, search: searchTextOf(identity), createdAt, archivedAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}

/** Keeps many new companies at once; returns those left out because another one has their ICE. */
export async function keepCompanies(
  tx: Transaction,
  companies: readonly NewCompany[],
): Promise<readonly Id<'company'>[]> {
  const kept = new Set<Id<'company'>>()
  for (let from = 0; from < companies.length; from += 2_000) {
    const rows = await tx
      .insertInto('companies')
      .values(
        companies.slice(from, from + 2_000).map(({ id, identity, createdAt }) => ({
          id,
          ...identity,
          search: searchTextOf(identity),
          createdAt,
          archivedAt: null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    for (const { id } of rows) kept.add(id)
  }
  return companies.flatMap(({ id }) => (kept.has(id) ? [] : [id]))
}

export interface Replacement {
  readonly at: Date
  readonly by: Id<'user'> | undefined
  readonly versionId: Id<'company-version'>
}

/** Gives a company another identity and keeps the one before; false when another company has the new ICE. */
export async function replaceIdentity(
  tx: Transaction,
  id: Id<'company'>,
  identity: CompanyIdentity,
  { at, by, versionId }: Replacement,
): Promise<boolean> {
  const before = await tx
    .selectFrom('companies')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const { id: _id, createdAt: _createdAt, archivedAt: _archivedAt, ...earlier } = before
  await tx
    .insertInto('companyVersions')
    .values({
      id: versionId,
      companyId: id,
      identity: JSON.stringify(earlier),
      replacedAt: at,
      replacedBy: by ?? null,
    })
    .execute()
  const update = tx
    .updateTable('companies')
    .set({ ...identity, search: searchTextOf(identity) })
    .where('id', '=', id)
  return settledByKey(tx, 'companies_ice', () => update.execute())
}

/** How a company was called and identified before, the latest first. */
export function earlierIdentities(db: Database, id: Id<'company'>) {
  return db
    .selectFrom('companyVersions')
    .select(['identity', 'replacedAt', 'replacedBy'])
    .where('companyId', '=', id)
    .orderBy('replacedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Takes a company out of the lists, or puts it back. Its data stays. */
export async function archive(tx: Transaction, id: Id<'company'>, at: Date | null): Promise<void> {
  await tx.updateTable('companies').set({ archivedAt: at }).where('id', '=', id).execute()
}

/** Undoes the keeping of companies on which nothing depends: they, their facts and their residencies were never there. */
export async function forgetCompanies(tx: Transaction, ids: readonly Id<'company'>[]): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom('companies').where('companies.id', '=', anyOf(ids)).execute()
}
