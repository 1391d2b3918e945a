import { type CivilDate, addDays } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Localized } from '../../kernel/language.ts'
import { type WrittenMoney, parseMoney, writeMoney } from '../../kernel/money.ts'
import type { Benefit, BenefitKind, CatalogueVersion, OfferKind } from './catalogue.ts'

export interface Partner {
  readonly id: Id<'partner'>
  readonly code: string
  readonly name: Localized
  readonly website: string | undefined
}

export interface Offer {
  readonly id: Id<'offer'>
  readonly code: string
  readonly partner: Partner
  readonly kind: OfferKind
  readonly title: Localized
  readonly summary: Localized
  readonly adoptedAt: Date
  readonly closedAt: Date | undefined
  /** In the order of their numbers. */
  readonly versions: readonly OfferVersion[]
}

/** The terms of an offer since a day. They never change: other terms are another version. */
export interface OfferVersion extends CatalogueVersion {
  readonly id: Id<'offer-version'>
  readonly number: number
}

/** An offer with the terms that hold on a day, and the day on which they stop holding. */
export interface OpenOffer extends Offer {
  readonly version: OfferVersion
  /** The first day with other terms, or with none. */
  readonly turn: { readonly on: CivilDate; readonly version: OfferVersion | undefined } | undefined
}

/** The version whose terms hold on a day: the last one that has begun, unless it has ended. */
export function versionInForce(versions: readonly OfferVersion[], on: CivilDate): OfferVersion | undefined {
  const begun = versions.findLast(({ from }) => from <= on)
  return begun?.until !== undefined && begun.until < on ? undefined : begun
}

/** The offer as it stands on a day; undefined where it is closed or no terms hold. */
export function openOn(offer: Offer, on: CivilDate): OpenOffer | undefined {
  const version = offer.closedAt ? undefined : versionInForce(offer.versions, on)
  return version && { ...offer, version, turn: turnAfter(offer.versions, version, on) }
}

function turnAfter(versions: readonly OfferVersion[], { until }: OfferVersion, on: CivilDate): OpenOffer['turn'] {
  const next = versions.find(({ from }) => from > on)?.from
  const end = until === undefined ? undefined : addDays(until, 1)
  const turn = next === undefined || (end !== undefined && end < next) ? end : next
  return turn === undefined ? undefined : { on: turn, version: versionInForce(versions, turn) }
}

export interface WrittenBenefit {
  readonly kind: BenefitKind
  readonly text: Localized
  readonly upTo?: WrittenMoney
  readonly months?: number
}

export function writeBenefit({ upTo, ...benefit }: Benefit): WrittenBenefit {
  return upTo ? { ...benefit, upTo: writeMoney(upTo) } : benefit
}

/** Reads what `writeBenefit` wrote. */
export function readBenefit({ upTo, ...benefit }: WrittenBenefit): Benefit {
  const amount = upTo && parseMoney(upTo.amount, upTo.currency)
  return amount?.ok ? { ...benefit, upTo: amount.value } : benefit
}
