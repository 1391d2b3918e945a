import { sql } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Counts, GoneChoice, Intake, IntakeState, Setback, SiteChoice } from './intake.ts'
import './intake.tables.ts'
import { type LayoutMapping, readMappings } from './mapping.ts'

/** A workbook with what is needed to read it. */
export interface IntakeWork extends Intake {
  readonly bytes: Uint8Array
  readonly mappings: readonly LayoutMapping[]
  readonly siteChoices: Readonly<Record<string, SiteChoice>>
  readonly digest: string | null
}

const shown = [
  'intakes.id',
  'intakes.fileName',
  'intakes.uploadedBy',
  'intakes.uploadedAt',
  'intakes.state',
  'intakes.asOn',
  'intakes.counts',
  'intakes.setback',
  'intakes.goneChoice',
  'intakes.appliedAt',
  'intakes.undoneAt',
] as const

/** The workbooks an actor may open: a director all, a site manager his own, newest first. */
function seenIntakes(db: Database, actor: Actor) {
  return db
    .selectFrom('intakes')
    .$if(!isDirector(actor), (query) => query.where('intakes.uploadedBy', '=', actor.userId ?? ''))
}

export async function listIntakes(
  db: Database,
  actor: Actor,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly intakes: readonly Intake[]; readonly total: number }> {
  const intakes = await seenIntakes(db, actor)
    .select(shown)
    .orderBy('intakes.uploadedAt', 'desc')
    .orderBy('intakes.id', 'desc')
    .offset(offset)
    .limit(limit)
    .execute()
  const { total } = await seenIntakes(db, actor)
    .select((eb) => eb.fn.countAll<bigint>().as('total'))
    .executeTakeFirstOrThrow()
  return { intakes, total: Number(total) }
}

/** A workbook the actor may open; a foreign one and a missing one are alike. */
export function findIntake(db: Database, actor: Actor, id: Id<'intake'>): Promise<Intake | undefined> {
  return seenIntakes(db, actor).select(shown).where('intakes.id', '=', id).executeTakeFirst()
}

/** The same with its bytes and what was decided about its columns and sites. */
export async function findWork(db: Database, actor: Actor, id: Id<'intake'>): Promise<IntakeWork | undefined> {
  const found = await seenIntakes(db, actor)
    .select([...shown, 'intakes.bytes', 'intakes.mapping', 'intakes.siteChoices', 'intakes.digest'])
    .where('intakes.id', '=', id)
    .executeTakeFirst()
  if (!found) return undefined
  const { mapping, ...intake } = found
  return { ...intake, mappings: readMappings(mapping) }
}

export interface NewIntake {
  readonly id: Id<'intake'>
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly uploadedBy: Id<'user'> | undefined
  readonly uploadedAt: Date
  readonly asOn: CivilDate
}

export async function keepIntake(tx: Transaction, { bytes, uploadedBy, ...intake }: NewIntake): Promise<void> {
  await tx
    .insertInto('intakes')
    .values({
      ...intake,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      uploadedBy: uploadedBy ?? null,
      mapping: '[]',
    })
    .execute()
}

/**
 * Takes a workbook from one of the states to another; false when it is in none of them. Of two people at once the first
 * takes it, and the second, who waited for the row, finds it gone on.
 */
export async function takeOn(
  tx: Transaction,
  id: Id<'intake'>,
  from: readonly IntakeState[],
  to: IntakeState,
  besides: {
    readonly setback?: Setback | null
    readonly goneChoice?: GoneChoice
    readonly appliedAt?: Date
    readonly undoneAt?: Date
  } = {},
): Promise<boolean> {
  const taken = await tx
    .updateTable('intakes')
    .set({ state: to, ...besides })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

/** Keeps what people said of the columns and the sites of a workbook, and the day it describes. */
export async function keepDecisions(
  tx: Transaction,
  id: Id<'intake'>,
  { asOn, mapping, siteChoices }: { readonly asOn: CivilDate; readonly mapping: string; readonly siteChoices: string },
): Promise<void> {
  await tx.updateTable('intakes').set({ asOn, mapping, siteChoices }).where('id', '=', id).execute()
}

/** Keeps what the preview promises. */
export async function keepPromise(
  tx: Transaction,
  id: Id<'intake'>,
  { counts, digest }: { readonly counts: Counts; readonly digest: string },
): Promise<void> {
  await tx
    .updateTable('intakes')
    .set({ counts: JSON.stringify(counts), digest })
    .where('id', '=', id)
    .execute()
}

/** Puts down who applies a workbook, for the job that does it. */
export async function keepApplier(tx: Transaction, id: Id<'intake'>, actor: Actor): Promise<void> {
  const { operatorId, userId, role, language } = actor
  await tx
    .updateTable('intakes')
    .set({ applyingAs: JSON.stringify({ operatorId, userId, role, language }) })
    .where('id', '=', id)
    .execute()
}

/** Who applies a workbook that is being applied. */
export async function findApplier(db: Database, id: Id<'intake'>): Promise<Actor | undefined> {
  const found = await db
    .selectFrom('intakes')
    .select('applyingAs')
    .where('id', '=', id)
    .where('state', '=', 'applying')
    .executeTakeFirst()
  return found?.applyingAs ? { ...found.applyingAs, userId: found.applyingAs.userId } : undefined
}

/** The workbooks that are being applied, or were when something stopped. */
export async function unfinishedIntakes(db: Database): Promise<readonly Id<'intake'>[]> {
  const rows = await db.selectFrom('intakes').select('id').where('state', '=', 'applying').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

/** Ids as one parameter, however many they are. */
export function idList<Kind extends string>(ids: readonly Id<Kind>[]) {
  return sql<Id<Kind>[]>`${[...ids]}::uuid[]`
}
