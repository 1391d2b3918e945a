import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES, type Language } from '../../kernel/language.ts'
import { writeMoney } from '../../kernel/money.ts'
import { Dice, randomRule } from '../screening/random.testing.ts'
import { type Bound, type Criterion, codeLabel, criteriaOf, factLabel, requirement } from './index.ts'
import { figuresIn, plain, says } from './text-reading.testing.ts'

test('a requirement says the figures and codes of its criterion, and no others', () => {
  const dice = new Dice(11)
  let read = 0
  for (let round = 0; round < 800; round += 1) {
    for (const criterion of criteriaOf(randomRule(dice).where)) {
      for (const language of LANGUAGES) {
        const text = requirement(criterion, language)
        const { amounts, dates, numbers } = figuresIn(text, language)
        const held = heldBy(criterion, language)
        assert.deepEqual(amounts.map(trimmed), held.amounts, text)
        assert.deepEqual(dates, held.dates, text)
        // Small numbers may be words: "سنتين".
        assert.ok(
          numbers.every((number) => held.numbers.includes(number)),
          text,
        )
        assert.ok(
          held.numbers.every((number) => number <= 2 || numbers.includes(number)),
          text,
        )
        assert.ok(
          held.codes.every((code) => says(plain(text), plain(code))),
          text,
        )
        read += 1
      }
    }
  }

  assert.ok(read > 3000, `only ${read} requirements were read`)
})

interface HeldFigures {
  readonly amounts: readonly string[]
  readonly dates: readonly string[]
  readonly numbers: readonly number[]
  readonly codes: readonly string[]
}

function heldBy(criterion: Criterion, language: Language): HeldFigures {
  const none: HeldFigures = { amounts: [], dates: [], numbers: [], codes: [] }
  const ofLabel = 'fact' in criterion && criterion.fact !== 'turnover' ? factLabel(criterion.fact, language) : ''
  const labelled = { ...none, numbers: figuresIn(ofLabel, language).numbers }
  switch (criterion.kind) {
    case 'age':
      return { ...none, numbers: durationOf(criterion.bound) }
    case 'money': {
      const { period, rate, bound } = criterion
      const years = typeof period === 'object' ? [period.fiscalYear] : []
      const dates = typeof rate === 'object' && 'fixedOn' in rate ? [rate.fixedOn] : []
      return { ...labelled, amounts: [amountOf(bound)], dates, numbers: [...labelled.numbers, ...years] }
    }
    case 'number':
      return { ...labelled, numbers: [...labelled.numbers, criterion.bound.limit] }
    case 'date':
      return { ...labelled, dates: [criterion.bound.limit] }
    case 'set': {
      const codes = criterion.codes.map((code) => codeLabel(criterion.fact, code, language))
      return { ...labelled, codes, numbers: codes.flatMap((code) => figuresIn(code, language).numbers) }
    }
    case 'order':
      return { ...none, codes: [codeLabel(criterion.fact, criterion.bound.limit, language)] }
    case 'commitment':
      return { ...none, numbers: criterion.withinMonths === undefined ? [] : [criterion.withinMonths] }
    case 'window':
      return { ...none, dates: [criterion.opensOn, criterion.closesOn].filter((date) => date !== undefined) }
    case 'owners': {
      const { share, turnover } = criterion
      return { ...none, amounts: turnover ? [amountOf(turnover)] : [], numbers: [share.limit] }
    }
    case 'flag':
    case 'hosted':
    case 'question':
    case 'decision':
    case 'once':
    case 'exceeds':
      return labelled
  }
}

/** Bounds that count completed months say months; the others may say years. */
function durationOf({ op, limit }: Bound<number>): readonly number[] {
  if (op === 'at-most' || op === 'over' || limit < 12) return [limit]
  return limit % 12 === 0 ? [limit / 12] : [Math.floor(limit / 12), limit % 12]
}

function amountOf({ limit }: Bound<Parameters<typeof writeMoney>[0]>): string {
  const { amount, currency } = writeMoney(limit)
  return trimmed(`${amount} ${currency}`)
}

function trimmed(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+(?= )/, '') : amount
}
