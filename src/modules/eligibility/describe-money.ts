import { civilDate, partsOf } from '../../kernel/civil-date.ts'
import { type Exceeds, type FactKey, type MoneyLimit, type RateRule, isOwnRate, splitKey } from '../rules/index.ts'
import type { Finding } from './judgement.ts'
import { rateDay } from './reading.ts'
import { type SeenFact, type SeenFacts, type Telling, distance, factLine, factLines } from './telling.ts'

export function tellMoney(criterion: MoneyLimit, finding: Finding, told: Telling): readonly string[] {
  const { words } = told
  const { seen } = finding
  switch (seen.kind) {
    case 'not-yet-active': {
      const began = factLine(seen.standIn ? 'incorporatedOn' : 'activityStartedOn', seen.began, '', told)
      const standIn = seen.standIn ? [words.standIn] : []
      return [began, ...standIn, words.noTurnoverYet(String(seen.fiscalYear)), ...closing(criterion, finding, told)]
    }
    case 'fact':
      return tellAmount(criterion, finding, seen, told)
    case 'facts':
      return [...factLines(seen, told), ...(noRate(finding, criterion.rate, told) ?? closing(criterion, finding, told))]
    case 'nothing':
    case 'stay':
    case 'no-stay':
    case 'day':
      return []
  }
}

function tellAmount(criterion: MoneyLimit, finding: Finding, seen: SeenFact, told: Telling): readonly string[] {
  const converted = seen.converted ? told.words.converted(seen.converted.amount, seen.converted.rate) : ''
  const line = factLine(seen.key, seen.fact, converted, told)
  const apart = distance(finding, criterion.bound, seen.key, told)
  return [line, ...(noRate(finding, criterion.rate, told) ?? [...apart, ...closing(criterion, finding, told)])]
}

/** What would change the answer, or when it is looked at again: years that are over change by a correction only. */
function closing({ fact, period, bound }: MoneyLimit, { answer }: Finding, { words, on }: Telling): readonly string[] {
  if (typeof period === 'string') {
    const { year } = partsOf(on)
    return [words.nextFiscalYear(civilDate(year + 1, 1, 1), String(year))]
  }
  if (answer !== 'unmet') return []
  if (fact === 'fundingRaised' && (bound.op === 'at-least' || bound.op === 'over')) return [words.newRound]
  return [fact === 'turnover' || fact === 'fundingRaised' ? words.onlyCorrection : words.mayChange]
}

export function tellExceeds({ fact }: Exceeds, finding: Finding, seen: SeenFacts, told: Telling): readonly string[] {
  const lines = [...factLines(seen, told), ...(noRate(finding, 'dated', told) ?? [])]
  if (finding.answer !== 'unmet') return lines
  return [...lines, ...distance(finding, { op: 'over' }, fact, told), told.words.mayChange]
}

/** Which rate is wanted, where one is; undefined where none is. */
export function noRate(
  { reason, seen }: Finding,
  rate: RateRule,
  { words, on }: Telling,
): readonly string[] | undefined {
  if (reason?.code !== 'no-rate') return undefined
  const { from, to } = reason
  return [words.noRate(from, to, isOwnRate(rate) ? undefined : rateDay(rate, on, yearIn(seen, from)))]
}

/** The fiscal year of the amount that no rate converts: the earliest in its currency, for a rate serves later years too. */
function yearIn(seen: Finding['seen'], currency: string): number | undefined {
  const facts = seen.kind === 'fact' ? [seen] : seen.kind === 'facts' ? seen.facts : []
  const years = facts.flatMap(({ key, fact }) =>
    fact?.value.kind === 'money' && fact.value.money.currency === currency ? fiscalYear(key) : [],
  )
  return years.length === 0 ? undefined : Math.min(...years)
}

function fiscalYear(key: FactKey): readonly number[] {
  const { name, of } = splitKey(key)
  return name === 'turnover' ? [Number(of)] : []
}
