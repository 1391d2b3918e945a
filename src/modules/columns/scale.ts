import type { Truth } from '../screening/index.ts'
import type { Falling, Point } from './scale-point.ts'
import { ASK, type KeyAnswer, type Step } from './steps.ts'

/** Keys of one mark, each for all values from `low` to `high`, in their order. */
interface Stretch {
  readonly mark: string
  readonly from: number
  readonly to: number
}

/** A bucket holds no wider range, so that four bytes say where in it a value lies. */
const WIDEST = 2 ** 32 - 1

/**
 * Points by number: key 0 stands for the lowest values, and so on within each mark. Where there are more values than keys, a
 * key stands for a bucket of neighbours of about as many companies as any other; a value that many have stands alone.
 */
export class Scale {
  readonly #stretches: Stretch[] = []
  #low: Float64Array
  #high: Float64Array
  #count = 0

  private constructor(capacity: number) {
    this.#low = new Float64Array(capacity)
    this.#high = new Float64Array(capacity)
  }

  /** `marks`: the values of all companies by mark. No more keys than told are made; values beyond them have none. */
  static of(marks: ReadonlyMap<string, Float64Array>, keys: { readonly few: number; readonly most: number }): Scale {
    const sorted = [...marks]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([mark, values]) => [mark, values.sort()] as const)
    const different = sorted.reduce((sum, [, values]) => sum + differing(values), 0)
    const rows = sorted.reduce((sum, [, values]) => sum + values.length, 0)
    const each = different <= keys.most ? 1 : Math.ceil((2.2 * rows) / keys.most)
    const scale = new Scale(Math.min(different, keys.most))
    for (const [mark, values] of sorted) scale.#cut(mark, values, different <= keys.most ? 0 : each, keys.most)
    return scale
  }

  get count(): number {
    return this.#count
  }

  get bytes(): number {
    return this.#low.byteLength + this.#high.byteLength
  }

  /** The widest bucket: 0 where each key is one value. */
  get widest(): number {
    let widest = 0
    for (let key = 0; key < this.#count; key += 1) widest = Math.max(widest, this.#width(key))
    return widest
  }

  /** The key of a point, and how far its value lies above the lowest of that key. */
  find({ mark, value }: Point): { readonly key: number; readonly above: number } | undefined {
    for (const stretch of this.#stretches) {
      if (stretch.mark !== mark) continue
      const key = this.#firstWhere(stretch, (each) => (this.#high[each] as number) >= value)
      const low = this.#low[key] as number
      if (key < stretch.to && low <= value) return { key, above: value === low ? 0 : value - low }
    }
    return undefined
  }

  /** A key of its own for a point that has none. */
  add({ mark, value }: Point): number {
    const key = this.#count
    if (key >= this.#low.length) {
      this.#low = grown(this.#low, key + 8)
      this.#high = grown(this.#high, key + 8)
    }
    this.#put(value, value)
    this.#stretches.push({ mark, from: key, to: key + 1 })
    return key
  }

  at(key: number, above: number): Point {
    const { mark } = this.#stretches.find(({ from, to }) => from <= key && key < to) as Stretch
    return { mark, value: (this.#low[key] as number) + above }
  }

  /** An answer for every key. Only the buckets in which it turns are to be asked. */
  *steps(answers: (mark: string) => Falling): Generator<Step> {
    for (const stretch of this.#stretches) {
      const answer = answers(stretch.mark)
      const [high, low] = [
        (key: number): Truth => answer(this.#high[key] as number),
        (key: number): Truth => answer(this.#low[key] as number),
      ]
      const sure = this.#firstWhere(stretch, (key) => high(key) < 2)
      const none = this.#firstWhere(stretch, (key) => low(key) === 0)
      yield { to: sure, answer: 2 }
      if (sure < none) {
        // Between them all keys are unknown, but for the first and the last, in which the answer may turn.
        const of = (key: number): KeyAnswer => (low(key) === high(key) ? low(key) : ASK)
        yield { to: sure + 1, answer: of(sure) }
        yield { to: none - 1, answer: 1 }
        yield { to: none, answer: of(none - 1) }
      }
      yield { to: stretch.to, answer: 0 }
    }
  }

  #width(key: number): number {
    const [low, high] = [this.#low[key] as number, this.#high[key] as number]
    return low === high ? 0 : high - low
  }

  /** Of keys for which something comes to hold and stays so, the first; the end of the stretch where it never does. */
  #firstWhere({ from, to }: Stretch, holds: (key: number) => boolean): number {
    let [below, above] = [from, to]
    while (below < above) {
      const middle = (below + above) >>> 1
      if (holds(middle)) above = middle
      else below = middle + 1
    }
    return below
  }

  /** Keys for sorted values, `rows` companies to a key; a single value has its own key where that is 0 or where it fills one. */
  #cut(mark: string, values: Float64Array, rows: number, most: number): void {
    const from = this.#count
    let [start, held] = [0, 0]
    for (let at = 0; at < values.length && this.#count < most; ) {
      const value = values[at] as number
      let after = at + 1
      while (after < values.length && values[after] === value) after += 1
      const low = values[start] as number
      if (held > 0 && (held + after - at > rows || !(value - low <= WIDEST))) {
        this.#put(low, values[at - 1] as number)
        ;[start, held] = [at, 0]
      }
      held += after - at
      at = after
      if (at === values.length && this.#count < most) this.#put(values[start] as number, value)
    }
    this.#stretches.push({ mark, from, to: this.#count })
  }

  #put(low: number, high: number): void {
    this.#low[this.#count] = low
    this.#high[this.#count] = high
    this.#count += 1
  }
}

function differing(sorted: Float64Array): number {
  let count = 0
  for (let at = 0; at < sorted.length; at += 1) if (at === 0 || sorted[at] !== sorted[at - 1]) count += 1
  return count
}

function grown(values: Float64Array, capacity: number): Float64Array {
  const more = new Float64Array(capacity)
  more.set(values)
  return more
}
