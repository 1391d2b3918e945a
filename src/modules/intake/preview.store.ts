import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import './intake.tables.ts'
import { type LayoutMapping, readMapping } from './mapping.ts'
import { type Plan, choiceKey } from './plan.ts'
import type { ListedState, RowDetails } from './preview.ts'
import { storable, storedJson } from './stored-json.ts'

/** A line of the preview. */
export interface PreviewRow {
  readonly number: number
  readonly sheet: string
  readonly row: number
  readonly name: string
  readonly state: ListedState
  readonly companyId: Id<'company'> | null
  readonly details: RowDetails
}

/** Keeps the preview of a workbook in place of an earlier one. */
export async function keepPreview(tx: Transaction, intakeId: Id<'intake'>, { rows, gone }: Plan): Promise<void> {
  await tx.deleteFrom('intakeRows').where('intakeId', '=', intakeId).execute()
  const nothing: RowDetails = { alterations: [], problems: [], leftOut: [] }
  const lines = [
    ...rows,
    ...gone.map(({ id, identity }) => ({
      sheet: '',
      row: 0,
      name: identity.name,
      state: 'gone' as const,
      companyId: id,
      details: nothing,
    })),
  ].map((line, at) => ({ ...line, number: at + 1 }))
  for (let from = 0; from < lines.length; from += 2_000) await keepLines(tx, intakeId, lines.slice(from, from + 2_000))
}

type Line = Omit<PreviewRow, 'companyId'> & { readonly companyId?: Id<'company'> }

async function keepLines(tx: Transaction, intakeId: Id<'intake'>, lines: readonly Line[]): Promise<void> {
  const column = <Value>(pick: (line: Line) => Value) => lines.map(pick)
  await tx
    .insertInto('intakeRows')
    .columns(['intakeId', 'number', 'sheet', 'row', 'name', 'state', 'companyId', 'details'])
    .expression(
      sql`select ${intakeId}::uuid, line.* from unnest(
        ${column(({ number }) => number)}::int[], ${column(({ sheet }) => storable(sheet))}::text[],
        ${column(({ row }) => row)}::int[], ${column(({ name }) => storable(name))}::text[],
        ${column(({ state }) => state)}::text[], ${column(({ companyId }) => companyId ?? null)}::uuid[],
        ${column(({ details }) => storedJson(details))}::jsonb[]) as line`,
    )
    .execute()
}

/** Some lines of a preview, in the document's order: those of one state, else every row of the workbook. */
export function listPreview(
  db: Database,
  intakeId: Id<'intake'>,
  { state, offset, limit }: { readonly state?: ListedState; readonly offset: number; readonly limit: number },
): Promise<readonly PreviewRow[]> {
  return db
    .selectFrom('intakeRows')
    .select(['number', 'sheet', 'row', 'name', 'state', 'companyId', 'details'])
    .where('intakeId', '=', intakeId)
    .where('state', state ? '=' : '<>', state ?? 'gone')
    .orderBy('number')
    .offset(offset)
    .limit(limit)
    .execute()
}

/** The doubtful lines by number, to check what is chosen about them. */
export function doubtfulRows(db: Database, intakeId: Id<'intake'>): Promise<readonly PreviewRow[]> {
  return listPreview(db, intakeId, { state: 'doubtful', offset: 0, limit: 100_000 })
}

/** What people chose about rows, by `choiceKey`. */
export async function findChoices(db: Database, intakeId: Id<'intake'>): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('intakeChoices')
    .select(['sheet', 'row', 'choice'])
    .where('intakeId', '=', intakeId)
    .execute()
  return new Map(rows.map(({ sheet, row, choice }) => [choiceKey(sheet, row), choice]))
}

export async function keepChoices(
  tx: Transaction,
  intakeId: Id<'intake'>,
  choices: readonly { readonly sheet: string; readonly row: number; readonly choice: string }[],
): Promise<void> {
  if (choices.length === 0) return
  await tx
    .insertInto('intakeChoices')
    .values(choices.map((choice) => ({ intakeId, ...choice })))
    .onConflict((conflict) =>
      conflict
        .columns(['operatorId', 'intakeId', 'sheet', 'row'])
        .doUpdateSet((choice) => ({ choice: choice.ref('excluded.choice') })),
    )
    .execute()
}

/** The mappings that people corrected for layouts like these, for the next workbook that looks alike. */
export async function rememberedMappings(
  db: Database,
  signatures: readonly string[],
): Promise<readonly LayoutMapping[]> {
  if (signatures.length === 0) return []
  const rows = await db
    .selectFrom('intakeMappings')
    .select('mapping')
    .where('signature', 'in', signatures.map(shortened))
    .execute()
  return rows.flatMap(({ mapping }) => readMapping(mapping) ?? [])
}

/** Remembers how layouts are to be read from now on. */
export async function rememberMappings(
  tx: Transaction,
  mappings: readonly LayoutMapping[],
  keptAt: Date,
): Promise<void> {
  if (mappings.length === 0) return
  await tx
    .insertInto('intakeMappings')
    .values(
      mappings.map((mapping) => ({ signature: shortened(mapping.signature), mapping: storedJson(mapping), keptAt })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['operatorId', 'signature'])
        .doUpdateSet((row) => ({ mapping: row.ref('excluded.mapping'), keptAt: row.ref('excluded.keptAt') })),
    )
    .execute()
}

/** The headings of five hundred columns are longer than a key may be. */
function shortened(signature: string): string {
  return createHash('sha256').update(signature).digest('hex')
}
