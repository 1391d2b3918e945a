import { type Verdict, verdictOn } from '../eligibility/index.ts'
import type { Facts, Rule } from '../rules/index.ts'
import { type Found, find, subjectOf } from './questions.ts'
import type { Moment } from './moment.ts'

/** What another version of a rule does: whom it lets in that the one before kept out, and the other way round. */
export interface Difference<Name> {
  readonly gains: readonly Name[]
  readonly loses: readonly Name[]
  /** Companies of whom one of the two cannot say, and the other can. */
  readonly unsure: readonly Name[]
  /** Somebody who would gain, of all companies there can be, and somebody who would lose. */
  readonly couldGain: Found
  readonly couldLose: Found
}

/** Holds two versions of a rule against each other, over the companies of a park and over all that there can be. */
export function differenceBetween<Name>(
  before: Rule,
  after: Rule,
  companies: Iterable<readonly [Name, Facts]>,
  moment: Moment,
): Difference<Name> {
  const { on, rates } = moment
  const gains: Name[] = []
  const loses: Name[] = []
  const unsure: Name[] = []
  for (const [name, facts] of companies) {
    const [was, is]: readonly [Verdict, Verdict] = [
      verdictOn(before, facts, on, rates),
      verdictOn(after, facts, on, rates),
    ]
    if (was === is) continue
    if (was === 'undetermined' || is === 'undetermined') unsure.push(name)
    else if (is === 'eligible') gains.push(name)
    else loses.push(name)
  }
  const subject = subjectOf([before, after], moment)
  return {
    gains,
    loses,
    unsure,
    couldGain: find(subject, ['fails', 'passes']),
    couldLose: find(subject, ['passes', 'fails']),
  }
}
