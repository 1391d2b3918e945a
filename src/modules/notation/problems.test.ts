import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { anyRule } from '../rules/random-rules.testing.ts'
import { parseRule } from '../rules/index.ts'
import { readText, type TextProblem, textProblemText, writeText } from './index.ts'

function problemsOf(text: string): readonly TextProblem[] {
  const read = readText(text)
  return read.ok ? [] : read.refusal.problems
}

function told(...lines: readonly string[]): readonly string[] {
  return problemsOf(['rule', ...lines].join('\n')).map((problem) => textProblemText(problem, 'en'))
}

test('a word that is out of place is told with its line, its column and what to write', () => {
  assert.deepEqual(told('  headcount below 5 [size]'), [
    'Line 2, column 13: write “under”, “at most”, “at least”, or “over” instead of “below”.',
  ])
  assert.deepEqual(told('  headcount under 5'), ['Line 2, column 20: write an id in brackets, such as [young] here.'])
  assert.deepEqual(told('  headcount under 5 [size] people'), [
    'Line 2, column 28: nothing may follow here. Remove “people” and what comes after it.',
  ])
  assert.deepEqual(told('  funding raised under 5 dollars at the rate of the day [x]'), [
    'Line 2, column 26: write a currency, such as MAD instead of “dollars”.',
  ])
  assert.deepEqual(told('  start of activity before 2026 [x]'), [
    'Line 2, column 28: write a day that exists, such as 2026-01-31 instead of “2026”.',
  ])
})

test('a condition that nobody knows is told with the one it looks like', () => {
  assert.deepEqual(told('  all of', '    head count under 5 [size]', '    custommer of aws [aws]', '    rich [x]'), [
    'Line 3, column 5: no condition begins with “head”. The page on the rule language lists them all.',
    'Line 4, column 5: no condition begins with “custommer”. Do you mean “customer of”?',
    'Line 5, column 5: no condition begins with “rich”. The page on the rule language lists them all.',
  ])
})

test('mistakes of shape are told at the line that has them', () => {
  const codes = (...lines: readonly string[]) =>
    problemsOf(['rule', ...lines].join('\n')).map(({ line, column, code }) => `${line}:${column} ${code}`)

  assert.deepEqual(codes(), ['1:1 one-condition-beneath'])
  assert.deepEqual(codes('  hosted [a]', '  hosted [b]'), ['1:1 one-condition-beneath'])
  assert.deepEqual(codes('  not', '    hosted [a]', '    hosted [b]'), ['2:3 one-condition-beneath'])
  assert.deepEqual(codes('  hosted [a]', '    hosted [b]'), ['3:5 nothing-beneath'])
  assert.deepEqual(codes('  if', '    hosted [a]'), ['2:3 missing-line'])
  assert.deepEqual(codes('  if', '    hosted [a]', '  unless', '    hosted [b]'), ['4:3 expected'])
  assert.deepEqual(codes('  unless', '    hosted [a]'), ['2:3 unknown-condition'])
  assert.deepEqual(codes('    all of', '      hosted [a]', '   hosted [b]'), [
    '1:1 one-condition-beneath',
    '4:4 uneven-indentation',
  ])
  assert.deepEqual(codes('\thosted [a]'), ['2:1 tab'])
  assert.deepEqual(codes('  hosted [a]', 'rule'), ['3:1 second-rule'])
  assert.deepEqual(codes('  hosted [a]', '  checked at entry', '  checked throughout'), ['4:11 twice'])
  assert.deepEqual(codes('  hosted [a]', '  name aws "A"', '  name aws "B"'), ['4:8 twice'])
  assert.deepEqual(codes('  hosted [a]', '  name aws "A'), ['3:12 unclosed-text'])
  assert.deepEqual(codes('  hosted [a]', '  name aws "\\x"'), ['3:12 bad-escape'])
  assert.deepEqual(codes('  hosted [a]', '  name aws "\\u{110000}"'), ['3:12 bad-escape'])
  assert.deepEqual(
    problemsOf('ruler').map(({ code }) => code),
    ['expected'],
  )
  assert.deepEqual(
    problemsOf('').map(({ code }) => code),
    ['expected'],
  )
  assert.deepEqual(
    problemsOf(' '.repeat(1_000_001)).map(({ code }) => code),
    ['text-too-long'],
  )
})

test('what the text says and no rule may say is told where the text says it', () => {
  assert.deepEqual(
    told(
      '  all of',
      '    time since incorporation under 1201 months [age]',
      '    headcount under {most} [size]',
      '    customer of aws [size]',
      '    sector any of fintech, farming [sector]',
      '    turnover of 2016 under 1.005 USD at the rate of 2017-02-29 [turnover]',
      '    all of',
    ),
    [
      'Line 3, column 36: write a whole number from 0 to 1200.',
      'Line 4, column 21: the rule has no parameter of this name. Add a line to it, such as: parameter max-age = 36.',
      'Line 5, column 5: the code “aws” has no name. Add a line to the rule: name aws "…".',
      'Line 6, column 19: “farming” is not a code of “sector”.',
      'Line 7, column 28: write an amount that its currency can have, such as 1 000 000 here.',
      'Line 8, column 5: the list is empty. Add at least one entry.',
    ],
  )
})

test('every mistake has a sentence in three languages', () => {
  const texts = [
    'ruler',
    'rule\n  head under [x]\n  if\n   hosted [a] b\n  name a "x',
    'rule\n  hosted [a]\n    hosted [a]\n\t not\n  checked at entry\n  checked at entry\n  name aws "\\x"\nrule',
    'rule\n  if\n    hosted [a]',
    'rule\n  funding raised under 1.005 MAD at the rate of the day [x]',
    'rule\n  all of\n    money:x under {y} at the rate of the day [x]\n    headcount under {y} [y]\n    holds z [z]',
    `rule\n${Array.from({ length: 20 }, (_, depth) => `${' '.repeat(depth + 1)}not\n`).join('')}`,
    ' '.repeat(1_000_001),
  ]

  for (const problem of texts.flatMap(problemsOf)) {
    const sentences = (['fr', 'ar', 'en'] as const).map((language) => textProblemText(problem, language))
    assert.equal(new Set(sentences).size, 3)
    for (const sentence of sentences) {
      assert.ok(sentence.includes(String(problem.line)) && sentence.includes(String(problem.column)), sentence)
      assert.match(sentence, /[.?]$/)
    }
  }
})

test('a text with something changed, lost or doubled is a rule or is refused at places that it has', () => {
  const edits = fc.array(
    fc.tuple(fc.nat(), fc.nat(40), fc.constantFrom('', ' ', '\n', '  ', '"', '[', '{', '#', ',', '=', 'x', '0', '\t')),
    {
      minLength: 1,
      maxLength: 4,
    },
  )

  fc.assert(
    fc.property(anyRule(), fc.constantFrom('en' as const, 'fr' as const), edits, (json, language, changes) => {
      const rule = parseRule(json)
      assert.ok(rule.ok)
      const text = changes.reduce(
        (whole, [at, length, put]) => {
          const start = at % (whole.length + 1)
          return whole.slice(0, start) + put + whole.slice(start + length)
        },
        writeText(rule.value, language),
      )

      const problems = problemsOf(text)
      const lines = text.split('\n')
      assert.ok(problems.length <= 50)
      for (const { line, column } of problems) assert.ok(column <= (lines[line - 1]?.length ?? -1) + 1)
    }),
    { numRuns: 400 },
  )
})
