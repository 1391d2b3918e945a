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
import type { Finding, Seen } from './judgement.ts'

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

/** A line for each of several facts, those included that are missing. */
export function factLines({ facts }: SeenFacts, { language, words, rule }: Telling): readonly string[] {
  return facts.map(({ key, fact }) => {
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
  const nothing = margin.kind === 'number' ? margin.number === 0 : margin.money.minor === 0n
  // At a limit that is included the figure would be met: what looks like it was rounded to be shown.
  if (nothing) return op === 'under' || op === 'over' ? [words.reached] : []
  const shown = showFactValue(key, margin, language)
  return [op === 'under' || op === 'at-most' ? words.excess(shown) : words.shortfall(shown)]
}

/** The time between two days: in days while it is short, then in completed months. */
export function span(from: CivilDate, to: CivilDate, { words, language }: Telling): string {
  const months = monthsBetween(from, to)
  return months < 2 ? words.days(daysBetween(from, to)) : duration(language, months)
}
