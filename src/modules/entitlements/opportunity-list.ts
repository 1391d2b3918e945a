import { type CivilDate, daysBetween } from '../../kernel/civil-date.ts'
import { fold } from '../../kernel/text.ts'
import type { BenefitKind } from '../partners/index.ts'
import { isForTheCompany } from '../rules/index.ts'
import { type Grounds, type Opportunity, type Standing, stakeIn, worthOf } from './opportunity.ts'

/** In which order offers can be asked for: what is worth most, what closes soonest, what is nearest to an answer. */
export const ORDERS = ['value', 'closing', 'nearest'] as const
export type Order = (typeof ORDERS)[number]

/** Which of its opportunities a reader asks to see. */
export interface OpportunityFilter {
  readonly search?: string | undefined
  readonly kind?: BenefitKind | undefined
  /** The code of who gives it. */
  readonly partner?: string | undefined
}

/** Whether a filter may leave something out. */
export function narrows({ search = '', kind, partner }: OpportunityFilter): boolean {
  return fold(search) !== '' || kind !== undefined || partner !== undefined
}

/** The opportunities that a filter leaves, in the order in which they came. */
export function found<Each extends Pick<Opportunity, 'offer'>>(
  opportunities: readonly Each[],
  { search = '', kind, partner }: OpportunityFilter,
): readonly Each[] {
  const words = fold(search).split(' ').filter(Boolean)
  return opportunities.filter(
    ({ offer }) =>
      (kind === undefined || offer.version.benefits.some((benefit) => benefit.kind === kind)) &&
      (partner === undefined || offer.partner.code === partner) &&
      (words.length === 0 || holdsAll(textOf(offer), words)),
  )
}

/** The opportunities in an order that was asked for; what it says nothing of stays as it came, at the end. */
export function inOrder(
  opportunities: readonly Opportunity[],
  order: Order,
  { on, currency, rates }: Omit<Grounds, 'facts'>,
): readonly Opportunity[] {
  switch (order) {
    case 'value': {
      const stake = stakeIn(currency, rates.park)
      return by(opportunities, ({ offer }) => {
        const worth = worthOf(offer.version.benefits)
        return worth && -stake(worth)
      })
    }
    case 'closing':
      return by(opportunities, (opportunity) => {
        const day = closing(opportunity)
        return day && daysBetween(on, day)
      })
    case 'nearest':
      return by(opportunities, ({ standing, judgement }) => {
        const answers = standing === 'undetermined' ? judgement.missing.filter(isForTheCompany).length : 0
        return answers === 0 ? undefined : answers
      })
  }
}

/** The verdicts in the order in which a page tells them: what ends soon cannot wait; what one answer settles, where that is asked for. */
export function sectionsIn(order: Order | undefined): readonly Standing[] {
  return order === 'nearest'
    ? ['undetermined', 'act-before', 'eligible', 'ineligible']
    : ['act-before', 'eligible', 'undetermined', 'ineligible']
}

/** The day on which an offer closes to the company: its right ends, or the offer itself. */
function closing({ judgement: { change }, offer: { version } }: Opportunity): CivilDate | undefined {
  if (change?.to === 'ended' || change?.to === 'ineligible') return change.on
  return version.until
}

/** Ordered by a number, the smallest first; without one last. */
function by(
  opportunities: readonly Opportunity[],
  numberOf: (opportunity: Opportunity) => number | undefined,
): readonly Opportunity[] {
  return opportunities
    .map((opportunity) => ({ opportunity, number: numberOf(opportunity) ?? Infinity }))
    .toSorted(({ number: a }, { number: b }) => (a < b ? -1 : a > b ? 1 : 0))
    .map(({ opportunity }) => opportunity)
}

function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word))
}

/** What a search looks into: what an offer is called, who gives it and what, in every language. */
function textOf({ title, summary, partner, version }: Opportunity['offer']): string {
  const texts = [title, summary, partner.name, ...version.benefits.map(({ text }) => text)]
  return fold(texts.flatMap((text) => Object.values(text)).join(' '))
}
