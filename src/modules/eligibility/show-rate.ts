import { type Language, showNumber } from '../../kernel/language.ts'
import type { Rate } from '../../kernel/money.ts'

/** How many units of the second currency one unit of the first is worth, as people read it. */
export function showRate(language: Language, { numerator, denominator }: Rate): string {
  return showNumber(language, Number(numerator) / Number(denominator), { maximumSignificantDigits: 10 })
}
