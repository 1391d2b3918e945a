import { type CivilDate, firstDay, lastDay, monthsBetween } from '../../kernel/civil-date.ts'
import {
  type Catalogue,
  type CatalogueOffer,
  type CatalogueVersion,
  type Certainty,
  type Source,
  versionOn,
} from './catalogue.ts'

/** After how many months a rule should be read again: the less sure it is, the sooner. */
export const READ_AGAIN_AFTER: Readonly<Record<Certainty, number>> = { high: 12, medium: 6, low: 3 }

/** An offer whose source should be read again. */
export interface DueReading {
  readonly offer: CatalogueOffer
  readonly version: CatalogueVersion
}

/** How many whole months ago a source was read at the most; undefined where nobody knows when. */
export function monthsSinceRead({ readOn }: Source, on: CivilDate): number | undefined {
  return readOn && Math.max(0, monthsBetween(firstDay(readOn), lastDay(on)))
}

/**
 * What should be read again, what was never dated first, then whatever is longest overdue; of those alike the least certain
 * first. Offers that have ended are left in peace.
 */
export function readingsDue({ offers }: Catalogue, on: CivilDate): readonly DueReading[] {
  return offers
    .filter(({ status }) => status !== 'ended')
    .flatMap((offer) => {
      const version = shownVersion(offer, on)
      return version ? [{ offer, version, overdue: overdueBy(version, on) }] : []
    })
    .filter(({ overdue }) => overdue >= 0)
    .toSorted(
      (a, b) =>
        descending(a.overdue, b.overdue) ||
        READ_AGAIN_AFTER[a.version.certainty] - READ_AGAIN_AFTER[b.version.certainty],
    )
}

/** The terms by which an offer is told: those of the day, else the newest. */
export function shownVersion(offer: CatalogueOffer, on: CivilDate): CatalogueVersion | undefined {
  return versionOn(offer, on) ?? offer.versions.at(-1)
}

function overdueBy({ source, certainty }: CatalogueVersion, on: CivilDate): number {
  const months = monthsSinceRead(source, on)
  return months === undefined ? Number.POSITIVE_INFINITY : months - READ_AGAIN_AFTER[certainty]
}

/** Infinities are alike. */
function descending(a: number, b: number): number {
  return a === b ? 0 : b - a
}
