import { type CivilDate, daysBetween } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Currency, type Money, convert, toNumber } from '../../kernel/money.ts'
import {
  type Answer,
  type GroupExplanation,
  type Explanation,
  type Finding,
  type Verdict,
  findingsOf,
  viewOf,
  weigh,
} from '../eligibility/index.ts'
import { type Facts, type Rates } from '../rules/index.ts'
import { type Benefit, type OpenOffer, mostOf, versionInForce } from '../partners/index.ts'
import type { ShutDoor } from '../agreements/index.ts'
import { ACT_BEFORE_DAYS, type OfferJudgement, judgeOffer } from './judge-offer.ts'
import type { OfferRates } from './offer-rates.ts'

/** What an offer is to a company: its right, its right for a while only, a question, nothing. */
export type Standing = 'eligible' | 'act-before' | 'undetermined' | 'ineligible'

export const STANDINGS: readonly Standing[] = ['eligible', 'act-before', 'undetermined', 'ineligible']

/** An offer as one company meets it. */
export interface Opportunity {
  readonly offer: OpenOffer
  readonly judgement: OfferJudgement
  readonly standing: Standing
  /** Why nobody is given the offer today, whatever the verdict; undefined where it can be asked for. */
  readonly shut: ShutDoor | undefined
}

/** What a company is judged on. */
export interface Grounds {
  readonly facts: Facts
  readonly on: CivilDate
  readonly rates: OfferRates
  /** The offers that nobody is given today. */
  readonly doors: ReadonlyMap<Id<'offer'>, ShutDoor>
  /** The operator's, in which amounts are compared. */
  readonly currency: Currency
}

/**
 * Every open offer held against what is known of a company: what is soonest lost first, then what is worth most; last what
 * nobody is given today. To seize such an offer before its right ends nobody can be urged.
 */
export function opportunitiesOf(offers: readonly OpenOffer[], grounds: Grounds): readonly Opportunity[] {
  const { facts, on, rates, doors, currency } = grounds
  const stake = stakeIn(currency, rates.park)
  return offers
    .map((offer) => {
      const judgement = judgeOffer(offer, facts, on, rates)
      const shut = doors.get(offer.id)
      const standing = shut ? judgement.verdict : standingOf(judgement.verdict, judgement.change, on)
      const worth = worthOf(offer.version.benefits)
      const lost = (standing === 'act-before' && judgement.change?.on) || NEVER
      return { opportunity: { offer, judgement, standing, shut }, lost, worth: worth ? stake(worth) : 0 }
    })
    .toSorted(
      (a, b) =>
        a.lost.localeCompare(b.lost) ||
        Number(a.opportunity.shut !== undefined) - Number(b.opportunity.shut !== undefined) ||
        b.worth - a.worth ||
        a.opportunity.offer.code.localeCompare(b.opportunity.offer.code),
    )
    .map(({ opportunity }) => opportunity)
}

/** After every day that is. */
const NEVER = '9999-12-31'

/** Lost for good within the half year: act before. What may only need another figure then is not urgent. */
export function standingOf(verdict: Verdict, change: OfferJudgement['change'], on: CivilDate): Standing {
  if (verdict !== 'eligible' || !change || change.to === 'undetermined') return verdict
  return daysBetween(on, change.on) <= ACT_BEFORE_DAYS ? 'act-before' : verdict
}

/**
 * An amount in one currency by the latest rate, as a number for ordering only; as it stands without a rate. Each rate is
 * looked for once.
 */
export function stakeIn(currency: Currency, rates: Rates): (amount: Money) => number {
  const latest = new Map<Currency, Rates[number] | undefined>()
  return (amount) => {
    if (amount.currency === currency) return toNumber(amount)
    if (!latest.has(amount.currency)) latest.set(amount.currency, latestRate(amount.currency, currency, rates))
    const rate = latest.get(amount.currency)
    return toNumber(rate ? convert(amount, currency, rate) : amount)
  }
}

function latestRate(one: Currency, other: Currency, rates: Rates): Rates[number] | undefined {
  const joining = rates.filter(({ from, to }) => [from, to].includes(one) && [from, to].includes(other))
  return joining.toSorted((a, b) => (b.on ?? '').localeCompare(a.on ?? ''))[0]
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
  const findings = findingsOf(weigh(then.rule.where, viewOf(then.rule, facts, change.on, rates.of(offer, change.on))))
  return findings.find(({ criterion, answer }) => before.get(criterion.id) !== answer)
}
