import { type CivilDate, firstDay, lastDay } from '../../kernel/civil-date.ts'
import { type Currency, type Money, convert, toNumber } from '../../kernel/money.ts'
import { type Finding, valuesAround, verdictOn } from '../eligibility/index.ts'
import {
  type FactKey,
  type FactValue,
  type Facts,
  type Rates,
  type Rule,
  criteriaOf,
  splitKey,
} from '../rules/index.ts'
import type { OpenOffer } from '../partners/index.ts'
import { type Grounds, type Opportunity, worthOf } from './opportunity.ts'

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
  const open = opportunities.filter(({ standing }) => standing === 'undetermined')
  const keys = new Set(open.flatMap(({ judgement }) => judgement.missing.filter(isForTheCompany)))
  return [...keys]
    .map((key) => tried(key, open, grounds))
    .toSorted((a, b) => b.mean - a.mean || b.offers.length - a.offers.length || b.stake - a.stake)
    .map(({ key, offers, worth }) => ({ key, offers, worth }))
}

/** What a company can tell. What a person must decide is not asked of it. */
export function isForTheCompany(key: FactKey): boolean {
  return splitKey(key).name !== 'decision'
}

function tried(key: FactKey, open: readonly Opportunity[], { facts, on, rates, currency }: Grounds) {
  const asking = open.filter(({ judgement }) => judgement.missing.includes(key))
  const findings = asking.flatMap(({ judgement }) => judgement.findings.filter(({ missing }) => missing.includes(key)))
  const answers = answersToTry(key, findings, facts, on)
  const stake = (amount: Money) => stakeOf(amount, currency, rates)
  const settled = new Set<OpenOffer>()
  let count = 0
  for (const value of answers) {
    const then: Facts = { ...facts, known: new Map([...facts.known, [key, { value }]]) }
    for (const { offer } of asking) {
      if (verdictOn(offer.version.rule, then, on, rates) === 'undetermined') continue
      settled.add(offer)
      count += 1
    }
  }
  const offers = [...settled]
  const worths = offers.flatMap(({ version }) => worthOf(version.benefits) ?? [])
  const worth = worths.toSorted((a, b) => stake(b) - stake(a))[0]
  return { key, offers, worth, mean: count / Math.max(answers.length, 1), stake: worth ? stake(worth) : 0 }
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

/** An amount in the operator's currency by the latest rate, as a number for ordering only; as it stands without a rate. */
export function stakeOf(amount: Money, currency: Currency, rates: Rates): number {
  const joining = rates.filter(({ from, to }) => [from, to].includes(amount.currency) && [from, to].includes(currency))
  const rate = joining.toSorted((a, b) => (b.on ?? '').localeCompare(a.on ?? ''))[0]
  return toNumber(rate && amount.currency !== currency ? convert(amount, currency, rate) : amount)
}

/** Whether a rule asks for a fact that only it has the words for: its questions, its relations, what it declares. */
export function asks(rule: Rule, key: FactKey): boolean {
  const { name, of } = splitKey(key)
  if (of === undefined) return false
  if (name !== 'answer') return rule.names.has(of) || [...rule.declares.keys()].some((declared) => declared === key)
  return criteriaOf(rule.where).some((criterion) => 'asks' in criterion && criterion.key === of)
}
