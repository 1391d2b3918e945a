import { type Result, ok, refuse } from '../../kernel/result.ts'
import { parseRule, type Rule, shown } from '../rules/index.ts'
import { type TextReading, cursorAt } from './block.ts'
import { readConditions } from './conditions.ts'
import { type Line, nestLines } from './lines.ts'
import { type Body, Places, emptyBody } from './places.ts'
import { type BadRuleText, TextProblems } from './problem.ts'
import { SECTIONS, readSection } from './sections.ts'
import { KEYWORDS, type TextLanguage } from './words.ts'

/** A longer text is refused unread; the rules of real programmes have a few thousand characters. */
const MOST_CHARACTERS = 1_000_000

/**
 * Reads a rule from its text, English or French as its first word says. The text becomes the JSON form, and that is judged by
 * `parseRule`: no text says what JSON may not. Every problem has its line and column.
 */
export function readText(text: string): Result<Rule, BadRuleText> {
  const problems = new TextProblems()
  const refused = () => refuse({ code: 'bad-rule-text', problems: problems.found } satisfies BadRuleText)
  if (text.length > MOST_CHARACTERS) {
    problems.note({ line: 1, column: 1 }, { code: 'text-too-long', most: MOST_CHARACTERS })
    return refused()
  }

  const places = new Places()
  const json = readTop(nestLines(text, problems), problems, places)
  if (!json || !problems.none) return refused()
  const read = parseRule(json)
  if (read.ok) return ok(read.value)
  for (const problem of read.refusal.problems) {
    problems.note(places.find(json, problem.path), { code: 'rule', problem })
  }
  return refused()
}

/** The JSON form of the one rule that the text is. */
function readTop(lines: readonly Line[], problems: TextProblems, places: Places): Body | undefined {
  const [first, second] = lines
  if (!first)
    return problems.note(
      { line: 1, column: 1 },
      { code: 'expected', phrases: Object.values(KEYWORDS.rule), things: [] },
    )
  const language = languageOf(first, problems)
  if (!language) return undefined
  if (second) problems.note(second, { code: 'second-rule' })
  return readRule({ language, problems, places, count: 0 }, first)
}

/** The language whose word for "rule" stands alone on the line. */
function languageOf(first: Line, problems: TextProblems): TextLanguage | undefined {
  for (const language of ['en', 'fr'] as const) {
    const at = cursorAt({ language, problems }, first)
    if (!at.any(['rule'])) continue
    at.end()
    return language
  }
  const found = first.tokens[0]?.text
  return problems.note(first, {
    code: 'expected',
    phrases: Object.values(KEYWORDS.rule),
    things: [],
    ...(found !== undefined && { found: shown(found) }),
  })
}

function readRule(reading: TextReading, line: Line): Body | undefined {
  const rule = emptyBody()
  const conditions: Line[] = []
  for (const part of line.beneath) {
    const at = cursorAt(reading, part)
    const section = at.any(SECTIONS)
    if (section) readSection(reading, at, section, rule)
    else conditions.push(part)
  }
  const [where, ...others] = readConditions(reading, conditions, 1)
  if (conditions.length > 1 ? others.length > 0 : conditions.length === 0) {
    reading.problems.note(line, { code: 'one-condition-beneath' })
  }
  reading.places.put(rule, 'version', 1, line)
  reading.places.put(rule, 'where', where, conditions[0] ?? line)
  return rule
}
