import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import { type RateSince, agreedRates } from '../agreements/index.ts'
import { exchangeRates } from '../registry/index.ts'
import type { Rates } from '../rules/index.ts'

/** An offer, as far as rates ask for it; undefined for one that is not there yet. */
type Asked = { readonly id: Id<'offer'> } | undefined

/**
 * The rates by which companies are judged: for an offer under an agreement that fixes one, that one between its two
 * currencies; the park's dated ones otherwise.
 */
export interface OfferRates {
  /** The park's own, by which worths are put in order. No offer is judged by them without being asked for here. */
  readonly park: Rates
  /** Those that count for an offer on a day. */
  of(offer: Asked, on: CivilDate): Rates
  /** The first later day on which another agreement's rate counts for an offer, or none. */
  turnAfter(offer: Asked, on: CivilDate): CivilDate | undefined
}

/** Reads all rates: the only way to those that an offer is judged by. */
export async function offerRates(db: Database): Promise<OfferRates> {
  return ratesUnder(await exchangeRates(db), await agreedRates(db))
}

/** The park's rates with those of agreements over them. Each offer's are put together once, however many companies are judged. */
export function ratesUnder(park: Rates, agreed: ReadonlyMap<Id<'offer'>, readonly RateSince[]>): OfferRates {
  const spans = new Map(
    [...agreed].map(([offerId, since]) => [
      offerId,
      since.map(({ from, rate }) => ({ from, rates: rate ? [rate, ...park] : park })),
    ]),
  )
  const spansOf = (offer: Asked) => (offer && spans.size > 0 ? spans.get(offer.id) : undefined)
  return {
    park,
    of: (offer, on) => spansOf(offer)?.findLast(({ from }) => from <= on)?.rates ?? park,
    turnAfter: (offer, on) => spansOf(offer)?.find(({ from }) => from > on)?.from,
  }
}
