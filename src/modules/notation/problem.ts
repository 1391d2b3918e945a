import { MOST_PROBLEMS, type RuleProblem } from '../rules/index.ts'

/** A place in a text: lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface TextPlace {
  readonly line: number
  readonly column: number
}

/** What a text may need at a place besides a keyword. */
export type Thing =
  | 'number'
  | 'one'
  | 'amount'
  | 'currency'
  | 'date'
  | 'year'
  | 'code'
  | 'id'
  | 'text'
  | 'fact'
  | 'fact-key'
  | 'end-of-line'

/** What is wrong with a rule written as a text, and where. */
export type TextProblem = TextPlace &
  (
    | {
        readonly code: 'expected'
        /** Keywords, in the language of the text, and things; one of them was due. */
        readonly phrases: readonly string[]
        readonly things: readonly Thing[]
        /** The word in its place; undefined at the end of a line. */
        readonly found?: string
      }
    /** No condition begins like this; `nearest` is the beginning that looks most like it. */
    | { readonly code: 'unknown-condition'; readonly found: string; readonly nearest?: string }
    | { readonly code: 'unclosed-text' }
    | { readonly code: 'bad-escape' }
    | { readonly code: 'tab' }
    | { readonly code: 'uneven-indentation' }
    | { readonly code: 'nothing-beneath' }
    | { readonly code: 'second-rule' }
    | { readonly code: 'one-condition-beneath' }
    /** The line that must follow this one's block, "then" after "if". */
    | { readonly code: 'missing-line'; readonly phrase: string }
    | { readonly code: 'twice'; readonly found: string }
    | { readonly code: 'text-too-long'; readonly most: number }
    | { readonly code: 'nested-too-deep'; readonly limit: number }
    /** The text is well formed, and says something that no rule may. */
    | { readonly code: 'rule'; readonly problem: RuleProblem }
  )

export interface BadRuleText {
  readonly code: 'bad-rule-text'
  readonly problems: readonly TextProblem[]
}

type WithoutPlace<Problem> = Problem extends TextPlace ? Omit<Problem, keyof TextPlace> : never
export type TextReason = WithoutPlace<TextProblem>

/** The problems found so far, while a text is read. */
export class TextProblems {
  readonly #found: TextProblem[] = []

  /** In the order of the text. */
  get found(): readonly TextProblem[] {
    return this.#found.toSorted((a, b) => a.line - b.line || a.column - b.column)
  }

  get none(): boolean {
    return this.#found.length === 0
  }

  /** Notes a problem and gives undefined, so that a reader can end with it. */
  note({ line, column }: TextPlace, reason: TextReason): undefined {
    if (!this.full) this.#found.push({ line, column, ...reason })
    return undefined
  }

  /** Whether nothing more would be told. */
  get full(): boolean {
    return this.#found.length === MOST_PROBLEMS
  }
}
