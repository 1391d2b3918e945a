import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Rate, parseRate } from '../../kernel/money.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import './registry.tables.ts'

/** One unit of `from` was worth `value` units of `to` on a day, says a source. */
export interface QuotedRate {
  readonly id: Id<'rate'>
  readonly from: string
  readonly to: string
  readonly value: string
  readonly on: CivilDate
  readonly source: string
}

/** Keeps a rate; false when there is one of the same currencies and day. */
export async function keepRate(tx: Transaction, { id, from, to, value, on, source }: QuotedRate): Promise<boolean> {
  const kept = await tx
    .insertInto('exchangeRates')
    .values({ id, fromCurrency: from, toCurrency: to, value, quotedOn: on, source })
    .onConflict((conflict) => conflict.constraint('exchange_rates_day').doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}

/** Every rate, the latest first. */
export function listQuotedRates(db: Database): Promise<readonly QuotedRate[]> {
  return db
    .selectFrom('exchangeRates')
    .select(['id', 'fromCurrency as from', 'toCurrency as to', 'value', 'quotedOn as on', 'source'])
    .orderBy('quotedOn', 'desc')
    .orderBy('fromCurrency')
    .orderBy('toCurrency')
    .execute()
}

/** The rates as rules use them, exact. */
export async function exchangeRates(db: Database): Promise<readonly Rate[]> {
  const quoted = await listQuotedRates(db)
  return quoted.map(({ from, to, value, on, source }) => {
    const ratio = parseRate(value)
    if (!ratio.ok) throw new Error(`The kept rate ${from}/${to} of ${on} is not a rate.`)
    return { from, to, ...ratio.value, on, source }
  })
}
