import type { Language } from '../../kernel/language.ts'
import { eligibilityWords } from './eligibility.messages.ts'
import type { Condition, Criterion, MoneyLimit, Rule } from './rule.ts'
import { codeLabel, factLabel, ruleWords } from './show-fact.ts'

/** How a site is called, from its code. The register knows; without it the code is written as a name. */
export type SiteName = (site: string) => string

export function nameFromCode(site: string): string {
  return site
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

/** A criterion as a requirement: "Moins de 1 000 000 USD de chiffre d’affaires en 2016". */
export function requirement(criterion: Criterion, language: Language, siteName: SiteName = nameFromCode): string {
  const words = eligibilityWords[language].requirements
  switch (criterion.kind) {
    case 'age':
      return words.age[criterion.since](criterion.bound.op, criterion.bound.limit)
    case 'money':
      return moneyRequirement(criterion, language)
    case 'number':
      return words.number[criterion.fact](criterion.bound.op, criterion.bound.limit)
    case 'date':
      return words.date[criterion.fact](criterion.bound.op, criterion.bound.limit)
    case 'set': {
      const { fact, op, codes } = criterion
      const names = codes.map((code) => codeLabel(fact, code, language))
      return (op === 'any-of' ? words.anyOf : words.noneOf)(factLabel(fact, language), names)
    }
    case 'hosted':
      return words.hosted(criterion.sites?.map(siteName))
    case 'question':
      return ruleWords(criterion.requires, language)
  }
}

function moneyRequirement({ fact, period, bound }: MoneyLimit, language: Language): string {
  const words = eligibilityWords[language].requirements
  if (fact === 'fundingRaised') return words.fundingRaised(bound.op, bound.limit)
  const year = period === 'last-closed-year' ? undefined : period?.fiscalYear.toString()
  return words.turnover(bound.op, bound.limit, year)
}

/** A rule in words, with the shape of the rule: a heading over its parts, or a requirement. */
export interface RuleText {
  readonly text: string
  readonly parts: readonly RuleText[]
}

export function ruleTree(rule: Rule, language: Language, siteName: SiteName = nameFromCode): RuleText {
  return textOf(rule.where, language, siteName)
}

/** A rule in words, a line for each part, those of a group indented by two spaces below its heading. */
export function ruleText(rule: Rule, language: Language, siteName: SiteName = nameFromCode): readonly string[] {
  const lines = ({ text, parts }: RuleText, indent: string): string[] =>
    parts.length === 0
      ? [`${indent}${text}`]
      : [
          `${indent}${text}${language === 'fr' ? '\u00a0:' : ':'}`,
          ...parts.flatMap((part) => lines(part, `${indent}  `)),
        ]
  return lines(ruleTree(rule, language, siteName), '')
}

function textOf(condition: Condition, language: Language, siteName: SiteName): RuleText {
  if (condition.kind === 'all' || condition.kind === 'any') {
    const parts = condition.of.map((part) => textOf(part, language, siteName))
    return { text: groupText(condition.kind, language), parts }
  }
  if (condition.kind === 'not') {
    return { text: groupText('not', language), parts: [textOf(condition.of, language, siteName)] }
  }
  return { text: requirement(condition, language, siteName), parts: [] }
}

/** The heading over the parts of a group: "Toutes ces conditions". */
export function groupText(kind: 'all' | 'any' | 'not', language: Language): string {
  return eligibilityWords[language].groups[kind]
}
