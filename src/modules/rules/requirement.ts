import type { Language } from '../../kernel/language.ts'
import { ruleWordsIn } from './rules.messages.ts'
import {
  type Age,
  type Condition,
  type Criterion,
  type Flag,
  type Group,
  type MoneyLimit,
  type RateRule,
  type Rule,
  type SetMembership,
  isGroup,
  isOwnRate,
  partsIn,
} from './rule.ts'
import { codeLabel, factLabel, flagWords, nameOf, ruleWords } from './show-fact.ts'

/** How a site is called, from its code. The register knows; without it the code is written as a name. */
export type SiteName = (site: string) => string

export function nameFromCode(site: string): string {
  return site
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

/**
 * A criterion as a requirement: "Moins de 1 000 000 USD de chiffre d’affaires en 2016". The rule it is of gives the names
 * of providers and the words of its own facts; without it they are written as their codes.
 */
export function requirement(
  criterion: Criterion,
  language: Language,
  siteName: SiteName = nameFromCode,
  rule?: Rule,
): string {
  const words = ruleWordsIn[language].requirements
  switch (criterion.kind) {
    case 'age':
      return ageRequirement(criterion, language, rule)
    case 'money':
      return moneyRequirement(criterion, language, rule)
    case 'number': {
      const { fact, bound } = criterion
      if (fact === 'headcount' || fact === 'womenHeadcount' || fact === 'meanAge') {
        return words.number[fact](bound.op, bound.limit)
      }
      return words.figure(factLabel(fact, language, rule), bound.op, bound.limit)
    }
    case 'date': {
      const { fact, bound } = criterion
      if (fact === 'incorporatedOn' || fact === 'activityStartedOn' || fact === 'lastRoundOn') {
        return words.date[fact](bound.op, bound.limit)
      }
      return words.dated(factLabel(fact, language, rule), bound.op, bound.limit)
    }
    case 'set':
      return setRequirement(criterion, language, rule)
    case 'order': {
      const { fact, bound } = criterion
      return words.order(factLabel(fact, language), bound.op, codeLabel(fact, bound.limit, language))
    }
    case 'flag':
      return flagRequirement(criterion, language, rule)
    case 'hosted':
      return words.hosted(criterion.sites?.map(siteName))
    case 'question':
      return ruleWords(criterion.requires, language)
    case 'decision':
      return words.decided(ruleWords(criterion.requires, language), criterion.by, criterion.because)
    case 'commitment':
      return words.committed(ruleWords(criterion.requires, language), criterion.withinMonths)
    case 'window':
      return words.window(criterion.opensOn, criterion.closesOn)
    case 'once':
      return words.once(nameOf(criterion.of, language, rule), criterion.per)
    case 'exceeds':
      return words.exceeds(factLabel(criterion.fact, language, rule), factLabel(criterion.other, language, rule))
    case 'owners':
      return words.owners(criterion.share.op, criterion.share.limit, criterion.turnover)
  }
}

function ageRequirement({ since, bound, at }: Age, language: Language, rule: Rule | undefined): string {
  const words = ruleWordsIn[language].requirements
  const age =
    since === 'activity' || since === 'incorporation'
      ? words.age[since](bound.op, bound.limit)
      : words.ageSince(factLabel(since, language, rule), bound.op, bound.limit)
  return `${age}${words.countedAt[at]}`
}

function moneyRequirement(
  { fact, period, bound, rate }: MoneyLimit,
  language: Language,
  rule: Rule | undefined,
): string {
  const words = ruleWordsIn[language].requirements
  const { op, limit } = bound
  const text = () => {
    if (fact === 'fundingRaised') return words.fundingRaised(op, limit)
    if (fact !== 'turnover') return words.amount(factLabel(fact, language, rule), op, limit)
    if (period === 'best-of-three') return words.bestTurnover(op, limit)
    return words.turnover(op, limit, typeof period === 'object' ? String(period.fiscalYear) : undefined)
  }
  return `${text()}${rateNote(rate, language)}`
}

function rateNote(rate: RateRule, language: Language): string {
  const words = ruleWordsIn[language].requirements
  if (rate === 'period-end') return words.atPeriodEnd
  return rate === 'dated' || isOwnRate(rate) ? '' : words.atRateOf(rate.fixedOn)
}

function setRequirement({ fact, op, codes, list }: SetMembership, language: Language, rule: Rule | undefined): string {
  const words = ruleWordsIn[language].requirements
  if (list !== undefined) {
    const { label, denied } = flagWords(`onList:${list}`, language, rule)
    return op === 'none-of' ? denied : label
  }
  const label = factLabel(fact, language, rule)
  const names = codes.map((code) => codeLabel(fact, code, language, rule))
  if (op === 'all-of') return words.allOf(label, names)
  return (op === 'any-of' ? words.anyOf : words.noneOf)(label, names)
}

function flagRequirement({ fact, expects }: Flag, language: Language, rule: Rule | undefined): string {
  const { label, denied } = flagWords(fact, language, rule)
  return expects ? label : denied
}

/** A rule in words, with the shape of the rule: a heading over its parts, or a requirement. */
export interface RuleText {
  readonly text: string
  readonly parts: readonly RuleText[]
}

/** The conditions of a rule in words. */
export function ruleTree(rule: Rule, language: Language, siteName: SiteName = nameFromCode): RuleText {
  return textOf(rule.where, { language, siteName, rule })
}

/** A rule in words, a line for each part, those of a group indented below its heading; then preferences and places. */
export function ruleText(rule: Rule, language: Language, siteName: SiteName = nameFromCode): readonly string[] {
  const told: Telling = { language, siteName, rule }
  const { groups } = ruleWordsIn[language]
  const prefers = rule.prefers.map(({ weight, when }) => ({
    text: groups.prefers(weight),
    parts: [textOf(when, told)],
  }))
  const places = rule.places ? [groups.places(rule.places.count, rule.places.order)] : []
  return [...[textOf(rule.where, told), ...prefers].flatMap((text) => linesOf(text, '', language)), ...places]
}

function linesOf({ text, parts }: RuleText, indent: string, language: Language): readonly string[] {
  if (parts.length === 0) return [`${indent}${text}`]
  const heading = `${indent}${text}${language === 'fr' ? '\u00a0:' : ':'}`
  return [heading, ...parts.flatMap((part) => linesOf(part, `${indent}  `, language))]
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
