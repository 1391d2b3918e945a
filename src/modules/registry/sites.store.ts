import { sql } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Site } from './company.ts'
import './registry.tables.ts'
import { settledByKey } from './settled-by-key.ts'

const siteColumns = ['sites.id', 'sites.code', 'sites.name', 'sites.aliases', 'sites.address'] as const

/** Every site of the operator, by name. */
export function listSites(db: Database): Promise<readonly Site[]> {
  return db.selectFrom('sites').select(siteColumns).orderBy('name').orderBy('code').execute()
}

export function findSite(db: Database, id: Id<'site'>): Promise<Site | undefined> {
  return db.selectFrom('sites').select(siteColumns).where('id', '=', id).executeTakeFirst()
}

/** Keeps a new site; false when another one has its code. */
export async function keepSite(tx: Transaction, { id, code, name, aliases, address }: Site): Promise<boolean> {
  const kept = await tx
    .insertInto('sites')
    .values({ id, code, name, aliases, address })
    .onConflict((conflict) => conflict.constraint('sites_code').doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}

/** Changes what a site is called and where it is; its code stays, because rules name it. */
export async function replaceSite(tx: Transaction, { id, name, aliases, address }: Omit<Site, 'code'>): Promise<void> {
  await tx.updateTable('sites').set({ name, aliases, address }).where('id', '=', id).execute()
}

export interface Unit {
  readonly id: Id<'unit'>
  readonly siteId: Id<'site'>
  readonly name: string
  readonly floor: string | null
  /** Square metres, as a decimal text. */
  readonly areaSqm: string | null
  readonly desks: number | null
}

const unitColumns = ['units.id', 'units.siteId', 'units.name', 'units.floor', 'units.areaSqm', 'units.desks'] as const

export function listUnits(db: Database, siteId?: Id<'site'>): Promise<readonly Unit[]> {
  return db
    .selectFrom('units')
    .select(unitColumns)
    .$if(siteId !== undefined, (query) => query.where('siteId', '=', siteId ?? null))
    .orderBy('name')
    .execute()
}

export function findUnit(db: Database, id: Id<'unit'>): Promise<Unit | undefined> {
  return db.selectFrom('units').select(unitColumns).where('id', '=', id).executeTakeFirst()
}

/** Keeps a new unit; false when the site has one of that name. */
export async function keepUnit(tx: Transaction, { id, siteId, name, floor, areaSqm, desks }: Unit): Promise<boolean> {
  const kept = await tx
    .insertInto('units')
    .values({ id, siteId, name, floor, areaSqm, desks })
    .onConflict((conflict) => conflict.constraint('units_name').doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}

/** Changes what a unit is; false when the site has another one of that name. */
export async function replaceUnit(tx: Transaction, { id, name, floor, areaSqm, desks }: Unit): Promise<boolean> {
  return settledByKey(tx, 'units_name', () =>
    tx.updateTable('units').set({ name, floor, areaSqm, desks }).where('id', '=', id).execute(),
  )
}

/** A site with what there is and what is let on a day. */
export interface SiteRoom extends Site {
  readonly hosted: number
  readonly units: number
  /** Square metres that can be let, and that are: decimal texts; null where no unit says its area. */
  readonly areaSqm: string | null
  readonly letSqm: string | null
  readonly desks: number
}

/** Every site with the companies it hosts on a day and the room it has. */
export async function listSiteRooms(db: Database, today: CivilDate): Promise<readonly SiteRoom[]> {
  const sites = await listSites(db)
  const rooms = await db
    .selectFrom('units')
    .select((eb) => [
      'units.siteId',
      eb.fn.countAll<bigint>().as('units'),
      eb.fn.sum<string | null>('units.areaSqm').as('areaSqm'),
      sql<bigint>`coalesce(sum(units.desks), 0)`.as('desks'),
    ])
    .groupBy('units.siteId')
    .execute()
  const stays = await db
    .selectFrom('companyPlaces')
    .innerJoin('companies', 'companies.id', 'companyPlaces.companyId')
    .leftJoin('units', 'units.id', 'companyPlaces.unitId')
    .select((eb) => [
      'companyPlaces.siteId',
      eb.fn.countAll<bigint>().as('hosted'),
      sql<string | null>`sum(coalesce(company_places.area_sqm, units.area_sqm))`.as('letSqm'),
    ])
    .where(hostedOn(today))
    .groupBy('companyPlaces.siteId')
    .execute()
  return sites.map((site) => {
    const room = rooms.find(({ siteId }) => siteId === site.id)
    const stay = stays.find(({ siteId }) => siteId === site.id)
    return {
      ...site,
      hosted: Number(stay?.hosted ?? 0n),
      units: Number(room?.units ?? 0n),
      areaSqm: room?.areaSqm ?? null,
      letSqm: stay?.letSqm ?? null,
      desks: Number(room?.desks ?? 0n),
    }
  })
}

/** The condition on `company_places` that says hosted on a day. A start known roughly counts from its first day. */
export function hostedOn(today: CivilDate) {
  return sql<boolean>`(company_places.company_id is not null
    and (company_places.started_on is null or company_places.started_on <= ${today})
    and (company_places.ended_on is null or company_places.ended_on > ${today}))`
}
