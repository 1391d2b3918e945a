import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Judgement, type Outcome, type Verdict, judge, outcomeOf } from '../eligibility/index.ts'
import { type Facts, type Rates } from '../rules/index.ts'
import type { OpenOffer } from '../partners/index.ts'

/** A judgement that also knows when the offer's terms end or give way to others. */
export interface OfferJudgement extends Omit<Judgement, 'change'> {
  readonly change?: Change
}

/** The first later day on which the verdict differs though nobody learns anything new. */
export interface Change {
  readonly on: CivilDate
  readonly to: Verdict | 'ended'
}

/** Whether a company is entitled to an offer on a day, with its proof and the day on which that changes. */
export function judgeOffer(offer: OpenOffer, facts: Facts, on: CivilDate, rates: Rates): OfferJudgement {
  return upToTurn(offer, judge(offer.version.rule, facts, on, rates), facts, rates)
}

/** The same without the proof: what is kept of it. */
export function offerOutcome(offer: OpenOffer, facts: Facts, on: CivilDate, rates: Rates): OfferOutcome {
  return upToTurn(offer, outcomeOf(offer.version.rule, facts, on, rates), facts, rates)
}

export type OfferOutcome = Pick<OfferJudgement, 'verdict' | 'missing' | 'change'>

/** What was judged by today's terms, as far as these last: then the offer ends, or other terms decide. */
function upToTurn<Judged extends Outcome>(
  { turn }: OpenOffer,
  judged: Judged,
  facts: Facts,
  rates: Rates,
): Omit<Judged, 'change'> & { readonly change?: Change } {
  if (!turn || (judged.change && judged.change.on < turn.on)) return judged

  const { change: _, ...now } = judged
  if (!turn.version) return { ...now, change: { on: turn.on, to: 'ended' } }
  const then = outcomeOf(turn.version.rule, facts, turn.on, rates)
  if (then.verdict !== judged.verdict) return { ...now, change: { on: turn.on, to: then.verdict } }
  return then.change ? { ...now, change: then.change } : now
}

/** How long before a right ends we urge to seize it, in days. */
export const ACT_BEFORE_DAYS = 180
