import { type CivilDate, addDays, civilDate, firstDay, lastDay, partsOf } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import {
  type Age,
  type DateLimit,
  type Fact,
  type FactKey,
  type Hosted,
  type MoneyLimit,
  type Rule,
  type SiteName,
  type Window,
  factLabel,
  factQuestion,
  isOwnRate,
  nameFromCode,
  ruleWords,
  showFactValue,
} from '../rules/index.ts'
import { type FindingWords, type Origin, eligibilityWords } from './eligibility.messages.ts'
import { turningDay, wholeMonths } from './examine-days.ts'
import type { Finding, Seen } from './judgement.ts'

/**
 * What a criterion saw on a day, in sentences: the value, its date and source; how far it is from the limit; until when it
 * holds; what is missing; what would change a "no", and honestly when nothing would. It does not repeat the requirement.
 * The rule it is of gives the names of providers and the words of its own facts.
 */
export function describe(
  finding: Finding,
  language: Language,
  on: CivilDate,
  siteName: SiteName = nameFromCode,
  rule?: Rule,
): string {
  return sentences(finding, { language, words: eligibilityWords[language].findings, on, siteName, rule }).join(' ')
}

interface Telling {
  readonly language: Language
  readonly words: FindingWords
  readonly on: CivilDate
  readonly siteName: SiteName
  readonly rule: Rule | undefined
}

type SeenFact = Extract<Seen, { kind: 'fact' }>

function sentences(finding: Finding, telling: Telling): readonly string[] {
  const { criterion, seen } = finding
  const { words } = telling
  if (criterion.kind === 'hosted') return tellHosted(criterion, finding, telling)
  if (criterion.kind === 'window') return [tellWindow(criterion, telling)]
  if (seen.kind === 'nothing') return tellNothing(finding, telling)
  if (seen.kind === 'facts') return tellSeveral(finding, seen, telling)
  if (criterion.kind === 'money') return tellMoney(criterion, finding, telling)
  if (seen.kind !== 'fact') return []
  switch (criterion.kind) {
    case 'age':
      return tellAge(criterion, finding, seen, telling)
    case 'question':
    case 'commitment':
    case 'decision':
      return [tellAnswer(ruleWords(criterion.asks, telling.language), seen, telling), ...mayChange(finding, words)]
    case 'date':
      return [factLine(seen.key, seen.fact, '', telling), ...afterDate(criterion, finding, telling)]
    case 'number':
    case 'set':
    case 'order':
      return [factLine(seen.key, seen.fact, '', telling), ...distance(finding, words), ...mayChange(finding, words)]
    case 'flag':
      return [
        tellAnswer(factQuestion(seen.key, telling.language, telling.rule), seen, telling),
        ...mayChange(finding, words),
      ]
    case 'owners':
      return tellOwners(finding, seen, telling)
    case 'once':
    case 'exceeds':
      return []
  }
}

function mayChange({ answer }: Finding, words: FindingWords): readonly string[] {
  return answer === 'unmet' ? [words.mayChange] : []
}

/** The distance of a figure that keeps people out; one that lets them in has no need of it. */
function distance({ criterion, answer, margin }: Finding, words: FindingWords): readonly string[] {
  return margin && answer === 'unmet' && criterion.kind === 'number' ? [words.margin(margin, answer)] : []
}

function tellNothing({ criterion, missing, reason }: Finding, { language, words, rule }: Telling): readonly string[] {
  if (criterion.kind === 'decision') return [words.notDecided(ruleWords(criterion.asks, language))]
  if (criterion.kind === 'question' || criterion.kind === 'commitment') {
    return [words.unanswered(ruleWords(criterion.asks, language))]
  }
  if (reason?.code === 'no-list') return missing.map((key) => words.listNotAtHand(factQuestion(key, language, rule)))
  if (criterion.kind === 'flag') return missing.map((key) => words.unanswered(factQuestion(key, language, rule)))
  return missing.map((key) => words.unknown(factLabel(key, language, rule)))
}

function tellSeveral(
  finding: Finding,
  { facts }: Extract<Seen, { kind: 'facts' }>,
  { language, words, rule }: Telling,
): readonly string[] {
  const lines = facts.map(({ key, fact }) =>
    words.among(
      factLabel(key, language, rule),
      fact && showFactValue(key, fact.value, language, rule),
      fact ? originOf(fact) : {},
    ),
  )
  const { margin, answer, reason } = finding
  if (reason?.code === 'no-rate') return [...lines, words.noRate(reason.from, reason.to, undefined)]
  return margin && answer === 'unmet' ? [...lines, words.margin(margin, answer)] : lines
}

