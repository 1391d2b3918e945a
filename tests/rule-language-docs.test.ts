import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readText, writeText } from '../src/modules/notation/index.ts'
import { type Rule, criteriaOf, parseRule } from '../src/modules/rules/index.ts'

const page = readFileSync(join(import.meta.dirname, '../docs/rule-language.md'), 'utf8')

function blocks(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, block = '']) => block)
}

test('the rule that the page shows three times is one rule', () => {
  const [json = ''] = blocks('json')
  const read = parseRule(JSON.parse(json))
  assert.ok(read.ok)
  const [english, french] = blocks('rule')
  assert.equal(english, writeText(read.value, 'en'))
  assert.equal(french, writeText(read.value, 'fr'))
  for (const text of [english, french]) assert.deepEqual(fromText(text ?? ''), read.value)
})

test('every kind of criterion has its line in two languages, and both say the same', () => {
  const kinds = blocks('line').map((block) => {
    const [english = '', french = ''] = block.split('\n')
    const [said, dit] = [around(english, 'en'), around(french, 'fr')]
    assert.deepEqual(dit, said, english)
    return criteriaOf(said.where).at(-1)?.kind
  })
  // Since when a company is hosted has a line of its own among the ages.
  assert.equal(kinds.length, 16)
  assert.equal(new Set(kinds).size, 15)
  for (const kind of kinds) assert.ok(page.includes(`### ${kind}\n`), kind)
})

/** A line as a rule of its own, with the names and the words that it may need. */
function around(line: string, language: 'en' | 'fr'): Rule {
  const texts = ['fr', 'ar', 'en'].map((each) => `      ${each} "x"`).join('\n')
  const asked = language === 'en' ? ['rule', 'asks', 'requires', 'name'] : ['règle', 'demande', 'exige', 'nom']
  const [rule, asks, requires, name] = asked
  const needsWords = /^(?:answer|decision|commitment|réponse|décision|engagement) /.test(line)
  const words = needsWords ? `\n    ${asks}\n${texts}\n    ${requires}\n${texts}` : ''
  return fromText(`${rule}\n  ${line}${words}\n  ${name} aws "AWS"\n  ${name} aws-activate "AWS Activate"\n`)
}

function fromText(text: string): Rule {
  const read = readText(text)
  assert.ok(read.ok, JSON.stringify(!read.ok && read.refusal))
  return read.value
}
