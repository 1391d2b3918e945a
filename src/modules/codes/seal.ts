import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Id } from '../../kernel/id.ts'

/** A key that codes are sealed with. Its id is made from the key itself: the same key has the same id on every machine. */
export interface CodeKey {
  readonly id: string
  readonly sealing: Buffer
  readonly digesting: Buffer
}

/** Which row a code is sealed for. In another row, or another operator's, the seal does not open. */
export interface SealedFor {
  readonly operatorId: Id<'operator'>
  readonly codeId: Id<'code'>
}

const NONCE = 12
const TAG = 16

/** The keys for sealing and for digests, made from 32 secret bytes. */
export function codeKeyFrom(secret: Buffer): CodeKey {
  const derived = (use: string) => Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `tremplin code ${use}`, 32))
  return {
    id: derived('key id').toString('hex').slice(0, 12),
    sealing: derived('seal'),
    digesting: derived('digest'),
  }
}

/** Seals a code with AES-256-GCM: nonce, tag, then what is unreadable. */
export function seal(key: CodeKey, place: SealedFor, code: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key.sealing, nonce, { authTagLength: TAG })
  cipher.setAAD(boundTo(place))
  const unreadable = Buffer.concat([cipher.update(code, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), unreadable])
}

/** The code, or an exception where the seal was touched, moved to another row or made with another key. */
export function unseal(key: CodeKey, place: SealedFor, sealed: Buffer): string {
  const opener = createDecipheriv('aes-256-gcm', key.sealing, sealed.subarray(0, NONCE), { authTagLength: TAG })
  opener.setAAD(boundTo(place))
  opener.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([opener.update(sealed.subarray(NONCE + TAG)), opener.final()]).toString('utf8')
}

/** The code, or undefined where the seal does not open. */
export function tryUnseal(key: CodeKey, place: SealedFor, sealed: Buffer): string | undefined {
  try {
    return unseal(key, place, sealed)
  } catch {
    return undefined
  }
}

/** Tells whether a code is in a pool already, without telling the code. The same code differs from pool to pool. */
export function digestOf(
  key: CodeKey,
  pool: { readonly operatorId: Id<'operator'>; readonly offerId: Id<'offer'> },
  code: string,
): Buffer {
  return createHmac('sha256', key.digesting).update(`${pool.operatorId}\n${pool.offerId}\n${code}`).digest()
}

function boundTo({ operatorId, codeId }: SealedFor): Buffer {
  return Buffer.from(`tremplin code\n${operatorId}\n${codeId}`)
}
