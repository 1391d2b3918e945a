import { promisify } from 'node:util'
import { constants, crc32, deflateRaw, gunzipSync } from 'node:zlib'
import { newId } from '../platform/new-id.ts'
import { crcOfBoth, crcShift } from './crc.ts'

const deflated = promisify(deflateRaw) as (piece: Buffer, options: object) => Promise<Buffer>

/** A stretch of a page, compressed, with what the checksum of the whole needs of it. */
interface Piece {
  readonly zipped: Buffer
  readonly length: number
  readonly sum: number
  readonly shift: number
}

/** Where a form carries its idempotency key, as `form` writes it. */
const KEY = /(?<=<input type="hidden" name="_key" value=")[0-9a-f-]{36}(?=">)/

/**
 * A page ready to be shown again and again: compressed, in pieces between the keys of its forms, because each showing
 * gives its forms keys of their own.
 */
export interface KeptPage {
  /** What it takes to keep. */
  readonly bytes: number
  plain(): Buffer
  /** As gzip. */
  zipped(): Buffer
}

/** Makes a page ready. */
export async function keptPage(html: string): Promise<KeptPage> {
  const texts = html.split(KEY).map((text) => Buffer.from(text))
  const windows = windowsBefore(texts)
  const pieces = await Promise.all(
    texts.map((text, index) => pieceOf(text, { after: windows[index], last: index === texts.length - 1 })),
  )
  const zipped = () => gzip(pieces)
  return {
    bytes: pieces.reduce((sum, piece) => sum + piece.zipped.length, 0),
    plain: () => gunzipSync(zipped()),
    zipped,
  }
}

/** How far back deflate may point. */
const WINDOW = 32 * 1024

/**
 * What a reader's inflate has before each piece, as far as it may be pointed to: the pieces before, and in the place of each
 * key bytes that no page has, so that nothing points into a key.
 */
function windowsBefore(texts: readonly Buffer[]): readonly Buffer[] {
  const windows: Buffer[] = []
  let window = Buffer.alloc(0)
  for (const [index, text] of texts.entries()) {
    windows.push(window)
    // Two bytes for each key, which UTF-8 never has, so that no key looks like another one.
    const key = Buffer.alloc(KEY_LENGTH)
    for (let at = 0; at < KEY_LENGTH; at += 2) key.writeUInt16BE(0xf800 + (index % 0x700), at)
    window = Buffer.concat([window, text, key]).subarray(-WINDOW)
  }
  return windows
}

/** Each piece but the last ends at a whole byte, so that a key fits in between as it is. */
async function pieceOf(
  text: Buffer,
  { after, last }: { readonly after: Buffer | undefined; readonly last: boolean },
): Promise<Piece> {
  const finishFlush = last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH
  const dictionary = after && after.length > 0 ? { dictionary: after } : {}
  const zipped = await deflated(text, { finishFlush, ...dictionary })
  return { zipped, length: text.length, sum: crc32(text), shift: crcShift(text.length) }
}

const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
const KEY_LENGTH = 36
const KEY_SHIFT = crcShift(KEY_LENGTH)

/** One gzip stream (RFC 1952) of pieces that are compressed and, between them, new keys that are not. */
function gzip(pieces: readonly Piece[]): Buffer {
  let sum = 0
  let length = 0
  const out: Buffer[] = [HEAD]
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) {
      const key = Buffer.from(newId())
      sum = crcOfBoth(sum, crc32(key), KEY_SHIFT)
      length += KEY_LENGTH
      out.push(stored(key))
    }
    sum = crcOfBoth(sum, piece.sum, piece.shift)
    length += piece.length
    out.push(piece.zipped)
  }
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(sum, 0)
  tail.writeUInt32LE(length % 2 ** 32, 4)
  return Buffer.concat([...out, tail])
}

/** A block of deflate (RFC 1951) that holds its bytes as they are. */
function stored(bytes: Buffer): Buffer {
  const { length } = bytes
  const head = Buffer.from([0, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff])
  return Buffer.concat([head, bytes])
}
