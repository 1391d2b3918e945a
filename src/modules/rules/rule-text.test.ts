import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { parseRule } from './parse-rule.ts'
import { anyRule } from './random-rules.testing.ts'
import { readText } from './rule-text-read.ts'
import { writeText } from './rule-text-write.ts'
import { writeRule } from './write-rule.ts'

test('a rule read aloud in French, written down in English and sent as JSON is one rule', () => {
  fc.assert(
    fc.property(anyRule(), (json) => {
      const rule = parseRule(json)
      assert.ok(rule.ok)
      const english = readText(writeText(rule.value, 'en'))
      assert.ok(english.ok, english.ok ? '' : JSON.stringify(english))
      const french = readText(writeText(english.value, 'fr'))
      assert.ok(french.ok, french.ok ? '' : JSON.stringify(french))
      assert.deepEqual(french.value, rule.value)
      assert.deepEqual(writeRule(french.value), writeRule(rule.value))
    }),
    { numRuns: 500 },
  )
})
