/** WebAssembly's binary format, as far as a kernel needs it: https://webassembly.github.io/spec/core/binary/ */

/** Types of values. */
export const I32 = 0x7f
export const V128 = 0x7b

/** Instructions of one byte. */
export const op = {
  loop: 0x03,
  block: 0x02,
  end: 0x0b,
  branchIf: 0x0d,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  i32Const: 0x41,
  i32LtU: 0x49,
  i32Popcnt: 0x69,
  i32Add: 0x6a,
  i32ShrU: 0x76,
} as const

/** Vector instructions for lanes of 8 bits, by their number after the prefix. */
export const vector = {
  swizzle: 0x0e,
  eq: 0x23,
  ltSigned: 0x25,
  le: 0x2a,
  ge: 0x2c,
  not: 0x4d,
  and: 0x4e,
  andNot: 0x4f,
  or: 0x50,
  allTrue: 0x63,
  bitmask: 0x64,
  narrow16: 0x65,
  shiftRight: 0x6d,
  add: 0x6e,
  sub: 0x71,
} as const

/** The same for lanes of 16 bits. */
export const vector16 = { eq: 0x2d, le: 0x34, ge: 0x36, sub: 0x91 } as const

/** The bytes of a function's body, one instruction after another. */
export class Code {
  #bytes = new Uint8Array(2048)
  #length = 0

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  byte(value: number): this {
    if (this.#length === this.#bytes.length) this.#grow(1)
    this.#bytes[this.#length++] = value
    return this
  }

  append(bytes: Uint8Array): this {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
    return this
  }

  /** A whole number not below zero, seven bits a byte, the lowest first. */
  unsigned(value: number): this {
    let left = value
    for (; left >= 128; left = Math.floor(left / 128)) this.byte((left % 128) + 128)
    return this.byte(left)
  }

  /** A whole number of 32 bits with its sign, seven bits a byte. */
  signed(value: number): this {
    let left = value | 0
    for (; left < -64 || left > 63; left >>= 7) this.byte((left & 0x7f) | 0x80)
    return this.byte(left & 0x7f)
  }

  get(local: number): this {
    return this.byte(op.localGet).unsigned(local)
  }

  put(local: number): this {
    return this.byte(op.localSet).unsigned(local)
  }

  tee(local: number): this {
    return this.byte(op.localTee).unsigned(local)
  }

  i32(value: number): this {
    return this.byte(op.i32Const).signed(value)
  }

  /** A vector instruction. */
  op(instruction: number): this {
    return this.byte(0xfd).unsigned(instruction)
  }

  or(): this {
    return this.op(vector.or)
  }

  /** Loads sixteen bytes at the address on the stack plus an offset. */
  load(offset: number): this {
    return this.op(0x00).byte(0).unsigned(offset)
  }

  /** Stores a vector at the address below it on the stack plus an offset. */
  store(offset: number): this {
    return this.op(0x0b).byte(0).unsigned(offset)
  }

  /** Puts the byte at the address below a vector on the stack, plus an offset, into one of its lanes. */
  loadLane(offset: number, lane: number): this {
    return this.op(0x54).byte(0).unsigned(offset).byte(lane)
  }

  /** Loads a whole number of two bytes. */
  loadKey(offset: number): this {
    return this.byte(0x2f).byte(0).unsigned(offset)
  }

  /** Stores the low bits of a number – 16 or 32 of them – at the address below it on the stack. */
  storeInteger(bits: 16 | 32, offset: number): this {
    return this.byte(bits === 16 ? 0x3b : 0x36)
      .byte(0)
      .unsigned(offset)
  }

  #grow(by: number): void {
    const more = new Uint8Array(2 * this.#bytes.length + by)
    more.set(this.bytes)
    this.#bytes = more
  }
}

/** A module with one function "run" over an imported memory "host.memory", with one number as its parameter. */
export function moduleOf(
  locals: readonly { readonly count: number; readonly type: number }[],
  body: Uint8Array,
): Uint8Array {
  const declared = new Code().unsigned(locals.length)
  for (const { count, type } of locals) declared.unsigned(count).byte(type)
  const length = declared.bytes.length + body.length + 1
  const code = new Code().unsigned(1).unsigned(length).append(declared.bytes).append(body).byte(op.end)
  const module = new Code().append(Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00))
  section(1, Uint8Array.of(1, 0x60, 1, I32, 0))
  section(2, Uint8Array.of(1, ...name('host'), ...name('memory'), 0x02, 0x00, 0x00))
  section(3, Uint8Array.of(1, 0))
  section(7, Uint8Array.of(1, ...name('run'), 0x00, 0))
  section(10, code.bytes)
  return module.bytes

  function section(id: number, content: Uint8Array): void {
    module.byte(id).unsigned(content.length).append(content)
  }
}

function name(text: string): readonly number[] {
  return [text.length, ...new TextEncoder().encode(text)]
}
