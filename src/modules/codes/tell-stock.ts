import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { refuse } from '../../kernel/result.ts'
import { systemActor } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import { post } from '../../platform/mail.ts'
import { findOperator, operatorIds, today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { href } from '../../platform/web.ts'
import { addDays } from '../../kernel/civil-date.ts'
import { findOffer, listOffers } from '../partners/index.ts'
import { EXPIRY_DAYS, isLow } from './code.ts'
import { takeEnding } from './codes.store.ts'
import { forgetLow, lockPool, offersWithCodes, poolOf, takeLow } from './pools.store.ts'
import { type Manager, endingLetter, lowLetter } from './stock.letters.ts'
import type { StockToLookAt } from './stock-job.ts'

/** Who manages the offers of the operator that the transaction speaks for. */
export type ManagersOf = (db: Database) => Promise<readonly Manager[]>

/**
 * Tells those who manage offers that a pool is low: once, until it is filled up. Run whenever a pool has changed, and
 * every hour.
 */
export async function lookAtStock(
  platform: Platform,
  managersOf: ManagersOf,
  { operatorId, offerId }: StockToLookAt,
): Promise<void> {
  await change(platform, systemActor(operatorId), async (tx) => {
    // Whoever fills the pool up holds it: what is counted here is what is there.
    await lockPool(tx, offerId)
    const pool = await poolOf(tx, offerId, await today(platform, tx, operatorId))
    const offer = await findOffer(tx, offerId)
    if (!pool || !offer) return refuse({ code: 'nothing-to-tell' })
    if (!isLow(pool)) {
      if (!(await forgetLow(tx, offerId))) return refuse({ code: 'nothing-to-tell' })
      return changed(undefined, { event: 'codes.filled-up', subjectId: offerId, detail: { free: pool.free } })
    }
    if (offer.closedAt || !(await takeLow(tx, offerId, platform.now()))) return refuse({ code: 'nothing-to-tell' })

    const { name: park } = await findOperator(tx, operatorId)
    const address = addressOf(platform, offerId)
    for (const manager of await managersOf(tx)) {
      await post(platform, tx, lowLetter(manager, { ...pool, offer: offer.title, park, address }))
    }
    return changed(undefined, { event: 'codes.low-told', subjectId: offerId, detail: { free: pool.free } })
  })
}

/** The hour of the operator's day from which letters go: a mail at night wakes people. */
const EARLIEST_HOUR = 8

/** Looks at every pool, for every operator, and tells of free codes that end soon. Run every hour. */
export async function tellStock(platform: Platform, managersOf: ManagersOf): Promise<void> {
  for (const operatorId of await operatorIds(platform)) {
    const { zone, offerIds } = await read(platform, { operatorId }, async (db) => ({
      zone: (await findOperator(db, operatorId)).zone,
      offerIds: await offersWithCodes(db),
    }))
    if (hourIn(zone, platform.now()) < EARLIEST_HOUR) continue
    for (const offerId of offerIds) await lookAtStock(platform, managersOf, { operatorId, offerId })
    if (offerIds.length > 0) await tellEnding(platform, managersOf, operatorId)
  }
}

/** Tells of each free code once that it ends within the month. */
async function tellEnding(platform: Platform, managersOf: ManagersOf, operatorId: Id<'operator'>): Promise<void> {
  await change(platform, systemActor(operatorId), async (tx) => {
    const on = await today(platform, tx, operatorId)
    const codes = await takeEnding(tx, { from: on, to: addDays(on, EXPIRY_DAYS), at: platform.now() })
    if (codes.length === 0) return refuse({ code: 'nothing-to-tell' })
    const byOffer = Map.groupBy(codes, ({ offerId }) => offerId)
    const offers = (await listOffers(tx, { offerIds: [...byOffer.keys()] })).filter(({ closedAt }) => !closedAt)
    const ending = offers.map(({ id, title }) => {
      const days = (byOffer.get(id) ?? []).map(({ expiresOn }) => expiresOn).toSorted()
      return { offer: title, codes: days.length, first: days[0] ?? on, address: addressOf(platform, id) }
    })
    if (ending.length === 0) return refuse({ code: 'nothing-to-tell' })

    const { name: park } = await findOperator(tx, operatorId)
    for (const manager of await managersOf(tx)) await post(platform, tx, endingLetter(manager, ending, park))
    return changed(undefined, { event: 'codes.ending-told', subjectId: operatorId, detail: { codes: codes.length } })
  })
}

function addressOf({ settings }: Platform, offerId: Id<'offer'>): (language: Language) => string {
  return (language) => `${settings.baseUrl}${href(language, `/offers/${offerId}/codes`)}`
}

function hourIn(zone: string, instant: Date): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(instant))
}
