import { type CivilDate, addDays, dayNumber } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Entitlement, Grounds } from '../entitlements/index.ts'
import { isForTheCompany } from '../rules/index.ts'

/** How an offer stands to a company, as far as a letter tells it: its right, one answer away, open for more answers, no. */
export type ToldStanding = 'entitled' | 'one-answer' | 'open' | 'no'

/** The open offers, each as it stands to one company. */
export type Standings = ReadonlyMap<Id<'offer'>, ToldStanding>

/** What differs between two looks at the rights of one company, an offer in one place only. */
export interface Differences {
  readonly gained: readonly Id<'offer'>[]
  readonly lost: readonly Id<'offer'>[]
  /** One answer decides them, which was not so before. */
  readonly askable: readonly Id<'offer'>[]
  /** New offers that several answers decide. */
  readonly fresh: readonly Id<'offer'>[]
}

/** How a verdict is told. What only the park can decide is no question to the company. */
export function toldStanding({ verdict, missing }: Pick<Entitlement, 'verdict' | 'missing'>): ToldStanding {
  if (verdict === 'eligible') return 'entitled'
  if (verdict === 'ineligible') return 'no'
  return missing.length === 1 && missing.every(isForTheCompany) ? 'one-answer' : 'open'
}

/**
 * What a company would like to hear since it was last told. A new offer that is not for it is no news to it, and nothing is of
 * one that it has already.
 */
export function differencesBetween(
  told: Standings,
  now: Standings,
  held: ReadonlySet<Id<'offer'>> = new Set(),
): Differences {
  const turnedTo = (standing: ToldStanding) =>
    [...now].flatMap(([id, each]) => (each === standing && told.get(id) !== standing && !held.has(id) ? [id] : []))
  const lost = ([id, before]: readonly [Id<'offer'>, ToldStanding]) =>
    before === 'entitled' && isLost(now.get(id)) && !held.has(id)
  return {
    gained: turnedTo('entitled'),
    lost: [...told].filter(lost).map(([id]) => id),
    askable: turnedTo('one-answer'),
    fresh: turnedTo('open').filter((id) => !told.has(id)),
  }
}

/** What is one answer away is told as that, not as lost. */
function isLost(now: ToldStanding | undefined): boolean {
  return now !== 'entitled' && now !== 'one-answer'
}

/**
 * The standings of which a letter may speak. An offer that nobody is given today stays as it was told, or untold, until it can
 * be asked for; that it is not for the company can be said at once.
 */
export function whileShut(now: Standings, told: Standings, doors: Pick<Grounds['doors'], 'has'>): Standings {
  return new Map(
    [...now].flatMap(([id, standing]) => {
      if (standing === 'no' || !doors.has(id)) return [[id, standing] as const]
      const before = told.get(id)
      return before === undefined ? [] : [[id, before] as const]
    }),
  )
}

export function isSomething({ gained, lost, askable, fresh }: Differences): boolean {
  return gained.length + lost.length + askable.length + fresh.length > 0
}

/** The Monday of a day's week. */
export function mondayOf(day: CivilDate): CivilDate {
  // 1970-01-01 was a Thursday.
  return addDays(day, -((((dayNumber(day) + 3) % 7) + 7) % 7))
}
