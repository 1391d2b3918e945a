import { sql } from 'kysely'
import { type CivilDate, addDays } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import './alerts.tables.ts'
import { DAYS_BEFORE, type DaysBefore } from './closing.ts'

/** One warning to one person. */
export interface Warning {
  readonly companyId: Id<'company'>
  readonly userId: Id<'user'>
  readonly offerId: Id<'offer'>
  readonly closesOn: CivilDate
  readonly daysBefore: DaysBefore
}

/** The rights that end within the warning time by the kept verdicts, to offers that the company does not have yet. */
export function closingsKept(
  db: Database,
  on: CivilDate,
): Promise<readonly Pick<Warning, 'companyId' | 'offerId' | 'closesOn'>[]> {
  return db
    .selectFrom('entitlements')
    .select(['companyId', 'offerId', sql<CivilDate>`changes_on`.as('closesOn')])
    .where('verdict', '=', 'eligible')
    .where('held', '=', false)
    .where('changesTo', 'in', ['ineligible', 'ended'])
    .where('changesOn', '>', on)
    .where('changesOn', '<=', addDays(on, Math.max(...DAYS_BEFORE)))
    .orderBy('companyId')
    .execute()
}

/** The warnings that were given of days to come. */
export function warningsGiven(db: Database, on: CivilDate): Promise<readonly Warning[]> {
  return db
    .selectFrom('closingLetters')
    .select(['companyId', 'userId', 'offerId', 'closesOn', 'daysBefore'])
    .where('closesOn', '>', on)
    .execute()
}

/** Records warnings as given; those that nobody had given. Of two processes at once one gives each. */
export async function keepWarnings(
  tx: Transaction,
  warnings: readonly Warning[],
  toldAt: Date,
): Promise<readonly Warning[]> {
  if (warnings.length === 0) return []
  return tx
    .insertInto('closingLetters')
    .values(warnings.map((warning) => ({ ...warning, toldAt })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['companyId', 'userId', 'offerId', 'closesOn', 'daysBefore'])
    .execute()
}
