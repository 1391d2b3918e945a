import { sql } from 'kysely'
import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { FactKey, WrittenFactValue } from '../rules/index.ts'
import { listUnits } from '../registry/index.ts'
import type { StayTerms } from './effect.ts'
import type { HeldFact, KnownCompany, KnownStay } from './known-company.ts'

/**
 * Every company of the register with its last residency and the statements that hold, archived ones too: what a workbook
 * is compared with. The lines of each company come as one text, several times faster than a row each.
 */
export async function knownCompanies(db: Database): Promise<readonly KnownCompany[]> {
  const rows = await db
    .selectFrom('companies')
    .leftJoin('companyPlaces', 'companyPlaces.companyId', 'companies.id')
    .leftJoin('sites', 'sites.id', 'companyPlaces.siteId')
    .leftJoin('units', 'units.id', 'companyPlaces.unitId')
    .select((eb) => [
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
      'companies.archivedAt',
      'companyPlaces.residencyId',
      'companyPlaces.siteId',
      'companyPlaces.unitId',
      'companyPlaces.startedOn',
      'companyPlaces.endedOn',
      'companyPlaces.areaSqm',
      'sites.name as siteName',
      'units.name as unitName',
      eb
        .selectFrom('facts')
        .select(
          sql<
            string | null
          >`json_agg(json_build_array(facts.key, facts.value, facts.valid_on, to_char(facts.recorded_at at time zone 'UTC', 'YYYY-MM-DD')))::text`.as(
            'lines',
          ),
        )
        .whereRef('facts.companyId', '=', 'companies.id')
        .where('facts.supersededAt', 'is', null)
        .as('lines'),
    ])
    .orderBy('companies.id')
    .execute()
  return rows.map((row) => {
    const { id, lines, archivedAt } = row
    const { name, ice, iceOverridden, rc, taxId, cnss, email, phone, website, contactName } = row
    const stay = stayOf(row)
    return {
      id,
      identity: { name, ice, iceOverridden, rc, taxId, cnss, email, phone, website, contactName },
      archived: archivedAt !== null,
      ...(stay ? { stay } : {}),
      facts: factsOf(lines),
    }
  })
}

function stayOf(row: {
  readonly residencyId: Id<'residency'> | null
  readonly siteId: Id<'site'> | null
  readonly unitId: Id<'unit'> | null
  readonly startedOn: RoughDate | null
  readonly endedOn: CivilDate | null
  readonly areaSqm: string | null
  readonly siteName: string | null
  readonly unitName: string | null
}): KnownStay | undefined {
  const { residencyId: id, siteId, unitId, startedOn, endedOn, areaSqm, siteName, unitName } = row
  return id && siteId
    ? { id, siteId, siteName: siteName ?? '', unitId, unitName, startedOn, endedOn, areaSqm }
    : undefined
}

/** key, value, valid on, day of recording */
type Line = readonly [FactKey, WrittenFactValue, RoughDate | null, CivilDate]

function factsOf(lines: string | null): ReadonlyMap<FactKey, readonly HeldFact[]> {
  const facts = new Map<FactKey, HeldFact[]>()
  for (const [key, value, validOn, recordedOn] of lines === null ? [] : (JSON.parse(lines) as readonly Line[])) {
    const fact = { value, validOn, from: validOn ?? recordedOn }
    const known = facts.get(key)
    if (known) known.push(fact)
    else facts.set(key, [fact])
  }
  return facts
}

/** Nobody else writes these companies until the transaction ends: what was compared stays as it was seen. */
export async function holdCompanies(tx: Transaction): Promise<void> {
  await tx.selectFrom('companies').select('id').orderBy('id').forNoKeyUpdate().execute()
}

/** Workbooks of one operator are applied and undone one after the other. */
export async function takeIntakeTurn(tx: Transaction, operatorId: Id<'operator'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intake ${operatorId}`}, 0))`.execute(tx)
}

/** What a unit is found by within the park. */
export function unitKey(siteId: Id<'site'>, name: string): string {
  return `${siteId} ${name}`
}

export async function unitsByKey(db: Database): Promise<ReadonlyMap<string, Id<'unit'>>> {
  const units = await listUnits(db)
  return new Map(units.map(({ id, siteId, name }) => [unitKey(siteId, name), id]))
}

/** Keeps the offices that a workbook names; what they measure is told elsewhere. */
export async function keepUnits(
  tx: Transaction,
  units: readonly { readonly id: Id<'unit'>; readonly siteId: Id<'site'>; readonly name: string }[],
): Promise<void> {
  for (let from = 0; from < units.length; from += 2_000) {
    const some = units.slice(from, from + 2_000)
    await tx
      .insertInto('units')
      .values(some.map((unit) => ({ ...unit, floor: null, areaSqm: null, desks: null })))
      .execute()
  }
}

/** Gives a residency other terms. `endRecordedAt` says since when its end is known, where that changes. */
export async function changeStay(
  tx: Transaction,
  id: Id<'residency'>,
  terms: StayTerms,
  endRecordedAt?: Date | null,
): Promise<void> {
  await tx
    .updateTable('residencies')
    .set({ ...terms, ...(endRecordedAt === undefined ? {} : { endRecordedAt }) })
    .where('id', '=', id)
    .execute()
}
