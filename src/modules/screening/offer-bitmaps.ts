/** A set of offers, a bit for each. */
export type Bitmap = Int32Array

/** How many words so many bits take. */
export function wordsFor(bits: number): number {
  return (bits + 31) >> 5
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

/** How many offers a bitmap holds. */
export function countBits(bitmap: Bitmap): number {
  let count = 0
  for (const word of bitmap) {
    const pairs = word - ((word >>> 1) & 0x55555555)
    const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
    count += (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
  }
  return count
}

/** Bitmaps gathered for one question; emptied for the next one without giving its room back. */
export class Gathering {
  readonly #bitmaps: Bitmap[] = []
  #count = 0

  empty(): void {
    this.#count = 0
  }

  add(bitmap: Bitmap): void {
    this.#bitmaps[this.#count] = bitmap
    this.#count += 1
  }

  /** Keeps in a bitmap what is in all that was gathered; four at a time, so that it is written once for the four. */
  narrow(target: Bitmap): void {
    const { length } = target
    for (let next = 0; next < this.#count; next += 4) {
      const [a, b, c, d] = this.#four(next)
      for (let word = 0; word < length; word += 1) {
        target[word] = (target[word] ?? 0) & (a[word] ?? 0) & (b[word] ?? 0) & (c[word] ?? 0) & (d[word] ?? 0)
      }
    }
  }

  /** Adds to a bitmap what is in any that was gathered. */
  widen(target: Bitmap): void {
    const { length } = target
    for (let next = 0; next < this.#count; next += 4) {
      const [a, b, c, d] = this.#four(next)
      for (let word = 0; word < length; word += 1) {
        target[word] = (target[word] ?? 0) | (a[word] ?? 0) | (b[word] ?? 0) | (c[word] ?? 0) | (d[word] ?? 0)
      }
    }
  }

  /** Four from a place on; where there are fewer the last stands in, which changes nothing. */
  #four(from: number): readonly [Bitmap, Bitmap, Bitmap, Bitmap] {
    const last = this.#count - 1
    return [
      this.#at(from),
      this.#at(Math.min(from + 1, last)),
      this.#at(Math.min(from + 2, last)),
      this.#at(Math.min(from + 3, last)),
    ]
  }

  #at(place: number): Bitmap {
    return this.#bitmaps[place] ?? NOTHING
  }
}

const NOTHING: Bitmap = new Int32Array(0)
