import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { PROBLEM_CODES } from '../modules/workbook/index.ts'

test('the document on check names every code that it may print', () => {
  const document = readFileSync(join(import.meta.dirname, '../../docs/check.md'), 'utf8')

  assert.deepEqual(
    PROBLEM_CODES.filter((code) => !document.includes(`\`${code}\``)),
    [],
  )
})
