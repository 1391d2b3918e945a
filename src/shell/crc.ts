/** The polynomial of CRC-32, its bits reversed. */
const POLYNOMIAL = 0xedb88320

/** What a CRC-32 is multiplied by when so many bytes come after it. */
export function crcShift(bytes: number): number {
  let shift = 0x80000000
  // x to the power of 8, then of 16, 32, …
  let power = 0x00800000
  for (let left = bytes; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) shift = product(power, shift)
    power = product(power, power)
  }
  return shift
}

/** The CRC-32 of two texts one after the other, from theirs and the second one's shift. */
export function crcOfBoth(first: number, second: number, shift: number): number {
  return (product(shift, first) ^ second) >>> 0
}

/** The product of two polynomials over GF(2), modulo that of CRC-32. */
function product(a: number, b: number): number {
  let sum = 0
  for (let bit = 0x80000000, factor = b; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) sum ^= factor
    factor = (factor & 1) === 1 ? (factor >>> 1) ^ POLYNOMIAL : factor >>> 1
  }
  return sum >>> 0
}
