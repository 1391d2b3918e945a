import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Judgement, type Outcome, type Verdict, judge, outcomeOf } from '../eligibility/index.ts'
import type { Facts } from '../rules/index.ts'
import { type OpenOffer, openOn } from '../partners/index.ts'
import type { OfferRates } from './offer-rates.ts'

/** A judgement that also knows when the offer's terms, or the agreement's rate, end or give way to others. */
export interface OfferJudgement extends Omit<Judgement, 'change'> {
  readonly change?: Change
}

/** The first later day on which the verdict differs though nobody learns anything new. */
export interface Change {
  readonly on: CivilDate
  readonly to: Verdict | 'ended'
}

/** Whether a company is entitled to an offer on a day, with its proof and the day on which that changes. */
export function judgeOffer(offer: OpenOffer, facts: Facts, on: CivilDate, rates: OfferRates): OfferJudgement {
  return upToTurns(offer, judge(offer.version.rule, facts, on, rates.of(offer, on)), facts, on, rates)
}

/** The same without the proof: what is kept of it. */
export function offerOutcome(offer: OpenOffer, facts: Facts, on: CivilDate, rates: OfferRates): OfferOutcome {
  return upToTurns(offer, outcomeOf(offer.version.rule, facts, on, rates.of(offer, on)), facts, on, rates)
}

export type OfferOutcome = Pick<OfferJudgement, 'verdict' | 'missing' | 'change'>

/** What was judged by today's terms and rate, as far as these last: then the offer ends, or others decide, turn after turn. */
function upToTurns<Judged extends Outcome>(
  offer: OpenOffer,
  judged: Judged,
  facts: Facts,
  on: CivilDate,
  rates: OfferRates,
): Omit<Judged, 'change'> & { readonly change?: Change } {
  let turn = turnAfter(offer, on, rates)
  if (turn === undefined) return judged

  const { change: _, ...now } = judged
  let { change } = judged
  while (turn !== undefined && !(change && change.on < turn)) {
    const next = openOn(offer, turn)
    if (!next) return { ...now, change: { on: turn, to: 'ended' } }
    const then = outcomeOf(next.version.rule, facts, turn, rates.of(offer, turn))
    if (then.verdict !== judged.verdict) return { ...now, change: { on: turn, to: then.verdict } }
    change = then.change
    turn = turnAfter(next, turn, rates)
  }
  return change ? { ...now, change } : now
}

/** The first later day on which other terms, or another agreement's rate, decide. */
function turnAfter(offer: OpenOffer, on: CivilDate, rates: OfferRates): CivilDate | undefined {
  const [terms, rate] = [offer.turn?.on, rates.turnAfter(offer, on)]
  return terms === undefined || (rate !== undefined && rate < terms) ? rate : terms
}

/** How long before a right ends we urge to seize it, in days. */
export const ACT_BEFORE_DAYS = 180
