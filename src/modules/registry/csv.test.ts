import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { assert as holds, constantFrom, property, string } from 'fast-check'
import { guarded, unguarded } from '../../kernel/formula-guard.ts'
import { writeCsv } from './csv.ts'

const folder = process.env['TREMPLIN_REFERENCE_DATA'] ?? join(import.meta.dirname, '../../../../shared/data')
const absent = !existsSync(folder) && `The reference data is not at ${folder}.`

test('a cell that a spreadsheet would take for a formula does not begin as one', { skip: absent }, () => {
  const harmless = new Set(['-5', '+212612345678'])
  const hostile = readFileSync(join(folder, 'bad-input/csv-formula.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !harmless.has(line))

  const dangerous = hostile.filter((line) => /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/.test(guarded(line)))

  assert.ok(hostile.length > 20)
  assert.deepEqual(dangerous, [])
})

test('what went out comes back as it was, formula or not', { skip: absent }, () => {
  const { values } = JSON.parse(readFileSync(join(folder, 'bad-input/must-survive-roundtrip.json'), 'utf8')) as {
    values: readonly string[]
  }
  const lines = readFileSync(join(folder, 'bad-input/csv-formula.txt'), 'utf8').split('\n')

  for (const value of [...values, ...lines]) assert.equal(unguarded(guarded(value)), value)
})

test('any text at all comes back as it was', () => {
  const text = string({ unit: constantFrom("'", '=', '+', '-', '@', ' ', '\t', '1', 'a', '＝', '\u200b', '\n') })

  holds(
    property(text, (value) => unguarded(guarded(value)) === value),
    { numRuns: 2_000 },
  )
  holds(property(string({ unit: 'grapheme' }), (value) => unguarded(guarded(value)) === value))
})

test('numbers and telephone numbers are no formulas and stay as they are', () => {
  for (const plain of ['-5', '-0.5', '-0,5', '+212612345678', '+212 612 34 56 78', '1e5', '0012', 'TRUE', "O'Brien"]) {
    assert.equal(guarded(plain), plain)
  }
  assert.deepEqual(['-1+1', '+1+1', '-', '- tiret', '@handle', "'=1+1"].map(guarded), [
    "'-1+1",
    "'+1+1",
    "'-",
    "'- tiret",
    "'@handle",
    "''=1+1",
  ])
})

test('separators, quotes and line breaks stay inside their cell, and the file says that it is UTF-8', () => {
  const text = writeCsv(
    [
      ['Nom', 'CA'],
      ['Médina; "Énergie"', 'ligne 1\r\nligne 2'],
      ['المغرب', ''],
    ],
    ';',
  )

  assert.equal(text, '\ufeffNom;CA\r\n"Médina; ""Énergie""";"ligne 1\r\nligne 2"\r\nالمغرب;\r\n')
})
