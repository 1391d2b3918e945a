import { type Criterion, DEEPEST, MOST_CONDITIONS, shown } from '../rules/index.ts'
import { editsBetween } from './edits.ts'
import { type TextReading, cursorAt, endAlone, readId, readWords } from './block.ts'
import { CRITERION_BEGINNINGS, CRITERION_LINES, HAS_WORDS, kindByFact } from './criteria.ts'
import type { Cursor } from './cursor.ts'
import type { Line } from './lines.ts'
import { readPieces } from './pieces.ts'
import { type Body, emptyBody } from './places.ts'
import type { TextPlace } from './problem.ts'
import { code, number } from './values.ts'
import { KEYWORDS, type Keyword, bare, phraseOf, wordsOf } from './words.ts'

const GROUPS = ['all', 'any', 'not', 'at-least-group', 'if', 'require', 'reference'] as const
const beginnings = [...GROUPS.map((kind) => ({ phrase: KEYWORDS[kind], kind })), ...CRITERION_BEGINNINGS]

/** How the line begins a condition, not taken; undefined where it begins none. */
function beginningOf(at: Cursor): (typeof GROUPS)[number] | Criterion['kind'] | undefined {
  const kind = at.copy().longest(beginnings)?.kind ?? 'by-fact'
  return kind === 'by-fact' ? kindByFact(at) : kind
}

/** Whether reading on would tell nothing new. */
function isFull({ problems, count }: TextReading): boolean {
  return problems.full || count > MOST_CONDITIONS
}

/** The conditions of a block as JSON. */
export function readConditions(reading: TextReading, lines: readonly Line[], depth: number): readonly unknown[] {
  const conditions: unknown[] = []
  const rest = lines.values()
  for (let next = rest.next(); !next.done && !isFull(reading); next = rest.next()) {
    const place = next.value
    reading.places.put(conditions, String(conditions.length), readCondition(reading, place, rest, depth), place)
  }
  return conditions
}

/** The condition that a block has to be. */
export function readOnlyCondition(reading: TextReading, line: Line, depth: number): unknown {
  const [first, ...others] = readConditions(reading, line.beneath, depth)
  const isOne = first !== undefined && others.length === 0
  // A condition that could not be read has been told already.
  if (isOne || line.beneath.length === 1) return first
  return reading.problems.note(line, { code: 'one-condition-beneath' })
}

/** Reads a condition from its line, what is beneath it, and for two of the groups the line after it. */
function readCondition(reading: TextReading, line: Line, rest: Iterator<Line>, depth: number): Body | undefined {
  if (depth > DEEPEST) return reading.problems.note(line, { code: 'nested-too-deep', limit: DEEPEST })
  reading.count += 1
  if (reading.count > MOST_CONDITIONS) {
    const problem = { path: 'rule', code: 'too-many-conditions', limit: MOST_CONDITIONS } as const
    return reading.count > MOST_CONDITIONS + 1 ? undefined : reading.problems.note(line, { code: 'rule', problem })
  }
  const at = cursorAt(reading, line)
  const kind = beginningOf(at)
  if (kind === undefined) return unknownCondition(at)
  return isGroupWord(kind) ? readGroup(reading, at, kind, rest, depth) : readCriterion(reading, at, kind)
}

function isGroupWord(kind: string): kind is (typeof GROUPS)[number] {
  return (GROUPS as readonly string[]).includes(kind)
}

function readGroup(
  reading: TextReading,
  at: Cursor,
  kind: (typeof GROUPS)[number],
  rest: Iterator<Line>,
  depth: number,
): Body {
  const { line } = at
  const body = emptyBody()
  const put = (key: string, value: unknown, place: TextPlace = line) => reading.places.put(body, key, value, place)
  const only = (from: Cursor, key: string) => {
    from.end()
    put(key, readOnlyCondition(reading, from.line, depth + 1), from.line)
  }
  /** The second half of a pair, on the line after the first half's block. */
  const then = (keyword: Keyword) => {
    const next = rest.next()
    const second = next.done ? undefined : cursorAt(reading, next.value)
    if (!second) at.fail({ code: 'missing-line', phrase: phraseOf(keyword, at.language) }, line)
    else if (second.take([keyword])) only(second, keyword)
  }

  at.take([kind])
  switch (kind) {
    case 'all':
    case 'any':
      at.end()
      put(kind, readConditions(reading, line.beneath, depth + 1))
      break
    case 'not':
      only(at, 'not')
      break
    case 'at-least-group':
      put('atLeast', number.read(at))
      at.take(['of-group'])
      at.end()
      put('of', readConditions(reading, line.beneath, depth + 1))
      break
    case 'if':
      only(at, 'if')
      then('must')
      break
    case 'require':
      only(at, 'require')
      then('unless')
      break
    case 'reference':
      put('rule', code.read(at))
      endAlone(reading, at)
      break
  }
  return body
}

function readCriterion(reading: TextReading, at: Cursor, kind: Criterion['kind']): Body {
  const { line } = at
  const [criterion, body] = [emptyBody(), emptyBody()]
  readPieces(CRITERION_LINES[kind], at, body, reading.places)
  readId(reading, at, criterion)
  const says = Object.keys(body).length > 0
  if (HAS_WORDS.has(kind)) {
    at.end()
    readWords(reading, line.beneath, ['asks', 'requires'], body)
  } else endAlone(reading, at)
  reading.places.put(criterion, kind, kind === 'hosted' && !says ? true : body, line)
  return criterion
}

/** A line that begins no condition; the beginning that looks most like it is named, where one does. */
function unknownCondition(at: Cursor): undefined {
  const words = at.line.tokens.map(({ text }) => bare(text.slice(0, 60)))
  let [nearest, fewest]: [string | undefined, number] = [undefined, Number.POSITIVE_INFINITY]
  for (const { phrase } of beginnings) {
    const beginning = phrase[at.language]
    const edits = editsBetween(words.slice(0, wordsOf(beginning).length).join(' '), beginning)
    if (edits < fewest && edits <= beginning.length / 3) [nearest, fewest] = [beginning, edits]
  }
  const found = shown(at.peek()?.text ?? '')
  return at.fail({ code: 'unknown-condition', found, ...(nearest !== undefined && { nearest }) })
}
