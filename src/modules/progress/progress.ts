import { type CivilDate, addDays } from '../../kernel/civil-date.ts'

/** How many requests for an offer have come how far. Whoever has used an offer has activated it and was granted it. */
export interface Steps {
  readonly asked: number
  /** Somebody of the park has still to decide. */
  readonly open: number
  /** Those that hold a place. */
  readonly granted: number
  readonly activated: number
  readonly used: number
  /** Granted once, and then withdrawn, lapsed or taken away. */
  readonly returned: number
}

export const STEPS = [
  'asked',
  'open',
  'granted',
  'activated',
  'used',
  'returned',
] as const satisfies readonly (keyof Steps)[]

export const NO_STEPS: Steps = { asked: 0, open: 0, granted: 0, activated: 0, used: 0, returned: 0 }

export interface Group {
  readonly name: string
  readonly granted: number
}

/** A count under this could tell a partner which company it is. */
export const LEAST_SHOWN = 3

/** Groups that are large enough to hide a company in, the largest first, and how many there are in all others together. */
export function foldSmall(groups: readonly Group[]): { readonly shown: readonly Group[]; readonly others: number } {
  const shown = groups
    .filter(({ granted }) => granted >= LEAST_SHOWN)
    .toSorted((a, b) => b.granted - a.granted || a.name.localeCompare(b.name))
  const others = groups.reduce((sum, { granted }) => (granted >= LEAST_SHOWN ? sum : sum + granted), 0)
  return { shown, others }
}

/** The days over which the pace of a pool is taken. */
export const PACE_DAYS = 90

/** The day on which a pool will be low if its codes go on leaving as they did lately; undefined where none did. */
export function lowOn(
  { free, lowAt }: { readonly free: number; readonly lowAt: number },
  givenLately: number,
  on: CivilDate,
): CivilDate | undefined {
  if (free <= lowAt) return on
  if (givenLately === 0) return undefined
  return addDays(on, Math.ceil(((free - lowAt) * PACE_DAYS) / givenLately))
}

/** The months up to that of a day, the oldest first: "2026-11". */
export function monthsBefore(on: CivilDate, months: number): readonly string[] {
  const [year = 0, month = 0] = on.split('-').map(Number)
  return Array.from({ length: months }, (_, index) => {
    const since = year * 12 + (month - 1) - (months - 1 - index)
    return `${Math.floor(since / 12)}-${String((since % 12) + 1).padStart(2, '0')}`
  })
}
