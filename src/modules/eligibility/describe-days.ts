import { type CivilDate, addDays, firstDay, lastDay } from '../../kernel/civil-date.ts'
import { type Age, type DateLimit, type Hosted, type Window, factLabel, isFromTheRegister } from '../rules/index.ts'
import { turningDay, wholeMonths } from './examine-days.ts'
import type { Finding } from './judgement.ts'
import { type SeenFact, type Telling, factLine, span } from './telling.ts'

export function tellAge({ since, bound, at }: Age, finding: Finding, seen: SeenFact, told: Telling): readonly string[] {
  const { words } = told
  if (seen.fact.value.kind !== 'date') return []
  const on = seen.countedOn ?? told.on
  const [first, last] = [firstDay(seen.fact.value.date), lastDay(seen.fact.value.date)]
  const age = first > on ? words.notBegun(on) : words.ages(wholeMonths(last, on), wholeMonths(first, on), on)
  const lines = [factLine(seen.key, seen.fact, age, told), ...(seen.standIn ? [words.standIn] : [])]

  const passes = seen.countedOn === undefined
  if (finding.answer === 'unknown') {
    return [...lines, tooRough(finding, passes ? turningDay(bound, last) : undefined, told)]
  }
  const growsOut = bound.op === 'under' || bound.op === 'at-most'
  const turn = turningDay(bound, first)
  const certain = turn === turningDay(bound, last)
  const exact = first === last
  if (finding.answer === 'met') {
    return growsOut && turn && passes ? [...lines, words.metUntil(addDays(turn, -1), certain)] : lines
  }
  if (growsOut) {
    const apart = exact && turn && turn < on ? [words.excess(span(turn, on, told))] : []
    return [...lines, ...apart, outgrown(since, passes, told)]
  }
  if (!turn) return lines
  const apart = exact && on < turn ? [words.shortfall(span(on, turn, told))] : []
  if (passes) return [...lines, ...apart, words.metFrom(turn, certain)]
  return [...lines, ...apart, at === 'application' ? words.requestFrom(turn, certain) : words.onlyCorrection]
}

/** That the day must be known, and who can tell it: the company, or the park that writes it into its register. */
function tooRough({ missing }: Finding, settledOn: CivilDate | undefined, { words, language, rule }: Telling): string {
  if (missing.some(isFromTheRegister)) return words.entryTooRough(settledOn)
  return words.tooRough(
    missing.map((key) => factLabel(key, language, rule)),
    settledOn,
  )
}

/** What would change the answer where an age is past its limit. */
function outgrown(since: Age['since'], passes: boolean, { words }: Telling): string {
  if (!passes) return words.onlyCorrection
  if (since === 'lastRoundOn') return words.newRound
  if (since === 'hostedSince') return words.onlyCorrection
  return since === 'activity' || since === 'incorporation' || since === 'applicantBornOn'
    ? words.tooLate
    : words.mayChange
}

export function tellDate(
  { fact, bound }: DateLimit,
  finding: Finding,
  seen: SeenFact,
  told: Telling,
): readonly string[] {
  const { words } = told
  const line = factLine(seen.key, seen.fact, '', told)
  if (finding.answer === 'met' || seen.fact.value.kind !== 'date') return [line]
  if (finding.answer === 'unknown') return [line, tooRough(finding, undefined, told)]
  const apart = finding.margin ? [apartFrom(bound, firstDay(seen.fact.value.date), told)] : []
  return [line, ...apart, closing()]

  function closing(): string {
    if (fact === 'lastRoundOn') return bound.op === 'on-or-after' ? words.newRound : words.onlyCorrection
    const past =
      fact === 'incorporatedOn' || fact === 'activityStartedOn' || fact === 'applicantBornOn' || isFromTheRegister(fact)
    return past ? words.onlyCorrection : words.mayChange
  }
}

function apartFrom({ op, limit }: DateLimit['bound'], day: typeof limit, told: Telling): string {
  const { words } = told
  if (op === 'on-or-after') return words.tooEarlyBy(span(day, limit, told))
  return day === limit ? words.reached : words.tooLateBy(span(limit, day, told))
}

export function tellHosted({ sites }: Hosted, { seen, answer }: Finding, told: Telling): readonly string[] {
  const { words, on, siteName } = told
  const line =
    seen.kind === 'stay'
      ? words.hostedAt(seen.stay.siteName, seen.stay.from, seen.stay.to && addDays(seen.stay.to, -1))
      : words.notHosted(on)
  return answer === 'met' ? [line] : [line, words.stayNeeded(sites?.map(siteName))]
}

export function tellWindow({ opensOn, closesOn }: Window, { seen }: Finding, { words, on: asked }: Telling): string {
  const on = seen.kind === 'day' ? seen.on : asked
  if (opensOn && on < opensOn) return words.notOpenYet(on, opensOn)
  return closesOn && closesOn < on ? words.closed(on, closesOn) : words.openUntil(on, closesOn)
}
