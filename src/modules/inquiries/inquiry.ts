import { createHash, randomBytes } from 'node:crypto'
import { type Id, asId } from '../../kernel/id.ts'
import type { FactKey } from '../rules/index.ts'
import type { Contact } from '../registry/index.ts'

/** Some companies asked for some facts on one day. */
export interface Inquiry {
  readonly id: Id<'inquiry'>
  readonly keys: readonly FactKey[]
  readonly askedAt: Date
  readonly askedBy: Id<'user'> | null
}

/** How one of the companies asked stands. */
export interface InquiredCompany {
  readonly companyId: Id<'company'>
  readonly name: string
  readonly site: string | null
  readonly writtenAt: Date
  readonly letters: number
  readonly answeredAt: Date | null
  readonly revokedAt: Date | null
}

export const MOST_FACTS = 8
export const MOST_COMPANIES = 200

const DAY = 86_400_000
/** For how long a link is good. */
export const LINK_DAYS = 30
const REMINDER_DAYS = 7

/** The last moment of a link made now. */
export function expiryOf(now: Date): Date {
  return new Date(now.getTime() + LINK_DAYS * DAY)
}

/** A company that was written to after this moment is not written to again yet. */
export function quietSince(now: Date): Date {
  return new Date(now.getTime() - REMINDER_DAYS * DAY)
}

/** Who gets the letter: everybody with an account who acts for the company, else the address in the register. */
export function addressees(contacts: readonly Contact[]): readonly (Contact & { readonly email: string })[] {
  const reachable = contacts.flatMap((contact) => (contact.email ? [{ ...contact, email: contact.email }] : []))
  const members = reachable.filter(({ member }) => member)
  return members.length > 0 ? members : reachable.slice(0, 1)
}

/** A new word that opens a link: its operator, so that one knows where to look, and a secret that is kept nowhere. */
export function newToken(operatorId: Id<'operator'>): string {
  return `${operatorId}.${randomBytes(32).toString('base64url')}`
}

/** Where to look for a token's link, and under which hash; undefined for what cannot be a token. */
export function placeOf(
  token: string,
): { readonly operatorId: Id<'operator'>; readonly tokenHash: string } | undefined {
  const operatorId = asId<'operator'>(token.slice(0, 36))
  if (!operatorId || !/^\.[\w-]{43}$/.test(token.slice(36))) return undefined
  return { operatorId, tokenHash: hashOf(token) }
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
