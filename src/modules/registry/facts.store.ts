import { sql } from 'kysely'
import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { type FactKey, type FactValue, parseFactValue, writeFactValue } from '../rules/index.ts'
import type { SourceKind } from './company.ts'
import './registry.tables.ts'
import type { Recording } from './residencies.store.ts'

/** A statement to be recorded: what is so of a company, of which day, says who. */
export interface Statement {
  readonly companyId: Id<'company'>
  readonly key: FactKey
  readonly value: FactValue
  readonly sourceKind: SourceKind
  /** Which workbook, which document, whose word; shown to people as it stands. The kind may say enough. */
  readonly source?: string
  /** The day, month or year it is true of; absent where it is true of none in particular. */
  readonly validOn?: RoughDate
}

/** A statement as it was recorded. */
export interface RecordedFact extends Statement {
  readonly id: Id<'fact'>
  readonly recordedAt: Date
  readonly recordedBy: Id<'user'> | null
  /** Until when it was held to be so; null while it is. */
  readonly supersededAt: Date | null
}

/**
 * Records statements. One on the same key and day as an earlier one takes its place, and the earlier one is kept as
 * history; one that says nothing new is passed over. Returns the ids of what was recorded.
 */
export async function recordFacts(
  platform: Pick<Platform, 'newId'>,
  tx: Transaction,
  statements: readonly Statement[],
  { at, by }: Recording,
): Promise<readonly Id<'fact'>[]> {
  const said = new Map(statements.map((statement) => [placeOf(statement), statement]))
  const companyIds = [...new Set(statements.map(({ companyId }) => companyId))]
  await takeTurn(tx, companyIds)
  const held = await heldFacts(tx, companyIds)
  const news = [...said].flatMap(([place, statement]) => {
    const value = JSON.stringify(writeFactValue(statement.value))
    const before = held.get(place)
    const same = before && before.value === canonical(value) && before.source === (statement.source ?? null)
    return same ? [] : [{ ...statement, id: platform.newId<'fact'>(), value, supersedes: before?.id ?? null }]
  })
  await supersede(
    tx,
    news.flatMap(({ supersedes }) => supersedes ?? []),
    at,
  )
  await insertFacts(tx, news, { at, by })
  return news.map(({ id }) => id)
}

/** Takes statements back that were recorded by mistake; what they had taken the place of holds again, from now on. */
export async function withdrawFacts(
  platform: Pick<Platform, 'newId'>,
  tx: Transaction,
  ids: readonly Id<'fact'>[],
  { at, by }: Recording,
): Promise<void> {
  const companies = await tx
    .selectFrom('facts')
    .select('companyId')
    .distinct()
    .where((eb) => eb('id', '=', eb.fn.any(sql<Id<'fact'>[]>`${[...ids]}::uuid[]`)))
    .execute()
  await takeTurn(
    tx,
    companies.map(({ companyId }) => companyId),
  )
  const taken = await supersede(tx, ids, at)
  const earlier = taken.flatMap(({ supersedes }) => supersedes ?? [])
  const again = await tx
    .selectFrom('facts')
    .select(['companyId', 'key', 'validOn', 'source', 'sourceKind', 'supersedes', sql<string>`value::text`.as('value')])
    .where((eb) => eb('id', '=', eb.fn.any(sql<Id<'fact'>[]>`${earlier}::uuid[]`)))
    .execute()
  await insertFacts(
    tx,
    again.map(({ validOn, source, ...fact }) => ({
      ...fact,
      ...(validOn && { validOn }),
      ...(source && { source }),
      id: platform.newId<'fact'>(),
    })),
    { at, by },
  )
}

/** One recorded statement, if it is this company's. */
export async function findFact(
  db: Database,
  companyId: Id<'company'>,
  id: Id<'fact'>,
): Promise<RecordedFact | undefined> {
  const [found] = await factHistory(db, companyId, id)
  return found
}

/** Every statement ever recorded of a company, by key, the latest first. */
export async function factHistory(
  db: Database,
  companyId: Id<'company'>,
  only?: Id<'fact'>,
): Promise<readonly RecordedFact[]> {
  const rows = await db
    .selectFrom('facts')
    .select([
      'id',
      'companyId',
      'key',
      'value',
      'validOn',
      'source',
      'sourceKind',
      'recordedAt',
      'recordedBy',
      'supersededAt',
    ])
    .where('companyId', '=', companyId)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? null))
    .orderBy('key')
    .orderBy(sql`superseded_at desc nulls first`)
    .orderBy(sql`coalesce(valid_on, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD')) desc`)
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ value, validOn, source, ...fact }) => ({
    ...fact,
    value: readValue(fact.key, value),
    ...(validOn && { validOn }),
    ...(source && { source }),
  }))
}

