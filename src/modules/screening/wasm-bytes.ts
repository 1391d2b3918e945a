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

export const localGet = (local: number): number[] => [0x20, ...unsigned(local)]
export const localSet = (local: number): number[] => [0x21, ...unsigned(local)]
export const localTee = (local: number): number[] => [0x22, ...unsigned(local)]
export const block = (): number[] => [0x02, 0x40]
export const loop = (): number[] => [0x03, 0x40]
export const branch = (depth: number): number[] => [0x0c, ...unsigned(depth)]
export const branchIf = (depth: number): number[] => [0x0d, ...unsigned(depth)]

/** A module with one function "run" over an imported memory "host.memory"; parameters and locals as told. */
export function moduleOf(
  parameters: readonly number[],
  locals: readonly { readonly count: number; readonly type: number }[],
  body: readonly number[],
): Uint8Array {
  const type = [0x60, ...unsigned(parameters.length), ...parameters, 0]
  const declared = [...unsigned(locals.length), ...locals.flatMap(({ count, type }) => [...unsigned(count), type])]
  const code = [...declared, ...body, ...op.end]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, ...type]),
    ...section(2, [1, ...name('host'), ...name('memory'), 0x02, 0x00, 0x00]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('run'), 0x00, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ])
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content]
}

function name(text: string): number[] {
  const bytes = Array.from(text, (letter) => letter.charCodeAt(0))
  return [...unsigned(bytes.length), ...bytes]
}
