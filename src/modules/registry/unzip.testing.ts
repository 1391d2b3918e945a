import { inflateRawSync } from 'node:zlib'

/** One text file of a zip archive, found through its central directory. */
export function unzipSync(bytes: Uint8Array, name: string): string {
  const file = Buffer.from(bytes)
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  let at = file.readUInt32LE(end + 16)
  for (let entry = 0; entry < file.readUInt16LE(end + 10); entry++) {
    const [length, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset))
    const found = file.toString('utf8', at + 46, at + 46 + (length ?? 0))
    if (found === name) {
      const start = file.readUInt32LE(at + 42)
      const data = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28)
      const packed = file.subarray(data, data + file.readUInt32LE(at + 20))
      return (file.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
    }
    at += 46 + (length ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return ''
}
