import { type Language, showList } from '../../kernel/language.ts'
import { type InLanguages, type Messages, french, sentenceFor } from '../../kernel/messages.ts'
import { type RuleProblem, ruleProblemText } from '../rules/index.ts'
import type { TextProblem, Thing } from './problem.ts'
import { ar } from './notation.messages.ar.ts'
import { en } from './notation.messages.en.ts'
import { fr } from './notation.messages.fr.ts'

/** The sentences about a rule's text; each begins with its place, "Line 3, column 12". */
export interface TextWords {
  readonly place: (line: number, column: number) => string
  readonly quote: (text: string) => string
  readonly things: Readonly<Record<Thing, string>>
  /** What is due where something else was found, or nothing at the end of a line. */
  readonly expected: (at: string, due: string, found: string | undefined) => string
  /** Nothing may follow, and this does. */
  readonly surplus: (at: string, found: string) => string
  readonly missing: Messages<Missing>
  readonly problems: Messages<At<Exclude<TextProblem, { code: 'rule' | 'expected' }>>>
}

/** What a text is told otherwise than JSON is: which line to add, rather than which key. */
type Missing = Extract<RuleProblem, { code: 'unnamed-code' | 'undeclared-fact' | 'unknown-parameter' }>

type At<Problem> = Problem extends TextProblem ? Problem & { readonly at: string } : never

const words: InLanguages<TextWords> = { fr: french(fr), ar, en }

/** What is wrong with a rule's text, on which line, in which column, and what to write instead. */
export function textProblemText(problem: TextProblem, language: Language): string {
  const { place, problems } = words[language]
  const at = place(problem.line, problem.column)
  if (problem.code === 'expected') return expectedText(at, problem, language)
  if (problem.code !== 'rule') return sentenceFor(problems, { ...problem, at })
  const thing = misread.get(problem.problem.code)
  if (thing) return expectedText(at, { phrases: [], things: [thing], found: undefined }, language)
  const told = { ...problem.problem, path: at }
  return isMissing(told) ? sentenceFor(words[language].missing, told) : ruleProblemText(told, language)
}

function isMissing(problem: RuleProblem): problem is Missing {
  return ['unnamed-code', 'undeclared-fact', 'unknown-parameter'].includes(problem.code)
}

/** Of these the sentences about JSON ask for quotes, which figures and days in a text have not. */
const misread: ReadonlyMap<string, Thing> = new Map([
  ['bad-amount', 'amount'],
  ['bad-rate', 'amount'],
  ['bad-date', 'date'],
])

interface Expected {
  readonly phrases: readonly string[]
  readonly things: readonly Thing[]
  readonly found?: string | undefined
}

function expectedText(at: string, { phrases, things, found }: Expected, language: Language): string {
  const { quote, things: named, expected, surplus } = words[language]
  const shown = found === undefined ? undefined : quote(found)
  if (shown !== undefined && phrases.length === 0 && things[0] === 'end-of-line') return surplus(at, shown)
  const due = [...phrases.map(quote), ...things.map((thing) => named[thing])]
  return expected(at, showList(language, due, 'disjunction'), shown)
}
