import type { Language } from '../../kernel/language.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import type { BadFactValue } from './fact-value.ts'
import type { RuleProblem } from './problem.ts'
import { ruleWordsIn } from './rules.messages.ts'

/** What is wrong with a rule, where, and what to write instead. */
export function ruleProblemText(problem: RuleProblem, language: Language): string {
  return sentenceFor(ruleWordsIn[language].problems, problem)
}

/** Why a fact's value was refused. */
export function factValueProblemText({ expects }: BadFactValue, language: Language): string {
  return ruleWordsIn[language].badFactValues[expects]
}
