import type { Language } from '../../kernel/language.ts'
import { frenchSpaces } from '../../kernel/messages.ts'
import type { Rule } from './rule.ts'

/** How a site is called, from its code. The register knows; without it the code is written as a name. */
export type SiteName = (site: string) => string

/** "technology-park" as "Technology Park". */
export function nameFromCode(code: string): string {
  return code
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

/** How a rule calls a provider, a programme, a list or another code of its own; without a name the code is written as one. */
export function nameOf(code: string, language: Language, rule: Rule | undefined): string {
  const name = rule?.names.get(code)
  return name ? ruleWords(name, language) : nameFromCode(code)
}

/** A text of a rule as its language spaces it. */
export function ruleWords(text: Readonly<Record<Language, string>>, language: Language): string {
  return language === 'fr' ? frenchSpaces(text.fr) : text[language]
}
