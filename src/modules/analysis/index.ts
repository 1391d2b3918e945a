export type { RuleFinding } from './finding.ts'
export { type Surroundings, analyse, comparisonOf } from './analyse.ts'
export { ruleFindingText } from './analysis.messages.ts'
export { type Difference, differenceBetween } from './difference.ts'
export { outsideDomain } from './domains.ts'
export { type Lifetime, deadFrom, lifetimeOf } from './lifetime.ts'
export type { Moment } from './moment.ts'
export {
  type Found,
  type Subject,
  alike,
  coreOf,
  find,
  leftOut,
  shadowedIn,
  subjectOf,
  whoever,
} from './questions.ts'
export { type Settled, settle } from './settle.ts'
