import type { Database } from '../../platform/database.ts'
import { type Rule, gathered } from '../rules/index.ts'
import { listOffers } from './partners.store.ts'

/** Everything that the rules of the operator's offers ask, as one rule that has the words for it. */
export async function askedQuestions(db: Database): Promise<Rule> {
  const offers = await listOffers(db)
  return gathered(offers.flatMap(({ versions }) => versions.map(({ rule }) => rule)))
}
