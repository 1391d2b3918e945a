/** The letters that a company's members get: each week what has changed, and a warning before a right ends. */
export type LetterKind = 'weekly' | 'closing'

export const LETTER_KINDS: readonly LetterKind[] = ['weekly', 'closing']

export function isLetterKind(text: string | undefined): text is LetterKind {
  return text === 'weekly' || text === 'closing'
}
