import { type RoughDate, daysBetween, firstDay, lastDay } from '../../kernel/civil-date.ts'
import { type Money, convert } from '../../kernel/money.ts'
import { type Age, type MoneyLimit, type Order, type Owners, scaleOf } from '../rules/index.ts'
import { dayCounted, dayFixed, turningDay } from './examine-days.ts'
import { sharesOf } from './examine-owners.ts'
import { within } from './finding.ts'
import type { Finding, Margin, Seen } from './judgement.ts'
import { rateFor } from './reading.ts'
import type { View } from './view.ts'

/**
 * A finding with what only people look at: how far what was seen is from the limit, and an amount in the limit's currency.
 * Kept apart from answering, which is done far more often.
 */
export function measured(finding: Finding, view: View): Finding {
  const { criterion, seen } = finding
  if (seen.kind === 'facts' && criterion.kind === 'exceeds') return measuredSides(finding, seen, view)
  if (seen.kind !== 'fact') return finding
  const { value } = seen.fact
  switch (criterion.kind) {
    case 'number':
      if (value.kind !== 'number') return finding
      return withMargin(finding, { kind: 'number', number: Math.abs(value.number - criterion.bound.limit) })
    case 'age':
      return value.kind === 'date' ? measuredAge(finding, criterion, seen, value.date, view) : finding
    case 'date':
      return value.kind === 'date' ? withMargin(finding, daysTo(value.date, criterion.bound.limit)) : finding
    case 'money':
      return value.kind === 'money' ? measuredAmount(finding, criterion, seen, value.money, view) : finding
    case 'order':
      return value.kind === 'choices' ? withMargin(finding, stagesApart(criterion, value.codes)) : finding
    case 'owners':
      return value.kind === 'owners' ? withMargin(finding, pointsApart(criterion, finding, value.owners)) : finding
    case 'set':
    case 'flag':
    case 'hosted':
    case 'question':
    case 'decision':
    case 'commitment':
    case 'window':
    case 'once':
    case 'exceeds':
      return finding
  }
}

function withMargin(finding: Finding, margin: Margin | undefined): Finding {
  return margin && finding.answer !== 'unknown' ? { ...finding, margin } : finding
}

function measuredAge(
  finding: Finding,
  criterion: Age,
  seen: Extract<Seen, { kind: 'fact' }>,
  date: RoughDate,
  view: View,
): Finding {
  const countedOn = dayFixed(criterion, view)
  const told = countedOn ? { ...finding, seen: { ...seen, countedOn } } : finding
  return withMargin(told, daysToTurn(criterion, date, view))
}

/** The days to or from the day on which an age turns, where the start is known to the day. */
function daysToTurn(criterion: Age, date: RoughDate, view: View): Margin | undefined {
  const first = firstDay(date)
  const turn = first === lastDay(date) ? turningDay(criterion.bound, first) : undefined
  return turn && { kind: 'days', days: Math.abs(daysBetween(dayCounted(criterion, view), turn)) }
}

function daysTo(date: RoughDate, limit: RoughDate): Margin | undefined {
  const first = firstDay(date)
  if (first !== lastDay(date)) return undefined
  return { kind: 'days', days: Math.abs(daysBetween(first, firstDay(limit))) }
}

function measuredAmount(
  finding: Finding,
  { bound, rate }: MoneyLimit,
  seen: Extract<Seen, { kind: 'fact' }>,
  amount: Money,
  { on, rates }: View,
): Finding {
  const { limit } = bound
  if (amount.currency === limit.currency || amount.minor === 0n) return withMargin(finding, between(amount, limit))
  const fiscalYear = seen.key.startsWith('turnover:') ? Number(seen.key.slice('turnover:'.length)) : undefined
  const known = rateFor(rate, [amount.currency, limit.currency], { on, fiscalYear, rates })
  if (!known) return finding
  const converted = { amount: convert(amount, limit.currency, known), rate: known }
  return withMargin({ ...finding, seen: { ...seen, converted } }, between(converted.amount, limit))
}

/** The second amount's currency counts. */
function between(amount: Money, { minor, currency }: Money): Margin {
  const apart = amount.minor - minor
  return { kind: 'money', money: { minor: apart < 0n ? -apart : apart, currency } }
}

function measuredSides(finding: Finding, seen: Extract<Seen, { kind: 'facts' }>, { on, rates }: View): Finding {
  const [amount, other] = seen.facts.map(({ fact }) => (fact?.value.kind === 'money' ? fact.value.money : undefined))
  if (!amount || !other) return finding
  if (amount.currency === other.currency || amount.minor === 0n) return withMargin(finding, between(amount, other))
  const rate = rateFor('dated', [amount.currency, other.currency], { on, rates })
  if (!rate) return finding
  const converted = { amount: convert(amount, other.currency, rate), rate }
  return withMargin({ ...finding, seen: { ...seen, converted } }, between(converted.amount, other))
}

/** The nearest of the places held, on the side of the answer. */
function stagesApart({ fact, bound }: Order, codes: readonly string[]): Margin | undefined {
  const scale = scaleOf(fact)
  const apart = codes
    .filter((code) => scale.includes(code))
    .map((code) => scale.indexOf(code) - scale.indexOf(bound.limit))
  return nearest(apart, bound, (stages) => ({ kind: 'stages', stages }))
}

/** Only where the share alone decides: with a turnover there are two distances, and none of them tells how far it is. */
function pointsApart(
  { share, turnover }: Owners,
  { answer }: Finding,
  owners: Parameters<typeof sharesOf>[0],
): Margin | undefined {
  if (turnover || answer === 'unknown') return undefined
  const apart = sharesOf(owners).map((millionths) => (millionths - Math.round(share.limit * 1_000_000)) / 1_000_000)
  return nearest(apart, share, (points) => ({ kind: 'points', points }))
}

/** The least distance of those that keep the bound where some do, of all where none does. */
function nearest(
  apart: readonly number[],
  bound: Parameters<typeof within>[0],
  margin: (distance: number) => Margin,
): Margin | undefined {
  const kept = apart.filter((order) => within(bound, order))
  const least = Math.min(...(kept.length > 0 ? kept : apart).map(Math.abs))
  return Number.isFinite(least) ? margin(least) : undefined
}
