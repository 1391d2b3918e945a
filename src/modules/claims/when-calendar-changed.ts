import { dayIn } from '../../kernel/civil-date.ts'
import type { Listener } from '../../platform/announce.ts'
import { findOperator } from '../../platform/operator.ts'
import { mayWaitUntil } from '../calendar/index.ts'
import { openClaims, setDue } from './claims.store.ts'

/** Counts anew until when each open request may wait, now that other days are worked or it may be longer or shorter. */
export const whenCalendarChanged: Listener<'calendar.changed'> = async (_, tx, { operatorId }, { calendar }) => {
  const { zone } = await findOperator(tx, operatorId)
  for (const { id, requestedAt } of await openClaims(tx)) {
    await setDue(tx, id, mayWaitUntil(calendar, dayIn(zone, requestedAt)))
  }
}
