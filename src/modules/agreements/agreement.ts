import { type CivilDate, addDays, daysBetween } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Rate, parseRate } from '../../kernel/money.ts'

/** Who is bound, or signs: the park or the partner. */
export const SIDES = ['park', 'partner'] as const

export type Side = (typeof SIDES)[number]

/** What an agreement is on a day. */
export type AgreementState = 'draft' | 'not-begun' | 'running' | 'suspended' | 'ended'

/** The dates that say what an agreement is on a day. */
export interface Course {
  /** Undefined while it is a draft. */
  readonly signedOn: CivilDate | undefined
  readonly beginsOn: CivilDate
  /** The last day that the paper says. */
  readonly until: CivilDate | undefined
  /** Where it was ended before that day. */
  readonly ending: Ending | undefined
  readonly suspensions: readonly Suspension[]
}

export interface Ending {
  /** The first day on which it does not run any more. */
  readonly endedOn: CivilDate
  readonly reason: string
}

export interface Suspension {
  readonly suspendedOn: CivilDate
  readonly reason: string
  /** The first day on which it runs again. */
  readonly resumedOn: CivilDate | undefined
  readonly resumedBecause: string | undefined
}

/** An agreement as lists and other modules know it. */
export interface Agreement extends Course {
  readonly id: Id<'agreement'>
  readonly partnerId: Id<'partner'>
  /** As it stands on the paper. */
  readonly number: string
  readonly title: string
  /** The one it renews. */
  readonly follows: Id<'agreement'> | undefined
  /** The rate that it fixes. */
  readonly rate: WrittenRate | undefined
  readonly quota: AgreementQuota
}

/** How many places all offers of an agreement give together, and to how many companies; what is undefined has no limit. */
export interface AgreementQuota {
  readonly mostPlaces: number | undefined
  readonly mostCompanies: number | undefined
}

export const NO_QUOTA: AgreementQuota = { mostPlaces: undefined, mostCompanies: undefined }

export interface WrittenRate {
  readonly from: string
  readonly to: string
  /** Units of `to` for one unit of `from`, as a decimal text. */
  readonly value: string
  readonly on: CivilDate
}

export interface Signatory {
  readonly side: Side
  readonly name: string
  readonly function: string | undefined
}

/** The last day on which an agreement runs: the one on its paper, or the day before it was ended. */
export function lastDay({ until, ending }: Pick<Course, 'until' | 'ending'>): CivilDate | undefined {
  return ending ? addDays(ending.endedOn, -1) : until
}

/** What an agreement is on a day: a draft until it is signed, suspended while a suspension lasts. */
export function stateOn(course: Course, on: CivilDate): AgreementState {
  const { signedOn, beginsOn } = course
  if (signedOn === undefined) return 'draft'
  const last = lastDay(course)
  if (last !== undefined && last < on) return 'ended'
  if (beginsOn > on) return 'not-begun'
  return suspensionOn(course, on) ? 'suspended' : 'running'
}

/** The suspension that lasts on a day, if one does. */
export function suspensionOn({ suspensions }: Pick<Course, 'suspensions'>, on: CivilDate): Suspension | undefined {
  return suspensions.find(
    ({ suspendedOn, resumedOn }) => suspendedOn <= on && (resumedOn === undefined || on < resumedOn),
  )
}

/**
 * Of the agreements under which an offer stands, the one that counts on a day: the last signed one that has begun, else the
 * first that will, else a draft.
 */
export function agreementInForce<Each extends Course>(agreements: readonly Each[], on: CivilDate): Each | undefined {
  const signed = agreements
    .filter(({ signedOn }) => signedOn !== undefined)
    .toSorted((a, b) => a.beginsOn.localeCompare(b.beginsOn))
  return signed.findLast(({ beginsOn }) => beginsOn <= on) ?? signed[0] ?? agreements[0]
}

/** For how many days before its end an agreement is said to end soon. */
export const SOON_DAYS = 90

/** The days that are left to an agreement that ends soon, its last one not counted. */
export function daysLeft(course: Course, on: CivilDate): number | undefined {
  const state = stateOn(course, on)
  const last = lastDay(course)
  if (last === undefined || (state !== 'running' && state !== 'suspended')) return undefined
  const left = daysBetween(on, last)
  return left <= SOON_DAYS ? left : undefined
}

/** By which rate an offer is judged from a day on: the one that the agreement beginning then fixes; undefined where it fixes none. */
export interface RateSince {
  readonly from: CivilDate
  readonly rate: Rate | undefined
}

/** The rate of an agreement as amounts are converted by it, exact: the same on every day, whenever it was fixed. */
export function exactRate({ number, rate }: Pick<Agreement, 'number' | 'rate'>): Rate | undefined {
  const ratio = rate && parseRate(rate.value)
  if (!rate || !ratio) return undefined
  if (!ratio.ok) throw new Error(`The rate of the agreement ${number} is kept and cannot be read.`)
  return { from: rate.from, to: rate.to, ...ratio.value, fixedBy: 'agreement', source: number }
}
