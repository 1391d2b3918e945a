import { type CivilDate, firstDay, lastDay } from '../../kernel/civil-date.ts'
import type { Money } from '../../kernel/money.ts'
import { type Finding, valuesAround, verdictOn } from '../eligibility/index.ts'
import {
  type FactKey,
  type FactValue,
  type Facts,
  type Rule,
  criteriaOf,
  isForTheCompany,
  splitKey,
} from '../rules/index.ts'
import type { OpenOffer } from '../partners/index.ts'
import { type Grounds, type Opportunity, stakeIn, worthOf } from './opportunity.ts'

/** A fact worth asking for, and what its answer may settle. */
export interface DecidingQuestion {
  readonly key: FactKey
  /** The offers that at least one answer turns into a yes or a no. */
  readonly offers: readonly OpenOffer[]
  /** The most that one of these offers may be worth; never added up. */
  readonly worth: Money | undefined
}

/**
 * The facts that are missing, the one that decides most first: each is tried with the answers that its criteria tell
 * apart, and counts by how many offers are settled on average. Among equals, the one with more at stake.
 */
export function decidingQuestions(
  opportunities: readonly Opportunity[],
  grounds: Grounds,
): readonly DecidingQuestion[] {
  const stakes = stakesOf(opportunities, grounds)
  return [...askedBy(opportunities)]
    .map(([key, asking]) => tried(key, asking, grounds, stakes))
    .toSorted((a, b) => b.mean - a.mean || b.offers.length - a.offers.length || b.stake - a.stake)
    .map(({ key, offers, worth }) => ({ key, offers, worth }))
}

/** Each fact that a company could tell, with what waits for it. */
function askedBy(opportunities: readonly Opportunity[]): ReadonlyMap<FactKey, readonly Opportunity[]> {
  const asking = new Map<FactKey, Opportunity[]>()
  for (const opportunity of opportunities) {
    if (opportunity.standing !== 'undetermined') continue
    for (const key of new Set(opportunity.judgement.missing)) {
      if (!isForTheCompany(key)) continue
      const others = asking.get(key)
      if (others) others.push(opportunity)
      else asking.set(key, [opportunity])
    }
  }
  return asking
}

interface Stake {
  readonly worth: Money
  readonly stake: number
}

/** What each offer may be worth, looked up once however many questions there are. */
function stakesOf(opportunities: readonly Opportunity[], { currency, rates }: Grounds): ReadonlyMap<OpenOffer, Stake> {
  const stake = stakeIn(currency, rates.park)
  return new Map(
    opportunities.flatMap(({ offer }) => {
      const worth = worthOf(offer.version.benefits)
      return worth ? [[offer, { worth, stake: stake(worth) }] as const] : []
    }),
  )
}

function tried(
  key: FactKey,
  asking: readonly Opportunity[],
  { facts, on, rates }: Grounds,
  stakes: ReadonlyMap<OpenOffer, Stake>,
) {
  const findings = asking.flatMap(({ judgement }) => judgement.findings.filter(({ missing }) => missing.includes(key)))
  const answers = answersToTry(key, findings, facts, on)
  const settled = new Set<OpenOffer>()
  let count = 0
  for (const value of answers) {
    const then: Facts = { ...facts, known: new Map([...facts.known, [key, { value }]]) }
    for (const { offer } of asking) {
      if (verdictOn(offer.version.rule, then, on, rates.of(offer, on)) === 'undetermined') continue
      settled.add(offer)
      count += 1
    }
  }
  const offers = [...settled]
  const most = offers.flatMap((offer) => stakes.get(offer) ?? []).toSorted((a, b) => b.stake - a.stake)[0]
  return { key, offers, worth: most?.worth, mean: count / Math.max(answers.length, 1), stake: most?.stake ?? 0 }
}

/** For each criterion an answer on either side of its line. */
function answersToTry(key: FactKey, findings: readonly Finding[], facts: Facts, on: CivilDate): readonly FactValue[] {
  const rough = facts.known.get(key)
  const days = rough?.value.kind === 'date' ? [firstDay(rough.value.date), lastDay(rough.value.date)] : undefined
  const values = days
    ? days.map((date): FactValue => ({ kind: 'date', date }))
    : findings.flatMap(({ criterion }) => bothSides(valuesAround(criterion, key, facts, on)))
  return [...new Map(values.map((value) => [written(value), value])).values()]
}

/** The first and the last of the values around a line, which lie on its two sides. */
function bothSides(values: readonly FactValue[]): readonly FactValue[] {
  return values.length > 2 ? [...values.slice(0, 1), ...values.slice(-1)] : values
}

function written(value: FactValue): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part))
}

/** Whether a rule asks for a fact that only it has the words for: its questions, its relations, what it declares. */
export function asks(rule: Rule, key: FactKey): boolean {
  const { name, of } = splitKey(key)
  if (of === undefined) return false
  if (name !== 'answer') return rule.names.has(of) || [...rule.declares.keys()].some((declared) => declared === key)
  return criteriaOf(rule.where).some((criterion) => 'asks' in criterion && criterion.key === of)
}
