import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CivilDate, day } from '../../kernel/civil-date.ts'
import { versionInForce } from './offer.ts'

interface Terms {
  readonly from: CivilDate
  readonly until?: CivilDate
  readonly keeps?: true
}

/** BizSpark as it was: three years of age at first, then five; both kept by those who had them. */
const first: Terms = { from: day('2008-11-05'), until: day('2012-12-31'), keeps: true }
const second: Terms = { from: day('2013-01-01'), until: day('2018-12-31'), keeps: true }

function inForce(versions: readonly Terms[], on: string, enteredOn?: string): Terms | undefined {
  return versionInForce(versions, day(on), enteredOn === undefined ? undefined : day(enteredOn))
}

test('who comes new has the terms of the day, and none once the programme has ended', () => {
  const versions = [first, second]

  assert.equal(inForce(versions, '2008-11-04'), undefined)
  assert.equal(inForce(versions, '2012-12-31'), first)
  assert.equal(inForce(versions, '2013-01-01'), second)
  assert.equal(inForce(versions, '2019-01-01'), undefined)
})

test('who entered under terms that are kept has them after others began, and after the programme ended', () => {
  const versions = [first, second]

  assert.equal(inForce(versions, '2014-05-01', '2011-03-01'), first)
  assert.equal(inForce(versions, '2020-05-01', '2011-03-01'), first)
  assert.equal(inForce(versions, '2020-05-01', '2016-03-01'), second)
})

test('who entered under terms that are not kept has those of the day, like everybody', () => {
  const { keeps: _, ...notKept } = first
  const versions = [notKept, second]

  assert.equal(inForce(versions, '2014-05-01', '2011-03-01'), second)
  assert.equal(inForce(versions, '2020-05-01', '2011-03-01'), undefined)
})

test('nobody keeps terms from a day on which there were none, or that is still to come', () => {
  const gap: Terms = { from: day('2014-01-01') }
  const versions = [first, gap]

  assert.equal(inForce(versions, '2015-01-01', '2013-06-01'), gap)
  assert.equal(inForce(versions, '2015-01-01', '2008-01-01'), gap)
  assert.equal(inForce(versions, '2010-01-01', '2015-01-01'), first)
})
