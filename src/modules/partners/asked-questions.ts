import type { Database } from '../../platform/database.ts'
import { type Rule, criteriaOf } from '../eligibility/index.ts'
import { listOffers } from './partners.store.ts'

/** Every question that the rules of the operator's offers ask, as one rule that asks them all: it gives answers their words. */
export async function askedQuestions(db: Database): Promise<Rule> {
  const asked = (await listOffers(db))
    .flatMap(({ versions }) => versions)
    .flatMap(({ rule }) => criteriaOf(rule.where))
    .filter((criterion) => criterion.kind === 'question')
  const byKey = new Map(asked.map((question) => [question.key, question]))
  return { version: 1, where: { kind: 'all', of: [...byKey.values()] } }
}
