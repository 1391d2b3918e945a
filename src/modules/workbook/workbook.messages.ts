import type { Language } from '../../kernel/language.ts'
import { type InLanguages, type Messages, sentenceFor } from '../../kernel/messages.ts'
import type { MEANINGS, Meaning } from './heading.ts'
import { ar } from './workbook.messages.ar.ts'
import { en } from './workbook.messages.en.ts'
import { fr } from './workbook.messages.fr.ts'
import type { Problem, ProblemCode, ProblemOf } from './problem.ts'
import type { FileRefusal } from './read-file.ts'

export interface IntakeWords {
  /** What is wrong with the file and what to do. */
  readonly refusals: Messages<FileRefusal>
  /** What was not taken as it stands, and why. */
  readonly problems: { readonly [Code in ProblemCode]: (problem: ProblemOf<Code>) => string }
  /** What a code stands for, without its case. */
  readonly codes: Readonly<Record<ProblemCode, string>>
  readonly meanings: Readonly<Record<(typeof MEANINGS)[number], string>>
  readonly turnoverOf: (year: string) => string
}

export const intakeWords: InLanguages<IntakeWords> = { fr, ar, en }

/** Why a file cannot be read, and what to do. */
export function fileRefusalText(refusal: FileRefusal, language: Language): string {
  return sentenceFor(intakeWords[language].refusals, refusal)
}

/** What was not taken as it stands. */
export function problemText(problem: Problem, language: Language): string {
  const say = intakeWords[language].problems[problem.code] as (problem: Problem) => string
  return say(problem)
}

/** What a problem's code stands for. */
export function problemCodeText(code: ProblemCode, language: Language): string {
  return intakeWords[language].codes[code]
}

/** What a column holds, as people choose it from a list. */
export function meaningText(meaning: Meaning, language: Language): string {
  const words = intakeWords[language]
  return meaning.startsWith('turnover:')
    ? words.turnoverOf(meaning.slice(9))
    : words.meanings[meaning as (typeof MEANINGS)[number]]
}
