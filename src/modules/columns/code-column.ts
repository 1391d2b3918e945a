import type { Entry, Put } from './column.ts'

/** Codes in one byte; its highest bit says that they are known at all. */
const CODES = 7
const KNOWN = 0x80

/** No more bytes a company than this. */
const MOST_PLANES = 4
export const MOST_CODES = MOST_PLANES * CODES

/** The bits of one plane that some codes have. */
export interface PlaneMask {
  /** Where the plane lies in the population's memory. */
  readonly offset: number
  readonly mask: number
}

/**
 * Codes in many combinations, of few codes: seven to a byte, and one array for each byte, so that a test reads only those
 * that it asks for.
 */
export class CodeColumn {
  readonly kind = 'codes'
  readonly bytes = 0
  readonly planes: number
  readonly #places: Map<string, number>
  readonly #codes: string[]
  readonly #size: number
  /** Companies of which it is not known. */
  missing: number
  /** Where the planes lie in the population's memory. */
  offset = 0

  private constructor(codes: readonly string[], size: number, missing: number) {
    this.#codes = [...codes]
    this.#places = new Map(codes.map((code, place) => [code, place]))
    this.#size = size
    this.missing = missing
    this.planes = Math.max(1, Math.ceil(codes.length / CODES))
  }

  /** Planes for sets of codes, by number; `numbers` has that of each company plus one, and 0 where it is not known. */
  static of(
    codes: readonly string[],
    sets: readonly (readonly string[])[],
    numbers: Uint16Array,
  ): { readonly column: CodeColumn; readonly content: Uint8Array } {
    const missing = numbers.reduce((sum, number) => sum + (number === 0 ? 1 : 0), 0)
    const column = new CodeColumn(codes, numbers.length, missing)
    const content = new Uint8Array(column.planes * column.#stride)
    const bytes = [undefined, ...sets].map((set) =>
      Array.from({ length: column.planes }, (_, plane) => column.#byte(set, plane)),
    )
    for (let plane = 0; plane < column.planes; plane += 1) {
      const ofNumber = Uint8Array.from(bytes, (each) => each[plane] ?? 0)
      for (let row = 0; row < numbers.length; row += 1) {
        content[plane * column.#stride + row] = ofNumber[numbers[row] as number] as number
      }
    }
    return { column, content }
  }

  entryAt(buffer: ArrayBuffer, row: number): Entry | undefined {
    const planes = this.#planesIn(buffer)
    if (((planes[0]?.[row] ?? 0) & KNOWN) === 0) return undefined
    const codes = this.#codes.filter(
      (_, place) => (((planes[Math.floor(place / CODES)]?.[row] ?? 0) >> (place % CODES)) & 1) === 1,
    )
    return { kind: 'codes', codes }
  }

  put(buffer: ArrayBuffer, row: number, entry: Entry | undefined): Put {
    const codes = entry !== undefined && typeof entry === 'object' && entry.kind === 'codes' ? entry.codes : undefined
    const fresh = new Set(codes?.filter((code) => !this.#places.has(code)))
    if (this.#codes.length + fresh.size > this.planes * CODES) return 'no-room'
    for (const code of fresh) this.#places.set(code, this.#codes.push(code) - 1)
    const planes = this.#planesIn(buffer)
    const missing = this.missing
    if (((planes[0]?.[row] ?? 0) & KNOWN) === 0) this.missing -= 1
    if (!codes) this.missing += 1
    for (const [plane, bytes] of planes.entries()) bytes[row] = this.#byte(codes, plane)
    return fresh.size > 0 || (missing === 0 && this.missing > 0) ? 'changed' : 'kept'
  }

  /** The planes in which some codes have bits, with those bits; the first one where none is held by anybody. */
  masks(any: readonly string[]): readonly PlaneMask[] {
    const masks = new Uint8Array(this.planes)
    for (const code of any) {
      const place = this.#places.get(code)
      if (place !== undefined) masks[Math.floor(place / CODES)]! |= 1 << (place % CODES)
    }
    const asked = [...masks].flatMap((mask, plane) =>
      mask === 0 ? [] : [{ offset: this.offset + plane * this.#stride, mask }],
    )
    return asked.length > 0 ? asked : [{ offset: this.offset, mask: 0 }]
  }

  /** From one plane to the next: whole vectors. */
  get #stride(): number {
    return Math.ceil(this.#size / 16) * 16
  }

  #byte(codes: readonly string[] | undefined, plane: number): number {
    if (!codes) return 0
    return codes.reduce((byte, code) => {
      const place = this.#places.get(code) ?? 0
      return Math.floor(place / CODES) === plane ? byte | (1 << (place % CODES)) : byte
    }, KNOWN)
  }

  #planesIn(buffer: ArrayBuffer): readonly Uint8Array[] {
    return Array.from(
      { length: this.planes },
      (_, plane) => new Uint8Array(buffer, this.offset + plane * this.#stride, this.#size),
    )
  }
}

/** The bit of a plane that says that codes are known. */
export const KNOWN_CODES = KNOWN
