import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Judgement, type Verdict, judge } from '../eligibility/index.ts'
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
  const judgement = judge(offer.version.rule, facts, on, rates)
  const { turn } = offer
  if (!turn || (judgement.change && judgement.change.on < turn.on)) return judgement

  const { change: _, ...now } = judgement
  if (!turn.version) return { ...now, change: { on: turn.on, to: 'ended' } }
  const then = judge(turn.version.rule, facts, turn.on, rates)
  if (then.verdict !== now.verdict) return { ...now, change: { on: turn.on, to: then.verdict } }
  return then.change ? { ...now, change: then.change } : now
}

/** How long before a right ends we urge to seize it, in days. */
export const ACT_BEFORE_DAYS = 180
