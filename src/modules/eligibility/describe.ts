import { type CivilDate, addDays, civilDate, firstDay, lastDay, partsOf } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import { type FindingWords, type Origin, eligibilityWords } from './eligibility.messages.ts'
import { wholeMonths } from './examine.ts'
import type { Fact, FactKey } from './facts.ts'
import type { Finding, Seen } from './judgement.ts'
import { turningDay } from './reading.ts'
import { type SiteName, nameFromCode } from './requirement.ts'
import type { Age, DateLimit, Hosted, MoneyLimit, Question } from './rule.ts'
import { factLabel, ruleWords, showFactValue } from './show-fact.ts'

/**
 * What a criterion saw on a day, in sentences: the value, its date and source; until when it holds; what is missing; what
 * would change a "no", and honestly when nothing would. It does not repeat the requirement.
 */
export function describe(
  finding: Finding,
  language: Language,
  on: CivilDate,
  siteName: SiteName = nameFromCode,
): string {
  const telling: Telling = { language, words: eligibilityWords[language].findings, on, siteName }
  return sentences(finding, telling).join(' ')
}

interface Telling {
  readonly language: Language
  readonly words: FindingWords
  readonly on: CivilDate
  readonly siteName: SiteName
}

type SeenFact = Extract<Seen, { kind: 'fact' }>

function sentences(finding: Finding, telling: Telling): readonly string[] {
  const { criterion, seen } = finding
  const { language, words } = telling
  if (criterion.kind === 'hosted') return tellHosted(criterion, finding, telling)
  if (seen.kind === 'nothing') {
    if (criterion.kind === 'question') return [words.unanswered(ruleWords(criterion.asks, language))]
    return finding.missing.map((key) => words.unknown(factLabel(key, language)))
  }
  if (criterion.kind === 'money') return tellMoney(criterion, finding, telling)
  if (seen.kind !== 'fact') return []
  switch (criterion.kind) {
    case 'age':
      return tellAge(criterion, finding, seen, telling)
    case 'question':
      return tellAnswer(criterion, finding, seen, telling)
    case 'date':
      return [factLine(seen.key, seen.fact, '', telling), ...afterDate(criterion, finding, telling)]
    case 'number':
    case 'set':
      return [factLine(seen.key, seen.fact, '', telling), ...(finding.answer === 'unmet' ? [words.mayChange] : [])]
  }
}

function tellAge({ bound }: Age, finding: Finding, seen: SeenFact, telling: Telling): readonly string[] {
  const { language, words, on } = telling
  if (seen.fact.value.kind !== 'date') return []
  const [first, last] = [firstDay(seen.fact.value.date), lastDay(seen.fact.value.date)]
  const age = first > on ? words.notBegun(on) : words.ages(wholeMonths(last, on), wholeMonths(first, on), on)
  const told = [factLine(seen.key, seen.fact, age, telling), ...(seen.standIn ? [words.standIn] : [])]

  if (finding.answer === 'unknown') {
    const labels = finding.missing.map((key) => factLabel(key, language))
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
  const review = period === 'last-closed-year' ? [words.nextFiscalYear(civilDate(year + 1, 1, 1), String(year))] : []
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
  return [...told, words.noRate(reason.from, reason.to, rate === 'dated' ? on : undefined)]

  function whatChanges(): string {
    const grows = fact === 'fundingRaised' && (bound.op === 'at-least' || bound.op === 'over')
    return grows ? words.newRound : words.onlyCorrection
  }
}

function afterDate({ fact, bound }: DateLimit, finding: Finding, { language, words }: Telling): readonly string[] {
  if (finding.answer === 'met') return []
  if (finding.answer === 'unknown') {
    const labels = finding.missing.map((key) => factLabel(key, language))
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

function tellAnswer(
  { asks }: Question,
  finding: Finding,
  { key, fact }: SeenFact,
  { language, words }: Telling,
): readonly string[] {
  const answer = showFactValue(key, fact.value, language)
  const told = words.answerTo(ruleWords(asks, language), answer, originOf(fact))
  return finding.answer === 'unmet' ? [told, words.mayChange] : [told]
}

function factLine(key: FactKey, fact: Fact, more: string, { language, words }: Telling): string {
  return words.line(factLabel(key, language), showFactValue(key, fact.value, language), more, originOf(fact))
}

function originOf({ validOn, source }: Fact): Origin {
  return { ...(validOn && { validOn }), ...(source && { source }) }
}
