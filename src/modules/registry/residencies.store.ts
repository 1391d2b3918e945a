import { sql } from 'kysely'
import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import './registry.tables.ts'

export interface Residency {
  readonly id: Id<'residency'>
  readonly companyId: Id<'company'>
  readonly siteId: Id<'site'>
  readonly unitId: Id<'unit'> | null
  readonly startedOn: RoughDate | null
  /** The first day on which the company is no longer there. */
  readonly endedOn: CivilDate | null
  /** Square metres, as a decimal text. */
  readonly areaSqm: string | null
  readonly terms: string | null
}

export interface Recording {
  readonly at: Date
  readonly by: Id<'user'> | undefined
}

/** Keeps residencies; returns those left out because their company has an open one already. */
export async function keepResidencies(
  tx: Transaction,
  residencies: readonly Residency[],
  { at, by }: Recording,
): Promise<readonly Id<'residency'>[]> {
  const kept = new Set<Id<'residency'>>()
  for (let from = 0; from < residencies.length; from += 2_000) {
    const rows = await tx
      .insertInto('residencies')
      .values(
        residencies.slice(from, from + 2_000).map((residency) => ({
          ...residency,
          recordedAt: at,
          recordedBy: by ?? null,
          endRecordedAt: residency.endedOn ? at : null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    for (const { id } of rows) kept.add(id)
  }
  return residencies.flatMap(({ id }) => (kept.has(id) ? [] : [id]))
}

/** Ends the residency that holds on a day, if one does; the company's move settles on this row. */
export async function closeResidency(
  tx: Transaction,
  companyId: Id<'company'>,
  on: CivilDate,
  at: Date,
): Promise<Id<'residency'> | undefined> {
  const closed = await tx
    .updateTable('residencies')
    .set({ endedOn: on, endRecordedAt: at })
    .where('companyId', '=', companyId)
    .where((eb) => eb.or([eb('endedOn', 'is', null), eb('endedOn', '>', on)]))
    .returning('id')
    .executeTakeFirst()
  return closed?.id
}

export interface Beginning {
  readonly id: Id<'residency'>
  readonly startedOn: RoughDate
  /** Its end, as whoever writes knows it. */
  readonly endedOn: CivilDate | undefined
  readonly at: Date
}

/** Says when a residency began; false where it has ended otherwise meanwhile. */
export async function beginResidency(tx: Transaction, { id, startedOn, endedOn, at }: Beginning): Promise<boolean> {
  const begun = await tx
    .updateTable('residencies')
    .set({ startedOn, startCorrectedAt: at })
    .where('id', '=', id)
    .where(sql<boolean>`ended_on is not distinct from ${endedOn ?? null}::date`)
    .executeTakeFirst()
  return begun.numUpdatedRows === 1n
}

export interface ShownResidency extends Residency {
  readonly siteCode: string
  readonly siteName: string
  readonly unitName: string | null
  readonly floor: string | null
  readonly recordedAt: Date
}

/** The residencies of a company, the latest first. */
export function residenciesOf(db: Database, companyId: Id<'company'>): Promise<readonly ShownResidency[]> {
  return db
    .selectFrom('residencies')
    .innerJoin('sites', 'sites.id', 'residencies.siteId')
    .leftJoin('units', 'units.id', 'residencies.unitId')
    .select([
      'residencies.id',
      'residencies.companyId',
      'residencies.siteId',
      'residencies.unitId',
      'residencies.startedOn',
      'residencies.endedOn',
      'residencies.areaSqm',
      'residencies.terms',
      'residencies.recordedAt',
      'sites.code as siteCode',
      'sites.name as siteName',
      'units.name as unitName',
      'units.floor as floor',
    ])
    .where('residencies.companyId', '=', companyId)
    .orderBy(sql`coalesce(residencies.ended_on, 'infinity') desc`)
    .orderBy(sql`residencies.started_on desc nulls last`)
    .execute()
}
