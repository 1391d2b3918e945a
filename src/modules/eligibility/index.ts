export type {
  Answer,
  CriterionExplanation,
  Explanation,
  Finding,
  GroupExplanation,
  Judgement,
  Margin,
  Occasion,
  Seen,
  UnknownReason,
  Verdict,
} from './judgement.ts'

export { within } from './finding.ts'
export { type Outcome, judge, outcomeOf, verdictOn } from './judge.ts'
export { nextChange } from './change.ts'
export { valuesAround } from './around.ts'
export { type NearestChange, nearestChanges } from './nearest.ts'
export { type Rank, rankOf } from './rank.ts'
export { type View, openingOf, viewOf } from './view.ts'
export { answerOf, findingsOf, verdictOf, weigh } from './weigh.ts'
export { examine } from './examine.ts'
export { fiscalYearsOf, rateFor, startOf } from './reading.ts'

export { describe } from './describe.ts'
export { answerText, verdictText } from './texts.ts'
