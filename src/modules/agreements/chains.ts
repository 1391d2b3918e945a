import { type CivilDate, addDays, addMonths } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'

/** What an offer says of others. */
export interface Chains {
  /** It is not given beside these, nor until so many months after they have ended. */
  readonly notWith: readonly Link[]
  /** It is given only when these were had for so many months. */
  readonly onlyAfter: readonly Link[]
}

export interface Link {
  readonly offerId: Id<'offer'>
  readonly months: number
}

export const NO_CHAINS: Chains = { notWith: [], onlyAfter: [] }

/** An offer that a company has, or had. */
export interface Taken {
  readonly offerId: Id<'offer'>
  readonly from: CivilDate
  /** The last day; undefined while it lasts. */
  readonly until?: CivilDate | undefined
}

export type ChainObjection =
  /** `freeOn` is the first day without it; undefined while the other offer lasts. */
  | { readonly code: 'not-with'; readonly other: Id<'offer'>; readonly freeOn: CivilDate | undefined }
  /** `openOn` is the day on which the wait is over; undefined while the other was never had. */
  | { readonly code: 'only-after'; readonly other: Id<'offer'>; readonly openOn: CivilDate | undefined }

/** What of the offers that a company has or had stands in the way of another one; the first thing that does. */
export function objectionFromChains(
  { notWith, onlyAfter }: Chains,
  taken: readonly Taken[],
  on: CivilDate,
): ChainObjection | undefined {
  for (const { offerId: other, months } of notWith) {
    const freeOn = taken.filter(({ offerId }) => offerId === other).map((each) => dayAfterWait(each, months))
    if (freeOn.includes(undefined)) return { code: 'not-with', other, freeOn: undefined }
    const last = freeOn
      .filter((each) => each !== undefined)
      .toSorted()
      .at(-1)
    if (last !== undefined && last > on) return { code: 'not-with', other, freeOn: last }
  }
  for (const { offerId: other, months } of onlyAfter) {
    const openOn = taken
      .filter(({ offerId }) => offerId === other)
      .map(({ from }) => addMonths(from, months))
      .toSorted()[0]
    if (openOn === undefined || openOn > on) return { code: 'only-after', other, openOn }
  }
  return undefined
}

/** The first day on which a wait that began with the end of an offer is over; undefined while that lasts. */
function dayAfterWait({ until }: Taken, months: number): CivilDate | undefined {
  return until === undefined ? undefined : addMonths(addDays(until, 1), months)
}

/** One step of the advice. */
export interface Step {
  readonly offerId: Id<'offer'>
  /** Of the offers that come later, those that this one closes. None: it blocks nothing. */
  readonly blocks: readonly Id<'offer'>[]
  /** Of the offers that come before, those without which this one is not given. */
  readonly after: readonly Id<'offer'>[]
}

/**
 * In which order offers are best taken: what opens others first, what closes others after those, the rest in the order
 * given. Where two close each other the one given first goes first and says that it blocks the other.
 */
export function orderAdvice(
  offerIds: readonly Id<'offer'>[],
  chainsOf: ReadonlyMap<Id<'offer'>, Chains>,
): readonly Step[] {
  const chains = (id: Id<'offer'>) => chainsOf.get(id) ?? NO_CHAINS
  const left = [...new Set(offerIds)]
  const steps: Step[] = []
  while (left.length > 0) {
    const costs = left.map((id) => ({
      id,
      // What must come before it is still to be taken.
      early: chains(id).onlyAfter.filter(({ offerId }) => offerId !== id && left.includes(offerId)).length,
      blocks: left.filter((other) => other !== id && closes(chains(other), id)),
    }))
    const [best] = costs.toSorted((a, b) => a.early - b.early || a.blocks.length - b.blocks.length)
    if (!best) break
    const before = new Set(steps.map(({ offerId }) => offerId))
    steps.push({
      offerId: best.id,
      blocks: best.blocks,
      after: chains(best.id).onlyAfter.flatMap(({ offerId }) => (before.has(offerId) ? [offerId] : [])),
    })
    left.splice(left.indexOf(best.id), 1)
  }
  return steps
}

/** Whether these chains keep their offer from who has another. */
function closes({ notWith }: Chains, other: Id<'offer'>): boolean {
  return notWith.some(({ offerId }) => offerId === other)
}

/** Whether an offer is only given after offers that are only given after it: then nobody could have any of them. */
export function circleThrough(offerId: Id<'offer'>, chainsOf: ReadonlyMap<Id<'offer'>, Chains>): boolean {
  const seen = new Set<Id<'offer'>>()
  const next = [offerId]
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    for (const { offerId: before } of chainsOf.get(id)?.onlyAfter ?? []) {
      if (before === offerId) return true
      if (!seen.has(before)) next.push(before)
      seen.add(before)
    }
  }
  return false
}
