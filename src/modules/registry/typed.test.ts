import assert from 'node:assert/strict'
import { test } from 'node:test'
import { money } from '../../kernel/money.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import type { FactValue } from '../rules/index.ts'
import { typedFrom } from './fact-fields.view.ts'
import { roughly, valueOf } from './registry.testing.ts'
import { readTypedArea, readTypedDate, readTypedDay, readTypedFact, readTypedNumber, readTypedRate } from './typed.ts'

test('dates are read as the fields ask for them, day first, as exactly as they are known', () => {
  const texts = [
    '05/03/2016',
    '5-3-2016',
    '03/2016',
    '2016',
    '2016-03-05',
    '٠٥/٠٣/٢٠١٦',
    '31/02/2016',
    '13/2016',
    'mars',
  ]

  assert.deepEqual(texts.map(readTypedDate), [
    '2016-03-05',
    '2016-03-05',
    '2016-03',
    '2016',
    '2016-03-05',
    '2016-03-05',
    undefined,
    undefined,
    undefined,
  ])
  assert.deepEqual(['2016-03-05', '03/2016', ''].map(readTypedDay), ['2016-03-05', undefined, undefined])
})

test('amounts are read however thousands are grouped, and never guessed', () => {
  const cents = (text: string) => readTypedNumber(text, 2)

  for (const text of [
    '3200000',
    '3 200 000',
    '3\u202f200\u202f000',
    '3.200.000',
    '3,200,000',
    "3'200'000",
    '٣٢٠٠٠٠٠',
  ]) {
    assert.equal(cents(text), '3200000', text)
  }
  assert.deepEqual(['12,50', '12.5', '3.200.000,50', '3,200,000.50', '4,161', '-5'].map(cents), [
    '12.50',
    '12.5',
    '3200000.50',
    '3200000.50',
    '4161',
    '-5',
  ])
  for (const text of ['', '3,2,1', '1.2.3,4', '1,23,456', '1e9', '3 MDH', '1.234,5.6', '12,345,', '--1', '12,3456']) {
    assert.equal(cents(text), undefined, text)
  }
})

test('a rate’s lone comma or point is the decimal one; an area is above zero', () => {
  assert.deepEqual(['10,8125', '10.125', '0', '-1', 'x'].map(readTypedRate), [
    '10.8125',
    '10.125',
    undefined,
    undefined,
    undefined,
  ])
  assert.deepEqual(['24,5', '0', '-3', '100000000'].map(readTypedArea), ['24.5', undefined, undefined, undefined])
})

test('what a field shows of a fact is read back as the same fact, in every language', () => {
  const values: readonly (readonly [Parameters<typeof readTypedFact>[0], FactValue])[] = [
    ['turnover:2016', { kind: 'money', money: money('4161000.55', 'MAD') }],
    ['turnover:2016', { kind: 'money', money: money('4161', 'EUR') }],
    ['turnover:2016', { kind: 'money', money: money('0', 'MAD') }],
    ['activityStartedOn', { kind: 'date', date: roughly('2016-03') }],
    ['headcount', { kind: 'number', number: 1234 }],
    ['meanAge', { kind: 'number', number: 28.4 }],
    ['sector', { kind: 'choices', codes: ['ai', 'cloud'] }],
    ['answer:owns-software', { kind: 'answer', yes: false }],
  ]

  for (const language of LANGUAGES) {
    for (const [key, value] of values) {
      assert.deepEqual(valueOf(readTypedFact(key, typedFrom(value, language))), value)
    }
  }
})

test('an unknown choice, an unknown currency or nothing at all is refused', () => {
  const nothing = { value: '', values: [], currency: 'MAD' }
  const codes = [
    readTypedFact('sector', { ...nothing, values: ['witchcraft'] }),
    readTypedFact('turnover:2016', { ...nothing, value: '5', currency: 'DH' }),
    readTypedFact('turnover:2016', nothing),
    readTypedFact('answer:owns-software', { ...nothing, value: 'perhaps' }),
    readTypedFact('headcount', { ...nothing, value: '-1' }),
  ].map((result) => (result.ok ? undefined : result.refusal.code))

  assert.deepEqual(codes, ['bad-fact-value', 'bad-fact-value', 'fact-missing', 'bad-fact-value', 'bad-fact-value'])
})