function tellAge({ bound }: Age, finding: Finding, seen: SeenFact, telling: Telling): readonly string[] {
  const { language, words, on, rule } = telling
  if (seen.fact.value.kind !== 'date') return []
  const [first, last] = [firstDay(seen.fact.value.date), lastDay(seen.fact.value.date)]
  const age = first > on ? words.notBegun(on) : words.ages(wholeMonths(last, on), wholeMonths(first, on), on)
  const told = [factLine(seen.key, seen.fact, age, telling), ...(seen.standIn ? [words.standIn] : [])]

  if (finding.answer === 'unknown') {
    const labels = finding.missing.map((key) => factLabel(key, language, rule))
    return [...told, words.tooRough(labels, turningDay(bound, last))]
  }
  const growsOut = bound.op === 'under' || bound.op === 'at-most'
  const turn = turningDay(bound, first)
  const certain = turn === turningDay(bound, last)
  if (finding.answer === 'met') return growsOut && turn ? [...told, words.metUntil(addDays(turn, -1), certain)] : told
  if (growsOut) return [...told, words.tooLate]
  return turn ? [...told, words.metFrom(turn, certain)] : told
}

function tellMoney({ fact, period, bound, rate }: MoneyLimit, finding: Finding, telling: Telling): readonly string[] {
  const { words, on } = telling
  const { seen, reason } = finding
  const { year } = partsOf(on)
  const moves = typeof period === 'string'
  const review = moves ? [words.nextFiscalYear(civilDate(year + 1, 1, 1), String(year))] : []
  const closing = finding.answer === 'unmet' && review.length === 0 ? [whatChanges()] : review

  if (seen.kind === 'not-yet-active') {
    const began = factLine(seen.standIn ? 'incorporatedOn' : 'activityStartedOn', seen.began, '', telling)
    const standIn = seen.standIn ? [words.standIn] : []
    return [began, ...standIn, words.noTurnoverYet(String(seen.fiscalYear)), ...closing]
  }
  if (seen.kind !== 'fact') return []
  const converted = seen.converted ? words.converted(seen.converted.amount, seen.converted.rate) : ''
  const told = [factLine(seen.key, seen.fact, converted, telling)]
  if (reason?.code !== 'no-rate') return [...told, ...closing]
  return [...told, words.noRate(reason.from, reason.to, isOwnRate(rate) ? undefined : on)]

  function whatChanges(): string {
    if (fact === 'fundingRaised' && (bound.op === 'at-least' || bound.op === 'over')) return words.newRound
    return fact === 'turnover' || fact === 'fundingRaised' ? words.onlyCorrection : words.mayChange
  }
}

function afterDate(
  { fact, bound }: DateLimit,
  finding: Finding,
  { language, words, rule }: Telling,
): readonly string[] {
  if (finding.answer === 'met') return []
  if (finding.answer === 'unknown') {
    const labels = finding.missing.map((key) => factLabel(key, language, rule))
    return [words.tooRough(labels, undefined)]
  }
  return [fact === 'lastRoundOn' && bound.op === 'on-or-after' ? words.newRound : words.onlyCorrection]
}

function tellHosted({ sites }: Hosted, { seen, answer }: Finding, telling: Telling): readonly string[] {
  const { words, on, siteName } = telling
  const told =
    seen.kind === 'stay'
      ? words.hostedAt(seen.stay.siteName, seen.stay.from, seen.stay.to && addDays(seen.stay.to, -1))
      : words.notHosted(on)
  return answer === 'met' ? [told] : [told, words.stayNeeded(sites?.map(siteName))]
}

function tellWindow({ opensOn, closesOn }: Window, { words, on }: Telling): string {
  if (opensOn && on < opensOn) return words.notOpenYet(on, opensOn)
  return closesOn && closesOn < on ? words.closed(on, closesOn) : words.openUntil(on, closesOn)
}

function tellAnswer(question: string, { key, fact }: SeenFact, { language, words }: Telling): string {
  return words.answerTo(question, showFactValue(key, fact.value, language), originOf(fact))
}

function tellOwners({ reason, answer }: Finding, { key, fact }: SeenFact, telling: Telling): readonly string[] {
  const { words } = telling
  const told = factLine(key, fact, '', telling)
  if (reason?.code === 'owner-turnover-unknown') return [told, words.ownerTurnoverUnknown(reason.owner)]
  if (reason?.code === 'no-rate') return [told, words.noRate(reason.from, reason.to, telling.on)]
  return answer === 'unmet' ? [told, words.mayChange] : [told]
}

function factLine(key: FactKey, fact: Fact, more: string, { language, words, rule }: Telling): string {
  const value = showFactValue(key, fact.value, language, rule)
  return words.line(factLabel(key, language, rule), value, more, originOf(fact))
}

function originOf({ validOn, source }: Fact): Origin {
  return { ...(validOn && { validOn }), ...(source && { source }) }
}
