import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RoughDate, day } from '../../kernel/civil-date.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { money } from '../../kernel/money.ts'
import type { Fact, FactKey, FactValue, Facts } from '../rules/index.ts'
import { Dice, randomDay, randomFacts, randomRates, randomRule } from '../screening/random.testing.ts'
import { type Finding, describe, judge } from './index.ts'
import { type Told, untruthsIn } from './text-truth.testing.ts'

/** Findings of random rules on random companies, each with what it was made from. */
function* tellings(seed: number, rules: number): Generator<Told> {
  const dice = new Dice(seed)
  for (let round = 0; round < rules; round += 1) {
    const [rule, on, rates] = [randomRule(dice), randomDay(dice), randomRates(dice)]
    const facts = sourced(randomFacts(dice), dice)
    for (const finding of judge(rule, facts, on, rates).findings) yield { finding, facts, on, rates }
  }
}

/** The facts, some of them with where they were read and when they were true. */
function sourced(facts: Facts, dice: Dice): Facts {
  const known = [...facts.known].map(([key, fact]): [FactKey, Fact] => [
    key,
    {
      ...fact,
      ...(dice.says(0.5) && { source: 'Bilan déposé' }),
      ...(dice.says(0.3) && { validOn: day('2024-05-17') }),
    },
  ])
  return { ...facts, known: new Map(known) }
}

test('a description says nothing that its finding does not hold, and names every fact it looked at or misses', () => {
  let read = 0
  for (const told of tellings(7, 2000)) {
    for (const language of LANGUAGES) {
      const text = describe(told.finding, language, told.on)
      assert.deepEqual(untruthsIn(text, told, language), [], `${language} ${told.on}: ${text}`)
      read += 1
    }
  }

  assert.ok(read > 2000, `only ${read} descriptions were read`)
})

test('the twin: a description with another amount, date, number, code or fact is found out every time', () => {
  const lies = new Map<string, number>()
  for (const told of tellings(8, 1200)) {
    for (const [lie, finding] of liesAbout(told.finding)) {
      lies.set(lie, (lies.get(lie) ?? 0) + 1)
      for (const language of LANGUAGES) {
        const text = describe(finding, language, told.on)
        assert.notDeepEqual(untruthsIn(text, told, language), [], `${language}, ${lie}: ${text}`)
      }
    }
  }

  for (const lie of ['amount', 'date', 'number', 'code', 'fact']) {
    assert.ok((lies.get(lie) ?? 0) > 20, `only ${lies.get(lie)} lies about a ${lie}`)
  }
})

/** The finding as it would be had something else been seen than was. */
function liesAbout(finding: Finding): readonly (readonly [lie: string, finding: Finding])[] {
  const { seen } = finding
  if (seen.kind !== 'fact') return []
  const { kind } = seen.fact.value
  const value = otherValues[kind]
  const other = otherFacts[kind]
  const lying = (key: FactKey, fact: Fact): Finding => ({ ...finding, seen: { ...seen, key, fact } })
  return [
    ...(value ? [[value.lie, lying(seen.key, { ...seen.fact, value: value.value })] as const] : []),
    ...(other && seen.key !== other ? [['fact', lying(other, seen.fact)] as const] : []),
  ]
}

const otherValues: Partial<Record<FactValue['kind'], { readonly lie: string; readonly value: FactValue }>> = {
  money: { lie: 'amount', value: { kind: 'money', money: money('123456789', 'GBP') } },
  date: { lie: 'date', value: { kind: 'date', date: day('1987-06-05') as RoughDate } },
  number: { lie: 'number', value: { kind: 'number', number: 8675309 } },
  choices: { lie: 'code', value: { kind: 'choices', codes: ['a-code-nobody-holds'] } },
}

const otherFacts: Partial<Record<FactValue['kind'], FactKey>> = {
  money: 'projectInvestment',
  date: 'applicantBornOn',
  number: 'developers',
  choices: 'intendedUse',
}
