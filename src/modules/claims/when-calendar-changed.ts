import { dayIn } from '../../kernel/civil-date.ts'
import type { Listener } from '../../platform/announce.ts'
import { findOperator } from '../../platform/operator.ts'
import { afterWorkingDays } from '../calendar/index.ts'
import { PATIENCE_DAYS } from './claim.ts'
import { openClaims, setDue } from './claims.store.ts'

/** Counts anew until when each open request may wait, now that other days are worked. */
export const whenCalendarChanged: Listener<'calendar.changed'> = async (_, tx, { operatorId }, { calendar }) => {
  const { zone } = await findOperator(tx, operatorId)
  for (const { id, requestedAt } of await openClaims(tx)) {
    await setDue(tx, id, afterWorkingDays(calendar, dayIn(zone, requestedAt), PATIENCE_DAYS))
  }
}
