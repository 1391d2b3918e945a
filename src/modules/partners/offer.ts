import { type CivilDate, addDays } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Localized } from '../../kernel/language.ts'
import type { CatalogueVersion, OfferKind } from './catalogue.ts'
import type { LocalConditions } from './local-conditions.ts'

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
  /** The terms of the catalogue that somebody last took a stand on; undefined where nobody was asked yet. */
  readonly seenDigest: string | undefined
  /** Why and when the park last kept its own terms beside other ones of the catalogue. */
  readonly kept: { readonly reason: string; readonly at: Date } | undefined
  /** In the order of their numbers. */
  readonly versions: readonly OfferVersion[]
}

/** The terms of an offer since a day. They never change: other terms are another version. */
export interface OfferVersion extends CatalogueVersion {
  readonly id: Id<'offer-version'>
  readonly number: number
  readonly origin: VersionOrigin
  /** The conditions that the park added; they are part of the rule. */
  readonly local: LocalConditions
  /** What changed, in the words of whoever published it. */
  readonly change?: string
}

/** Whose terms: the catalogue's as they stood there, or the park's own, typed or corrected. */
export type VersionOrigin = 'catalogue' | 'own'

/** An offer with the terms that hold on a day, and the day on which they stop holding. */
export interface OpenOffer extends Offer {
  readonly version: OfferVersion
  /** The first day with other terms, or with none. */
  readonly turn: { readonly on: CivilDate; readonly version: OfferVersion | undefined } | undefined
}

/**
 * The version whose terms hold on a day: the last one that has begun, unless it has ended. Of a company that has the offer
 * already, the terms on the day it entered where these are kept by those who had them.
 */
export function versionInForce<Version extends Pick<CatalogueVersion, 'from' | 'until' | 'keeps'>>(
  versions: readonly Version[],
  on: CivilDate,
  enteredOn?: CivilDate,
): Version | undefined {
  const entered = enteredOn !== undefined && enteredOn <= on ? lastBegun(versions, enteredOn) : undefined
  return entered?.keeps ? entered : lastBegun(versions, on)
}

function lastBegun<Version extends Pick<CatalogueVersion, 'from' | 'until'>>(
  versions: readonly Version[],
  on: CivilDate,
): Version | undefined {
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
