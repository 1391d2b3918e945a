import { Code } from './wasm-bytes.ts'

/** Companies answered in one step. */
export const LANES = 16

/** The truth of every key of two bytes. */
export const TABLE_BYTES = 2 ** 16

/** Where a kernel finds and leaves what is not in columns: its results, its constants, and from where on its tables. */
export interface Places {
  readonly results: number
  readonly constants: number
  readonly tables: number
}

/** What is to be in memory, and where, when a kernel runs. */
export interface Content {
  readonly offset: number
  readonly bytes: Uint8Array
}

// Parameters and locals by their number: how many rows to run over, the row under way, twice that, the two counts; then vectors.
export const LOCAL = { rows: 0, row: 1, twice: 2, yes: 3, no: 4, vectors: 5 } as const

/** Two vectors of lanes that are all ones: where it surely is so, and where it surely is not. */
export interface Answers {
  readonly yes: number
  readonly no: number
}

/**
 * One step of a kernel under way: its code so far and the vectors it uses. Constants are read from memory before the first
 * step and not written into the code, so that a rule of which only a limit changes is the same code.
 */
export class Step {
  readonly code = new Code()
  /** Sets the vectors that hold constants. */
  readonly opening = new Code()
  readonly tables: Content[] = []
  /** The lanes of which something is to be asked. */
  asks: number | undefined
  vectors = 0
  readonly #places: Places
  readonly #constants: Uint8Array[] = []
  readonly #known = new Map<string, number>()
  readonly #idle: number[] = []

  constructor(places: Places) {
    this.#places = places
  }

  /** All that is to be in memory: the constants, one after another, and the tables. */
  get contents(): readonly Content[] {
    const constants = this.#constants.map((bytes, index) => ({ offset: this.#places.constants + index * LANES, bytes }))
    return [...constants, ...this.tables]
  }

  /** A vector that nobody needs any more, or another. */
  vector(): number {
    return this.#idle.pop() ?? this.#ownVector()
  }

  release(...locals: readonly number[]): void {
    this.#idle.push(...locals)
  }

  /** A vector that holds these sixteen bytes throughout; the same one for the same name. */
  constant(name: string, make: () => Uint8Array): number {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const local = this.#ownVector()
    const place = this.#constants.push(make()) - 1
    this.#known.set(name, local)
    this.opening
      .i32(0)
      .load(this.#places.constants + place * LANES)
      .put(local)
    return local
  }

  /** The same number in every lane of so many bits. */
  splat(value: number, width: 8 | 16): number {
    return this.constant(`${value} ${width}`, () =>
      Uint8Array.from({ length: LANES }, (_, at) => (width === 16 && at % 2 === 1 ? value >> 8 : value & 0xff)),
    )
  }

  /** Where a table lies that is to be in memory too. */
  table(bytes: Uint8Array): number {
    const offset = this.#places.tables + this.tables.length * TABLE_BYTES
    this.tables.push({ offset, bytes })
    return offset
  }

  /** Adds lanes to those of which something is to be asked. */
  ask(lanes: number): void {
    this.asks ??= this.#ownVector()
    this.code.get(this.asks).get(lanes).or().put(this.asks)
  }

  #ownVector(): number {
    this.vectors += 1
    return LOCAL.vectors + this.vectors - 1
  }
}
