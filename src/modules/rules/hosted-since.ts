import { type CivilDate, type RoughDate, addDays, firstDay } from '../../kernel/civil-date.ts'
import type { Stay } from './facts.ts'

/**
 * Since when a company is hosted without a break, as on a day: the beginning of the stay that runs then, or of the next one
 * where none runs. A stay that begins on the day another ends, or on the day after, goes on from it. A beginning known
 * roughly counts from the earliest day it can be; one that is not known at all gives no date.
 */
export function hostedSince(stays: readonly Stay[], on: CivilDate): RoughDate | undefined {
  const spans = stays.map(spanOf).filter(({ first, to }) => to === undefined || first < to)
  const running = spans.filter(({ first, to }) => first <= on && (to === undefined || on < to))
  const [next] = spans.filter(({ first }) => first > on).toSorted(earliestFirst)
  let [start] = running.length > 0 ? running.toSorted(earliestFirst) : next ? [next] : []
  for (let before = start; before; ) {
    start = before
    const { first } = before
    before = spans.find((span) => span.first < first && (span.to === undefined || addDays(first, -1) <= span.to))
  }
  return start?.from
}

interface Span {
  readonly from: RoughDate | undefined
  /** The earliest day it can have begun; before every day where that is not known. */
  readonly first: CivilDate
  readonly to: CivilDate | undefined
}

function spanOf({ from, to }: Stay): Span {
  return { from, first: from === undefined ? ('' as CivilDate) : firstDay(from), to }
}

/** Of two that begin alike, the one whose beginning is known more exactly. */
function earliestFirst(a: Span, b: Span): number {
  if (a.first !== b.first) return a.first < b.first ? -1 : 1
  return (b.from?.length ?? 0) - (a.from?.length ?? 0)
}
