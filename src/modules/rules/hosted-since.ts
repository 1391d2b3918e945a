import { type CivilDate, type RoughDate, addDays, firstDay } from '../../kernel/civil-date.ts'
import type { Stay } from './facts.ts'

/**
 * Since when a company is hosted without a break, as on a day: the beginning of the stay that runs then, or of the next one
 * where none runs. A stay that begins on the day another ends, or on the day after, goes on from it. A beginning known
 * roughly counts from the earliest day it can be; one that is not known at all gives no date.
 */
export function hostedSince(stays: readonly Stay[], on: CivilDate): RoughDate | undefined {
  return firstUnbroken(stays, on)?.from
}

/** The days of a stay; `to` is the first one on which it no longer holds. */
interface Days {
  readonly from?: RoughDate | undefined
  readonly to?: CivilDate | undefined
}

/** The stay with which the unbroken stay of a day began. */
export function firstUnbroken<Each extends Days>(stays: readonly Each[], on: CivilDate): Each | undefined {
  const held = stays.filter((stay) => stay.to === undefined || earliestOf(stay) < stay.to).toSorted(earliestFirst)
  const running = held.find((stay) => earliestOf(stay) <= on && (stay.to === undefined || on < stay.to))
  let first = running ?? held.find((stay) => earliestOf(stay) > on)
  for (let before = first; before; ) {
    first = before
    const begun = earliestOf(first) as CivilDate
    before = held.find((stay) => earliestOf(stay) < begun && (stay.to === undefined || addDays(begun, -1) <= stay.to))
  }
  return first
}

/** The earliest day on which a stay can have begun; before every day where that is not known. */
function earliestOf({ from }: Days): string {
  return from === undefined ? '' : firstDay(from)
}

/** Of two that begin alike, the one whose beginning is known more exactly. */
function earliestFirst(a: Days, b: Days): number {
  const [begunA, begunB] = [earliestOf(a), earliestOf(b)]
  if (begunA !== begunB) return begunA < begunB ? -1 : 1
  return (b.from?.length ?? 0) - (a.from?.length ?? 0)
}
