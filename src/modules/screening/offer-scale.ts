import { type Bitmap, clearBit, setBit } from './offer-bitmaps.ts'

/** How offers that have several leaves on one fact are answered: all of them must hold, or one is enough. */
export type Joining = 'all' | 'any'

/** Where on a scale a leaf of an offer holds: from one place to another, both included. */
export interface Reach {
  readonly offer: number
  readonly from: number
  readonly to: number
}

/** For every place of a scale, the offers whose leaves hold there. */
export interface Scale {
  /** To be read before the scale is asked again. */
  at(place: number): Bitmap
}

/** Bitmaps that a scale keeps; where it has more places, it makes the ones between from the nearest below. */
const MOST_KEPT = 512

/**
 * Walks a scale from its first place to its last, turning offers on and off where their leaves begin and end. Of offers
 * without a leaf on the scale all are among them where all must hold, and none where one is enough.
 */
export function scaleFrom(words: number, places: number, reaches: readonly Reach[], joining: Joining): Scale {
  const apart = Math.ceil(places / MOST_KEPT)
  const turns = turnsOn(places, reaches, joining)
  const current: Bitmap = new Int32Array(words)
  if (joining === 'all') {
    current.fill(-1)
    for (const { offer } of reaches) clearBit(current, offer)
  }
  const kept = turns.flatMap((turn, place) => {
    take(current, turn)
    return place % apart === 0 ? [current.slice()] : []
  })
  if (apart === 1) return { at: (place) => kept[place] ?? current }

  return {
    at(place) {
      const below = Math.floor(place / apart)
      current.set(kept[below] ?? [])
      for (let next = below * apart + 1; next <= place; next += 1) take(current, turns[next] ?? NO_TURN)
      return current
    },
  }
}

/** The offers that come to hold at a place, and those that cease to. */
interface Turn {
  readonly on: readonly number[]
  readonly off: readonly number[]
}

const NO_TURN: Turn = { on: [], off: [] }

function take(bitmap: Bitmap, { on, off }: Turn): void {
  for (const offer of off) clearBit(bitmap, offer)
  for (const offer of on) setBit(bitmap, offer)
}

function turnsOn(places: number, reaches: readonly Reach[], joining: Joining): readonly Turn[] {
  const begins = Array.from({ length: places }, (): number[] => [])
  const ends = Array.from({ length: places + 1 }, (): number[] => [])
  const asked = new Map<number, number>()
  for (const { offer, from, to } of reaches) {
    asked.set(offer, (asked.get(offer) ?? 0) + 1)
    const last = Math.min(to, places - 1)
    if (from > last) continue
    begins[from]?.push(offer)
    ends[last + 1]?.push(offer)
  }

  const holding = new Map<number, number>()
  return begins.map((beginning, place) => {
    const ending = ends[place] ?? []
    const touched = new Set([...beginning, ...ending])
    const before = new Set([...touched].filter(holds))
    for (const offer of ending) holding.set(offer, (holding.get(offer) ?? 0) - 1)
    for (const offer of beginning) holding.set(offer, (holding.get(offer) ?? 0) + 1)
    const after = new Set([...touched].filter(holds))
    return { on: [...after.difference(before)], off: [...before.difference(after)] }
  })

  function holds(offer: number): boolean {
    const leaves = holding.get(offer) ?? 0
    return joining === 'any' ? leaves > 0 : leaves === asked.get(offer)
  }
}

/** How many of the sorted limits a value has reached. */
export function reached(limits: Float64Array, value: number): number {
  let [low, high] = [0, limits.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((limits[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The place of a value among sorted limits where a value on a limit has a place of its own: below the first 0, on it 1,
 * above it 2, on the next 3 …
 */
export function placeOn(limits: Float64Array, value: number): number {
  const under = reached(limits, value)
  return limits[under - 1] === value ? under * 2 - 1 : under * 2
}

export function sortedLimits(limits: Iterable<number>): Float64Array {
  return Float64Array.from(new Set(limits)).sort()
}
