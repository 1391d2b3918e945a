import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Facts, Rates, Rule } from '../rules/index.ts'
import { nextChange } from './change.ts'
import type { Judgement, Occasion, Verdict } from './judgement.ts'
import { missingIn } from './missing.ts'
import { viewOf } from './view.ts'
import { answerOf, findingsOf, verdictOf, weigh } from './weigh.ts'

/** Whether a company may have what the rule guards, on a day: the verdict, its proof, what is missing and until when. */
export function judge(rule: Rule, facts: Facts, on: CivilDate, rates: Rates, occasion: Occasion = {}): Judgement {
  const explanation = weigh(rule.where, viewOf(rule, facts, on, rates, occasion))
  const change = nextChange(rule, facts, on, rates, occasion)
  return {
    verdict: verdictOf(explanation.answer),
    explanation,
    findings: findingsOf(explanation),
    missing: missingIn(explanation),
    ...(change && { change }),
  }
}

/** What is kept of a judgement. */
export type Outcome = Pick<Judgement, 'verdict' | 'missing' | 'change'>

/** The same as the judgement says, without its proof, which is made only where it tells what is missing. */
export function outcomeOf(rule: Rule, facts: Facts, on: CivilDate, rates: Rates): Outcome {
  const view = viewOf(rule, facts, on, rates)
  const verdict = verdictOf(answerOf(rule.where, view))
  const change = nextChange(rule, facts, on, rates)
  const missing = verdict === 'undetermined' ? missingIn(weigh(rule.where, view)) : []
  return { verdict, missing, ...(change && { change }) }
}

/** The verdict alone: many times cheaper than the judgement, and the same. */
export function verdictOn(rule: Rule, facts: Facts, on: CivilDate, rates: Rates, occasion: Occasion = {}): Verdict {
  return verdictOf(answerOf(rule.where, viewOf(rule, facts, on, rates, occasion)))
}
