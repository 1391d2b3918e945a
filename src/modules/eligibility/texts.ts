import type { Language } from '../../kernel/language.ts'
import { eligibilityWords } from './eligibility.messages.ts'
import type { Answer, Verdict } from './judgement.ts'

/** A verdict in a word or two: "Éligible". */
export function verdictText(verdict: Verdict, language: Language): string {
  return eligibilityWords[language].verdicts[verdict]
}

/** The answer of one condition in a word or two: "Remplie". */
export function answerText(answer: Answer, language: Language): string {
  return eligibilityWords[language].answers[answer]
}
