import { inflateRawSync } from 'node:zlib'
import { type Result, ok, refuse } from '../../kernel/result.ts'

/** The files of an archive, unpacked when asked for. */
export interface Archive {
  readonly names: readonly string[]
  /** The file's bytes; undefined where there is none of that name. Throws `TooLarge` or on damage. */
  readonly read: (name: string) => Uint8Array | undefined
}

export class TooLarge extends Error {}

interface Entry {
  readonly name: string
  readonly method: number
  readonly start: number
  readonly packed: number
  readonly unpacked: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const MOST_ENTRIES = 5_000

/**
 * Opens a ZIP archive by its central directory, the only list that spreadsheet programs trust. Refuses one whose files
 * say that they unpack to more than `limit` bytes; those that lie are stopped when they pass it.
 */
export function openZip(
  bytes: Uint8Array,
  limit: number,
): Result<Archive, { code: 'damaged' } | { code: 'too-large' } | { code: 'password-protected' }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) return refuse({ code: 'damaged' })

  const entries = new Map<string, Entry>()
  const count = view.getUint16(end + 10, true)
  if (count > MOST_ENTRIES) return refuse({ code: 'too-large' })
  let at = view.getUint32(end + 16, true)
  let declared = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return refuse({ code: 'damaged' })
    const nameLength = view.getUint16(at + 28, true)
    const local = view.getUint32(at + 42, true)
    if ((view.getUint16(at + 8, true) & 1) === 1) return refuse({ code: 'password-protected' })
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) return refuse({ code: 'damaged' })
    const entry: Entry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      start: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
    }
    declared += entry.unpacked
    entries.set(entry.name.replaceAll('\\', '/').toLowerCase(), entry)
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (declared > limit) return refuse({ code: 'too-large' })

  let room = limit
  return ok({
    names: [...entries.values()].map(({ name }) => name),
    read(name) {
      const entry = entries.get(name.toLowerCase())
      if (!entry) return undefined
      const content = unpack(bytes, entry, room)
      room -= content.length
      return content
    },
  })
}

function unpack(bytes: Uint8Array, entry: Entry, room: number): Uint8Array {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed)
  if (packed.length < entry.packed) throw new RangeError(`${entry.name} is cut short.`)
  if (entry.method === 0) {
    if (packed.length > room) throw new TooLarge()
    return packed
  }
  if (entry.method !== 8) throw new RangeError(`${entry.name} is packed in a way no spreadsheet uses.`)
  if (room <= 0) throw new TooLarge()
  try {
    return inflateRawSync(packed, { maxOutputLength: room })
  } catch (error) {
    throw error instanceof RangeError || (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      ? new TooLarge()
      : error
  }
}

/** The end record sits at the end, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - 22
  for (let at = last; at >= 0 && at >= last - 65_535; at--) {
    if (view.getUint32(at, true) === END) return at
  }
  return undefined
}
