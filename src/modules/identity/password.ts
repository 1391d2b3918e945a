import { fold } from '../../kernel/text.ts'
import { COMMON_PASSWORDS } from './common-passwords.ts'

export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 200

export type PasswordRefusal =
  | { readonly code: 'password-too-short'; readonly shortest: number }
  | { readonly code: 'password-too-long'; readonly longest: number }
  | { readonly code: 'password-common' }
  | { readonly code: 'password-names-you' }

/** What is wrong with a new password, if anything is. `names` are those that a guesser would try: person, address, park. */
export function objectionToPassword(password: string, names: readonly string[]): PasswordRefusal | undefined {
  const length = Array.from(password).length
  if (length < SHORTEST_PASSWORD) return { code: 'password-too-short', shortest: SHORTEST_PASSWORD }
  if (length > LONGEST_PASSWORD) return { code: 'password-too-long', longest: LONGEST_PASSWORD }

  const bare = barely(password)
  if (COMMON_PASSWORDS.has(bare) || isRepetition(bare)) return { code: 'password-common' }
  if (names.flatMap(partsOf).some((part) => isBuiltOn(bare, part))) return { code: 'password-names-you' }
  return undefined
}

function barely(text: string): string {
  return fold(text).replaceAll(' ', '')
}

/** "ababababab": a short piece over and over. */
function isRepetition(text: string): boolean {
  return /^(.{1,3}?)\1+.?$/u.test(text)
}

/** A name whole and in its words; words of three letters are in too many passwords to mean anything. */
function partsOf(name: string): readonly string[] {
  return [barely(name), ...fold(name.replace(/@.*/, '')).split(' ')].filter((part) => part.length >= 4)
}

/** Whether the password is a name and little more: a year, a figure, a sign. */
function isBuiltOn(password: string, part: string): boolean {
  return password.includes(part) && password.length - part.length < 6
}
