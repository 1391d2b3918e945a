import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { anyRule } from '../rules/random-rules.testing.ts'
import { parseRule, type Rule, writeRule } from '../rules/index.ts'
import { readText, writeText } from './index.ts'
import { CRITERION_BEGINNINGS } from './criteria.ts'
import { KEYWORDS, type Keyword } from './words.ts'

function read(text: string): Rule {
  const rule = readText(text)
  assert.ok(rule.ok, rule.ok ? '' : JSON.stringify(rule.refusal))
  return rule.value
}

const convention = `rule
  all of
    hosted [hosted]
    time since start of activity under 36 months [activity-age]
    turnover of 2016 under 1 000 000 USD at the rate 1 USD = 10 MAD by "Convention Technopark 2017" [turnover]
`

const enFrancais = `règle
  toutes
    hébergée [hosted]
    temps depuis début d'activité moins de 36 mois [activity-age]
    chiffre d'affaires de 2016 moins de 1 000 000 USD au taux 1 USD = 10 MAD selon "Convention Technopark 2017" [turnover]
`

test('the convention of 2017 reads like its article, in English and in French', () => {
  const rule = read(convention)

  assert.equal(writeText(rule, 'en'), convention)
  assert.equal(writeText(rule, 'fr'), enFrancais)
  assert.deepEqual(read(enFrancais), rule)
  assert.deepEqual(writeRule(rule), {
    version: 1,
    where: {
      all: [
        { id: 'hosted', hosted: true },
        { id: 'activity-age', age: { since: 'activity', under: 36 } },
        {
          id: 'turnover',
          money: {
            fact: 'turnover',
            fiscalYear: 2016,
            under: { amount: '1000000', currency: 'USD' },
            rate: { from: 'USD', to: 'MAD', value: '10', source: 'Convention Technopark 2017' },
          },
        },
      ],
    },
  })
})

test('whatever a rule can say is the same rule after it was written in English, then in French, then in JSON', () => {
  const seen = new Set<string>()

  fc.assert(
    fc.property(anyRule(), (json) => {
      const rule = parseRule(json)
      assert.ok(rule.ok, rule.ok ? '' : JSON.stringify(rule.refusal))
      const inEnglish = read(writeText(rule.value, 'en'))
      const inFrench = read(writeText(inEnglish, 'fr'))
      assert.deepEqual(inFrench, rule.value)
      assert.deepEqual(writeRule(inFrench), writeRule(rule.value))
      for (const kind of writeText(rule.value, 'en').match(/(?<=^ *)[a-z-]+/gm) ?? []) seen.add(kind)
      for (const key of JSON.stringify(json).match(/(?<=")[a-zA-Z]+(?=":)/g) ?? []) seen.add(key)
    }),
    { numRuns: 600 },
  )

  const groups = 'all any not atLeast of if must require unless rule'
  const criteria = 'age money number date set order flag hosted question decision commitment window once exceeds owners'
  const rest =
    'parameters parameter names declares codes checked everyMonths places prefers weight fiscalYear period fixedOn list'
  for (const key of `${groups} ${criteria} ${rest}`.split(' ')) assert.ok(seen.has(key), `no random rule had "${key}"`)
})

test('capitals, comments, blank lines, either apostrophe, wide spaces and any line end change nothing', () => {
  const typed = [
    '\ufeff# What the article says',
    '',
    'RÈGLE'.normalize('NFD'),
    '  Toutes            # les trois',
    '',
    '      hébergée [hosted]',
    '      temps depuis début d’activité moins de 36\u00a0mois [activity-age]',
    '# one more',
    '      chiffre d’affaires de 2016 moins de 1000000 USD au taux 1 USD = 10 MAD selon "Convention Technopark 2017" [turnover]',
  ]

  for (const end of ['\n', '\r\n', '\r']) assert.equal(writeText(read(typed.join(end)), 'fr'), enFrancais)
})

test('a mark within quotes is only a mark, and what nobody sees is written out', () => {
  const source = 'a "b" \\ # [c] {d} \u202e e \u2068f'
  const rule = read(
    convention.replace('"Convention Technopark 2017"', '"a \\"b\\" \\\\ # [c] {d} \\u{202e} e \\u{2068}f"'),
  )

  assert.ok(writeText(rule, 'fr').includes('selon "a \\"b\\" \\\\ # [c] {d} \\u{202e} e \\u{2068}f" [turnover]'))
  assert.ok(JSON.stringify(writeRule(rule)).includes(JSON.stringify(source)))
})

test('large figures are written in groups and read with or without them', () => {
  const asWritten = (figure: string) =>
    writeText(read(`rule\n  headcount under ${figure} [x]\n`), 'en').split(' under ')[1]

  assert.equal(asWritten('1000000'), '1 000 000 [x]\n')
  assert.equal(asWritten('1 000 000'), '1 000 000 [x]\n')
  assert.equal(asWritten('9999'), '9999 [x]\n')
  assert.equal(asWritten('9 999.50'), '9999.5 [x]\n')
  assert.equal(asWritten('1e-7'), '1e-7 [x]\n')
})

test('no two things of a language are called alike where either could come', () => {
  const operators: readonly (readonly Keyword[])[] = [
    ['under', 'at-most', 'at-least', 'over', 'any-of', 'all-of', 'none-of', 'exceeds', 'before', 'on-or-after'],
    ['rate-dated', 'rate-period-end', 'rate-fixed', 'rate-own'],
    [
      'parameter',
      'checked',
      'places',
      'prefer',
      'name',
      'declare',
      'all',
      'any',
      'not',
      'at-least-group',
      'if',
      'require',
    ],
    ['at-entry', 'throughout', 'every'],
    ['external-evidence', 'discretion', 'judgement-of-quality'],
    ['organisation', 'founder', 'group', 'predecessor'],
  ]
  const groups: readonly Keyword[] = [
    'all',
    'any',
    'not',
    'at-least-group',
    'if',
    'require',
    'reference',
    'must',
    'unless',
  ]

  for (const language of ['en', 'fr'] as const) {
    const beginnings = CRITERION_BEGINNINGS.map(({ phrase }) => phrase[language])
    const alternatives = [
      [...beginnings, ...groups.map((keyword) => KEYWORDS[keyword][language])],
      ...operators.map((keywords) => keywords.map((keyword) => KEYWORDS[keyword][language])),
    ]
    for (const phrases of alternatives) assert.deepEqual(phrases, [...new Set(phrases)])
  }
})
