import type { CivilDate } from '../../kernel/civil-date.ts'
import { nextChange } from './change.ts'
import type { Facts, Rates } from './facts.ts'
import type { Judgement } from './judgement.ts'
import { missingIn } from './missing.ts'
import type { Rule } from './rule.ts'
import { findingsOf, verdictOf, weigh } from './weigh.ts'

/** Whether a company may have what the rule guards, on a day: the verdict, its proof, what is missing and until when. */
export function judge(rule: Rule, facts: Facts, on: CivilDate, rates: Rates): Judgement {
  const explanation = weigh(rule.where, facts, on, rates)
  const verdict = verdictOf(explanation.answer)
  const change = nextChange(rule, facts, on, rates, verdict)
  return {
    verdict,
    explanation,
    findings: findingsOf(explanation),
    missing: missingIn(explanation),
    ...(change && { change }),
  }
}
