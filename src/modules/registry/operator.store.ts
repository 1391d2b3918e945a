import { type CivilDate, dayIn } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Currency } from '../../kernel/money.ts'
import type { Database } from '../../platform/database.ts'
import { findOperator } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'

/** What of its operator the register needs. */
export interface Park {
  readonly name: string
  readonly zone: string
  readonly currency: Currency
  /** The operator's civil day now. */
  readonly today: CivilDate
}

export async function parkOf(
  platform: Pick<Platform, 'now'>,
  db: Database,
  { operatorId }: { readonly operatorId: Id<'operator'> },
): Promise<Park> {
  const { name, zone, currency } = await findOperator(db, operatorId)
  return { name, zone, currency, today: dayIn(zone, platform.now()) }
}
