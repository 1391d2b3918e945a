import { type CivilDate, addDays, addMonths, firstDay, lastDay } from '../../kernel/civil-date.ts'
import { type Currency, type Money, convert, toNumber } from '../../kernel/money.ts'
import {
  type Criterion,
  type Fact,
  type FactKey,
  type FactValue,
  type Facts,
  type Finding,
  type Rates,
  type Rule,
  codesOf,
  criteriaOf,
  judge,
} from '../eligibility/index.ts'
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
  const keys = new Set(open.flatMap(({ judgement }) => judgement.missing))
  return [...keys]
    .map((key) => tried(key, open, grounds))
    .toSorted((a, b) => b.mean - a.mean || b.offers.length - a.offers.length || b.stake - a.stake)
    .map(({ key, offers, worth }) => ({ key, offers, worth }))
}

function tried(key: FactKey, open: readonly Opportunity[], { facts, on, rates, currency }: Grounds) {
  const asking = open.filter(({ judgement }) => judgement.missing.includes(key))
  const findings = asking.flatMap(({ judgement }) => judgement.findings.filter(({ missing }) => missing.includes(key)))
  const answers = answersToTry(findings, facts.known.get(key), on)
  const stake = (amount: Money) => stakeOf(amount, currency, rates)
  const settled = new Set<OpenOffer>()
  let count = 0
  for (const value of answers) {
    const then: Facts = { ...facts, known: new Map([...facts.known, [key, { value }]]) }
    for (const { offer } of asking) {
      if (judge(offer.version.rule, then, on, rates).verdict === 'undetermined') continue
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
function answersToTry(findings: readonly Finding[], rough: Fact | undefined, on: CivilDate): readonly FactValue[] {
  const days = rough?.value.kind === 'date' ? [firstDay(rough.value.date), lastDay(rough.value.date)] : undefined
  const values = days
    ? days.map((date): FactValue => ({ kind: 'date', date }))
    : findings.flatMap(({ criterion }) => bothSides(criterion, on))
  return [...new Map(values.map((value) => [written(value), value])).values()]
}

function written(value: FactValue): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part))
}

function bothSides(criterion: Criterion, on: CivilDate): readonly FactValue[] {
  switch (criterion.kind) {
    case 'age': {
      const line = addMonths(on, -Math.min(criterion.bound.limit, 1200))
      return [addDays(line, 40), addMonths(line, -2)].map((date) => ({ kind: 'date', date }))
    }
    case 'money': {
      const { minor, currency } = criterion.bound.limit
      return [minor - 1n, minor + 1n].map((each) => ({
        kind: 'money',
        money: { minor: each < 0n ? 0n : each, currency },
      }))
    }
    case 'number': {
      const { limit } = criterion.bound
      return [Math.max(limit - 1, 0), limit + 1].map((number) => ({ kind: 'number', number }))
    }
    case 'date': {
      const { limit } = criterion.bound
      return [addDays(limit, -1), limit].map((date) => ({ kind: 'date', date }))
    }
    case 'set': {
      const other = codesOf(criterion.fact).find((code) => !criterion.codes.includes(code))
      const held = criterion.codes.slice(0, 1)
      return [held, other === undefined ? [] : [other]].map((codes) => ({ kind: 'choices', codes }))
    }
    case 'question':
      return [true, false].map((yes) => ({ kind: 'answer', yes }))
    case 'hosted':
      return []
  }
}

/** An amount in the operator's currency by the latest rate, as a number for ordering only; as it stands without a rate. */
function stakeOf(amount: Money, currency: Currency, rates: Rates): number {
  const joining = rates.filter(({ from, to }) => [from, to].includes(amount.currency) && [from, to].includes(currency))
  const rate = joining.toSorted((a, b) => (b.on ?? '').localeCompare(a.on ?? ''))[0]
  return toNumber(rate && amount.currency !== currency ? convert(amount, currency, rate) : amount)
}

/** Whether a rule asks this question itself, and so has the words for it. */
export function asks(rule: Rule, key: FactKey): boolean {
  return criteriaOf(rule.where).some((criterion) => criterion.kind === 'question' && key === `answer:${criterion.key}`)
}
