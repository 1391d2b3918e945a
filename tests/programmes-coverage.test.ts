import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { day } from '../src/kernel/civil-date.ts'
import { LANGUAGES } from '../src/kernel/language.ts'
import { find, subjectOf } from '../src/modules/analysis/index.ts'
import { verdictOn } from '../src/modules/eligibility/index.ts'
import { type CatalogueVersion, readCatalogue } from '../src/modules/partners/index.ts'
import {
  type Condition,
  criteriaOf,
  isGroup,
  parseRule,
  partsIn,
  ruleText,
  standalone,
  writeRule,
} from '../src/modules/rules/index.ts'
import { referenceData } from './conformance.ts'
import { oursHolds, says } from './programmes-coverage.ts'
import { type Published, conditionsOf, holds, offers, publishedRule } from './programmes-published.ts'

const file = join(referenceData, 'programmes.json')
const skip = existsSync(file) ? false : `there is no reference data at ${file}`

interface Programme {
  readonly id: string
  readonly rule: unknown
}

function programmes(): readonly Programme[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { programmes: readonly Programme[] }).programmes
}

async function versions(): Promise<ReadonlyMap<string, CatalogueVersion>> {
  const read = await readCatalogue()
  assert.ok(read.ok)
  return new Map(
    Object.entries(offers).map(([programme, place]) => {
      const [id, at] = typeof place === 'string' ? [place, 0] : place
      const version = read.value.offers.find((offer) => offer.id === id)?.versions[at]
      assert.ok(version, `${programme} has no terms in the catalogue.`)
      return [programme, version]
    }),
  )
}

/** Whether some part of a condition refers to another rule by its code. */
function refersTo(condition: Condition, code: string): boolean {
  if (!isGroup(condition)) return false
  return (
    (condition.kind === 'rule' && condition.rule === code) || partsIn(condition).some((part) => refersTo(part, code))
  )
}

function isSaid(published: Published, { rule }: CatalogueVersion): boolean {
  if (published.ref !== undefined) {
    const place = offers[published.ref]
    return typeof place === 'string' && refersTo(rule.where, place)
  }
  return criteriaOf(rule.where).some((criterion) => says(criterion, published))
}

test('every condition of 65 published rules stands in the catalogue with its own figure, and a person decides only what no data can', {
  skip,
}, async () => {
  const catalogue = await versions()
  const conditions = programmes().flatMap(({ id, rule }) =>
    conditionsOf(publishedRule(rule)).map((published) => ({ id, published, version: catalogue.get(id) })),
  )
  const compared = conditions.filter(({ published }) => published.fact !== undefined)
  const byHand = conditions.filter(({ published }) => published.manual !== undefined)

  const unsaid = conditions.filter(({ published, version }) => !version || !isSaid(published, version))

  const written = programmes().reduce((sum, { rule }) => sum + JSON.stringify(rule).split('"fact":').length - 1, 0)
  assert.equal(programmes().length, 65)
  assert.equal(compared.length, written)
  assert.equal(byHand.length, 20)
  const decided = byHand.map(({ id, published }) => `  ${id}: ${published.reason}, ${published.manual}`)
  console.log(
    `${programmes().length} published rules: ${compared.length} comparisons are criteria of the catalogue, ${byHand.length} conditions are for a person:\n${decided.join('\n')}`,
  )
  assert.deepEqual(
    programmes()
      .map(({ id }) => id)
      .toSorted(),
    Object.keys(offers).toSorted(),
  )
  assert.deepEqual(
    unsaid.map(({ id, published }) => `${id}: ${JSON.stringify(published)}`),
    [],
  )
})

test('whichever of its published conditions hold, a rule of the catalogue says what the published rule says', {
  skip,
}, async () => {
  const catalogue = await versions()

  let combinations = 0
  for (const { id, rule } of programmes()) {
    const whole = publishedRule(rule)
    const conditions = conditionsOf(whole)
    const terms = catalogue.get(id)
    assert.ok(terms)
    for (let bits = 0; bits < 2 ** conditions.length; bits += 1) {
      const holding = new Set(conditions.filter((_, index) => (bits >> index) % 2 === 1))
      assert.equal(oursHolds(terms.rule.where, conditions, holding), holds(whole, holding), `${id}, ${bits}`)
      combinations += 1
    }
  }
  console.log(`${combinations} combinations of conditions: the same answer`)
})

test('no rule of the catalogue leaves to a person what its programme tells as a comparison', { skip }, async () => {
  const catalogue = await versions()

  for (const { id, rule } of programmes()) {
    const told = conditionsOf(publishedRule(rule)).filter(({ manual }) => manual !== undefined).length
    const referred = conditionsOf(publishedRule(rule)).some(({ ref }) => ref !== undefined)
    const decisions = criteriaOf(catalogue.get(id)?.rule.where ?? { kind: 'all', of: [] }).filter(
      ({ kind }) => kind === 'decision' || kind === 'commitment',
    )
    assert.ok(decisions.length <= told || referred, `${id}: ${decisions.length} decisions, ${told} told`)
  }
})

test('a figure, a bound or a provider that is not the published one is noticed', { skip }, async () => {
  const catalogue = await versions()
  const terms = catalogue.get('scaleway-growth')
  const published = conditionsOf(publishedRule(programmes().find(({ id }) => id === 'scaleway-growth')?.rule))
  assert.ok(terms && published.every((condition) => isSaid(condition, terms)))

  const changes: readonly (readonly [fact: string, change: Partial<Published>])[] = [
    ['company.age_months', { op: 'lte' }],
    ['company.age_months', { value: 61 }],
    ['company.employees', { value: 49 }],
    ['relation.paying_customer', { of: 'aws' }],
    ['relation.paying_customer', { value: true }],
    ['company.expected_monthly_usage', { value: { amount: 1500, currency: 'USD' } }],
    ['company.expected_monthly_usage', { value: { amount: 1501, currency: 'EUR' } }],
    ['company.funding_stage', { value: ['seed'] }],
    ['company.funding_stage', { denied: true }],
  ]
  for (const [fact, change] of changes) {
    const condition = published.find((each) => each.fact === fact)
    assert.ok(condition && !isSaid({ ...condition, ...change }, terms), `${fact} ${JSON.stringify(change)}`)
  }
})

test('every rule of a published programme is written and read again as it is, told in three languages, and can be passed', {
  skip,
}, async () => {
  const today = day('2026-11-23')
  for (const [id, { rule }] of await versions()) {
    const whole = standalone(rule)
    const again = parseRule(JSON.parse(JSON.stringify(writeRule(whole))))
    assert.ok(again.ok, id)
    assert.deepEqual(again.value, whole, id)
    for (const language of LANGUAGES)
      assert.ok(
        ruleText(rule, language).every((line) => !/undefined|\[object/.test(line)),
        id,
      )

    const passing = find(subjectOf([rule], { on: today, rates: [] }), ['passes'])
    assert.ok(typeof passing === 'object', `${id} can pass`)
    assert.equal(verdictOn(rule, passing.company, today, []), 'eligible')
  }
})
