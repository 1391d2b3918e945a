import type { FactKey } from '../rules/index.ts'

/** The facts every company can be asked for, turnover apart, in the order in which people read them. */
export const ordinaryFacts: readonly FactKey[] = [
  'activityStartedOn',
  'incorporatedOn',
  'sector',
  'headcount',
  'womenHeadcount',
  'meanAge',
  'legalForm',
  'stage',
  'fundingRaised',
  'lastRoundOn',
  'country',
  'region',
  'businessModel',
  'ownership',
  'activityClass',
  'productStage',
  'developers',
  'markets',
  'investorTypes',
  'owners',
  'turnoverLast12Months',
  'recurringRevenue',
  'memberships',
  'labels',
  'taxCountry',
  'applicantCountry',
  'applicantBornOn',
  'intendedUse',
  'projectInvestment',
  'ownFundsPercent',
  'requestedAmount',
]

/** What is true of a day, so that its form asks for the day. */
export const factsOfADay: readonly FactKey[] = ['headcount', 'womenHeadcount', 'meanAge', 'fundingRaised', 'stage']

/** The order of two facts on a page: dates and sector, turnover from the latest year, people, the rest, answers last. */
export function compareFacts(a: FactKey, b: FactKey): number {
  const rank = rankOf(a) - rankOf(b)
  if (rank !== 0) return rank
  // Of two years the later one, of two others the one that comes first by name.
  return a === b ? 0 : a < b === a.startsWith('turnover:') ? 1 : -1
}

function rankOf(key: FactKey): number {
  if (key.startsWith('turnover:')) return ordinaryFacts.indexOf('sector') + 0.5
  const place = ordinaryFacts.indexOf(key)
  return place === -1 ? ordinaryFacts.length : place
}
