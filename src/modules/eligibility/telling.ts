import { type CivilDate, daysBetween, monthsBetween } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import {
  type Bound,
  type Fact,
  type FactKey,
  type Rule,
  type SiteName,
  duration,
  factLabel,
  showFactValue,
} from '../rules/index.ts'
import type { FindingWords, Origin } from './eligibility.messages.ts'
import type { Finding, Margin, Seen } from './judgement.ts'

/** In whose language a finding is told, and what is needed to put it in words. */
export interface Telling {
  readonly language: Language
  readonly words: FindingWords
  /** The day asked. */
  readonly on: CivilDate
  readonly siteName: SiteName
  readonly rule: Rule | undefined
}

export type SeenFact = Extract<Seen, { kind: 'fact' }>
export type SeenFacts = Extract<Seen, { kind: 'facts' }>

/** "Label: value (source), more." */
export function factLine(key: FactKey, fact: Fact, more: string, { language, words, rule }: Telling): string {
  const value = showFactValue(key, fact.value, language, rule)
  return words.line(factLabel(key, language, rule), value, more, originOf(fact))
}

/** A line for each of several facts, those included that are missing; the first says what it is worth in another currency. */
export function factLines({ facts, converted }: SeenFacts, told: Telling): readonly string[] {
  const { language, words, rule } = told
  return facts.map(({ key, fact }, place) => {
    if (fact && place === 0 && converted)
      return factLine(key, fact, words.converted(converted.amount, converted.rate), told)
    const value = fact && showFactValue(key, fact.value, language, rule)
    return words.among(factLabel(key, language, rule), value, fact ? originOf(fact) : {})
  })
}

export function originOf({ validOn, source }: Fact): Origin {
  return { ...(validOn && { validOn }), ...(source && { source }) }
}

/** How far a figure or an amount that keeps a company out is from its limit; one that lets it in has no need of it. */
export function distance(
  { margin, answer }: Finding,
  { op }: Pick<Bound<unknown>, 'op'>,
  key: FactKey,
  { words, language }: Telling,
): readonly string[] {
  if (answer !== 'unmet' || !margin || margin.kind === 'days') return []
  // At a limit that is included the figure would be met: what looks like it was rounded to be shown.
  if (isNothing(margin)) return op === 'under' || op === 'over' ? [words.reached] : []
  const beyond = op === 'under' || op === 'at-most'
  if (margin.kind === 'stages') return [beyond ? words.stagesBeyond(margin.stages) : words.stagesShort(margin.stages)]
  if (margin.kind === 'points') return [words.pointsAway(margin.points)]
  const shown = showFactValue(key, margin, language)
  return [beyond ? words.excess(shown) : words.shortfall(shown)]
}

function isNothing(margin: Exclude<Margin, { kind: 'days' }>): boolean {
  switch (margin.kind) {
    case 'number':
      return margin.number === 0
    case 'money':
      return margin.money.minor === 0n
    case 'stages':
      return margin.stages === 0
    case 'points':
      return margin.points === 0
  }
}

/** The time between two days: in days while it is short, then in completed months. */
export function span(from: CivilDate, to: CivilDate, { words, language }: Telling): string {
  const months = monthsBetween(from, to)
  return months < 2 ? words.days(daysBetween(from, to)) : duration(language, months)
}
