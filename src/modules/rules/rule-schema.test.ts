import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { parseRule } from './parse-rule.ts'
import type { RuleProblem } from './problem.ts'
import { anyRule } from './random-rules.testing.ts'
import { RULE_SCHEMA } from './rule-schema.ts'
import { convention } from './rule.testing.ts'
import { changedAt } from './spoil.testing.ts'
import { writeRule } from './write-rule.ts'

const published = join(import.meta.dirname, '../../../docs/rule.schema.json')
const fits = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false }).compile(
  JSON.parse(readFileSync(published, 'utf8')) as object,
)

test('the published schema is the one that the parser’s own lists make', () => {
  assert.equal(readFileSync(published, 'utf8'), `${JSON.stringify(RULE_SCHEMA, null, 2)}\n`)
})

test('whatever the parser reads fits the schema', () => {
  assert.ok(fits(writeRule(convention)))
  fc.assert(
    fc.property(anyRule(), (rule) => {
      assert.ok(parseRule(rule).ok)
      assert.ok(fits(rule), JSON.stringify(fits.errors?.slice(0, 3)))
    }),
    { numRuns: 200 },
  )
})

test('a rule with something added, left out or put in another’s place is refused by the schema where the parser finds its form wrong', () => {
  let refused = 0
  fc.assert(
    fc.property(anyRule(), fc.nat(), junk, fc.constantFrom('put', 'leave out', 'add'), (rule, place, value, what) => {
      const spoilt = changedAt(rule, place, value, what)
      const read = parseRule(spoilt)
      const formIsWrong = !read.ok && read.refusal.problems.some(isOfForm)
      if (read.ok) assert.ok(fits(spoilt), JSON.stringify([spoilt, fits.errors?.slice(0, 3)]))
      if (formIsWrong) assert.ok(!fits(spoilt), JSON.stringify([spoilt, !read.ok && read.refusal.problems]))
      if (formIsWrong) refused += 1
    }),
    { numRuns: 1500 },
  )
  assert.ok(refused > 500, `${refused} were wrong`)
})

const junk = fc.constantFrom<unknown>(null, 7, -1, 0.5, 1e300, '', 'x', 'Not Kebab', true, [], ['x'], {}, { all: [] })

/** Problems that the form alone has, whatever else the rule says. */
function isOfForm({ code }: RuleProblem): boolean {
  return formCodes.has(code)
}

const formCodes: ReadonlySet<RuleProblem['code']> = new Set([
  'unsupported-version',
  'not-an-object',
  'not-a-list',
  'unknown-key',
  'missing-key',
  'not-exactly-one',
  'not-allowed-value',
  'unknown-fact',
  'unknown-code',
  'empty',
])
