import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { isIce, readIce } from './ice.ts'

test('published ICE numbers pass, and the same with one digit changed is kept with a warning', () => {
  for (const ice of ['001561191000066', '002136093000040', '000036794000036']) {
    assert.deepEqual(readIce(ice), { ice })
  }
  assert.deepEqual(readIce('001561191000065'), { ice: '001561191000065', warning: 'bad-ice' })
})

test('spaces, a label and the zeros that a spreadsheet dropped do not matter', () => {
  assert.deepEqual(readIce('001 561 191 000 066'), { ice: '001561191000066' })
  assert.deepEqual(readIce('ICE : 001561191000066'), { ice: '001561191000066' })
  assert.deepEqual(readIce(1561191000066), { ice: '001561191000066' })
  assert.deepEqual(readIce('36794000036'), { ice: '000036794000036' })
})

test('what is no ICE is none, and a rounded one is not repaired by guessing', () => {
  assert.deepEqual(readIce('RC 12345'), { warning: 'not-an-ice' })
  assert.deepEqual(readIce('12345'), { warning: 'not-an-ice' })
  assert.deepEqual(readIce('0015611910000660'), { warning: 'not-an-ice' })
  assert.deepEqual(readIce('000000000000000'), { warning: 'not-an-ice' })
  assert.deepEqual(readIce('1.56119E+12'), { warning: 'lost-digits' })
  assert.deepEqual(readIce(1.5), { warning: 'lost-digits' })
})

test('any one wrong digit of an ICE is noticed', () => {
  const ices = fc.bigInt({ min: 1n, max: 10_309_278_350_514n }).map((n) => String(n * 97n).padStart(15, '0'))
  fc.assert(
    fc.property(ices, fc.nat(14), fc.integer({ min: 1, max: 9 }), (ice, at, by) => {
      const wrong = ice.slice(0, at) + ((Number(ice[at]) + by) % 10) + ice.slice(at + 1)

      assert.equal(isIce(ice), true)
      assert.equal(isIce(wrong), false)
    }),
  )
})
