import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Id, asId } from '../../kernel/id.ts'
import { type LetterKind, isLetterKind } from './letter-kind.ts'

/** Whose letters of which kind a link in a letter is about. */
export interface Subscription {
  readonly operatorId: Id<'operator'>
  readonly userId: Id<'user'>
  readonly kind: LetterKind
}

/** A text for the address of a link that only we can have written. It runs out never: old letters must keep working. */
export function signToken({ operatorId, userId, kind }: Subscription, secret: string): string {
  const said = `${kind}.${operatorId}.${userId}`
  return `${said}.${signature(said, secret)}`
}

/** What a token says; undefined unless we have written it. */
export function readToken(token: string, secret: string): Subscription | undefined {
  const at = token.lastIndexOf('.')
  const said = token.slice(0, Math.max(at, 0))
  const given = Buffer.from(token.slice(at + 1))
  const expected = Buffer.from(signature(said, secret))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const [kind, operator, user] = said.split('.')
  const operatorId = asId<'operator'>(operator)
  const userId = asId<'user'>(user)
  return isLetterKind(kind) && operatorId && userId ? { kind, operatorId, userId } : undefined
}

/** The same secret signs sessions: the first words keep one signature from standing for another. */
function signature(said: string, secret: string): string {
  return createHmac('sha256', secret).update(`letters declined\n${said}`).digest('base64url')
}
