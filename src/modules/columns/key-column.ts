import type { Cell } from '../screening/index.ts'
import { type Entry, type Put, SEVERAL } from './column.ts'
import { CodeSets } from './code-sets.ts'
import { Scale } from './scale.ts'
import { cellAt, pointOf } from './scale-point.ts'
import { type KeyAnswer, type Step, type Steps, ASK, joined } from './steps.ts'

/** Keys of one company after another, a byte or two each. */
export type Keys = Uint8Array | Uint16Array

/** What a bucket's key leaves open: how far the value lies above the lowest of its bucket, or the value itself. */
export type Within = Uint8Array | Uint16Array | Uint32Array | Float64Array

/**
 * One slot of all companies as keys. What a key means is told once, by a scale or a list of sets: a test is answered for the
 * keys and then only looked up. The highest key says "not known", the one below it "not to be said by a key".
 */
export class KeyColumn {
  readonly kind: Cell['kind']
  readonly size: number
  readonly width: 8 | 16
  readonly domain: Scale | CodeSets
  readonly within: Within | undefined
  /** What companies have whose key does not say it. */
  readonly odd: Map<number, Entry>
  /** Companies of which it is not known. */
  missing: number
  /** Where the keys lie in the population's memory. */
  offset = 0

  constructor(parts: Pick<KeyColumn, 'kind' | 'size' | 'width' | 'domain' | 'within' | 'odd' | 'missing'>) {
    this.kind = parts.kind
    this.size = parts.size
    this.width = parts.width
    this.domain = parts.domain
    this.within = parts.within
    this.odd = parts.odd
    this.missing = parts.missing
  }

  /** Bytes for what is kept beside the keys. An odd value is taken for a hundred. */
  get bytes(): number {
    return this.domain.bytes + (this.within?.byteLength ?? 0) + 100 * this.odd.size
  }

  /** The keys as they lie in memory now. */
  keysIn(buffer: ArrayBuffer): Keys {
    return this.width === 8
      ? new Uint8Array(buffer, this.offset, this.size)
      : new Uint16Array(buffer, this.offset, this.size)
  }

  entryAt(buffer: ArrayBuffer, row: number): Entry | undefined {
    const key = this.keysIn(buffer)[row] as number
    if (key === missingKey(this.width)) return undefined
    if (key === oddKey(this.width)) return this.odd.get(row)
    if (this.domain instanceof CodeSets) return { kind: 'codes', codes: this.domain.at(key) }
    if (this.kind === 'codes' || this.kind === 'other') return undefined
    const left = this.within?.[row] ?? 0
    const point = this.domain.at(key, this.within instanceof Float64Array ? 0 : left)
    return cellAt(this.kind, this.within instanceof Float64Array ? { ...point, value: left } : point)
  }

  put(buffer: ArrayBuffer, row: number, entry: Entry | undefined): Put {
    const keys = this.keysIn(buffer)
    const [before, oddBefore, missingBefore] = [keys[row], this.odd.size, this.missing]
    const known = this.domain.count
    this.odd.delete(row)
    if (before === missingKey(this.width)) this.missing -= 1
    if (entry === undefined) {
      keys[row] = missingKey(this.width)
      this.missing += 1
    } else {
      const key = this.#keyFor(row, entry)
      if (key === undefined) this.odd.set(row, entry)
      keys[row] = key ?? oddKey(this.width)
    }
    const appeared = (oddBefore === 0 && this.odd.size > 0) || (missingBefore === 0 && this.missing > 0)
    return appeared || this.domain.count > known ? 'changed' : 'kept'
  }

  /** The answers of all keys, from those of the ones that mean something. */
  answers(meant: Iterable<Step>, missing: KeyAnswer): Steps {
    const all = joined(meant)
    const above: Step[] = []
    if (this.odd.size > 0)
      above.push({ to: oddKey(this.width), answer: 0 }, { to: missingKey(this.width), answer: ASK })
    if (this.missing > 0)
      above.push({ to: missingKey(this.width), answer: 0 }, { to: 2 ** this.width, answer: missing })
    // Keys that nobody has answer as their neighbours do, which makes for fewer steps.
    const last = all.at(-1)?.answer ?? missing
    const filled = above.map((step, index) =>
      index % 2 === 0 ? { ...step, answer: above[index - 1]?.answer ?? last } : step,
    )
    return joined([...all, ...filled, { to: 2 ** this.width, answer: filled.at(-1)?.answer ?? last }])
  }

  #keyFor(row: number, entry: Entry): number | undefined {
    if (entry === SEVERAL) return undefined
    if (this.domain instanceof CodeSets) return entry.kind === 'codes' ? this.domain.find(entry.codes) : undefined
    const point = pointOf(entry)
    if (!point) return undefined
    const found = this.domain.find(point)
    if (!found && this.domain.count >= oddKey(this.width)) return undefined
    const { key, above } = found ?? { key: this.domain.add(point), above: 0 }
    if (this.within instanceof Float64Array) this.within[row] = point.value
    else if (this.within && Number.isInteger(above)) this.within[row] = above
    else if (above !== 0) return undefined
    return key
  }
}

export function missingKey(width: 8 | 16): number {
  return 2 ** width - 1
}

export function oddKey(width: 8 | 16): number {
  return 2 ** width - 2
}
