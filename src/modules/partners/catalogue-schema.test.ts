import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { changedAt } from '../rules/spoil.testing.ts'
import { parseProviderFile } from './catalogue-file.ts'
import { CATALOGUE_SCHEMA } from './catalogue-schema.ts'
import { CATALOGUE_FOLDER } from './read-catalogue.ts'

const published = join(import.meta.dirname, '../../../docs/catalogue.schema.json')
const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, formats: { uri: true } })
const fits = ajv.compile(JSON.parse(readFileSync(published, 'utf8')) as object)
const files = readdirSync(CATALOGUE_FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(CATALOGUE_FOLDER, name), 'utf8')) as object)

test('the published schema is the one that the parser itself makes', () => {
  assert.equal(readFileSync(published, 'utf8'), `${JSON.stringify(CATALOGUE_SCHEMA, null, 2)}\n`)
})

test('every file of the catalogue fits the schema', () => {
  assert.ok(files.length > 40)
  for (const file of files) assert.ok(fits(file), JSON.stringify(fits.errors?.slice(0, 3)))
})

test('a file with something added, left out or put in another’s place is refused by both, or its form is right', () => {
  let refused = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.nat(),
      junk,
      fc.constantFrom('put', 'leave out', 'add'),
      (file, place, value, what) => {
        const spoilt = changedAt(file, place, value, what)
        const read = parseProviderFile(JSON.stringify(spoilt))
        if (read.ok) assert.ok(fits(spoilt), JSON.stringify(fits.errors?.slice(0, 3)))
        else if (!fits(spoilt)) refused += 1
        else assert.ok(read.refusal.problems.every(isOfContents), JSON.stringify(read.refusal.problems))
      },
    ),
    { numRuns: 600 },
  )
  assert.ok(refused > 150, `${refused} were refused by both`)
})

const junk = fc.constantFrom<unknown>(null, 7, -1, 0.5, '', 'x', 'Not Kebab', true, [], ['x'], {}, { amount: 'x' })

/** What only the parser can tell: what a rule or a fact means, whether there is such a day or amount. */
function isOfContents({ path, sentence }: { readonly path: string; readonly sentence: string }): boolean {
  return (
    /^offers\[\d+\]\.(?:versions\[\d+\]\.rule|examples\[\d+\]\.(?:facts\.known|rates))/.test(path) ||
    sentences.has(sentence)
  )
}

const sentences: ReadonlySet<string> = new Set([
  'This must be an https address.',
  'This must be a day, as in 2026-11-23.',
  'This must be a day, a month or a year, as in 2026-11.',
  'This must be an amount and a currency.',
  'This must not be empty.',
  'This version ends before it begins.',
  'This version must begin after the one before it ends.',
  'A benefit in kind has no amount.',
  'Write the years in order.',
])
