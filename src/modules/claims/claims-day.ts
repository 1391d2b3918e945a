import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { systemActor } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import { operatorIds, today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { holdCounters } from '../ledger/index.ts'
import { holdLapsed, keepStep, moveClaim, takeOverdue } from './claims.store.ts'
import { giveGrantBack } from './grant-claim.ts'
import { tellOf } from './tell-claim.ts'

/**
 * What the passing of days does to claims, for every operator: requests that wait for too long come before the director,
 * grants that nobody took up in time go back. Run every hour and at start; where nothing is due it only looks.
 */
export async function followDays(platform: Platform): Promise<void> {
  for (const operatorId of await operatorIds(platform)) {
    while (await escalate(platform, operatorId)) continue
    while (await expire(platform, operatorId)) continue
  }
}

/** Brings overdue requests before the director; whether there were any. */
async function escalate(platform: Platform, operatorId: Id<'operator'>): Promise<boolean> {
  const system = systemActor(operatorId)
  const escalated = await change<number, { readonly code: 'nothing-due' }>(platform, system, async (tx) => {
    const at = platform.now()
    const overdue = await takeOverdue(tx, await today(platform, tx, operatorId), at)
    const happenings = []
    for (const { id, state } of overdue) {
      const number = await keepStep(tx, { claimId: id, act: 'escalate', state, at, by: null })
      await tellOf(platform, tx, system, id, number)
      happenings.push({ event: 'claim.escalated', subjectId: id })
    }
    const [first, ...others] = happenings
    return first ? changed(overdue.length, first, ...others) : refuse({ code: 'nothing-due' })
  })
  return escalated.ok
}

/** Gives back what was granted and not taken up in time; whether there was anything. */
async function expire(platform: Platform, operatorId: Id<'operator'>): Promise<boolean> {
  const system = systemActor(operatorId)
  const expired = await change<number, { readonly code: 'nothing-due' }>(platform, system, async (tx) => {
    const at = platform.now()
    const expiring = []
    const happenings = []
    for (const claim of await holdLapsed(tx, await today(platform, tx, operatorId))) {
      if (!(await moveClaim(tx, claim, 'expired', at))) continue
      expiring.push(claim)
      const number = await keepStep(tx, { claimId: claim.id, act: 'expire', state: 'expired', at, by: null })
      await tellOf(platform, tx, system, claim.id, number)
      happenings.push({ event: 'claim.expired', subjectId: claim.id })
    }
    await holdCounters(
      tx,
      expiring.map(({ id }) => id),
    )
    for (const claim of expiring) await giveGrantBack(platform, tx, system, claim)
    const [first, ...others] = happenings
    return first ? changed(expiring.length, first, ...others) : refuse({ code: 'nothing-due' })
  })
  return expired.ok
}
