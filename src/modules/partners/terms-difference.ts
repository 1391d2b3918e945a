import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import { type Rule, type RuleText, type SiteName, ruleTree } from '../rules/index.ts'
import type { Benefit } from './benefit.ts'
import { benefitLine } from './benefit.messages.ts'
import type { CatalogueVersion } from './catalogue.ts'

/** What differs between two terms, in words; an empty list where nothing does. */
export interface TermsDifference {
  readonly rule: LinesDifference
  readonly benefits: LinesDifference
  readonly from: DayDifference | undefined
  readonly until: DayDifference | undefined
  /** Whether those who entered keep the terms, where that differs. */
  readonly keeps: boolean | undefined
}

export interface LinesDifference {
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

export interface DayDifference {
  readonly before: CivilDate | undefined
  readonly after: CivilDate | undefined
}

type Terms = Pick<CatalogueVersion, 'from' | 'until' | 'keeps' | 'rule' | 'benefits'>

/** Holds two terms against each other, as a reader of this language is told them. */
export function termsDifference(before: Terms, after: Terms, language: Language, siteName?: SiteName): TermsDifference {
  const lines = (benefits: readonly Benefit[]) => benefits.map((benefit) => benefitLine(benefit, language))
  return {
    rule: linesDifference(requirements(before.rule, language, siteName), requirements(after.rule, language, siteName)),
    benefits: linesDifference(lines(before.benefits), lines(after.benefits)),
    from: dayDifference(before.from, after.from),
    until: dayDifference(before.until, after.until),
    keeps: (before.keeps ?? false) === (after.keeps ?? false) ? undefined : (after.keeps ?? false),
  }
}

/** Every requirement of a rule with the heading above it, so that a condition that moved to another group is told. */
function requirements(rule: Rule, language: Language, siteName: SiteName | undefined): readonly string[] {
  const tree = ruleTree(rule, language, siteName)
  return tree.parts.length === 0 ? [tree.text] : tree.parts.flatMap((part) => told(part, language))
}

function told({ text, parts }: RuleText, language: Language): readonly string[] {
  if (parts.length === 0) return [text]
  const colon = language === 'fr' ? '\u00a0:' : ':'
  return parts.flatMap((part) => told(part, language).map((line) => `${text}${colon} ${line}`))
}

function linesDifference(before: readonly string[], after: readonly string[]): LinesDifference {
  return {
    gone: before.filter((line) => !after.includes(line)),
    come: after.filter((line) => !before.includes(line)),
  }
}

function dayDifference(before: CivilDate | undefined, after: CivilDate | undefined): DayDifference | undefined {
  return before === after ? undefined : { before, after }
}
