import { sql } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { anyOf } from '../../platform/any-of.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import './alerts.tables.ts'
import { type Standings, type ToldStanding, toldStanding } from './told.ts'

/** The companies whose rights nobody has looked at yet. */
export async function companiesNeverTold(db: Database): Promise<readonly Id<'company'>[]> {
  const rows = await db
    .selectFrom('companies')
    .leftJoin('toldCompanies', 'toldCompanies.companyId', 'companies.id')
    .select('companies.id')
    .where('companies.archivedAt', 'is', null)
    .where('toldCompanies.companyId', 'is', null)
    .orderBy('companies.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The companies that were not looked at yet in the week that began on this Monday. */
export async function companiesToTell(db: Database, monday: CivilDate): Promise<readonly Id<'company'>[]> {
  const rows = await db
    .selectFrom('toldCompanies')
    .innerJoin('companies', 'companies.id', 'toldCompanies.companyId')
    .select('companies.id')
    .where('companies.archivedAt', 'is', null)
    .where('toldCompanies.toldOn', '<', monday)
    .orderBy('companies.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Begins to follow companies; those of them that nobody followed. */
export async function followCompanies(
  tx: Transaction,
  companyIds: readonly Id<'company'>[],
  monday: CivilDate,
): Promise<readonly Id<'company'>[]> {
  const rows = await tx
    .insertInto('toldCompanies')
    // In their order, so that nobody who takes several companies back waits crosswise.
    .values(companyIds.toSorted().map((companyId) => ({ companyId, toldOn: monday })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('companyId')
    .execute()
  return rows.map(({ companyId }) => companyId)
}

/** Takes the week of these companies; those whose week was still free. A rival waits here and then finds it taken. */
export async function takeWeek(
  tx: Transaction,
  companyIds: readonly Id<'company'>[],
  monday: CivilDate,
): Promise<readonly Id<'company'>[]> {
  const rows = await tx
    .updateTable('toldCompanies')
    .set({ toldOn: monday })
    .where('companyId', '=', anyOf(companyIds))
    .where('toldOn', '<', monday)
    .returning('companyId')
    .execute()
  return rows.map(({ companyId }) => companyId)
}

/** How the offers stood when these companies were last told. */
export async function standingsTold(
  db: Database,
  companyIds: readonly Id<'company'>[],
): Promise<ReadonlyMap<Id<'company'>, Standings>> {
  const rows = await db
    .selectFrom('toldStandings')
    .select(['companyId', 'offerId', 'standing'])
    .where('companyId', '=', anyOf(companyIds))
    .execute()
  return byCompany(rows)
}

/** How they stand by the kept verdicts. */
export async function standingsKept(
  db: Database,
  companyIds: readonly Id<'company'>[],
): Promise<ReadonlyMap<Id<'company'>, Standings>> {
  const rows = await db
    .selectFrom('entitlements')
    .select(['companyId', 'offerId', 'verdict', 'missing'])
    .where('companyId', '=', anyOf(companyIds))
    .execute()
  return byCompany(
    rows.map(({ companyId, offerId, ...kept }) => ({ companyId, offerId, standing: toldStanding(kept) })),
  )
}

/** The offers that these companies have already. */
export async function offersHeld(
  db: Database,
  companyIds: readonly Id<'company'>[],
): Promise<ReadonlyMap<Id<'company'>, ReadonlySet<Id<'offer'>>>> {
  const rows = await db
    .selectFrom('heldOffers')
    .select(['companyId', 'offerId'])
    .where('companyId', '=', anyOf(companyIds))
    .execute()
  const byId = Map.groupBy(rows, ({ companyId }) => companyId)
  return new Map([...byId].map(([id, of]) => [id, new Set(of.map(({ offerId }) => offerId))]))
}

/** Remembers what companies have been told now, in place of what they had been told. */
export async function keepTold(tx: Transaction, standings: ReadonlyMap<Id<'company'>, Standings>): Promise<void> {
  const written = [...standings].flatMap(([companyId, offers]) =>
    [...offers].map(([offerId, standing]) => ({ company_id: companyId, offer_id: offerId, standing })),
  )
  await tx
    .deleteFrom('toldStandings')
    .where('companyId', '=', anyOf([...standings.keys()]))
    .execute()
  await sql`
    insert into told_standings (company_id, offer_id, standing)
    select company_id, offer_id, standing
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as told (company_id uuid, offer_id uuid, standing text)
  `.execute(tx)
}

interface Row {
  readonly companyId: Id<'company'>
  readonly offerId: Id<'offer'>
  readonly standing: ToldStanding
}

function byCompany(rows: readonly Row[]): ReadonlyMap<Id<'company'>, Standings> {
  return new Map(
    [...Map.groupBy(rows, ({ companyId }) => companyId)].map(([companyId, of]) => [
      companyId,
      new Map(of.map(({ offerId, standing }) => [offerId, standing])),
    ]),
  )
}
