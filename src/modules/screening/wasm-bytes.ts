/** WebAssembly's binary format, as far as a kernel needs it: https://webassembly.github.io/spec/core/binary/ */

/** A whole number not below zero, seven bits a byte, the lowest first. */
export function unsigned(value: number): number[] {
  const bytes: number[] = []
  let left = value
  do {
    const low = left % 128
    left = Math.floor(left / 128)
    bytes.push(left > 0 ? low + 128 : low)
  } while (left > 0)
  return bytes
}

/** A whole number of 32 bits with its sign, seven bits a byte. */
export function signed(value: number): number[] {
  const bytes: number[] = []
  let left = value | 0
  for (;;) {
    const low = left & 0x7f
    left >>= 7
    const done = (left === 0 && (low & 0x40) === 0) || (left === -1 && (low & 0x40) !== 0)
    bytes.push(done ? low : low | 0x80)
    if (done) return bytes
  }
}

/** Types of values. */
export const I32 = 0x7f
export const V128 = 0x7b

/** Instructions without an argument of their own. */
export const op = {
  end: [0x0b],
  i32Add: [0x6a],
  i32Sub: [0x6b],
  i32Shl: [0x74],
  i32LtU: [0x49],
  i32Popcnt: [0x69],
  i32Eqz: [0x45],
} as const

/** Vector instructions, by their number after the prefix. */
export const vector = {
  swizzle: simd(0x0e),
  splat8: simd(0x0f),
  eq8: simd(0x23),
  gt8: simd(0x28),
  ge8s: simd(0x2b),
  eq16: simd(0x2d),
  lt16: simd(0x30),
  gt16: simd(0x32),
  lt8: simd(0x26),
  eq32: simd(0x37),
  lt32: simd(0x3a),
  gt32: simd(0x3c),
  not: simd(0x4d),
  and: simd(0x4e),
  andNot: simd(0x4f),
  or: simd(0x50),
  anyTrue: simd(0x53),
  allTrue8: simd(0x63),
  bitmask8: simd(0x64),
  narrow16to8: simd(0x65),
  add8: simd(0x6e),
  sub8: simd(0x71),
  narrow32to16: simd(0x85),
  sub16: simd(0x91),
  sub32: simd(0xb1),
} as const

function simd(number: number): readonly number[] {
  return [0xfd, ...unsigned(number)]
}

export function i32Const(value: number): number[] {
  return [0x41, ...signed(value)]
}

/** Sixteen bytes. */
export function v128Const(bytes: Uint8Array): number[] {
  return [...simd(0x0c), ...bytes]
}

/** The same number in every lane of so many bits. */
export function splatConst(value: number, width: 8 | 16 | 32): number[] {
  const bytes = new Uint8Array(16)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < 16; at += width / 8) {
    if (width === 8) view.setUint8(at, value)
    else if (width === 16) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
  }
  return v128Const(bytes)
}

/** Loads sixteen bytes at an address on the stack plus an offset. */
export function v128Load(offset: number): number[] {
  return [...simd(0x00), 0, ...unsigned(offset)]
}

export function v128Store(offset: number): number[] {
  return [...simd(0x0b), 0, ...unsigned(offset)]
}

export function i32Store(offset: number): number[] {
  return [0x36, 2, ...unsigned(offset)]
}

export const localGet = keptCodes(0x20)
export const localSet = keptCodes(0x21)
export const localTee = keptCodes(0x22)

/** Codes of one number are made once for each and kept: a kernel is full of them. */
function keptCodes(instruction: number): (local: number) => readonly number[] {
  const kept: (readonly number[])[] = []
  return (local) => (kept[local] ??= [instruction, ...unsigned(local)])
}

export const block = (): number[] => [0x02, 0x40]
export const loop = (): number[] => [0x03, 0x40]
export const branch = (depth: number): number[] => [0x0c, ...unsigned(depth)]
export const branchIf = (depth: number): number[] => [0x0d, ...unsigned(depth)]

/** Code as it is written, byte by byte, into room that grows. */
export class CodeBuffer {
  #room = new Uint8Array(4096)
  #length = 0

  add(code: readonly number[]): void {
    if (this.#length + code.length > this.#room.length) this.#grow(code.length)
    for (let at = 0; at < code.length; at += 1) this.#room[this.#length + at] = code[at] ?? 0
    this.#length += code.length
  }

  append({ bytes }: CodeBuffer): void {
    if (this.#length + bytes.length > this.#room.length) this.#grow(bytes.length)
    this.#room.set(bytes, this.#length)
    this.#length += bytes.length
  }

  get bytes(): Uint8Array {
    return this.#room.subarray(0, this.#length)
  }

  #grow(by: number): void {
    const room = new Uint8Array((this.#room.length + by) * 2)
    room.set(this.#room)
    this.#room = room
  }
}

/** A module with one function "run" over an imported memory "host.memory"; parameters and locals as told. */
export function moduleOf(
  parameters: readonly number[],
  locals: readonly { readonly count: number; readonly type: number }[],
  body: Uint8Array,
): Uint8Array {
  const type = [0x60, ...unsigned(parameters.length), ...parameters, 0]
  const declared = [...unsigned(locals.length), ...locals.flatMap(({ count, type }) => [...unsigned(count), type])]
  const codeLength = declared.length + body.length + op.end.length
  const head = [
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, ...type]),
    ...section(2, [1, ...name('host'), ...name('memory'), 0x02, 0x00, 0x00]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('run'), 0x00, 0]),
    ...[10, ...unsigned(1 + unsigned(codeLength).length + codeLength), 1, ...unsigned(codeLength)],
    ...declared,
  ]
  const whole = new Uint8Array(head.length + body.length + op.end.length)
  whole.set(head)
  whole.set(body, head.length)
  whole.set(op.end, head.length + body.length)
  return whole
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content]
}

function name(text: string): number[] {
  const bytes = Array.from(text, (letter) => letter.charCodeAt(0))
  return [...unsigned(bytes.length), ...bytes]
}
