import type { Actor } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import './calendar.news.ts'
import { workCalendar } from './calendar.ts'

/** Tells whoever counts in working days that other days are worked. */
export async function tellOfCalendar(platform: Platform, tx: Transaction, actor: Actor): Promise<void> {
  const calendar = await workCalendar(tx, actor.operatorId)
  await announce(platform, tx, actor, 'calendar.changed', { calendar })
}
