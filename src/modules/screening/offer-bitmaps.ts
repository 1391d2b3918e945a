/** A set of offers, a bit for each. */
export type Bitmap = Int32Array

export function bitmapOf(words: number): Bitmap {
  return new Int32Array(words)
}

export function setBit(bitmap: Bitmap, offer: number): void {
  const word = offer >> 5
  bitmap[word] = (bitmap[word] ?? 0) | (1 << (offer & 31))
}

export function clearBit(bitmap: Bitmap, offer: number): void {
  const word = offer >> 5
  bitmap[word] = (bitmap[word] ?? 0) & ~(1 << (offer & 31))
}

export function hasBit(bitmap: Bitmap, offer: number): boolean {
  return (((bitmap[offer >> 5] ?? 0) >>> (offer & 31)) & 1) === 1
}

/** Keeps in a bitmap what is in all the others too, four of them at a time so that it is written once for the four. */
export function keepCommon(target: Bitmap, others: readonly Bitmap[]): void {
  const { length } = target
  let next = 0
  for (; next + 4 <= others.length; next += 4) {
    const [a, b, c, d] = [others[next], others[next + 1], others[next + 2], others[next + 3]]
    if (!a || !b || !c || !d) return
    for (let word = 0; word < length; word += 1) {
      target[word] = (target[word] ?? 0) & (a[word] ?? 0) & (b[word] ?? 0) & (c[word] ?? 0) & (d[word] ?? 0)
    }
  }
  for (; next < others.length; next += 1) {
    const other = others[next]
    if (!other) return
    for (let word = 0; word < length; word += 1) target[word] = (target[word] ?? 0) & (other[word] ?? 0)
  }
}

/** How offers that have several leaves on one fact are answered: all of them must hold, or one is enough. */
export type Joining = 'all' | 'any'

/** Where on a scale a leaf of an offer holds: from one place to another, both included. */
export interface Reach {
  readonly offer: number
  readonly from: number
  readonly to: number
}

/**
 * For every place of a scale the offers whose leaves hold there. Of those without a leaf on this scale all are among them
 * where all must hold, and none where one is enough.
 */
export function sweep(words: number, places: number, reaches: readonly Reach[], joining: Joining): readonly Bitmap[] {
  const leaves = new Map<number, number>()
  const begins = Array.from({ length: places }, (): number[] => [])
  const ends = Array.from({ length: places + 1 }, (): number[] => [])
  for (const { offer, from, to } of reaches) {
    leaves.set(offer, (leaves.get(offer) ?? 0) + 1)
    if (from > to || from >= places) continue
    begins[Math.max(from, 0)]?.push(offer)
    ends[Math.min(to, places - 1) + 1]?.push(offer)
  }
  const holding = new Map<number, number>()
  const current = bitmapOf(words)
  if (joining === 'all') {
    current.fill(-1)
    for (const offer of leaves.keys()) clearBit(current, offer)
  }
  return begins.map((beginning, place) => {
    for (const offer of ends[place] ?? []) turn(offer, -1)
    for (const offer of beginning) turn(offer, 1)
    return current.slice()
  })

  function turn(offer: number, by: 1 | -1): void {
    const count = (holding.get(offer) ?? 0) + by
    holding.set(offer, count)
    const holds = joining === 'any' ? count > 0 : count === leaves.get(offer)
    if (holds) setBit(current, offer)
    else clearBit(current, offer)
  }
}

/** The place of a value among sorted limits where a value on a limit has a place of its own: below, on, above, on … */
export function placeOn(limits: Float64Array, value: number): number {
  const below = countBelow(limits, value)
  return limits[below] === value ? below * 2 + 1 : below * 2
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

function countBelow(limits: Float64Array, value: number): number {
  let [low, high] = [0, limits.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((limits[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

export function sortedLimits(limits: Iterable<number>): Float64Array {
  return Float64Array.from(new Set(limits)).sort()
}
