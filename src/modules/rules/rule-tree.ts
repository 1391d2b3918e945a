import type { Language } from '../../kernel/language.ts'
import { type SiteName, nameFromCode, nameOf } from './names.ts'
import { requirement } from './requirement.ts'
import { type Condition, type Group, type Preference, type Rule, isGroup, partsIn } from './rule.ts'
import { ruleWordsIn } from './rules.messages.ts'

/** A rule in words, with the shape of the rule: a heading over its parts, or a requirement. */
export interface RuleText {
  readonly text: string
  readonly parts: readonly RuleText[]
}

/** The conditions of a rule in words; where there is more to it, they and the rest below a heading of their own. */
export function ruleTree(rule: Rule, language: Language, siteName: SiteName = nameFromCode): RuleText {
  const told: Telling = { language, siteName, rule }
  const conditions = textOf(rule.where, told)
  const rest = restOf(told)
  return rest.length === 0 ? conditions : { text: ruleWordsIn[language].groups.whole, parts: [conditions, ...rest] }
}

/** A rule in words, a line for each part, those of a group indented by two spaces below its heading. */
export function ruleText(rule: Rule, language: Language, siteName: SiteName = nameFromCode): readonly string[] {
  return linesOf(ruleTree(rule, language, siteName), '', language)
}

function linesOf({ text, parts }: RuleText, indent: string, language: Language): readonly string[] {
  if (parts.length === 0) return [`${indent}${text}`]
  return [`${indent}${text}${colon(language)}`, ...parts.flatMap((part) => linesOf(part, `${indent}  `, language))]
}

interface Telling {
  readonly language: Language
  readonly siteName: SiteName
  readonly rule: Rule
}

function textOf(condition: Condition, told: Telling): RuleText {
  const { language, siteName, rule } = told
  if (!isGroup(condition)) return { text: requirement(condition, language, siteName, rule), parts: [] }
  const parts = partsIn(condition).map((part) => textOf(part, told))
  return { text: groupText(condition, language, rule), parts }
}

/** When a rule is checked, how many places there are, and who comes first. */
function restOf(told: Telling): readonly RuleText[] {
  const { checked, places, prefers } = told.rule
  const words = ruleWordsIn[told.language].groups
  return [
    ...(checked === 'throughout' ? [] : [line(words.checked(checked))]),
    ...(places ? [line(words.places(places.count, places.order))] : []),
    ...prefers.map((preference) => preferenceText(preference, told)),
  ]
}

function preferenceText({ weight, when }: Preference, told: Telling): RuleText {
  const { text, parts } = textOf(when, told)
  return { text: `${ruleWordsIn[told.language].groups.prefers(weight)}${colon(told.language)} ${text}`, parts }
}

function line(text: string): RuleText {
  return { text, parts: [] }
}

function colon(language: Language): string {
  return language === 'fr' ? '\u00a0:' : ':'
}

/** What is needed of a group to be told: its kind, how many of its parts, which rule it refers to. */
export interface ToldGroup {
  readonly kind: Group['kind']
  readonly count?: number
  readonly rule?: string
}

/** The heading over the parts of a group: "Toutes ces conditions". */
export function groupText(group: ToldGroup, language: Language, rule?: Rule): string {
  const words = ruleWordsIn[language].groups
  switch (group.kind) {
    case 'at-least':
      return words.atLeast(group.count ?? 1)
    case 'rule':
      return words.rule(nameOf(group.rule ?? '', language, rule))
    case 'all':
    case 'any':
    case 'not':
    case 'implies':
    case 'unless':
      return words[group.kind]
  }
}
