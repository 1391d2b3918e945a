import type { Language } from '../../kernel/language.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import { eligibilityWords } from './eligibility.messages.ts'
import type { BadFactValue } from './fact-value.ts'
import type { Answer, Verdict } from './judgement.ts'
import type { RuleProblem } from './problem.ts'

/** A verdict in a word or two: "Éligible". */
export function verdictText(verdict: Verdict, language: Language): string {
  return eligibilityWords[language].verdicts[verdict]
}

/** The answer of one condition in a word or two: "Remplie". */
export function answerText(answer: Answer, language: Language): string {
  return eligibilityWords[language].answers[answer]
}

/** What is wrong with a rule, where, and what to write instead. */
export function ruleProblemText(problem: RuleProblem, language: Language): string {
  return sentenceFor(eligibilityWords[language].problems, problem)
}

/** Why a fact's value was refused. */
export function factValueProblemText({ expects }: BadFactValue, language: Language): string {
  return eligibilityWords[language].badFactValues[expects]
}
