import { shown } from '../rules/index.ts'
import type { Line, Token } from './lines.ts'
import { type TextPlace, TextProblems, type TextReason, type Thing } from './problem.ts'
import { KEYWORDS, type Keyword, type Phrase, type TextLanguage, bare, phraseOf, wordsOf } from './words.ts'

/**
 * Reads the words of one line from left to right. The first thing that does not fit is noted and spends the line: whatever is
 * asked of it afterwards is not there and not noted again.
 */
export class Cursor {
  readonly line: Line
  readonly language: TextLanguage
  readonly problems: TextProblems
  #next = 0
  #spent = false

  constructor(line: Line, language: TextLanguage, problems: TextProblems) {
    this.line = line
    this.language = language
    this.problems = problems
  }

  /** Another cursor at the same word, to look ahead with: what does not fit it is nobody's problem. */
  copy(): Cursor {
    const copy = new Cursor(this.line, this.language, new TextProblems())
    copy.#next = this.#next
    copy.#spent = this.#spent
    return copy
  }

  get place(): TextPlace {
    return { line: this.line.line, column: this.peek()?.column ?? this.line.end }
  }

  /** Whether something did not fit. */
  get spent(): boolean {
    return this.#spent
  }

  peek(): Token | undefined {
    return this.#spent ? undefined : this.line.tokens[this.#next]
  }

  /** The next word where it has this form, taken. */
  word(form: RegExp): string | undefined {
    const next = this.peek()
    if (next?.kind !== 'word' || !form.test(next.text)) return undefined
    this.#next += 1
    return next.text
  }

  text(): string | undefined {
    const next = this.peek()
    if (next?.kind !== 'text') return this.expected([], ['text'])
    this.#next += 1
    return next.text
  }

  mark(mark: string): boolean {
    const next = this.peek()
    if (next?.kind !== 'mark' || next.text !== mark) return false
    this.#next += 1
    return true
  }

  takeMark(mark: string): void {
    if (!this.mark(mark)) this.fail({ code: 'expected', phrases: [mark], things: [], ...this.#found() })
  }

  /** How many words a phrase takes here: 0 where other words come next. */
  fits(phrase: Phrase): number {
    const words = wordsOf(phrase[this.language])
    const fits = words.every((word, index) => {
      const token = this.#spent ? undefined : this.line.tokens[this.#next + index]
      return token?.kind === 'word' && bare(token.text) === word
    })
    return fits ? words.length : 0
  }

  /** The one of these whose phrase is the longest that comes next, taken. */
  longest<Named extends { readonly phrase: Phrase }>(candidates: Iterable<Named>): Named | undefined {
    let [longest, length]: [Named | undefined, number] = [undefined, 0]
    for (const candidate of candidates) {
      const fits = this.fits(candidate.phrase)
      if (fits > length) [longest, length] = [candidate, fits]
    }
    this.#next += length
    return longest
  }

  /** The longest of these keywords that comes next, taken; nothing is wrong where none does. */
  any<Word extends Keyword>(keywords: readonly Word[]): Word | undefined {
    return this.longest(keywords.map((keyword) => ({ keyword, phrase: KEYWORDS[keyword] })))?.keyword
  }

  /** The same where one of them has to come; `things` may stand there too and are named with them. */
  take<Word extends Keyword>(keywords: readonly Word[], things: readonly Thing[] = []): Word | undefined {
    return this.any(keywords) ?? this.expected(keywords, things)
  }

  expected(keywords: readonly Keyword[], things: readonly Thing[]): undefined {
    const phrases = keywords.map((keyword) => phraseOf(keyword, this.language))
    return this.fail({ code: 'expected', phrases: [...new Set(phrases)], things, ...this.#found() })
  }

  /** Notes what is wrong at the next word, or at another place, and spends the line. */
  fail(reason: TextReason, place = this.place): undefined {
    if (!this.#spent) this.problems.note(place, reason)
    this.#spent = true
    return undefined
  }

  /** What still stands on the line has no place there. */
  end(): void {
    if (this.peek()) this.expected([], ['end-of-line'])
  }

  #found(): { readonly found?: string } {
    const next = this.peek()
    return next ? { found: shown(next.text) } : {}
  }
}
