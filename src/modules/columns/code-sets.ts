import type { Step } from './steps.ts'

/** Sets of codes by number, in the order in which they were first seen. */
export class CodeSets {
  readonly #sets: (readonly string[])[] = []
  readonly #keys = new Map<string, number>()
  readonly #holding = new Map<string, number[]>()
  readonly #most: number

  /** No more than so many sets get a number. */
  constructor(most: number) {
    this.#most = most
  }

  get count(): number {
    return this.#sets.length
  }

  get bytes(): number {
    return this.#sets.reduce((sum, set) => sum + 48 + 16 * set.length, 0)
  }

  get codes(): readonly string[] {
    return [...this.#holding.keys()]
  }

  get all(): readonly (readonly string[])[] {
    return this.#sets
  }

  at(key: number): readonly string[] {
    return this.#sets[key] ?? []
  }

  /** The number of a set, a new one where it has none yet; undefined where there are no more. */
  find(codes: readonly string[]): number | undefined {
    const set = codes.length < 2 ? codes : [...new Set(codes)].sort()
    const name = set.join('\n')
    const known = this.#keys.get(name)
    if (known !== undefined || this.#sets.length >= this.#most) return known
    const key = this.#sets.push(set) - 1
    this.#keys.set(name, key)
    for (const code of set) {
      const holding = this.#holding.get(code)
      if (holding) holding.push(key)
      else this.#holding.set(code, [key])
    }
    return key
  }

  /** Yes for the sets that hold at least one of some codes. */
  *steps(any: readonly string[]): Generator<Step> {
    const holding = new Set(any.flatMap((code) => this.#holding.get(code) ?? []))
    for (const key of [...holding].sort((a, b) => a - b)) {
      yield { to: key, answer: 0 }
      yield { to: key + 1, answer: 2 }
    }
    yield { to: this.count, answer: 0 }
  }
}
