import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Effect } from './effect.ts'
import './intake.tables.ts'

/** Puts down what applying a workbook did. */
export async function keepEffects(tx: Transaction, intakeId: Id<'intake'>, effects: readonly Effect[]): Promise<void> {
  if (effects.length === 0) return
  const column = <Value>(pick: (effect: Effect) => Value) => effects.map(pick)
  await tx
    .insertInto('intakeEffects')
    .columns(['intakeId', 'kind', 'subjectId', 'companyId', 'before'])
    .expression(
      sql`select ${intakeId}::uuid, effect.* from unnest(
        ${column(({ kind }) => kind)}::text[], ${column(({ subjectId }) => subjectId)}::uuid[],
        ${column((effect) => ('companyId' in effect ? effect.companyId : null))}::uuid[],
        ${column((effect) => ('before' in effect ? JSON.stringify(effect.before) : null))}::jsonb[]) as effect`,
    )
    .execute()
}

/** What applying a workbook did, kind by kind. */
export async function effectsOf<Kind extends Effect['kind']>(
  db: Database,
  intakeId: Id<'intake'>,
  kind: Kind,
): Promise<readonly Extract<Effect, { kind: Kind }>[]> {
  const rows = await db
    .selectFrom('intakeEffects')
    .select(['kind', 'subjectId', 'companyId', 'before'])
    .where('intakeId', '=', intakeId)
    .where('kind', '=', kind)
    .orderBy('subjectId')
    .execute()
  return rows as unknown as readonly Extract<Effect, { kind: Kind }>[]
}
