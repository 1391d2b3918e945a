import type { Language } from '../../kernel/language.ts'
import type { Database } from '../../platform/database.ts'
import { type FactKey, type Rule, factLabel, factQuestion, kindOf } from '../rules/index.ts'

/** The questions that somebody's rules ask of companies, gathered in one rule; `app.ts` says whose. */
export type AskedQuestions = (db: Database) => Promise<Rule | undefined>

export const nobodyAsks: AskedQuestions = () => Promise.resolve(undefined)

/** What a fact is called on a company's page: its label, or the question that was answered. */
export function factName(key: FactKey, language: Language, asked: Rule | undefined): string {
  return isAnswer(key) ? factQuestion(key, language, asked) : factLabel(key, language, asked)
}

/** Whether a fact is a yes or a no: to a question, of a relation, or decided by a person. */
export function isAnswer(key: FactKey): boolean {
  return kindOf(key) === 'answer'
}
