import type { Language } from '../../kernel/language.ts'

/** A decimal text grouped as the language groups, so that it is easy to check; `readTypedNumber` reads it back. */
export function decimal(text: string, language: Language): string {
  const [whole = '', fraction] = text.split('.')
  const [group, point] = language === 'fr' ? ['\u202f', ','] : [',', '.']
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group)
  return fraction === undefined ? grouped : `${grouped}${point}${fraction}`
}
