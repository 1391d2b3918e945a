import { type CivilDate, daysBetween } from '../../kernel/civil-date.ts'
import type { Currency, Money } from '../../kernel/money.ts'
import {
  type Answer,
  type GroupExplanation,
  type Explanation,
  type Finding,
  type Verdict,
  judge,
} from '../eligibility/index.ts'
import { type Facts, type Rates } from '../rules/index.ts'
import { type Benefit, type OpenOffer, mostOf, versionInForce } from '../partners/index.ts'
import { ACT_BEFORE_DAYS, type OfferJudgement, judgeOffer } from './judge-offer.ts'

/** What an offer is to a company: its right, its right for a while only, a question, nothing. */
export type Standing = 'eligible' | 'act-before' | 'undetermined' | 'ineligible'

export const STANDINGS: readonly Standing[] = ['eligible', 'act-before', 'undetermined', 'ineligible']

/** An offer as one company meets it. */
export interface Opportunity {
  readonly offer: OpenOffer
  readonly judgement: OfferJudgement
  readonly standing: Standing
}

/** What a company is judged on. */
export interface Grounds {
  readonly facts: Facts
  readonly on: CivilDate
  readonly rates: Rates
  /** The operator's, in which amounts are compared. */
  readonly currency: Currency
}

/** Every open offer held against what is known of a company: what is soonest lost first, then what is worth most. */
export function opportunitiesOf(offers: readonly OpenOffer[], { facts, on, rates }: Grounds): readonly Opportunity[] {
  return offers
    .map((offer) => {
      const judgement = judgeOffer(offer, facts, on, rates)
      return { offer, judgement, standing: standingOf(judgement.verdict, judgement.change, on) }
    })
    .toSorted((a, b) => rank(a).localeCompare(rank(b)))
}

/** Lost for good within the half year: act before. What may only need another figure then is not urgent. */
export function standingOf(verdict: Verdict, change: OfferJudgement['change'], on: CivilDate): Standing {
  if (verdict !== 'eligible' || !change || change.to === 'undetermined') return verdict
  return daysBetween(on, change.on) <= ACT_BEFORE_DAYS ? 'act-before' : verdict
}

function rank({ standing, judgement, offer }: Opportunity): string {
  const lost = standing === 'act-before' ? (judgement.change?.on ?? '') : ''
  const worth = worthOf(offer.version.benefits)?.minor ?? 0n
  return `${lost} ${String(10n ** 20n - worth).padStart(21, '0')} ${offer.code}`
}

/** The largest amount that one of the benefits may reach: they are tiers or alternatives, never to be added. */
export function worthOf(benefits: readonly Benefit[]): Money | undefined {
  const amounts = benefits.flatMap((benefit) => mostOf(benefit) ?? [])
  return amounts.toSorted((a, b) => (a.minor < b.minor ? 1 : a.minor > b.minor ? -1 : 0))[0]
}

/** The criteria that settle an answer: without any one of them it might be another. Where one alone settles it, the first. */
export function deciding(explanation: Explanation): readonly Finding[] {
  if (explanation.kind === 'criterion') return [explanation.finding]
  const settling = explanation.of.filter(({ decides }) => decides)
  const oneIsEnough = explanation.answer === settledByOne[explanation.kind]
  return (oneIsEnough ? settling.slice(0, 1) : settling).flatMap(deciding)
}

/** The answer that one part alone gives to its group. */
const settledByOne: Readonly<Record<GroupExplanation['kind'], Answer | undefined>> = {
  all: 'unmet',
  any: 'met',
  unless: 'met',
  implies: 'met',
  not: undefined,
  'at-least': undefined,
  rule: undefined,
}

/** The criterion that turns the verdict on the day it changes; none where the offer itself ends. */
export function turningFinding({ offer, judgement }: Opportunity, { facts, rates }: Grounds): Finding | undefined {
  const { change } = judgement
  const then = change && versionInForce(offer.versions, change.on)
  if (!then) return undefined
  const before = new Map(judgement.findings.map(({ criterion, answer }) => [criterion.id, answer]))
  const { findings } = judge(then.rule, facts, change.on, rates)
  return findings.find(({ criterion, answer }) => before.get(criterion.id) !== answer)
}
