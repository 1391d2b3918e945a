import type { TextPlace, TextProblems } from './problem.ts'

/** A word, a text in quotes (its quotes and escapes resolved) or one of the marks `, = [ ] { }`. */
export interface Token {
  readonly kind: 'word' | 'text' | 'mark'
  readonly text: string
  readonly column: number
}

/** A line with what is indented beneath it. Blank lines and comments are not among them. */
export interface Line {
  readonly line: number
  /** Where its first word stands, from 1. */
  readonly column: number
  readonly tokens: readonly Token[]
  /** One past its last token. */
  readonly end: number
  readonly beneath: readonly Line[]
}

interface OpenLine extends Line {
  readonly beneath: Line[]
}

/**
 * The lines of a text as its indentation nests them: a line belongs to the nearest one above it that stands further left, and
 * all that belong to one line start in the same column. Iterative, so that no nesting is too deep for it.
 */
export function nestLines(text: string, problems: TextProblems): readonly Line[] {
  const top: Line[] = []
  const open: OpenLine[] = []
  for (const [index, written] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = lineOf(written, index + 1, problems)
    if (problems.full) break
    if (!line) continue
    while ((open.at(-1)?.column ?? 0) >= line.column) open.pop()
    const siblings = open.at(-1)?.beneath ?? top
    const [first] = siblings
    if (first && first.column !== line.column) problems.note(line, { code: 'uneven-indentation' })
    siblings.push(line)
    open.push(line)
  }
  return top
}

/** What a line goes on with: spaces, a comment, a text in quotes, a quote that nothing closes, a mark or a word. */
const piece =
  /(?<space>\s+)|(?<comment>#.*)|(?<text>"[^"\\]*(?:\\.[^"\\]*)*")|(?<unclosed>".*)|(?<mark>[,=[\]{}])|(?<word>[^\s,=[\]{}"#]+)/suy

function lineOf(written: string, line: number, problems: TextProblems): OpenLine | undefined {
  const tokens: Token[] = []
  piece.lastIndex = 0
  let end = 1
  for (let match = piece.exec(written); match?.groups; match = piece.exec(written)) {
    const column = match.index + 1
    const { text, mark, word, unclosed } = match.groups
    if (text !== undefined) tokens.push({ kind: 'text', text: unquoted(text, { line, column }, problems), column })
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark, column })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, column })
    else if (unclosed !== undefined) problems.note({ line, column }, { code: 'unclosed-text' })
    else continue
    end = piece.lastIndex + 1
  }
  const [first] = tokens
  if (!first) return undefined
  if (written.slice(0, first.column - 1).includes('\t')) problems.note({ line, column: 1 }, { code: 'tab' })
  return { line, column: first.column, tokens, end, beneath: [] }
}

const escape = /\\(?:(["\\])|u\{([0-9a-f]{1,6})\}|.)/gsu

function unquoted(written: string, place: TextPlace, problems: TextProblems): string {
  return written.slice(1, -1).replace(escape, (whole: string, itself?: string, hex?: string) => {
    if (itself !== undefined) return itself
    const point = hex === undefined ? Number.NaN : Number.parseInt(hex, 16)
    if (point <= 0x10ffff) return String.fromCodePoint(point)
    problems.note(place, { code: 'bad-escape' })
    return whole
  })
}

/** What nobody sees, and what would end a line: written as `\u{200f}`, so that a text shows all that it says. */
const unseen = /["\\]|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** A text in quotes, as `nestLines` reads it back. */
export function quoted(text: string): string {
  const inside = text.replace(unseen, (character) =>
    character === '"' || character === '\\' ? `\\${character}` : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
  return `"${inside}"`
}
