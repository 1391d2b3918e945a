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
  const pieces = await Promise.all(texts.map((text, index) => pieceOf(text, index === texts.length - 1)))
  const zipped = () => gzip(pieces)
  return {
    bytes: pieces.reduce((sum, piece) => sum + piece.zipped.length, 0),
    plain: () => gunzipSync(zipped()),
    zipped,
  }
}

/** Each piece but the last ends at a whole byte, so that a key fits in between as it is. */
async function pieceOf(text: Buffer, last: boolean): Promise<Piece> {
  const finishFlush = last ? constants.Z_FINISH : constants.Z_FULL_FLUSH
  const zipped = await deflated(text, { finishFlush })
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
