import type { Language } from '../../kernel/language.ts'
import { type Condition, type Rule, type SiteName, groupText, isGroup, partsIn, requirement } from '../rules/index.ts'

/** Whom an offer is for, in short: some conditions of its rule, and how many there are besides. */
export interface ForWhom {
  readonly conditions: readonly string[]
  readonly others: number
}

/** So many conditions are read at a counter, and so many parts of one. */
const MOST = 3
const MOST_PARTS = 2

/** The first plain conditions of a rule in words; of a rule of alternatives alone, the first of these with their first parts. */
export function forWhom(rule: Rule, language: Language, siteName: SiteName): ForWhom {
  const { where } = rule
  const all = isGroup(where) && where.kind === 'all' ? partsIn(where) : [where]
  const plain = all.filter((condition) => !isGroup(condition))
  const shown = plain.length > 0 ? plain.slice(0, MOST) : all.slice(0, 1)
  return { conditions: shown.map(conditionText), others: all.length - shown.length }

  function conditionText(condition: Condition): string {
    if (!isGroup(condition)) return requirement(condition, language, siteName, rule)
    const parts = partsIn(condition)
    const told = parts
      .slice(0, MOST_PARTS)
      .map(conditionText)
      .join(language === 'ar' ? '، ' : ', ')
    return `${groupText(condition, language, rule)} (${told}${parts.length > MOST_PARTS ? '…' : ''})`
  }
}
