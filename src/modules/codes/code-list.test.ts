import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import { MOST_CODES, readCodes } from './code-list.ts'
import { textOf } from './uploaded-text.ts'

const on = day('2017-08-21')

function read(text: string) {
  const result = readCodes(text, on)
  return result.ok ? result.value.map(({ code, expiresOn }) => [code, expiresOn]) : result.refusal
}

test('codes are read one on a line, with the last day behind any separator, headings and empty lines passed over', () => {
  assert.deepEqual(read('Code;Expires on\r\nABC;2018-06-30\r\n\r\nDEF\r\n'), [
    ['ABC', '2018-06-30'],
    ['DEF', undefined],
  ])
  assert.deepEqual(read('\ufeffABC\t30/06/2018\nDEF,1.7.2018\n"G;H, I";2018-06-30\n"say ""hi"""'), [
    ['ABC', '2018-06-30'],
    ['DEF', '2018-07-01'],
    ['G;H, I', '2018-06-30'],
    ['say "hi"', undefined],
  ])
  assert.deepEqual(read('الرمز\nABC;;;'), [['ABC', undefined]])
  assert.deepEqual(read('AB  CD '), [['AB CD', undefined]])
})

test('a code that is called as a heading is, but has a date, is a code', () => {
  assert.deepEqual(read('CODE;2018-06-30'), [['CODE', '2018-06-30']])
})

test('whatever is wrong is told by its line, never by what stands in it', () => {
  const lines = [
    'GOOD',
    'SECRET;soon',
    'SECRET2;2018-01-01;more',
    'X'.repeat(301),
    'SECRET3;2017-08-20',
    'GOOD',
    ';2018-01-01',
  ]
  const refusal = read(lines.join('\n'))

  assert.deepEqual(refusal, {
    code: 'lines-refused',
    problems: [
      { code: 'not-a-date', line: 2 },
      { code: 'too-many-cells', line: 3 },
      { code: 'too-long', line: 4, most: 300 },
      { code: 'past', line: 5 },
      { code: 'repeated', line: 6, of: 1 },
      { code: 'too-many-cells', line: 7 },
    ],
  })
  assert.doesNotMatch(JSON.stringify(refusal), /SECRET|GOOD|XXX/)
})

test('what is no list is refused as a whole', () => {
  assert.deepEqual(read(''), { code: 'nothing-uploaded' })
  assert.deepEqual(read('code\n\n'), { code: 'nothing-uploaded' })
  assert.deepEqual(read('PK\u0003\u0004 a workbook'), { code: 'not-text' })
  assert.deepEqual(read('A\0B'), { code: 'not-text' })
  assert.deepEqual(read('A\n'.repeat(MOST_CODES + 1)), { code: 'too-many-codes', most: MOST_CODES })
})

test('the longest lists and the strangest lines are read in no time', () => {
  const from = performance.now()
  read('"'.repeat(200_000))
  read('";'.repeat(100_000))
  read(`${' '.repeat(200_000)}"x`)
  read(Array.from({ length: MOST_CODES }, (_, at) => `CODE-${at};2018-01-01`).join('\n'))

  assert.ok(performance.now() - from < 2_000)
})

test('files are read in the encodings that spreadsheets write', () => {
  assert.equal(textOf(new TextEncoder().encode('é')), 'é')
  assert.equal(textOf(new Uint8Array([0xe9])), 'é')
  assert.equal(textOf(new Uint8Array([0xff, 0xfe, 0x41, 0x00])), 'A')
  assert.equal(textOf(new Uint8Array([0xfe, 0xff, 0x00, 0x41])), 'A')
})
