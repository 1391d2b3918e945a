import { createHash, createHmac } from 'node:crypto'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Id, asId } from '../../kernel/id.ts'
import type { MemberRole, MemberRoleKind } from '../identity/index.ts'

/** A program's way in, as the park's management sees it. */
export interface ApiKey {
  readonly id: Id<'api-key'>
  /** What it is for, in the words of whoever made it. */
  readonly name: string
  readonly role: MemberRole
  readonly actsFor: string
  /** How the key begins. */
  readonly prefix: string
  readonly madeBy: Id<'user'> | undefined
  readonly madeAt: Date
  /** The last day on which it opens. */
  readonly expiresOn: CivilDate | undefined
  readonly lastUsedAt: Date | undefined
  readonly revokedAt: Date | undefined
}

export type KeyState = 'open' | 'expired' | 'revoked'

/** The roles a program may act in: those that have something to do with the API. */
export const KEY_ROLES: readonly MemberRoleKind[] = ['director', 'site-manager', 'partner', 'company-owner']

export const LONGEST_KEY_NAME = 100

/** Whether a key opens on this day. */
export function stateOf({ revokedAt, expiresOn }: Pick<ApiKey, 'revokedAt' | 'expiresOn'>, today: CivilDate): KeyState {
  if (revokedAt) return 'revoked'
  return expiresOn && expiresOn < today ? 'expired' : 'open'
}

const MARK = 'tremplin_'
const SECRET_BYTES = 32
const form = /^tremplin_[\w-]{64}$/

/**
 * The key itself: a secret, and the operator, so that one knows where to look. The secret follows from the server's own
 * and the key's id, so that the page that shows it can be asked for twice; the database keeps nothing but its hash.
 */
export function keyToken(serverSecret: string, operatorId: Id<'operator'>, id: Id<'api-key'>): string {
  const secret = createHmac('sha256', serverSecret).update(`api-key:${operatorId}:${id}`).digest()
  const operator = Buffer.from(operatorId.replaceAll('-', ''), 'hex')
  return MARK + Buffer.concat([secret, operator]).toString('base64url')
}

/** What may be shown of a key afterwards. */
export function prefixOf(token: string): string {
  return token.slice(0, MARK.length + 6)
}

/** Where to look for a key, and under which hash; undefined for what cannot be one. */
export function placeOf(
  token: string,
): { readonly operatorId: Id<'operator'>; readonly tokenHash: string } | undefined {
  if (!form.test(token)) return undefined
  const hex = Buffer.from(token.slice(MARK.length), 'base64url').subarray(SECRET_BYTES).toString('hex')
  const operatorId = asId<'operator'>(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'))
  return operatorId && { operatorId, tokenHash: hashOf(token) }
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