/** The value that the database holds: checked when it was written, so anything else is a fault of ours. */
export function readValue(key: FactKey, written: unknown): FactValue {
  const value = parseFactValue(key, written)
  if (!value.ok) throw new Error(`The kept value of ${key} cannot be read.`)
  return value.value
}

/** The day a statement counts from among others on the same key: its own, else that of its recording. */
export function countsFrom(validOn: RoughDate | null | undefined, recordedAt: Date): RoughDate {
  return validOn ?? (recordedAt.toISOString().slice(0, 10) as CivilDate)
}

/** What is recorded of a company is recorded in turn: a second writer waits until the first has finished. */
export async function takeTurn(tx: Transaction, companyIds: readonly Id<'company'>[]): Promise<void> {
  await tx
    .selectFrom('companies')
    .select('id')
    .where((eb) => eb('id', '=', eb.fn.any(sql<Id<'company'>[]>`${[...companyIds]}::uuid[]`)))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

interface HeldFact {
  readonly id: Id<'fact'>
  readonly value: string
  readonly source: string | null
}

async function heldFacts(
  tx: Transaction,
  companyIds: readonly Id<'company'>[],
): Promise<ReadonlyMap<string, HeldFact>> {
  const rows = await tx
    .selectFrom('facts')
    .select(['id', 'companyId', 'key', 'validOn', 'source', sql<string>`value::text`.as('value')])
    .where((eb) => eb('companyId', '=', eb.fn.any(sql<Id<'company'>[]>`${[...companyIds]}::uuid[]`)))
    .where('supersededAt', 'is', null)
    .execute()
  return new Map(rows.map((row) => [placeOf(row), { ...row, value: canonical(row.value) }]))
}

/** Ends the holding of statements; returns those that did hold, with what they had taken the place of. */
export async function supersede(tx: Transaction, ids: readonly Id<'fact'>[], at: Date) {
  return tx
    .updateTable('facts')
    .set({ supersededAt: at })
    .where((eb) => eb('id', '=', eb.fn.any(sql<Id<'fact'>[]>`${[...ids]}::uuid[]`)))
    .where('supersededAt', 'is', null)
    .returning(['id', 'supersedes'])
    .execute()
}

interface NewFact extends Omit<Statement, 'value'> {
  readonly id: Id<'fact'>
  /** As JSON. */
  readonly value: string
  readonly supersedes: Id<'fact'> | null
}

async function insertFacts(tx: Transaction, facts: readonly NewFact[], { at, by }: Recording): Promise<void> {
  if (facts.length === 0) return
  const column = <Value>(pick: (fact: NewFact) => Value) => facts.map(pick)
  await tx
    .insertInto('facts')
    .columns([
      'id',
      'companyId',
      'key',
      'value',
      'validOn',
      'source',
      'sourceKind',
      'supersedes',
      'recordedAt',
      'recordedBy',
    ])
    .expression(
      sql`select *, ${at}::timestamptz, ${by ?? null}::uuid from unnest(
        ${column(({ id }) => id)}::uuid[], ${column(({ companyId }) => companyId)}::uuid[],
        ${column(({ key }) => key)}::text[], ${column(({ value }) => value)}::jsonb[],
        ${column(({ validOn }) => validOn ?? null)}::text[], ${column(({ source }) => source ?? null)}::text[],
        ${column(({ sourceKind }) => sourceKind)}::text[], ${column(({ supersedes }) => supersedes)}::uuid[])`,
    )
    .execute()
}

/** Where a statement stands: there is one value that holds for each company, key and day. */
function placeOf({
  companyId,
  key,
  validOn,
}: {
  readonly companyId: Id<'company'>
  readonly key: FactKey
  readonly validOn?: RoughDate | null
}): string {
  return `${companyId} ${key} ${validOn ?? ''}`
}

/** JSON told apart by what it says, not by how it is spaced or ordered. */
function canonical(json: string): string {
  const value = JSON.parse(json) as Record<string, unknown>
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
