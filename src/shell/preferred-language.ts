import { LANGUAGES, type Language, isLanguage } from '../kernel/language.ts'

/** The language for a visitor whose address names none: the best of what the browser asks for, French when it asks for others. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', weight] = wish.trim().split(/;\s*q=/)
      return { language: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) || 0 }
    })
    .filter(({ language, weight }) => isLanguage(language) && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return LANGUAGES.find((language) => language === wishes[0]?.language) ?? 'fr'
}
