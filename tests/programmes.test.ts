import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { day } from '../src/kernel/civil-date.ts'
import { LANGUAGES } from '../src/kernel/language.ts'
import { find, subjectOf } from '../src/modules/analysis/index.ts'
import { verdictOn } from '../src/modules/eligibility/index.ts'
import {
  type Rule,
  criteriaOf,
  parseRule,
  resolveReferences,
  ruleProblemText,
  ruleText,
  writeRule,
} from '../src/modules/rules/index.ts'
import { referenceData } from './conformance.ts'
import { expressed } from './programmes.ts'

const file = join(referenceData, 'programmes.json')
const skip = existsSync(file) ? false : `there is no reference data at ${file}`
const today = day('2026-11-23')

interface Programme {
  readonly id: string
  readonly rule: unknown
}

function programmes(): readonly Programme[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { programmes: readonly Programme[] }).programmes
}

/** Every rule, read by the parser; references are resolved among them. */
function rules(): ReadonlyMap<string, Rule> {
  const read = new Map<string, Rule>()
  for (const { id, rule } of programmes()) {
    const parsed = parseRule(expressed(id, rule).json)
    if (!parsed.ok)
      assert.fail(`${id}: ${parsed.refusal.problems.map((problem) => ruleProblemText(problem, 'en')).join(' ')}`)
    read.set(id, parsed.value)
  }
  return new Map(
    [...read].map(([id, rule]) => {
      const resolved = resolveReferences(rule, (code) => read.get(code))
      assert.ok(resolved.ok, id)
      return [id, resolved.value]
    }),
  )
}

test('every published rule is said in the language, and a person decides only where no data can', { skip }, () => {
  const said = programmes().map(({ id, rule }) => expressed(id, rule))
  const criteria = [...rules().values()].flatMap(({ where }) => criteriaOf(where))
  const comparisons = said.reduce((sum, each) => sum + each.comparisons, 0)
  const written = programmes().reduce((sum, { rule }) => sum + JSON.stringify(rule).split('"fact":').length - 1, 0)
  const byHand = said.reduce((sum, each) => sum + each.decisions, 0)

  console.log(
    `${said.length} rules of programmes: ${comparisons} of ${written} comparisons are criteria, ${byHand} conditions are for a person`,
  )
  assert.equal(said.length, 65)
  assert.equal(comparisons, written)
  assert.equal(byHand, 20)
  const decided = criteria.filter(({ kind }) => kind === 'decision' || kind === 'commitment')
  assert.ok(decided.length >= byHand)
})

test('every published rule is written and read again as it is, told in three languages, and can be passed and failed', {
  skip,
}, () => {
  for (const [id, rule] of rules()) {
    const again = parseRule(JSON.parse(JSON.stringify(writeRule(rule))))
    assert.ok(again.ok, id)
    for (const language of LANGUAGES)
      assert.ok(
        ruleText(rule, language).every((line) => !/undefined|\[object/.test(line)),
        id,
      )

    const subject = subjectOf([rule], { on: today, rates: [] })
    const passing = find(subject, ['passes'])
    assert.ok(typeof passing === 'object', `${id} can pass`)
    assert.equal(verdictOn(rule, passing.company, today, []), 'eligible')
  }
})
